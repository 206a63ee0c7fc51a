"""Take in, tell the language, read, keep. The only place that catches and goes on."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import chain, islice
from typing import BinaryIO

from counterclaim.errors import DocumentError
from counterclaim.ingest.documents import extract, raw_documents
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.model.document import Document
from counterclaim.pipeline.processes import in_processes
from counterclaim.read.language import settled_language
from counterclaim.read.reader import Reader, Reading
from counterclaim.settings import Settings
from counterclaim.store.entry import Entry
from counterclaim.store.ledger import Ledger

ReaderFor = Callable[[str], Reader | None]
Clock = Callable[[], datetime]
"""The moment it is, aware."""

FEW = 8
"""Up to so many documents are read in this process: others would take longer to start than to read them."""
CHUNK_DOCUMENTS = 8
CHUNK_BYTES = 500_000
BATCH_DOCUMENTS = 64
"""Written to the ledger in one transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What was given: paths ("-" is `stdin`), and the day of publication for documents that state none."""

    paths: tuple[str, ...]
    stdin: BinaryIO
    published_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A document that was read, and by which reader."""

    reading: Reading
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A document that is kept though nothing reads it, and why not."""

    document: Document
    reason: str


Outcome = Read | Unread | DocumentError
"""What became of one document; the error is its refusal."""


@dataclass(slots=True)
class Tally:
    """The books of one run: each document that came in is read, kept unread or refused."""

    came_in: int = 0
    read: int = 0
    unread: int = 0
    refused: int = 0
    bytes_done: int = 0
    _waiting: deque[int] = field(default_factory=deque)

    def counted(self, raws: Iterable[RawDocument | DocumentError]) -> Iterator[RawDocument | DocumentError]:
        """The same, counted as they come in."""
        for raw in raws:
            self.came_in += 1
            self._waiting.append(len(raw.payload) if isinstance(raw, RawDocument) else 0)
            yield raw

    def note(self, outcome: Outcome) -> None:
        """Count one outcome; they come in the order in which the documents came in."""
        self.bytes_done += self._waiting.popleft() if self._waiting else 0
        if isinstance(outcome, Read):
            self.read += 1
        elif isinstance(outcome, Unread):
            self.unread += 1
        else:
            self.refused += 1

    def check(self) -> None:
        """Raise RuntimeError unless in = out + refused: a document was lost or made up, and that is our fault."""
        if self.came_in != self.read + self.unread + self.refused:
            raise RuntimeError(
                f"the books don't balance: {self.came_in} documents came in, "
                f"{self.read} were read, {self.unread} kept unread, {self.refused} refused"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """All that a process needs to take a document through the steps."""

    limits: Limits
    published_on: date | None
    reader_for: ReaderFor


def read_documents(inputs: Inputs, reader_for: ReaderFor, settings: Settings, tally: Tally) -> Iterator[Outcome]:
    """What became of each document, in the order in which they were given, whatever the number of workers.

    `reader_for` goes to other processes where there are many documents and `settings.workers` is over 1, so it must
    be importable by name. `tally` is filled on the way, and checked at the end.
    """
    raws = tally.counted(raw_documents(inputs.paths, inputs.stdin, settings.limits))
    errand = Errand(limits=settings.limits, published_on=inputs.published_on, reader_for=reader_for)
    for outcome in _outcomes(raws, errand, settings.workers):
        tally.note(outcome)
        yield outcome
    tally.check()


def read_document(document: Document, reader_for: ReaderFor) -> Read | Unread:
    """One document in its own language, or kept unread."""
    language = settled_language(document.language, document.text)
    told = replace(document, language=language)
    if language is None:
        return Unread(document=told, reason="its language can't be told")
    reader = reader_for(language)
    if reader is None:
        return Unread(document=told, reason=f"no reader for {language}")
    return Read(reading=reader.read(told), reader=reader.name)


def keep_outcomes(outcomes: Iterable[Outcome], ledger: Ledger, clock: Clock) -> Iterator[tuple[Outcome, bool]]:
    """Put what was read, and what can't be read yet, into the ledger; each outcome comes back with whether it is new.

    Commits every so many documents, so that an interrupted run keeps what it has; what is already there is left alone.
    """
    coming = iter(outcomes)
    while batch := list(islice(coming, BATCH_DOCUMENTS)):
        entries = [_entry(outcome) for outcome in batch if not isinstance(outcome, DocumentError)]
        added = iter(ledger.add_many(entries, clock()) if entries else ())
        yield from ((outcome, False if isinstance(outcome, DocumentError) else next(added)) for outcome in batch)


def _entry(outcome: Read | Unread) -> Entry:
    if isinstance(outcome, Unread):
        return Entry(document=outcome.document)
    reading = outcome.reading
    return Entry(document=reading.document, claims=reading.claims, reader=outcome.reader)


def _outcome(raw: RawDocument | DocumentError, errand: Errand) -> Outcome:
    if isinstance(raw, DocumentError):
        return raw
    try:
        return read_document(extract(raw, errand.limits, errand.published_on), errand.reader_for)
    except DocumentError as refusal:
        return refusal


def _outcomes(raws: Iterator[RawDocument | DocumentError], errand: Errand, workers: int) -> Iterator[Outcome]:
    if workers == 1:
        return (_outcome(raw, errand) for raw in raws)
    first = list(islice(raws, FEW + 1))
    if len(first) <= FEW:
        return (_outcome(raw, errand) for raw in first)
    return _in_processes(chain(first, raws), errand, workers)


def _in_processes(raws: Iterable[RawDocument | DocumentError], errand: Errand, workers: int) -> Iterator[Outcome]:
    jobs = ((chunk, errand) for chunk in _chunks(raws))
    for outcomes in in_processes(_chunk_outcomes, jobs, workers):
        yield from outcomes


def _chunk_outcomes(job: tuple[list[RawDocument | DocumentError], Errand]) -> list[Outcome]:
    chunk, errand = job
    return [_outcome(raw, errand) for raw in chunk]


def _chunks(raws: Iterable[RawDocument | DocumentError]) -> Iterator[list[RawDocument | DocumentError]]:
    """Stretches of documents, each short enough in number and bytes to be handed over at once."""
    chunk: list[RawDocument | DocumentError] = []
    size = 0
    for raw in raws:
        chunk.append(raw)
        size += len(raw.payload) if isinstance(raw, RawDocument) else 0
        if len(chunk) >= CHUNK_DOCUMENTS or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
