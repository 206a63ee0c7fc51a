"""Reports and claims written by hand, for tests that need some and not a reader."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from evaluation.postgresql import FreshAddress
from tests.postgresql import fresh_addresses

from counterclaim.model.actor import Claimant
from counterclaim.model.claim import Claim, Count, Target, Weapon
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.identity import claim_id
from counterclaim.model.interval import TimeInterval, TimeMention
from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.place import Place, PlaceMention, PlacePrecision
from counterclaim.model.quantity import Quantity, Unit

READER = "hand 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document and the claims in it."""

    document: Document
    claims: tuple[Claim, ...]


WriteClaim = Callable[..., Claim]


@pytest.fixture(scope="session")
def fresh_postgresql(worker_id: str, testrun_uid: str) -> Iterator[FreshAddress]:
    """Addresses of empty PostgreSQL schemas, on one server for all processes of this run.

    Its folder is not among those of pytest, which close to all others whenever a run begins: root's server is not root.
    """
    folder = Path(tempfile.gettempdir(), f"counterclaim-{testrun_uid}")
    with fresh_addresses(folder, worker_id) as fresh:
        yield fresh


@pytest.fixture(autouse=True)
def _same_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """One width of terminal, and nothing from the user's own settings: a test is the same everywhere."""
    monkeypatch.setenv("COLUMNS", "100")
    for name in [name for name in os.environ if name.startswith("COUNTERCLAIM_")]:
        monkeypatch.delenv(name)


def words_of(document: Document, quote: str) -> EvidenceSpan:
    """The span of words that the document has once or more; the first of them."""
    start = document.text.index(quote)
    return document.span(start, start + len(quote))


def _sentence_around(document: Document, quote: str) -> EvidenceSpan:
    at = document.text.index(quote)
    start = document.text.rfind(". ", 0, at)
    end = document.text.find(".", at + len(quote) - 1)
    return document.span(start + 2 if start >= 0 else 0, end + 1 if end >= 0 else len(document.text))


def write_claim(document: Document, quote: str, kind: Kind, reader: str = READER, **fields: Any) -> Claim:
    """A claim whose evidence is `quote`; its sentence is the one around it."""
    return Claim(
        id=claim_id(document.id, reader, kind.value, quote),
        document=document.id,
        document_name=document.name,
        sentence=_sentence_around(document, quote),
        kind=kind,
        evidence=(words_of(document, quote),),
        reader=reader,
        **fields,
    )


KURSK = Place(
    name="Kursk Oblast",
    gazetteer="geonames:538555",
    country="RU",
    admin1="Kursk Oblast",
    latitude=51.5,
    longitude=36.0,
    precision=PlacePrecision.ADMIN1,
)
KYIV = Place(
    name="Kyiv",
    gazetteer="geonames:703448",
    country="UA",
    admin1="Kyiv City",
    latitude=50.45466,
    longitude=30.5238,
    precision=PlacePrecision.SETTLEMENT,
)


def _drone_report(reader: str = READER) -> Report:
    text = (
        "Russia's Defence Ministry said it shot down at least 158 drones overnight. "
        "It said 46 of them were over the Kursk region. "
        "Debris fell on Kiev. "
        "The mayor, Ana Łukić, said five people were hurt; =1+1 could not be verified."
    )
    document = Document.of(
        text,
        name="night-of-drones",
        title="A night of drones",
        publisher="Invented Wire",
        url="https://wire.example/1",
        published_on=date(2024, 9, 1),
        language="en",
    )
    ministry = Claimant(
        span=words_of(document, "Russia's Defence Ministry"),
        name="Russia's Defence Ministry",
        entity="ru-mod",
        side="russia",
    )
    mayor = Claimant(span=words_of(document, "The mayor"), name="Ana Łukić", side="ukraine", via=("the wire",))
    night = TimeInterval.of_days(date(2024, 8, 31), date(2024, 9, 1), zone="Europe/Moscow")
    overnight = words_of(document, "overnight")
    when = TimeMention(interval=night, start=overnight.start, end=overnight.end, text="overnight")
    drones = Weapon(span=words_of(document, "drones"), weapon_class=WeaponClass.UAV, model="Shahed-136")
    whole = write_claim(
        document,
        "at least 158 drones",
        Kind.INTERCEPTION,
        reader,
        claimant=ministry,
        weapon=drones,
        time=when,
        count=Count(span=words_of(document, "at least 158"), quantity=Quantity(low=158.0, high=None, unit=Unit.UAV)),
    )
    part = write_claim(
        document,
        "46 of them",
        Kind.INTERCEPTION,
        reader,
        claimant=ministry,
        weapon=drones,
        time=TimeMention(interval=night),
        part_of=whole.id,
        places=(PlaceMention(span=words_of(document, "the Kursk region"), place=KURSK),),
        count=Count(span=words_of(document, "46"), quantity=Quantity(low=46.0, high=46.0, unit=Unit.UAV)),
    )
    debris = write_claim(
        document,
        "Debris fell on Kiev",
        Kind.DEBRIS,
        reader,
        places=(PlaceMention(span=words_of(document, "Kiev"), place=KYIV),),
        stance=Stance.POSSIBLE,
    )
    hurt = write_claim(
        document,
        "five people were hurt",
        Kind.INJURED,
        reader,
        claimant=mayor,
        target=Target(span=words_of(document, "people"), target_class=TargetClass.PERSON, side="ukraine"),
        verification=Verification.UNVERIFIED,
        count=Count(span=words_of(document, "five"), quantity=Quantity(low=5.0, high=5.0, unit=Unit.PERSON)),
    )
    return Report(document=document, claims=(whole, part, debris, hurt))


@pytest.fixture
def drone_report() -> Report:
    """One report with a whole and its part, a possible happening in the outlet's own voice, and an unverified one."""
    return _drone_report()


@pytest.fixture
def drone_report_read_by() -> Callable[[str], Report]:
    """The same report as another reader reads it."""
    return _drone_report


@pytest.fixture
def shell_report() -> Report:
    """A second report, of another war, without a time or a side."""
    text = "Shelling killed two people in São Félix, residents said."
    document = Document.of(text, name="shells", publisher="Other Post", published_on=date(2024, 10, 5), language="en")
    place = Place(name="São Félix", country="BR", precision=PlacePrecision.SETTLEMENT)
    killed = write_claim(
        document,
        "killed two people",
        Kind.KILLED,
        weapon=Weapon(span=words_of(document, "Shelling"), weapon_class=WeaponClass.ARTILLERY),
        claimant=Claimant(span=words_of(document, "residents"), name="residents"),
        places=(PlaceMention(span=words_of(document, "São Félix"), place=place),),
        count=Count(span=words_of(document, "two"), quantity=Quantity(low=2.0, high=2.0, unit=Unit.PERSON)),
    )
    return Report(document=document, claims=(killed,))
