"""Compiles the nouns that name people, buildings, vehicles and ships from WordNet 3.0, for counts of the unlisted.

`python -m training.build_nouns FOLDER` reads WordNet's own `index.noun` and `data.noun` (Debian: package wordnet-base,
folder /usr/share/wordnet) and writes `src/counterclaim/read/knowledge/wordnet_nouns.tsv`, a unit of the contract and
its nouns a line. A noun is taken for a unit if its first three senses all lie below the unit's concepts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/counterclaim/read/knowledge/wordnet_nouns.tsv"
UNITS = {
    "soldier": ("serviceman", "soldier"),
    "child": ("child",),
    "medic": ("health_professional",),
    "journalist": ("journalist",),
    "person": ("person",),
    "house": ("dwelling", "house"),
    "building": ("building",),
    "ship": ("ship", "boat", "watercraft"),
    "aircraft": ("aircraft",),
    "vehicle": ("motor_vehicle",),
}
"""For each unit, in the order in which they are tried, the concepts below which its nouns lie."""
SHORTEST = 3
SENSES_ASKED = 3


class WordNet:
    """WordNet's nouns: the senses of each lemma, commonest first, and the concepts above each sense."""

    def __init__(self, folder: Path) -> None:
        self.senses = dict(_senses(folder / "index.noun"))
        self.above = dict(_above(folder / "data.noun"))

    def concepts(self, sense: str) -> set[str]:
        """A sense and all concepts above it."""
        found, pending = {sense}, [sense]
        while pending:
            new = set(self.above[pending.pop()]) - found
            found |= new
            pending.extend(new)
        return found


def _rows(path: Path) -> Iterator[list[str]]:
    """The rows of one of WordNet's files, without the licence at its head and the glosses."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            yield line.split("|")[0].split()


def _senses(path: Path) -> Iterator[tuple[str, list[str]]]:
    for row in _rows(path):
        yield row[0], row[6 + int(row[3]) :]


def _above(path: Path) -> Iterator[tuple[str, list[str]]]:
    """For each sense, the concepts right above it; a named person or ship ("@i") is no noun and has none."""
    for row in _rows(path):
        first = 4 + 2 * int(row[3], 16)
        pointers = [row[at : at + 3] for at in range(first + 1, first + 1 + 4 * int(row[first]), 4)]
        yield row[0], [target for symbol, target, part in pointers if symbol == "@" and part == "n"]


def nouns_of(wordnet: WordNet) -> dict[str, list[str]]:
    """The nouns of each unit, sorted."""
    roots = {unit: {wordnet.senses[noun][0] for noun in nouns} for unit, nouns in UNITS.items()}
    found: dict[str, list[str]] = {unit: [] for unit in UNITS}
    for noun, senses in sorted(wordnet.senses.items()):
        if len(noun) < SHORTEST or not noun.isascii() or not noun.replace("-", "").isalpha():
            continue
        units = {_unit(wordnet.concepts(sense), roots) for sense in senses[:SENSES_ASKED]}
        unit = units.pop() if len(units) == 1 else None
        if unit is not None:
            found[unit].append(noun)
    return found


def _unit(concepts: set[str], roots: dict[str, set[str]]) -> str | None:
    return next((unit for unit, above in roots.items() if concepts & above), None)


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder with WordNet's index.noun and data.noun")
    found = nouns_of(WordNet(parser.parse_args().folder))
    lines = [f"{unit}\t{' '.join(nouns)}" for unit, nouns in found.items()]
    head = (
        "# Nouns by the unit that they are counted in, from WordNet 3.0 (c) Princeton University; see docs/models.md\n"
    )
    TARGET.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print({unit: len(nouns) for unit, nouns in found.items()})


if __name__ == "__main__":
    main()
