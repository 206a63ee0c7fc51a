"""Scores the reader on coded documents, and holds the scores to the floors in `floors.json`, which only rise.

    python -m evaluation.coded [--gold FOLDER] [--errors N]

The scorer of the coded documents, `score.py`, gives the documents and scores what `counterclaim read` prints of them.
Any folder in their form can be scored with it: `--gold training/reports` takes those that we wrote ourselves.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parents[2] / "shared/gold/dev"
SCORER = GOLD.parent / "score.py"
FLOORS = Path(__file__).parent / "floors.json"
NAME = "coded documents, development"

Floors = dict[str, dict[str, float]]


def claims_of(gold: Path) -> str:
    """What `counterclaim read` prints of the coded documents, one claim a line."""
    documents = _run([str(SCORER), "inputs", str(gold)])
    return _run(["-m", "counterclaim.cli", "read", "--format", "jsonl", "-"], documents)


def scored(gold: Path, claims: str, *options: str) -> str:
    """What the scorer prints of these claims."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "claims.jsonl")
        written.write_text(claims, encoding="utf-8")
        return _run([str(SCORER), "score", str(gold), str(written), *options])


def scores_of(gold: Path, claims: str) -> dict[str, float]:
    """The scores that have floors, 0 to 1: F1 of claims, F1 of whole rows, the share of spans that are grounded."""
    summary: dict[str, Any] = json.loads(scored(gold, claims, "--json"))
    return {
        "claims_f1": summary["claims"]["f1"],
        "rows_f1": summary["rows"]["f1"],
        "grounded": summary["grounded"] or 0.0,
    }


def floors_of(name: str = NAME) -> Floors:
    """The floors of one set of documents: each score's floor, and how far it may lie below it."""
    floors: dict[str, Floors] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors[name]


def below(scores: dict[str, float], floors: Floors) -> list[str]:
    """One line for each score that is missing, or below its floor by more than its tolerance."""
    return [
        f"{name} is {scores.get(name, 0.0):.3f}, its floor {bound['floor']:.3f} (tolerance {bound['tolerance']:.3f})"
        for name, bound in floors.items()
        if scores.get(name, 0.0) < bound["floor"] - bound["tolerance"]
    ]


def main() -> None:
    """Print the scores; exit code 1 if one is below its floor. Without coded documents, say so and go."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of coded documents")
    parser.add_argument("--errors", type=int, default=0, help="how many errors to print")
    options = parser.parse_args()
    if missing := next((path for path in (SCORER, options.gold) if not path.exists()), None):
        print(f"no {missing}: nothing is scored")
        return
    claims = claims_of(options.gold)
    print(scored(options.gold, claims, "--by-kind", "--errors", str(options.errors)), end="")
    failed = below(scores_of(options.gold, claims), floors_of()) if options.gold == GOLD else []
    sys.exit("\n".join(failed) or None)


def _run(words: list[str], given: str = "") -> str:
    found = subprocess.run([sys.executable, *words], input=given, capture_output=True, text=True, encoding="utf-8")
    if found.returncode:
        sys.exit(f"{' '.join(words)}: ended with {found.returncode}\n{found.stderr}")
    return found.stdout


if __name__ == "__main__":
    main()
