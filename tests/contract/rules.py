# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a schema cannot say: how the parts of an answer fit each other and their request."""

import re


class Rules:
    """Tables of the contract (states, assets, codes), read from the document once."""

    def __init__(self, document):
        schemas = document.root["components"]["schemas"]
        self.codes = schemas["ErrorCode"]["x-codes"]
        self.assets = schemas["Asset"]["x-assets"]
        operation_status = schemas["OperationStatus"]["x-transitions"]
        self.transitions = {
            "invoice": schemas["InvoiceStatus"]["x-transitions"],
            "escrow": schemas["EscrowStatus"]["x-transitions"],
            "wallet": schemas["WalletStatus"]["x-transitions"],
            "address": schemas["AddressStatus"]["x-transitions"],
        }
        for name in ("release", "refund", "dispute", "transfer"):
            self.transitions[name] = operation_status

    def problem(self, body, status, headers):
        """A problem's code belongs to its status; status and request id are the answer's."""
        found = []
        row = self.codes.get(body.get("code"))
        if row and row["status"] != status:
            found.append(
                ("/code", f"{body['code']} belongs to {row['status']}, the answer is {status}")
            )
        if body.get("status") != status:
            found.append(("/status", f"says {body.get('status')}, the answer is {status}"))
        replayed = "idempotent-replayed" in headers
        if not replayed and body.get("request_id") != headers.get("x-request-id"):
            found.append(
                (
                    "/request_id",
                    f"is {body.get('request_id')}, X-Request-Id is {headers.get('x-request-id')}",
                )
            )
        return found

    def page(self, body, query):
        found = []
        limit = query.get("limit")
        if isinstance(limit, int) and len(body["data"]) > limit:
            found.append(("/data", f"has {len(body['data'])} entries, limit was {limit}"))
        if "next_cursor" in body and (body["next_cursor"] is not None) != body["has_more"]:
            found.append(
                ("/next_cursor", "is null exactly when has_more is false, but is not here")
            )
        if "next" in body:
            found.extend(self.feed_cursor(body, query.get("after", "")))
        elif body["data"] and "created_at" in body["data"][0]:
            keys = [instant(item["created_at"]) for item in body["data"]]
            if keys != sorted(keys, reverse=True):
                found.append(("/data", "is not newest first"))
        return found

    def feed_cursor(self, body, after):
        if after == "latest":
            return [("/data", "after=latest answers no events")] if body["data"] else []
        expected = body["data"][-1]["id"] if body["data"] else after
        if body["next"] != expected:
            return [("/next", f"is {body['next']!r}, not {expected!r}")]
        return []

    def event(self, event):
        """An event agrees with the resource in it; its change is one that the contract knows."""
        found = []
        kind, _, what = event["type"].partition(".")
        data, status, previous = event["data"], event["status"], event["previous_status"]
        if kind != event["resource"]["type"]:
            found.append(("/type", f"{event['type']} is about a {event['resource']['type']}"))
        for name, value in (
            ("id", event["resource"]["id"]),
            ("status", status),
            ("version", event["version"]),
            ("request_id", event["request_id"]),
        ):
            if name in data and data[name] != value:
                found.append((f"/data/{name}", f"is {data[name]!r}, the event says {value!r}"))
        if (previous is None) != (what == "created") or (what == "created") != (
            event["version"] == 1
        ):
            found.append(
                (
                    "/previous_status",
                    f"{previous!r} does not go with {event['type']}, version {event['version']}",
                )
            )
        elif previous is not None:
            expected = "updated" if previous == status else status
            if what != expected:
                found.append(
                    (
                        "/type",
                        f"is {event['type']}, from {previous} to {status} it is {kind}.{expected}",
                    )
                )
            if previous != status and status not in self.transitions.get(kind, {}).get(
                previous, []
            ):
                found.append(("/status", f"a {kind} does not go from {previous} to {status}"))
        return found

    def amounts(self, value, path=""):
        """Each amount has at most its asset's decimals and its asset lives on that network."""
        found = []
        if isinstance(value, list):
            for index, item in enumerate(value):
                found.extend(self.amounts(item, f"{path}/{index}"))
        elif isinstance(value, dict):
            row = (
                self.assets.get(value.get("asset")) if isinstance(value.get("asset"), str) else None
            )
            for name, item in value.items():
                if isinstance(item, (dict, list)) and name != "metadata":
                    found.extend(self.amounts(item, f"{path}/{name}"))
                elif row and name in AMOUNTS and isinstance(item, str):
                    decimals = len(item.partition(".")[2])
                    if decimals > row["decimals"]:
                        found.append(
                            (
                                f"{path}/{name}",
                                f"{item} has {decimals} decimals, {value['asset']} has "
                                f"{row['decimals']}",
                            )
                        )
            if row and value.get("network", row["networks"][0]) not in row["networks"]:
                found.append(
                    (f"{path}/network", f"{value['asset']} does not live on {value['network']}")
                )
        return found


class Replays:
    """An answer that says it is a replay is the first one again, byte for byte."""

    def __init__(self):
        self.answers = {}

    def sentence(self, key, status, headers, body, faulty):
        """What is wrong with this answer to a request with an idempotency key, or None. `key` is
        all that makes a request the same one. An answer that was lost is not known here, and a
        replay of one is taken as it comes."""
        if faulty:
            self.answers.pop(key, None)
        elif "idempotent-replayed" not in headers:
            if status < 500 and status not in NOT_STORED:
                self.answers[key] = (status, body)
        elif status in NOT_STORED:
            return f"a {status} is never stored, so it cannot be a replay"
        elif key in self.answers and self.answers[key] != (status, body):
            return "is a replay, but not of the first answer"
        return None


NOT_STORED = {400, 401, 403, 408, 413, 415, 429}
AMOUNTS = {
    "amount",
    "amount_paid",
    "amount_funded",
    "amount_released",
    "amount_refunded",
    "fee",
    "total",
    "available",
    "pending",
}


def instant(text):
    """UTC times in an order that does not depend on how many digits a fraction has."""
    whole, _, fraction = text.rstrip("Z").partition(".")
    return whole, (fraction + "000000")[:6]


def wait_asked(header):
    """The N of `wait=N` in a Prefer header, or None."""
    match = re.search(r"(?:^|,)\s*wait\s*=\s*\"?(\d{1,9})\"?\s*(?:[;,]|$)", header)
    return int(match.group(1)) if match else None
