"""What a page hands to its scripts: JSON in a data block, which can't end the block whatever a document says."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from counterclaim.publish.visible import visible

_ESCAPES = {ord(each): f"\\u{ord(each):04x}" for each in "<>&'\u2028\u2029"}


def json_block(value: object) -> Markup:
    """A value as JSON for `<script type="application/json">`: texts made visible, `<`, `>` and `&` as code points.

    Takes numbers, texts, days and moments (as ISO 8601), mappings, sequences and dataclasses of them. Raises TypeError
    for anything else, ValueError for numbers that JSON has no words for.
    """
    written = json.dumps(_plain(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(written.translate(_ESCAPES))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {visible(str(name)): _plain(each) for name, each in value.items()}
    if isinstance(value, Sequence | Set):
        return [_plain(each) for each in value]
    raise TypeError(f"{type(value).__name__}: no JSON for it")
