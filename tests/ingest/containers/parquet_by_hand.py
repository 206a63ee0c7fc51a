"""Parquet as no honest writer makes it: pages as given, and a footer that says what a test likes."""

from __future__ import annotations

import struct
from typing import Any

I32, I64, BINARY, LIST, STRUCT = 5, 6, 8, 9, 12
DICTIONARY = 2


def thrift(fields: dict[int, tuple[int, Any]]) -> bytes:
    """A structure in Thrift's compact protocol: kinds and values by their numbers."""
    made, last = b"", 0
    for number, (kind, value) in fields.items():
        made += bytes([number - last << 4 | kind]) + _value(kind, value)
        last = number
    return made + b"\0"


def text_of(text: bytes) -> bytes:
    """A text as it lies in a page."""
    return struct.pack("<I", len(text)) + text


def page(length: int, unpacked: int, values: int, *, kind: int = 0, encoding: int = 0, second: bool = False) -> bytes:
    """The header of a page; `second`: of a data page of version 2."""
    says: dict[int, tuple[int, Any]] = {1: (I32, values), 2: (I32, encoding), 3: (I32, 3), 4: (I32, 3)}
    where = {0: 5, DICTIONARY: 7}[kind]
    if second:
        kind, where = 3, 8
        says = {1: (I32, values), 2: (I32, 0), 3: (I32, values), 4: (I32, encoding), 5: (I32, 0), 6: (I32, 0)}
        says[7] = (1, None)
    return thrift({1: (I32, kind), 2: (I32, unpacked), 3: (I32, length), where: (STRUCT, says)})


def data_page(held: bytes) -> bytes:
    """A page of one value that is not packed."""
    return page(len(held), len(held), 1) + held


def table_of(pages: list[bytes], *, values: int = 1, codec: int = 0, groups: int = 1, **lies: int) -> bytes:
    """A table whose one column, `text`, has these pages; `lies`: where they begin (at), how long they are (length)."""
    body = b"PAR1" + b"".join(pages)
    column = {1: (I32, 6), 2: (LIST, (I32, [0])), 3: (LIST, (BINARY, [b"text"])), 4: (I32, codec), 5: (I64, values)}
    column |= {6: (I64, 100), 7: (I64, lies.get("length", len(body) - 4)), 9: (I64, lies.get("at", 4))}
    chunk = {2: (I64, 0), 3: (STRUCT, column)}
    group = {1: (LIST, (STRUCT, [chunk])), 2: (I64, 100), 3: (I64, values)}
    leaf = {1: (I32, 6), 3: (I32, 0), 4: (BINARY, b"text"), 6: (I32, 0)}
    schema = [{4: (BINARY, b"schema"), 5: (I32, 1)}, leaf]
    said = {1: (I32, 2), 2: (LIST, (STRUCT, schema)), 3: (I64, values), 4: (LIST, (STRUCT, [group] * groups))}
    return footed(body, thrift(said))


def footed(body: bytes, footer: bytes) -> bytes:
    """The whole file."""
    return body + footer + len(footer).to_bytes(4, "little") + b"PAR1"


def _value(kind: int, value: Any) -> bytes:
    if kind in (I32, I64):
        return _varint(value << 1 if value >= 0 else ~(value << 1))
    if kind == BINARY:
        return _varint(len(value)) + bytes(value)
    if kind == STRUCT:
        return thrift(value)
    if kind == LIST:
        inner, values = value
        return bytes([0xF0 | inner]) + _varint(len(values)) + b"".join(_value(inner, one) for one in values)
    return b""


def _varint(number: int) -> bytes:
    made = bytearray()
    while number > 127:
        made.append(number & 127 | 128)
        number >>= 7
    return bytes([*made, number])
