"""Reads ECB+ (Cybulska and Vossen 2014): the tokens of its documents, and the mentions of events coded in them."""

from __future__ import annotations

import json
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

Sentences = tuple[tuple["Token", ...], ...]


@dataclass(frozen=True, slots=True)
class Token:
    """One token, with the number that annotations know it by."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class CodedMention:
    """Words that tell an event: the document, the sentence, the tokens' numbers, and the event (its chain) as coded."""

    document: str
    sentence: int
    tokens: tuple[str, ...]
    chain: str


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """A document's sentences in order; the first of a web page is its address."""

    name: str
    sentences: Sentences

    @property
    def headline(self) -> int:
        """The number of the sentence that is the headline: the second where the first is the page's address."""
        return 1 if self.name.endswith("plus") and len(self.sentences) > 1 else 0

    def sentence_with(self, number: str) -> tuple[Token, ...]:
        """The sentence that has a token; whatever a mention says of its sentence, its tokens decide."""
        found = next((one for one in self.sentences if any(token.number == number for token in one)), None)
        if found is None:
            raise ValueError(f"{self.name} has no token {number}")
        return found


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The mentions of a file as they stand there."""
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def mentions_of(rows: Sequence[Mapping[str, Any]]) -> tuple[CodedMention, ...]:
    """The mentions, in the file's order; without a chain, as in a test whose answers are kept back, it is empty."""
    return tuple(
        CodedMention(row["doc"], int(row["sent"]), tuple(map(str, row["tokens"])), str(row.get("chain", "")))
        for row in rows
    )


def documents_of(corpus: Path, names: Collection[str]) -> dict[str, CodedDocument]:
    """The documents of these names, out of a folder, a tar or a zip of XML files; absent if they aren't there."""
    wanted = frozenset(names)
    return {name: document_of(name, xml) for name, xml in sorted(_files(corpus, wanted))}


def _files(corpus: Path, wanted: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    if corpus.is_dir():
        found = ((path.name, path) for path in corpus.rglob("*.xml"))
        yield from ((name[:-4], path.read_bytes()) for name, path in found if name[:-4] in wanted)
    elif zipfile.is_zipfile(corpus):
        with zipfile.ZipFile(corpus) as archive:
            for one in archive.namelist():
                if (name := Path(one).stem) in wanted and one.endswith(".xml"):
                    yield name, archive.read(one)
    else:
        with tarfile.open(corpus) as archive:
            for member in archive:
                content = archive.extractfile(member) if member.name.endswith(".xml") else None
                if content is not None and (name := Path(member.name).stem) in wanted:
                    yield name, content.read()


def document_of(name: str, xml: bytes) -> CodedDocument:
    """One document out of its XML; tokens without text are left out."""
    together: defaultdict[int, list[Token]] = defaultdict(list)
    for token in ElementTree.fromstring(xml).iter("token"):
        if token.text and token.text.strip():
            together[int(token.get("sentence", 0))].append(Token(str(token.get("t_id")), token.text))
    last = max(together, default=-1)
    return CodedDocument(name, tuple(tuple(together[number]) for number in range(last + 1)))
