"""Judging, explaining, reconciling, watching and looking back, from the command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from counterclaim.cli import group

Ask = Callable[..., Result]

WIRE = "A Russian missile struck a market in Sumy on May 4, killing 12 people, the governor said."
POST = "Twelve people were killed by a Russian missile at a market in Sumy on Sunday, officials said."
DAILY = "Shelling wounded three people in Kherson on May 4, the mayor said."


def paper(name: str, text: str, **more: str) -> str:
    return json.dumps({"id": name, "text": text, "published": "2031-05-04", "language": "en", **more}) + "\n"


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """The command line in a folder with a ledger of three reports, two of them about one strike."""
    monkeypatch.chdir(tmp_path)
    papers = paper("wire", WIRE) + paper("post", POST) + paper("daily", DAILY)

    def run(*words: str, **more: Any) -> Result:
        return CliRunner().invoke(group, list(words), **more)

    assert run("add", "-", input=papers).exit_code == 0
    return run


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def claim_of(ask: Ask, document: str) -> str:
    return str(lines(ask("claims", "--document", document))[0]["id"])


def together(ask: Ask, one: str, other: str) -> bool:
    return any({one, other} <= set(incident["claims"]) for incident in lines(ask("incidents")))


def test_a_judgement_is_obeyed_until_it_is_revoked(ask: Ask) -> None:
    wire, post = claim_of(ask, "wire"), claim_of(ask, "post")
    assert together(ask, wire, post)
    said = ("--by", "Ada", "--because", "two markets")
    judged = ask("judge", "different", wire, post[4:14], *said)
    assert judged.exit_code == 0, judged.output
    key = judged.stdout.split(":")[0]
    assert not together(ask, wire, post)
    assert ask("reconcile", "--rebuild").exit_code == 0
    assert not together(ask, wire, post)
    (kept,) = lines(ask("judgements"))
    assert (kept["id"], kept["verdict"], kept["by"], kept["because"]) == (key, "different", "Ada", "two markets")
    assert sorted(kept["claims"]) == sorted([wire, post])
    assert "different" in ask("show", key).stdout
    assert ask("judge", "revoke", key, "--by", "Ben", "--because", "one market").exit_code == 0
    assert together(ask, wire, post)
    assert lines(ask("judgements")) == []
    (revoked,) = lines(ask("judgements", "--all"))
    assert revoked["revoked_by"] == "Ben"
    assert "revoked by Ben" in ask("judgements", "--all", "--format", "table").stdout
    again = ask("judge", "revoke", key, "--by", "Ben", "--because", "once more")
    assert again.exit_code == 1
    assert "revoked already" in again.stderr


def test_a_judgement_needs_a_name_a_reason_and_two_claims(ask: Ask) -> None:
    wire, post = claim_of(ask, "wire"), claim_of(ask, "post")
    assert ask("judge", "same", wire, post, "--by", "Ada").exit_code == 2
    assert ask("judge", "same", wire, post, "--by", " ", "--because", "x").exit_code == 2
    assert ask("judge", "same", wire, wire, "--by", "Ada", "--because", "x").exit_code == 2
    assert ask("judge", "same", wire, "clm_0000", "--by", "Ada", "--because", "x").exit_code == 1
    assert lines(ask("judgements", "--all")) == []


def test_why_tells_every_comparison_and_its_weight(ask: Ask) -> None:
    wire, post, daily = (claim_of(ask, name) for name in ("wire", "post", "daily"))
    incident = next(each["id"] for each in lines(ask("incidents")) if wire in each["claims"])
    found = [json.loads(ask("why", claim, incident).stdout) for claim in (wire, post)]
    assert [each["is_in_it"] for each in found] == [True, True]
    (tied,) = [each for each in found if each["weighing"] and not each["weighing"]["within_one_document"]]
    weights = [each["weight"] for each in tied["weighing"]["comparisons"]]
    assert tied["weighing"]["log_odds"] == pytest.approx(tied["weighing"]["prior"] + sum(weights), abs=0.02)
    absent = json.loads(ask("why", daily, incident).stdout)
    assert not absent["is_in_it"]
    assert absent["weighing"]["log_odds"] < 0
    table = ask("why", daily, incident, "--format", "table").stdout
    assert "is not in" in table
    assert "same place" in table
    assert ask("why", daily, wire).exit_code == 1


def test_an_edited_post_replaces_its_first_version_in_lists_and_both_can_be_asked_for(ask: Ask) -> None:
    first = paper("edited", "The governor said a drone injured 4 people in Odesa on Sunday.", url="https://a.example/1")
    second = paper(
        "edited", "The governor said a drone injured 7 people in Odesa on Sunday.", url="https://a.example/1"
    )
    assert ask("add", "-", input=first).exit_code == 0
    (document,) = [each["id"] for each in lines(ask("documents")) if each["name"] == "edited"]
    assert ask("add", "-", input=second).exit_code == 0
    assert document not in [each["id"] for each in lines(ask("documents"))]
    assert document in [each["id"] for each in lines(ask("documents", "--all-versions"))]
    counts = [each["count"]["low"] for each in lines(ask("claims", "--place", "Odesa")) if each["count"]]
    assert counts == [7]
    every = [
        each["count"]["low"] for each in lines(ask("claims", "--place", "Odesa", "--all-versions")) if each["count"]
    ]
    assert every == [4, 7]
    shown = ask("show", document).stdout
    assert "superseded" in shown
    assert "versions, oldest first" in shown


def test_the_ledger_is_asked_as_it_was(ask: Ask) -> None:
    assert lines(ask("claims", "--as-of", "2020-01-01")) == []
    assert lines(ask("claims", "--known-at", "2020-01-01")) == []
    assert lines(ask("incidents", "--as-of", "2020-01-01")) == []
    assert len(lines(ask("claims", "--as-of", "9999-01-01T00:00"))) == len(lines(ask("claims")))
    assert lines(ask("claims", "--said-by", "2031-05-03")) == []
    assert len(lines(ask("findings", "--said-by", "2031-05-04"))) == len(lines(ask("findings")))
    incident = lines(ask("incidents"))[0]["id"]
    assert ask("show", incident, "--as-of", "9999-01-01").exit_code == 0
    past = ask("show", incident, "--as-of", "2020-01-01")
    assert past.exit_code == 1
    assert "did not stand" in past.stderr
    assert "--known-at" not in ask("claims", "--help").stdout
    assert ask("claims", "--as-of", "yesterday").exit_code == 2


def test_watching_once_prints_what_stands(ask: Ask) -> None:
    found = {each["id"] for each in lines(ask("incidents", "--watch", "--once"))}
    assert found == {each["id"] for each in lines(ask("findings"))}
    table = ask("incidents", "--watch", "--once", "--format", "table").stdout
    assert len(table.splitlines()) == len(found)
    assert ask("incidents", "--watch", "--once", "--place", "Nowhere").stdout == ""


@pytest.mark.skipif(not hasattr(signal, "SIGTERM") or os.name == "nt", reason="signals of POSIX")
def test_watching_prints_what_comes_and_stops_on_a_signal(ask: Ask, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "counterclaim.cli", "incidents", "--watch", "--every", "0.05"]
    watching = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path)
    assert watching.stdout
    assert watching.stderr
    try:
        assert "watching" in watching.stderr.readline()
        assert ask("add", "-", input=paper("late", WIRE.replace("12", "13"))).exit_code == 0
        printed = json.loads(watching.stdout.readline())
    finally:
        watching.send_signal(signal.SIGTERM)
    watching.communicate(timeout=60)
    assert watching.returncode == 0
    assert printed["sentence"]


def test_an_older_ledger_is_brought_up_to_date_by_reconciling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    monkeypatch.chdir(tmp_path)
    filled = Path(__file__).parents[1] / "store" / "filled_version_1.sql"
    with closing(sqlite3.connect("counterclaim.db")) as raw:
        raw.executescript(filled.read_text(encoding="utf-8"))
    refused = CliRunner().invoke(group, ["incidents"])
    assert refused.exit_code == 1
    assert "counterclaim reconcile" in refused.stderr
    assert CliRunner().invoke(group, ["reconcile"]).exit_code == 0
    assert CliRunner().invoke(group, ["incidents"]).exit_code == 0
    missing = CliRunner().invoke(group, ["reconcile", "--ledger", "none.db"])
    assert missing.exit_code == 1
    assert not Path("none.db").exists()
