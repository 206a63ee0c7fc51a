"""Documents to be added under violence, and a reader that remembers what is in them, so that reading takes no time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from itertools import islice
from pathlib import Path

from evaluation.simulated_war.war import Report, War, reports

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.identity import claim_id, document_id
from counterclaim.pipeline.reading import ReaderFor
from counterclaim.read.reader import Reader, Reading
from counterclaim.store.shapes import json_text, shaped, valued

MOST_CLAIMS = 2
"""Of one document: short ones, so that a run takes seconds and can be killed often."""
EDITED = 20
"""One document in so many comes a second time, edited."""
_A_DAY = 1_000
"""Claims that the war makes a day, in documents short and long."""


def write_reports(folder: Path, number: int, seed: int) -> tuple[Path, Path]:
    """So many short documents of a simulated war as JSON lines, and what is read in each: the files' paths."""
    documents, readings = folder / "documents.jsonl", folder / "readings.jsonl"
    war = War(seed=seed, claims_a_day=_A_DAY)
    short = (report for report in reports(war, 100 * number) if len(report.claims) <= MOST_CLAIMS)
    with documents.open("w", encoding="utf-8") as texts, readings.open("w", encoding="utf-8") as claims:
        for document, found in islice(_with_editions(short), number):
            texts.write(json.dumps(_given(document)) + "\n")
            claims.write(json_text({"document": document.id, "claims": [shaped(claim) for claim in found]}) + "\n")
    return documents, readings


def _with_editions(reported: Iterable[Report]) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """Documents and their claims; some come again with more text, as posts do that are edited."""
    for number, report in enumerate(reported):
        yield report.document, report.claims
        if number % EDITED == 0:
            yield _edited(report)


def _edited(report: Report) -> tuple[Document, tuple[Claim, ...]]:
    first = report.document
    text = f"{first.text}\n\nThis report was updated."
    document = replace(first, id=document_id(text, first.url or first.name), text=text)
    names = {claim.id: claim_id(document.id, claim.reader, claim.id) for claim in report.claims}
    claims = (
        replace(claim, id=names[claim.id], document=document.id, part_of=names.get(claim.part_of or ""))
        for claim in report.claims
    )
    return document, tuple(claims)


def remembering(readings: Path) -> ReaderFor:
    """For English a reader that knows the readings in this file; it can be handed to other processes."""
    return partial(_reader_for, str(readings))


class RememberingReader:
    """Gives the claims that a file says are in a document."""

    language = "en"
    name = "simulated 1"

    def __init__(self, path: str) -> None:
        self._claims: dict[str, list[dict[str, object]]] = {}
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                self._claims[record["document"]] = record["claims"]

    def read(self, document: Document) -> Reading:
        """The claims of a document; KeyError for one that the file does not have."""
        found = tuple(valued(record, Claim) for record in self._claims[document.id])
        return Reading(document=document, claims=found)


def _given(document: Document) -> dict[str, str | None]:
    return {
        "id": document.name,
        "text": document.text,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": document.published_on.isoformat() if document.published_on else None,
        "language": document.language,
    }


def _reader_for(path: str, language: str) -> Reader | None:
    return _reader(path) if language == "en" else None


@cache
def _reader(path: str) -> Reader:
    return RememberingReader(path)
