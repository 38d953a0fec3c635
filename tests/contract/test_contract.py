#!/usr/bin/python3
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command: what it prints and how it ends."""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

from samples import example_exchange, load

HERE = pathlib.Path(__file__).resolve().parent


class Command(unittest.TestCase):
    def test_the_command(self):
        operations = [operation for document in load() for operation in document.operations()]
        good = [example_exchange(operation) for operation in operations]
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
                path.write_text(
                    "".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8"
                )
                done = subprocess.run(
                    [sys.executable, HERE / "contract.py", "check-exchanges", folder, *options],
                    capture_output=True,
                    text=True,
                    check=False,
                )
                self.assertEqual(done.returncode, code, done.stdout + done.stderr)
                self.assertIn(text, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
