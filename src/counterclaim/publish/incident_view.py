"""An incident as a page shows it: the sides in columns, and what is found about it in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.publish.claim_view import ClaimView, Shelf, claim_view
from counterclaim.publish.figure_view import FiguresView
from counterclaim.publish.wording import ENGLISH, Wording

SHORT = len("clm_") + 6
TONES = {
    FindingKind.DIFFERS: "conflict",
    FindingKind.EXCEEDS: "conflict",
    FindingKind.DISPUTED: "conflict",
    FindingKind.AGREES: "accord",
    FindingKind.ADDS_UP: "accord",
    FindingKind.CONFIRMED: "accord",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding: its label, its sentence, and the claims, documents and incident that it rests on, with addresses.

    `tone` is "conflict", "accord" or "notice": how the label is set apart, besides its words.
    """

    id: str
    anchor: str
    href: str
    label: str
    tone: str
    sentence: str
    claims: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]
    incident: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """What one side says of an incident, or what is said on no side's word."""

    title: str
    side: str | None
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """An incident with its columns and findings; `heading` is what it stands under: its day, where it has one."""

    id: str
    anchor: str
    href: str
    title: str
    kinds: str
    place: str
    time: str
    heading: str
    columns: tuple[ColumnView, ...]
    findings: tuple[FindingView, ...]
    reasons: tuple[tuple[str, str, str], ...]
    part_of: tuple[str, str] | None = None
    figures: FiguresView | None = None

    @property
    def size(self) -> int:
        """How many claims it has."""
        return sum(len(column.claims) for column in self.columns)


def sides_in_order(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The sides of the claimants, the most talkative first, then by name: the same order all down a page."""
    tally: dict[str, int] = {}
    for claim in claims:
        if claim.side:
            tally[claim.side] = tally.get(claim.side, 0) + 1
    return tuple(sorted(tally, key=lambda side: (-tally[side], side)))


def column_order(sides: Sequence[str], claims: Iterable[Claim]) -> tuple[str | None, ...]:
    """The columns that these claims need: the first side, those of no side in the middle, then the other sides."""
    held = {claim.side for claim in claims}
    present: list[str | None] = [side for side in sides if side in held]
    if None not in held:
        return tuple(present)
    return (*present[:1], None, *present[1:])


def parts_after_wholes(claims: Sequence[Claim]) -> tuple[tuple[Claim, int], ...]:
    """The claims as they come, each followed by its own parts, with how deep it stands (0 or 1)."""
    ids = {claim.id for claim in claims}
    roots = [claim for claim in claims if claim.part_of not in ids]
    parts: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.part_of in ids and claim.part_of:
            parts.setdefault(claim.part_of, []).append(claim)
    placed: list[tuple[Claim, int]] = []
    waiting = [(claim, 0) for claim in reversed(roots)]
    while waiting:
        claim, depth = waiting.pop()
        placed.append((claim, depth))
        waiting += [(part, 1) for part in reversed(parts.pop(claim.id, []))]
    seen = {claim.id for claim, _ in placed}
    return (*placed, *((claim, 0) for claim in claims if claim.id not in seen))


def columns_view(
    claims: Sequence[Claim], sides: Sequence[str], shelf: Shelf, shown: set[str] | None = None
) -> tuple[ColumnView, ...]:
    """The claims side by side; `shown` gathers the ids that the page has shown, so that anchors stay single."""
    before = shown if shown is not None else set()
    columns = []
    for side in column_order(sides, claims):
        cards = []
        for claim, depth in parts_after_wholes([claim for claim in claims if claim.side == side]):
            cards.append(claim_view(claim, shelf, first=claim.id not in before, depth=depth))
            before.add(claim.id)
        columns.append(
            ColumnView(
                title=shelf.wording.side(side) if side else shelf.wording("card-no-side"),
                side=side,
                claims=tuple(cards),
            )
        )
    return tuple(columns)


def claim_number(claim: str, shelf: Shelf) -> str:
    """A claim's number on this page, or the beginning of its id where it is not on it."""
    number = shelf.numbers.get(claim)
    return str(number) if number else claim[:SHORT]


def finding_view(
    finding: Finding,
    number: int,
    shelf: Shelf,
    *,
    incidents: Mapping[str, Incident],
    documents: Mapping[str, str],
) -> FindingView:
    """A finding with its links; `documents` gives names by id. Its anchor is empty where the number is 0."""
    incident = incidents.get(finding.incident or "")
    address = shelf.addresses
    return FindingView(
        id=finding.id,
        anchor=f"f{number}" if number else "",
        href=address.finding(finding.id),
        label=shelf.wording.finding(finding.kind),
        tone=TONES.get(finding.kind, "notice"),
        sentence=finding.sentence,
        claims=tuple((claim_number(each, shelf), address.claim(each)) for each in finding.claims),
        documents=tuple((documents.get(each, each), address.document(each)) for each in finding.documents),
        incident=(incident.title, address.incident(incident.id)) if incident else None,
    )


def day_heading(incident: Incident, wording: Wording = ENGLISH) -> tuple[int, str]:
    """Under which heading an incident stands, and that heading's rank: its day, longer stretches, no day known.

    A night stands under its first day.
    """
    if incident.time is None:
        return 2, wording("card-no-day")
    first, last = incident.time.first_day, incident.time.last_day
    return (1, wording("card-longer")) if (last - first).days > 1 else (0, wording.day(first))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What stands under an incident's heading; `whole` is the incident that it is part of."""

    columns: tuple[ColumnView, ...]
    findings: tuple[FindingView, ...]
    figures: FiguresView | None = None
    whole: Incident | None = None


def incident_view(incident: Incident, number: int, shelf: Shelf, contents: Contents) -> IncidentView:
    """An incident's section: its heading in words, and what stands under it."""
    whole = contents.whole
    return IncidentView(
        id=incident.id,
        anchor=f"i{number}",
        href=shelf.addresses.incident(incident.id),
        title=incident.title,
        kinds=", ".join(shelf.wording.kind(kind) for kind in incident.kinds),
        place=shelf.wording.place(incident.place) if incident.place else "",
        time=shelf.wording.time(incident.time) if incident.time else "",
        heading=day_heading(incident, shelf.wording)[1],
        columns=contents.columns,
        findings=contents.findings,
        reasons=tuple(
            (claim_number(link.claim, shelf), shelf.addresses.claim(link.claim), "; ".join(link.reasons))
            for link in incident.links
            if link.reasons and link.claim in shelf.claims
        ),
        part_of=(whole.title, shelf.addresses.incident(whole.id)) if whole else None,
        figures=contents.figures,
    )
