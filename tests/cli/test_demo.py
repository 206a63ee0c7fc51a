"""The demonstration: bundled reports in, tables and a page out."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from counterclaim.api import figures
from counterclaim.cli.demo import LEDGER, REPORT, command, demo_reports
from counterclaim.model.figure import Grade
from counterclaim.store.sql.ledger import SqlLedger


def test_a_dozen_reports_are_bundled_and_marked_as_invented() -> None:
    with demo_reports() as paths:
        texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    assert len(texts) >= 12
    assert all("note: INVENTED FOR DEMONSTRATION" in text and "https://example.org/" in text for text in texts)


def test_the_demonstration_shows_each_sort_of_finding_and_says_where_the_page_is(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["--output", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    assert str(tmp_path / "out" / REPORT) in result.output.replace("\n", "")
    assert (tmp_path / "out" / LEDGER).is_file()
    for shown in ("Remainder", "Adds up", "Differ", "Agree", "Revised", "Disputed", "Unverified", "Copied", "One side"):
        assert shown in result.output
    for shown in ("told by", "revised since", "copied", "ACLED", "UCDP", "Airwars' grade", "counterclaim why"):
        assert shown in result.output


def test_a_strike_is_followed_through_toll_copy_denial_admission_and_a_mention_weeks_later(tmp_path: Path) -> None:
    CliRunner().invoke(command, ["--output", str(tmp_path)])
    with SqlLedger(str(tmp_path / LEDGER)) as ledger:
        found = [figures(ledger, incident) for incident in ledger.incidents()]
    tolls = [
        (each, measure)
        for each in found
        for measure in each.measures
        if measure.words == "people killed in Zaporizhzhia" and len(measure.ladder) > 1
    ]
    ((strike, toll),) = tolls
    assert [(step.quantity.low, step.superseded, step.copy_of is not None) for step in toll.ladder] == [
        (6, True, False),
        (6, True, True),
        (5, True, False),
        (11, True, False),
        (14, False, False),
        (14, False, False),
        (14, False, False),
    ]
    assert toll.ladder[-1].document_name == "2031-06-09-harbour-courier-shelters.txt"
    assert strike.airwars is not None
    assert strike.airwars.grade is Grade.CONFIRMED


def test_a_folder_that_can_not_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = CliRunner().invoke(command, ["--output", str(tmp_path / "file" / "out")])
    assert result.exit_code != 0
    assert "--output" in str(result.exception)
