"""Every file format that a ledger can be exported to."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.incident import Incident
from counterclaim.publish.csv import write_claims_csv
from counterclaim.publish.geojson import write_claims_geojson, write_incidents_geojson
from counterclaim.publish.jsonl import write_claims_jsonl
from counterclaim.publish.parquet import write_claims_parquet


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is exported: claims, their documents by id, and incidents where the format has a form for them."""

    claims: Iterable[Claim]
    documents: Mapping[str, Document]
    incidents: Sequence[Incident] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format: its name on the command line, what it is for, and its writer.

    The writer returns how many things it left out because the format can't hold them.
    """

    name: str
    purpose: str
    is_binary: bool
    write: Callable[[Selection, BinaryIO], int]


def _csv(selection: Selection, stream: BinaryIO) -> int:
    with _text(stream) as text:
        write_claims_csv(selection.claims, selection.documents, text)
    return 0


def _jsonl(selection: Selection, stream: BinaryIO) -> int:
    with _text(stream) as text:
        write_claims_jsonl(selection.claims, text)
    return 0


def _geojson(selection: Selection, stream: BinaryIO) -> int:
    with _text(stream) as text:
        if selection.incidents:
            return write_incidents_geojson(selection.incidents, text)
        return write_claims_geojson(selection.claims, selection.documents, text)


def _parquet(selection: Selection, stream: BinaryIO) -> int:
    write_claims_parquet(selection.claims, selection.documents, stream)
    return 0


@contextmanager
def _text(stream: BinaryIO) -> Iterator[TextIO]:
    """Text written to a stream of bytes, which stays open."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    try:
        yield text
    finally:
        text.detach()


FORMATS: tuple[Format, ...] = (
    Format(name="csv", purpose="one flat row a claim, for spreadsheets", is_binary=False, write=_csv),
    Format(name="jsonl", purpose="the contract's claim, one a line", is_binary=False, write=_jsonl),
    Format(name="geojson", purpose="incidents on a map (claims where there are none)", is_binary=False, write=_geojson),
    Format(name="parquet", purpose="one flat row a claim, for data frames", is_binary=True, write=_parquet),
)
