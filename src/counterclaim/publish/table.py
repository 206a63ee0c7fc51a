"""Claims, findings, incidents and documents as tables on a terminal of any width."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.publish.cells import (
    Sides,
    day_cell,
    how_many_cell,
    safe,
    short_id,
    side_colours,
    weapon_cell,
    what_cell,
    when_cell,
    where_cell,
    who_cell,
    words_cell,
)
from counterclaim.publish.wording import day_text, finding_text, kind_text

WIDE, MIDDLING = 140, 100
"""Columns of a terminal from which every field, or all but place and weapon, has a column of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Width:
    """A column's name, its least and greatest width, and its share of what is left (0: as wide as its words)."""

    name: str
    least: int
    most: int | None = None
    share: int = 0


def _fixed(name: str, least: int, most: int) -> Width:
    return Width(name=name, least=least, most=most)


def _shared(name: str, least: int, share: int) -> Width:
    return Width(name=name, least=least, share=share)


_WHEN = _fixed("when", 7, 14)
_CLAIMS = _fixed("claims", 6, 6)
WIDE_CLAIMS = (
    _WHEN,
    _fixed("where", 8, 18),
    _fixed("what", 10, 14),
    _fixed("how many", 8, 14),
    _fixed("weapon", 6, 13),
    _shared("who says", 12, 1),
    _shared("words", 28, 3),
)
MIDDLING_CLAIMS = (
    _fixed("when, where", 8, 16),
    _fixed("what", 10, 14),
    _fixed("how many, with", 8, 14),
    _shared("who says", 12, 1),
    _shared("words", 28, 2),
)
NARROW_CLAIMS = (
    _shared("when, where", 9, 4),
    _shared("what", 11, 4),
    _shared("who says", 10, 4),
    _shared("words", 20, 7),
)
FINDINGS = (_fixed("finding", 8, 14), _shared("what is the matter", 20, 1), _CLAIMS)
INCIDENTS = (_WHEN, _shared("where", 8, 3), _shared("incident", 16, 6), _shared("kinds", 11, 3), _CLAIMS)
DOCUMENTS = (
    _fixed("published", 11, 11),
    _shared("name", 10, 3),
    _shared("publisher", 9, 3),
    _shared("title", 12, 5),
    _fixed("in", 2, 3),
    _CLAIMS,
)

WORDS_WIDE, WORDS_NARROW = 220, 160
"""The most characters of a sentence in a row."""

FINDING_COLOURS = {
    FindingKind.AGREES: "green",
    FindingKind.ADDS_UP: "green",
    FindingKind.CONFIRMED: "green",
    FindingKind.DIFFERS: "red",
    FindingKind.EXCEEDS: "red",
    FindingKind.DISPUTED: "red",
    FindingKind.REMAINDER: "yellow",
    FindingKind.REVISED: "yellow",
    FindingKind.UNVERIFIED: "yellow",
}


def claims_table(
    claims: Iterable[Claim], documents: Mapping[str, Document], console: Console, *, with_ids: bool = False
) -> None:
    """Print claims under a heading for each document, in the order given; `documents` by id."""
    listed = list(claims)
    sides = side_colours(sides_in_order(listed))
    columns, row = _layout(console.width)
    for key, group in groupby(listed, key=lambda claim: claim.document):
        document, own = documents.get(key), list(group)
        year = document.published_on.year if document and document.published_on else None
        console.print(_heading(own[0].document_name, document, len(own)))
        rows = [row(claim, sides, year) for claim in own]
        show_rows(console, columns, rows, [claim.id for claim in own] if with_ids else [])
    _tell_number(console, len(listed), "claim")


def findings_table(findings: Iterable[Finding], console: Console, *, with_ids: bool = False) -> None:
    """Print findings, each in its one sentence."""
    listed = list(findings)
    rows = [
        [
            Text(finding_text(finding.kind), style=f"bold {FINDING_COLOURS.get(finding.kind, '')}"),
            Text(safe(finding.sentence)),
            Text(str(len(finding.claims)), justify="right"),
        ]
        for finding in listed
    ]
    show_rows(console, FINDINGS, rows, [finding.id for finding in listed] if with_ids else [])
    _tell_number(console, len(listed), "finding")


def incidents_table(incidents: Iterable[Incident], console: Console, *, with_ids: bool = False) -> None:
    """Print incidents: when, where, what, and how many claims each has."""
    listed = list(incidents)
    rows = [
        [
            when_cell(incident.time, None),
            Text(safe(incident.place.name) if incident.place else ""),
            Text(safe(incident.title), style="bold"),
            Text(", ".join(kind_text(kind) for kind in incident.kinds)),
            Text(str(len(incident.links)), justify="right"),
        ]
        for incident in listed
    ]
    show_rows(console, INCIDENTS, rows, [incident.id for incident in listed] if with_ids else [])
    _tell_number(console, len(listed), "incident")


