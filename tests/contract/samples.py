# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exchanges made from the documents' own examples, for tests to spoil one thing at a time."""

import base64
import json
import urllib.parse

from openapi import DOCUMENTS, Document


def load():
    cache = {}
    return [Document(path, cache) for path in DOCUMENTS]


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
        if header.get("required") or name in (
            "RateLimit",
            "RateLimit-Policy",
            "X-Correlation-Id",
            "Retry-After",
            "Date",
        ):
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
    """A good exchange, from the operation's examples; answered with `status` or its first 2xx."""
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
            headers.update(
                {"X-Key-Id": "key_31", "X-Timestamp": "1767323045", "X-Signature": "A" * 86 + "=="}
            )
    body = ""
    if "requestBody" in operation.node:
        content = operation.node["requestBody"]["content"]["application/json"]
        body = encode(first_example(operation.document, content))
        headers["Content-Type"] = "application/json"
    status = status or next(code for code in operation.node["responses"] if code.startswith("2"))
    return {
        "request": {
            "method": operation.method.upper(),
            "target": path,
            "headers": headers,
            "body_base64": body,
        },
        "response": example_answer(operation, status),
    }
