"""`counterclaim judge`: a person's word on whether two claims are about one happening."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli.filters import LEDGER, opened
from counterclaim.cli.messages import standing_text, tell_of_waiting
from counterclaim.cli.show import one_of
from counterclaim.errors import LedgerError
from counterclaim.model.judgement import Verdict

if TYPE_CHECKING:
    from counterclaim.store.sql.ledger import SqlLedger


@click.group("judge", short_help="Say that two claims are about one happening, or about two.")
def command() -> None:
    """Say that two claims are about one happening, or about two; take such a word back.

    Judgements are kept beside the data with who, when and why. They are obeyed at once and by every rebuild, before
    anything that counterclaim weighs itself. A later word on the same two claims revokes an earlier one that says
    otherwise; nothing is overwritten. `counterclaim judgements` lists them.
    """


def _word(function: Callable[..., Any]) -> Callable[..., Any]:
    """Who says so, and why."""
    for option in (
        LEDGER,
        click.option("--because", metavar="TEXT", required=True, help="Why, in a sentence."),
        click.option("--by", metavar="NAME", required=True, help="Who judges."),
    ):
        function = option(function)
    return function


@command.command("same", short_help="Two claims are about one happening.")
@click.argument("one", metavar="CLAIM")
@click.argument("other", metavar="CLAIM")
@_word
def same(one: str, other: str, by: str, because: str, ledger: str | None) -> None:
    """Judge that two claims, named by their ids or the beginnings of these, are about one happening."""
    _judge(Verdict.SAME, (one, other), (by, because), ledger)


@command.command("different", short_help="Two claims are about two happenings.")
@click.argument("one", metavar="CLAIM")
@click.argument("other", metavar="CLAIM")
@_word
def different(one: str, other: str, by: str, because: str, ledger: str | None) -> None:
    """Judge that two claims, named by their ids or the beginnings of these, are about two happenings."""
    _judge(Verdict.DIFFERENT, (one, other), (by, because), ledger)


@command.command("revoke", short_help="Take a judgement back.")
@click.argument("judgement", metavar="JUDGEMENT")
@_word
def revoke(judgement: str, by: str, because: str, ledger: str | None) -> None:
    """Take a judgement back: what it tied or untied is as if it had never been made, and both stay on record."""
    from counterclaim.pipeline.judging import revoke as revoke_in

    with opened(ledger, migrate=True) as kept:
        key = one_of(kept.find(judgement), judgement, kept.name)
        if not revoke_in(kept, key, (by, because), _now):
            raise LedgerError(f"{key}: revoked already")
        click.echo(f"{key}: revoked; {_relinked(kept)}")


def _judge(verdict: Verdict, words: tuple[str, str], word: tuple[str, str], ledger: str | None) -> None:
    from counterclaim.pipeline.judging import judge

    with opened(ledger, migrate=True) as kept:
        one, other = (one_of(kept.find(each), each, kept.name) for each in words)
        judgement, opposed = judge(kept, verdict, (one, other), word, _now)
        for each in opposed:
            click.echo(f"{each.id}: revoked, it said {each.verdict.value}")
        click.echo(f"{judgement.id}: {one} and {other} are judged {verdict.value}; {_relinked(kept)}")


def _relinked(kept: SqlLedger) -> str:
    """Obey at once; what there is then."""
    from counterclaim.pipeline.reconciling import reconcile_ledger

    return standing_text(*reconcile_ledger(kept, _now, waits=partial(tell_of_waiting, kept.name)))


def _now() -> datetime:
    return datetime.now(UTC)
