"""What the commands that look into the ledger have in common: which ledger, what of it, and how to print it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counterclaim.errors import SettingsError
from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind, Stance, Verification
from counterclaim.settings import Settings
from counterclaim.store.facet_words import WHOLE, fields_of
from counterclaim.store.query import Facet, Order, Query, moment_of

if TYPE_CHECKING:
    from rich.console import Console

    from counterclaim.store.sql.ledger import SqlLedger

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

FORMS = ("table", "jsonl", "json", "csv")
WIDTH_ELSEWHERE = 120
"""How wide a table is that goes to a file or another program, unless COLUMNS says otherwise."""


@contextmanager
def opened(ledger: str | None, *, migrate: bool = False) -> Iterator[SqlLedger]:
    """The ledger to look into: the one named, or the environment's. Raises LedgerError where there is none.

    `migrate` brings one of an older version up to date.
    """
    with told_of_older(ledger_named(ledger), create=False, migrate=migrate) as found:
        yield found


def ledger_named(ledger: str | None) -> str:
    """The path or address of the ledger: the one named, or the environment's."""
    return ledger or Settings.of_environment(os.environ, cores=1).ledger


@contextmanager
def told_of_older(where: str, *, create: bool = True, migrate: bool = False) -> Iterator[SqlLedger]:
    """A ledger; if it had to be brought up to date, people are told where it is kept as it was."""
    from counterclaim.cli.messages import say
    from counterclaim.store.schema.older_copies import older_copies
    from counterclaim.store.sql.ledger import SqlLedger

    path = None if "://" in where else Path(where)
    before = older_copies(path) if path else set()
    with SqlLedger(where, create=create, migrate=migrate) as found:
        for kept in sorted((older_copies(path) if path else set()) - before):
            say(f"{where}: brought up to date; as it was it is kept in {kept}")
        yield found


def console() -> Console:
    """Where tables are printed."""
    from rich.console import Console

    terminal = Console(highlight=False)
    if terminal.is_terminal or "COLUMNS" in os.environ:
        return terminal
    return Console(width=WIDTH_ELSEWHERE, highlight=False)


def form_of(form: str | None) -> str:
    """The form asked for: unless named, a table on a terminal and JSON lines elsewhere."""
    return form or ("table" if sys.stdout.isatty() else "jsonl")


def query_of(asked: dict[str, Any]) -> Query:
    """The filters of a command line as a query. Raises SettingsError where they make no sense."""
    given = {facet: asked.pop(facet.value) for facet in Facet if asked.get(facet.value)}
    fields = fields_of(given | ({Facet.KIND: kinds} if (kinds := asked.pop("kinds", ())) else {}))
    finding_kinds = tuple(FindingKind(kind) for kind in asked.pop("finding_kinds", ()))
    place = fields.get("place")
    old_name = asked.pop("known_at")
    return Query(
        known_at=asked.pop("as_of") or old_name,
        place_aliases=_aliases(place) if place else (),
        finding_kinds=finding_kinds,
        **{name: value for name, value in asked.items() if name not in set(Facet)},
        **fields,
    )


def _aliases(place: str) -> tuple[str, ...]:
    from counterclaim.api import place_aliases

    return place_aliases(place)


