#!/usr/bin/python3
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""contract.py itself: what is good passes, and each way of being wrong is found.

The exchanges are made from the documents' own examples, one for each operation, then spoilt one thing at a time."""

import base64
import copy
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import contract  # noqa: E402
from checker import Checker, is_date_time, is_uri  # noqa: E402
from exchanges import ExchangeCheck  # noqa: E402
from openapi import ContractError, Document  # noqa: E402
from shape import check_file  # noqa: E402

# What the API is made of. A call that is lost from the document is lost from everything that is held against it.
CALLS = """
POST /v1/auth/tokens
GET /v1/keys
POST /v1/keys
POST /v1/keys/{key_id}/revocations
GET /v1/invoices
POST /v1/invoices
GET /v1/invoices/{invoice_id}
POST /v1/invoices/{invoice_id}/cancellations
GET /v1/escrows
POST /v1/escrows
GET /v1/escrows/{escrow_id}
GET /v1/escrows/{escrow_id}/releases
POST /v1/escrows/{escrow_id}/releases
GET /v1/escrows/{escrow_id}/releases/{release_id}
GET /v1/escrows/{escrow_id}/refunds
POST /v1/escrows/{escrow_id}/refunds
GET /v1/escrows/{escrow_id}/refunds/{refund_id}
GET /v1/escrows/{escrow_id}/disputes
POST /v1/escrows/{escrow_id}/disputes
GET /v1/escrows/{escrow_id}/disputes/{dispute_id}
GET /v1/wallets
GET /v1/wallets/{wallet_id}
GET /v1/wallets/{wallet_id}/balances
GET /v1/wallets/{wallet_id}/addresses
POST /v1/wallets/{wallet_id}/addresses
POST /v1/wallets/{wallet_id}/transfer_quotes
GET /v1/wallets/{wallet_id}/transfers
POST /v1/wallets/{wallet_id}/transfers
GET /v1/transfers/{transfer_id}
GET /v1/events
GET /v1/webhook_endpoints
POST /v1/webhook_endpoints
POST /v1/webhook_endpoints/{endpoint_id}/secret_rotations
GET /v1/webhook_deliveries
GET /v1/webhook_deliveries/{delivery_id}
POST /v1/webhook_deliveries/{delivery_id}/redeliveries
GET /v1/requests
GET /v1/requests/{request_id}
POST /sandbox/v1/keys
POST /sandbox/v1/invoices/{invoice_id}/payments
POST /sandbox/v1/escrows/{escrow_id}/fundings
POST /sandbox/v1/wallets/{wallet_id}/deposits
POST /sandbox/v1/blocks
POST /sandbox/v1/reorgs
POST /sandbox/v1/clock
POST /sandbox/v1/events/{event_id}/deliveries
POST /sandbox/v1/faults
DELETE /sandbox/v1/faults
GET /sandbox/v1/ledger
"""
CODES = """unauthenticated token_expired clock_skew signature_invalid signature_replayed forbidden_scope not_found
validation_failed invalid_state insufficient_funds invalid_destination quote_expired idempotency_key_missing
idempotency_key_reused idempotency_in_progress rate_limited conflict internal unavailable"""
STATES = {
    "InvoiceStatus": "pending processing paid partially_paid overpaid expired canceled failed",
    "EscrowStatus": "funding_pending funded release_pending released partially_released refund_pending refunded "
                    "disputed expired canceled failed",
    "OperationStatus": "accepted processing final failed canceled",
}


def load():
    cache = {}
    return [Document(path, cache) for path in contract.DOCUMENTS]


def encode(value):
    return base64.b64encode(json.dumps(value, ensure_ascii=False).encode()).decode()


def decode(side):
    return json.loads(base64.b64decode(side["body_base64"]))


def first_example(document, content):
    raw = next(iter(content["examples"].values()))
    return document.resolve(raw)[1]["value"]


