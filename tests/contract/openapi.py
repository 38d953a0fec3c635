# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads an OpenAPI 3.1 document: references, operations, and its schemas as plain JSON Schema."""

import dataclasses
import pathlib
import re

import yaml

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "resources" / "openapi"
DOCUMENTS = [FOLDER / "coinpay-v1.yaml", FOLDER / "coinpay-sandbox-v1.yaml"]
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
ANNOTATIONS = {
    "description",
    "summary",
    "title",
    "example",
    "examples",
    "default",
    "deprecated",
    "$comment",
}


class ContractError(Exception):
    """The document cannot be read at all. The message names file and place."""


class StrictLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML that refuses a key that comes twice, and keeps dates as they are written."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=deep)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} comes twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


StrictLoader.add_constructor(
    "tag:yaml.org,2002:timestamp", lambda loader, node: loader.construct_scalar(node)
)


def escape_pointer(part):
    return str(part).replace("~", "~0").replace("/", "~1")


def join_pointer(path):
    return "".join("/" + escape_pointer(part) for part in path)


@dataclasses.dataclass(eq=False)
class Operation:
    document: "Document"
    path: str
    method: str
    node: dict
    parameters: list  # resolved, the path's own included
    pointer: str

    @property
    def id(self):
        return self.node.get("operationId", f"{self.method.upper()} {self.path}")

    def security(self):
        return self.node.get("security", self.document.root.get("security", []))


class Document:
    """One file. Documents that refer to each other share one cache, by absolute path."""

    def __init__(self, path, cache=None):
        self.path = pathlib.Path(path).resolve()
        self.cache = {} if cache is None else cache
        self.cache[self.path] = self
        try:
            self.text = self.path.read_text(encoding="utf-8")
            self.root = yaml.load(self.text, Loader=StrictLoader)
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise ContractError(f"{path}: {error}") from error
        if not isinstance(self.root, dict):
            raise ContractError(f"{path}: the document is not a mapping")
        self.used = set()  # (path, pointer) of every reference that was followed

    def follow(self, reference):
        """The document and node a `$ref` points at. Raises ContractError when there is none."""
        file_part, _, fragment = reference.partition("#")
        document = self
        if file_part:
            target = (self.path.parent / file_part).resolve()
            document = self.cache.get(target) or Document(target, self.cache)
        node = document.root
        for part in fragment.strip("/").split("/") if fragment.strip("/") else []:
            key = part.replace("~1", "/").replace("~0", "~")
            if isinstance(node, list) and key.isdigit() and int(key) < len(node):
                node = node[int(key)]
            elif isinstance(node, dict) and key in node:
                node = node[key]
            else:
                raise ContractError(f"{self.path.name}: the reference {reference} leads nowhere")
        document.used.add(fragment)
        return document, node

    def resolve(self, node):
        """Follows references until there is none; for everything but schemas."""
        document = self
        for _ in range(20):
            if not (isinstance(node, dict) and "$ref" in node):
                return document, node
            document, node = document.follow(node["$ref"])
        raise ContractError(f"{self.path.name}: references go round in a circle")

    def schema(self, node, closed, depth=0):
        """`node` with its references put in place and its annotations gone. Open enumerations
        become closed ones; with `closed`, so do objects: then an unknown member is an error.
        """
        if depth > 40:
            raise ContractError(f"{self.path.name}: schemas contain each other")
        if isinstance(node, bool):
            return node
        if "$ref" in node:
            document, target = self.follow(node["$ref"])
            result = document.schema(target, closed, depth + 1)
            siblings = {k: v for k, v in node.items() if k != "$ref" and k not in ANNOTATIONS}
            return (
                {"allOf": [result, self.schema(siblings, closed, depth + 1)]}
                if siblings
                else result
            )
        result = {}
        for key, value in node.items():
            if key in ANNOTATIONS or key.startswith("x-"):
                continue
            if key in ("properties", "patternProperties", "$defs"):
                value = {
                    name: self.schema(child, closed, depth + 1) for name, child in value.items()
                }
            elif key in ("allOf", "anyOf", "oneOf"):
                value = [self.schema(child, closed, depth + 1) for child in value]
            elif key in (
                "items",
                "additionalProperties",
                "propertyNames",
                "not",
                "if",
                "then",
                "else",
                "contains",
            ):
                value = self.schema(value, closed, depth + 1)
            elif key == "pattern" and value.endswith("$"):
                value = (
                    value[:-1] + r"\Z"
                )  # Python's $ would let a last line feed through, ECMA's does not
            result[key] = value
        if "x-extensible-enum" in node:
            result.setdefault("enum", node["x-extensible-enum"])
        if closed and "properties" in result and "object" in result.get("type", ""):
            result.setdefault("additionalProperties", False)
        return result

    def operations(self):
        """Every operation under `paths`, parameters resolved; an operation's own ones win."""
        found = []
        for path, item in self.root.get("paths", {}).items():
            for method in METHODS:
                if method not in item:
                    continue
                parameters = {}
                for raw in item.get("parameters", []) + item[method].get("parameters", []):
                    document, node = self.resolve(raw)
                    parameters[(node.get("in"), node.get("name"))] = (document, node)
                pointer = join_pointer(["paths", path, method])
                found.append(
                    Operation(self, path, method, item[method], list(parameters.values()), pointer)
                )
        return found


class Router:
    """Finds the operation for a method and a path. A fixed segment wins over a parameter."""

    def __init__(self, documents):
        self.routes = []
        for document in documents:
            for operation in document.operations():
                parts = re.split(r"\{([^}]+)\}", operation.path)
                pattern = "".join(
                    re.escape(part) if index % 2 == 0 else f"(?P<{part}>[^/]+)"
                    for index, part in enumerate(parts)
                )
                self.routes.append((operation.path.count("{"), re.compile(pattern), operation))
        self.routes.sort(key=lambda route: route[0])
        self.shapes = {}

    def find(self, method, path):
        """(operation or None, path parameters as sent, methods the path knows)"""
        shape = path.count("/")
        if shape not in self.shapes:
            self.shapes[shape] = [
                route for route in self.routes if route[2].path.count("/") == shape
            ]
        known = []
        for _, pattern, operation in self.shapes[shape]:
            match = pattern.fullmatch(path)
            if match and operation.method == method.lower():
                return operation, match.groupdict(), [method]
            if match:
                known.append(operation.method.upper())
        return None, {}, known
