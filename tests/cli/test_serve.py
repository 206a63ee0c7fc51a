"""`counterclaim serve` says in one line why it can't."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from evaluation.web.serving import serving

from counterclaim.cli.serve import command
from counterclaim.errors import LedgerError, SettingsError
from counterclaim.serve import running
from counterclaim.serve.guard.terms import Terms
from counterclaim.store.sql.ledger import SqlLedger


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "kept.db"
    SqlLedger(path).close()
    return path


def _runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    served: list[str] = []
    monkeypatch.setattr(running, "serve", lambda ledger, listener, terms, *_: served.append(terms.host))
    return served


def test_it_serves_on_the_loopback_address(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served = _runs(monkeypatch)
    result = CliRunner().invoke(command, ["--ledger", str(kept), "--port", "0"])
    assert result.exit_code == 0
    assert served == ["127.0.0.1"]
    assert "http://127.0.0.1:" in result.stderr
    assert "warning" not in result.stderr


def test_another_host_is_warned_of(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served = _runs(monkeypatch)
    result = CliRunner().invoke(command, ["--ledger", str(kept), "--port", "0", "--host", "0.0.0.0"])
    assert served == ["0.0.0.0"]
    assert "warning: 0.0.0.0 is open to other machines" in result.stderr


def test_a_taken_port_is_said(kept: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = CliRunner().invoke(command, ["--ledger", str(kept), "--port", str(port)])
    assert isinstance(result.exception, SettingsError)
    assert f"port {port} is taken" in str(result.exception)


def test_a_missing_ledger_is_said(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["--ledger", str(tmp_path / "none.db")])
    assert isinstance(result.exception, LedgerError)
    assert "no ledger here" in str(result.exception)


def test_an_address_of_another_machine_is_said(kept: Path) -> None:
    result = CliRunner().invoke(command, ["--ledger", str(kept), "--host", "192.0.2.1"])
    assert isinstance(result.exception, SettingsError)


def test_several_processes_give_one_answer(kept: Path) -> None:
    with serving(kept, "--processes", "2") as served:
        answers = [httpx.get(f"{served.address}/api/v1/claims", timeout=60) for _ in range(6)]
    assert {each.status_code for each in answers} == {200}
    assert len({each.headers["etag"] for each in answers}) == 1


def test_several_processes_never_write(kept: Path) -> None:
    result = CliRunner().invoke(command, ["--ledger", str(kept), "--writable", "--processes", "2"])
    assert isinstance(result.exception, SettingsError)
    assert "one process alone writes" in str(result.exception)


def test_what_may_be_done_follows_from_the_options(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Terms] = []
    monkeypatch.setattr(running, "serve", lambda ledger, listener, terms, *_: told.append(terms))
    for options in (
        [],
        ["--writable", "--fetch"],
        ["--host", "0.0.0.0"],
        ["--proxy", "127.0.0.1", "--name", "A.example"],
    ):
        CliRunner().invoke(command, ["--ledger", str(kept), "--port", "0", *options])
    usual, writable, other, proxied = told
    assert (usual.writable, usual.fetches, usual.rate) == (False, False, 0)
    assert (writable.writable, writable.fetches) == (True, True)
    assert (other.rate, proxied.rate) == (50, 50)
    assert proxied.names == {"a.example"}


def test_fetching_without_writing_makes_no_sense(kept: Path) -> None:
    result = CliRunner().invoke(command, ["--ledger", str(kept), "--fetch"])
    assert isinstance(result.exception, SettingsError)
