"""All claims that meet filters as a file, read and sent some at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from starlette.responses import StreamingResponse

from counterclaim.publish.streams import Batch, Stream
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query

CLAIMS_AT_ONCE = 500


def file_of(ledger: Ledger, query: Query, stream: Stream, at: datetime) -> StreamingResponse:
    """The file, named for the moment at which it was asked for. Raises SettingsError where the format can't be had."""
    name = f"claims-{at:%Y%m%dT%H%M%SZ}.{stream.suffix}"
    return StreamingResponse(
        stream.pieces(batches(ledger, query)),
        media_type=stream.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def batches(ledger: Ledger, query: Query, size: int = CLAIMS_AT_ONCE) -> Iterator[Batch]:
    """The claims of a query with their documents; each batch is read by itself, so that none holds the ledger."""
    last: str | None = None
    while claims := list(ledger.claims(replace(query, after=last, limit=size))):
        documents = ledger.documents_by_ids(dict.fromkeys(claim.document for claim in claims))
        yield claims, {each.id: each for each in documents}
        last = claims[-1].id
        if len(claims) < size:
            return
