"""Values to JSON and back without loss."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, cast

from cattrs import Converter

from counterclaim.model.identity import digest

Value = TypeVar("Value")


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=False)
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    converter.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    return converter


def shaped(value: object) -> dict[str, Any]:
    """A frozen value as a JSON object, every field in it."""
    return cast(dict[str, Any], _converter().unstructure(value))


def valued(record: dict[str, Any], kind: type[Value]) -> Value:
    """The value that a JSON object was made from. Raises what the value's own checks raise."""
    return _converter().structure(record, kind)


def json_text(record: object) -> str:
    """Compact JSON; letters as they are unless they can't be stored so (lone surrogates, NUL)."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(record, separators=(",", ":"))
    return text


def shape_digest(record: dict[str, Any]) -> str:
    """A short key of a JSON object's whole content."""
    return digest(json.dumps(record, sort_keys=True, separators=(",", ":")))
