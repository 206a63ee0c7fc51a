"""Take in, tell the language, read, keep. The only place that catches and goes on."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO

from counterclaim.errors import DocumentError
from counterclaim.fetch.asking import is_address
from counterclaim.ingest.documents import extract, raw_documents_in
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.sources import Source, sources_of
from counterclaim.model.document import Document
from counterclaim.pipeline.access import opened
from counterclaim.pipeline.processes import in_processes, one_by_one
from counterclaim.read.language import settled_language
from counterclaim.read.reader import Reader, Reading
from counterclaim.settings import Settings
from counterclaim.store.entry import Entry
from counterclaim.store.ledger import Ledger

if TYPE_CHECKING:
    from counterclaim.pipeline.fetching import Fetching

ReaderFor = Callable[[str], Reader | None]
Clock = Callable[[], datetime]
"""The moment it is, aware."""

FEW = 8
"""Up to so many documents are read in this process: others would take longer to start than to read them."""
CHUNK_DOCUMENTS = 8
CHUNK_BYTES = 500_000
BATCH_DOCUMENTS = 64
"""Written to the ledger in one transaction."""
WITHIN_S = 1_800.0
"""For what is handed over at once; the longest document takes minutes."""
KILLED = (
    "the process that read it was killed, perhaps for want of memory, or as it took over half an hour; give it alone, "
    "or where there is more"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What was given: paths ("-" is `stdin`), and the day of publication for documents that state none.

    Addresses among the paths are fetched by `fetching`, and refused where there is none.
    """

    paths: tuple[str, ...]
    stdin: BinaryIO
    published_on: date | None = None
    fetching: Fetching | None = None

    def sources(self) -> Iterator[Source | DocumentError]:
        """All that was given, in order."""
        for path in self.paths:
            if not is_address(path):
                yield from sources_of((path,), self.stdin)
            elif self.fetching is None:
                yield DocumentError(path, "an address; `counterclaim add` fetches it", code="address")
            else:
                yield from self.fetching.sources(path)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A document that the ledger holds as this reader reads it: it is not read again."""

    document: str
    name: str


Outcome = Read | Unread | Known | DocumentError
"""What became of one document; the error is its refusal, or a notice of what has nothing to be read."""

Outcomes = Sequence[Outcome]
"""What became of the documents in one thing that came in; at least one."""


@dataclass(slots=True)
class Tally:
    """The books of one run: each thing that came in is done, and each document in it read, known, unread or refused.

    What came in may hold several documents (a live blog its entries), or none that can be used: then it is refused.
    What has nothing to be read by its kind (a message that somebody joined) is a notice: left out, and no refusal.
    """

    came_in: int = 0
    done: int = 0
    read: int = 0
    unread: int = 0
    known: int = 0
    refused: int = 0
    left_out: int = 0
    bytes_done: int = 0
    _waiting: deque[int] = field(default_factory=deque)

    @property
    def documents(self) -> int:
        """How many documents came of it so far, the refused among them."""
        return self.read + self.unread + self.known + self.refused

    def counted(self, raws: Iterable[RawDocument | DocumentError]) -> Iterator[RawDocument | DocumentError]:
        """The same, counted as they come in."""
        for raw in raws:
            self.came_in += 1
            self._waiting.append(len(raw.payload) if isinstance(raw, RawDocument) else 0)
            yield raw

    def note(self, outcomes: Outcomes) -> None:
        """Count what became of one thing that came in; they come in the order in which they came in."""
        if not outcomes:
            raise RuntimeError("something that came in was neither read nor refused")
        self.bytes_done += self._waiting.popleft() if self._waiting else 0
        self.done += 1
        for outcome in outcomes:
            if isinstance(outcome, Read):
                self.read += 1
            elif isinstance(outcome, Unread):
                self.unread += 1
            elif isinstance(outcome, Known):
                self.known += 1
            elif outcome.is_refusal:
                self.refused += 1
            else:
                self.left_out += 1

    def check(self) -> None:
        """Raise RuntimeError unless in = out + refused: a document was lost or made up, and that is our fault."""
        if self.came_in != self.done:
            raise RuntimeError(
                f"the books don't balance: {self.came_in} came in, {self.done} were done "
                f"({self.read} documents were read, {self.known} known, {self.unread} kept unread, "
                f"{self.refused} refused, {self.left_out} told of what was left out)"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """All that a process needs to take a document through the steps; what `known_to` knows is not read again."""

    limits: Limits
    published_on: date | None
    reader_for: ReaderFor
    known_to: Ledger | str | None = None


def read_documents(
    inputs: Inputs, reader_for: ReaderFor, settings: Settings, tally: Tally, known_to: Ledger | None = None
) -> Iterator[Outcome]:
    """What became of each document, in the order in which they were given, whatever the number of workers.

    `reader_for` goes to other processes where there are many documents and `settings.workers` is over 1, so it must
    be importable by name. `tally` is filled on the way, and checked at the end. What the ledger `known_to` holds as
    the same reader reads it is not read again.
    """
    raws = tally.counted(raw_documents_in(inputs.sources(), settings.limits))
    errand = Errand(limits=settings.limits, published_on=inputs.published_on, reader_for=reader_for, known_to=known_to)
    for outcomes in _outcomes(raws, errand, settings.workers):
        tally.note(outcomes)
        yield from outcomes
    tally.check()


def read_document(document: Document, reader_for: ReaderFor) -> Read | Unread:
    """One document in its own language, or kept unread."""
    found = _with_reader(document, reader_for)
    return found if isinstance(found, Unread) else _read(*found)


def _with_reader(document: Document, reader_for: ReaderFor) -> tuple[Document, Reader] | Unread:
    """The document with its language told, and who reads that."""
    language = settled_language(document.language, document.text)
    told = replace(document, language=language)
    if language is None:
        return Unread(document=told, reason="its language can't be told")
    reader = reader_for(language)
    if reader is None:
        return Unread(document=told, reason=f"no reader for {language}")
    return told, reader


def _read(document: Document, reader: Reader) -> Read:
    return Read(reading=reader.read(document), reader=reader.name)


def keep_outcomes(outcomes: Iterable[Outcome], ledger: Ledger, clock: Clock) -> Iterator[tuple[Outcome, bool]]:
    """Put what was read, and what can't be read yet, into the ledger; each outcome comes back with whether it is new.

    Commits every so many documents, so that an interrupted run keeps what it has; what is already there is left alone.
    """
    coming = iter(outcomes)
    while batch := list(islice(coming, BATCH_DOCUMENTS)):
        entries = [entry_of(outcome) for outcome in batch if isinstance(outcome, (Read, Unread))]
        added = iter(ledger.add_many(entries, clock()) if entries else ())
        yield from ((outcome, next(added) if isinstance(outcome, (Read, Unread)) else False) for outcome in batch)


def entry_of(outcome: Read | Unread) -> Entry:
    """What goes into the ledger of a document."""
    if isinstance(outcome, Unread):
        return Entry(document=outcome.document)
    reading = outcome.reading
    return Entry(document=reading.document, claims=reading.claims, reader=outcome.reader)


def outcomes_of(raw: RawDocument | DocumentError, errand: Errand) -> Outcomes:
    """What became of the documents in one thing that came in."""
    if isinstance(raw, DocumentError):
        return (raw.alone(),)
    return [outcome_of(found, errand) for found in extract(raw, errand.limits, errand.published_on)]


def outcome_of(found: Document | DocumentError, errand: Errand) -> Outcome:
    """What becomes of one extracted document."""
    if isinstance(found, DocumentError):
        return found.alone()
    try:
        with_reader = _with_reader(found, errand.reader_for)
        if isinstance(with_reader, Unread):
            return with_reader
        document, reader = with_reader
        if errand.known_to is not None and opened(errand.known_to).knows(document.id, reader.name):
            return Known(document=document.id, name=document.name)
        return _read(document, reader)
    except DocumentError as refusal:
        return refusal.alone()


def _outcomes(raws: Iterator[RawDocument | DocumentError], errand: Errand, workers: int) -> Iterator[Outcomes]:
    if workers == 1:
        return (outcomes_of(raw, errand) for raw in raws)
    first = list(islice(raws, FEW + 1))
    if len(first) <= FEW:
        return (outcomes_of(raw, errand) for raw in first)
    return _in_processes(chain(first, raws), errand, workers)


def _in_processes(raws: Iterable[RawDocument | DocumentError], errand: Errand, workers: int) -> Iterator[Outcomes]:
    known_to = errand.known_to
    apart = errand if known_to is None or isinstance(known_to, str) else replace(errand, known_to=known_to.address)
    jobs = ((chunk, apart) for chunk in _chunks(raws))
    for outcomes in in_processes(_chunk_outcomes, jobs, workers, outcomes_of_each_alone, WITHIN_S):
        yield from outcomes


Job = tuple[list[RawDocument | DocumentError], Errand]


def _chunk_outcomes(job: Job) -> list[Outcomes]:
    chunk, errand = job
    return [outcomes_of(raw, errand) for raw in chunk]


def outcomes_of_each_alone(job: Job) -> list[Outcomes]:
    """The same where the process dies of one of them: each is read alone, and the one that kills is refused."""
    chunk, errand = job
    found = one_by_one(_chunk_outcomes, (([raw], errand) for raw in chunk), _killed, WITHIN_S)
    return [outcomes for each in found for outcomes in each]


def _killed(job: Job) -> list[Outcomes]:
    (raw,), _ = job
    return [(raw.refusal(KILLED, "killed"),)] if isinstance(raw, RawDocument) else [(raw,)]


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
