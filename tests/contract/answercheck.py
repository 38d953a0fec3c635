# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a recorded answer keeps to the contract."""

import functools
import re

from bodies import Malformed, media_type, parse_json
from checker import Checker
from openapi import join_pointer
from rules import wait_asked


class AnswerCheck:
    """Tells `say` what is wrong: part of the answer, pointer, sentence."""

    def __init__(self, rules, say):
        self.rules = rules
        self.say = say
        self.last_body_broken = False

    def check(self, operation, status, headers, body, query, request_headers):
        if str(status) not in operation.node["responses"]:
            self.say("response", "", f"the status {status} is not documented")
            return
        pointer = f"{operation.pointer}/responses/{status}"
        self.check_documented(
            operation.document, pointer, status, headers, body, query, request_headers
        )

    @functools.lru_cache(maxsize=None)
    def answer_plan(self, document, pointer):
        """(headers [(name, node, checker)], {media type: body checker}) of a documented answer."""
        owner, node = document.resolve({"$ref": "#" + pointer})
        headers = []
        for name, raw in node.get("headers", {}).items():
            home, header = owner.resolve(raw)
            headers.append((name, header, Checker(home.schema(header["schema"], closed=True))))
        bodies = {
            media: Checker(owner.schema(content["schema"], closed=True))
            for media, content in node.get("content", {}).items()
        }
        return headers, bodies

    def check_documented(self, document, pointer, status, headers, body, query, request_headers):
        header_plan, bodies = self.answer_plan(document, pointer)
        value = self.read_answer(bodies, headers, body)
        self.check_headers(header_plan, headers, request_headers, value)
        if value is None or self.last_body_broken:
            return
        if media_type(headers) == "application/problem+json":
            found = self.rules.problem(value, status, headers)
        else:
            found = self.check_meaning(value, query)
        for where, sentence in found:
            self.say("response body", where, sentence)
        self.check_location(headers, value)

    def read_answer(self, bodies, headers, body):
        """The parsed body, or None; `last_body_broken` tells whether the schema refused it."""
        self.last_body_broken = False
        if not bodies:
            if body:
                self.say("response body", "", "none is documented")
            return None
        media = media_type(headers)
        if media not in bodies:
            self.say(
                "response header",
                "content-type",
                f"is {media!r}, documented is {', '.join(bodies)}",
            )
            return None
        try:
            value = parse_json(body)
        except Malformed as error:
            self.say("response body", "", str(error))
            return None
        for where, sentence in bodies[media].errors(value):
            self.last_body_broken = True
            self.say("response body", join_pointer(where) or "/", sentence)
        return value

    def check_headers(self, plan, headers, request_headers, body):
        code = body.get("code") if isinstance(body, dict) else None
        for name, node, checker in plan:
            text = headers.get(name.lower())
            if text is None:
                asked = node.get("x-required-when-request-header", "").lower()
                if node.get("required") or code in node.get("x-required-for-codes", []):
                    self.say("response header", name, "is missing")
                elif asked in request_headers and self.well_formed(asked, request_headers[asked]):
                    self.say("response header", name, f"is missing, the request had {asked}")
                continue
            value = (
                int(text) if node["schema"].get("type") == "integer" and text.isdecimal() else text
            )
            for _, sentence in checker.errors(value):
                self.say("response header", name, sentence)
            self.check_echo(name, text, request_headers)

    @staticmethod
    def well_formed(name, value):
        if name == "prefer":
            return wait_asked(value) is not None
        return bool(re.fullmatch(r"[!-~]{1,128}", value))

    def check_echo(self, name, text, request_headers):
        if name == "X-Correlation-Id" and text != request_headers.get("x-correlation-id"):
            self.say("response header", name, f"is {text!r}, the request's is not")
        if name == "Preference-Applied":
            asked = wait_asked(request_headers.get("prefer", ""))
            if asked is None or text != f"wait={min(asked, 25)}":
                self.say("response header", name, f"is {text!r}, asked was {asked}")

    def check_meaning(self, value, query):
        found = self.rules.amounts(value)
        if isinstance(value, dict) and isinstance(value.get("data"), list):
            found.extend(self.rules.page(value, query))
            if "next" in value:
                for index, event in enumerate(value["data"]):
                    found.extend(
                        (f"/data/{index}{where}", text) for where, text in self.rules.event(event)
                    )
        return found

    def check_location(self, headers, value):
        location = headers.get("location")
        if (
            location is not None
            and isinstance(value, dict)
            and not location.endswith("/" + str(value.get("id")))
        ):
            self.say(
                "response header", "Location", f"{location} does not lead to {value.get('id')}"
            )
