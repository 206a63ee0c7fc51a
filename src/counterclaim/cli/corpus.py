"""`counterclaim corpus`: what outgrows one machine, read and reconciled on a Ray cluster, and taken into a ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli import REFUSED
from counterclaim.cli.inputs import PUBLISHED, settings_for
from counterclaim.cli.messages import counts, say, standing_text, tell

if TYPE_CHECKING:
    from counterclaim.cluster.session import Where

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
TOLD_REFUSALS = 20
"""So many refusals are told in a line each; all of them are in the output."""

FOLDER = click.Path(path_type=Path, file_okay=False)
RAY: Decorator = click.option(
    "--ray",
    "address",
    default="local",
    metavar="ADDRESS",
    help="A cluster's address (HOST:PORT, or auto where this is one of its nodes); local, a Ray of this machine "
    "alone, if not given.",
)
WORKERS: Decorator = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes work; as many as there are cores unless given. The output is the same.",
)


@click.group("corpus", short_help="Read and reconcile on a Ray cluster.")
def command() -> None:
    """Read and reconcile, on a Ray cluster, what outgrows one machine.

    What comes out is a folder of Parquet tables, the same whatever the cluster; `corpus add` takes it into a ledger.
    Folders must be at the same path on all machines. Needs the extra "cluster".
    """


@command.command("read", short_help="Read documents into a folder of tables.")
@click.option(
    "--input",
    "patterns",
    multiple=True,
    required=True,
    metavar="PATTERN",
    help="Files, folders or patterns in quotes ('news/**/*.jsonl.gz'); may be given several times.",
)
@click.option("--output", type=FOLDER, required=True, metavar="DIR", help="A new folder, or one to go on with.")
@PUBLISHED
@RAY
@WORKERS
def read(patterns: tuple[str, ...], output: Path, published: date | None, address: str, workers: int | None) -> None:
    """Read documents into a folder of tables: documents, claims, refusals.

    All that `add` takes is taken. A run that was cut off is gone on with by the same command; once all is done, it
    does nothing. What was refused is told on the standard error (the first of it), and the exit code is then 1.
    """
    from counterclaim.cluster.corpus import Corpus
    from counterclaim.cluster.parts import refusals_in
    from counterclaim.cluster.reading import Request, read_corpus
    from counterclaim.read.readers import reader_for

    request = Request(patterns=patterns, folder=output, published_on=published)
    shown = _Shown()
    books = read_corpus(
        request,
        reader_for,
        settings_for(),
        _where(address, workers),
        lambda part: shown.add(part.read + part.unread + part.refused, "documents"),
    )
    shown.end()
    corpus = Corpus(output)
    refusals = (refusal for part in corpus.parts() for refusal in refusals_in(output, part))
    told = books.refused + books.left_out
    for refusal in islice(refusals, TOLD_REFUSALS) if told else ():
        tell(refusal)
    if told > TOLD_REFUSALS:
        say(f"{told - TOLD_REFUSALS:,} more were refused or left out: {output / 'refusals'} has them all")
    sums = counts((("read", books.read), ("not read", books.unread), ("refused", books.refused)))
    click.echo(f"{output}: {sums}; {books.claims:,} claims in {books.parts:,} parts")
    if books.refused:
        raise click.exceptions.Exit(REFUSED)


@command.command("reconcile", short_help="Tie a corpus's claims into incidents and findings.")
@click.option("--input", "corpus", type=FOLDER, required=True, metavar="DIR", help="A corpus that `corpus read` made.")
@click.option("--output", type=FOLDER, required=True, metavar="DIR", help="A new folder, or one to go on with.")
@RAY
@WORKERS
def reconcile(corpus: Path, output: Path, address: str, workers: int | None) -> None:
    """Tie the claims of a corpus into incidents and findings, as `reconcile` does in a ledger.

    A run that was cut off is gone on with by the same command.
    """
    from counterclaim.cluster.reconciling import reconcile_corpus

    shown = _Shown()
    standing = reconcile_corpus(corpus, output, _where(address, workers), settings_for().workers, shown.say)
    shown.end()
    click.echo(f"{output}: {standing_text(standing.incidents, standing.findings)}")


@command.command("add", short_help="Take a corpus into a ledger.")
@click.argument("corpus", type=FOLDER)
@click.option("--reconciled", type=FOLDER, metavar="DIR", help="What `corpus reconcile` made of it; for a new ledger.")
@click.option(
    "--ledger", metavar="FILE", help="The ledger, made where there is none; counterclaim.db here if not given."
)
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="How many processes; the result is the same.")
def add(corpus: Path, reconciled: Path | None, ledger: str | None, workers: int | None) -> None:
    """Take a corpus that `corpus read` made into a ledger, as `add` would have kept its documents.

    Incidents and findings are worked out then, or taken from what `corpus reconcile` made.
    """
    from counterclaim.cluster.filling import fill_ledger
    from counterclaim.store.sql.ledger import SqlLedger

    settings = settings_for(workers, ledger)
    with SqlLedger(settings.ledger) as kept:
        filled = fill_ledger(corpus, kept, _now, reconciled=reconciled, workers=settings.workers)
    sums = counts((("added", filled.added), ("already there", filled.known)))
    click.echo(f"{settings.ledger}: {sums}; {standing_text(filled.incidents, filled.findings)}")


class _Shown:
    """How far it is, in one line on the standard error, on terminals only."""

    def __init__(self) -> None:
        self._on, self._number = sys.stderr.isatty(), 0

    def add(self, number: int, what: str) -> None:
        """So many more are done."""
        self._number += number
        self.say(f"{self._number:,} {what}")

    def say(self, words: str) -> None:
        """What is under way."""
        if self._on:
            click.echo(f"\r\x1b[K{words}", err=True, nl=False)

    def end(self) -> None:
        """Clear the line."""
        self.say("")


def _where(address: str, workers: int | None) -> Where:
    from counterclaim.cluster.session import Where

    return Where(address=address, workers=workers)


def _now() -> datetime:
    return datetime.now(UTC)
