"""No pattern's work grows faster than the text: each is fed texts that were made from it to slow it down.

The short form; `make fuzz` gives each of them a megabyte and a second (`evaluation/fuzzing/megabytes.py`).
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from evaluation.fuzzing.megabytes import patterns_in_use, slow_on
from evaluation.fuzzing.patterns import Place, Used, written_patterns

SHORT, MOST_SECONDS = 8_000, 0.2
"""A pattern whose work grows with the square of the text takes longer than that; one within bounds a tenth of it."""
OF_A_RUN = {
    ("counterclaim.read.speech.channels", "_right_after"): "looks at 80 characters",
    ("counterclaim.read.speech.sides", "_not_of_state"): "one listed word each",
}
"""Patterns that only a run can tell, and why that is safe; any other has to be found by looking."""
PARTS = 4
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_pattern_is_slow(part: int) -> None:
    """In a process of its own: others have patterns at hand that tests made, by the thousand."""
    asked = {"characters": SHORT, "seconds": MOST_SECONDS, "every": 8, "part": part, "parts": PARTS}
    words = [word for name, value in asked.items() for word in (f"--{name}", str(value))]
    told = subprocess.run(
        [sys.executable, "-m", "evaluation.fuzzing.megabytes", *words], capture_output=True, text=True, cwd=ROOT
    )
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize("bad", [r"(?:a+)+b", r"\s+$", r"x*y*x*z", r"<[^>]*>", r"([A-Z]+[ -])*\d"])
def test_a_slow_pattern_is_found(bad: str) -> None:
    assert slow_on(Used(Place("here", "bad"), re.compile(bad), frozenset({"search"})), 4 * SHORT, MOST_SECONDS)


def test_every_pattern_that_is_written_is_looked_at() -> None:
    seen = {used.pattern.pattern for used in patterns_in_use()}
    for written in written_patterns():
        told = written.pattern is not None and written.pattern.pattern in seen
        known = (written.place.module, written.function) in OF_A_RUN
        assert told or known or (written.way == "compile" and _kept(written.place.module)), str(written.place)


def _kept(module: str) -> bool:
    """Whether a module keeps what it makes, at its top level or by a cache: then it is found where it is kept."""
    path = Path(__file__).parents[2] / "src" / (module.replace(".", "/") + ".py")
    source = path.read_text("utf-8")
    return any(used.place.module == module for used in patterns_in_use()) or "cache" in source
