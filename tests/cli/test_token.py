"""`counterclaim token` makes tokens that are shown once, lists them, revokes them, and tells what they did."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from counterclaim.cli.token import command
from counterclaim.errors import LedgerError, SettingsError
from counterclaim.serve.guard.tokens import is_borne
from counterclaim.store.sql.ledger import SqlLedger
from counterclaim.store.token_book import Scope, TokenUse

NOW = datetime(2031, 5, 5, 12, tzinfo=UTC)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "kept.db"
    SqlLedger(path).close()
    return path


def run(kept: Path, *words: str) -> Result:
    return CliRunner().invoke(command, [*words, "--ledger", str(kept)])


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_token_is_printed_once_and_kept_as_a_digest(kept: Path) -> None:
    made = run(kept, "make", "Ada Byron", "--scope", "judge", "--scope", "add", "--days", "7")
    words = made.stdout.strip()
    assert made.exit_code == 0
    assert "Ada Byron may add and judge until" in made.stderr
    with SqlLedger(kept) as ledger:
        (token,) = ledger.tokens()
    assert is_borne(words, token)
    assert token.scopes == (Scope.ADD, Scope.JUDGE)
    assert (token.expires_at - token.made_at).days == 7
    secret = words.split("_", 2)[2]
    assert secret not in run(kept, "list").stdout
    assert all(secret.encode() not in path.read_bytes() for path in kept.parent.iterdir())


def test_the_list_has_no_digest(kept: Path) -> None:
    run(kept, "make", "Ada", "--scope", "judge")
    listed = run(kept, "list", "--format", "json")
    ((record,),) = [json.loads(listed.stdout)]
    assert (record["name"], record["scopes"], record["state"], record["used_at"]) == ("Ada", ["judge"], "stands", None)
    with SqlLedger(kept) as ledger:
        assert ledger.tokens()[0].digest not in listed.stdout
    assert "Ada" in run(kept, "list", "--format", "table").stdout


def test_a_token_is_revoked_by_its_name_or_id(kept: Path) -> None:
    run(kept, "make", "Ada", "--scope", "judge")
    assert "revoked" in run(kept, "revoke", "Ada").stdout
    assert isinstance(run(kept, "revoke", "Ada").exception, LedgerError)
    run(kept, "make", "Ada", "--scope", "add")
    first, second = records(run(kept, "list"))
    assert (first["state"], second["state"]) == ("revoked", "stands")
    assert run(kept, "revoke", second["id"]).exit_code == 0
    assert isinstance(run(kept, "revoke", "Bo").exception, LedgerError)


def test_one_name_has_one_token(kept: Path) -> None:
    run(kept, "make", "Ada", "--scope", "judge")
    again = run(kept, "make", " Ada ", "--scope", "judge")
    assert isinstance(again.exception, LedgerError)
    assert again.stdout == ""


def test_the_log_tells_what_was_done(kept: Path) -> None:
    run(kept, "make", "Ada", "--scope", "judge")
    with SqlLedger(kept) as ledger:
        key = ledger.tokens()[0].id
        for token, what in ((key, "judge same"), (None, "add \x1b[31m")):
            ledger.note_uses([TokenUse(used_at=NOW, token=token, what=what, address="192.0.2.7", outcome="done")])
    assert [(each["name"], each["address"]) for each in records(run(kept, "log"))] == [
        (None, "192.0.2.7"),
        ("Ada", "192.0.2.7"),
    ]
    assert [each["what"] for each in records(run(kept, "log", "Ada"))] == ["judge same"]
    assert "\x1b" not in run(kept, "log", "--format", "table").stdout


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\x1b[31m", "a\u202eb"])
def test_a_name_that_can_not_be_read_is_refused(kept: Path, name: str) -> None:
    assert isinstance(run(kept, "make", name, "--scope", "judge").exception, SettingsError)


def test_a_token_is_for_something_and_for_a_while(kept: Path) -> None:
    assert run(kept, "make", "Ada").exit_code == 2
    assert run(kept, "make", "Ada", "--scope", "all").exit_code == 2
    assert run(kept, "make", "Ada", "--scope", "add", "--days", "0").exit_code == 2
