# ruff: noqa: E501  (long shapes)
"""`python -m evaluation.fuzzing.growth`: how the reader's time grows with a text of one endless shape.

Analyses are remembered by shape, so that what is timed is the finders and the assembly, where loops over a document are.
The exit code is 1 where four times the text takes more than eight times as long.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import date

from evaluation.fuzzing.likening import LikeningAnalyser

from counterclaim.model.document import Document
from counterclaim.read.english import EnglishReader

LETTERS = "ABCDEFGHIJ"
MOST_GROWTH = 8.0
SHAPES: dict[str, Callable[[int], str]] = {
    "reports": lambda n: (
        f"The army said {n} people were killed in Kyiv on Monday. “It destroyed {n} drones over Kursk,” said Major Ivan "
        f"Bell{n}. Of the {n}, {n // 2} were children, including 3 women. The regime of Syria denied the claims, which could "
        f"not be verified. Russian troops and the Ukrainian army shelled village {n} near Kharkiv, killing {n}.\n"
    ),
    "claims": lambda n: f"{n} killed. ",
    "quotations": lambda n: f"“a{n}” ",
    "speakers": lambda n: (
        f"IVAN {LETTERS[n % 10]}{LETTERS[n // 10 % 10]}{LETTERS[n // 100 % 10]}: No {n}. Q: Ten died?\n"
    ),
    "stamps": lambda n: f"{n % 24}:{n % 60:02d} {n} killed in Kyiv, the army said.\n",
    "places": lambda n: f"Kyiv {n}, Kharkiv, Odesa, the city, Russia, Ukraine. ",
    "lists": lambda n: f"{n} dead: 12 Thais ({n} men), nine Poles; the other {n}, of whom 2 are children. ",
}
"""Each gives its n-th piece."""


def main() -> int:
    """Print a line for each shape."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.fuzzing.growth", description=__doc__)
    parser.add_argument("--characters", type=int, default=200_000, help="of the longer text; the shorter has a quarter")
    parser.add_argument("--shape", choices=sorted(SHAPES), action="append")
    asked = parser.parse_args()
    slow = 0
    for name in asked.shape or SHAPES:
        short, long = (timed(name, size) for size in (asked.characters // 4, asked.characters))
        slow += long[0] > MOST_GROWTH * short[0]
        print(
            f"{name:12} {asked.characters:,} characters, {long[1]:,} claims: {short[0]:.2f} s → {long[0]:.2f} s",
            flush=True,
        )
    return 1 if slow else 0


def timed(name: str, characters: int) -> tuple[float, int]:
    """Processor seconds and claims for a text of one shape; the analyses are made before."""
    shape = SHAPES[name]
    pieces: list[str] = []
    size = 0
    while size < characters:
        pieces.append(shape(len(pieces)))
        size += len(pieces[-1])
    document = Document.of("".join(pieces), name=name, published_on=date(2024, 9, 2), language="en")
    analyser = LikeningAnalyser()
    analyser.analyse(document.text)
    started = time.thread_time()
    claims = EnglishReader(analyser).read(document).claims
    return time.thread_time() - started, len(claims)


if __name__ == "__main__":
    sys.exit(main())
