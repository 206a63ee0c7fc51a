"""JSON lines: one document a line; and any one document that is a JSON object."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from counterclaim.ingest.encoding import checked
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.record_fields import TYPES, text_and_stated
from counterclaim.ingest.stated import document_of
from counterclaim.model.document import Document

LINE = "json_lines"
"""The format of one line."""
SUFFIXES = (".jsonl", ".ndjson")


def recognises(head: bytes, name: str) -> bool:
    """Named as JSON lines, or beginning with an object."""
    return name.lower().endswith(SUFFIXES) or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def extract(raw: RawDocument, limits: Limits, published_on: date | None) -> Document:
    """The document of one object; its text is exactly the object's `text`."""
    text, stated = text_and_stated(raw, _record(raw))
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
        raise raw.refusal(_broken(raw, error), "json") from error
    except (ValueError, RecursionError) as error:
        raise raw.refusal("JSON nested too deep, or with a number too long; leave such fields out", "json") from error
    if not isinstance(record, dict):
        kind = "null" if record is None else TYPES[type(record)]
        raise raw.refusal(f"{kind} where a document was expected; give JSON objects", "json")
    return record


def _broken(raw: RawDocument, error: json.JSONDecodeError) -> str:
    at = f"character {error.pos}"
    line = raw.format == LINE
    advice = "give one whole JSON object a line" if line else "give whole JSON objects"
    if error.msg.startswith("Unterminated") or error.pos >= len(error.doc.rstrip()):
        return f"{'a JSON line' if line else 'JSON'} cut short at {at}; {advice}"
    return f"not JSON at {at} ({error.msg}); {advice}"
