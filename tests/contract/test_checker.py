#!/usr/bin/python3
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Schemas and formats: the quick judge agrees with the wordy one."""

import json
import unittest

from checker import Checker, is_date_time, is_uri
from samples import load


class Checkers(unittest.TestCase):
    """The quick judge and python3-jsonschema are of one mind, also on what is nearly right."""

    WRONG = (
        None,
        True,
        False,
        0,
        -1,
        1,
        1.5,
        "",
        "x",
        "25.00",
        "2026-01-02T03:04:05Z",
        [],
        [None],
        {},
        {"a": 1},
    )

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
                    yield value[:index] + [child] + value[index + 1 :]
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
            ("2026-01-02T03:04:05Z", True),
            ("2026-01-02T03:04:05.123456Z", True),
            ("2026-01-02T03:04:05+02:00", True),
            ("2024-02-29T00:00:00Z", True),
            ("2026-02-29T00:00:00Z", False),
            ("2026-01-02T24:00:00Z", False),
            ("2016-12-31T23:59:60Z", True),
            ("2026-01-02 03:04:05Z", False),
            ("2026-01-02T03:04:05", False),
            ("", False),
        ):
            self.assertEqual(is_date_time(text), good, text)
        for text, good in (
            ("https://a.example/b?c=d", True),
            ("ethereum:0xAb@1/transfer?uint256=1", True),
            ("/relative", False),
            ("https://a b", False),
            ("https://a/%zz", False),
            ("", False),
        ):
            self.assertEqual(is_uri(text), good, text)


if __name__ == "__main__":
    unittest.main()
