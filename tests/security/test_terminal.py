# ruff: noqa: E501  (lists of odd characters)
"""Whatever a document holds, no command lets it steer the terminal, hide words, or turn the reading order."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from counterclaim.cli import group
from counterclaim.cli.messages import MOST_CHARACTERS, one_line
from counterclaim.publish.visible import visible

Run = Callable[..., Result]
STEERING = (
    "\x00", "\x07", "\x08", "\x0b", "\x1b[2J", "\x1b[31m", "\x1b]0;title\x07", "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]52;c;cm0gLXJm\x07", "\x1bP1$r\x1b\\", "\x7f", "\x85", "\x90", "\x9b2J", "\x9d0;x\x9c", "\u200b", "\u2028", "\u2029",
    "\u202a", "\u202e", "\u2066", "\u2069", "\u2060", "\u206f", "\ufeff", "\ufff9", "\ufffb", "\U000e0041", "\U000e0101", "\ud800",
    "\u3164", "\u115f",
)  # fmt: skip
"""Controls of both sets, what begins with them, and characters that are unseen or turn the text."""
HOSTILE = "".join(f"{number}{each}" for number, each in enumerate(STEERING)) + "e" + "\u0301" * 400
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\u3164\u115f\U000e0000-\U000e0fff]"
)
TEXT = "More of the same was told by the wire over the day. " * 40 + (
    "Ten people were killed in Kyiv on Monday, the army said. It destroyed 12 of 20 drones over Kharkiv, {0} said {0}."
)


def harmless(output: str, *, lossless: bool = False) -> None:
    """Nothing in it steers or hides; nothing floods, unless it has to come back to the letter."""
    assert FORBIDDEN.search(output) is None
    marks = max((len(run) for run in re.findall("[\u0300-\u036f]+", output)), default=0)
    assert lossless or marks <= 4


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one hostile document, and a ledger that has read it."""
    where = tmp_path_factory.mktemp("hostile")
    written = HOSTILE.replace("\ud800", "").replace("\x00", "")
    record = {key: f"{key} {written}" for key in ("id", "title", "publisher", "author")}
    record |= {
        "url": f"javascript:alert('{written}')",
        "published": "2024-09-02",
        "text": TEXT.format(written),
        "lang": "en",
    }
    (where / "a.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    (where / "b.jsonl").write_text(
        json.dumps(record | {"id": "b", "text": TEXT.format("Bell") + written}) + "\n", "utf-8"
    )
    result = CliRunner().invoke(group, ["add", str(where), "--ledger", str(where / "l.db"), "--workers", "1"])
    assert result.exit_code in (0, 1), result.output
    return where


def _asked() -> Iterator[tuple[str, ...]]:
    for form in ("table", "csv", "jsonl", "json"):
        for command in ("claims", "documents", "incidents", "findings", "judgements", "sources"):
            yield command, "--format", form


@pytest.mark.parametrize("words", list(_asked()), ids=" ".join)
@pytest.mark.parametrize("width", ["60", "160"])
def test_lists(folder: Path, words: tuple[str, ...], width: str) -> None:
    result = CliRunner().invoke(group, [*words, "--ledger", str(folder / "l.db")], env={"COLUMNS": width})
    assert result.exit_code == 0, result.output
    harmless(result.output, lossless="json" in words[-1])


@pytest.mark.parametrize("kind", ["claims", "documents", "incidents", "findings"])
def test_show(folder: Path, kind: str) -> None:
    ledger = ["--ledger", str(folder / "l.db")]
    listed = CliRunner().invoke(group, [kind, "--format", "jsonl", *ledger])
    for line in listed.output.splitlines()[:6]:
        result = CliRunner().invoke(group, ["show", json.loads(line)["id"], *ledger])
        assert result.exit_code == 0, result.output
        harmless(result.output)


@pytest.mark.parametrize("form", ["table", "csv", "jsonl", "json"])
def test_read(folder: Path, form: str) -> None:
    result = CliRunner().invoke(group, ["read", str(folder / "a.jsonl"), "--format", form])
    assert result.exit_code == 0, result.output
    harmless(result.output, lossless="json" in form)


def test_what_a_file_is_called(tmp_path: Path) -> None:
    for number, each in enumerate(STEERING):
        if each.isprintable() or "\x00" in each or "/" in each or "\ud800" in each:
            continue
        (tmp_path / f"{number}{each}.txt").write_bytes(b"\x00\x01\x02")
    result = CliRunner().invoke(group, ["read", str(tmp_path)])
    assert result.exit_code == 1
    harmless(result.output)


def test_an_id_that_is_asked_for(folder: Path) -> None:
    result = CliRunner().invoke(group, ["show", HOSTILE.replace("\x00", ""), "--ledger", str(folder / "l.db")])
    assert result.exit_code != 0
    harmless(result.output)


def test_csv_cells_are_no_formulas(folder: Path) -> None:
    record = {
        "id": "=cmd|' /C calc'!A0",
        "title": "@SUM(1+1)",
        "publisher": "+1",
        "text": TEXT.format("Bell"),
        "lang": "en",
    }
    result = CliRunner().invoke(group, ["read", "-", "--format", "csv"], input=json.dumps(record))
    cells = [cell for row in csv.reader(io.StringIO(result.output)) for cell in row]
    assert any(cell.startswith("'=cmd") for cell in cells)
    assert not any(cell[:1] in "=+@\t\r" or re.match(r"-\D", cell) for cell in cells if cell)


def test_a_long_message_is_cut() -> None:
    assert len(one_line("a" * 1_000_000)) == MOST_CHARACTERS
    assert "\n" not in one_line("a\nb\r\nc\td")


def test_what_writing_needs_stays() -> None:
    for words in ("می‌خواهم", "שָׁלוֹם", "Việt Nam", "Łódź", "👩‍👩‍👧", "नमस्ते", "Ўзбек", "a\tb\nc"):
        assert visible(words) == words
        assert visible(unicodedata.normalize("NFD", words)) == unicodedata.normalize("NFD", words)


def test_a_flood_of_marks_is_told_in_numbers() -> None:
    assert visible("e" + "\u0301" * 10 + "f") == "e" + "\u0301" * 4 + "⟨6 more marks⟩f"
