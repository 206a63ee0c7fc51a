"""What `read` and `add` have in common: their arguments, and the run over the documents given."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli.messages import say, tell
from counterclaim.errors import DocumentError
from counterclaim.pipeline.reading import Inputs, Outcome, Tally, Unread, read_documents
from counterclaim.settings import Settings, usable_cores
from counterclaim.store.ledger import Ledger

if TYPE_CHECKING:
    from counterclaim.pipeline.fetching import Fetching

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


TOLD_OF_ONE_REASON = 3
"""A channel in another language has thousands of posts that are kept unread for one reason."""


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


def inputs_of(paths: tuple[str, ...], published: date | None, fetching: Fetching | None = None) -> Inputs:
    """What the command line gives."""
    return Inputs(paths=paths, stdin=sys.stdin.buffer, published_on=published, fetching=fetching)


def outcomes(inputs: Inputs, settings: Settings, tally: Tally, known_to: Ledger | None = None) -> Iterator[Outcome]:
    """What became of each document; refusals are told on the way, and the first unread documents of each reason.

    What the ledger `known_to` holds is not read again.
    """
    from counterclaim.read.readers import reader_for

    unread = Counter[str]()
    for outcome in read_documents(inputs, reader_for, settings, tally, known_to):
        if isinstance(outcome, Unread):
            unread[outcome.reason] += 1
        if isinstance(outcome, DocumentError) or (
            isinstance(outcome, Unread) and unread[outcome.reason] <= TOLD_OF_ONE_REASON
        ):
            tell(outcome)
        yield outcome
    for reason, number in unread.items():
        if number > TOLD_OF_ONE_REASON:
            say(f"{number - TOLD_OF_ONE_REASON:,} more kept, but not read: {reason}")


def _day(_: click.Context, __: click.Parameter, words: str | None) -> date | None:
    from counterclaim.ingest.publication_dates import publication_date

    if words is None:
        return None
    day = publication_date(words)
    if day is None:
        raise click.BadParameter(f"{words!r} is no date; write it as YYYY-MM-DD")
    return day


PUBLISHED: Decorator = click.option(
    "--published", metavar="DATE", callback=_day, help="The day of publication of documents that state none."
)
OPTIONS: tuple[Decorator, ...] = (
    click.argument("paths", nargs=-1, required=True, metavar="PATH… | URL… | -"),
    PUBLISHED,
    click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many processes read; as many as there are cores unless given. The output is the same.",
    ),
)
