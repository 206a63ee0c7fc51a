"""JSON that is not one document a line: arrays of documents, and documents spread over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import BinaryIO

from counterclaim.errors import DocumentError
from counterclaim.ingest.encoding import mark_of
from counterclaim.ingest.formats import Container
from counterclaim.ingest.json_values import STEPS, Cutter, Marks, Value
from counterclaim.ingest.limits import Limits, megabytes
from counterclaim.ingest.raw import RawDocument, raw_document
from counterclaim.ingest.record_fields import KNOWN, TEXT, folded
from counterclaim.ingest.sources import Source
from counterclaim.ingest.streams import HEAD_BYTES, chunks

UTF_8_MARK = b"\xef\xbb\xbf"
SPACE = b" \t\r\n"
ARRAY = re.compile(rb"\s*+\[\s*+(?=\{)")
ANY_ARRAY = re.compile(rb"\s*+\[")
OBJECT = re.compile(rb'\s*+\{\s*+["}]')
KEYED_ARRAY = re.compile(rb'"([A-Za-z_ -]{1,30})"\s*+:\s*+\[\s*+(?=\{)')
KEY = re.compile(rb'"([A-Za-z_ -]{1,30})"\s*+:')
WRAPPERS = frozenset(
    {"articles", "documents", "docs", "items", "results", "data", "records", "entries", "news", "posts", "stories"}
)
"""Keys under which an object holds its documents in an array."""
SEEN_BYTES = 4096
"""By how much of such an array it is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where the values begin, whether they stand in an array, and how many brackets are open around it."""

    start: int
    in_array: bool
    around: int = 0


def recognises(head: bytes, name: str) -> bool:
    """An array of objects, an object that goes on in the next line, or one that holds an array of documents."""
    return _layout(head, name) is not None


def parts(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[Source | RawDocument | DocumentError]:
    """Each object as the bytes of one document, whatever the length of the whole."""
    head = stream.read(HEAD_BYTES)
    mark = mark_of(head)
    if mark is not None and mark[1] != "utf-8":
        raise source.refusal(f"JSON in {mark[1].upper()}; save it as UTF-8", "encoding")
    layout = _layout(head, source.name)
    if layout is None:
        raise source.refusal("no JSON of documents; give an array of objects", "json")
    cutter = Cutter(limits.document_bytes, layout.in_array, layout.around)
    values = cutter.values(_from(layout.start, head, stream))
    yield from _documents(source, values, layout, limits)
    if layout.in_array and not cutter.ended:
        raise source.refusal("a JSON array that is cut short; what comes before is read, get it whole", "damaged")
    if cutter.left:
        raise source.refusal("something stands after the JSON array; give it as a file of its own", "json")


def _documents(
    source: Source, values: Iterator[Value], layout: Layout, limits: Limits
) -> Iterator[RawDocument | DocumentError]:
    first, second = next(values, None), next(values, None)
    if first is None:
        raise source.refusal("an empty JSON array; leave it out", "empty")
    alone = second is None and not layout.in_array
    yield _document(source if alone else _numbered(source, first), first, limits)
    for value in chain((second,) if second else (), values):
        yield _document(_numbered(source, value), value, limits)


def _numbered(source: Source, value: Value) -> Source:
    place = ": ".join(filter(None, (source.place, f"object {value.number}")))
    return replace(source, place=place, name=f"{source.name}:{value.number}")


def _document(source: Source, value: Value, limits: Limits) -> RawDocument | DocumentError:
    if value.payload is None:
        size = megabytes(limits.document_bytes)
        return source.refusal(f"a document of more than {size}; split it, or raise COUNTERCLAIM_MAX_BYTES", "too_long")
    return raw_document(source, "json", value.payload)


def _layout(head: bytes, name: str) -> Layout | None:
    skipped = len(UTF_8_MARK) if head.startswith(UTF_8_MARK) else 0
    array = ARRAY.match(head, skipped) or (name.lower().endswith(".json") and ANY_ARRAY.match(head, skipped))
    if array:
        return Layout(start=array.end(), in_array=True)
    if not OBJECT.match(head, skipped):
        return None
    wrapped = _wrapped(head)
    if wrapped is not None:
        return Layout(start=wrapped, in_array=True, around=1)
    return Layout(start=skipped, in_array=False) if _goes_on(head) else None


def _goes_on(head: bytes) -> bool:
    """Whether a first object is open where the first line ends, and no string in it is."""
    line, end, _ = head.lstrip(UTF_8_MARK + SPACE).partition(b"\n")
    marks = Marks()
    depth = sum(STEPS[mark] for _, mark in marks.of(line))
    return bool(end) and depth > 0 and not marks.in_string


def _wrapped(head: bytes) -> int | None:
    """Where the documents begin that the first object holds in an array under a usual key, before any text."""
    depth = start = 0
    for end, mark in Marks().of(head):
        if depth == 1:
            for key in KEY.finditer(head, start, end):
                name = key[1].decode("ascii")
                if folded(name) in TEXT:
                    return None
                array = KEYED_ARRAY.match(head, key.start())
                if array and name.lower() in WRAPPERS and _are_documents(head[array.end() : array.end() + SEEN_BYTES]):
                    return array.end()
        depth += STEPS[mark]
        start = end
        if depth == 0:
            return None
    return None


def _are_documents(start: bytes) -> bool:
    """Whether the first object of an array states a text, or two other things that documents state."""
    depth, first = 0, start
    for end, mark in Marks().of(start):
        depth += STEPS[mark]
        if depth == 0:
            first = start[:end]
            break
    keys = {folded(key[1].decode("ascii")) for key in KEY.finditer(first)}
    return not keys.isdisjoint(TEXT) or len(keys & KNOWN) > 1


def _from(start: int, head: bytes, stream: BinaryIO) -> Iterable[bytes]:
    yield head[start:]
    yield from chunks(stream)


JSON = Container(name="json", title="JSON", recognises=recognises, parts=parts)
