"""The progress bar."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.cli import progress
from counterclaim.errors import DocumentError
from counterclaim.pipeline.reading import Outcome, Tally


def outcomes(number: int) -> Iterator[Outcome]:
    """So many refusals."""
    return (DocumentError(f"{n}.txt", "odd; leave it out") for n in range(number))


def test_output_stays_on_the_standard_output_while_a_bar_is_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "LONG_S", -1.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    for _ in progress.shown(outcomes(3), ("-",), Tally()):
        sys.stdout.write("a line\n")
    printed = capsys.readouterr()
    assert printed.out == "a line\n" * 3
    assert "a line" not in printed.err


def test_there_is_no_bar_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(progress.shown(outcomes(3), ("-",), Tally()))) == 3
    assert capsys.readouterr().err == ""


def test_the_length_of_the_work_is_that_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c").write_bytes(b"123")
    assert progress.bytes_of((str(tmp_path), str(tmp_path / "a"), str(tmp_path / "missing"))) == 13
    assert progress.bytes_of(("-",)) is None
