"""An invented stretch of a ledger: two sides, a breakdown, a dispute, a denial, a copy, an outlet's own video."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from counterclaim.model.actor import Agent, Channel, Claimant
from counterclaim.model.claim import Claim, Count, Target, Weapon
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.identity import claim_id, finding_id, incident_id
from counterclaim.model.incident import Incident, Link
from counterclaim.model.interval import TimeInterval, TimeMention, TimePrecision
from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.place import Place, PlaceMention, PlacePrecision
from counterclaim.model.quantity import Quantity, Unit

READER = "fake/1"
NIGHT = TimeInterval.of_moments(
    datetime(2031, 5, 3, 18, tzinfo=UTC), datetime(2031, 5, 4, 8, tzinfo=UTC), TimePrecision.PART_OF_DAY, "UTC"
)
FOURTH = TimeInterval.of_days(date(2031, 5, 4), date(2031, 5, 4))
FIFTH = TimeInterval.of_days(date(2031, 5, 5), date(2031, 5, 5))
INHERITED = TimeMention(interval=NIGHT)

WIRE = """Velmaria and Karsk trade drone strikes overnight

BRENNA, May 4 (Invented Wire) - Velmaria's air defences shot down at least 158 Karsk drones over 15 regions overnight, \
the Velmarian Defence Ministry said on Sunday. Among them were 46 drones over the Brenna region and 34 over Tolm.

"Debris of one of two drones fell on the grounds of the Lissa oil refinery and a fire was put out," governor Ada Varro \
wrote on Telegram. There were no casualties, she added.

Karsk's General Staff said its drones destroyed the Lissa refinery. The claim could not be independently verified. \
Video that Invented Wire has geolocated shows smoke over the Lissa refinery.

In the Karsk city of Dorn, at least 10 missiles hit residential buildings, injuring 44 people, five of them children, \
Karsk authorities said.
"""
BULLETIN = """Defence Ministry of Velmaria: bulletin of 5 May

On 4 May, 158 unmanned aerial vehicles were intercepted. The ministry denies that the Lissa refinery was destroyed. \
Velmarian forces will take Pivna within days, the ministry said. Some 150 soldiers may have been killed near Pivna.
"""
COPY = """Live: drones over the Velmarian capital

Velmaria says it downed at least 158 drones overnight. This was reported by Invented Wire.
"""
BRENNA = Place(name="Brenna Region", country="XV", precision=PlacePrecision.ADMIN1, latitude=50.0, longitude=30.0)
TOLM = Place(name="Tolm Region", country="XV", precision=PlacePrecision.ADMIN1)
LISSA = Place(name="Lissa", country="XV", admin1="Brenna Region", precision=PlacePrecision.SETTLEMENT)
DORN = Place(name="Dorn", country="XK", admin1="Dorn Region", precision=PlacePrecision.SETTLEMENT)
PIVNA = Place(name="Pivna", country="XK", precision=PlacePrecision.SETTLEMENT)


@dataclass(frozen=True, kw_only=True)
class Invented:
    """What the fixture holds, in the order of the ledger."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    findings: tuple[Finding, ...]