def example_answer(operation, status):
    document, node = operation.document.resolve(operation.node["responses"][status])
    headers = {}
    for name, raw in node.get("headers", {}).items():
        home, header = document.resolve(raw)
        if header.get("required") or name in ("RateLimit", "RateLimit-Policy", "X-Correlation-Id", "Retry-After", "Date"):
            headers[name] = str(header["example"])
    body = ""
    for media, content in node.get("content", {}).items():
        value = first_example(document, content)
        headers["Content-Type"] = media
        body = encode(value)
        if "Location" in headers:
            headers["Location"] = f"/v1/somewhere/{value['id']}"
        if "request_id" in value and media == "application/problem+json":
            headers["X-Request-Id"] = value["request_id"]
    return {"status": int(status), "headers": headers, "body_base64": body}


def example_exchange(operation, status=None):
    """A good exchange, from the operation's own examples; its first good answer unless a status is named."""
    path, headers = operation.path, {"X-Correlation-Id": "op_01JGK2V3"}
    for _, node in operation.parameters:
        if node["in"] == "path":
            path = path.replace("{" + node["name"] + "}", urllib.parse.quote(node["example"]))
        elif node["in"] == "header" and node.get("required"):
            headers[node["name"]] = node["example"]
    for requirement in operation.security():
        if "bearerToken" in requirement:
            headers["Authorization"] = "Bearer example.token.that.opens.nothing"
        if "signature" in requirement:
            headers.update({"X-Key-Id": "key_31", "X-Timestamp": "1767323045", "X-Signature": "A" * 86 + "=="})
    body = ""
    if "requestBody" in operation.node:
        content = operation.node["requestBody"]["content"]["application/json"]
        body = encode(first_example(operation.document, content))
        headers["Content-Type"] = "application/json"
    status = status or next(code for code in operation.node["responses"] if code.startswith("2"))
    return {"request": {"method": operation.method.upper(), "target": path, "headers": headers, "body_base64": body},
            "response": example_answer(operation, status)}


class Documents(unittest.TestCase):
    def test_the_documents_are_whole(self):
        for path in contract.DOCUMENTS:
            with self.subTest(path.name):
                self.assertEqual(check_file(path), [])

    def test_every_call_of_the_contract_is_there_and_no_other(self):
        found = {f"{op.method.upper()} {op.path}" for document in load() for op in document.operations()}
        self.assertEqual(found, set(CALLS.strip().splitlines()))

    def test_every_code_and_state_is_there(self):
        schemas = load()[0].root["components"]["schemas"]
        self.assertLessEqual(set(CODES.split()), set(schemas["ErrorCode"]["x-codes"]))
        for name, states in STATES.items():
            self.assertEqual(set(schemas[name]["x-extensible-enum"]), set(states.split()))

    def spoilt(self, old, new, count=1):
        """check_file of a copy of the API's document in which `old` reads `new`."""
        text = contract.DOCUMENTS[0].read_text(encoding="utf-8")
        self.assertIn(old, text)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "spoilt.yaml"
            path.write_text(text.replace(old, new, count), encoding="utf-8")
            return "\n".join(check_file(path))

    def test_a_spoilt_document_is_found_out(self):
        for name, old, new, expected in (
            ("a reference that leads nowhere", "schemas/InvoiceId'", "schemas/InvoiceIds'", "leads nowhere"),
            ("no operationId", "      operationId: createInvoice\n", "", "has no operationId"),
            ("the same operationId twice", "operationId: createInvoice", "operationId: listInvoices", "shares the"),
            ("a path parameter that is not declared", "/v1/invoices/{invoice_id}:", "/v1/invoices/{id}:", "not declared"),
            ("an example with a number for an amount", "      amount: '25.00'", "      amount: 25.00", "is not of type"),
            ("an example in an unknown state", "  status: pending\n", "  status: pendant\n", "not one of"),
            ("an example with an unknown member", "        status: processing\n",
             "        status: processing\n        colour: red\n", "Additional properties"),
            ("an example with a broken date", "expires_at: '2026-01-02T04:04:05Z'", "expires_at: '2026-13-02T04:04:05Z'",
             "date-time"),
            ("a code without an example", "code: quote_expired", "code: insufficient_funds", "quote_expired"),
            ("a code with another status", "quote_expired: {status: 422", "quote_expired: {status: 410", "quote_expired"),
            ("a transition to nowhere", "expired: [processing]", "expired: [procesing]", "procesing"),
            ("a write without a key", "        - {$ref: '#/components/parameters/IdempotencyKey'}\n", "", "no Idempotency"),
            ("a required member that is not described", "required: [code, message]\n      properties",
             "required: [code, message, why]\n      properties", "why is required"),
            ("a component that nobody uses", "  schemas:\n", "  schemas:\n    Odd: {type: string, examples: [a]}\n",
             "never used"),
            ("a line that is too long", "summary: Cancel an invoice", "summary: Cancel " + "x" * 120, "characters"),
        ):
            with self.subTest(name):
                self.assertIn(expected, self.spoilt(old, new))

    def test_a_key_that_comes_twice_is_an_error(self):
        with self.assertRaisesRegex(ContractError, "comes twice"):
            self.spoilt("  title: CoinPay API\n", "  title: CoinPay API\n  title: Other\n")


