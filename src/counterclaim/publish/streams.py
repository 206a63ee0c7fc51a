"""Claims as files piece by piece, for whoever must not hold them whole: batches of claims in, bytes out."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from counterclaim.model.claim import Claim
from counterclaim.model.contract import claim_record
from counterclaim.model.document import Document
from counterclaim.publish.columns import COLUMNS, row_of
from counterclaim.publish.csv import write_rows_csv
from counterclaim.publish.geojson import claim_feature
from counterclaim.publish.jsonl import json_line
from counterclaim.publish.parquet import ROWS_A_GROUP, parquet_groups

Batch = tuple[Sequence[Claim], Mapping[str, Document]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """A format: how its files end, its media type, and how batches (claims with their documents by id) become one."""

    name: str
    suffix: str
    media_type: str
    pieces: Callable[[Iterable[Batch]], Iterator[bytes]]


def _csv(batches: Iterable[Batch]) -> Iterator[bytes]:
    names: Sequence[str] | None = tuple(column.name for column in COLUMNS)
    nothing: Batch = ((), {})
    for claims, documents in chain([nothing], batches):
        text = io.StringIO(newline="")
        write_rows_csv(names, (row_of(claim, documents.get(claim.document)) for claim in claims), text)
        names = None
        yield text.getvalue().encode("utf-8", "replace")


def _jsonl(batches: Iterable[Batch]) -> Iterator[bytes]:
    for claims, _ in batches:
        yield "".join(f"{json_line(claim_record(claim))}\n" for claim in claims).encode()


def _geojson(batches: Iterable[Batch]) -> Iterator[bytes]:
    yield b'{"type":"FeatureCollection","features":['
    before = "\n"
    for claims, documents in batches:
        features = (claim_feature(claim, documents.get(claim.document)) for claim in claims)
        lines = [json_line(each) for each in features if each["geometry"] is not None]
        if lines:
            yield (before + ",\n".join(lines)).encode()
            before = ",\n"
    yield b"\n]}\n"


def _parquet(batches: Iterable[Batch]) -> Iterator[bytes]:
    return parquet_groups(
        (row_of(claim, documents.get(claim.document)) for claims, documents in batches for claim in claims),
        ROWS_A_GROUP,
    )


STREAMS: Mapping[str, Stream] = {
    each.name: each
    for each in (
        Stream(name="csv", suffix="csv", media_type="text/csv; charset=utf-8; header=present", pieces=_csv),
        Stream(name="json", suffix="jsonl", media_type="application/x-ndjson", pieces=_jsonl),
        Stream(name="geojson", suffix="geojson", media_type="application/geo+json", pieces=_geojson),
        Stream(name="parquet", suffix="parquet", media_type="application/vnd.apache.parquet", pieces=_parquet),
    )
}
