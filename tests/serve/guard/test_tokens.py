"""Tokens are told from forgeries, and what is kept of them opens nothing."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

import pytest

from counterclaim.serve.guard.tokens import is_borne, made_token, token_named
from counterclaim.store.token_book import Scope

NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)


def drawn(size: int) -> bytes:
    return bytes(range(7, 7 + size))


TOKEN, WORDS = made_token("Ada", (Scope.JUDGE, Scope.JUDGE), NOON, timedelta(days=1), drawn)


def test_a_token_is_kept_as_a_digest_alone() -> None:
    secret = WORDS.split("_", 2)[2]
    assert len(secret) == 43
    assert secret not in repr(TOKEN)
    assert len(TOKEN.digest) == 64
    assert TOKEN.scopes == (Scope.JUDGE,)
    assert TOKEN.expires_at == NOON + timedelta(days=1)


def test_its_words_name_it_and_bear_it() -> None:
    assert token_named(WORDS) == TOKEN.id
    assert is_borne(WORDS, TOKEN)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "cc_",
        WORDS[:-1],
        WORDS + "A",
        WORDS.upper(),
        " " + WORDS,
        WORDS + "\n",
        WORDS[:12] + "A" * 43,
        f"cc_{TOKEN.id[4:]}_{TOKEN.digest[:43]}",
        "Bearer " + WORDS,
        "cc_00000000_\u0410" + "A" * 42,
    ],
)
def test_what_is_not_it_is_not_borne(words: str) -> None:
    assert not is_borne(words, TOKEN)


def test_nothing_is_borne_of_a_token_that_is_not_there() -> None:
    assert not is_borne(WORDS, None)
    assert not is_borne("", None)


def test_another_token_is_not_borne() -> None:
    other, words = made_token("Ada", (Scope.JUDGE,), NOON, timedelta(days=1), secrets.token_bytes)
    assert not is_borne(WORDS, other)
    assert not is_borne(words, TOKEN)
