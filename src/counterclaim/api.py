"""The library's front door: read a text, keep it in a ledger, reconcile it, ask it. The names are in `counterclaim`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from counterclaim.errors import DocumentError
from counterclaim.model.document import Document
from counterclaim.read.reader import Reading
from counterclaim.reconcile.books import Reconciliation
from counterclaim.store.entry import Entry
from counterclaim.store.ledger import Ledger

MOST_PLACES = 30
"""Of one name; the smallest of the many Springfields are left out."""


def read_text(
    text: str, *, published: date | str | None = None, name: str = "text", language: str | None = None
) -> Reading:
    """The claims of a text, its offsets those of the text as given.

    `published` is its day of publication (a date, or "2024-09-01"): without it few times can be resolved. `name` is
    what it is known by; together with the text it makes the document's id. `language` is an ISO 639-1 code, told
    from the text if not given. Raises DocumentError where no reader knows the language.
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    return read_document(Document.of(text, name=name, published_on=day, language=language))


def read_document(document: Document) -> Reading:
    """The claims of a document. Raises DocumentError where no reader knows its language."""
    from counterclaim import pipeline
    from counterclaim.read.readers import reader_for

    outcome = pipeline.read_document(document, reader_for)
    if isinstance(outcome, pipeline.Unread):
        raise DocumentError(document.name, outcome.reason, code="unread")
    return outcome.reading


def open_ledger(where: str | Path, *, create: bool = True) -> Ledger:
    """The ledger in a file (SQLite) or at a database URL; close it, or use it in a `with`.

    `create` makes it where there is none. Raises LedgerError where it can't be opened.
    """
    from counterclaim.store.sql import SqlLedger

    return SqlLedger(where, create=create)


def place_aliases(place: str) -> tuple[str, ...]:
    """What else a place is known by, for `Query`: gazetteer ids, region names and country codes, largest place first.

    "Lvov", "Львів" and "Lviv" have the same. Empty where the gazetteer does not know the name.
    """
    from counterclaim.read.places.gazetteer import Feature, Naming, world_gazetteer

    found: list[str] = []
    for entry in world_gazetteer().named(place)[:MOST_PLACES]:
        if entry.naming in (Naming.STEM, Naming.DEMONYM):
            continue
        found.append(entry.id)
        if entry.feature is Feature.COUNTRY and entry.country:
            found.append(entry.country)
        elif entry.feature is Feature.REGION:
            found.append(entry.name)
    return tuple(dict.fromkeys(found))


def add(ledger: Ledger, reading: Reading, *, learned_at: datetime | None = None) -> bool:
    """Keep a reading; False if this document as read by this reader is there already.

    `learned_at` (aware) is the moment at which the ledger learns of it, now if not given.
    """
    entry = Entry(document=reading.document, claims=reading.claims, reader=_reader_of(reading))
    return ledger.add(entry, learned_at or datetime.now(UTC))


def reconcile_ledger(ledger: Ledger, *, learned_at: datetime | None = None) -> Reconciliation:
    """Work out incidents and findings anew from all claims, and keep them; what no longer stands is withdrawn.

    `learned_at` (aware) is the moment at which the ledger learns of them, now if not given.
    """
    from counterclaim.reconcile import books

    found = books.reconcile(ledger.claims(), {document.id: document for document in ledger.documents()})
    ledger.put_derived(found.incidents, found.findings, learned_at or datetime.now(UTC))
    return found


def _reader_of(reading: Reading) -> str | None:
    """Who read it: its claims say so; where it has none, the reader of its language."""
    if reading.claims:
        return reading.claims[0].reader
    from counterclaim.read.readers import reader_for

    reader = reader_for(reading.document.language) if reading.document.language else None
    return reader.name if reader else None
