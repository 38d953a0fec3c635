# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies as the contract wants them: JSON in UTF-8, no member twice, no NaN."""

import json


class Malformed(Exception):
    """A body that is not JSON as the contract wants it."""


def no_twins(pairs):
    result = dict(pairs)
    if len(result) != len(pairs):
        raise Malformed("a member comes twice")
    return result


def no_constant(name):
    raise Malformed(f"{name} is not JSON")


DECODER = json.JSONDecoder(object_pairs_hook=no_twins, parse_constant=no_constant)


def parse_json(body):
    try:
        return DECODER.decode(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Malformed(f"it is not UTF-8: {error}") from error
    except (ValueError, RecursionError) as error:
        raise Malformed(f"it is not JSON: {error}") from error


def media_type(headers):
    return headers.get("content-type", "").partition(";")[0].strip().lower()
