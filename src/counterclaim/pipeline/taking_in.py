"""Takes in what somebody sends while the ledger is looked at: read, kept and reconciled, in a process of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from time import sleep

from counterclaim.errors import CounterclaimError, DocumentError, LedgerError
from counterclaim.ingest.documents import raw_documents_in
from counterclaim.ingest.sources import Source
from counterclaim.model.document import Document
from counterclaim.pipeline.access import opened
from counterclaim.pipeline.reading import (
    Errand,
    Known,
    Outcome,
    ReaderFor,
    Unread,
    keep_outcomes,
    outcome_of,
    outcomes_of,
)
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.settings import Settings
from counterclaim.store.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What somebody sent: a document, bytes of any sort under a name, an address to fetch, or nothing new at all.

    `why` is what messages call it.
    """

    why: str
    document: Document | None = None
    payload: bytes | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedDocument:
    """What became of one document: "added", "known" or "unread"; or, without an id, "refused" or "left_out"."""

    name: str
    state: str
    id: str | None = None
    claims: int = 0
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of a parcel, and how many incidents and findings stand then; `failure` says why it went wrong."""

    documents: tuple[ReceivedDocument, ...] = ()
    incidents: int = 0
    findings: int = 0
    failure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A parcel and the ledger that it is for: itself, or its address for another process."""

    parcel: Parcel
    ledger: Ledger | str
    settings: Settings
    reader_for: ReaderFor


LOST = Receipt(failure="the process that read it was killed, perhaps for want of memory")


def take_in(delivery: Delivery) -> Receipt:
    """Read, keep and reconcile. What goes wrong on purpose comes back as words."""
    try:
        ledger = opened(delivery.ledger)
        documents = tuple(_kept(delivery, ledger))
        incidents, findings = reconcile_ledger(ledger, _now)
        return Receipt(documents=documents, incidents=incidents, findings=findings)
    except LedgerError:
        return Receipt(failure="the ledger can't be written now")
    except CounterclaimError as error:
        return Receipt(failure=str(error))


def _kept(delivery: Delivery, ledger: Ledger) -> Iterator[ReceivedDocument]:
    for outcome, is_new in keep_outcomes(_outcomes(delivery, ledger), ledger, _now):
        yield _taken(outcome, is_new=is_new)


def _outcomes(delivery: Delivery, ledger: Ledger) -> Iterator[Outcome]:
    limits, parcel = delivery.settings.limits, delivery.parcel
    errand = Errand(limits=limits, published_on=None, reader_for=delivery.reader_for, known_to=ledger)
    if parcel.document is not None:
        yield outcome_of(parcel.document, errand)
    for raw in raw_documents_in(_sources(delivery), limits):
        yield from outcomes_of(raw, errand)


def _sources(delivery: Delivery) -> Iterator[Source | DocumentError]:
    parcel = delivery.parcel
    if parcel.payload is not None:
        yield Source(source=parcel.why, name=parcel.why, stream=io.BytesIO(parcel.payload))
    if parcel.address is not None:
        from counterclaim.pipeline.fetching import Fetching
        from counterclaim.pipeline.fetching_here import fetcher_here

        yield from Fetching(fetcher=fetcher_here(delivery.settings, _wait)).sources(parcel.address)


def _taken(outcome: Outcome, *, is_new: bool) -> ReceivedDocument:
    if isinstance(outcome, DocumentError):
        state = "refused" if outcome.is_refusal else "left_out"
        return ReceivedDocument(name=outcome.source, state=state, why=outcome.reason)
    if isinstance(outcome, Known):
        return ReceivedDocument(name=outcome.name, state="known", id=outcome.document)
    if isinstance(outcome, Unread):
        state = "unread" if is_new else "known"
        return ReceivedDocument(name=outcome.document.name, state=state, id=outcome.document.id, why=outcome.reason)
    document, claims = outcome.reading.document, len(outcome.reading.claims)
    return ReceivedDocument(name=document.name, state="added" if is_new else "known", id=document.id, claims=claims)


def _wait(seconds: float) -> bool:
    sleep(seconds)
    return True


def _now() -> datetime:
    return datetime.now(UTC)
