"""What a corpus is read from: sources in order, in stretches, and the parts that these are cut into.

Stretches and parts depend on what was given alone, so that a second run, or another cluster, makes the same.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from glob import glob, has_magic
from io import BytesIO
from typing import Any

from counterclaim.errors import CorpusError, DocumentError
from counterclaim.ingest.documents import raw_documents_in
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.sources import STDIN, Source, sources_of
from counterclaim.store.shapes import json_text, shaped, valued

Came = RawDocument | DocumentError
"""A document's bytes, or why they can't be had."""

_FEW_PARTS = 512
_LEAST_BYTES, _MOST_BYTES = 64_000, 16_000_000
_LEAST_DOCUMENTS, _MOST_DOCUMENTS = 16, 1_024
_USUAL_BYTES = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How large a part is: it ends with the document by which it has so many bytes, or so many documents."""

    bytes: int
    documents: int

    @classmethod
    def for_bytes(cls, total: int) -> Cut:
        """For so many bytes given: parts enough to share out, none that takes a reader more than some minutes."""
        size = min(max(total // _FEW_PARTS, _LEAST_BYTES), _MOST_BYTES)
        return cls(bytes=size, documents=min(max(size // _USUAL_BYTES, _LEAST_DOCUMENTS), _MOST_DOCUMENTS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """All that was given: how many sources and bytes, a digest of their paths and sizes, and the stretches."""

    sources: int
    bytes: int
    digest: str
    cut: Cut
    stretches: tuple[str, ...]


def paths_of(patterns: Iterable[str]) -> list[str]:
    """The paths that patterns mean, in their order, those of one pattern by name; one that is no pattern as it is.

    Raises CorpusError for a pattern that nothing fits.
    """
    found: list[str] = []
    for pattern in patterns:
        if pattern == STDIN:
            raise CorpusError("a corpus can't be read from the standard input; give files, folders or patterns")
        fitting = [pattern] if os.path.exists(pattern) or not has_magic(pattern) else _fitting(pattern)
        if not fitting:
            raise CorpusError(f"{pattern}: nothing fits this pattern; check it, and put it in quotes")
        found += fitting
    return list(dict.fromkeys(found))


def given_by(patterns: Iterable[str]) -> Given:
    """What patterns give, cut into stretches of about one part: small files together, a large one alone."""
    sources = [(source, _size(source)) for source in sources_of(paths_of(patterns), BytesIO())]
    total = sum(size for _, size in sources)
    cut = Cut.for_bytes(total)
    hashed = hashlib.sha256()
    for source, size in sources:
        hashed.update(f"{json_text(_source_record(source))} {size}\n".encode())
    stretches = tuple(json_text([_source_record(source) for source in some]) for some in _stretches(sources, cut))
    return Given(sources=len(sources), bytes=total, digest=hashed.hexdigest(), cut=cut, stretches=stretches)


def parts_in(stretch: str, cut: Cut, limits: Limits) -> Iterator[list[Came]]:
    """The parts of a stretch, in order; one of them in memory at a time."""
    part: list[Came] = []
    size = 0
    for raw in raw_documents_in(map(_source, json.loads(stretch)), limits):
        part.append(raw)
        size += len(raw.payload) if isinstance(raw, RawDocument) else 0
        if size >= cut.bytes or len(part) >= cut.documents:
            yield part
            part, size = [], 0
    if part:
        yield part


def packed(part: Sequence[Came]) -> dict[str, Any]:
    """A part as it goes from one node to another: all but the bytes as JSON, and the bytes."""
    heads = [_refusal_record(raw) if isinstance(raw, DocumentError) else _head(raw) for raw in part]
    payloads = [b"" if isinstance(raw, DocumentError) else raw.payload for raw in part]
    return {"heads": json_text(heads), "payloads": payloads}


def unpacked(row: dict[str, Any]) -> Iterator[Came]:
    """The part that was packed."""
    for head, payload in zip(json.loads(row["heads"]), row["payloads"], strict=True):
        yield _refusal(head) if "reason" in head else valued(head | {"payload": bytes(payload)}, RawDocument)


def _fitting(pattern: str) -> list[str]:
    return sorted(path for path in glob(pattern, recursive=True) if not os.path.isdir(path))


def _size(source: Source | DocumentError) -> int:
    try:
        return os.stat(source.source).st_size if isinstance(source, Source) else 0
    except OSError:
        return 0


def _stretches(
    sources: Iterable[tuple[Source | DocumentError, int]], cut: Cut
) -> Iterator[list[Source | DocumentError]]:
    waiting: list[Source | DocumentError] = []
    held = 0
    for source, size in sources:
        if waiting and (held + size > cut.bytes or len(waiting) >= cut.documents):
            yield waiting
            waiting, held = [], 0
        waiting.append(source)
        held += size
    if waiting:
        yield waiting


def _source_record(source: Source | DocumentError) -> dict[str, Any]:
    if isinstance(source, DocumentError):
        return _refusal_record(source)
    return {"source": source.source, "name": source.name}


def _source(record: dict[str, Any]) -> Source | DocumentError:
    return _refusal(record) if "reason" in record else Source(source=record["source"], name=record["name"])


def _refusal_record(refusal: DocumentError) -> dict[str, Any]:
    return {key: getattr(refusal, key) for key in ("source", "reason", "place", "code")}


def _refusal(record: dict[str, Any]) -> DocumentError:
    return DocumentError(record["source"], record["reason"], place=record["place"], code=record["code"])


def _head(raw: RawDocument) -> dict[str, Any]:
    record = shaped(replace(raw, payload=b""))
    del record["payload"]
    return record
