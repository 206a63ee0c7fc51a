"""Figures of an incident whose claims are made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.figure import IncidentFigures, MeasureFigures
from counterclaim.model.incident import Incident, Link
from counterclaim.model.interval import TimeInterval, TimeMention, TimePrecision
from counterclaim.reconcile.views.figures import incident_figures

Figures = Callable[..., IncidentFigures]
Only = Callable[..., MeasureFigures]
Toll = Callable[..., Claim]


@pytest.fixture
def figures(document: Callable[..., Document]) -> Figures:
    """The figures of one incident that holds all of these claims; documents are "may-1", "may-2", … unless given."""

    def derived(claims: Iterable[Claim], *documents: Document) -> IncidentFigures:
        held = list(claims)
        days = {claim.document: claim.document.rpartition("-")[2] for claim in held}
        known = {key: document(key, date(2031, 5, int(day) if day.isdigit() else 1)) for key, day in days.items()}
        known |= {each.id: each for each in documents}
        links = tuple(Link(claim=claim.id, score=1.0, reasons=()) for claim in held)
        kinds = tuple(sorted({claim.kind for claim in held}))
        incident = Incident(id="inc_1", title="Strike on Lviv", kinds=kinds, links=links)
        return incident_figures(incident, held, known)

    return derived


@pytest.fixture
def only(figures: Figures) -> Only:
    """The one measure that these claims have together."""

    def derived(claims: Iterable[Claim], *documents: Document) -> MeasureFigures:
        (measure,) = figures(claims, *documents).measures
        return measure

    return derived


@pytest.fixture
def toll(claim: Callable[..., Claim], number: Callable[..., Any]) -> Toll:
    """So many people killed in Lviv, said in the report of a day of May; a number, or a quantity's arguments.

    `during` is the first and the last day of a longer stretch that it is a total of.
    """

    def told(key: str, day: int, count: Any, by: str = "", **fields: Any) -> Claim:
        bounds = count if isinstance(count, dict) else {"low": count}
        fields = {"at": ("Lviv",), "on": date(2031, 5, 1), "document": f"may-{day}", "weapon": "missile"} | fields
        during: Any = fields.pop("during", None)
        made = claim(key, fields.pop("kind", "killed"), number(**bounds), by=by, **fields)
        if during is None:
            return made
        span = TimeInterval.of_days(during[0], during[1], TimePrecision.SPAN)
        return replace(made, time=TimeMention(interval=span))

    return told
