"""`counterclaim figures`: the views of an incident on the command line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counterclaim.api import figures, read_document
from counterclaim.cli import group
from counterclaim.model.document import Document
from counterclaim.model.incident import Incident, Link
from counterclaim.model.kind import Kind
from counterclaim.store.entry import Entry
from counterclaim.store.query import Query
from counterclaim.store.sql.ledger import SqlLedger

NOW = datetime(2031, 5, 6, 9, tzinfo=UTC)
WORDS = "{} people were killed in a Russian missile strike on the city of Sumy on Sunday, {} said on {}."
REPORTS = (
    ("first", date(2031, 5, 4), WORDS.format("Four", "the governor of the Sumy region, Taras Vyshnevyi,", "Sunday")),
    ("second", date(2031, 5, 5), WORDS.format("Seven", "the governor of the Sumy region, Taras Vyshnevyi,", "Monday")),
)
Ask = Callable[..., Result]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two invented reports of one strike, in one incident."""
    path = tmp_path_factory.mktemp("figures") / "kept.db"
    with SqlLedger(str(path)) as kept:
        ids = []
        for name, day, text in REPORTS:
            reading = read_document(Document.of(text, name=name, published_on=day, language="en"))
            kept.add(Entry(document=reading.document, claims=reading.claims, reader=reading.claims[0].reader), NOW)
            ids += [claim.id for claim in reading.claims if claim.kind is Kind.KILLED]
        links = tuple(Link(claim=key, score=1.0, reasons=("the city and the day",)) for key in ids)
        incident = Incident(id="inc_00aa11", title="Missile strike on Sumy", kinds=(Kind.KILLED,), links=links)
        kept.put_derived([incident], [], NOW)
    return path


@pytest.fixture
def ask(ledger: Path) -> Ask:
    def asked(*words: str) -> Result:
        result = CliRunner().invoke(group, [*words, "--ledger", str(ledger)])
        assert result.exit_code == 0, result.output
        return result

    return asked


def test_a_table_shows_the_ladder_and_what_others_make_of_it(ask: Ask) -> None:
    shown = " ".join(ask("figures", "--format", "table").output.split())
    for words in ("people killed in Sumy", "revised since", "ACLED 7", "low 7, best 7, high 7", "Airwars' grade weak"):
        assert words in shown


def test_json_has_one_incident_with_all_its_views_or_those_asked_for(ask: Ask) -> None:
    (record,) = [json.loads(line) for line in ask("figures", "00aa").output.splitlines()]
    (measure,) = record["measures"]
    assert [step["count"]["low"] for step in measure["ladder"]] == [4, 7]
    assert measure["acled"]["fatalities"] == 7
    assert record["airwars"]["grade"] == "weak"
    (record,) = json.loads(ask("figures", "--view", "ucdp", "--format", "json").output)
    assert set(record["measures"][0]) == {"measure", "counts", "kind", "unit", "per", "ucdp"}
    assert "airwars" not in record


def test_csv_has_a_row_for_each_line_of_a_view(ask: Ask) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("figures", "--view", "ladder", "--format", "csv").output)))
    assert [(row["said_on"], row["low"], row["superseded"]) for row in rows] == [
        ("2031-05-04", "4", "true"),
        ("2031-05-05", "7", "false"),
    ]


def test_filters_choose_the_incidents(ask: Ask) -> None:
    assert ask("figures", "--place", "Lviv").output == ""


def test_show_tells_an_incident_s_figures(ask: Ask) -> None:
    assert "UCDP" in ask("show", "00aa").output


def test_figures_as_of_a_day_are_those_of_what_had_been_said(ledger: Path) -> None:
    def toll(day: int) -> list[float | None]:
        with SqlLedger(str(ledger)) as kept:
            (incident,) = kept.incidents(Query(said_by=datetime(2031, 5, day, 23, 59, 59, 999999, tzinfo=UTC)))
            return [step.quantity.low for step in figures(kept, incident).measures[0].ladder]

    assert toll(4) == [4]
    assert toll(5) == [4, 7]


def test_what_is_no_incident_is_one_clear_line(ledger: Path) -> None:
    result = CliRunner().invoke(group, ["figures", "first", "--ledger", str(ledger)])
    assert result.exit_code == 2
    assert "is no incident that stands" in result.output
