"""Does data fit a JSON Schema? Only the words that our own schemas use; an unknown word is an error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int}
PROSE = {"$schema", "title", "description"}


def misfits(value: Any, schema: dict[str, Any], place: str = "") -> Iterator[str]:
    """Where and how the value does not fit."""
    unknown = (
        set(schema) - PROSE - {"type", "properties", "required", "additionalProperties", "items", "const"}
    )
    if unknown:
        raise ValueError(f"{place}: the schema has words that are not checked: {sorted(unknown)}")
    if "const" in schema and value != schema["const"]:
        yield f"{place} is {value!r}"
    kind = schema.get("type")
    if kind and (not isinstance(value, TYPES[kind]) or (kind == "integer" and isinstance(value, bool))):
        yield f"{place} is no {kind}"
    elif kind == "object":
        yield from _misfits_of_object(value, schema, place)
    elif kind == "array":
        for number, item in enumerate(value):
            yield from misfits(item, schema["items"], f"{place}[{number}]")


def _misfits_of_object(value: dict[str, Any], schema: dict[str, Any], place: str) -> Iterator[str]:
    yield from (f"{place}.{name} is not there" for name in schema["required"] if name not in value)
    for name, inside in value.items():
        if name in schema["properties"]:
            yield from misfits(inside, schema["properties"][name], f"{place}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{place}.{name} is not in the schema"
