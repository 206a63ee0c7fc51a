"""`counterclaim read`: what it prints, says and returns."""

from __future__ import annotations

import csv
import importlib
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counterclaim.cli import group
from counterclaim.read.readers import READERS, reader_for

TEXT = "The governor said that 12 killed were found in the town, and 3 killed in the village."
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line with the tiny reader as its English."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1]))
    monkeypatch.setitem(READERS, "en", importlib.import_module("tiny_reader").TinyReader)
    reader_for.cache_clear()
    monkeypatch.setenv("COUNTERCLAIM_WORKERS", "1")
    return lambda *words, **more: CliRunner().invoke(group, [str(word) for word in words], **more)


def test_json_lines_are_the_default_where_there_is_no_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    result = run("read", path)
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert [claim["count"]["low"] for claim in claims] == [12, 3]
    assert claims[0]["document_name"] == "report.txt"
    span = claims[0]["sentence"]
    assert TEXT[span["start"] : span["end"]] == span["text"]
    assert (result.exit_code, result.stderr) == (0, "")


def test_json_is_one_array(run: Run) -> None:
    assert len(json.loads(run("read", "--format", "json", "-", input=TEXT).stdout)) == 2
    assert json.loads(run("read", "--format", "json", "-", input="Nothing was said in the town.").stdout) == []


def test_csv_has_a_row_a_claim(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("read", "--format", "csv", "-", input=TEXT).stdout)))
    assert len(rows) == 2


def test_a_table_shows_the_claims(run: Run) -> None:
    result = run("read", "--format", "table", "-", input=TEXT)
    assert "12" in result.stdout


def test_a_refusal_is_one_line_and_the_exit_code_is_1(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    result = run("read", tmp_path / "no.txt", path)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == f"counterclaim: {tmp_path / 'no.txt'}: there is no such file or folder; check the path\n"


def test_a_document_that_nothing_reads_is_told_and_is_no_failure(run: Run) -> None:
    result = run("read", "-", input="Губернатор заявив, що у місті після удару було знайдено двоє загиблих.")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "counterclaim: stdin: kept, but not read: no reader for uk\n"


def test_names_can_t_steer_the_terminal(run: Run) -> None:
    document = {"id": "\x1b[2J\u202eevil\n", "text": "Губернатор заявив, що у місті після удару було знайдено."}
    result = run("read", "-", input=json.dumps(document))
    assert "\x1b" not in result.stderr
    assert "⟨U+001B⟩[2J⟨U+202E⟩evil⟨U+000A⟩" in result.stderr


def test_json_lines_hold_no_character_that_steers_a_terminal_or_breaks_a_line(run: Run) -> None:
    document = {"id": "a\x9b2J\u2028b", "text": TEXT}
    result = run("read", "-", input=json.dumps(document))
    assert "\\u009b2J\\u2028b" in result.stdout
    assert json.loads(result.stdout.splitlines()[0])["document_name"] == "a\x9b2J\u2028b"


@pytest.mark.parametrize(
    "words", [["read"], ["read", "-", "--format", "xml"], ["read", "-", "--published", "soon"], ["reed"]]
)
def test_wrong_usage_is_exit_code_2(run: Run, words: list[str]) -> None:
    assert run(*words).exit_code == 2


def test_a_wrong_environment_is_exit_code_2(run: Run) -> None:
    result = run("read", "-", input=TEXT, env={"COUNTERCLAIM_MAX_BYTES": "lots"})
    assert result.exit_code == 2
    assert result.stderr == "counterclaim: COUNTERCLAIM_MAX_BYTES is 'lots'; give a whole number of 1 or more\n"


def test_help_lists_the_commands_and_the_version_is_known(run: Run) -> None:
    assert "Print the claims of documents." in run("--help").stdout
    assert "version" in run("--version").stdout


def test_a_closed_pipe_is_no_noise(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    folder = str(Path(__file__).parents[1])
    script.write_text(
        "import sys\n"
        f"sys.path.insert(0, {folder!r})\n"
        "from tiny_reader import TinyReader\n"
        "from counterclaim.read.readers import READERS\n"
        "READERS['en'] = TinyReader\n"
        "from counterclaim.cli import main\n"
        "main()\n"
    )
    given = tmp_path / "given.jsonl"
    given.write_text("".join(json.dumps({"text": TEXT + " It was on the hill." * n}) + "\n" for n in range(600)))
    command = [sys.executable, str(script), "read", "--workers", "1", str(given)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def test_of_many_unread_documents_the_first_few_are_named(run: Run) -> None:
    post = "Губернатор заявив, що у місті після удару було знайдено двоє загиблих, і це не все."
    lines = "".join(json.dumps({"id": f"post {number}", "text": f"{post} {number}."}) + "\n" for number in range(5))
    told = run("read", "-", input=lines).stderr.splitlines()
    assert told[:3] == [f"counterclaim: post {number}: kept, but not read: no reader for uk" for number in range(3)]
    assert told[3:] == ["counterclaim: 2 more kept, but not read: no reader for uk"]
