# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks values against schemas, fast where they are right and wordy where they are wrong.

A schema is compiled to plain functions that only say yes or no; the many thousand good answers of
a test run pass there. A value that does not pass goes to python3-jsonschema, which says where and
why. So does every value of a schema with a keyword that the compiler does not know.
test_checker.py holds both against each other."""

import datetime
import re
import urllib.parse

import jsonschema

DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})")


def is_date_time(value):
    """RFC 3339 section 5.6; second 60 is taken as a leap second."""
    match = DATE_TIME.fullmatch(value)
    if not match:
        return False
    text = value[:19].upper()
    if text.endswith(":60"):
        text = text[:-2] + "59"
    try:
        datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S")
    except ValueError:
        return False
    zone = match.group(2)
    return zone in "Zz" or (int(zone[1:3]) < 24 and int(zone[4:6]) < 60)


def is_uri_reference(value):
    if re.search(r"[\s<>\"{}|\\^`\x00-\x20\x7f-\U0010ffff]", value):
        return False
    if re.search(r"%(?![0-9A-Fa-f]{2})", value):
        return False
    try:
        urllib.parse.urlsplit(value)
    except ValueError:
        return False
    return True


def is_uri(value):
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", value)) and is_uri_reference(value)


FORMATS = {"date-time": is_date_time, "uri": is_uri, "uri-reference": is_uri_reference}

FORMAT_CHECKER = jsonschema.FormatChecker(formats=())
for name, test in FORMATS.items():
    FORMAT_CHECKER.checks(name)(lambda value, test=test: not isinstance(value, str) or test(value))


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_integer(value):
    return is_number(value) and (isinstance(value, int) or value.is_integer())


TYPES = {
    "string": lambda value: isinstance(value, str),
    "integer": is_integer,
    "number": is_number,
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
}


class Unsupported(Exception):
    """A keyword that the compiler leaves to python3-jsonschema."""


def same(left, right):
    """Equality as JSON Schema means it: true is not 1."""
    return left == right and isinstance(left, bool) == isinstance(right, bool)


def compile_string(schema):
    tests = []
    if "pattern" in schema:
        search = re.compile(schema["pattern"]).search
        tests.append(lambda value: search(value) is not None)
    if "minLength" in schema or "maxLength" in schema:
        low, high = schema.get("minLength", 0), schema.get("maxLength", float("inf"))
        tests.append(lambda value: low <= len(value) <= high)
    if "format" in schema:
        if schema["format"] not in FORMATS:
            raise Unsupported(schema["format"])
        tests.append(FORMATS[schema["format"]])
    return (
        [lambda value: not isinstance(value, str) or all(test(value) for test in tests)]
        if tests
        else []
    )


def compile_number(schema):
    if "minimum" not in schema and "maximum" not in schema:
        return []
    low, high = schema.get("minimum", float("-inf")), schema.get("maximum", float("inf"))
    return [lambda value: not is_number(value) or low <= value <= high]


def compile_array(schema):
    tests = []
    if "minItems" in schema or "maxItems" in schema:
        low, high = schema.get("minItems", 0), schema.get("maxItems", float("inf"))
        tests.append(lambda value: low <= len(value) <= high)
    if "items" in schema:
        item = compile_schema(schema["items"])
        tests.append(lambda value: all(map(item, value)))
    if schema.get("uniqueItems"):
        tests.append(
            lambda value: not any(
                same(left, right) for index, left in enumerate(value) for right in value[:index]
            )
        )
    return (
        [lambda value: not isinstance(value, list) or all(test(value) for test in tests)]
        if tests
        else []
    )


def compile_object(schema):
    tests = []
    if "required" in schema:
        required = frozenset(schema["required"])
        tests.append(lambda value: required <= value.keys())
    if "maxProperties" in schema:
        most = schema["maxProperties"]
        tests.append(lambda value: len(value) <= most)
    if "propertyNames" in schema:
        name_test = compile_schema(schema["propertyNames"])
        tests.append(lambda value: all(map(name_test, value)))
    if "properties" in schema or "additionalProperties" in schema:
        members = {
            name: compile_schema(child) for name, child in schema.get("properties", {}).items()
        }
        other = compile_schema(schema.get("additionalProperties", True))
        tests.append(
            lambda value: all(members.get(name, other)(child) for name, child in value.items())
        )
    return (
        [lambda value: not isinstance(value, dict) or all(test(value) for test in tests)]
        if tests
        else []
    )


def compile_combinations(schema):
    tests = []
    if "allOf" in schema:
        tests.extend(compile_schema(child) for child in schema["allOf"])
    if "anyOf" in schema:
        any_of = [compile_schema(child) for child in schema["anyOf"]]
        tests.append(lambda value: any(test(value) for test in any_of))
    if "oneOf" in schema:
        one_of = [compile_schema(child) for child in schema["oneOf"]]
        tests.append(lambda value: sum(test(value) for test in one_of) == 1)
    if "if" in schema:
        when, then = compile_schema(schema["if"]), compile_schema(schema.get("then", True))
        otherwise = compile_schema(schema.get("else", True))
        tests.append(lambda value: then(value) if when(value) else otherwise(value))
    return tests


KNOWN = {
    "type",
    "enum",
    "const",
    "pattern",
    "minLength",
    "maxLength",
    "format",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "items",
    "uniqueItems",
    "required",
    "maxProperties",
    "propertyNames",
    "properties",
    "additionalProperties",
    "allOf",
    "anyOf",
    "oneOf",
    "if",
    "then",
    "else",
}


def compile_schema(schema):
    """A function from a value to True or False. Raises Unsupported for what it does not know."""
    if isinstance(schema, bool):
        return lambda value: schema
    unknown = schema.keys() - KNOWN
    if unknown:
        raise Unsupported(", ".join(sorted(unknown)))
    tests = []
    if "type" in schema:
        names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        kinds = [TYPES[name] for name in names]
        tests.append(
            kinds[0] if len(kinds) == 1 else lambda value: any(kind(value) for kind in kinds)
        )
    if "enum" in schema:
        allowed = schema["enum"]
        tests.append(lambda value: any(same(value, other) for other in allowed))
    if "const" in schema:
        constant = schema["const"]
        tests.append(lambda value: same(value, constant))
    for part in (
        compile_string,
        compile_number,
        compile_array,
        compile_object,
        compile_combinations,
    ):
        tests.extend(part(schema))
    if len(tests) == 1:
        return tests[0]
    return lambda value: all(test(value) for test in tests)


class Checker:
    """One schema, ready for many values."""

    def __init__(self, schema):
        self.wordy = jsonschema.Draft202012Validator(schema, format_checker=FORMAT_CHECKER)
        try:
            self.quick = compile_schema(schema)
        except Unsupported:
            self.quick = None

    def errors(self, value):
        """[(path, sentence)], empty when the value is good."""
        if self.quick is not None and self.quick(value):
            return []
        return [
            (list(error.absolute_path), shorten(error)) for error in self.wordy.iter_errors(value)
        ]


def shorten(error):
    """jsonschema quotes the whole value, which can be a page; the place is told by the path."""
    if (
        error.validator in ("required", "additionalProperties", "const", "enum", "type")
        and len(error.message) < 300
    ):
        return error.message
    if error.validator in ("oneOf", "anyOf", "if", "allOf") and error.context:
        return f"{error.validator}: " + "; ".join(shorten(child) for child in error.context[:3])
    text = error.message
    return text if len(text) < 300 else text[:200] + " … " + text[-80:]
