"""Tokens and their uses in memory; `TokenBook` says what each method does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from counterclaim.store.token_book import MOST_LETTERS, MOST_USES, Token, TokenUse


class MemoryTokens:
    """The tokens of a ledger in memory."""

    most_uses = MOST_USES

    def __init__(self) -> None:
        super().__init__()
        self._tokens: dict[str, Token] = {}
        self._uses: list[TokenUse] = []

    def keep_token(self, token: Token) -> bool:
        """Keep a token; see `TokenBook.keep_token`."""
        named = (each for each in self._tokens.values() if each.name == token.name)
        if any(each.stands_at(token.made_at) for each in named):
            return False
        self._tokens[token.id] = token
        return True

    def tokens(self) -> tuple[Token, ...]:
        """All tokens; see `TokenBook.tokens`."""
        return tuple(self._tokens.values())

    def token(self, key: str) -> Token | None:
        """The token of this id; see `TokenBook.token`."""
        return self._tokens.get(key)

    def revoke_token(self, key: str, moment: datetime) -> bool:
        """Let a token stand no longer; see `TokenBook.revoke_token`."""
        known = self._tokens.get(key)
        if known is None or known.revoked_at is not None:
            return False
        self._tokens[key] = replace(known, revoked_at=moment)
        return True

    def note_uses(self, uses: Sequence[TokenUse]) -> None:
        """Keep what tokens were used for; see `TokenBook.note_uses`."""
        for use in uses:
            cut = {name: getattr(use, name)[:MOST_LETTERS] for name in ("what", "address", "outcome")}
            self._uses.append(replace(use, **cut))
            if use.token in self._tokens:
                self._tokens[use.token] = replace(self._tokens[use.token], used_at=use.used_at)
            of_it = [each for each in self._uses if each.token == use.token]
            gone = {id(each) for each in of_it[: max(0, len(of_it) - self.most_uses)]}
            self._uses = [each for each in self._uses if id(each) not in gone]

    def token_uses(self, token: str | None = None, limit: int = 100) -> tuple[TokenUse, ...]:
        """The last uses; see `TokenBook.token_uses`."""
        wanted = [use for use in reversed(self._uses) if token is None or use.token == token]
        return tuple(wanted[:limit])
