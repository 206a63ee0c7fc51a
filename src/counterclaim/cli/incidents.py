"""`counterclaim incidents`: the incidents of the ledger."""

from __future__ import annotations

from typing import Any

import click

from counterclaim.cli.filters import console, form_of, listing, opened, query_of


@click.command("incidents", short_help="List the incidents of the ledger.")
@listing()
def command(form: str | None, ledger: str | None, **asked: Any) -> None:
    """List the happenings that claims are about; one is listed where one of its claims meets all filters."""
    from counterclaim.publish.records import INCIDENT_NAMES, incident_record

    query, form = query_of(asked), form_of(form)
    with opened(ledger) as kept:
        if form == "table":
            from counterclaim.publish.table import incidents_table

            incidents_table(kept.incidents(query), console(), with_ids=True)
        else:
            from counterclaim.cli.listing import print_records

            print_records(form, INCIDENT_NAMES, map(incident_record, kept.incidents(query)))
