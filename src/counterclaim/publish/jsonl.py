"""Records as JSON, one a line: for claims, the contract's own form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from counterclaim.model.claim import Claim
from counterclaim.model.contract import claim_record

AWKWARD = re.compile(
    "[\x7f-\x9f\u115f\u1160\u3164\uffa0\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""What JSON may hold as it is, but what breaks lines, steers terminals, is not seen or has no UTF-8: escaped."""


def json_line(record: Mapping[str, Any]) -> str:
    """One record as one line of JSON without its end; letters of all scripts as they are."""
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return line if line.isascii() and "\x7f" not in line else AWKWARD.sub(_escaped, line)


def write_records_jsonl(records: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """One record a line."""
    for record in records:
        stream.write(json_line(record) + "\n")


def write_records_json(records: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """All records as one JSON array, one a line; "[]" for none."""
    before = "["
    for record in records:
        stream.write(f"{before}\n{json_line(record)}")
        before = ","
    stream.write("[]\n" if before == "[" else "\n]\n")


def write_claims_jsonl(claims: Iterable[Claim], stream: TextIO) -> None:
    """One claim of the contract a line."""
    write_records_jsonl(map(claim_record, claims), stream)


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]