def _day(_: click.Context, __: click.Parameter, words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise click.BadParameter(f"{words!r} is no date; write it as YYYY-MM-DD") from error


def _moment(_: click.Context, __: click.Parameter, words: str | None) -> datetime | None:
    try:
        return moment_of(words) if words is not None else None
    except SettingsError as error:
        raise click.BadParameter(str(error)) from error


def _several(name: str, choices: type[StrEnum], words: str) -> Decorator:
    """An option with values of a closed list, or = for claims that do not say."""
    allowed = click.Choice([*(one.value for one in choices), WHOLE])
    return click.option(name, metavar=name.removeprefix("--").upper(), type=allowed, multiple=True, help=words)


AS_OF: Decorator = click.option(
    "--as-of", metavar="MOMENT", callback=_moment, help="What the ledger knew then; UTC; a day is its end."
)
SAID_BY: Decorator = click.option(
    "--said-by",
    metavar="MOMENT",
    callback=_moment,
    help="What had surely been said by then, whenever the ledger learned of it; UTC; a day is its end.",
)
KNOWN_AT: Decorator = click.option("--known-at", callback=_moment, hidden=True)
"""What --as-of was called before."""
ALL_VERSIONS: Decorator = click.option(
    "--all-versions", is_flag=True, help="Older versions of edited documents too, not the newest alone."
)
LEDGER: Decorator = click.option(
    "--ledger", metavar="FILE", help="The ledger; COUNTERCLAIM_LEDGER, or counterclaim.db here, if not given."
)
FORM: Decorator = click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="How to print: a table on a terminal, JSON lines elsewhere, unless given.",
)
KIND: Decorator = click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="KIND",
    type=click.Choice([one.value for one in Kind]),
    help="What happened; may be repeated.",
)
FINDING_KIND: Decorator = click.option(
    "--kind",
    "finding_kinds",
    multiple=True,
    metavar="KIND",
    type=click.Choice([one.value for one in FindingKind]),
    help="What is the matter (differs, remainder, …); may be repeated.",
)
FILTERS: tuple[Decorator, ...] = (
    click.option("--since", metavar="DATE", callback=_day, help="Happened on this day or later."),
    click.option("--until", metavar="DATE", callback=_day, help="Happened on this day or earlier."),
    click.option(
        "--place",
        metavar="NAME",
        multiple=True,
        help="A place, region or country in any spelling, a country's two letters, or a gazetteer id; "
        "=ID for that place alone, may then be repeated.",
    ),
    click.option(
        "--claimant",
        metavar="NAME",
        multiple=True,
        help="Part of the name of who says so; =KEY for one claimant alone, may then be repeated.",
    ),
    click.option("--side", metavar="SIDE", multiple=True, help="The side of who says so; may be repeated."),
    click.option(
        "--weapon",
        metavar="NAME",
        multiple=True,
        help="A weapon's class, model or word (uav, Shahed, drone); =CLASS for that alone, may then be repeated.",
    ),
    _several("--verification", Verification, "What the documents say of the truth; may be repeated."),
    _several("--stance", Stance, "How the claimant puts it; may be repeated."),
    click.option("--outlet", metavar="NAME", multiple=True, help="Who published the document; may be repeated."),
    click.option("--said-since", metavar="DATE", callback=_day, help="Surely said by the end of this day or a later."),
    click.option("--said-until", metavar="DATE", callback=_day, help="Surely said by the end of this day (UTC)."),
    click.option("--text", metavar="WORDS", help='Words in the sentence, in any order; "a phrase" as it stands.'),
    click.option("--document", metavar="ID", help="A document's id, or its name as given."),
    AS_OF,
    KNOWN_AT,
    SAID_BY,
    ALL_VERSIONS,
    click.option("--limit", metavar="N", type=click.IntRange(min=0), help="No more than so many."),
)


ORDER: tuple[Decorator, ...] = (
    click.option(
        "--sort",
        "order",
        type=click.Choice([one.value for one in Order]),
        default=Order.LEARNED.value,
        callback=lambda _, __, word: Order(word),
        help="What to sort by; claims without it come last.",
    ),
    click.option("--descending", is_flag=True, help="The latest, the greatest first."),
)


def filtered(function: Callable[..., Any], kind: Decorator = KIND) -> Callable[..., Any]:
    """The options that say which ledger and what of it."""
    for option in (LEDGER, *reversed(FILTERS), kind):
        function = option(function)
    return function


def ordered(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say in which order."""
    for option in reversed(ORDER):
        function = option(function)
    return function


def listing(kind: Decorator = KIND) -> Decorator:
    """The options of a command that lists a part of the ledger; they come in as keywords."""
    return lambda function: filtered(FORM(function), kind)
