"""Claims, findings, incidents and documents as tables on a terminal of any width."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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

WIDE = 110
"""Columns of a terminal from which every field has a column of its own."""

WORDS_WIDE, WORDS_NARROW = 220, 160
"""The most characters of a sentence in a row."""

Width = tuple[str, int, int]
"""A column's name, its share of the free width (0: as wide as its words), and its least width."""

WIDE_CLAIMS: tuple[Width, ...] = (
    ("when", 4, 9),
    ("where", 5, 9),
    ("what", 0, 11),
    ("how many", 5, 9),
    ("weapon", 4, 11),
    ("who says", 7, 12),
    ("words", 20, 30),
)
NARROW_CLAIMS: tuple[Width, ...] = (("when, where", 4, 9), ("what", 4, 11), ("who says", 4, 10), ("words", 7, 20))
FINDINGS: tuple[Width, ...] = (("finding", 0, 8), ("what is the matter", 1, 20), ("claims", 0, 6))
INCIDENTS: tuple[Width, ...] = (
    ("when", 3, 11),
    ("where", 3, 8),
    ("incident", 6, 16),
    ("kinds", 3, 11),
    ("claims", 0, 6),
)
DOCUMENTS: tuple[Width, ...] = (
    ("published", 0, 11),
    ("name", 3, 10),
    ("publisher", 3, 11),
    ("title", 6, 12),
    ("in", 0, 2),
    ("claims", 0, 6),
)
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
    columns, row = (WIDE_CLAIMS, _wide_row) if console.width >= WIDE else (NARROW_CLAIMS, _narrow_row)
    for key, group in groupby(listed, key=lambda claim: claim.document):
        document, own = documents.get(key), list(group)
        year = document.published_on.year if document and document.published_on else None
        console.print(_heading(own[0].document_name, document, len(own)))
        rows = [row(claim, sides, year) for claim in own]
        _show(console, columns, rows, [claim.id for claim in own] if with_ids else [])
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
    _show(console, FINDINGS, rows, [finding.id for finding in listed] if with_ids else [])
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
    _show(console, INCIDENTS, rows, [incident.id for incident in listed] if with_ids else [])
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
    _show(console, DOCUMENTS, rows, [document.id for document in listed] if with_ids else [])
    _tell_number(console, len(listed), "document")


def sides_in_order(claims: Iterable[Claim]) -> list[str]:
    """The claimants' sides, the most talkative first, then by name."""
    sides = [claim.side for claim in claims if claim.side]
    return sorted(set(sides), key=lambda side: (-sides.count(side), side))


def _show(console: Console, columns: Sequence[Width], rows: Sequence[Sequence[Text]], ids: Sequence[str]) -> None:
    """Print rows under their columns; `ids`, where given, go into a column of their own."""
    if not rows:
        return
    table = Table(
        box=box.HORIZONTALS if console.width >= WIDE else box.SIMPLE_HEAD,
        expand=True,
        show_lines=True,
        border_style="bright_black",
        header_style="dim",
    )
    for name, ratio, narrowest in columns:
        table.add_column(name, ratio=ratio or None, min_width=narrowest, overflow="fold")
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
    return Text.assemble((title, "bold underline"), ("  " + " · ".join(parts), "dim"))


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


def _narrow_row(claim: Claim, sides: Sides, year: int | None) -> list[Text]:
    return [
        _stacked(when_cell(claim.time.interval if claim.time else None, year), where_cell(claim)),
        _stacked(how_many_cell(claim), what_cell(claim), weapon_cell(claim)),
        who_cell(claim, sides),
        words_cell(claim, WORDS_NARROW),
    ]


def _stacked(*cells: Text) -> Text:
    return Text("\n").join(cell for cell in cells if cell.plain)


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
