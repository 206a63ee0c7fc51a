"""`counterclaim add`: documents and their claims into the ledger."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import click

from counterclaim.cli import REFUSED
from counterclaim.cli.inputs import document_options, outcomes, settings_for
from counterclaim.cli.messages import counts, standing_text
from counterclaim.cli.progress import shown
from counterclaim.errors import DocumentError
from counterclaim.pipeline.reading import Outcome, Tally, Unread, keep_outcomes
from counterclaim.pipeline.reconciling import reconcile_ledger


@click.command("add", short_help="Read documents into the ledger.")
@document_options
@click.option(
    "--ledger", metavar="FILE", help="The ledger, made where there is none; counterclaim.db here if not given."
)
def command(paths: tuple[str, ...], published: date | None, workers: int | None, ledger: str | None) -> None:
    """Read documents into the ledger; the same document twice changes nothing.

    PATH is a text file (with front matter or without), an HTML page, JSON lines of documents, or a folder of these;
    "-" is the standard input. A document in a language that nothing reads yet is kept unread.

    What can't be read is told in one line each on the standard error, and the exit code is then 1.
    """
    from counterclaim.store.sql import SqlLedger

    settings, tally, books = settings_for(workers, ledger), Tally(), Counter[str]()
    with SqlLedger(settings.ledger) as kept:
        watched = shown(outcomes(paths, published, settings, tally), paths, tally)
        for outcome, is_new in keep_outcomes(watched, kept, _now):
            books[_heading(outcome, is_new)] += 1
        standing = reconcile_ledger(kept, _now, workers=settings.workers)
    click.echo(f"{settings.ledger}: {counts(books.items())}; {standing_text(*standing)}")
    if tally.refused:
        raise click.exceptions.Exit(REFUSED)


def _heading(outcome: Outcome, is_new: bool) -> str:
    """Under what a document is counted."""
    if isinstance(outcome, DocumentError):
        return "refused"
    if not is_new:
        return "already there"
    return f"not read ({outcome.reason})" if isinstance(outcome, Unread) else "added"


def _now() -> datetime:
    return datetime.now(UTC)
