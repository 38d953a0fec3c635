# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of recorded exchanges stand on."""

import json
import unittest

from exchanges import ExchangeCheck
from samples import decode, encode, example_exchange, load


class ExchangeCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.documents = load()
        cls.operations = {op.id: op for document in cls.documents for op in document.operations()}

    def check(self, *exchanges, strict=None):
        check = ExchangeCheck(self.documents, strict)
        for number, exchange in enumerate(exchanges, 1):
            check.check_line(
                "test.jsonl",
                number,
                exchange if isinstance(exchange, str) else json.dumps(exchange),
            )
        self.last = check
        return "\n".join(check.problems)

    def spoil_body(self, operation, change, side="response", status=None):
        exchange = example_exchange(self.operations[operation], status)
        body = decode(exchange[side])
        change(body)
        exchange[side]["body_base64"] = encode(body)
        return self.check(exchange)
