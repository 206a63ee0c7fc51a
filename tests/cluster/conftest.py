"""What the tests of the cluster share: corpora of our own words, and what they hold in one canonical form."""

from __future__ import annotations

import importlib
import json
import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from evaluation.simulated_war.war import War, reports

from counterclaim.cluster.corpus import Corpus, Plan
from counterclaim.cluster.parts import PartName, entries_in, keep_part, refusals_in
from counterclaim.model.document import Document
from counterclaim.pipeline.reading import Outcome, Outcomes, Read, Unread
from counterclaim.read.reader import Reading
from counterclaim.store.entry import Entry
from counterclaim.store.shapes import json_text, shaped

ROOT = Path(__file__).parents[2]
EDITED = "Officials said that two people were killed in a strike on the port, and that the fires were still burning."


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of the unhurried reader, importable by name on every node; Ray says only what is wrong."""
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    logging.getLogger("ray").setLevel(logging.CRITICAL)
    return importlib.import_module("tests.unhurried_reader")


def now() -> datetime:
    """A moment."""
    return datetime(2031, 5, 1, tzinfo=UTC)


def write_documents(folder: Path, documents: int) -> Path:
    """Files of documents as JSON lines, with some in each that can't be used, or that nothing reads."""
    folder.mkdir()
    for number in range(3):
        lines = [
            json.dumps(
                {
                    "id": f"d{number}-{line}",
                    "lang": "en",
                    "published": f"2024-09-{1 + line % 28:02d}",
                    "text": f"The governor said that {line + 2} killed were found in town {number}, and more was said.",
                }
            )
            for line in range(documents // 3)
        ]
        lines[5:5] = ["not JSON", json.dumps({"id": "odd", "lang": "en", "text": "refuse me, said the governor"})]
        lines[9:9] = [json.dumps({"id": f"uk{number}", "text": "Губернатор заявив, що у місті знайдено загиблих."})]
        (folder / f"part{number}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "z empty.txt").write_text("", encoding="utf-8")
    return folder


def rows_in(folder: Path) -> tuple[list[str], list[str]]:
    """All documents of a corpus with their claims, and all refusals, in the order of what was given."""
    parts = Corpus(folder).parts()
    entries = [json_text(shaped(entry)) for part in parts for entry in entries_in(folder, part)]
    return entries, [str(refusal) for part in parts for refusal in refusals_in(folder, part)]


def rows_of(outcomes: Sequence[Outcome]) -> tuple[list[str], list[str]]:
    """The same of one machine's run."""
    entries = [json_text(shaped(_entry(one))) for one in outcomes if isinstance(one, Read | Unread)]
    return entries, [str(one) for one in outcomes if not isinstance(one, Read | Unread)]


def war_entries(claims: int) -> list[Entry]:
    """The documents and claims of a short simulated war, and what it lacks: edited, repeated and unread documents."""
    told = [
        Entry(document=report.document, claims=tuple(report.claims), reader=report.claims[0].reader)
        for report in reports(War.of_size(claims, seed=11), claims)
        if report.claims
    ]
    return [*told[:40], *_edited(told[7]), *told[40:], told[3], *_unread()]


def _edited(entry: Entry) -> Iterator[Entry]:
    """A later version of a document: its text goes on, and its claims are read anew in it."""
    document = Document.of(
        f"{entry.document.text}\n\n{EDITED}",
        name=entry.document.name,
        url=entry.document.url,
        publisher=entry.document.publisher,
        published_on=entry.document.published_on,
        language="en",
    )
    yield Entry(document=document, reader=entry.reader)


def _unread() -> Iterator[Entry]:
    for number in range(2):
        yield Entry(document=Document.of(f"{EDITED} " * 3, name=f"wire {number}", publisher=f"Wire {number}"))


def corpus_of(entries: Sequence[Entry], folder: Path, each: int = 25) -> Path:
    """A finished corpus that holds these."""
    corpus = Corpus(folder)
    empty: dict[str, int] = {}
    corpus.begin(
        Plan(
            inputs="war",
            sources=1,
            bytes=0,
            cut=empty,
            limits=empty,
            published_on=None,
            readers={},
            extractors={},
        )
    )
    outcomes: list[Outcomes] = [(_outcome(entry),) for entry in entries]
    parts = [outcomes[start : start + each] for start in range(0, len(outcomes), each)]
    for number, part in enumerate(parts):
        keep_part(folder, PartName(0, number), part)
    corpus.end_stretch(0, len(parts), len(outcomes))
    corpus.close_books(1)
    return folder


def _entry(outcome: Read | Unread) -> Entry:
    if isinstance(outcome, Unread):
        return Entry(document=outcome.document)
    reading = outcome.reading
    return Entry(document=reading.document, claims=reading.claims, reader=outcome.reader)


def _outcome(entry: Entry) -> Outcome:
    if entry.reader is None:
        return Unread(document=entry.document, reason="no reader")
    return Read(reading=Reading(document=entry.document, claims=entry.claims), reader=entry.reader)