@dataclass
class Writer:
    """Writes claims by hand from the words that they rest on."""

    document: Document
    claims: list[Claim] = field(default_factory=list)

    def span(self, words: str, inside: str = "") -> EvidenceSpan:
        """The words where they first come in the document, or in a sentence of it."""
        text = self.document.text
        start = text.index(words, text.index(inside))
        return self.document.span(start, start + len(words))

    def claim(self, kind: Kind, sentence: str, predicate: str, **fields: Any) -> Claim:
        """One more claim; the predicate and `extra` are evidence that is no field's."""
        made = Claim(
            id=claim_id(self.document.id, READER, str(len(self.claims))),
            document=self.document.id,
            document_name=self.document.name,
            sentence=self.span(sentence),
            kind=kind,
            evidence=(self.span(sentence), self.span(predicate, sentence), *fields.pop("extra", ())),
            reader=READER,
            **fields,
        )
        self.claims.append(made)
        return made

    def count(self, words: str, sentence: str, quantity: Quantity) -> Count:
        """A count in a sentence."""
        return Count(span=self.span(words, sentence), quantity=quantity)

    def place(self, words: str, sentence: str, place: Place) -> tuple[PlaceMention, ...]:
        """A place in a sentence."""
        return (PlaceMention(span=self.span(words, sentence), place=place),)

    def drones(self, words: str, sentence: str) -> Weapon:
        """Drones in a sentence."""
        return Weapon(span=self.span(words, sentence), weapon_class=WeaponClass.UAV)

    def refinery(self, words: str, sentence: str) -> Target:
        """The refinery in a sentence."""
        return Target(span=self.span(words, sentence), target_class=TargetClass.OIL, side="velmaria")

    def by(self, words: str, sentence: str, name: str, side: str) -> Claimant:
        """A claimant in a sentence."""
        return Claimant(span=self.span(words, sentence), name=name, side=side)


def many(low: float | None, high: float | None, unit: Unit, *, about: bool = False) -> Quantity:
    """A quantity."""
    return Quantity(low=low, high=high, approximate=about, unit=unit)


def _wire() -> Writer:
    pen = Writer(
        Document.of(
            WIRE,
            name="wire-1",
            title="Velmaria and Karsk trade drone strikes overnight",
            publisher="Invented Wire",
            url="https://wire.example/1",
            published_on=date(2031, 5, 4),
            language="en",
        )
    )
    _downed(pen)
    _refinery(pen)
    _dorn(pen)
    return pen


def _downed(pen: Writer) -> None:
    first = WIRE[WIRE.index("BRENNA") : WIRE.index(" Among")]
    second = WIRE[WIRE.index("Among") : WIRE.index('\n\n"Debris')]
    ministry = pen.by("the Velmarian Defence Ministry", first, "Velmarian Defence Ministry", "velmaria")
    night, sunday = pen.span("overnight", first), pen.span("Sunday", first)
    whole = pen.claim(
        Kind.INTERCEPTION,
        first,
        "shot down",
        claimant=ministry,
        said=TimeMention(interval=FOURTH, start=sunday.start, end=sunday.end, text="Sunday"),
        weapon=pen.drones("drones", "Karsk drones"),
        time=TimeMention(interval=NIGHT, start=night.start, end=night.end, text="overnight"),
        actor=Agent(span=pen.span("Velmaria's air defences"), side="velmaria"),
        count=pen.count("at least 158", first, many(158, None, Unit.UAV)),
    )
    for words, number, name, place in (("46 drones", 46, "the Brenna region", BRENNA), ("34", 34, "Tolm", TOLM)):
        pen.claim(
            Kind.INTERCEPTION,
            second,
            "Among them",
            claimant=ministry,
            part_of=whole.id,
            actor=Agent(span=None, side="velmaria"),
            count=pen.count(words, second, many(number, number, Unit.UAV)),
            places=pen.place(name, second, place),
            time=INHERITED,
        )


