"""How a cluster of one machine scales from one worker to several, what it lays down, and what goes from task to task.

    python -m evaluation.cluster_bench [--articles N] [--claims N] [--workers N]

Articles of about 700 words, as `evaluation.bench` cuts them, are read by `corpus read`; a simulated war is reconciled
by `corpus reconcile`. A rate is of what is done after each worker has done its first part, so that it is not the
loading of the model that is measured; to its end, so that what waits for the last part is.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from evaluation.bench import SAMPLED, articles_of, usual_reports
from evaluation.simulated_war.war import War, reports

from counterclaim.cluster.corpus import Books, Corpus, Plan
from counterclaim.cluster.parts import PartBooks, PartName, keep_part
from counterclaim.cluster.reading import Request, read_corpus
from counterclaim.cluster.reconciling import WORK, reconcile_corpus
from counterclaim.cluster.session import Where
from counterclaim.cluster.tasks import DONE, SECONDS
from counterclaim.ingest.documents import open_documents
from counterclaim.ingest.limits import Limits
from counterclaim.model.document import Document
from counterclaim.pipeline.reading import Read
from counterclaim.read.reader import Reading
from counterclaim.read.readers import reader_for
from counterclaim.settings import Settings, usable_cores

DOCUMENTS_A_PART = 100


@dataclass(slots=True)
class Pace:
    """When each part was done, and how many documents were in it."""

    workers: int
    started: float = field(default_factory=time.perf_counter)
    parts: list[tuple[float, int]] = field(default_factory=list)

    def note(self, books: PartBooks) -> None:
        """One part is done."""
        self.parts.append((time.perf_counter(), books.read))

    def rate(self) -> float:
        """Documents a second, after each worker's first part."""
        since = self.parts[self.workers - 1][0]
        return sum(number for _, number in self.parts[self.workers :]) / (self.parts[-1][0] - since)

    def waited(self) -> float:
        """Seconds until each worker had done its first part."""
        return self.parts[self.workers - 1][0] - self.started


@dataclass(slots=True)
class StageTimes:
    """When each stage began, how long cores were busy with it, and how much was laid down."""

    work: Path
    begun: list[tuple[str, float]] = field(default_factory=list)
    busy: dict[str, float] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def note(self, stage: str) -> None:
        """A stage begins: what those before it came to is there."""
        self.begun.append((stage, time.perf_counter()))
        self.sizes = {path.name: _bytes_in(path) for path in sorted(self.work.glob("*")) if path.name != DONE}
        for folder in (self.work / DONE).glob("*"):
            notes = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")]
            self.busy[folder.name.replace("_", " ")] = sum(note[SECONDS] for note in notes)


