"""`python -m evaluation.fuzzing.megabytes`: every pattern against a megabyte of each text made to slow it down."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import chain, islice

from evaluation.fuzzing.attacks import attacks_on, general_texts
from evaluation.fuzzing.odd_analyser import OddAnalyser
from evaluation.fuzzing.patterns import AnyPattern, Used, all_patterns

from counterclaim.model.document import Document
from counterclaim.read.english import EnglishReader

MEGABYTE = 1_000_000
GIVEN_UP_S = 3.0
AT_MOST = {"counterclaim.ingest.feeds.tails:MORE": 440, "counterclaim.ingest.feeds.tails:APPEARED": 440}
"""Patterns that meet no longer text than this, whatever comes: `_leads_elsewhere` looks at the length first."""
ONLY = {"counterclaim.read.grammar.words:_word_pattern": frozenset({"search"})}
"""Patterns that a function hands on, and the one way in which it is used."""
WAYS: dict[str, Callable[[AnyPattern, str | bytes], object]] = {
    "match": lambda pattern, text: pattern.match(text),  # type: ignore[arg-type]
    "fullmatch": lambda pattern, text: pattern.fullmatch(text),  # type: ignore[arg-type]
    "search": lambda pattern, text: deque(pattern.finditer(text), maxlen=0),  # type: ignore[arg-type]
}


def main() -> int:
    """Print what takes longer than a second of processor time; the exit code is 1 where anything does."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.fuzzing.megabytes", description=__doc__)
    parser.add_argument("--characters", type=int, default=MEGABYTE)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--every", type=int, default=1, help="of the general texts only each so many")
    parser.add_argument("--part", type=int, default=0)
    parser.add_argument("--parts", type=int, default=1, help="share the patterns out over so many runs")
    asked = parser.parse_args()
    patterns = patterns_in_use()[asked.part :: asked.parts]
    slow = [words for used in patterns for words in slow_on(used, asked.characters, asked.seconds, asked.every)]
    print(*slow, f"{len(patterns)} patterns, {asked.characters:,} characters each: {len(slow)} slow", sep="\n")
    return 1 if slow else 0


@cache
def patterns_in_use() -> tuple[Used, ...]:
    """All of them, after a reader has read something, so that what is made when first needed is there."""
    EnglishReader(OddAnalyser()).read(
        Document.of(
            "KYIV, Sept. 2 (IW) — Ten people were killed in Kyiv on Monday, the army said. Saint Ives said 5 of them "
            "were hurt overnight, 3 miles from Deir ez-Zor, “on Telegram”.\nANA BELL: No.\nBEN BELL: Yes.\n",
            name="a",
            published_on=date(2024, 9, 2),
            language="en",
        )
    )
    return tuple(all_patterns())


def slow_on(used: Used, size: int, most: float, every: int = 1) -> list[str]:
    """The first that a pattern takes too long on, in any of its ways; what seems slow is tried twice more.

    `every` leaves out all but each so many of the texts that are not made from the pattern itself.
    """
    size = min(size, AT_MOST.get(str(used.place), size))
    for name, text in chain(attacks_on(used.pattern, size), islice(general_texts(size), 0, None, every)):
        subject = text.encode("utf-8", "surrogatepass") if isinstance(used.pattern.pattern, bytes) else text
        for way in sorted(ONLY.get(str(used.place), used.ways)):
            if all(_seconds(used.pattern, way, subject) >= most for _ in range(3)):
                return [f"{used.place}, {way} on {name}"]
    return []


@contextmanager
def _given_up() -> Iterator[None]:
    def give_up(signum: int, frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, GIVEN_UP_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _seconds(pattern: AnyPattern, way: str, text: str | bytes) -> float:
    started = time.thread_time()
    try:
        with _given_up():
            WAYS[way](pattern, text)
    except TimeoutError:
        return GIVEN_UP_S
    return time.thread_time() - started


if __name__ == "__main__":
    sys.exit(main())
