# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether an OpenAPI document is whole: references, operations, examples, error codes, states."""

import re

import jsonschema

from checker import Checker
from openapi import ContractError, Document, join_pointer

LONGEST_LINE = 120
# Answered where no operation is, so nothing refers to it.
FREE_STANDING = {"/components/responses/MethodNotAllowed"}
COMPONENTS = ("schemas", "responses", "parameters", "examples", "requestBodies", "headers")


class ShapeCheck:
    def __init__(self, path):
        self.document = Document(path)
        self.problems = []
        self.references = set()

    def say(self, path, sentence):
        pointer = path if isinstance(path, str) else join_pointer(path)
        self.problems.append(f"{self.document.path.name}#{pointer}: {sentence}")

    def run(self):
        for number, line in enumerate(self.document.text.split("\n"), 1):
            if len(line) > LONGEST_LINE:
                self.say(
                    "", f"line {number} has {len(line)} characters, {LONGEST_LINE} are allowed"
                )
        root = self.document.root
        if not re.fullmatch(r"3\.1\.\d+", str(root.get("openapi"))):
            self.say(["openapi"], f"is {root.get('openapi')!r}, not 3.1")
        for name in ("info", "paths", "components", "servers"):
            if name not in root:
                self.say([], f"{name} is missing")
        self.check_references(root, [])
        if self.problems:
            return self.problems  # nothing else can be trusted
        self.check_unused()
        self.check_schemas()
        self.check_operations()
        self.check_parameters_and_headers()
        self.check_error_codes()
        return self.problems

    def check_references(self, node, path):
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                self.references.add(node["$ref"])
                try:
                    self.document.follow(node["$ref"])
                except ContractError as error:
                    self.say(path, str(error))
            for key, child in node.items():
                if key not in ("example", "value"):
                    self.check_references(child, path + [key])
        elif isinstance(node, list):
            for index, child in enumerate(node):
                self.check_references(child, path + [index])

    def check_unused(self):
        for kind in COMPONENTS:
            for name in self.document.root["components"].get(kind, {}):
                pointer = f"/components/{kind}/{name}"
                inside = any(
                    ref.split("#")[-1].startswith(pointer + "/") for ref in self.references
                )
                if (
                    f"#{pointer}" not in self.references
                    and not inside
                    and pointer not in FREE_STANDING
                ):
                    self.say(pointer, "is never used")

    def check_value(self, schema, value, path, closed=True):
        try:
            checker = Checker(self.document.schema(schema, closed))
        except re.error as error:
            self.say(path, f"a pattern is broken: {error}")
            return
        for where, sentence in checker.errors(value):
            self.say(path + where, sentence)

    def check_schemas(self):
        for name, node in self.document.root["components"].get("schemas", {}).items():
            path = ["components", "schemas", name]
            try:
                jsonschema.Draft202012Validator.check_schema(
                    self.document.schema(node, closed=False)
                )
            except jsonschema.SchemaError as error:
                self.say(path + list(error.absolute_path), error.message)
                continue
            if not node.get("examples"):
                self.say(path, "has no example")
            for index, value in enumerate(node.get("examples", [])):
                self.check_value(node, value, path + ["examples", index])
            self.check_schema_node(node, path)

    def check_schema_node(self, node, path):
        """Required members exist; a table of transitions speaks of all states and no others."""
        if not isinstance(node, dict):
            return
        if "required" in node and "object" in node.get("type", ""):
            for name in node["required"]:
                if name not in node.get("properties", {}):
                    self.say(path, f"{name} is required but not described")
        if "x-transitions" in node:
            states, table = node.get("x-extensible-enum", []), node["x-transitions"]
            for state in set(states) ^ set(table):
                self.say(
                    path, f"the state {state} is not in both x-extensible-enum and x-transitions"
                )
            for state, targets in table.items():
                for target in targets:
                    if target not in states or target == state:
                        self.say(path, f"the transition {state} to {target} is none")
        for name, child in node.get("properties", {}).items():
            self.check_schema_node(child, path + ["properties", name])
        if isinstance(node.get("items"), dict):
            self.check_schema_node(node["items"], path + ["items"])

    def check_operations(self):
        seen = {}
        tags = {tag["name"] for tag in self.document.root.get("tags", [])}
        operations = self.document.operations()
        for operation in operations:
            path = ["paths", operation.path, operation.method]
            node = operation.node
            name = node.get("operationId")
            if not name:
                self.say(path, "has no operationId")
            elif seen.setdefault(name, path) is not path:
                self.say(path, f"shares the operationId {name} with {join_pointer(seen[name])}")
            if not node.get("summary"):
                self.say(path, "has no summary")
            for tag in node.get("tags") or ["(none)"]:
                if tag not in tags:
                    self.say(path, f"the tag {tag} is not declared")
            self.check_path_parameters(operation, path)
            self.check_security(operation, path)
            self.check_answers(node, path)
        for name, answer in self.document.root["components"].get("responses", {}).items():
            self.check_body(answer, ["components", "responses", name])
        for name, item in self.document.root.get("webhooks", {}).items():
            for method, node in item.items():
                self.check_body(
                    node.get("requestBody", {}), ["webhooks", name, method, "requestBody"]
                )

    def check_path_parameters(self, operation, path):
        wanted = re.findall(r"\{([^}]+)\}", operation.path)
        declared = [node["name"] for _, node in operation.parameters if node.get("in") == "path"]
        for name in wanted:
            if name not in declared:
                self.say(path, f"the path parameter {name} is not declared")
        for name in declared:
            if name not in wanted:
                self.say(path, f"declares the path parameter {name}, which the path does not have")
        for _, node in operation.parameters:
            if node.get("in") == "path" and node.get("required") is not True:
                self.say(path, f"the path parameter {node['name']} is not required: true")

    def check_security(self, operation, path):
        """Writes are signed, have a write scope and a key; reads have the read scope."""
        schemes = self.document.root["components"].get("securitySchemes", {})
        for requirement in operation.security():
            for name in requirement:
                if name not in schemes:
                    self.say(path, f"the security scheme {name} is not declared")
        if "bearerToken" not in schemes:
            return
        requirement = (operation.security() or [{}])[0]
        if operation.method == "get":
            if requirement != {"bearerToken": ["read"]}:
                self.say(path, "a read needs the read scope and nothing else")
            return
        if not {"keyId", "timestamp", "signature"} <= set(requirement):
            self.say(path, "a write is not signed")
        if "bearerToken" not in requirement:
            return  # the exchange of a signature for the token itself
        if not all(scope.endswith(":write") for scope in requirement["bearerToken"]):
            self.say(path, "a write has no write scope")
        names = [node["name"] for _, node in operation.parameters if node.get("required")]
        if "Idempotency-Key" not in names:
            self.say(path, "a write has no Idempotency-Key")

    def check_answers(self, node, path):
        self.check_body(node.get("requestBody", {}), path + ["requestBody"])
        answers = node.get("responses", {})
        if not any(str(status).startswith("2") for status in answers):
            self.say(path, "no answer says that all went well")
        for status, raw in answers.items():
            where = path + ["responses", status]
            if not re.fullmatch(r"[2345]\d\d", str(status)):
                self.say(where, "is not a status")
            _, answer = self.document.resolve(raw)
            if "X-Request-Id" not in answer.get("headers", {}):
                self.say(where, "has no X-Request-Id")
            if "$ref" not in raw:
                self.check_body(answer, where)

    def check_body(self, node, path):
        for media, content in node.get("content", {}).items():
            where = path + ["content", media]
            examples = content.get("examples", {})
            if not examples:
                self.say(where, "has no example")
            for name, raw in examples.items():
                _, example = self.document.resolve(raw)
                self.check_value(
                    content["schema"], example.get("value"), where + ["examples", name]
                )

    def check_parameters_and_headers(self):
        components = self.document.root["components"]
        for kind in ("parameters", "headers"):
            for name, node in components.get(kind, {}).items():
                if "example" in node:
                    self.check_value(
                        node["schema"], node["example"], ["components", kind, name, "example"]
                    )

    def check_error_codes(self):
        """Each code has one status, is in the enumeration, and is shown by an example under an
        answer of that status."""
        schema = self.document.root["components"].get("schemas", {}).get("ErrorCode")
        if schema is None:
            return
        path = ["components", "schemas", "ErrorCode"]
        codes, listed = schema["x-codes"], schema["x-extensible-enum"]
        for code in set(codes) ^ set(listed):
            self.say(path, f"the code {code} is not in both x-extensible-enum and x-codes")
        shown = {}
        used = {"405"}
        for operation in self.document.operations():
            for status, raw in operation.node["responses"].items():
                used.add(str(status))
                self.collect_codes(raw, str(status), shown)
        method_not_allowed = self.document.root["components"]["responses"]["MethodNotAllowed"]
        self.collect_codes(method_not_allowed, "405", shown)
        for code, row in codes.items():
            if shown.get(code) != {str(row["status"])}:
                self.say(
                    path,
                    f"{code} is {row['status']} but is shown with {sorted(shown.get(code, []))}",
                )
            if str(row["status"]) not in used:
                self.say(path, f"no operation answers {row['status']}, the status of {code}")

    def collect_codes(self, raw, status, shown):
        _, answer = self.document.resolve(raw)
        content = answer.get("content", {}).get("application/problem+json", {})
        for example in content.get("examples", {}).values():
            value = self.document.resolve(example)[1]["value"]
            shown.setdefault(value["code"], set()).add(status)
            if str(value["status"]) != status:
                self.say(
                    ["components", "examples"],
                    f"{value['code']} says {value['status']} under {status}",
                )


def check_file(path):
    """Sentences about what is wrong; empty when the document is whole."""
    return ShapeCheck(path).run()
