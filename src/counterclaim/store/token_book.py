"""Tokens with which people may write by the web, and the contract of the book that keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

MOST_USES = 10_000
"""So many uses of each token are kept, and so many that named no token of ours; older ones go."""
MOST_LETTERS = 300
"""Of what a use was for, and of what came of it."""


class Scope(StrEnum):
    """What a token lets its bearer do."""

    ADD = "add"
    JUDGE = "judge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token as it is kept: not the secret itself, but its digest. Moments are aware.

    `name` says whose it is: it is the name under which judgements are kept. `digest` is the SHA-256 of the secret, 64
    hexadecimal digits.
    """

    id: str
    name: str
    digest: str
    scopes: tuple[Scope, ...]
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    used_at: datetime | None = None

    def stands_at(self, moment: datetime) -> bool:
        """Whether it is neither revoked nor expired by then."""
        return self.revoked_at is None and moment < self.expires_at


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenUse:
    """One attempt to write: by which token (null: none of ours), for what, from which address, and what came of it."""

    used_at: datetime
    token: str | None
    what: str
    address: str
    outcome: str


class TokenBook(Protocol):
    """Keeps tokens and their uses. They are no part of the record: no copy, no backup and no repair carries them."""

    def keep_token(self, token: Token) -> bool:
        """Keep a token in one transaction; False, and nothing kept, where one of its name stands when it is made."""

    def tokens(self) -> tuple[Token, ...]:
        """All tokens, also those that stand no longer, in the order in which they were made."""

    def token(self, key: str) -> Token | None:
        """The token of this id."""

    def revoke_token(self, key: str, moment: datetime) -> bool:
        """Let a token stand no longer, in one transaction; False where there is none of this id, or it was revoked."""

    def note_uses(self, uses: Sequence[TokenUse]) -> None:
        """Keep what tokens were used for, in one transaction; the last use of each counts as that of its token.

        Of each token the newest MOST_USES stay, and as many of those that named none.
        """

    def token_uses(self, token: str | None = None, limit: int = 100) -> tuple[TokenUse, ...]:
        """The last uses of one token, or of all and of none, newest first."""
