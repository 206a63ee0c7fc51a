"""Sessions last so long and no longer, and their forms are told from others."""

from __future__ import annotations

import secrets

import pytest

from counterclaim.serve.guard.sessions import IDLE_S, LONGEST_S, Sessions, is_form_key


class Steady:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def steady() -> Steady:
    return Steady()


@pytest.fixture
def sessions(steady: Steady) -> Sessions:
    return Sessions(steady, secrets.token_bytes, most=3)


def test_a_key_opens_its_session(sessions: Sessions) -> None:
    key = sessions.begin("tok_1")
    found = sessions.found(key)
    assert found is not None
    assert found.token == "tok_1"
    assert sessions.found(key[:-1]) is None
    assert sessions.found("") is None
    sessions.end(key)
    assert sessions.found(key) is None


def test_the_server_holds_no_key(sessions: Sessions) -> None:
    key = sessions.begin("tok_1")
    assert key not in repr(vars(sessions))


def test_a_session_that_nobody_uses_ends(sessions: Sessions, steady: Steady) -> None:
    key = sessions.begin("tok_1")
    steady.seconds = IDLE_S
    assert sessions.found(key)
    steady.seconds += IDLE_S + 1
    assert sessions.found(key) is None


def test_a_session_ends_after_a_day_however_much_it_is_used(sessions: Sessions, steady: Steady) -> None:
    key = sessions.begin("tok_1")
    while steady.seconds <= LONGEST_S:
        assert sessions.found(key)
        steady.seconds += IDLE_S / 2
    assert sessions.found(key) is None


def test_of_too_many_the_one_used_longest_ago_ends(sessions: Sessions) -> None:
    keys = [sessions.begin(f"tok_{number}") for number in range(3)]
    assert sessions.found(keys[0])
    keys.append(sessions.begin("tok_3"))
    assert [sessions.found(key) is not None for key in keys] == [True, False, True, True]


def test_a_form_key_looks_different_each_time_and_is_known_each_time(sessions: Sessions) -> None:
    session = sessions.found(sessions.begin("tok_1"))
    other = sessions.found(sessions.begin("tok_1"))
    assert session is not None
    assert other is not None
    one, two = sessions.form_key(session), sessions.form_key(session)
    assert one != two
    assert is_form_key(one, session)
    assert is_form_key(two, session)
    assert not is_form_key(one, other)


@pytest.mark.parametrize("words", ["", "A", "A" * 86, "A" * 87, "é", "=" * 40, "\ud800", "A" * 10_000])
def test_no_other_words_are_a_form_key(sessions: Sessions, words: str) -> None:
    session = sessions.found(sessions.begin("tok_1"))
    assert session is not None
    assert not is_form_key(words, session)


def test_what_is_to_be_told_is_told_once(sessions: Sessions) -> None:
    session = sessions.found(sessions.begin("tok_1"))
    assert session is not None
    for number in range(9):
        sessions.tell(session, "guard-said-same", number=number)
    assert [values["number"] for _, values in sessions.told(session)] == [4, 5, 6, 7, 8]
    assert sessions.told(session) == ()
