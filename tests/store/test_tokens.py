"""The contract of every store for tokens, and where they do not go."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from evaluation.postgresql import FreshAddress

from counterclaim.store.checks.ledgers import check_ledger
from counterclaim.store.copies.backing_up import back_up
from counterclaim.store.copies.copying import copy_ledger, digests_of
from counterclaim.store.ledger import Ledger
from counterclaim.store.memory.tokens import MemoryTokens
from counterclaim.store.sql.ledger import SqlLedger
from counterclaim.store.sql.tokens import SqlTokens
from counterclaim.store.token_book import Scope, Token, TokenUse

NINE = datetime(2031, 5, 4, 9, tzinfo=UTC)
DAY = timedelta(days=1)
ADA = Token(
    id="tok_00000001",
    name="Ada",
    digest="ab" * 32,
    scopes=(Scope.ADD, Scope.JUDGE),
    made_at=NINE,
    expires_at=NINE + 90 * DAY,
)


def use(token: str | None, number: int = 0, outcome: str = "done") -> TokenUse:
    at = NINE + timedelta(minutes=number)
    return TokenUse(used_at=at, token=token, what=f"judge {number}", address="192.0.2.7", outcome=outcome)


def test_a_token_comes_back_as_it_was_kept(ledger: Ledger) -> None:
    assert ledger.tokens() == ()
    assert ledger.keep_token(ADA)
    assert ledger.token(ADA.id) == ADA
    assert ledger.token("tok_none") is None
    assert ledger.tokens() == (ADA,)


def test_one_name_has_one_token_that_stands(ledger: Ledger) -> None:
    assert ledger.keep_token(ADA)
    second = replace(ADA, id="tok_00000002")
    assert not ledger.keep_token(second)
    assert ledger.revoke_token(ADA.id, NINE)
    assert ledger.keep_token(second)
    third = replace(ADA, id="tok_00000003", made_at=second.expires_at, expires_at=second.expires_at + DAY)
    assert ledger.keep_token(third)
    assert [token.id for token in ledger.tokens()] == [ADA.id, second.id, third.id]


def test_a_token_is_revoked_once(ledger: Ledger) -> None:
    ledger.keep_token(ADA)
    assert ledger.revoke_token(ADA.id, NINE + DAY)
    assert not ledger.revoke_token(ADA.id, NINE + 2 * DAY)
    assert not ledger.revoke_token("tok_none", NINE)
    assert ledger.tokens() == (replace(ADA, revoked_at=NINE + DAY),)


def test_a_token_stands_until_it_expires_or_is_revoked() -> None:
    assert ADA.stands_at(NINE + 89 * DAY)
    assert not ADA.stands_at(NINE + 90 * DAY)
    assert not replace(ADA, revoked_at=NINE).stands_at(NINE)


def test_uses_are_told_newest_first_and_the_last_is_its_tokens(ledger: Ledger) -> None:
    ledger.keep_token(ADA)
    ledger.note_uses(())
    ledger.note_uses([use(ADA.id, 1), use(None, 2, "refused: no such token"), use(ADA.id, 3)])
    assert [each.what for each in ledger.token_uses()] == ["judge 3", "judge 2", "judge 1"]
    assert [each.what for each in ledger.token_uses(limit=1)] == ["judge 3"]
    assert ledger.token_uses(ADA.id) == (use(ADA.id, 3), use(ADA.id, 1))
    known = ledger.token(ADA.id)
    assert known is not None
    assert known.used_at == NINE + timedelta(minutes=3)


def test_of_each_token_the_newest_uses_stay(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (SqlTokens, MemoryTokens):
        monkeypatch.setattr(kind, "most_uses", 3)
    ledger.keep_token(ADA)
    ledger.note_uses([use(ADA.id, 1)])
    for number in range(10):
        ledger.note_uses([use(None, number)])
    ledger.note_uses([use(ADA.id, number) for number in range(2, 6)])
    assert [each.what for each in ledger.token_uses(ADA.id)] == ["judge 5", "judge 4", "judge 3"]
    assert len(ledger.token_uses()) == 6


def test_what_a_stranger_sends_is_kept_short_whatever_is_in_it(ledger: Ledger) -> None:
    long = TokenUse(used_at=NINE, token=None, what="x" * 9_999, address="\x00\ud800", outcome="é" * 301)
    ledger.note_uses([long])
    (kept,) = ledger.token_uses()
    assert (len(kept.what), len(kept.outcome)) == (300, 300)


@pytest.fixture
def with_tokens(tmp_path: Path) -> Path:
    with SqlLedger(tmp_path / "a.db") as ledger:
        ledger.keep_token(ADA)
        ledger.note_uses([use(ADA.id)])
    return tmp_path / "a.db"


def test_no_copy_carries_tokens(with_tokens: Path, tmp_path: Path, fresh_postgresql: FreshAddress) -> None:
    for place in (str(tmp_path / "b.db"), fresh_postgresql()):
        copy_ledger(str(with_tokens), place)
        with SqlLedger(place, create=False) as copied:
            assert not copied.tokens()
            assert not copied.token_uses()
    folder = tmp_path / "c.parquet"
    copy_ledger(str(with_tokens), str(folder))
    assert not list(folder.glob("token*"))
    assert all(ADA.digest.encode() not in path.read_bytes() for path in folder.iterdir())


def test_a_backup_has_no_token_in_it_not_even_in_what_was_deleted(with_tokens: Path, tmp_path: Path) -> None:
    made = back_up(str(with_tokens), str(tmp_path / "b.db"), lambda: NINE)
    assert not made.checked.faults
    with SqlLedger(made.path, create=False) as backup:
        assert not backup.tokens()
        assert not backup.token_uses()
    held = made.path.read_bytes()
    assert ADA.digest.encode() not in held
    assert b"192.0.2.7" not in held


def test_tokens_do_not_change_the_ledgers_digest_or_edition(with_tokens: Path, tmp_path: Path) -> None:
    with SqlLedger(tmp_path / "b.db") as bare, SqlLedger(with_tokens) as other:
        assert bare.edition() == other.edition()
    assert digests_of(str(with_tokens)).content == digests_of(str(tmp_path / "b.db")).content
    assert check_ledger(with_tokens).digest == check_ledger(tmp_path / "b.db").digest


def test_the_secret_is_nowhere_in_the_ledger(with_tokens: Path) -> None:
    with closing(sqlite3.connect(with_tokens)) as raw:
        assert raw.execute("SELECT digest FROM tokens").fetchall() == [(ADA.digest,)]
