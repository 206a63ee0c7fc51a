"""Rebuilds UD_English-GUM's splits from its document sources, and says which genres a shipped model may learn from."""

from __future__ import annotations

import os
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

CORPORA = Path(os.environ.get("COUNTERCLAIM_CORPORA", Path(__file__).parents[2] / "shared/data"))
"""The folder with syntax/ and entities/, unless the command line names another."""
WORK = Path(__file__).with_name("work")
MOST_WORDS = 110
"""Longer sentences are neither learned from nor scored; the treebank's few are tables and lists."""
ARCHIVE = Path("syntax/gum/ud_english_gum.tar.xz")
FIT_GENRES = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")
UNFIT_GENRES = ("conversation", "essay", "fiction", "letter", "podcast", "whow")


@dataclass(slots=True)
class Mention:
    """A mention of an entity: token indices (end exclusive), GUM's type, and the Wikipedia title if it is named."""

    start: int
    end: int
    kind: str
    title: str


@dataclass(slots=True)
class TreeSentence:
    """One sentence of the treebank; `heads` are 1-based with 0 for the root."""

    document: str
    words: list[str]
    lemmas: list[str]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    text: str
    opens_paragraph: bool
    mentions: list[Mention] = field(default_factory=list)

    @property
    def genre(self) -> str:
        """The genre, which is the second part of the document's name."""
        return genre_of(self.document)


def genre_of(document: str) -> str:
    """GUM_news_korea → news."""
    return document.split("_")[1]


def unpack(shared: Path, work: Path) -> Path:
    """Unpacks the treebank into the work folder once and returns its folder."""
    folder = work / "ud_english_gum"
    work.mkdir(parents=True, exist_ok=True)
    if not folder.exists():
        with tarfile.open(shared / ARCHIVE) as archive:
            archive.extractall(work, filter="data")
    return folder


def documents_of(folder: Path, split: str) -> list[str]:
    """The names of a split's documents, in the treebank's own order; Reddit's texts are not in the release."""
    names = (folder / "not-to-release/file-lists" / f"files.{split}").read_text().split()
    return [name for name in names if genre_of(name) != "reddit"]


def sentences_of(folder: Path, split: str, genres: tuple[str, ...] | None = None) -> list[TreeSentence]:
    """All sentences of a split, of these genres alone if any are given."""
    names = [name for name in documents_of(folder, split) if genres is None or genre_of(name) in genres]
    return [sentence for name in names for sentence in read_document(folder, name)]


def read_document(folder: Path, name: str) -> list[TreeSentence]:
    """The sentences of one source document, with the entity mentions that open and close in one sentence."""
    text = (folder / "not-to-release/sources" / f"{name}.conllu").read_text(encoding="utf-8")
    return [_sentence(name, block.split("\n")) for block in text.split("\n\n") if "\n1\t" in block]


def _sentence(name: str, lines: list[str]) -> TreeSentence:
    rows = [line.split("\t") for line in lines if re.match(r"\d+\t", line)]
    text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
    return TreeSentence(
        document=name,
        words=[row[1] for row in rows],
        lemmas=[row[2] for row in rows],
        upos=[row[3] for row in rows],
        xpos=[row[4] for row in rows],
        heads=[int(row[6]) for row in rows],
        relations=[row[7] for row in rows],
        text=text,
        opens_paragraph=any(re.match(r"# new(par|doc)", line) for line in lines),
        mentions=sorted(_mentions([row[9] for row in rows]), key=lambda mention: (mention.start, -mention.end)),
    )


def join_designations(sentence: TreeSentence) -> TreeSentence:
    """The sentence with S - 400 as one word, as `counterclaim.read.grammar.words` has it; the treebank splits it."""
    words = sentence.words
    place = 0
    while place < len(words) - 2:
        designation = words[place + 1] == "-" and re.fullmatch(
            r"[A-Z][A-Za-z]{0,11}\d{0,3}-\d+\w*", "".join(words[place : place + 3])
        )
        if designation and words[place].lower() not in {"mid", "pre", "post"}:
            sentence = _joined(sentence, place)
            words = sentence.words
        place += 1
    return sentence


def _joined(sentence: TreeSentence, place: int) -> TreeSentence:
    """The three words from `place` on as one, which hangs where the one hung that hung outside."""
    part = range(place, place + 3)
    outer = next((i for i in part if sentence.heads[i] - 1 not in part), place)

    def moved(index: int) -> int:
        return index if index <= place else max(place + 1, index - 2)

    def one(values: list[str], value: str) -> list[str]:
        return [*values[:place], value, *values[place + 3 :]]

    heads = [*sentence.heads[:place], sentence.heads[outer], *sentence.heads[place + 3 :]]
    return replace(
        sentence,
        words=one(sentence.words, "".join(sentence.words[place : place + 3])),
        lemmas=one(sentence.lemmas, "".join(sentence.words[place : place + 3])),
        upos=one(sentence.upos, "PROPN"),
        xpos=one(sentence.xpos, "NNP"),
        heads=[moved(head) for head in heads],
        relations=one(sentence.relations, sentence.relations[outer]),
        mentions=[
            replace(
                mention,
                start=mention.start if mention.start <= place else max(place, mention.start - 2),
                end=moved(mention.end),
            )
            for mention in sentence.mentions
        ],
    )


def _mentions(misc: list[str]) -> Iterator[Mention]:
    open_mentions: dict[str, list[tuple[int, str, str]]] = {}
    for index, cell in enumerate(misc):
        value = next((part[7:] for part in cell.split("|") if part.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]+\)?|[^()]+\)", value):
            fields = piece.strip("()").split("-")
            if piece.startswith("("):
                kind = fields[1] if len(fields) > 1 else ""
                title = "-".join(fields[7:]) if len(fields) > 7 else ""
                open_mentions.setdefault(fields[0], []).append((index, kind, title))
            if piece.endswith(")"):
                started = open_mentions.get(fields[0])
                if started:
                    start, kind, title = started.pop()
                    yield Mention(start, index + 1, kind, title)
