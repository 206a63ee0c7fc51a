"""Tokens as people hold them: made, taken apart, and told from forgeries.

A token is `cc_`, eight digits that name it, `_`, and a secret of 256 random bits. Only the secret's SHA-256 is kept:
nobody finds 256 random bits by trying, so there is nothing that a slower digest would protect.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from counterclaim.store.token_book import Scope, Token

PREFIX = "cc"
SECRET_BYTES = 32
NUMBER_BYTES = 4
_FORM = re.compile(r"cc_([0-9a-f]{8})_([A-Za-z0-9_-]{43})")
_NO_DIGEST = "0" * 64

Chance = Callable[[int], bytes]
"""So many random bytes that nobody can foretell."""


def made_token(
    name: str, scopes: Sequence[Scope], made_at: datetime, life: timedelta, chance: Chance
) -> tuple[Token, str]:
    """A new token, and the words that its bearer shows: they can't be told from it again."""
    number = chance(NUMBER_BYTES).hex()
    secret = urlsafe_b64encode(chance(SECRET_BYTES)).decode("ascii").rstrip("=")
    token = Token(
        id=f"tok_{number}",
        name=name,
        digest=_digest(secret),
        scopes=tuple(sorted(set(scopes))),
        made_at=made_at,
        expires_at=made_at + life,
    )
    return token, f"{PREFIX}_{number}_{secret}"


def token_named(words: str) -> str | None:
    """The id of the token that words name; null where they have not the form of one."""
    found = _FORM.fullmatch(words)
    return f"tok_{found[1]}" if found else None


def is_borne(words: str, token: Token | None) -> bool:
    """Whether words show the secret of a token. It takes as long where there is none, or another one."""
    found = _FORM.fullmatch(words)
    shown = _digest(found[2] if found else "")
    return compare_digest(shown, token.digest if token else _NO_DIGEST) and found is not None and token is not None


def _digest(secret: str) -> str:
    return sha256(secret.encode("ascii")).hexdigest()
