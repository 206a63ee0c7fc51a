"""`counterclaim figures`: what the counts of incidents come to, derived when asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli.filters import console, form_of, listing, opened, query_of
from counterclaim.store.query import Query

if TYPE_CHECKING:
    from counterclaim.model.figure import IncidentFigures
    from counterclaim.store.sql.ledger import SqlLedger

VIEW_NAMES = ("range", "sides", "newest", "ladder", "acled", "ucdp", "airwars")


@click.command("figures", short_help="Derive figures: ranges, ladders, ACLED's, UCDP's, Airwars'.")
@click.argument("incident", required=False, metavar="[INCIDENT]")
@click.option("--view", "views", multiple=True, type=click.Choice(VIEW_NAMES), help="Only this view; may be repeated.")
@listing()
def command(incident: str | None, views: tuple[str, ...], form: str | None, ledger: str | None, **asked: Any) -> None:
    """Derive what the counts of incidents come to: one incident's, or those of all that meet the filters.

    For each measure: the lowest and the highest count that stand, each side's, the newest of each claimant, the ladder
    of all, the number that ACLED's coders would put down, UCDP's low, best and high, and Airwars' grade of the whole.
    Nothing of it is kept: docs/views.md says how each is derived.
    """
    query, form = query_of(asked), form_of(form)
    with opened(ledger) as kept:
        _print(_figures(kept, incident, query), form, views or VIEW_NAMES)


def _figures(kept: SqlLedger, incident: str | None, query: Query) -> Iterator[IncidentFigures]:
    from counterclaim.api import figures
    from counterclaim.cli.show import one_of
    from counterclaim.errors import SettingsError

    if incident is None:
        yield from (figures(kept, each) for each in kept.incidents(query))
        return
    key = one_of(kept.find(incident), incident, kept.name)
    found = kept.incident(key, query.known_at)
    if query.said_by is not None:
        moment = Query(known_at=query.known_at, said_by=query.said_by)
        found = next((each for each in kept.incidents(moment) if each.id == key), None)
    if found is None:
        raise SettingsError(f"{incident!r} is no incident that stands; `counterclaim incidents` lists them")
    yield figures(kept, found)


def _print(found: Iterator[IncidentFigures], form: str, views: Sequence[str]) -> None:
    from counterclaim.publish.figure_records import FIGURE_NAMES, figure_rows, figures_record

    if form == "table":
        _print_lines(found, views)
        return
    from counterclaim.cli.listing import print_records

    if form == "csv":
        print_records(form, FIGURE_NAMES, (row for each in found for row in figure_rows(each, views)))
    else:
        print_records(form, (), (figures_record(each, views) for each in found))


def _print_lines(found: Iterator[IncidentFigures], views: Sequence[str]) -> None:
    from rich.text import Text

    from counterclaim.publish.cells import safe, short_id
    from counterclaim.publish.figure_lines import print_figures

    terminal = console()
    for each in found:
        if each.measures or each.airwars:
            terminal.print(Text.assemble((safe(each.title), "bold underline"), (f"  {short_id(each.incident)}", "dim")))
            print_figures(each, terminal, views)
