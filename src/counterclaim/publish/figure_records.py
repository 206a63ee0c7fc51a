"""Derived figures for programs: nested as JSON, or one flat row for each line that a view has to say."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from counterclaim.model.figure import (
    CountRange,
    IncidentFigures,
    MeasureFigures,
    Step,
    estimate_text,
    range_text,
)
from counterclaim.model.quantity import Quantity, number_text, quantity_text

Record = dict[str, Any]

VIEWS = ("range", "sides", "newest", "ladder", "acled", "ucdp", "airwars")
"""The names of the views, in the order in which they are shown."""

FIGURE_NAMES = (
    *("incident", "title", "measure", "counts", "view", "who", "side", "said_on"),
    *("low", "best", "high", "words", "because", "document", "copy_of", "superseded", "claims"),
)
"""The columns of a flat row; "words" is the whole of it as a reader says it."""


def figures_record(figures: IncidentFigures, views: Collection[str] = VIEWS) -> Record:
    """An incident's figures, with only these views of it."""
    record: Record = {
        "incident": figures.incident,
        "title": figures.title,
        "measures": [_measure_record(measure, views) for measure in figures.measures],
    }
    if "airwars" in views:
        grading = figures.airwars
        record["airwars"] = (
            {"grade": grading.grade.value, "because": grading.because, "claims": list(grading.claims)}
            if grading
            else None
        )
    return record


def figure_rows(figures: IncidentFigures, views: Collection[str] = VIEWS) -> Iterator[Record]:
    """One row, under FIGURE_NAMES, for each line that these views have to say of an incident."""
    blank: Record = dict.fromkeys(FIGURE_NAMES) | {"incident": figures.incident, "title": figures.title}
    for measure in figures.measures:
        known = blank | {"measure": measure.measure, "counts": measure.words}
        for view, row in _rows(measure):
            if view in views:
                yield known | {"view": view} | row
    if "airwars" in views and figures.airwars:
        grading = figures.airwars
        yield blank | {
            "view": "airwars",
            "words": grading.grade.value,
            "because": grading.because,
            "claims": list(grading.claims),
        }


def _rows(measure: MeasureFigures) -> Iterator[tuple[str, Record]]:
    yield "range", _range_row(measure.range)
    for each in measure.sides:
        yield "sides", {"side": each.side} | _range_row(each.range)
    for step in measure.newest:
        yield "newest", _step_row(step)
    for step in measure.ladder:
        yield "ladder", _step_row(step)
    if acled := measure.acled:
        number = _number(acled.number)
        row = {"low": number, "best": number, "high": number, "words": number_text(acled.number)}
        yield "acled", row | {"because": acled.because, "claims": list(acled.claims)}
    if ucdp := measure.ucdp:
        row = {"low": _number(ucdp.low), "best": _number(ucdp.best), "high": _number(ucdp.high)}
        yield "ucdp", row | {"words": estimate_text(ucdp), "because": ucdp.because, "claims": list(ucdp.claims)}


def _range_row(counts: CountRange) -> Record:
    return {
        "low": _number(counts.low),
        "high": _number(counts.high),
        "words": range_text(counts),
        "claims": list(counts.claims),
    }


def _step_row(step: Step) -> Record:
    return {
        "who": step.witness,
        "side": step.side,
        "said_on": step.said_on.isoformat() if step.said_on else None,
        "low": _number(step.quantity.low),
        "high": _number(step.quantity.high),
        "words": quantity_text(step.quantity),
        "document": step.document_name,
        "copy_of": step.copy_of,
        "superseded": step.superseded,
        "claims": list(step.claims),
    }


def _measure_record(measure: MeasureFigures, views: Collection[str]) -> Record:
    record: Record = {
        "measure": measure.measure,
        "counts": measure.words,
        "kind": measure.kind.value,
        "unit": measure.unit.value,
        "per": measure.per.value if measure.per else None,
    }
    shown = {
        "range": _range_record(measure.range),
        "sides": [{"side": each.side} | _range_record(each.range) for each in measure.sides],
        "newest": [_step_record(step) for step in measure.newest],
        "ladder": [_step_record(step) for step in measure.ladder],
        "acled": _acled_record(measure),
        "ucdp": _ucdp_record(measure),
    }
    return record | {name: value for name, value in shown.items() if name in views}


def _range_record(counts: CountRange) -> Record:
    return {
        "low": _number(counts.low),
        "high": _number(counts.high),
        "or_fewer": counts.or_fewer,
        "or_more": counts.or_more,
        "claims": list(counts.claims),
    }


def _step_record(step: Step) -> Record:
    return {
        "said_on": step.said_on.isoformat() if step.said_on else None,
        "witness": step.witness,
        "side": step.side,
        "count": _quantity_record(step.quantity),
        "document": step.document,
        "document_name": step.document_name,
        "copy_of": step.copy_of,
        "superseded": step.superseded,
        "claims": list(step.claims),
    }


def _quantity_record(quantity: Quantity) -> Record:
    return {"low": _number(quantity.low), "high": _number(quantity.high), "approximate": quantity.approximate}


def _acled_record(measure: MeasureFigures) -> Record | None:
    acled = measure.acled
    if acled is None:
        return None
    return {"fatalities": _number(acled.number), "because": acled.because, "claims": list(acled.claims)}


def _ucdp_record(measure: MeasureFigures) -> Record | None:
    ucdp = measure.ucdp
    if ucdp is None:
        return None
    return {
        "low": _number(ucdp.low),
        "best": _number(ucdp.best),
        "high": _number(ucdp.high),
        "column": ucdp.column,
        "because": ucdp.because,
        "claims": list(ucdp.claims),
    }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
