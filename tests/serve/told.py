"""An incident that many tell of, each in a text of its own: for pages that have to stay readable and quick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from counterclaim.model.actor import Claimant
from counterclaim.model.claim import Claim, Count
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.identity import claim_id, finding_id, incident_id
from counterclaim.model.incident import Incident, Link
from counterclaim.model.interval import TimeInterval, TimeMention
from counterclaim.model.kind import Kind
from counterclaim.model.place import Place, PlaceMention, PlacePrecision
from counterclaim.model.quantity import Quantity, Unit
from counterclaim.store.entry import Entry
from counterclaim.store.ledger import Ledger

NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)
FIRST = date(2031, 5, 4)
DAY = TimeInterval.of_days(FIRST, FIRST)
BRENNA = Place(name="Brenna", country="XV", precision=PlacePrecision.SETTLEMENT, latitude=50.0, longitude=30.0)
READER = "fake/1"


@dataclass(frozen=True, kw_only=True)
class Saying:
    """Who says how many (null for an open end), on which day after the first, and of which side they are."""

    who: str
    low: float | None
    high: float | None
    day: int = 0
    side: str | None = None
    kind: Kind = Kind.KILLED
    unit: Unit = Unit.PERSON
    part_of: int | None = None


def told(sayings: Sequence[Saying]) -> tuple[list[Document], list[Claim]]:
    """A text and a claim for each saying; a part is told in the text of its whole's number."""
    documents: list[Document] = []
    claims: list[Claim] = []
    for number, saying in enumerate(sayings):
        words = f"{saying.low or saying.high:g}"
        text = f"{saying.who} said in report {number} that {words} were {saying.kind.value} in Brenna."
        day = FIRST + timedelta(saying.day)
        name = f"report-{number}"
        document = Document.of(text, name=name, publisher=f"Paper {number % 7}", published_on=day, language="en")
        documents.append(document)
        claims.append(_claim(document, saying, words, claims))
    return documents, claims


def _claim(document: Document, saying: Saying, words: str, claims: Sequence[Claim]) -> Claim:
    def span(part: str) -> tuple[int, int]:
        start = document.text.index(part)
        return start, start + len(part)

    at = document.text.index(f"that {words}") + len("that ")
    quantity = Quantity(low=saying.low, high=saying.high, unit=saying.unit)
    return Claim(
        id=claim_id(document.id, READER, saying.who),
        document=document.id,
        document_name=document.name,
        sentence=document.span(0, len(document.text)),
        kind=saying.kind,
        claimant=Claimant(span=document.span(*span(saying.who)), name=saying.who, side=saying.side),
        count=Count(span=document.span(at, at + len(words)), quantity=quantity),
        places=(PlaceMention(span=document.span(*span("Brenna")), place=BRENNA),),
        time=TimeMention(interval=DAY),
        part_of=claims[saying.part_of].id if saying.part_of is not None else None,
        evidence=(document.span(0, len(document.text)),),
        reader=READER,
    )


def incident_of(claims: Sequence[Claim], title: str = "Strike on Brenna") -> Incident:
    """An incident of these claims, each tied to the first."""
    founding = claims[0].id
    links = [Link(claim=founding, score=1.0, reasons=("the first claim of it",))]
    links += [Link(claim=each.id, score=0.9, reasons=("the same place",), tied_to=founding) for each in claims[1:]]
    kinds = tuple(sorted({claim.kind for claim in claims}))
    key = incident_id(founding)
    return Incident(id=key, title=title, kinds=kinds, links=tuple(links), place=BRENNA, time=DAY)


def finding_on(kind: FindingKind, sentence: str, claims: Sequence[Claim], incident: Incident) -> Finding:
    """A finding that rests on these claims."""
    keys = tuple(claim.id for claim in claims)
    key = finding_id(kind.value, incident.id, *keys)
    return Finding(id=key, kind=kind, sentence=sentence, claims=keys, incident=incident.id, amount=1.0)


def keep(ledger: Ledger, documents: Iterable[Document], claims: Sequence[Claim]) -> None:
    """Put texts with their claims into a ledger."""
    held = {claim.document: claim for claim in claims}
    ledger.add_many([Entry(document=each, claims=(held[each.id],), reader=READER) for each in documents], NOON)
