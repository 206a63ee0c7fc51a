"""What is fuzzed: every format and every container that the package lists, all of them together, and the reader."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from counterclaim.errors import DocumentError
from counterclaim.ingest.documents import CONTAINERS, FORMATS, extract, open_documents, raw_documents_in
from counterclaim.ingest.formats import Container
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.sources import Source
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.read.english import EnglishReader
from counterclaim.read.grammar.analysis import Analyser

LIMITS = Limits(
    document_bytes=60_000, page_bytes=50_000, characters=40_000, depth=3, members=50, held_bytes=2_000_000, ratio=100
)
MOST_SECONDS = 5.0
"""Processor time that one small input may take; most take milliseconds."""
DAY = date(2024, 9, 2)
Fuzzed = Callable[[bytes], None]


class Broken(AssertionError):
    """An input that came to neither a sound document nor a refusal, or took too long."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that takes bytes from strangers: raises whatever it should not."""

    name: str
    take: Fuzzed

    def __call__(self, payload: bytes) -> None:
        """Raise Broken, or what was raised inside, unless all went as it should."""
        started = time.process_time()
        self.take(payload)
        took = time.process_time() - started
        if took > MOST_SECONDS:
            raise Broken(f"{took:.1f} s for {len(payload)} bytes")


def ingesting_targets() -> list[Target]:
    """One for each format and each container, by what the package lists; and one for whatever comes."""
    formats = [Target(f"format {form.name}", _extracting(form.name)) for form in FORMATS]
    containers = [Target(f"container {one.name}", _opening(one)) for one in CONTAINERS]
    return [*formats, *containers, Target("anything", _anything)]


def reading_target(name: str, analyser: Analyser) -> Target:
    """The whole reader with this analyser, on texts."""
    reader = EnglishReader(analyser)

    def take(payload: bytes) -> None:
        text = payload.decode("utf-8", "replace")
        if text.strip():
            reading = reader.read(Document.of(text, name="fuzzed", published_on=DAY, language="en"))
            for claim in reading.claims:
                for span in claim.evidence:
                    _check_span(reading.document, span)

    return Target(name, take)


def _check_span(document: Document, span: EvidenceSpan) -> None:
    if document.text[span.start : span.end] != span.text:
        raise Broken(f"words at {span.start} that the text does not have")


def _extracting(name: str) -> Fuzzed:
    def take(payload: bytes) -> None:
        check(extract(RawDocument(source="fuzzed", name="fuzzed", format=name, payload=payload), LIMITS, DAY))

    return take


def _opening(container: Container) -> Fuzzed:
    def take(payload: bytes) -> None:
        source = Source(source="fuzzed", name="fuzzed", stream=io.BytesIO(payload))
        if container.recognises(payload[:4096], "fuzzed"):
            check(_extracted(raw_documents_in([source], LIMITS)))
            return
        try:
            for number, part in enumerate(container.parts(source, io.BytesIO(payload), LIMITS)):
                if isinstance(part, Source):
                    check(_extracted(raw_documents_in((part,), LIMITS, 1)))
                else:
                    check(_extracted([part]))
                if number == LIMITS.members:
                    return
        except DocumentError as refusal:
            check([refusal])

    return take


def _extracted(raws: Iterable[RawDocument | DocumentError]) -> Iterator[Document | DocumentError]:
    for raw in raws:
        if isinstance(raw, DocumentError):
            yield raw
        else:
            yield from extract(raw, LIMITS, DAY)


def _anything(payload: bytes) -> None:
    check(open_documents(["-"], io.BytesIO(payload), LIMITS, DAY))


def check(found: Iterable[Document | DocumentError]) -> None:
    """Each is a document whose text is whole and within bounds, or a refusal that says why in one line."""
    for one in found:
        if isinstance(one, DocumentError):
            if not one.reason or not one.code or "\n" in one.reason:
                raise Broken(f"a refusal that does not say why: {one!r}")
        elif not one.text.strip() or len(one.text) > LIMITS.characters:
            raise Broken(f"a text of {len(one.text)} characters")
        else:
            one.text.encode("utf-8")
