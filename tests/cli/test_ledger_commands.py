"""The commands that look into a ledger."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from counterclaim.cli import group
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident, Link
from counterclaim.model.kind import Kind
from counterclaim.store.entry import Entry
from counterclaim.store.sql.ledger import SqlLedger

NOW = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
LATER = datetime(2025, 3, 5, 9, 0, tzinfo=UTC)
Ask = Callable[..., Result]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drone_report: Any, shell_report: Any) -> Ask:
    """The command line in a folder with a ledger of two reports, an incident, a finding, and one withdrawn."""
    whole, part = (claim.id for claim in drone_report.claims[:2])
    links = (Link(claim=whole, score=1.0, reasons=("the first",)), Link(claim=part, score=0.9, reasons=("a part",)))
    incident = Incident(
        id="inc_00aa11",
        title="Drones over Russia",
        kinds=(Kind.INTERCEPTION,),
        links=links,
        place=drone_report.claims[1].places[0].place,
    )
    finding = Finding(
        id="fnd_00bb22",
        kind=FindingKind.REMAINDER,
        sentence="112 are unaccounted for.",
        claims=(whole, part),
        incident=incident.id,
        amount=112.0,
    )
    gone = Finding(id="fnd_0dead0", kind=FindingKind.AGREES, sentence="They agree.", claims=(part,))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COUNTERCLAIM_LEDGER", raising=False)
    with SqlLedger("counterclaim.db") as ledger:
        for report in (drone_report, shell_report):
            ledger.add(Entry(document=report.document, claims=report.claims, reader="hand 1"), NOW)
        ledger.put_derived([], [gone], NOW)
        ledger.put_derived([incident], [finding], LATER)
    return lambda *words, **more: CliRunner().invoke(group, list(words), **more)


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_claims_are_the_contracts_lines_where_there_is_no_terminal(ask: Ask) -> None:
    assert [claim["kind"] for claim in lines(ask("claims"))] == [
        "interception",
        "interception",
        "debris",
        "injured",
        "killed",
    ]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("--place Kursk", 1),
        ("--place Київ", 1),
        ("--place Ukraine", 1),
        ("--kind killed --kind injured", 2),
        ("--since 2024-09-01", 2),
        ("--until 2024-08-01", 0),
        ("--claimant ministry --weapon drone", 2),
        ("--side russia", 2),
        ("--verification unverified", 1),
        ("--text hurt", 1),
        ("--document shells", 1),
        ("--known-at 2025-03-02", 0),
        ("--known-at 2025-03-03", 5),
        ("--known-at 2025-03-03T08:59", 0),
        ("--known-at 2025-03-03T10:00+01:00", 5),
        ("--limit 3", 3),
    ],
)
def test_claims_are_filtered(ask: Ask, words: str, number: int) -> None:
    assert len(lines(ask("claims", *words.split()))) == number


@pytest.mark.parametrize("name", ["claims", "incidents", "findings", "documents"])
def test_each_list_has_all_forms(ask: Ask, name: str) -> None:
    records = lines(ask(name, "--format", "jsonl"))
    assert json.loads(ask(name, "--format", "json").stdout) == records
    rows = list(csv.DictReader(io.StringIO(ask(name, "--format", "csv").stdout)))
    assert len(rows) == len(records) > 0
    table = ask(name, "--format", "table")
    assert table.exit_code == 0
    assert f"{len(records)} {name if len(records) > 1 else name[:-1]}" in table.stdout


def test_findings_are_filtered_by_their_own_kind(ask: Ask) -> None:
    assert [finding["id"] for finding in lines(ask("findings", "--kind", "remainder"))] == ["fnd_00bb22"]
    assert lines(ask("findings", "--kind", "agrees")) == []
    assert [finding["id"] for finding in lines(ask("findings", "--known-at", "2025-03-04"))] == ["fnd_0dead0"]


def test_documents_tell_their_claims(ask: Ask) -> None:
    table = ask("documents", "--format", "table").stdout
    assert "night-of-drones" in table
    assert [document["name"] for document in lines(ask("documents", "--since", "2024-10-01"))] == ["shells"]


def test_show_tells_all_of_each_sort(ask: Ask, drone_report: Any) -> None:
    whole = drone_report.claims[0].id
    for key, words in (
        (whole, ("at least 158", "“overnight” 64–73", "its parts", "inc_00aa11", "fnd_00bb22", "hand 1")),
        (whole[4:10], ("At least 158 drones intercepted",)),
        ("night-of-drones", ("Debris fell on Kiev", "5 people injured")),
        ("inc_00aa11", ("Drones over Russia", "because: a part", "112 are unaccounted")),
        ("fnd_00bb22", ("112 are unaccounted", "“It said 46 of them were over the Kursk region.”")),
    ):
        result = ask("show", key)
        assert result.exit_code == 0, result.output
        for word in words:
            assert word in result.stdout


def test_show_says_what_it_can_not_show(ask: Ask) -> None:
    unknown = ask("show", "clm_ffff")
    assert (unknown.exit_code, "nothing here has the id" in unknown.stderr) == (1, True)
    many = ask("show", "00")
    assert (many.exit_code, "fnd_00bb22, inc_00aa11" in many.stderr) == (2, True)
    gone = ask("show", "fnd_0dead0")
    assert (gone.exit_code, "withdrawn 2025-03-05" in gone.stderr) == (1, True)


@pytest.mark.parametrize("words", ["claims", "show clm_00", "export --format csv"])
def test_a_ledger_that_is_not_there_is_told_in_one_line(ask: Ask, words: str) -> None:
    result = ask(*words.split(), "--ledger", "none.db")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "none.db: no ledger here" in result.stderr
    assert not Path("none.db").exists()


def test_the_environment_names_the_ledger(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_LEDGER", "elsewhere.db")
    assert "elsewhere.db: no ledger here" in ask("claims").stderr


@pytest.mark.parametrize(
    "words",
    ["--since yesterday", "--known-at never", "--since 2025-01-02 --until 2025-01-01", "--place ?!", "--kind x"],
)
def test_filters_that_make_no_sense_say_so(ask: Ask, words: str) -> None:
    result = ask("claims", *words.split())
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_export_writes_a_file_whole(ask: Ask, tmp_path: Path) -> None:
    result = ask("export", "--format", "csv", "--output", "out.csv", "--place", "Kursk")
    assert result.exit_code == 0, result.output
    assert len((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()) == 2
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_export_to_the_map_counts_what_it_leaves_out(ask: Ask) -> None:
    incidents = ask("export", "--format", "geojson")
    assert [feature["id"] for feature in json.loads(incidents.stdout)["features"]] == ["inc_00aa11"]
    claims = ask("export", "--format", "geojson", "--document", "shells")
    assert json.loads(claims.stdout)["features"] == []
    assert "1 left out" in claims.stderr


def test_export_goes_to_the_standard_output(ask: Ask) -> None:
    assert len(lines(ask("export", "--format", "jsonl"))) == 5
    assert ask("export", "--format", "parquet").stdout_bytes[:4] == b"PAR1"


def test_a_file_that_can_not_be_written_is_told_in_one_line(ask: Ask) -> None:
    result = ask("export", "--format", "csv", "--output", "away/out.csv")
    assert result.exit_code == 1
    assert "away/out.csv: can't be written" in result.stderr
