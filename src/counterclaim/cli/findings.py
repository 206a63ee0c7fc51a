"""`counterclaim findings`: the findings of the ledger."""

from __future__ import annotations

from typing import Any

import click

from counterclaim.cli.filters import FINDING_KIND, console, form_of, listing, opened, query_of


@click.command("findings", short_help="List the findings of the ledger.")
@listing(FINDING_KIND)
def command(form: str | None, ledger: str | None, **asked: Any) -> None:
    """List what the ledger says about claims: where they agree, differ, add up or leave a remainder.

    A finding is listed where one of its claims meets all filters.
    """
    from counterclaim.publish.records import FINDING_NAMES, finding_record

    query, form = query_of(asked), form_of(form)
    with opened(ledger) as kept:
        if form == "table":
            from counterclaim.publish.table import findings_table

            findings_table(kept.findings(query), console(), with_ids=True)
        else:
            from counterclaim.cli.listing import print_records

            print_records(form, FINDING_NAMES, map(finding_record, kept.findings(query)))
