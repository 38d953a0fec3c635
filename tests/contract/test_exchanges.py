#!/usr/bin/python3
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Good exchanges pass, and what is no good exchange is told apart."""

import copy
import unittest

from exchangecase import ExchangeCase
from samples import decode, encode, example_exchange


class Exchanges(ExchangeCase):
    def test_the_examples_keep_to_the_contract_and_serve_every_operation(self):
        exchanges = [example_exchange(operation) for operation in self.operations.values()]
        self.assertEqual(self.check(*exchanges, strict=""), "")
        self.assertEqual(self.last.unserved(), [])
        self.assertEqual(self.last.exchanges, len(self.operations))

    def test_every_documented_refusal_keeps_to_the_contract(self):
        exchanges = [
            example_exchange(operation, status)
            for operation in self.operations.values()
            for status in operation.node["responses"]
        ]
        self.assertGreater(len(exchanges), 300)
        self.assertEqual(self.check(*exchanges), "")

    def test_an_operation_that_only_ever_refuses_is_not_served(self):
        exchanges = [
            example_exchange(op, "404" if name == "getRefund" else None)
            for name, op in self.operations.items()
        ]
        self.assertEqual(self.check(*exchanges), "")
        self.assertEqual(len(self.last.unserved()), 1)
        self.assertIn("getRefund", self.last.unserved()[0])

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

    def test_a_replay_is_the_first_answer_byte_for_byte(self):
        first = example_exchange(self.operations["createInvoice"])
        again = copy.deepcopy(first)
        again["response"]["headers"].update(
            {"Idempotent-Replayed": "true", "X-Request-Id": "req_9"}
        )
        self.assertEqual(self.check(first, again), "")
        body = decode(first["response"])
        body["id"] = "inv_124"
        again["response"]["headers"]["Location"] = "/v1/invoices/inv_124"
        again["response"]["body_base64"] = encode(body)
        self.assertIn("not of the first answer", self.check(first, again))
        first["fault"] = "drop_after"
        self.assertEqual(self.check(first, again), "", "the first answer was never seen")
        refused = example_exchange(self.operations["createInvoice"], "429")
        refused["response"]["headers"]["Idempotent-Replayed"] = "true"
        self.assertIn("never stored", self.check(refused))

    def test_lines_that_are_no_exchanges(self):
        self.assertIn("not JSON", self.check('{"request": nonsense}'))
        self.assertIn("not a recorded exchange", self.check("{}"))
        self.assertEqual(self.check('{"request": {"method": "GE'), "")
        self.assertEqual(self.last.torn, 1)


if __name__ == "__main__":
    unittest.main()
