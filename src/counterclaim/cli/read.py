"""`counterclaim read`: claims of documents, printed and not kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import click

from counterclaim.cli import REFUSED
from counterclaim.cli.inputs import document_options, inputs_of, outcomes, settings_for
from counterclaim.cli.progress import shown
from counterclaim.model.claim import Claim
from counterclaim.model.contract import claim_record
from counterclaim.model.document import Document
from counterclaim.pipeline.reading import Read, Tally
from counterclaim.read.reader import Reading


@click.command("read", short_help="Print the claims of documents.")
@document_options
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "jsonl", "json", "csv")),
    help="How to print: a table on a terminal, JSON lines elsewhere, unless given.",
)
def command(paths: tuple[str, ...], published: date | None, workers: int | None, form: str | None) -> None:
    """Print the claims of documents; nothing is kept.

    PATH is a file of any sort that is told by its content (text, HTML, a feed, a Telegram export, PDF, WARC, JSON, CSV,
    Parquet, an archive of these), or a folder;
    "-" is the standard input. One claim a line in JSON lines, spans in characters of the document's text.

    What can't be read is told in one line each on the standard error, and the exit code is then 1.
    """
    tally = Tally()
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    found = outcomes(inputs_of(paths, published), settings_for(workers), tally)
    watched = found if sys.stdout.isatty() and form != "table" else shown(found, paths, tally)
    PRINTERS[form](outcome.reading for outcome in watched if isinstance(outcome, Read))
    if tally.refused:
        raise click.exceptions.Exit(REFUSED)


def _lines(readings: Iterable[Reading]) -> None:
    from counterclaim.publish.jsonl import write_claims_jsonl

    write_claims_jsonl(_claims(readings), sys.stdout)


def _array(readings: Iterable[Reading]) -> None:
    from counterclaim.publish.jsonl import write_records_json

    write_records_json(map(claim_record, _claims(readings)), sys.stdout)


def _claims(readings: Iterable[Reading]) -> Iterator[Claim]:
    return (claim for reading in readings for claim in reading.claims)


def _table(readings: Iterable[Reading]) -> None:
    claims, documents = _collected(readings)
    from rich.console import Console

    from counterclaim.publish.table import claims_table

    claims_table(claims, documents, Console())


def _csv(readings: Iterable[Reading]) -> None:
    claims, documents = _collected(readings)
    from counterclaim.publish.csv import write_claims_csv

    write_claims_csv(claims, documents, sys.stdout)


def _collected(readings: Iterable[Reading]) -> tuple[list[Claim], dict[str, Document]]:
    claims: list[Claim] = []
    documents: dict[str, Document] = {}
    for reading in readings:
        documents[reading.document.id] = reading.document
        claims.extend(reading.claims)
    return claims, documents


PRINTERS: dict[str, Callable[[Iterable[Reading]], None]] = {
    "table": _table,
    "jsonl": _lines,
    "json": _array,
    "csv": _csv,
}
