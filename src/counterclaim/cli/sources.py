"""`counterclaim sources`: how the sources fare that are followed."""

from __future__ import annotations

import click

from counterclaim.cli.fetching import now
from counterclaim.cli.filters import FORM, LEDGER, console, form_of, opened


@click.command("sources", short_help="Show how the followed sources fare.")
@FORM
@LEDGER
def command(form: str | None, ledger: str | None) -> None:
    """Show how the sources fare that `counterclaim follow` fetches, those first that need looking at.

    For each: the last fetch that went well, the last that brought a new document, documents and claims a day (over the
    last seven), when it is fetched next, and the last error. Failing is one whose last fetch failed; silent, one that
    has brought nothing new for four times its usual gap.
    """
    from counterclaim.pipeline.health import health_of_sources
    from counterclaim.publish.source_records import SOURCE_NAMES, source_record, sources_table

    form, moment = form_of(form), now()
    with opened(ledger) as kept:
        found = health_of_sources(kept, moment)
        if form == "table":
            sources_table(found, moment, console())
        else:
            from counterclaim.cli.listing import print_records

            print_records(form, SOURCE_NAMES, map(source_record, found))
