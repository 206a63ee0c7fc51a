"""Tokens and their uses in SQL; `TokenBook` says what each method does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from counterclaim.store.schema.token_tables import token_uses, tokens
from counterclaim.store.sql.sessions import SqlSessions
from counterclaim.store.token_book import MOST_LETTERS, MOST_USES, Scope, Token, TokenUse


class SqlTokens(SqlSessions):
    """The tokens of a ledger in a database."""

    most_uses = MOST_USES

    def keep_token(self, token: Token) -> bool:
        """Keep a token; see `TokenBook.keep_token`."""
        with self._writing() as connection:
            named = connection.execute(select(tokens).where(tokens.c.name == token.name))
            if any(_token(row).stands_at(token.made_at) for row in named):
                return False
            row = {field.name: getattr(token, field.name) for field in fields(token)}
            connection.execute(insert(tokens), row | {"scopes": " ".join(token.scopes)})
            return True

    def tokens(self) -> tuple[Token, ...]:
        """All tokens; see `TokenBook.tokens`."""
        return tuple(map(_token, self._rows(select(tokens).order_by(tokens.c.seq))))

    def token(self, key: str) -> Token | None:
        """The token of this id; see `TokenBook.token`."""
        return next(map(_token, self._rows(select(tokens).where(tokens.c.id == key))), None)

    def revoke_token(self, key: str, moment: datetime) -> bool:
        """Let a token stand no longer; see `TokenBook.revoke_token`."""
        standing = update(tokens).where(tokens.c.id == key, tokens.c.revoked_at.is_(None))
        with self._writing() as connection:
            return connection.execute(standing.values(revoked_at=moment)).rowcount > 0

    def note_uses(self, uses: Sequence[TokenUse]) -> None:
        """Keep what tokens were used for; see `TokenBook.note_uses`."""
        if not uses:
            return
        with self._writing() as connection:
            connection.execute(insert(token_uses), [_use_row(use) for use in uses])
            last = {use.token: use.used_at for use in uses}
            for key, moment in last.items():
                connection.execute(update(tokens).where(tokens.c.id == key).values(used_at=moment))
                _cut(connection, key, self.most_uses)

    def token_uses(self, token: str | None = None, limit: int = 100) -> tuple[TokenUse, ...]:
        """The last uses; see `TokenBook.token_uses`."""
        chosen = select(token_uses).order_by(token_uses.c.seq.desc()).limit(limit)
        rows = self._rows(chosen if token is None else chosen.where(token_uses.c.token == token))
        return tuple(TokenUse(**{name: value for name, value in row._mapping.items() if name != "seq"}) for row in rows)


def _cut(connection: Connection, key: str | None, most: int) -> None:
    """Leave so many of the newest uses of one token, or of those that named none."""
    same = token_uses.c.token == key if key is not None else token_uses.c.token.is_(None)
    beyond = select(token_uses.c.seq).where(same).order_by(token_uses.c.seq.desc()).offset(most).limit(1)
    last = connection.scalar(beyond)
    if last is not None:
        connection.execute(delete(token_uses).where(same, token_uses.c.seq <= last))


def _use_row(use: TokenUse) -> dict[str, Any]:
    row = {field.name: getattr(use, field.name) for field in fields(use)}
    return row | {name: row[name][:MOST_LETTERS] for name in ("what", "address", "outcome")}


def _token(row: Any) -> Token:
    values = {name: value for name, value in row._mapping.items() if name != "seq"}
    return Token(**values | {"scopes": tuple(map(Scope, row.scopes.split()))})
