# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a recorded request keeps to the contract."""

import functools
import re
import urllib.parse

from bodies import Malformed, media_type, parse_json
from checker import Checker
from openapi import join_pointer


class RequestCheck:
    def __init__(self, rules):
        self.rules = rules

    def read(self, operation, path_values, query_text, headers, body, strict):
        """The query as values, and [(pointer, sentence)] of what is wrong with the request."""
        wrong = []
        query = self.read_query(operation, query_text, wrong)
        for document, node in operation.parameters:
            place, name = node["in"], node["name"]
            if place == "path":
                value = urllib.parse.unquote(path_values[name])
            elif place == "header":
                value = headers.get(name.lower())
            else:
                value = query.get(name)
            if value is None:
                if node.get("required"):
                    wrong.append((f"{place} {name}", "is missing"))
                continue
            for where, sentence in self.parameter_checker(document, name, place, operation).errors(
                value
            ):
                wrong.append((f"{place} {name}{join_pointer(where)}", sentence))
        self.check_security(operation, headers, wrong)
        self.check_body(operation, headers, body, strict, wrong)
        return query, wrong

    def read_query(self, operation, text, wrong):
        nodes = {node["name"]: node for _, node in operation.parameters if node["in"] == "query"}
        query = {}
        for pair in text.split("&") if text else []:
            raw_name, _, raw_value = pair.partition("=")
            name = urllib.parse.unquote(raw_name)
            if name not in nodes:
                wrong.append((f"query {name}", "is not a parameter of this operation"))
                continue
            if name in query:
                wrong.append((f"query {name}", "comes twice"))
            schema = nodes[name]["schema"]
            if schema.get("type") == "array":
                query[name] = [urllib.parse.unquote(part) for part in raw_value.split(",")]
            elif schema.get("type") == "integer":
                query[name] = (
                    int(raw_value) if re.fullmatch(r"-?[0-9]{1,18}", raw_value) else raw_value
                )
            else:
                query[name] = urllib.parse.unquote(raw_value, errors="surrogateescape")
        return query

    @functools.lru_cache(maxsize=None)
    def parameter_checker(self, document, name, place, operation):
        node = next(n for d, n in operation.parameters if n["name"] == name and n["in"] == place)
        return Checker(document.schema(node["schema"], closed=False))

    def check_security(self, operation, headers, wrong):
        schemes = operation.document.root["components"].get("securitySchemes", {})
        for requirement in operation.security():
            for name in requirement:
                scheme = schemes[name]
                header = "authorization" if scheme["type"] == "http" else scheme["name"].lower()
                pattern = (
                    r"^[Bb]earer [0-9A-Za-z._~+/-]+=*$"
                    if scheme["type"] == "http"
                    else scheme["x-pattern"]
                )
                if header not in headers:
                    wrong.append((f"header {header}", "is missing"))
                elif not re.fullmatch(pattern.strip("^$"), headers[header]):
                    wrong.append((f"header {header}", "does not look as it should"))

    def check_body(self, operation, headers, body, strict, wrong):
        described = operation.node.get("requestBody")
        if described is None:
            if body:
                wrong.append(("body", "is not expected"))
            return
        if not body:
            if described.get("required"):
                wrong.append(("body", "is missing"))
            return
        if media_type(headers) != "application/json":
            wrong.append(
                ("header content-type", f"is {headers.get('content-type')!r}, not application/json")
            )
        try:
            value = parse_json(body)
        except Malformed as error:
            wrong.append(("body", str(error)))
            return
        pointer = operation.pointer + "/requestBody/content/application~1json/schema"
        for where, sentence in self.body_checker(operation.document, pointer, strict).errors(value):
            wrong.append(("body " + join_pointer(where), sentence))
        wrong.extend(("body " + where, sentence) for where, sentence in self.rules.amounts(value))

    @functools.lru_cache(maxsize=None)
    def body_checker(self, document, pointer, closed):
        """The checker for the schema at a pointer of a document."""
        return Checker(document.schema({"$ref": "#" + pointer}, closed))
