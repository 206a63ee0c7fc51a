"""The terminal tables: what they say, and that documents can't steer a terminal through them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from counterclaim.model.actor import Claimant
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident, Link
from counterclaim.model.interval import TimeInterval, TimePrecision
from counterclaim.model.kind import Kind
from counterclaim.publish.cells import short_id, side_colours, when_cell, words_cell
from counterclaim.publish.details import Related, print_claim, print_document, print_finding, print_incident
from counterclaim.publish.table import claims_table, documents_table, findings_table, incidents_table


def printed(write: Callable[[Console], None], width: int = 140) -> str:
    stream = io.StringIO()
    write(Console(file=stream, width=width, force_terminal=False, highlight=False))
    return stream.getvalue()


def claims_text(report: Any, width: int = 140, **options: bool) -> str:
    documents = {report.document.id: report.document}
    return printed(lambda console: claims_table(report.claims, documents, console, **options), width)


def finding() -> Finding:
    sentence = "46 of at least 158 drones: 112 are unaccounted for."
    return Finding(id="fnd_00bb12aa34", kind=FindingKind.REMAINDER, sentence=sentence, claims=("clm_1", "clm_2"))


def incident(report: Any) -> Incident:
    links = (Link(claim=report.claims[0].id, score=1.0, reasons=("the same night",)),)
    return Incident(id="inc_00aa", title="Drones over Kursk", kinds=(Kind.INTERCEPTION,), links=links)


def test_a_claim_is_told_in_few_words(drone_report: Any) -> None:
    text = claims_text(drone_report, 160)
    for words in (
        "A night of drones",
        "Invented Wire · 1 September 2024",
        "at least 158",
        "↳ 46 drones",
        "31 Aug –",
        "Shahed-136",
        "Russia's Defence",
        "(Russia)",
        "the report itself",
        "possibly",
        "unverified",
        "4 claims",
    ):
        assert words in text


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160])
def test_tables_fit_their_terminal(drone_report: Any, width: int) -> None:
    text = claims_text(drone_report, width, with_ids=True)
    text += printed(lambda console: findings_table([finding()], console, with_ids=True), width)
    text += printed(lambda console: incidents_table([incident(drone_report)], console, with_ids=True), width)
    text += printed(lambda console: documents_table([drone_report.document], {}, console, with_ids=True), width)
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_ids_are_there_for_show(drone_report: Any) -> None:
    assert short_id(drone_report.claims[0].id) in claims_text(drone_report, with_ids=True)
    assert short_id("clm_0123456789abcdef") == "012345"


def test_documents_can_not_steer_the_terminal(drone_report: Any) -> None:
    evil = "\x1b]0;owned\x07\x9b31m\u202e[bold red]markup[/]"
    claimant = Claimant(span=EvidenceSpan(start=0, end=len(evil), text=evil), name=evil, side=evil)
    report = replace(
        drone_report,
        document=replace(drone_report.document, title=evil, publisher=evil, url=evil),
        claims=tuple(replace(claim, claimant=claimant) for claim in drone_report.claims),
    )
    text = claims_text(report)
    related = Related(claims=report.claims)
    text += printed(lambda console: print_claim(report.claims[0], report.document, related, console))
    text += printed(lambda console: print_document(report.document, related, console))
    text += printed(lambda console: documents_table([report.document], {}, console))
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(text)
    assert "[bold red]" in text


def test_nothing_is_said_in_words() -> None:
    assert printed(lambda console: claims_table([], {}, console)) == "No claims.\n"
    assert printed(lambda console: findings_table([], console)) == "No findings.\n"
    assert printed(lambda console: incidents_table([], console)) == "No incidents.\n"
    assert printed(lambda console: documents_table([], {}, console)) == "No documents.\n"


def test_one_thing_in_full_names_what_it_hangs_together_with(drone_report: Any) -> None:
    whole, part = drone_report.claims[:2]
    held = incident(drone_report)
    related = Related(whole=whole, incidents=[held], findings=[finding()], history=["learned of today"])
    text = printed(lambda console: print_claim(part, drone_report.document, related, console))
    for words in ("“46” 83–85", "part of", whole.id, held.id, "112 are unaccounted", "inherited", "learned of today"):
        assert words in text
    text = printed(lambda console: print_incident(held, Related(claims=[whole]), console))
    assert "because: the same night" in text
    text = printed(lambda console: print_finding(finding(), Related(claims=[whole]), console))
    assert "shot down at least 158 drones overnight" in text


def test_the_two_sides_differ_in_colour() -> None:
    colours = side_colours(["russia", "ukraine", "russia"])
    assert len(set(colours.values())) == 2


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (TimeInterval.of_days(date(2024, 9, 1), date(2024, 9, 1)), "1 Sep"),
        (TimeInterval.of_days(date(2023, 9, 1), date(2023, 9, 1)), "1 Sep 2023"),
        (TimeInterval.of_days(date(2024, 9, 1), date(2024, 9, 3)), "1 – 3 Sep"),
        (TimeInterval.of_days(date(2023, 12, 31), date(2024, 1, 1)), "31 Dec 2023 –\n1 Jan"),
        (TimeInterval.of_days(date(2024, 9, 1), date(2024, 9, 30), TimePrecision.MONTH), "Sep 2024"),
        (TimeInterval.of_days(date(2022, 1, 1), date(2022, 12, 31), TimePrecision.YEAR), "2022"),
        (
            TimeInterval.of_moments(
                datetime(2024, 9, 1, 18, tzinfo=UTC),
                datetime(2024, 9, 2, 6, tzinfo=UTC),
                TimePrecision.PART_OF_DAY,
                "Europe/Kyiv",
            ),
            "1 Sep 21:00\n– 2 Sep 09:00",
        ),
        (None, ""),
    ],
)
def test_times_are_short_and_leave_out_the_year_of_the_report(interval: TimeInterval | None, words: str) -> None:
    assert when_cell(interval, 2024).plain == words


def test_a_long_sentence_is_cut_around_its_evidence(drone_report: Any) -> None:
    lead = "word " * 60
    text = f"{lead}five people were hurt {lead}"
    sentence = EvidenceSpan(start=0, end=len(text), text=text)
    evidence = EvidenceSpan(start=len(lead), end=len(lead) + 21, text="five people were hurt")
    claim = replace(drone_report.claims[3], sentence=sentence, evidence=(evidence,))
    cell = words_cell(claim, 100)
    assert "five people were hurt" in cell.plain
    assert cell.plain.startswith("… ")
    assert cell.plain.endswith(" …")
    assert len(cell.plain) <= 104
