"""Claims made by hand, with only the fields that a test is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest

from counterclaim.model.actor import Agent, Claimant
from counterclaim.model.claim import Claim, Count, Target, Weapon
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.finding import Finding
from counterclaim.model.interval import TimeInterval, TimeMention
from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.place import Place, PlaceMention, PlacePrecision
from counterclaim.model.quantity import Quantity, Unit
from counterclaim.reconcile.books import Reconciliation, reconcile

FIRST_OF_MAY = date(2031, 5, 1)
REGIONS = frozenset({"Kursk Oblast", "Bryansk Oblast", "Belgorod Oblast", "Kaluga Oblast"})
ADMIN1 = {"Kaluga": "Kaluga Oblast", "Lviv": "Lviv Oblast"}


def span(text: str, at: int = 0) -> EvidenceSpan:
    return EvidenceSpan(start=at, end=at + len(text), text=text)


def place(name: str) -> Place:
    region = name in REGIONS
    return Place(
        name=name,
        country="RU" if region or name == "Kaluga" else "UA",
        admin1=name if region else ADMIN1.get(name),
        precision=PlacePrecision.ADMIN1 if region else PlacePrecision.SETTLEMENT,
    )


def make_claim(key: str, kind: str, count: Quantity | None = None, **fields: Any) -> Claim:
    """`by` is "name/side", `at` place names, `on` a day, `did` a side, `to` a target class, `weapon` a class."""
    name, _, side = fields.get("by", "").partition("/")
    day = fields.get("on")
    words = fields.get("words", kind)
    start = fields.get("start", 0)
    return Claim(
        id=key,
        document=fields.get("document", "report"),
        document_name=fields.get("document", "report"),
        sentence=span(words, start),
        kind=Kind(kind),
        stance=Stance(fields.get("stance", "asserted")),
        verification=Verification(fields["verification"]) if "verification" in fields else None,
        claimant=Claimant(span=span(name), name=name, side=side or None) if name else None,
        actor=Agent(span=None, side=fields["did"]) if "did" in fields else None,
        target=Target(span=span("a depot"), target_class=TargetClass(fields["to"])) if "to" in fields else None,
        weapon=Weapon(span=span("w"), weapon_class=WeaponClass(fields["weapon"])) if "weapon" in fields else None,
        count=Count(span=span("n", start), quantity=count) if count else None,
        places=tuple(PlaceMention(span=span(each), place=place(each)) for each in fields.get("at", ())),
        time=TimeMention(interval=TimeInterval.of_days(day, day), start=0, end=1, text="t") if day else None,
        part_of=fields.get("part_of"),
        evidence=(span(words, start),),
    )


def make_document(
    key: str, published_on: date = FIRST_OF_MAY, text: str = "", publisher: str | None = None
) -> Document:
    return Document(id=key, name=key, text=text, published_on=published_on, publisher=publisher or f"Paper {key}")


@pytest.fixture
def claim() -> Callable[..., Claim]:
    return make_claim


@pytest.fixture
def document() -> Callable[..., Document]:
    return make_document


@pytest.fixture
def number() -> Callable[..., Quantity]:
    def quantity(
        low: float | None, unit: str = "person", high: float | None = -1, approximate: bool = False
    ) -> Quantity:
        return Quantity(low=low, high=low if high == -1 else high, approximate=approximate, unit=Unit(unit))

    return quantity


@pytest.fixture
def books() -> Callable[..., Reconciliation]:
    def reconciled(claims: Iterable[Claim], *documents: Document) -> Reconciliation:
        known = {each.id: each for each in documents or (make_document("report"),)}
        return reconcile(claims, known)

    return reconciled


@pytest.fixture
def sentences() -> Callable[[Reconciliation, str], list[str]]:
    def of_kind(found: Reconciliation, kind: str) -> list[str]:
        return [finding.sentence for finding in found.findings if finding.kind.value == kind]

    return of_kind


@pytest.fixture
def findings() -> Callable[[Reconciliation, str], list[Finding]]:
    def of_kind(found: Reconciliation, kind: str) -> list[Finding]:
        return [finding for finding in found.findings if finding.kind.value == kind]

    return of_kind
