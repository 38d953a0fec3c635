# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether recorded exchanges keep to the contract.

The format of a recording stands in coinpay-sandbox-v1.yaml."""

import base64
import binascii
import collections
import functools
import json
import re
import urllib.parse

from bodies import Malformed, media_type, parse_json
from checker import Checker
from openapi import Router, join_pointer
from rules import Replays, Rules, wait_asked


class ExchangeCheck:
    """Feed it lines; it collects sentences, and counts the answers of each operation.

    A request that was refused may be wrong, for tests send such on purpose. Not so one whose
    User-Agent begins with `strict`: it comes from a client that is itself under test. "" means all
    of them, None means none.
    """

    def __init__(self, documents, strict=None):
        self.documents = documents
        self.router = Router(documents)
        self.strict = strict
        self.strict_now = False
        self.rules = next(
            Rules(d) for d in documents if "ErrorCode" in d.root["components"].get("schemas", {})
        )
        self.replays = Replays()
        self.problems = []
        self.counts = collections.defaultdict(collections.Counter)
        self.exchanges = self.faults = self.torn = 0
        self.place = ""

    def say(self, part, pointer, sentence):
        self.problems.append(f"{self.place}: {part}{' ' + pointer if pointer else ''}: {sentence}")

    @functools.lru_cache(maxsize=None)
    def checker(self, document, pointer, closed):
        """The checker for the schema at a pointer of a document."""
        return Checker(document.schema({"$ref": "#" + pointer}, closed))

    def check_line(self, name, number, line):
        self.place = f"{name}:{number}"
        try:
            record = json.loads(line)
        except ValueError as error:
            if not line.rstrip().endswith("}"):
                self.torn += 1  # the recorder was killed while it wrote
                return
            self.say("line", "", f"is not JSON: {error}")
            return
        try:
            request, answer = record["request"], record["response"]
            method, target = request["method"], request["target"]
            request_headers, answer_headers = lower(request["headers"]), lower(answer["headers"])
            request_body = base64.b64decode(request["body_base64"], validate=True)
            answer_body = base64.b64decode(answer["body_base64"], validate=True)
            status = int(answer["status"])
        except (KeyError, TypeError, ValueError, AttributeError, binascii.Error) as error:
            self.say("line", "", f"is not a recorded exchange: {error!r}")
            return
        self.exchanges += 1
        self.strict_now = self.strict is not None and request_headers.get(
            "user-agent", ""
        ).startswith(self.strict)
        path, _, query_text = target.partition("?")
        operation, path_values, known = self.router.find(method, path)
        self.place += f" {operation.id if operation else method + ' ' + path}"
        faulty = bool(record.get("fault"))
        self.faults += faulty
        if operation is None:
            if not faulty:
                self.check_no_operation(
                    method, known, status, answer_headers, answer_body, request_headers
                )
            return
        query, complaints = self.read_request(
            operation, path_values, query_text, request_headers, request_body
        )
        if self.strict_now or (not faulty and 200 <= status < 300):
            for complaint in complaints:
                self.say("request", *complaint)
        idempotency_key = request_headers.get("idempotency-key")
        if idempotency_key is not None:
            key = (name, method, target, request_body, idempotency_key)
            sentence = self.replays.sentence(key, status, answer_headers, answer_body, faulty)
            if sentence:
                self.say("response", "", sentence)
        if not faulty:
            self.counts[operation][status] += 1
            self.check_answer(
                operation, status, answer_headers, answer_body, query, request_headers
            )

    def check_no_operation(self, method, known, status, headers, body, request_headers):
        document = self.documents[0]
        if self.strict_now:
            self.say("request", "", "no operation has this method and path")
        expected = 405 if known else 404
        if status in (401, 429, 503):
            expected = status  # what is checked before the path is
        if status not in (expected, 501):
            self.say("response", "", f"no operation is here: {expected} was due, {status} came")
            return
        name = {
            404: "NotFound",
            405: "MethodNotAllowed",
            401: "Unauthorized",
            429: "TooManyRequests",
            503: "Unavailable",
        }.get(status)
        if name and method != "HEAD":
            pointer = f"/components/responses/{name}"
            self.check_documented(document, pointer, status, headers, body, {}, request_headers)

    # ----- requests -----

    def read_request(self, operation, path_values, query_text, headers, body):
        """The query as values, and [(pointer, sentence)] of what is wrong with the request."""
        wrong = []
        query = self.read_query(operation, query_text, wrong)
        for document, node in operation.parameters:
            place, name = node["in"], node["name"]
            if place == "path":
                value = urllib.parse.unquote(path_values[name])
            elif place == "header":
                value = headers.get(name.lower())
            else:
                value = query.get(name)
            if value is None:
                if node.get("required"):
                    wrong.append((f"{place} {name}", "is missing"))
                continue
            for where, sentence in self.parameter_checker(document, name, place, operation).errors(
                value
            ):
                wrong.append((f"{place} {name}{join_pointer(where)}", sentence))
        self.check_security(operation, headers, wrong)
        self.check_request_body(operation, headers, body, wrong)
        return query, wrong

    def read_query(self, operation, text, wrong):
        nodes = {node["name"]: node for _, node in operation.parameters if node["in"] == "query"}
        query = {}
        for pair in text.split("&") if text else []:
            raw_name, _, raw_value = pair.partition("=")
            name = urllib.parse.unquote(raw_name)
            if name not in nodes:
                wrong.append((f"query {name}", "is not a parameter of this operation"))
                continue
            if name in query:
                wrong.append((f"query {name}", "comes twice"))
            schema = nodes[name]["schema"]
            if schema.get("type") == "array":
                query[name] = [urllib.parse.unquote(part) for part in raw_value.split(",")]
            elif schema.get("type") == "integer":
                query[name] = (
                    int(raw_value) if re.fullmatch(r"-?[0-9]{1,18}", raw_value) else raw_value
                )
            else:
                query[name] = urllib.parse.unquote(raw_value, errors="surrogateescape")
        return query

    @functools.lru_cache(maxsize=None)
    def parameter_checker(self, document, name, place, operation):
        node = next(n for d, n in operation.parameters if n["name"] == name and n["in"] == place)
        return Checker(document.schema(node["schema"], closed=False))

    def check_security(self, operation, headers, wrong):
        schemes = operation.document.root["components"].get("securitySchemes", {})
        for requirement in operation.security():
            for name in requirement:
                scheme = schemes[name]
                header = "authorization" if scheme["type"] == "http" else scheme["name"].lower()
                pattern = (
                    r"^[Bb]earer [0-9A-Za-z._~+/-]+=*$"
                    if scheme["type"] == "http"
                    else scheme["x-pattern"]
                )
                if header not in headers:
                    wrong.append((f"header {header}", "is missing"))
                elif not re.fullmatch(pattern.strip("^$"), headers[header]):
                    wrong.append((f"header {header}", "does not look as it should"))

    def check_request_body(self, operation, headers, body, wrong):
        described = operation.node.get("requestBody")
        if described is None:
            if body:
                wrong.append(("body", "is not expected"))
            return
        if not body:
            if described.get("required"):
                wrong.append(("body", "is missing"))
            return
        if media_type(headers) != "application/json":
            wrong.append(
                ("header content-type", f"is {headers.get('content-type')!r}, not application/json")
            )
        try:
            value = parse_json(body)
        except Malformed as error:
            wrong.append(("body", str(error)))
            return
        pointer = operation.pointer + "/requestBody/content/application~1json/schema"
        for where, sentence in self.checker(operation.document, pointer, self.strict_now).errors(
            value
        ):
            wrong.append(("body " + join_pointer(where), sentence))
        wrong.extend(("body " + where, sentence) for where, sentence in self.rules.amounts(value))

    # ----- answers -----

    def check_answer(self, operation, status, headers, body, query, request_headers):
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

    def unserved(self):
        """Operations that never had a good answer, as sentences."""
        return [
            f"{operation.document.path.name}: {operation.id} "
            f"({operation.method.upper()} {operation.path}) "
            f"never got a good answer; came: {describe(self.counts[operation])}"
            for _, _, operation in sorted(self.router.routes, key=lambda route: route[2].pointer)
            if not any(200 <= status < 300 for status in self.counts[operation])
        ]


def lower(headers):
    return {name.lower(): value for name, value in headers.items()}


def describe(counter):
    return (
        ", ".join(f"{count} of {status}" for status, count in sorted(counter.items())) or "nothing"
    )
