"""How quickly articles are added to a ledger, beside how quickly they are read alone, and whether memory stays flat.

    python -m evaluation.adding [--articles 1000 10000 100000] [--workers 4] [--seed 7]
    python -m evaluation.adding --cut 2000 [--reports FILE...]

The articles are a simulated war's reports (invented, in short paragraphs), told of places that the gazetteer knows; or
of some 700 words, cut from real reports as `evaluation.bench` does. Each number of them is read alone (`counterclaim
read`), then added to a new ledger (`counterclaim add`: read and kept), then reconciled (`counterclaim reconcile`), in
one run of this program: ratios hold on a busy machine. Of more than 20,000 the first 20,000 are read alone.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from evaluation.bench import Spent, articles_of, spent_on, usual_reports
from evaluation.simulated_war.real_places import RealPlaces
from evaluation.simulated_war.war import War, newsroom, reports

from counterclaim.read.places.gazetteer import world_gazetteer
from counterclaim.settings import usable_cores

CLAIMS_AN_ARTICLE = 5
"""About so many: what sizes the war that reports are told of."""
READ_ALONE = 20_000
"""So many at most are read alone: the rate of more is the same."""


@dataclass(frozen=True, slots=True)
class Added:
    """What one number of articles took."""

    articles: int
    words: int
    read: Spent
    added: Spent
    reconciled: Spent

    def __str__(self) -> str:
        alone = min(self.articles, READ_ALONE) / self.read.seconds
        added = self.articles / self.added.seconds
        whole = self.articles / (self.added.seconds + self.reconciled.seconds)
        return (
            f"{self.articles:>7,} articles, {self.words:,} words: "
            f"read alone {alone * 60:,.0f} a minute, {self.read.all_mb:.0f} MB; "
            f"added {added * 60:,.0f} a minute, {added / alone:.2f} of that, {self.added.all_mb:.0f} MB; "
            f"reconciled in {self.reconciled.seconds:.0f} s, {self.reconciled.all_mb:.0f} MB: "
            f"{whole / alone:.2f} with that"
        )


def main() -> None:
    """Print a line for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--workers", type=int, default=usable_cores())
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--cut", type=int, metavar="N", help="so many real articles instead")
    parser.add_argument("--reports", type=Path, nargs="+", help="what they are cut from")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for number in [args.cut] if args.cut else args.articles:
            given = Path(folder, f"{number}.jsonl")
            words = (
                _cut(given, number, args.reports or usual_reports()) if args.cut else _write(given, number, args.seed)
            )
            print(added(given, number, words, args.workers), flush=True)


def added(given: Path, number: int, words: int, workers: int) -> Added:
    """Read, add and reconcile so many articles of so many words in all; what is made on the way, and they, go."""
    some, ledger = given.with_name("some.jsonl"), given.with_suffix(".db")
    with given.open(encoding="utf-8") as lines:
        some.write_text("".join(islice(lines, READ_ALONE)), encoding="utf-8")
    cores = ("--workers", str(workers))
    read = spent_on("read", "--format", "jsonl", *cores, str(some))
    kept = spent_on("add", "--no-reconcile", *cores, "--ledger", str(ledger), str(given))
    reconciled = spent_on("reconcile", *cores, "--ledger", str(ledger))
    for file in (given, some, ledger):
        file.unlink()
    return Added(number, words, read, kept, reconciled)


def _cut(given: Path, number: int, found: list[Path]) -> int:
    """Write so many articles cut from real reports; how many words they have."""
    words = 0
    with given.open("w", encoding="utf-8") as lines:
        for article in islice(articles_of(found), number):
            lines.write(json.dumps(article) + "\n")
            words += len(article["text"].split())
    return words


def _write(given: Path, number: int, seed: int) -> int:
    """Write so many articles as JSON lines; how many words they have."""
    words = 0
    size = number * CLAIMS_AN_ARTICLE
    war = War.of_size(size, seed, 0.0)
    places = RealPlaces(newsroom(war).world, world_gazetteer())
    with given.open("w", encoding="utf-8") as lines:
        written = 0
        for report in islice(reports(war, size * 2), number):
            document = report.document
            day = document.published_on.isoformat() if document.published_on else None
            publisher = document.publisher and places.told(document.publisher)
            text = places.told(document.text)
            told = {"id": document.name, "lang": "en", "published": day, "publisher": publisher}
            lines.write(json.dumps(told | {"url": document.url, "text": text}) + "\n")
            words += len(text.split())
            written += 1
    if written < number:
        sys.exit(f"the war had {written:,} reports, not {number:,}")
    return words


if __name__ == "__main__":
    main()
