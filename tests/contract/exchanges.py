# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether recorded exchanges keep to the contract.

The format of a recording stands in coinpay-sandbox-v1.yaml."""

import base64
import binascii
import collections
import json

from answercheck import AnswerCheck
from openapi import Router
from requestcheck import RequestCheck
from rules import Replays, Rules


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
        rules = next(
            Rules(d) for d in documents if "ErrorCode" in d.root["components"].get("schemas", {})
        )
        self.requests = RequestCheck(rules)
        self.answers = AnswerCheck(rules, self.say)
        self.replays = Replays()
        self.problems = []
        self.counts = collections.defaultdict(collections.Counter)
        self.exchanges = self.faults = self.torn = 0
        self.place = ""

    def say(self, part, pointer, sentence):
        self.problems.append(f"{self.place}: {part}{' ' + pointer if pointer else ''}: {sentence}")

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
        query, complaints = self.requests.read(
            operation, path_values, query_text, request_headers, request_body, self.strict_now
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
            self.answers.check(
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
            self.answers.check_documented(
                document, pointer, status, headers, body, {}, request_headers
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
