"""An incident's derived figures as lines on a terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from counterclaim.model.figure import Grade, Grading, IncidentFigures, MeasureFigures, Step, estimate_text, range_text
from counterclaim.model.quantity import number_text, quantity_text
from counterclaim.publish.cells import day_cell, safe
from counterclaim.publish.figure_records import VIEWS
from counterclaim.publish.wording import side_text

_GRADES = {Grade.CONFIRMED: "green", Grade.FAIR: "green", Grade.WEAK: "yellow"}
_NO_SIDE = "no side"


def print_figures(figures: IncidentFigures, console: Console, views: Collection[str] = VIEWS) -> None:
    """These views of an incident's figures, measure by measure, the grade of the whole last."""
    for measure in figures.measures:
        _print_measure(measure, console, views)
    if "airwars" in views and figures.airwars:
        console.print(Padding(_grade(figures.airwars), (0, 4, 1, 2)))


def _print_measure(measure: MeasureFigures, console: Console, views: Collection[str]) -> None:
    estimates = _estimates(measure, views)
    if not estimates and not any(name in views for name in VIEWS[:4]):
        return
    heading = Text.assemble("  ", (safe(measure.words), "bold"))
    if "range" in views:
        heading.append(f"  {range_text(measure.range)}", style="bold")
    if "sides" in views and measure.sides and (len(measure.sides) > 1 or measure.sides[0].side):
        heading.append(f"  {', '.join(_sides(measure))}", style="dim")
    console.print(heading)
    grid = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for narrow in (True, False, False, False, True):
        grid.add_column(style="dim" if narrow else "", no_wrap=narrow)
    if "ladder" in views:
        _add_steps(grid, measure.ladder)
    elif "newest" in views:
        _add_steps(grid, measure.newest)
    if grid.row_count:
        console.print(Padding(grid, (0, 4, 0, 4)))
    for line in estimates:
        console.print(Padding(line, (0, 4, 0, 4)))
    console.print()


def _add_steps(grid: Table, steps: Iterable[Step]) -> None:
    for step in steps:
        note = "copied" if step.copy_of else "revised since" if step.superseded else ""
        who = Text(safe(step.witness))
        if step.side and side_text(step.side).casefold() != step.witness.casefold():
            who.append(f" ({safe(side_text(step.side))})", style="dim")
        count = Text(quantity_text(step.quantity), style="dim" if note else "bold")
        where = Text(safe(step.document_name), style="dim")
        grid.add_row(day_cell(step.said_on), count, who, where, note)


def _estimates(measure: MeasureFigures, views: Collection[str]) -> list[Text]:
    lines = []
    if "acled" in views and (acled := measure.acled):
        lines.append(_reason("ACLED", number_text(acled.number), acled.because))
    if "ucdp" in views and (ucdp := measure.ucdp):
        lines.append(_reason("UCDP", f"{estimate_text(ucdp)} ({ucdp.column})", ucdp.because))
    return lines


def _reason(name: str, value: str, because: str) -> Text:
    return Text.assemble((name, "dim"), "  ", (value, "bold"), (f"  {safe(because)}", "dim"))


def _grade(grading: Grading) -> Text:
    colour = _GRADES.get(grading.grade, "red")
    return Text.assemble(
        ("Airwars' grade  ", "dim"), (grading.grade.value, f"bold {colour}"), (f"  {safe(grading.because)}", "dim")
    )


def _sides(measure: MeasureFigures) -> list[str]:
    return [
        f"{safe(side_text(each.side)) if each.side else _NO_SIDE} {range_text(each.range)}" for each in measure.sides
    ]
