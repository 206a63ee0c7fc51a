"""Reads a stream of documents once: our own claims of each, and what the finders see in each of its sentences."""

from __future__ import annotations

import hashlib
import io
import pickle
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import counterclaim
from counterclaim.errors import DocumentError
from counterclaim.ingest.documents import open_documents
from counterclaim.ingest.limits import Limits
from counterclaim.model.claim import Claim, Target, Weapon
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.interval import TimeMention
from counterclaim.model.place import PlaceMention
from counterclaim.read.assembly.times import (
    at_edge,
    describes,
    of_other_matter,
    of_reckoning,
    only_measures,
    time_is_said,
    time_mention,
)
from counterclaim.read.english import EnglishReader, dated
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.language import settled_language
from counterclaim.read.mentions import Mentions
from counterclaim.read.pages import Page, page_of
from counterclaim.read.times.datelines import find_dateline
from counterclaim.read.times.times import TimeFound

_WHERE = re.compile(
    r"(?i)\b(?:in|near|at|around|outside|over|across|of|inside|into|towards?|on|off|throughout|within)"
    r"(?: the)?(?: [\w-]+){0,2} $"
)
"""What stands before a name that is meant as a place, even if it could be a state's or its government's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the finders see in one sentence, whether a claim of ours uses it or not."""

    start: int
    end: int
    paragraph: int
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    weapons: tuple[Weapon, ...]
    targets: tuple[Target, ...]
    counts: tuple[tuple[EvidenceSpan, float | None, float | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """A document with our own claims, in text order, and what its sentences mention."""

    document: Document
    claims: tuple[Claim, ...]
    sentences: tuple[Seen, ...]


class _Remembering:
    """An analyser that does not analyse the same text twice running."""

    def __init__(self) -> None:
        self._analyser = english_analyser()
        self.name = self._analyser.name
        self._last: tuple[str, tuple[Sentence, ...]] = ("", ())

    def analyse(self, text: str) -> tuple[Sentence, ...]:
        """The sentences of a text."""
        if text != self._last[0]:
            self._last = (text, tuple(self._analyser.analyse(text)))
        return self._last[1]


def read_stream(path: Path, cache: Path | None = None) -> tuple[ReadDocument, ...]:
    """All documents of a file of JSON lines, read; `cache` keeps the readings until documents or reader change."""
    state = _state_of(path)
    if cache is not None and cache.exists():
        kept, found = pickle.loads(cache.read_bytes())
        if kept == state:
            return tuple(found)
    read = tuple(_read(path))
    if cache is not None:
        cache.write_bytes(pickle.dumps((state, read)))
    return read


def _state_of(path: Path) -> str:
    """A digest of the documents and of all that the reader is made of."""
    digest = hashlib.blake2b(path.read_bytes())
    package = Path(counterclaim.__file__).parent
    for file in sorted([*package.glob("read/**/*"), *package.glob("model/*.py"), Path(__file__)]):
        if file.is_file() and file.suffix in (".py", ".toml"):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _read(path: Path) -> Iterator[ReadDocument]:
    analyser = _Remembering()
    reader = EnglishReader(analyser)
    for document in open_documents((str(path),), io.BytesIO(), Limits()):
        if isinstance(document, DocumentError):
            raise document
        if settled_language(document.language, document.text) != "en":
            yield ReadDocument(document=document, claims=(), sentences=())
            continue
        reading = reader.read(document)
        page = page_of(dated(document), analyser.analyse(document.text))
        yield ReadDocument(document=reading.document, claims=reading.claims, sentences=tuple(_seen(page)))


def _seen(page: Page) -> Iterator[Seen]:
    document = page.document
    dateline = find_dateline(document.text, page.day)
    for number, mentions in enumerate(page.mentions):
        yield Seen(
            start=mentions.sentence.start,
            end=mentions.sentence.end,
            paragraph=mentions.sentence.paragraph,
            places=tuple(
                place
                for place in _places(mentions)
                if dateline is None or place.span.end <= dateline.start or dateline.end <= place.span.start
            ),
            times=tuple(
                time
                for one in mentions.times
                if _of_happening(page, number, one) and (time := time_mention(one)) is not None
            ),
            weapons=tuple(
                Weapon(span=document.span(one.start, one.end), weapon_class=one.weapon_class, model=one.model)
                for one in mentions.weapons
            ),
            targets=tuple(
                Target(span=document.span(one.start, one.end), target_class=one.target_class)
                for one in mentions.targets
            ),
            counts=tuple((document.span(one.start, one.end), one.low, one.high) for one in mentions.counts),
        )


def _of_happening(page: Page, number: int, time: TimeFound) -> bool:
    """Whether a time may be that of a happening: not of a saying, a number, another matter, a description."""
    mentions = page.mentions[number]
    said = any(time_is_said(mentions, one, time) for one in page.attributions[number])
    other = of_reckoning(mentions, time) or of_other_matter(mentions, time) or only_measures(mentions, time)
    return not said and not other and not at_edge(time) and not describes(mentions, time)


def _places(mentions: Mentions) -> Iterator[PlaceMention]:
    """The places of a sentence where something may be, without those that only name a state: "Moscow said"."""
    sentence = mentions.sentence
    states = {one.start for one in mentions.actors if one.actor.side is not None}
    for one in mentions.places:
        before = sentence.text[: one.start - sentence.start]
        acts = one.start in states and not _WHERE.search(before)
        if one.place is not None and not acts and not one.in_name and one.kind != "demonym":
            yield PlaceMention(span=one.span, place=one.place)


def by_name(read: tuple[ReadDocument, ...]) -> Mapping[str, ReadDocument]:
    """The documents by the id that their giver gave."""
    return {one.document.name: one for one in read}
