"""`counterclaim reconcile`: incidents and findings brought up to date."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import click

from counterclaim.cli.filters import LEDGER, opened
from counterclaim.cli.inputs import settings_for
from counterclaim.cli.messages import standing_text, tell_of_waiting


@click.command("reconcile", short_help="Bring incidents and findings up to date.")
@click.option("--rebuild", is_flag=True, help="Work everything out anew, and not only what has changed.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="How many processes; the result is the same.")
@LEDGER
def command(rebuild: bool, workers: int | None, ledger: str | None) -> None:
    """Bring incidents and findings up to date with documents and judgements.

    `add` and `judge` do so themselves; this is for a ledger that an older counterclaim has filled, which is brought up
    to date, and for those who want to see that all ways come to the same.
    """
    from counterclaim.pipeline.reconciling import reconcile_ledger

    with opened(ledger, migrate=True) as kept:
        cores = settings_for(workers).workers
        waits = partial(tell_of_waiting, kept.name)
        standing = reconcile_ledger(kept, _now, workers=cores, rebuild=rebuild, waits=waits)
        click.echo(f"{kept.name}: {standing_text(*standing)}")


def _now() -> datetime:
    return datetime.now(UTC)
