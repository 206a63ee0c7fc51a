"""Incidents in a list: each with its main figures side by side, how many tell of it, and what is found about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.figure import MainFigure, SideRange
from counterclaim.model.finding import FindingKind
from counterclaim.model.identity import digest
from counterclaim.model.incident import Incident
from counterclaim.model.interval import TimeInterval
from counterclaim.model.kind import Kind
from counterclaim.model.place import Place
from counterclaim.publish.incident_view import TONES
from counterclaim.reconcile.views.figures import main_figures
from counterclaim.serve.incidents.accounts import read_claims
from counterclaim.serve.incidents.showing import Showing, SideName
from counterclaim.serve.remembered import Remembered
from counterclaim.store.ledger import Ledger

ALWAYS = ""
"""The edition of what no edition of the ledger changes."""
HELD = 15_000
"""So many incidents' figures are held, in some 30 MB."""
MEASURES = 2
"""So many measures of an incident are shown in a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How an incident is told of: by how many outlets, and its main figures."""

    outlets: int
    figures: tuple[MainFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What a list knows of an incident, whatever the reader's language: held while the ledger stays as it is."""

    id: str
    title: str
    kinds: tuple[Kind, ...]
    place: Place | None
    time: TimeInterval | None
    claims: int
    told: Told
    findings: tuple[tuple[FindingKind, int], ...]

    @property
    def day(self) -> date | None:
        """The day on which it ended: that it stands under."""
        return self.time.last_day if self.time else None


@dataclass(frozen=True, slots=True, kw_only=True)
class GlanceRow:
    """An incident's row: `figures` has for each measure its title, and each side's range in words with its address."""

    incident: Glance
    figures: tuple[tuple[str, tuple[tuple[SideName, str, str], ...]], ...]
    labels: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The incidents of one day, or of none that is known; `is_last` where all of them are longer and only end on it."""

    day: date | None
    rows: tuple[GlanceRow, ...]
    is_last: bool = False


def glances_of(
    ledger: Ledger, incidents: Sequence[Incident], known_at: datetime | None, held: Remembered
) -> tuple[Glance, ...]:
    """What a list knows of these incidents, read from the ledger all at once.

    How an incident is told of is a matter of its claims alone, which never change: `held` keeps it, whatever else the
    ledger learns.
    """
    missing = {each.id: each for each in incidents if not is_held(each, held)}
    claims, documents = read_claims(ledger, [key for incident in missing.values() for key in incident.claims])
    about: dict[str, Counter[FindingKind]] = {}
    for finding in ledger.findings_of_any([key for each in incidents for key in each.claims], known_at):
        about.setdefault(finding.incident or "", Counter())[finding.kind] += 1

    def told(incident: Incident) -> Told:
        if incident.id not in missing:  # it was held; in case it has been let go meanwhile
            return tell(ledger, incident, held)
        return held.answer(ALWAYS, _claims_of(incident), lambda: told_of(incident, claims, documents))

    return tuple(_glance(each, told(each), about) for each in incidents)


def is_held(incident: Incident, held: Remembered) -> bool:
    """Whether it is held how an incident is told of."""
    return held.has(ALWAYS, _claims_of(incident))


def tell(ledger: Ledger, incident: Incident, held: Remembered) -> Told:
    """How an incident is told of, from then on held."""
    return held.answer(ALWAYS, _claims_of(incident), lambda: told_of(incident, *read_claims(ledger, incident.claims)))


def _claims_of(incident: Incident) -> tuple[str, str]:
    return incident.id, digest("".join(incident.claims))


def _glance(incident: Incident, told: Told, about: Mapping[str, Counter[FindingKind]]) -> Glance:
    kinds = about.get(incident.id, Counter())
    return Glance(
        id=incident.id,
        title=incident.title,
        kinds=incident.kinds,
        place=incident.place,
        time=incident.time,
        claims=len(incident.links),
        told=told,
        findings=tuple((kind, kinds[kind]) for kind in FindingKind if kinds[kind]),
    )


def told_of(incident: Incident, claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> Told:
    """How an incident is told of; `claims` are its own and the wholes of which they are parts, and may be more."""
    own = [claims[key] for key in incident.claims if key in claims]
    wholes = [claims[claim.part_of] for claim in own if claim.part_of and claim.part_of in claims]
    papers = {claim.document: documents[claim.document] for claim in (*own, *wholes) if claim.document in documents}
    outlets = {papers[claim.document].publisher or claim.document for claim in own if claim.document in papers}
    return Told(outlets=len(outlets), figures=main_figures(incident, (*own, *wholes), papers, MEASURES))


def days_of(glances: Iterable[Glance], showing: Showing) -> tuple[Day, ...]:
    """Rows under the days on which the incidents ended, in the order in which they come."""
    days = [(day, tuple(some)) for day, some in groupby(glances, key=lambda glance: glance.day)]
    return tuple(
        Day(day=day, rows=tuple(row_of(each, showing) for each in some), is_last=all(map(_is_long, some)))
        for day, some in days
    )


def _is_long(glance: Glance) -> bool:
    """Whether it is told of a longer time than a day and a night."""
    return glance.time is not None and (glance.time.last_day - glance.time.first_day).days > 1


def row_of(glance: Glance, showing: Showing) -> GlanceRow:
    """A row in the reader's words."""
    say = showing.wording
    return GlanceRow(
        incident=glance,
        figures=tuple(
            (each.words, tuple(_told_by(one, showing) for one in each.sides)) for each in glance.told.figures
        ),
        labels=tuple((say.finding(kind), TONES.get(kind, "notice"), number) for kind, number in glance.findings),
    )


def _told_by(told: SideRange, showing: Showing) -> tuple[SideName, str, str]:
    return showing.side(told.side), showing.wording.range(told.range), showing.addresses.claim(told.range.claims[0])
