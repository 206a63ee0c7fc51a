"""Figures as a page and a table show them: every word safe, every claim linked."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from counterclaim.model.figure import CountRange, Grade, Grading, IncidentFigures, MeasureFigures, SideRange, Step
from counterclaim.model.kind import Kind
from counterclaim.model.quantity import Quantity, Unit
from counterclaim.publish.figure_records import FIGURE_NAMES, VIEWS, figure_rows, figures_record
from counterclaim.publish.report import write_report


def derived(invented: Any) -> IncidentFigures:
    """Two counts of one measure of the first incident, the first of them a copy, in a name that is markup."""
    incident, claim = invented.incidents[0], invented.claims[0]
    count = Quantity(low=158, high=None, unit=Unit.UAV)
    step = Step(
        said_on=date(2031, 5, 4),
        witness="<b>Varro</b>",
        side="velmaria",
        document=claim.document,
        document_name=claim.document_name,
        claims=(claim.id,),
        quantity=count,
    )
    counts = CountRange(low=158, high=158, or_more=True, claims=(claim.id,))
    measure = MeasureFigures(
        measure="interception|uav",
        words="drones downed",
        kind=Kind.INTERCEPTION,
        unit=Unit.UAV,
        per=None,
        ladder=(step, step),
        range=counts,
        sides=(SideRange(side="velmaria", range=counts), SideRange(side=None, range=counts)),
        newest=(step,),
    )
    grading = Grading(grade=Grade.WEAK, because="A single witness tells of it.", claims=(claim.id,))
    return IncidentFigures(incident=incident.id, title=incident.title, measures=(measure,), airwars=grading)


def test_a_report_shows_an_incident_s_figures_escaped_and_linked(invented: Any) -> None:
    stream = io.StringIO()
    write_report(
        invented.claims,
        invented.documents,
        invented.incidents,
        invented.findings,
        stream,
        figures=[derived(invented)],
    )
    html = stream.getvalue()
    assert "&lt;b&gt;Varro&lt;/b&gt;" in html
    assert "<b>Varro" not in html
    assert "158 or more" in html
    assert "A single witness tells of it." in html
    assert '<table class="ladder">' in html


def test_a_report_without_figures_has_none(invented: Any) -> None:
    stream = io.StringIO()
    write_report(invented.claims, invented.documents, invented.incidents, invented.findings, stream)
    assert '<table class="ladder">' not in stream.getvalue()


def test_every_row_has_all_columns_and_a_view_of_its_own(invented: Any) -> None:
    rows = list(figure_rows(derived(invented)))
    assert all(tuple(row) == FIGURE_NAMES for row in rows)
    assert [row["view"] for row in rows] == ["range", "sides", "sides", "newest", "ladder", "ladder", "airwars"]


@pytest.mark.parametrize("view", VIEWS)
def test_a_record_holds_only_the_views_asked_for(invented: Any, view: str) -> None:
    record = figures_record(derived(invented), {view})
    assert (set(record["measures"][0]) | set(record)) & set(VIEWS) == {view}


def test_a_report_names_the_incident_that_another_lies_in(invented: Any) -> None:
    whole, part, *others = invented.incidents
    incidents = [whole, replace(part, part_of=whole.id), *others]
    stream = io.StringIO()
    write_report(invented.claims, invented.documents, incidents, invented.findings, stream)
    assert f">{whole.title}</bdi></a></p>" in stream.getvalue()
    assert ">Part of <a href=" in stream.getvalue()
