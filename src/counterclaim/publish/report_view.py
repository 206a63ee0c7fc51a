"""A stretch of the ledger as one page shows it: pure functions from values to what is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.figure import IncidentFigures
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.publish.addresses import Addresses, PageAddresses, numbered, web_link
from counterclaim.publish.claim_view import Shelf
from counterclaim.publish.figure_view import figures_view
from counterclaim.publish.highlights import Token, marked_text, split_anchors, strongest_roles
from counterclaim.publish.incident_view import (
    ColumnView,
    Contents,
    FindingView,
    IncidentView,
    claim_number,
    column_order,
    columns_view,
    day_heading,
    finding_view,
    incident_view,
    parts_after_wholes,
    sides_in_order,
)
from counterclaim.publish.wording import ENGLISH, Wording

LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A stretch of the ledger: some claims, and the documents, incidents and findings that go with them.

    `wholes` are claims and `around` incidents that are not shown but named, because a shown one is part of them;
    `figures` are what was derived from the counts of some of the incidents.
    """

    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
    incidents: tuple[Incident, ...] = ()
    findings: tuple[Finding, ...] = ()
    wholes: tuple[Claim, ...] = ()
    figures: tuple[IncidentFigures, ...] = ()
    around: tuple[Incident, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A document's text, marked. `link` is its URL where a browser may follow it (http or https), else empty."""

    id: str
    number: int
    href: str
    name: str
    title: str
    publisher: str
    published: str
    url: str
    link: str
    language: str
    claims: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """The incidents under one heading: those that begin on one day, or whose time is wider or not known."""

    title: str
    incidents: tuple[IncidentView, ...]

    @property
    def claims(self) -> int:
        """How many claims they have."""
        return sum(incident.size for incident in self.incidents)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """All that a page of claims shows; `split` are the anchors of marks in several pieces."""

    tally: tuple[tuple[int, str], ...]
    days: tuple[DayView, ...]
    findings: tuple[FindingView, ...]
    loose: tuple[ColumnView, ...]
    sources: tuple[SourceView, ...]
    split: tuple[str, ...]


def incidents_in_order(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """By heading, then by the moment that they begin, else as they come."""

    def rank(incident: Incident) -> tuple[int, date, datetime]:
        time = incident.time
        place = day_heading(incident)[0]
        return place, time.first_day if time and not place else date.max, time.start_at if time else LATEST

    return tuple(sorted(incidents, key=rank))


def claims_in_order(extract: Extract) -> tuple[str, ...]:
    """The claims' ids as a page shows them: incident by incident, column by column, then those of no incident."""
    sides = sides_in_order(extract.claims)
    tied = _tied(extract)
    groups = [tied[incident.id] for incident in incidents_in_order(extract.incidents)]
    ids: list[str] = []
    for group in [*groups, _loose(extract)]:
        for side in column_order(sides, group):
            ids += [claim.id for claim, _ in parts_after_wholes([claim for claim in group if claim.side == side])]
    return tuple(dict.fromkeys(ids))


def _tied(extract: Extract) -> dict[str, list[Claim]]:
    """The claims of each incident, in the order of the extract."""
    groups: dict[str, list[Claim]] = {incident.id: [] for incident in extract.incidents}
    incidents: dict[str, list[str]] = {}
    for incident in extract.incidents:
        for each in dict.fromkeys(incident.claims):
            incidents.setdefault(each, []).append(incident.id)
    for claim in extract.claims:
        for key in incidents.get(claim.id, ()):
            groups[key].append(claim)
    return groups


def _loose(extract: Extract) -> list[Claim]:
    tied = {each for incident in extract.incidents for each in incident.claims}
    return [claim for claim in extract.claims if claim.id not in tied]


def report_addresses(extract: Extract) -> PageAddresses:
    """The anchors of a report that holds all of an extract on one page."""
    return PageAddresses(
        claims=numbered(claims_in_order(extract)),
        incidents=numbered(incident.id for incident in incidents_in_order(extract.incidents)),
        findings=numbered(finding.id for finding in extract.findings),
        documents=numbered(document.id for document in extract.documents),
    )


def page_view(extract: Extract, addresses: Addresses, *, sources: bool = True, wording: Wording = ENGLISH) -> PageView:
    """An extract as a page shows it; without `sources` the texts are left out."""
    numbers = numbered(claims_in_order(extract))
    known = {claim.id: claim for claim in (*extract.wholes, *extract.claims)}
    shelf = Shelf(numbers=numbers, claims=known, addresses=addresses, wording=wording)
    findings = _findings(extract, shelf)
    shown: set[str] = set()
    incidents = _incidents(extract, shelf, findings, shown)
    texts = _sources(extract, shelf) if sources else ()
    return PageView(
        tally=_tally(extract),
        days=_days(incidents),
        findings=tuple(findings.values()),
        loose=columns_view(_loose(extract), sides_in_order(extract.claims), shelf, shown),
        sources=texts,
        split=tuple(anchor for text in texts for anchor in split_anchors(text.tokens)),
    )


def _tally(extract: Extract) -> tuple[tuple[int, str], ...]:
    counted = (
        (len(extract.documents), "document"),
        (len(extract.claims), "claim"),
        (len(extract.incidents), "incident"),
        (len(extract.findings), "finding"),
    )
    return tuple((number, word if number == 1 else f"{word}s") for number, word in counted)


def _findings(extract: Extract, shelf: Shelf) -> dict[str, FindingView]:
    incidents = {incident.id: incident for incident in extract.incidents}
    names = {document.id: document.name for document in extract.documents}
    return {
        finding.id: finding_view(finding, number, shelf, incidents=incidents, documents=names)
        for number, finding in enumerate(extract.findings, 1)
    }


def _incidents(
    extract: Extract, shelf: Shelf, findings: Mapping[str, FindingView], shown: set[str]
) -> tuple[IncidentView, ...]:
    sides = sides_in_order(extract.claims)
    tied = _tied(extract)
    about: dict[str, list[FindingView]] = {}
    for finding in extract.findings:
        about.setdefault(finding.incident or "", []).append(findings[finding.id])
    derived = {each.incident: each for each in extract.figures}
    known = {each.id: each for each in (*extract.around, *extract.incidents)}

    def refer(key: str) -> tuple[str, str]:
        return claim_number(key, shelf), shelf.addresses.claim(key)

    return tuple(
        incident_view(
            incident,
            number,
            shelf,
            Contents(
                columns=columns_view(tied[incident.id], sides, shelf, shown),
                findings=tuple(about.get(incident.id, ())),
                figures=figures_view(derived[incident.id], shelf, refer) if incident.id in derived else None,
                whole=known.get(incident.part_of or ""),
            ),
        )
        for number, incident in enumerate(incidents_in_order(extract.incidents), 1)
    )


def _days(incidents: Sequence[IncidentView]) -> tuple[DayView, ...]:
    grouped = groupby(incidents, key=lambda incident: incident.heading)
    return tuple(DayView(title=heading, incidents=tuple(group)) for heading, group in grouped)


def _sources(extract: Extract, shelf: Shelf) -> tuple[SourceView, ...]:
    claims: dict[str, list[Claim]] = {}
    for claim in extract.claims:
        claims.setdefault(claim.document, []).append(claim)
    return tuple(
        source_view(document, number, claims.get(document.id, ()), shelf)
        for number, document in enumerate(extract.documents, 1)
    )


def source_view(document: Document, number: int, claims: Sequence[Claim], shelf: Shelf) -> SourceView:
    """A document's text with the claims' words marked, and each claim's number where its sentence ends."""
    references: dict[int, list[tuple[int, str]]] = {}
    for claim in sorted(claims, key=lambda claim: shelf.numbers.get(claim.id, 0)):
        if claim.sentence.end <= len(document.text) and claim.id in shelf.numbers:
            place = shelf.numbers[claim.id]
            references.setdefault(claim.sentence.end, []).append((place, f"#c{place}"))
    roles = strongest_roles(claims, len(document.text))
    ends = {offset: tuple(each) for offset, each in references.items()}
    url = document.url or ""
    return SourceView(
        id=document.id,
        number=number,
        href=shelf.addresses.document(document.id),
        name=document.name,
        title=document.title or "",
        publisher=document.publisher or "",
        published=shelf.wording.day(document.published_on) if document.published_on else "",
        url=url,
        link=web_link(url),
        language=document.language or "",
        claims=len(claims),
        tokens=marked_text(document.text, roles, number, ends),
    )
