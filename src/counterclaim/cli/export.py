"""`counterclaim export`: the ledger as a file."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import click

from counterclaim.cli.filters import filtered, opened, query_of
from counterclaim.errors import CounterclaimError, SettingsError
from counterclaim.store.query import Query

if TYPE_CHECKING:
    from counterclaim.model.document import Document
    from counterclaim.store.sql.ledger import SqlLedger

NAMES = ("csv", "jsonl", "geojson", "parquet")


@click.command("export", short_help="Write the ledger as CSV, JSON lines, GeoJSON or Parquet.")
@click.option("--format", "name", type=click.Choice(NAMES), required=True, help="The form of the file.")
@click.option(
    "--output", metavar="FILE", type=click.Path(dir_okay=False), help="The file; the standard output if not given."
)
@filtered
def command(name: str, output: str | None, ledger: str | None, **asked: Any) -> None:
    """Write the ledger, or what of it meets the filters, for other programs.

    CSV and Parquet have one flat row a claim, JSON lines are the contract's claims, and GeoJSON has the incidents that
    have coordinates (the claims, where there are no incidents).
    """
    from counterclaim.publish.formats import FORMATS, Selection

    form = next(form for form in FORMATS if form.name == name)
    query = query_of(asked)
    if form.is_binary and output is None and sys.stdout.isatty():
        raise SettingsError(f"{name} is not for a terminal; name a file with --output")
    with opened(ledger) as kept:
        selection = Selection(
            claims=kept.claims(query),
            documents=_documents(kept) if name != "jsonl" else {},
            incidents=tuple(kept.incidents(query)) if name == "geojson" else (),
        )
        with _written(output) as stream:
            left_out = form.write(selection, stream)
    if left_out:
        click.echo(f"counterclaim: {left_out:,} left out, they have no coordinates", err=True)


def _documents(kept: SqlLedger) -> dict[str, Document]:
    """All there are, by id: a claim of the past may be of an older version."""
    return {document.id: document for document in kept.documents(Query(all_versions=True))}


@contextmanager
def _written(output: str | None) -> Iterator[BinaryIO]:
    """The stream to write to; a file appears whole or not at all. Raises CounterclaimError where it can't be made."""
    if output is None:
        stream = sys.stdout.buffer
        yield stream
        stream.flush()
        return
    path = Path(output)
    try:
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                yield cast(BinaryIO, file)
            os.chmod(draft, 0o666 & ~_mask())
            os.replace(draft, path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CounterclaimError(f"{output}: can't be written: {error.strerror or error}") from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
