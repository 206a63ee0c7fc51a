"""How fast documents are read, how much memory that takes, and how much of the time is not the model's.

    python -m evaluation.bench [--articles N] [--reports FILE]…

Articles of about 700 words are cut from reports (JSON lines of documents); without any, from ../shared/data/reports
where that is there, else from the reports that the package carries, each article opening with a number of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, cycle, islice
from pathlib import Path
from typing import Any

from counterclaim.ingest.documents import open_documents
from counterclaim.ingest.limits import Limits
from counterclaim.model.document import Document
from counterclaim.read.readers import reader_for
from counterclaim.settings import usable_cores

SHARED = Path(__file__).parents[2] / "shared/data/reports"
CARRIED = Path(__file__).parents[1] / "src/counterclaim/demo_reports"
WORDS_PER_ARTICLE = 700
COLD_STARTS = 7
READING = ("read", "--format", "jsonl")
LOOK_EVERY_S = 1.0
"""Looking at the memory of several processes takes a tenth of a second of a core."""
SAMPLED = 40
"""Articles read to tell the model's time from the rest."""

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title>
<meta property="article:published_time" content="2024-09-01T10:00:00Z"></head>
<body><article>{text}</article></body></html>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What one run of the command line took; memory is the largest process's, and that of all at their peak."""

    seconds: float
    largest_mb: float
    all_mb: float


def main() -> None:
    """Print the figures."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its byte code kept
    options = _options()
    articles = list(islice(articles_of(options.reports), options.articles))
    words = sum(len(article["text"].split()) for article in articles)
    cores = usable_cores()
    print(f"{len(articles)} articles, {words:,} words; {cores} cores")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder, "bytecode"))
        given, page = Path(folder, "articles.jsonl"), Path(folder, "page.html")
        given.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        page.write_text(_page(articles[0]["text"]), encoding="utf-8")
        for workers in sorted({1, cores}, reverse=True):
            _print_speed(workers, len(articles), words, spent_on(*READING, "--workers", str(workers), str(given)))
        starts = [spent_on(*READING, str(page)) for _ in range(COLD_STARTS)]
        median, most = statistics.median(one.seconds for one in starts), max(one.largest_mb for one in starts)
        print(f"one page, cold: {median:.2f} s (median of {COLD_STARTS}), {most:.0f} MB")
    _print_shares([article["text"] for article in articles[:SAMPLED]])


def usual_reports() -> list[Path]:
    """What articles are cut from where nothing is named."""
    return sorted(SHARED.glob("english_*.jsonl")) or sorted(CARRIED.glob("*.txt"))


def articles_of(reports: list[Path]) -> Iterator[dict[str, Any]]:
    """Articles of some 700 words, each different: reports one after another, cut at the ends of paragraphs or lines."""
    given = open_documents(map(str, reports), sys.stdin.buffer, Limits())
    texts = [one.text for one in given if isinstance(one, Document) and one.language in {"en", None}]
    if not texts:
        sys.exit("no reports to cut articles from; name some with --reports")
    number, held, size = 0, ["Report 0."], 0
    for piece in chain.from_iterable(map(_pieces, cycle(texts))):
        held.append(piece)
        size += len(piece.split())
        if size >= WORDS_PER_ARTICLE:
            yield {"id": f"bench-{number}", "lang": "en", "published": "2024-09-01", "text": "\n\n".join(held)}
            number += 1
            held, size = [f"Report {number}."], 0


def spent_on(*words: str) -> Spent:
    """What `counterclaim` takes with these arguments."""
    command = [sys.executable, "-m", "counterclaim.cli", *words]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    peak, ended = 0.0, False
    while not ended:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        ended = pid != 0
        if not ended and "--workers" in words:
            peak = max(peak, _session_mb(process.pid))
        time.sleep(LOOK_EVERY_S if "--workers" in words else 0.002)
    seconds = time.perf_counter() - started
    if status:
        sys.exit(f"{' '.join(command)}: ended with status {status}")
    return Spent(seconds=seconds, largest_mb=_megabytes(used), all_mb=peak)


def _print_speed(workers: int, articles: int, words: int, spent: Spent) -> None:
    print(
        f"{workers} {'process' if workers == 1 else 'processes'}: {articles / spent.seconds * 60:,.0f} articles/min, "
        f"{words / spent.seconds:,.0f} words/s, {spent.seconds:.1f} s in all; "
        f"peak {spent.all_mb:.0f} MB"
    )


def _print_shares(texts: list[str]) -> None:
    """How the time of reading divides into the model, the rest of the analysis, and the reader."""
    reader = reader_for("en")
    if reader is None:
        sys.exit("no English reader")
    analyser: Any = reader._analyser  # type: ignore[attr-defined]  # the one place that looks inside
    session, analyse = Timed(analyser._session.run), Timed(analyser.analyse)
    analyser._session = session
    documents = [Document.of(text, name=str(number)) for number, text in enumerate(texts)]
    reader.read(documents[0])
    session.seconds = 0.0
    analyser.analyse = analyse
    started = time.process_time()
    for document in documents:
        reader.read(document)
    whole = time.process_time() - started
    print(
        f"of {whole / len(texts) * 1000:.0f} ms of processor time an article: model {session.seconds / whole:.0%}, "
        f"rest of the analysis {(analyse.seconds - session.seconds) / whole:.0%}, "
        f"claims {(whole - analyse.seconds) / whole:.0%}; outside the model {1 - session.seconds / whole:.0%}"
    )


class Timed:
    """A function that adds up how much processor time it took; as a session, its `run`."""

    def __init__(self, function: Any) -> None:
        self._function, self.seconds = function, 0.0

    def __call__(self, *given: Any, **named: Any) -> Any:
        """Call the function, and count."""
        started = time.process_time()
        try:
            return self._function(*given, **named)
        finally:
            self.seconds += time.process_time() - started

    run = __call__


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=240)
    parser.add_argument("--reports", type=Path, action="append")
    options = parser.parse_args()
    options.reports = options.reports or usual_reports()
    return options


def _pieces(text: str) -> Iterator[str]:
    """Paragraphs; long ones in stretches of whole sentences."""
    for paragraph in text.split("\n\n"):
        sentences = paragraph.split(". ")
        for start in range(0, len(sentences), 3):
            piece = ". ".join(sentences[start : start + 3]).strip()
            if piece:
                yield piece if piece.endswith((".", "!", "?", "”", '"')) else piece + "."


def _page(text: str) -> str:
    paragraphs = "".join(f"<p>{piece}</p>" for piece in text.replace("<", "&lt;").split("\n\n"))
    return PAGE.format(title="Report", text=paragraphs)


def _megabytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _session_mb(leader: int) -> float:
    """Memory of all processes of a session, shared pages counted once; 0 where the system does not tell."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) == leader:
                lines = (folder / "smaps_rollup").read_text().splitlines()
                total += next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
        except (OSError, ValueError):
            continue
    return total / 1024


if __name__ == "__main__":
    main()
