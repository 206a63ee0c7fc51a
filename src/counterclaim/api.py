"""The library's front door: read a text, keep it in a ledger, reconcile it, ask it. The names are in `counterclaim`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.errors import DocumentError
from counterclaim.model.document import Document
from counterclaim.model.explanation import Explanation
from counterclaim.model.figure import IncidentFigures
from counterclaim.model.incident import Incident
from counterclaim.model.judgement import Judgement, Revocation
from counterclaim.model.source_health import SourceHealth
from counterclaim.read.reader import Reading
from counterclaim.store.entry import Entry
from counterclaim.store.ledger import Ledger

if TYPE_CHECKING:
    from counterclaim.reconcile.books import Reconciliation

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
    from counterclaim.pipeline import reading as pipeline
    from counterclaim.read.readers import reader_for

    outcome = pipeline.read_document(document, reader_for)
    if isinstance(outcome, pipeline.Unread):
        raise DocumentError(document.name, outcome.reason, code="unread")
    return outcome.reading


def open_ledger(where: str | Path, *, create: bool = True) -> Ledger:
    """The ledger in a file (SQLite) or at a database URL; close it, or use it in a `with`.

    `create` makes it where there is none. Raises LedgerError where it can't be opened.
    """
    from counterclaim.store.sql.ledger import SqlLedger

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


def reconcile_ledger(ledger: Ledger, *, learned_at: datetime | None = None, rebuild: bool = False) -> Reconciliation:
    """Bring incidents and findings up to date with documents and judgements, and give all that stand.

    Only what has changed is worked out again, everything with `rebuild`; both come to the same. What no longer stands
    is withdrawn. `learned_at` (aware) is the moment at which the ledger learns of it, now if not given.
    """
    from counterclaim.pipeline import reconciling
    from counterclaim.reconcile.books import Reconciliation

    moment = learned_at or datetime.now(UTC)
    reconciling.reconcile_ledger(ledger, lambda: moment, rebuild=rebuild)
    return Reconciliation(incidents=tuple(ledger.incidents()), findings=tuple(ledger.findings()))


def judge(ledger: Ledger, judgement: Judgement) -> tuple[Judgement, ...]:
    """Keep a person's judgement on two claims (`Judgement.of`), and obey it at once.

    It revokes those that stand and say otherwise of the same two claims, which are given back. Raises LedgerError for
    a claim that the ledger does not know.
    """
    from counterclaim.pipeline import judging

    word = (judgement.by, judgement.because)
    _, opposed = judging.judge(ledger, judgement.verdict, judgement.claims, word, lambda: judgement.judged_at)
    _obey(ledger, judgement.judged_at)
    return opposed


def revoke(ledger: Ledger, revocation: Revocation) -> bool:
    """Take a judgement back, and link anew what it touched; False if it is revoked already.

    Raises LedgerError where there is no such judgement.
    """
    taken_back = ledger.revoke(revocation, revocation.revoked_at)
    _obey(ledger, revocation.revoked_at)
    return taken_back


def why(ledger: Ledger, claim: str, incident: str) -> Explanation:
    """Why a claim is in an incident, or is not: all comparisons with what they weigh, and the judgements on it.

    Both by their ids. Raises LedgerError where one of them is unknown.
    """
    from counterclaim.pipeline.explaining import explained

    return explained(ledger, claim, incident)


def _obey(ledger: Ledger, moment: datetime) -> None:
    from counterclaim.pipeline import reconciling

    reconciling.reconcile_ledger(ledger, lambda: moment)


def source_health(ledger: Ledger, *, at: datetime | None = None) -> tuple[SourceHealth, ...]:
    """How the sources fare that `counterclaim follow` fetches, those first that need looking at.

    `at` (aware) is the moment from which is told, now if not given.
    """
    from counterclaim.pipeline.health import health_of_sources

    return health_of_sources(ledger, at or datetime.now(UTC))


def figures(ledger: Ledger, incident: Incident) -> IncidentFigures:
    """What an incident's counts come to: ranges, ladders, ACLED's and UCDP's numbers, Airwars' grade.

    Derived from its claims each time, never stored. An incident that `Query(known_at=…, said_by=…)` gave has the
    claims of that moment, and so have its figures.
    """
    from counterclaim.reconcile.views.figures import incident_figures

    claims = tuple(ledger.claims_by_ids(incident.claims))
    wholes = tuple(ledger.claims_by_ids({claim.part_of for claim in claims if claim.part_of}))
    documents = {each.id: each for each in ledger.documents_by_ids({claim.document for claim in claims})}
    return incident_figures(incident, (*claims, *wholes), documents)


def _reader_of(reading: Reading) -> str | None:
    """Who read it: its claims say so; where it has none, the reader of its language."""
    if reading.claims:
        return reading.claims[0].reader
    from counterclaim.read.readers import reader_for

    reader = reader_for(reading.document.language) if reading.document.language else None
    return reader.name if reader else None
