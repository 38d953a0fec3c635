#!/usr/bin/python3
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each way of being wrong is found."""

import base64
import copy
import unittest

from exchangecase import ExchangeCase
from samples import decode, encode, example_answer, example_exchange


class Spoilt(ExchangeCase):
    def test_a_spoilt_answer_is_found_out(self):
        def put(name, value):
            return lambda body: body.__setitem__(name, value)

        def event(name, value):
            return lambda body: body["data"][1].__setitem__(name, value)

        for name, operation, change, expected in (
            ("a number for an amount", "createInvoice", put("amount", 25), "/amount"),
            ("an exponent in an amount", "createInvoice", put("amount", "1e3"), "/amount"),
            (
                "more decimals than the asset has",
                "createInvoice",
                put("amount", "25.0000001"),
                "7 decimals",
            ),
            (
                "a network that the asset does not live on",
                "createInvoice",
                put("network", "bitcoin"),
                "does not live",
            ),
            ("a state that is none", "createInvoice", put("status", "payed"), "/status"),
            (
                "a member too few",
                "createInvoice",
                lambda body: body.pop("version"),
                "'version' is a required",
            ),
            ("a member too many", "createInvoice", put("colour", "red"), "colour"),
            (
                "a time without a zone",
                "createInvoice",
                put("created_at", "2026-01-02T03:04:05"),
                "/created_at",
            ),
            (
                "a time on February 30",
                "createInvoice",
                put("created_at", "2026-02-30T03:04:05Z"),
                "/created_at",
            ),
            (
                "a time with a line feed",
                "createInvoice",
                put("created_at", "2026-01-02T03:04:05Z\n"),
                "/created_at",
            ),
            ("a version of zero", "createInvoice", put("version", 0), "/version"),
            ("true for a version", "createInvoice", put("version", True), "/version"),
            ("an id of another kind", "createInvoice", put("id", "esc_1"), "/id"),
            (
                "a mistake inside a list",
                "listInvoices",
                lambda body: body["data"][0].pop("asset"),
                "/data/0",
            ),
            ("a cursor and no more", "listInvoices", put("has_more", False), "/next_cursor"),
            ("a next that is not the last event", "listEvents", put("next", "evt_1"), "/next"),
            (
                "an event of another version than its data",
                "listEvents",
                event("version", 3),
                "/data/1/data/version",
            ),
            (
                "an event with another kind of data",
                "listEvents",
                event("resource", {"type": "escrow", "id": "inv_123"}),
                "/data/1",
            ),
            (
                "a transition that is none",
                "listEvents",
                event("previous_status", "canceled"),
                "does not go from",
            ),
            (
                "a type that does not fit",
                "listEvents",
                event("type", "invoice.updated"),
                "it is invoice.paid",
            ),
        ):
            with self.subTest(name):
                self.assertIn(expected, self.spoil_body(operation, change))

    def test_a_problem_agrees_with_its_answer(self):
        def put(name, value):
            return lambda body: body.__setitem__(name, value)

        for name, change, expected in (
            ("a code of another status", put("code", "rate_limited"), "belongs to 429"),
            ("a code that is none", put("code", "oops"), "/code"),
            ("another status", put("status", 400), "/status"),
            ("another request id", put("request_id", "req_1"), "/request_id"),
            ("no message", lambda body: body.pop("message"), "'message' is a required"),
        ):
            with self.subTest(name):
                self.assertIn(expected, self.spoil_body("getInvoice", change, status="404"))

    def test_a_spoilt_header_is_found_out(self):
        for name, operation, status, change, expected in (
            (
                "no request id",
                "getInvoice",
                None,
                lambda h: h.pop("X-Request-Id"),
                "X-Request-Id: is missing",
            ),
            (
                "a request id of another kind",
                "getInvoice",
                None,
                lambda h: h.update({"X-Request-Id": "1"}),
                "X-Request-Id",
            ),
            (
                "no correlation id",
                "getInvoice",
                None,
                lambda h: h.pop("X-Correlation-Id"),
                "X-Correlation-Id: is missing",
            ),
            (
                "another correlation id",
                "getInvoice",
                None,
                lambda h: h.update({"X-Correlation-Id": "b"}),
                "'b'",
            ),
            (
                "429 without Retry-After",
                "getInvoice",
                "429",
                lambda h: h.pop("Retry-After"),
                "Retry-After: is missing",
            ),
            (
                "a Retry-After in words",
                "getInvoice",
                "429",
                lambda h: h.update({"Retry-After": "soon"}),
                "Retry-After",
            ),
            (
                "401 without a challenge",
                "getInvoice",
                "401",
                lambda h: h.pop("WWW-Authenticate"),
                "WWW-Authenticate",
            ),
            (
                "a problem as plain JSON",
                "getInvoice",
                "404",
                lambda h: h.update({"Content-Type": "application/json"}),
                "content-type",
            ),
            (
                "an answer as text",
                "getInvoice",
                None,
                lambda h: h.update({"Content-Type": "text/html"}),
                "content-type",
            ),
            (
                "no Location",
                "createRelease",
                None,
                lambda h: h.pop("Location"),
                "Location: is missing",
            ),
            (
                "a Location elsewhere",
                "createRelease",
                None,
                lambda h: h.update({"Location": "/v1/x/rel_1"}),
                "lead to",
            ),
            (
                "a token to keep",
                "createToken",
                None,
                lambda h: h.pop("Cache-Control"),
                "Cache-Control",
            ),
            (
                "replayed: maybe",
                "createInvoice",
                None,
                lambda h: h.update({"Idempotent-Replayed": "maybe"}),
                "Idempotent",
            ),
        ):
            with self.subTest(name):
                exchange = example_exchange(self.operations[operation], status)
                change(exchange["response"]["headers"])
                self.assertIn(expected, self.check(exchange))

    def test_in_progress_needs_retry_after(self):
        exchange = example_exchange(self.operations["createInvoice"], "409")
        body = decode(exchange["response"])
        body["code"] = "idempotency_in_progress"
        exchange["response"]["body_base64"] = encode(body)
        self.assertEqual(self.check(exchange), "")
        del exchange["response"]["headers"]["Retry-After"]
        self.assertIn("Retry-After", self.check(exchange))

    def test_a_spoilt_request_must_not_have_been_accepted(self):
        def request(**changes):
            return lambda exchange: exchange["request"].update(changes)

        def header(name, value=None):
            def change(exchange):
                exchange["request"]["headers"].pop(name)
                if value is not None:
                    exchange["request"]["headers"][name] = value

            return change

        for name, operation, change, expected in (
            (
                "no idempotency key",
                "createInvoice",
                header("Idempotency-Key"),
                "Idempotency-Key: is missing",
            ),
            (
                "a key with a space",
                "createInvoice",
                header("Idempotency-Key", "a b"),
                "Idempotency-Key",
            ),
            ("no token", "getInvoice", header("Authorization"), "authorization: is missing"),
            ("no signature", "createInvoice", header("X-Signature"), "x-signature: is missing"),
            ("a short signature", "createInvoice", header("X-Signature", "AAAA"), "x-signature"),
            ("no content type", "createInvoice", header("Content-Type"), "content-type"),
            ("no body", "createInvoice", request(body_base64=""), "body: is missing"),
            (
                "half a body",
                "createInvoice",
                request(body_base64=base64.b64encode(b'{"amount"').decode()),
                "not JSON",
            ),
            (
                "a member twice",
                "cancelInvoice",
                request(body_base64=base64.b64encode(b'{"reason":"a","reason":"b"}').decode()),
                "comes twice",
            ),
            (
                "an amount of zero",
                "createInvoice",
                request(body_base64=encode({"amount": "0.00", "asset": "USDT", "reference": "a"})),
                "/amount",
            ),
            (
                "too many decimals",
                "createInvoice",
                request(
                    body_base64=encode({"amount": "1.1234567", "asset": "USDT", "reference": "a"})
                ),
                "7 decimals",
            ),
            (
                "an unknown parameter",
                "listInvoices",
                request(target="/v1/invoices?colour=red"),
                "query colour",
            ),
            (
                "a parameter twice",
                "listInvoices",
                request(target="/v1/invoices?limit=1&limit=2"),
                "comes twice",
            ),
            (
                "a limit beyond the range",
                "listInvoices",
                request(target="/v1/invoices?limit=201"),
                "query limit",
            ),
            (
                "a limit in words",
                "listInvoices",
                request(target="/v1/invoices?limit=many"),
                "query limit",
            ),
            (
                "an unknown state",
                "listInvoices",
                request(target="/v1/invoices?status=paid,payed"),
                "query status/1",
            ),
            (
                "a day for a time",
                "listInvoices",
                request(target="/v1/invoices?created_from=2026-01-02"),
                "created_from",
            ),
        ):
            with self.subTest(name):
                exchange = example_exchange(self.operations[operation])
                change(exchange)
                self.assertIn(expected, self.check(exchange))
                refused = copy.deepcopy(exchange)
                refused["response"] = example_answer(self.operations[operation], "422")
                self.assertEqual(self.check(refused), "", "a refused request may be wrong")
                self.assertIn(expected, self.check(refused, strict=""))


if __name__ == "__main__":
    unittest.main()
