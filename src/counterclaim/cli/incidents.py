"""`counterclaim incidents`: the incidents of the ledger."""

from __future__ import annotations

from typing import Any

import click

from counterclaim.cli.filters import console, form_of, listing, opened, query_of


@click.command("incidents", short_help="List the incidents of the ledger.")
@click.option("--watch", is_flag=True, help="Print new findings as documents are added, until you press Ctrl-C.")
@click.option("--once", is_flag=True, help="With --watch: print the findings that stand now, and stop.")
@click.option(
    "--every",
    "seconds",
    default=2.0,
    show_default=True,
    metavar="SECONDS",
    type=click.FloatRange(min=0.05),
    help="With --watch: how often to look.",
)
@listing()
def command(form: str | None, ledger: str | None, watch: bool, once: bool, seconds: float, **asked: Any) -> None:
    """List the happenings that claims are about; one is listed where one of its claims meets all filters.

    With --watch, print the findings that come or change while others add documents, one a line; filters hold.
    """
    if watch or once:
        from counterclaim.cli.watching import watch_findings

        with opened(ledger) as kept:
            watch_findings(kept, query_of(asked), form_of(form), None if once else seconds)
        return
    from counterclaim.publish.records import INCIDENT_NAMES, incident_record

    query, form = query_of(asked), form_of(form)
    with opened(ledger) as kept:
        if form == "table":
            from counterclaim.publish.table import incidents_table

            incidents_table(kept.incidents(query), console(), with_ids=True)
        else:
            from counterclaim.cli.listing import print_records

            print_records(form, INCIDENT_NAMES, map(incident_record, kept.incidents(query)))
