#!/usr/bin/env python3
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the catalogue of calls that the console completes from, out of the contract:

    resources/openapi/make-catalog.py            writes console-catalog.json beside it
    resources/openapi/make-catalog.py --check    fails when that file is not what it would write

It is kept beside the sources so that a build needs no YAML."""
import json
import pathlib
import re
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONTRACT = ROOT / "resources/openapi/coinpay-v1.yaml"
CATALOG = ROOT / "resources/openapi/console-catalog.json"
METHODS = ("get", "post", "put", "patch", "delete")
# Members of an answer that are a secret: such calls are not for a console.
SECRET_MEMBERS = {"access_token", "secret"}


class Contract:
    def __init__(self, document):
        self.document = document

    def resolved(self, node):
        while isinstance(node, dict) and "$ref" in node:
            target = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            rest = {key: value for key, value in node.items() if key != "$ref"}
            node = {**target, **rest}
        return node

    def bears_secret(self, schema, depth=0):
        schema = self.resolved(schema or {})
        if depth > 6:
            return False
        for name, member in schema.get("properties", {}).items():
            inner = self.resolved(member)
            kinds = inner.get("type", [])
            is_text = kinds == "string" or "string" in kinds
            if name in SECRET_MEMBERS and is_text:
                return True
            if self.bears_secret(inner, depth + 1):
                return True
        return "items" in schema and self.bears_secret(schema["items"], depth + 1)

    def member(self, name, node, required):
        schema = self.resolved(node)
        row = {"name": name, "type": type_of(schema), "required": required}
        description = plain(schema.get("description", ""))
        if description:
            row["description"] = description
        values = schema.get("enum") or schema.get("x-extensible-enum")
        if values:
            row["values"] = [str(value) for value in values]
        return row

    def parameter(self, node):
        parameter = self.resolved(node)
        row = self.member(parameter["name"], parameter.get("schema", {}),
                          parameter.get("required", False))
        row["in"] = parameter["in"]
        if plain(parameter.get("description", "")):
            row["description"] = plain(parameter["description"])
        example = parameter.get("example")
        if example is None:
            example = next(iter(self.resolved(parameter.get("schema", {})).get("examples", [])), None)
        if example is not None:
            row["example"] = ",".join(example) if isinstance(example, list) else str(example)
        return row

    def body(self, node):
        body = self.resolved(node)
        content = body["content"]["application/json"]
        schema = self.resolved(content["schema"])
        required = schema.get("required", [])
        members = [self.member(name, member, name in required)
                   for name, member in schema.get("properties", {}).items()]
        examples = []
        for name, example in content.get("examples", {}).items():
            example = self.resolved(example)
            examples.append({"name": example.get("summary") or words(name),
                             "body": json.dumps(example["value"], indent=2, ensure_ascii=False)})
        return {"required": body.get("required", False), "members": members, "examples": examples}

    def call(self, path, shared, method, operation):
        parameters = [self.parameter(node)
                      for node in shared.get("parameters", []) + operation.get("parameters", [])]
        # Headers are the client's own business: key, token, signature, correlation.
        row = {"id": operation["operationId"], "method": method.upper(), "path": path,
               "group": operation["tags"][0], "summary": operation["summary"],
               "parameters": [p for p in parameters if p["in"] in ("path", "query")]}
        description = plain(operation.get("description", ""))
        if description:
            row["description"] = description
        scopes = [scope for needed in operation.get("security", self.document["security"])
                  for scope in needed.get("bearerToken", [])]
        if scopes:
            row["scope"] = scopes[0]
        if any(p["name"] == "Prefer" for p in parameters):
            row["waits"] = True
        if "requestBody" in operation:
            row["body"] = self.body(operation["requestBody"])
        answers = [self.resolved(answer) for status, answer in operation["responses"].items()
                   if status.startswith("2")]
        row["answers"] = [f"{status} {plain(self.resolved(answer)['description'])}"
                          for status, answer in operation["responses"].items()
                          if status.startswith("2")]
        if any(self.bears_secret(content.get("schema"))
               for answer in answers for content in answer.get("content", {}).values()):
            row["secret"] = True
        return row

    def calls(self):
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    yield self.call(path, item, method, item[method])


def plain(text):
    return " ".join(text.replace("`", "").replace("**", "").split())


def words(name):
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def type_of(schema):
    kind = schema.get("type", "object")
    return " or ".join(kind) if isinstance(kind, list) else kind


def catalog():
    contract = Contract(yaml.safe_load(CONTRACT.read_text(encoding="utf-8")))
    return json.dumps({"contract": "coinpay-v1", "calls": list(contract.calls())}, indent=1,
                      ensure_ascii=False) + "\n"


def main(arguments):
    text = catalog()
    if arguments == ["--check"]:
        if CATALOG.read_text(encoding="utf-8") != text:
            sys.exit(f"{CATALOG} is not what {CONTRACT.name} makes: run {sys.argv[0]}")
    elif not arguments:
        CATALOG.write_text(text, encoding="utf-8")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