def _refinery(pen: Writer) -> None:
    quote = WIRE[WIRE.index('"Debris') : WIRE.index(" There were")]
    none = "There were no casualties, she added."
    destroyed = "Karsk's General Staff said its drones destroyed the Lissa refinery."
    video = "Video that Invented Wire has geolocated shows smoke over the Lissa refinery."
    governor = Claimant(
        span=pen.span("governor Ada Varro"), name="governor Ada Varro", side="velmaria", via=("Invented Wire",)
    )
    telegram = Channel(span=pen.span("Telegram"), name="Telegram")
    lissa = pen.place("Lissa", quote, LISSA)
    target = pen.refinery("the Lissa oil refinery", quote)
    pen.claim(
        Kind.FIRE,
        quote,
        "a fire was put out",
        claimant=governor,
        channel=telegram,
        target=target,
        places=lissa,
        time=INHERITED,
    )
    nobody = pen.count("no", none, many(0, 0, Unit.PERSON))
    she = pen.by("she", none, "governor Ada Varro", "velmaria")
    pen.claim(Kind.CASUALTIES, none, "casualties", places=lissa, time=INHERITED, claimant=she, count=nobody)
    pen.claim(
        Kind.STRIKE,
        destroyed,
        "destroyed",
        claimant=pen.by("Karsk's General Staff", destroyed, "General Staff of Karsk", "karsk"),
        verification=Verification.UNVERIFIED,
        target=pen.refinery("the Lissa refinery", destroyed),
        weapon=pen.drones("drones", destroyed[destroyed.index("its") :]),
        places=pen.place("Lissa", destroyed, LISSA),
        time=INHERITED,
        extra=(pen.span("could not be independently verified"),),
    )
    confirmed = Verification.CONFIRMED
    smoke = pen.refinery("the Lissa refinery", video)
    pen.claim(
        Kind.FIRE, video, "shows smoke", verification=confirmed, places=pen.place("Lissa", video, LISSA), target=smoke
    )


def _dorn(pen: Writer) -> None:
    sentence = WIRE[WIRE.index("In the Karsk city") :].strip()
    shared: dict[str, Any] = {
        "claimant": pen.by("Karsk authorities", sentence, "Karsk authorities", "karsk"),
        "places": pen.place("Dorn", sentence, DORN),
        "weapon": Weapon(span=pen.span("missiles"), weapon_class=WeaponClass.MISSILE),
        "time": INHERITED,
    }
    houses = Target(span=pen.span("residential buildings"), target_class=TargetClass.RESIDENTIAL)
    missiles = pen.count("at least 10", sentence, many(10, None, Unit.MISSILE))
    pen.claim(Kind.STRIKE, sentence, "hit", count=missiles, target=houses, **shared)
    hurt = pen.count("44", sentence, many(44, 44, Unit.PERSON))
    whole = pen.claim(Kind.INJURED, sentence, "injuring", count=hurt, **shared)
    children = pen.count("five of them children", sentence, many(5, 5, Unit.CHILD))
    pen.claim(Kind.INJURED, sentence, "injuring", count=children, part_of=whole.id, **shared)


def _bulletin() -> Writer:
    pen = Writer(Document.of(BULLETIN, name="bulletin-5-may", published_on=date(2031, 5, 5), language="en"))
    ministry = pen.by("Defence Ministry of Velmaria", "", "Velmarian Defence Ministry", "velmaria")
    downed = "On 4 May, 158 unmanned aerial vehicles were intercepted."
    denial = "The ministry denies that the Lissa refinery was destroyed."
    taking = "Velmarian forces will take Pivna within days, the ministry said."
    dead = "Some 150 soldiers may have been killed near Pivna."
    fourth = pen.span("On 4 May")
    pen.claim(
        Kind.INTERCEPTION,
        downed,
        "were intercepted",
        claimant=ministry,
        time=TimeMention(interval=FOURTH, start=fourth.start, end=fourth.end, text=fourth.text),
        count=pen.count("158", downed, many(158, 158, Unit.UAV)),
        weapon=pen.drones("unmanned aerial vehicles", downed),
    )
    pen.claim(
        Kind.STRIKE,
        denial,
        "destroyed",
        stance=Stance.NEGATED,
        claimant=ministry,
        time=INHERITED,
        target=pen.refinery("the Lissa refinery", denial),
        places=pen.place("Lissa", denial, LISSA),
    )
    pen.claim(
        Kind.CONTROL,
        taking,
        "take",
        stance=Stance.EXPECTED,
        claimant=ministry,
        actor=Agent(span=pen.span("Velmarian forces"), side="velmaria"),
        places=pen.place("Pivna", taking, PIVNA),
        time=TimeMention(interval=FIFTH),
    )
    killed = pen.count("Some 150", dead, many(150, 150, Unit.SOLDIER, about=True))
    pen.claim(Kind.KILLED, dead, "killed", stance=Stance.POSSIBLE, count=killed, places=pen.place("Pivna", dead, PIVNA))
    return pen


