"""How quickly articles are added to a ledger, beside how quickly they are read alone, and whether memory stays flat.

    python -m evaluation.adding [--articles 1000 10000 100000] [--workers 4] [--seed 7]

The articles are a simulated war's reports (invented, in short paragraphs). Each number of them is read alone
(`counterclaim read`), then added to a new ledger (`counterclaim add`: read, kept, reconciled), then reconciled once
more from nothing (`counterclaim reconcile --rebuild`), in one run of this program: ratios hold on a busy machine.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from evaluation.bench import Spent, spent_on
from evaluation.simulated_war.war import War, reports

from counterclaim.settings import usable_cores

CLAIMS_AN_ARTICLE = 5
"""About so many: what sizes the war that reports are told of."""


@dataclass(frozen=True, slots=True)
class Added:
    """What one number of articles took."""

    articles: int
    words: int
    read: Spent
    added: Spent
    reconciled: Spent

    def __str__(self) -> str:
        keeping = self.added.seconds - self.reconciled.seconds
        return (
            f"{self.articles:>7,} articles, {self.words:,} words: "
            f"read alone {self._rate(self.read.seconds)}, {self.read.all_mb:.0f} MB; "
            f"added {self._rate(self.added.seconds)}, {self.added.all_mb:.0f} MB "
            f"({self.read.seconds / self.added.seconds:.2f} of the rate of reading alone; "
            f"{self.read.seconds / keeping:.2f} without the {self.reconciled.seconds:.1f} s that reconciling takes)"
        )

    def _rate(self, seconds: float) -> str:
        return f"{self.articles / seconds * 60:,.0f} a minute"


def main() -> None:
    """Print a line for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--workers", type=int, default=usable_cores())
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for number in args.articles:
            print(added(Path(folder), number, args.workers, args.seed), flush=True)


def added(folder: Path, number: int, workers: int, seed: int) -> Added:
    """Write so many articles, then read, add and reconcile them."""
    given, ledger = folder / f"{number}.jsonl", folder / f"{number}.db"
    words = _write(given, number, seed)
    cores = ("--workers", str(workers))
    read = spent_on("read", "--format", "jsonl", *cores, str(given))
    kept = spent_on("add", *cores, "--ledger", str(ledger), str(given))
    reconciled = spent_on("reconcile", "--rebuild", *cores, "--ledger", str(ledger))
    given.unlink()
    ledger.unlink()
    return Added(number, words, read, kept, reconciled)


def _write(given: Path, number: int, seed: int) -> int:
    """Write so many articles as JSON lines; how many words they have."""
    words = 0
    size = number * CLAIMS_AN_ARTICLE
    with given.open("w", encoding="utf-8") as lines:
        written = 0
        for report in islice(reports(War.of_size(size, seed, 0.0), size * 2), number):
            document = report.document
            day = document.published_on.isoformat() if document.published_on else None
            told = {"id": document.name, "lang": "en", "published": day, "publisher": document.publisher}
            lines.write(json.dumps(told | {"url": document.url, "text": document.text}) + "\n")
            words += len(document.text.split())
            written += 1
    if written < number:
        sys.exit(f"the war had {written:,} reports, not {number:,}")
    return words


if __name__ == "__main__":
    main()