def documents_table(
    documents: Iterable[Document], claim_numbers: Mapping[str, int], console: Console, *, with_ids: bool = False
) -> None:
    """Print documents; `claim_numbers` says how many claims each has, by its id."""
    listed = list(documents)
    rows = [
        [
            day_cell(document.published_on),
            Text(safe(document.name), style="bold"),
            Text(safe(document.publisher or "")),
            Text(safe(document.title or "")),
            Text(safe(document.language or "?")),
            Text(str(claim_numbers.get(document.id, 0)), justify="right"),
        ]
        for document in listed
    ]
    show_rows(console, DOCUMENTS, rows, [document.id for document in listed] if with_ids else [])
    _tell_number(console, len(listed), "document")


def sides_in_order(claims: Iterable[Claim]) -> list[str]:
    """The claimants' sides, the most talkative first, then by name."""
    sides = [claim.side for claim in claims if claim.side]
    return sorted(set(sides), key=lambda side: (-sides.count(side), side))


Row = Callable[[Claim, Sides, int | None], list[Text]]


def _layout(width: int) -> tuple[Sequence[Width], Row]:
    if width >= WIDE:
        return WIDE_CLAIMS, _wide_row
    return (MIDDLING_CLAIMS, _middling_row) if width >= MIDDLING else (NARROW_CLAIMS, _narrow_row)


def show_rows(
    console: Console, columns: Sequence[Width], rows: Sequence[Sequence[Text]], ids: Sequence[str] = ()
) -> None:
    """Print rows under their columns; `ids`, where given, go into a column of their own."""
    if not rows:
        return
    table = Table(
        box=box.HORIZONTALS if console.width >= MIDDLING else box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        expand=True,
        show_lines=True,
        border_style="bright_black",
        header_style="dim",
    )
    for column in columns:
        share = column.share or None
        table.add_column(column.name, ratio=share, min_width=column.least, max_width=column.most, overflow="fold")
    if ids:
        table.add_column("id", style="dim", no_wrap=True)
    for number, row in enumerate(rows):
        table.add_row(*row, *([short_id(ids[number])] if ids else []))
    console.print(table)
    console.print()


def _tell_number(console: Console, number: int, noun: str) -> None:
    console.print(Text(_number(number, noun) if number else f"No {noun}s.", style="dim"))


def _heading(name: str, document: Document | None, claims: int) -> Text:
    title = safe((document.title if document else None) or name)
    published = document.published_on if document else None
    about = [safe(document.publisher or "") if document else "", day_text(published) if published else ""]
    parts = [part for part in (*about, safe(name) if title != safe(name) else "", _number(claims, "claim")) if part]
    return Text.assemble((title, "bold"), ("\n" + " · ".join(parts), "dim"))


def _wide_row(claim: Claim, sides: Sides, year: int | None) -> list[Text]:
    return [
        when_cell(claim.time.interval if claim.time else None, year),
        where_cell(claim),
        what_cell(claim),
        how_many_cell(claim),
        weapon_cell(claim),
        who_cell(claim, sides),
        words_cell(claim, WORDS_WIDE),
    ]


def _middling_row(claim: Claim, sides: Sides, year: int | None) -> list[Text]:
    return [
        _stacked(when_cell(claim.time.interval if claim.time else None, year), where_cell(claim)),
        what_cell(claim),
        _stacked(how_many_cell(claim), _weapon_besides_count(claim)),
        who_cell(claim, sides),
        words_cell(claim, WORDS_WIDE),
    ]


def _narrow_row(claim: Claim, sides: Sides, year: int | None) -> list[Text]:
    return [
        _stacked(when_cell(claim.time.interval if claim.time else None, year), where_cell(claim)),
        _stacked(how_many_cell(claim), what_cell(claim), _weapon_besides_count(claim)),
        who_cell(claim, sides),
        words_cell(claim, WORDS_NARROW),
    ]


def _weapon_besides_count(claim: Claim) -> Text:
    """The weapon, unless the count says it already."""
    weapon, count = claim.weapon, claim.count
    told = weapon and count and weapon.model is None and count.quantity.unit.value == weapon.weapon_class.value
    return Text("") if told else weapon_cell(claim)


def _stacked(*cells: Text) -> Text:
    return Text("\n").join(cell for cell in cells if cell.plain)


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
