"""What `read` and `add` have in common: their arguments, and the run over the documents given."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import click

from counterclaim.cli.messages import tell
from counterclaim.pipeline.reading import Inputs, Outcome, Read, Tally, read_documents
from counterclaim.settings import Settings, usable_cores

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def document_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The arguments that say which documents, and how to read them."""
    for option in reversed(OPTIONS):
        function = option(function)
    return function


def settings_for(workers: int | None = None, ledger: str | None = None) -> Settings:
    """The environment's settings, with what the command line says above them. Raises SettingsError."""
    settings = Settings.of_environment(os.environ, usable_cores())
    settings = replace(settings, workers=workers) if workers else settings
    return replace(settings, ledger=ledger) if ledger else settings


def outcomes(paths: tuple[str, ...], published: date | None, settings: Settings, tally: Tally) -> Iterator[Outcome]:
    """What became of each document; refusals and unread documents are told on the way."""
    from counterclaim.read.readers import reader_for

    inputs = Inputs(paths=paths, stdin=sys.stdin.buffer, published_on=published)
    for outcome in read_documents(inputs, reader_for, settings, tally):
        if not isinstance(outcome, Read):
            tell(outcome)
        yield outcome


def _day(_: click.Context, __: click.Parameter, words: str | None) -> date | None:
    from counterclaim.ingest.publication_dates import publication_date

    if words is None:
        return None
    day = publication_date(words)
    if day is None:
        raise click.BadParameter(f"{words!r} is no date; write it as YYYY-MM-DD")
    return day


OPTIONS: tuple[Decorator, ...] = (
    click.argument("paths", nargs=-1, required=True, metavar="PATH… | -"),
    click.option(
        "--published", metavar="DATE", callback=_day, help="The day of publication of documents that state none."
    ),
    click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many processes read; as many as there are cores unless given. The output is the same.",
    ),
)