def _copy() -> Writer:
    pen = Writer(
        Document.of(COPY, name="live-blog", url="javascript:alert(1)", published_on=date(2031, 5, 4), language="en")
    )
    sentence = "Velmaria says it downed at least 158 drones overnight."
    count = pen.count("at least 158 drones", sentence, many(158, None, Unit.UAV))
    claimant = pen.by("Velmaria", sentence, "Velmaria", "velmaria")
    pen.claim(Kind.INTERCEPTION, sentence, "downed", claimant=claimant, count=count, time=INHERITED)
    return pen


def _incident(title: str, claims: list[Claim], place: Place | None, time: TimeInterval) -> Incident:
    links = tuple(Link(claim=claim.id, score=0.9, reasons=("same place", "same night")) for claim in claims)
    kinds = tuple(dict.fromkeys(claim.kind for claim in claims))
    return Incident(id=incident_id(claims[0].id), title=title, kinds=kinds, links=links, place=place, time=time)


def _finding(kind: FindingKind, sentence: str, claims: list[Claim], incident: Incident, **rest: Any) -> Finding:
    ids = tuple(claim.id for claim in claims)
    key = finding_id(kind.value, incident.id, *ids)
    return Finding(id=key, kind=kind, sentence=sentence, claims=ids, incident=incident.id, **rest)


REMAINDER = "80 of at least 158 drones are told by region; at least 78 fell over the other 13 regions."
AGREES = "The wire and the bulletin both put the drones downed at 158."
COPIED = "live-blog repeats wire-1: the two count once."
DISPUTED = "Velmaria tells of debris and a fire put out, Karsk of a refinery destroyed; Velmaria denies it."
UNVERIFIED = "That the Lissa refinery was destroyed could not be independently verified."
ONE_SIDED = "Only Karsk has claimed the missiles on Dorn."


@pytest.fixture(scope="session")
def invented() -> Invented:
    """Three invented documents with their claims, incidents and findings."""
    return invent()


def invent() -> Invented:
    """The fixture, for those who draw pictures of it."""
    wire, bulletin, copy = _wire(), _bulletin(), _copy()
    a, b, c = wire.claims, bulletin.claims, copy.claims
    downed = _incident("Drones downed over Velmaria", [*a[:3], b[0], c[0]], None, NIGHT)
    refinery = _incident("Lissa oil refinery", [*a[3:7], b[1]], LISSA, NIGHT)
    dorn = _incident("Missiles on Dorn", a[7:10], DORN, NIGHT)
    pivna = _incident("Fighting at Pivna", [b[2]], PIVNA, FIFTH)
    findings = (
        _finding(FindingKind.REMAINDER, REMAINDER, a[:3], downed, amount=78),
        _finding(FindingKind.AGREES, AGREES, [a[0], b[0]], downed),
        _finding(FindingKind.COPIED, COPIED, [a[0], c[0]], downed, documents=(wire.document.id, copy.document.id)),
        _finding(FindingKind.DISPUTED, DISPUTED, [a[3], a[5], b[1]], refinery),
        _finding(FindingKind.UNVERIFIED, UNVERIFIED, [a[5]], refinery),
        _finding(FindingKind.ONE_SIDED, ONE_SIDED, a[7:10], dorn),
    )
    documents = (wire.document, bulletin.document, copy.document)
    incidents = (downed, refinery, dorn, pivna)
    return Invented(documents=documents, claims=(*a, *b, *c), incidents=incidents, findings=findings)
