"""`counterclaim add`: documents and their claims into the ledger."""

from __future__ import annotations

import signal
from collections import Counter
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import click

from counterclaim.cli import REFUSED
from counterclaim.cli.fetching import address_options, fetching_of
from counterclaim.cli.filters import told_of_older
from counterclaim.cli.inputs import document_options, inputs_of, outcomes, settings_for
from counterclaim.cli.messages import counts, standing_text, tell_of_waiting
from counterclaim.cli.progress import shown
from counterclaim.cli.stopping import stopping
from counterclaim.errors import DocumentError, Stopped
from counterclaim.pipeline.reading import Outcome, Tally, Unread, keep_outcomes
from counterclaim.pipeline.reconciling import reconcile_ledger

GO_ON = "that is kept, incidents and findings come up to date when it is run again, which goes on from here"


@click.command("add", short_help="Read documents into the ledger.")
@document_options
@address_options
@click.option(
    "--ledger", metavar="FILE", help="The ledger, made where there is none; counterclaim.db here if not given."
)
@click.option(
    "--reconcile/--no-reconcile",
    default=True,
    help="Bring incidents and findings up to date; without, the next add or `counterclaim reconcile` does it.",
)
def command(paths: tuple[str, ...], published: date | None, workers: int | None, **given: Any) -> None:
    """Read documents into the ledger; the same document twice changes nothing.

    PATH is a file of any sort that is told by its content (text, HTML, a feed, a Telegram export, PDF, WARC, JSON, CSV,
    Parquet, an archive of these), or a folder;
    "-" is the standard input. A URL is fetched: a page, or a feed with its entries. A document in a language that
    nothing reads yet is kept unread.

    What can't be read is told in one line each on the standard error, and the exit code is then 1. What has nothing to
    be read by its kind (a message that somebody joined a channel) is told too, and is no failure. When interrupted
    (Ctrl-C, or a signal to end), what was read so far is kept, and the same command goes on from there.
    """
    ledger, reconcile = given.pop("ledger"), given.pop("reconcile")
    settings, tally, books = settings_for(workers, ledger), Tally(), Counter[str]()
    with stopping() as stop, told_of_older(settings.ledger) as kept:
        try:
            inputs = inputs_of(paths, published, fetching_of(paths, given, settings, stop.wait))
            watched = shown(outcomes(inputs, settings, tally, kept), paths, tally)
            for outcome, is_new in keep_outcomes(stop.until(watched), kept, _now):
                if (heading := _heading(outcome, is_new)) is not None:
                    books[heading] += 1
            if stop.signal is None and reconcile:
                stop.at_once = True
                waits = partial(tell_of_waiting, kept.name)
                standing = reconcile_ledger(kept, _now, workers=settings.workers, waits=waits)
        except KeyboardInterrupt:
            stop.signal = stop.signal or signal.SIGINT
    if stop.signal is not None:
        raise Stopped(f"{kept.name}: stopped: {counts(books.items())}; {GO_ON}", stop.signal)
    stands = standing_text(*standing) if reconcile else "not reconciled yet"
    click.echo(f"{settings.ledger}: {counts(books.items())}; {stands}")
    if tally.refused:
        raise click.exceptions.Exit(REFUSED)


def _heading(outcome: Outcome, is_new: bool) -> str | None:
    """Under what a document is counted; None for a notice, which tells of no document."""
    if isinstance(outcome, DocumentError):
        return "refused" if outcome.is_refusal else None
    if not is_new:
        return "already there"
    return f"not read ({outcome.reason})" if isinstance(outcome, Unread) else "added"


def _now() -> datetime:
    return datetime.now(UTC)