class Exchanges(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.documents = load()
        cls.operations = {op.id: op for document in cls.documents for op in document.operations()}

    def check(self, *exchanges, strict=None):
        check = ExchangeCheck(self.documents, strict)
        for number, exchange in enumerate(exchanges, 1):
            check.check_line("test.jsonl", number, exchange if isinstance(exchange, str) else json.dumps(exchange))
        self.last = check
        return "\n".join(check.problems)

    def test_the_examples_keep_to_the_contract_and_serve_every_operation(self):
        exchanges = [example_exchange(operation) for operation in self.operations.values()]
        self.assertEqual(self.check(*exchanges, strict=""), "")
        self.assertEqual(self.last.unserved(), [])
        self.assertEqual(self.last.exchanges, len(self.operations))

    def test_every_documented_refusal_keeps_to_the_contract(self):
        exchanges = [example_exchange(operation, status) for operation in self.operations.values()
                     for status in operation.node["responses"]]
        self.assertGreater(len(exchanges), 300)
        self.assertEqual(self.check(*exchanges), "")

    def test_an_operation_that_only_ever_refuses_is_not_served(self):
        exchanges = [example_exchange(op, "404" if name == "getRefund" else None)
                     for name, op in self.operations.items()]
        self.assertEqual(self.check(*exchanges), "")
        self.assertEqual(len(self.last.unserved()), 1)
        self.assertIn("getRefund", self.last.unserved()[0])

    def spoil_body(self, operation, change, side="response", status=None):
        exchange = example_exchange(self.operations[operation], status)
        body = decode(exchange[side])
        change(body)
        exchange[side]["body_base64"] = encode(body)
        return self.check(exchange)

    def test_a_spoilt_answer_is_found_out(self):
        def put(name, value):
            return lambda body: body.__setitem__(name, value)

        def event(name, value):
            return lambda body: body["data"][1].__setitem__(name, value)

        for name, operation, change, expected in (
            ("a number for an amount", "createInvoice", put("amount", 25), "/amount"),
            ("an exponent in an amount", "createInvoice", put("amount", "1e3"), "/amount"),
            ("more decimals than the asset has", "createInvoice", put("amount", "25.0000001"), "7 decimals"),
            ("a network that the asset does not live on", "createInvoice", put("network", "bitcoin"), "does not live"),
            ("a state that is none", "createInvoice", put("status", "payed"), "/status"),
            ("a member too few", "createInvoice", lambda body: body.pop("version"), "'version' is a required"),
            ("a member too many", "createInvoice", put("colour", "red"), "colour"),
            ("a time without a zone", "createInvoice", put("created_at", "2026-01-02T03:04:05"), "/created_at"),
            ("a time on February 30", "createInvoice", put("created_at", "2026-02-30T03:04:05Z"), "/created_at"),
            ("a time with a line feed", "createInvoice", put("created_at", "2026-01-02T03:04:05Z\n"), "/created_at"),
            ("a version of zero", "createInvoice", put("version", 0), "/version"),
            ("true for a version", "createInvoice", put("version", True), "/version"),
            ("an id of another kind", "createInvoice", put("id", "esc_1"), "/id"),
            ("a mistake inside a list", "listInvoices", lambda body: body["data"][0].pop("asset"), "/data/0"),
            ("a cursor and no more", "listInvoices", put("has_more", False), "/next_cursor"),
            ("a next that is not the last event", "listEvents", put("next", "evt_1"), "/next"),
            ("an event of another version than its data", "listEvents", event("version", 3), "/data/1/data/version"),
            ("an event with another kind of data", "listEvents", event("resource", {"type": "escrow", "id": "inv_123"}),
             "/data/1"),
            ("a transition that is none", "listEvents", event("previous_status", "canceled"), "does not go from"),
            ("a type that does not fit", "listEvents", event("type", "invoice.updated"), "it is invoice.paid"),
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
            ("no request id", "getInvoice", None, lambda h: h.pop("X-Request-Id"), "X-Request-Id: is missing"),
            ("a request id of another kind", "getInvoice", None, lambda h: h.update({"X-Request-Id": "1"}), "X-Request-Id"),
            ("no correlation id", "getInvoice", None, lambda h: h.pop("X-Correlation-Id"), "X-Correlation-Id: is missing"),
            ("another correlation id", "getInvoice", None, lambda h: h.update({"X-Correlation-Id": "b"}), "'b'"),
            ("429 without Retry-After", "getInvoice", "429", lambda h: h.pop("Retry-After"), "Retry-After: is missing"),
            ("a Retry-After in words", "getInvoice", "429", lambda h: h.update({"Retry-After": "soon"}), "Retry-After"),
            ("401 without a challenge", "getInvoice", "401", lambda h: h.pop("WWW-Authenticate"), "WWW-Authenticate"),
            ("a problem as plain JSON", "getInvoice", "404", lambda h: h.update({"Content-Type": "application/json"}),
             "content-type"),
            ("an answer as text", "getInvoice", None, lambda h: h.update({"Content-Type": "text/html"}), "content-type"),
            ("no Location", "createRelease", None, lambda h: h.pop("Location"), "Location: is missing"),
            ("a Location elsewhere", "createRelease", None, lambda h: h.update({"Location": "/v1/x/rel_1"}), "lead to"),
            ("a token to keep", "createToken", None, lambda h: h.pop("Cache-Control"), "Cache-Control"),
            ("replayed: maybe", "createInvoice", None, lambda h: h.update({"Idempotent-Replayed": "maybe"}), "Idempotent"),
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
            ("no idempotency key", "createInvoice", header("Idempotency-Key"), "Idempotency-Key: is missing"),
            ("a key with a space", "createInvoice", header("Idempotency-Key", "a b"), "Idempotency-Key"),
            ("no token", "getInvoice", header("Authorization"), "authorization: is missing"),
            ("no signature", "createInvoice", header("X-Signature"), "x-signature: is missing"),
            ("a short signature", "createInvoice", header("X-Signature", "AAAA"), "x-signature"),
            ("no content type", "createInvoice", header("Content-Type"), "content-type"),
            ("no body", "createInvoice", request(body_base64=""), "body: is missing"),
            ("half a body", "createInvoice", request(body_base64=base64.b64encode(b'{"amount"').decode()), "not JSON"),
            ("a member twice", "cancelInvoice",
             request(body_base64=base64.b64encode(b'{"reason":"a","reason":"b"}').decode()), "comes twice"),
            ("an amount of zero", "createInvoice",
             request(body_base64=encode({"amount": "0.00", "asset": "USDT", "reference": "a"})), "/amount"),
            ("too many decimals", "createInvoice",
             request(body_base64=encode({"amount": "1.1234567", "asset": "USDT", "reference": "a"})), "7 decimals"),
            ("an unknown parameter", "listInvoices", request(target="/v1/invoices?colour=red"), "query colour"),
            ("a parameter twice", "listInvoices", request(target="/v1/invoices?limit=1&limit=2"), "comes twice"),
            ("a limit beyond the range", "listInvoices", request(target="/v1/invoices?limit=201"), "query limit"),
            ("a limit in words", "listInvoices", request(target="/v1/invoices?limit=many"), "query limit"),
            ("an unknown state", "listInvoices", request(target="/v1/invoices?status=paid,payed"), "query status/1"),
            ("a day for a time", "listInvoices", request(target="/v1/invoices?created_from=2026-01-02"), "created_from"),
        ):
            with self.subTest(name):
                exchange = example_exchange(self.operations[operation])
                change(exchange)
                self.assertIn(expected, self.check(exchange))
                refused = copy.deepcopy(exchange)
                refused["response"] = example_answer(self.operations[operation], "422")
                self.assertEqual(self.check(refused), "", "a refused request may be wrong")
                self.assertIn(expected, self.check(refused, strict=""))

    def test_unknown_members_are_ignored_unless_the_client_is_ours(self):
        exchange = example_exchange(self.operations["createInvoice"])
        body = decode(exchange["request"])
        body["colour"] = "red"
        exchange["request"]["body_base64"] = encode(body)
        self.assertEqual(self.check(exchange), "")
        self.assertIn("colour", self.check(exchange, strict=""))

    def test_strictness_can_be_for_one_client_alone(self):
        exchange = example_exchange(self.operations["createInvoice"], "422")
        exchange["request"]["headers"].pop("Idempotency-Key")
        exchange["request"]["headers"]["User-Agent"] = "Other/1"
        self.assertEqual(self.check(exchange, strict="CoinPay-Desk"), "")
        exchange["request"]["headers"]["User-Agent"] = "CoinPay-Desk/1"
        self.assertIn("Idempotency-Key: is missing", self.check(exchange, strict="CoinPay-Desk"))

    def test_where_no_operation_is(self):
        problem = example_exchange(self.operations["getInvoice"], "404")
        problem["request"]["target"] = "/v1/nothing"
        self.assertEqual(self.check(problem), "")
        served = example_exchange(self.operations["getInvoice"])
        served["request"]["target"] = "/v1/nothing"
        self.assertIn("404 was due, 200 came", self.check(served))
        served["request"].update(method="DELETE", target="/v1/invoices")
        self.assertIn("405 was due", self.check(served))

    def test_an_undocumented_status(self):
        exchange = example_exchange(self.operations["getInvoice"])
        exchange["response"]["status"] = 203
        self.assertIn("203 is not documented", self.check(exchange))

    def test_long_polls_say_how_long(self):
        exchange = example_exchange(self.operations["listEvents"])
        exchange["request"]["headers"]["Prefer"] = "wait=60"
        self.assertIn("Preference-Applied: is missing", self.check(exchange))
        exchange["response"]["headers"]["Preference-Applied"] = "wait=25"
        self.assertEqual(self.check(exchange), "")
        exchange["response"]["headers"]["Preference-Applied"] = "wait=24"
        self.assertIn("Preference-Applied", self.check(exchange))

    def test_the_answer_to_a_fault_is_not_judged(self):
        exchange = example_exchange(self.operations["createInvoice"])
        exchange["response"].update(status=502, headers={}, body_base64="")
        self.assertNotEqual(self.check(exchange), "")
        exchange["fault"] = "status"
        self.assertEqual(self.check(exchange), "")
        self.assertEqual(self.last.faults, 1)
        self.assertIn("createInvoice", "\n".join(self.last.unserved()))

    def test_lines_that_are_no_exchanges(self):
        self.assertIn("not JSON", self.check('{"request": nonsense}'))
        self.assertIn("not a recorded exchange", self.check("{}"))
        self.assertEqual(self.check('{"request": {"method": "GE'), "")
        self.assertEqual(self.last.torn, 1)

    def test_the_command(self):
        good = [example_exchange(operation) for operation in self.operations.values()]
        bad = copy.deepcopy(good[:1])
        bad[0]["response"]["headers"].pop("X-Request-Id")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "recording.jsonl"
            for lines, options, code, text in (
                (good, ["--require-all-operations", "--strict-requests"], 0, "0 problems"),
                (good[:-1], ["--require-all-operations"], 1, "never got a good answer"),
                (good, ["--table", "--strict-user-agent", "CoinPay-Desk"], 0, "createInvoice"),
                (bad, [], 1, "recording.jsonl:1 createToken: response header X-Request-Id"),
                ([], [], 2, "no exchange"),
            ):
                path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
                done = subprocess.run([sys.executable, HERE / "contract.py", "check-exchanges", folder, *options],
                                      capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, code, done.stdout + done.stderr)
                self.assertIn(text, done.stdout + done.stderr)


class Checkers(unittest.TestCase):
    """The quick judge and python3-jsonschema are of one mind, on every schema and on what is nearly right."""

    WRONG = (None, True, False, 0, -1, 1, 1.5, "", "x", "25.00", "2026-01-02T03:04:05Z", [], [None], {}, {"a": 1})

    def variants(self, value):
        """`value` with one thing changed, at every place in it."""
        yield from self.WRONG
        if isinstance(value, dict):
            for name in value:
                yield {key: child for key, child in value.items() if key != name}
                for child in self.variants(value[name]):
                    yield {**value, name: child}
            yield {**value, "unknown_member": 1}
        elif isinstance(value, list):
            yield value + value
            for index, item in enumerate(value[:2]):
                for child in self.variants(item):
                    yield value[:index] + [child] + value[index + 1:]
        elif isinstance(value, str):
            yield from (value + "\n", value + "x" * 3000, value.upper(), value[:-1])

    def test_both_judge_alike(self):
        judged = refused = 0
        for document in load():
            for name, node in document.root["components"]["schemas"].items():
                checker = Checker(document.schema(node, closed=True))
                self.assertIsNotNone(checker.quick, f"{name} has a keyword that is not compiled")
                seen = set()
                for example in node["examples"]:
                    for value in [example, *self.variants(example)]:
                        key = json.dumps(value, sort_keys=True)
                        if key in seen or len(seen) > 150:
                            continue
                        seen.add(key)
                        quick, wordy = checker.quick(value), checker.wordy.is_valid(value)
                        self.assertEqual(quick, wordy, f"{name}: {key[:500]}")
                        judged += 1
                        refused += not quick
        self.assertGreater(judged, 3000)
        self.assertGreater(refused, 2000)

    def test_formats(self):
        for text, good in (
            ("2026-01-02T03:04:05Z", True), ("2026-01-02T03:04:05.123456Z", True), ("2026-01-02T03:04:05+02:00", True),
            ("2024-02-29T00:00:00Z", True), ("2026-02-29T00:00:00Z", False), ("2026-01-02T24:00:00Z", False),
            ("2016-12-31T23:59:60Z", True), ("2026-01-02 03:04:05Z", False), ("2026-01-02T03:04:05", False), ("", False),
        ):
            self.assertEqual(is_date_time(text), good, text)
        for text, good in (
            ("https://a.example/b?c=d", True), ("ethereum:0xAb@1/transfer?uint256=1", True), ("/relative", False),
            ("https://a b", False), ("https://a/%zz", False), ("", False),
        ):
            self.assertEqual(is_uri(text), good, text)


if __name__ == "__main__":
    unittest.main()
