"""Values to JSON and back without loss."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, cast

import msgspec
from cattrs import Converter

Value = TypeVar("Value")


class Encoded(str):
    """JSON that is text already, and is stored as it is."""

    __slots__ = ()


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=False)
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    converter.register_unstructure_hook(date, date.isoformat)
    return converter


def shaped(value: object) -> dict[str, Any]:
    """A frozen value as a JSON object, every field in it."""
    return cast(dict[str, Any], _converter().unstructure(value))


def valued(record: dict[str, Any], kind: type[Value]) -> Value:
    """The value that a JSON object was made from. Raises ValueError where it is none, or where its own checks do."""
    try:
        return msgspec.convert(record, kind)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error


def valued_text(text: str, kind: type[Value]) -> Value:
    """The value that a JSON text was made from, as `valued`."""
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError:
        return valued(json.loads(text), kind)


def record_of(text: str) -> Any:
    """What a JSON text holds; `json.loads` takes the few that the faster parser does not (lone surrogates)."""
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return json.loads(text)


def json_text(record: object) -> str:
    """Compact JSON; letters as they are unless they can't be stored so (lone surrogates, NUL)."""
    if isinstance(record, Encoded):
        return str(record)
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(record, separators=(",", ":"))
    return text
