"""JSON lines: one document a line."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from counterclaim.ingest.encoding import checked
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.stated import Stated, document_of
from counterclaim.model.document import Document

SUFFIXES = (".jsonl", ".ndjson")
FIELDS = {
    "name": "id",
    "title": "title",
    "publisher": "publisher",
    "url": "url",
    "published": "published",
    "language": "lang",
}
"""What a document states, and the key that states it."""

TYPES = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", str: "text"}


def recognises(head: bytes, name: str) -> bool:
    """Named as JSON lines, or beginning with an object."""
    return name.lower().endswith(SUFFIXES) or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def extract(raw: RawDocument, limits: Limits, published_on: date | None) -> Document:
    """The document of one line; its text is exactly the line's `text`."""
    record = _record(raw)
    text = record.get("text")
    if not isinstance(text, str):
        found = "no 'text'" if text is None else f"'text' is {TYPES[type(text)]}, not text"
        raise raw.refusal(f"{found}; give the document's text as a string", "fields")
    stated = Stated(**{field: _words(raw, record, key) for field, key in FIELDS.items()})
    return document_of(raw, checked(text, raw, limits), stated, published_on)


def _record(raw: RawDocument) -> dict[str, Any]:
    try:
        line = raw.payload.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"wrong encoding: not UTF-8 at byte {error.start}; save it as UTF-8"
        raise raw.refusal(reason, "encoding") from error
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise raw.refusal(_broken(error), "json") from error
    except (ValueError, RecursionError) as error:
        raise raw.refusal("JSON nested too deep, or with a number too long; leave such fields out", "json") from error
    if not isinstance(record, dict):
        kind = "null" if record is None else TYPES[type(record)]
        raise raw.refusal(f"{kind} where a document was expected; give one JSON object a line", "json")
    return record


def _broken(error: json.JSONDecodeError) -> str:
    at = f"character {error.pos}"
    if error.msg.startswith("Unterminated") or error.pos >= len(error.doc.rstrip()):
        return f"a JSON line cut short at {at}; give one whole JSON object a line"
    return f"not JSON at {at} ({error.msg}); give one whole JSON object a line"


def _words(raw: RawDocument, record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise raw.refusal(f"{key!r} is {TYPES[type(value)]}, not text; write it in quotes", "fields")
    if value is not None and any("\ud800" <= character <= "\udfff" for character in value):
        raise raw.refusal(f"half of a surrogate pair in {key!r}; write it as UTF-8", "encoding")
    return value
