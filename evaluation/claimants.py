"""Scores on whose word claims are read, apart for speakers whom the claim's own sentence names and for the others.

    python -m evaluation.claimants [--gold FOLDER] [--errors N]

Only required coded claims that the reader found as well count (`match` of `score.py` ties them). A coded claimant is
*outside* where no significant word of any of its names stands in the coded sentence: "the ministry" there, and its full
name two sentences before. *Unnamed* are claims in the document's own voice: to put a name to one is an invention.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.coded import GOLD, SCORER, claims_of

Record = dict[str, Any]
PLACES = ("inside", "outside", "unnamed")


@cache
def _scorer() -> ModuleType:
    """The scorer of the coded documents as a module, for its ways of matching claims and comparing names."""
    spec = importlib.util.spec_from_file_location("score", SCORER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load(folder: Path) -> dict[str, Record]:
    """The coded documents of a folder by their ids, as the scorer takes them."""
    documents: dict[str, Record] = _scorer().load(folder)
    return documents


def place_of(coded: Record) -> str | None:
    """Where a coded claim names its claimant: one of `PLACES`; null where the coder could not tell who it is."""
    names = coded.get("claimant")
    if names == "any":
        return None
    listed = [name for name in (names if isinstance(names, list) else [names]) if name]
    if not listed:
        return "unnamed"
    here = _scorer().words(coded["sentence"])
    return "inside" if any(_scorer().words(name) & here for name in listed) else "outside"


def matched(gold: Mapping[str, Record], claims: Iterable[Record]) -> Iterator[tuple[Record, Record, Record]]:
    """Each required coded claim that was found: its document, the coded and the read claim."""
    by_document: dict[str | None, list[Record]] = {}
    for claim in claims:
        by_document.setdefault(claim.get("document_name"), []).append(claim)
    for name, document in gold.items():
        found = by_document.get(name, [])
        for coded, read in _scorer().match(document["claims"], found):
            if not document["claims"][coded].get("optional"):
                yield document, document["claims"][coded], found[read]


def scores(gold: Mapping[str, Record], claims: Iterable[Record]) -> dict[str, float]:
    """Shares of claimants right, 0 to 1, and of how many: `inside`, `outside`, `unnamed`, and `claimant` for all.

    `gold` is what `score.py` loads of a folder, `claims` what `counterclaim read --format jsonl` printed of it.
    """
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for _, coded, read in matched(gold, claims):
        place = place_of(coded)
        if place is not None:
            ok = _scorer().fields_right(coded, read, ())["claimant"]
            right.update({place: ok, "claimant": ok})
            of.update({place: 1, "claimant": 1})
    names = [name for name in ("claimant", *PLACES) if of[name]]
    return {name: right[name] / of[name] for name in names} | {f"{name}_of": float(of[name]) for name in names}


def errors(gold: Mapping[str, Record], claims: Iterable[Record]) -> Iterator[str]:
    """One line for each claimant that was read wrongly, those outside first."""
    lines = []
    for document, coded, read in matched(gold, claims):
        place = place_of(coded)
        if place is not None and not _scorer().fields_right(coded, read, ())["claimant"]:
            name = read["claimant"] and read["claimant"]["name"]
            lines.append(
                (PLACES.index(place) != 1, document["id"], place, coded.get("claimant"), name, coded["sentence"])
            )
    for _, document_id, place, wanted, name, sentence in sorted(lines, key=lambda line: line[:2]):
        yield f"{document_id} {place}: coded {wanted!r}, read {name!r} | {sentence}"


def main() -> None:
    """Print the shares, then some of the errors. Without coded documents, say so and go."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of coded documents")
    parser.add_argument("--claims", type=Path, help="claims that were read before; without it, they are read now")
    parser.add_argument("--errors", type=int, default=0, help="how many errors to print")
    options = parser.parse_args()
    if missing := next((path for path in (SCORER, options.gold) if not path.exists()), None):
        print(f"no {missing}: nothing is scored")
        return
    printed = options.claims.read_text(encoding="utf-8") if options.claims else claims_of(options.gold)
    claims = [json.loads(line) for line in printed.splitlines()]
    gold = load(options.gold)
    found = scores(gold, claims)
    for name in ("claimant", *PLACES):
        if name in found:
            print(f"{name:9} {found[name]:.3f}  (of {found[f'{name}_of']:.0f})")
    for _, line in zip(range(options.errors), errors(gold, claims), strict=False):
        print(line)


if __name__ == "__main__":
    main()
