"""The documentation of the interface as a page of the site, read from the very document that programs read."""

from dataclasses import dataclass
from functools import lru_cache

from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.api.urls import api

# Addresses with a part of their own lead nowhere until one is filled in; the others are links to try.
OPENING = "{"


@dataclass(frozen=True)
class Parameter:
    name: str
    kind: str
    values: list[str]
    description: str
    is_required: bool


@dataclass(frozen=True)
class Operation:
    anchor: str
    path: str
    summary: str
    parameters: list[Parameter]
    answer: str

    @property
    def can_be_tried(self) -> bool:
        return OPENING not in self.path


@dataclass(frozen=True)
class Shape:
    """A document or a part of one; its fields are told like parameters."""

    name: str
    fields: list[Parameter]


@require_safe
def page(request):
    operations, shapes = _read()
    return render(request, "api/docs.html", {"operations": operations, "shapes": shapes})


@lru_cache(maxsize=1)
def _read() -> tuple[list[Operation], list[Shape]]:
    """What OpenAPI says of the interface; it does not change while the process runs."""
    document = api.get_openapi_schema()
    operations = [_operation(path, methods["get"]) for path, methods in document["paths"].items()]
    shapes = [
        _shape(name, schema) for name, schema in document["components"]["schemas"].items() if schema.get("properties")
    ]
    return operations, sorted(shapes, key=lambda shape: shape.name)


def _operation(path, told) -> Operation:
    parameters = [
        _parameter(each["name"], _without_null(each["schema"]), is_required=each.get("required", False))
        for each in told["parameters"]
    ]
    schema = told["responses"][200]["content"]["application/json"]["schema"]
    return Operation(told["operationId"], path, told["summary"], parameters, _kind(schema))


def _shape(name, schema) -> Shape:
    required = set(schema.get("required", ()))
    fields = [_parameter(each, told, is_required=each in required) for each, told in schema["properties"].items()]
    return Shape(name, fields)


def _parameter(name, schema, *, is_required) -> Parameter:
    return Parameter(name, _kind(schema), _values(schema), schema.get("description", ""), is_required)


def _without_null(schema):
    """A parameter that may be left out is never written as null."""
    options = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    return {**schema, "anyOf": options} if options else schema


def _kind(schema) -> str:
    """A type in the words of JSON, for example "array of Release"."""
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(_kind(option) for option in schema["anyOf"])
    if schema.get("type") == "array":
        return f"array of {_kind(schema.get('items', {}))}"
    return schema.get("format") or schema.get("type", "object")


def _values(schema) -> list[str]:
    if "anyOf" in schema:
        return [value for option in schema["anyOf"] for value in _values(option)]
    return [str(value) for value in schema.get("enum", [schema["const"]] if "const" in schema else [])]
