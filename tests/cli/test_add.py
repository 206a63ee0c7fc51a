"""`counterclaim add`: what it keeps, and how it counts."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counterclaim.cli import group
from counterclaim.read.readers import READERS, reader_for
from counterclaim.store.sql.ledger import SqlLedger

TEXT = "The governor said that 12 killed were found in the town, and 3 killed in the village."
UKRAINIAN = "Губернатор заявив, що у місті після удару було знайдено двоє загиблих."
Add = Callable[..., Result]


@pytest.fixture
def add(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Add:
    """`add` in an empty folder, with the tiny reader as its English."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1]))
    monkeypatch.setitem(READERS, "en", importlib.import_module("tiny_reader").TinyReader)
    reader_for.cache_clear()
    monkeypatch.setenv("COUNTERCLAIM_WORKERS", "1")
    monkeypatch.chdir(tmp_path)
    return lambda *words, **more: CliRunner().invoke(group, ["add", *map(str, words)], **more)


def lines(*texts: str) -> str:
    """Documents as JSON lines."""
    return "".join(json.dumps({"id": f"d{number}", "text": text}) + "\n" for number, text in enumerate(texts))


def test_documents_and_claims_are_kept_in_the_default_ledger(add: Add, tmp_path: Path) -> None:
    result = add("-", input=lines(TEXT))
    assert result.exit_code == 0
    assert result.stdout.startswith("counterclaim.db: added 1; ")
    with SqlLedger(tmp_path / "counterclaim.db") as ledger:
        assert [claim.count.quantity.low for claim in ledger.claims() if claim.count] == [12, 3]


def test_the_same_document_twice_changes_nothing_and_says_so(add: Add) -> None:
    first = add("-", input=lines(TEXT))
    again = add("-", input=lines(TEXT))
    assert again.stdout == first.stdout.replace("added 1", "already there 1")
    assert again.exit_code == 0


def channel(*messages: Mapping[str, object]) -> str:
    """A channel as Telegram Desktop exports it."""
    told = [{"id": number, "date": "2024-05-01T01:00:00", **one} for number, one in enumerate(messages, 1)]
    return json.dumps({"name": "Invented Wire", "type": "public_channel", "id": 7, "messages": told})


def test_what_has_nothing_to_be_read_is_told_and_is_no_refusal(add: Add) -> None:
    joined = {"type": "service", "action": "invite_members", "text": ""}
    result = add("-", input=channel(joined, {"type": "message", "text": TEXT}))
    assert result.stdout.startswith("counterclaim.db: added 1; ")
    assert "left out: 1 service messages" in result.stderr
    assert result.exit_code == 0
    none = add("-", input=channel(joined))
    assert (none.exit_code, none.stdout.split("; ")[0]) == (0, "counterclaim.db: nothing to do")


def test_every_document_is_counted_once(add: Add) -> None:
    add("-", input=lines(TEXT))
    result = add("-", "no.txt", input=lines(TEXT, UKRAINIAN, "", TEXT + " More."))
    counted = result.stdout.split(": ")[1].split("; ")[0]
    assert counted == "already there 1, not read (no reader for uk) 1, refused 2, added 1"
    assert result.exit_code == 1


def test_documents_can_be_kept_now_and_reconciled_later(add: Add, tmp_path: Path) -> None:
    result = add("-", "--no-reconcile", input=lines(TEXT))
    assert result.stdout == "counterclaim.db: added 1; not reconciled yet\n"
    with SqlLedger(tmp_path / "counterclaim.db") as ledger:
        assert ledger.numbers_standing() == (0, 0)
    assert "already there 1; " in add("-", input=lines(TEXT)).stdout
    with SqlLedger(tmp_path / "counterclaim.db") as ledger:
        assert ledger.numbers_standing()[0] > 0


def test_a_document_that_nothing_reads_is_kept(add: Add, tmp_path: Path) -> None:
    assert add("-", "--ledger", "my.db", input=lines(UKRAINIAN)).exit_code == 0
    with SqlLedger(tmp_path / "my.db") as ledger:
        assert [document.language for document in ledger.documents()] == ["uk"]


def test_a_ledger_that_can_t_be_written_is_one_line(add: Add, tmp_path: Path) -> None:
    (tmp_path / "odd.db").write_text("this is no database, and has been none for a long time" * 20)
    for ledger in ("odd.db", "missing/folder/x.db", "."):
        result = add("-", "--ledger", ledger, input=lines(TEXT))
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1
        assert result.stderr.startswith("counterclaim: ")
