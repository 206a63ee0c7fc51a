"""`counterclaim token`: who may write by the web, and what they did."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli.filters import FORM, LEDGER, console, form_of, opened
from counterclaim.cli.messages import one_line
from counterclaim.errors import LedgerError, SettingsError
from counterclaim.store.token_book import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.store.sql.ledger import SqlLedger
    from counterclaim.store.token_book import Token, TokenUse

DAYS = 90
MOST_DAYS = 3_660
MOST_LETTERS = 100


@click.group("token", short_help="Say who may write by the web, and see what they did.")
def command() -> None:
    """Say who may write by the web, and see what they did.

    Reading needs no token. Writing needs one, and a server that is started with `counterclaim serve --writable`. The
    ledger keeps a digest of each token and never the token itself; copies and backups of the ledger have neither.
    """


@command.command("make", short_help="Make a token, and print it once.")
@click.argument("name", metavar="NAME")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    required=True,
    type=click.Choice([scope.value for scope in Scope]),
    help="What it is for: to judge claims, to add documents; may be repeated.",
)
@click.option(
    "--days", type=click.IntRange(1, MOST_DAYS), default=DAYS, show_default=True, metavar="N", help="How long it lasts."
)
@LEDGER
def make(name: str, scopes: tuple[str, ...], days: int, ledger: str | None) -> None:
    """Make a token for NAME and print it: it can't be shown again.

    Judgements that are made with it are kept as NAME's. One name has one token at a time.
    """
    from counterclaim.serve.guard.tokens import made_token

    whose = " ".join(name.split())
    if not whose or len(whose) > MOST_LETTERS or not whose.isprintable():
        raise SettingsError(f"a token's name has 1 to {MOST_LETTERS} letters that can be seen")
    life = timedelta(days=days)
    with opened(ledger, migrate=True) as kept:
        token, words = made_token(whose, tuple(map(Scope, scopes)), _now(), life, secrets.token_bytes)
        if not kept.keep_token(token):
            raise LedgerError(f"{kept.name}: {whose} has a token that stands; revoke it first")
    until = f"until {token.expires_at:%Y-%m-%d}"
    click.echo(one_line(f"{token.id}: {whose} may {' and '.join(token.scopes)} {until}. This is shown once:"), err=True)
    click.echo(words)


@command.command("list", short_help="List tokens.")
@LEDGER
@FORM
def list_tokens(ledger: str | None, form: str | None) -> None:
    """List all tokens, whose they are, what they are for, until when they last, and when they were last used."""
    from counterclaim.publish.token_records import TOKEN_NAMES

    with opened(ledger) as kept:
        moment = _now()
        _print(form, TOKEN_NAMES, [_token_record(token, moment) for token in kept.tokens()])


@command.command("revoke", short_help="Let a token stand no longer.")
@click.argument("token", metavar="TOKEN")
@LEDGER
def revoke(token: str, ledger: str | None) -> None:
    """Let a token stand no longer, named by its id or by whose it is; whoever is signed in with it is signed out."""
    with opened(ledger, migrate=True) as kept:
        moment = _now()
        found = _named(kept, token, moment)
        if not kept.revoke_token(found.id, moment):
            raise LedgerError(f"{found.id}: revoked already")
    click.echo(one_line(f"{found.id}: {found.name}'s token is revoked"))


@command.command("log", short_help="List what tokens were used for.")
@click.argument("token", metavar="[TOKEN]", required=False)
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, metavar="N", help="The last N.")
@LEDGER
@FORM
def log(token: str | None, limit: int, ledger: str | None, form: str | None) -> None:
    """List the last attempts to write, newest first: when, with which token, what, from which address, what came of it.

    Of each token the last 10,000 are kept, and as many that showed no token of this ledger.
    """
    from counterclaim.publish.token_records import USE_NAMES

    with opened(ledger) as kept:
        names = {each.id: each.name for each in kept.tokens()}
        key = _named(kept, token, _now()).id if token else None
        _print(form, USE_NAMES, [_use_record(use, names) for use in kept.token_uses(key, limit)])


def _named(kept: SqlLedger, words: str, moment: datetime) -> Token:
    """The token of this id, or of this name: the one that stands, else the last."""
    known = kept.token(words)
    if known is not None:
        return known
    named = [each for each in kept.tokens() if each.name == words]
    if not named:
        raise LedgerError(f"{kept.name}: no token of the id or name {words}; `counterclaim token list` shows all")
    return next((each for each in named if each.stands_at(moment)), named[-1])


def _token_record(token: Token, moment: datetime) -> dict[str, Any]:
    state = "stands" if token.stands_at(moment) else "revoked" if token.revoked_at else "expired"
    return {
        "id": token.id,
        "name": token.name,
        "scopes": [scope.value for scope in token.scopes],
        "state": state,
        **{name: _iso(getattr(token, name)) for name in ("made_at", "expires_at", "revoked_at", "used_at")},
    }


def _use_record(use: TokenUse, names: dict[str, str]) -> dict[str, Any]:
    told = {"token": use.token, "name": names.get(use.token or ""), "what": use.what}
    return {"used_at": _iso(use.used_at), **told, "address": use.address, "outcome": use.outcome}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _print(form: str | None, names: Sequence[str], records: list[dict[str, Any]]) -> None:
    form = form_of(form)
    if form == "table":
        from counterclaim.publish.token_records import records_table

        records_table(names, records, console())
    else:
        from counterclaim.cli.listing import print_records

        print_records(form, names, records)


def _now() -> datetime:
    return datetime.now(UTC)