def main() -> None:
    """Print the figures."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    options = _options()
    load = os.getloadavg()[0]
    print(f"{usable_cores()} cores, load {load:.1f} before{'; not quiet: rates will be too low' if load > 1 else ''}")
    with tempfile.TemporaryDirectory(prefix="bench-cluster-") as folder:
        if options.articles:
            _read(Path(folder), options.articles, options.workers, options.reports)
        if options.claims:
            _reconcile(Path(folder), options.claims, options.workers)


def _read(folder: Path, articles: int, workers: int, found: list[Path]) -> None:
    given = folder / "articles.jsonl"
    lines = (json.dumps(article) + "\n" for article in islice(articles_of(found), articles))
    given.write_text("".join(lines), encoding="utf-8")
    print(f"{articles:,} articles, {given.stat().st_size / articles:,.0f} bytes each")
    _print_core_seconds(given)
    alone = _rate(given, folder / "one", 1)
    together = _rate(given, folder / "several", workers)
    print(f"efficiency from 1 to {workers} workers: {together / (workers * alone):.2f}")


def _print_core_seconds(given: Path) -> None:
    """How long one core is busy with an article, in this process: less moved by what else the machine does."""
    reader = reader_for("en")
    papers = [one for one in open_documents([str(given)], sys.stdin.buffer, Limits()) if isinstance(one, Document)]
    assert reader is not None
    reader.read(papers[0])
    begun = time.process_time()
    for paper in papers[:SAMPLED]:
        reader.read(paper)
    print(f"{(time.process_time() - begun) / len(papers[:SAMPLED]):.3f} seconds of one core an article")


def _rate(given: Path, output: Path, workers: int) -> float:
    pace, before = Pace(workers), resource.getrusage(resource.RUSAGE_SELF)
    request, where = Request(patterns=(str(given),), folder=output), Where(workers=workers)
    books = read_corpus(request, reader_for, Settings(), where, pace.note)
    spent, after = pace.parts[-1][0] - pace.started, resource.getrusage(resource.RUSAGE_SELF)
    driver = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"{workers} worker{'s' if workers > 1 else ''}: {pace.rate():.2f} articles/s ({len(pace.parts)} parts), "
        f"{pace.waited():.1f} s to the first of each, {spent:.1f} s in all; driver busy {driver / spent:.0%} of it"
    )
    _print_sizes(output, books)
    return pace.rate()


def _print_sizes(output: Path, books: Books) -> None:
    documents, claims = books.read + books.unread, max(books.claims, 1)
    kept = {name: _bytes_in(output / name) for name in ("documents", "claims")}
    print(
        f"  kept: {kept['documents'] / documents:,.0f} bytes a document without its claims, "
        f"{books.claims / documents:.1f} claims a document, {kept['claims'] / claims:,.0f} bytes a claim"
    )


def _reconcile(folder: Path, claims: int, workers: int) -> None:
    corpus = folder / "war"
    books = _war(corpus, claims)
    print(f"a simulated war: {books.read:,} documents, {books.claims:,} claims")
    spent = [_reconciled(corpus, folder / f"reconciled by {number}", number, books) for number in (1, workers)]
    print(f"efficiency from 1 to {workers} workers: {spent[0] / (workers * spent[1]):.2f}")


def _reconciled(corpus: Path, output: Path, workers: int, books: Books) -> float:
    times = StageTimes(output / WORK)
    standing = reconcile_corpus(corpus, output, Where(workers=workers), workers, times.note)
    spent = times.begun[-1][1] - times.begun[0][1]
    print(
        f"{workers} worker{'s' if workers > 1 else ''}: {spent:.1f} s, {books.claims / spent:,.0f} claims/s; "
        f"{standing.incidents:,} incidents, {standing.findings:,} findings, {standing.scopes:,} scopes"
    )
    stages = (f"{name} {end - begun:.1f}" for (name, begun), (_, end) in pairwise(times.begun))
    print("  seconds: " + ", ".join(stages))
    print(
        "  of one core, µs a claim: "
        + ", ".join(f"{name} {1e6 * s / books.claims:,.0f}" for name, s in times.busy.items())
    )
    print("  bytes a claim: " + ", ".join(f"{name} {size / books.claims:,.0f}" for name, size in times.sizes.items()))
    kept = {name: _bytes_in(output / name) / books.claims for name in ("incidents", "findings", "tellings")}
    print("  kept a claim: " + ", ".join(f"{name} {size:,.0f} bytes" for name, size in kept.items()))
    return spent


def _war(folder: Path, claims: int) -> Books:
    corpus = Corpus(folder)
    nothing: dict[str, int] = {}
    plan: dict[str, Any] = {"published_on": None, "readers": {}, "extractors": {}}
    corpus.begin(Plan(inputs="war", sources=1, bytes=0, cut=nothing, limits=nothing, **plan))
    parts = came_in = 0
    for part in _parts(claims):
        keep_part(folder, PartName(0, parts), [(read,) for read in part])
        parts, came_in = parts + 1, came_in + len(part)
    corpus.end_stretch(0, parts, came_in)
    return corpus.close_books(1)


def _parts(claims: int) -> Iterator[Sequence[Read]]:
    told = (report for report in reports(War.of_size(claims), claims) if report.claims)
    while some := list(islice(told, DOCUMENTS_A_PART)):
        yield [
            Read(reading=Reading(document=one.document, claims=one.claims), reader=one.claims[0].reader) for one in some
        ]


def _bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=sys.modules["__main__"].__doc__)
    parser.add_argument("--articles", type=int, default=1_200, help="how many are read; 0 for none")
    parser.add_argument("--claims", type=int, default=100_000, help="of the simulated war; 0 for none")
    parser.add_argument("--workers", type=int, default=usable_cores())
    parser.add_argument("--reports", type=Path, nargs="*", default=None)
    options = parser.parse_args()
    options.reports = options.reports or usual_reports()
    return options


if __name__ == "__main__":
    main()
