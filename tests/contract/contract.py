#!/usr/bin/python3
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds documents and recordings against the API contract.

  contract.py check-file [FILE...]            is the OpenAPI document whole?
  contract.py check-exchanges RECORDING...    did every request and answer keep to it?

Ends with 0 when all is well, 1 when something breaks the contract, 2 when it could not be checked.
Needs python3-yaml and python3-jsonschema."""

import argparse
import pathlib
import sys

from exchanges import ExchangeCheck, describe
from openapi import DOCUMENTS, ContractError, Document
from shape import check_file

MOST_LINES = 50  # of complaints; one mistake often breaks thousands of answers


def report(problems):
    for problem in problems[:MOST_LINES]:
        print(problem, file=sys.stderr)
    if len(problems) > MOST_LINES:
        print(f"… and {len(problems) - MOST_LINES} more", file=sys.stderr)
    return 1 if problems else 0


def check_files(arguments):
    problems = []
    for path in arguments.files or DOCUMENTS:
        found = check_file(path)
        problems.extend(found)
        document = Document(path)
        print(
            f"{document.path.name}: {len(document.operations())} operations, {len(found)} problems"
        )
    return report(problems)


def expand(names):
    """A folder stands for the recordings in it."""
    for name in map(pathlib.Path, names):
        yield from sorted(name.glob("*.jsonl")) if name.is_dir() else [name]


def check_exchanges(arguments):
    cache = {}
    documents = [Document(path, cache) for path in arguments.document or DOCUMENTS]
    strict = "" if arguments.strict_requests else arguments.strict_user_agent
    check = ExchangeCheck(documents, strict)
    for name in expand(arguments.recordings):
        with name.open(encoding="utf-8", errors="surrogateescape") as recording:
            for number, line in enumerate(recording, 1):
                if line.strip():
                    check.check_line(name.name, number, line)
    if check.exchanges == 0:
        raise ContractError("the recordings hold no exchange")
    missing = check.unserved() if arguments.require_all_operations else []
    if arguments.table:
        for _, _, operation in sorted(check.router.routes, key=lambda route: route[2].pointer):
            print(f"{operation.id:28} {describe(check.counts[operation])}")
    print(
        f"{check.exchanges} exchanges ({check.faults} with a fault, {check.torn} torn), "
        f"{sum(map(bool, check.counts.values()))} of {len(check.router.routes)} operations, "
        f"{len(check.problems)} problems"
    )
    return report(check.problems + missing)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    files = commands.add_parser("check-file", help="check OpenAPI documents")
    files.add_argument("files", nargs="*", help="default: the API's and the sandbox's")
    files.set_defaults(run=check_files)
    recordings = commands.add_parser("check-exchanges", help="check recorded requests and answers")
    recordings.add_argument(
        "recordings", nargs="+", metavar="RECORDING", help="a file, or a folder of *.jsonl files"
    )
    recordings.add_argument(
        "--document",
        action="append",
        metavar="FILE",
        help="the document to check against; may be repeated; default: the API's and the sandbox's",
    )
    recordings.add_argument(
        "--require-all-operations",
        action="store_true",
        help="also fail when an operation never had a good answer",
    )
    recordings.add_argument(
        "--strict-requests",
        action="store_true",
        help="also fail for requests that were refused: for recordings of well-behaved clients",
    )
    recordings.add_argument(
        "--strict-user-agent",
        metavar="PREFIX",
        help="the same, for requests whose User-Agent begins with PREFIX",
    )
    recordings.add_argument(
        "--table", action="store_true", help="print what each operation answered"
    )
    recordings.set_defaults(run=check_exchanges)
    arguments = parser.parse_args()
    try:
        return arguments.run(arguments)
    except (ContractError, OSError) as error:
        print(f"contract.py: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
