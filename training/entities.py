"""Entity labels from three corpora under one small set: PERSON, ORG, LOC, NORP, DATE, WEAPON as BIO tags."""

from __future__ import annotations

import json
import re
import tarfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from counterclaim.read.grammar.sentences import split_sentences
from counterclaim.read.grammar.words import split_words
from training.treebank import Mention, TreeSentence

RE3D_ARCHIVE = Path("entities/re3d.tar.xz")
WNUT_ARCHIVE = Path("entities/wnut17.tar.xz")
RE3D_SOURCES = (
    "Australian Department of Foreign Affairs",
    "CENTCOM",
    "UK Government",
    "US State Department",
    "Wikipedia",
)
RE3D_KINDS = {
    "Person": "PERSON",
    "Organisation": "ORG",
    "Location": "LOC",
    "Nationality": "NORP",
    "Temporal": "DATE",
    "Weapon": "WEAPON",
    "MilitaryPlatform": "WEAPON",
}
WNUT_KINDS = {"person": "PERSON", "location": "LOC", "corporation": "ORG", "group": "ORG"}
GUM_KINDS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
LABELS = ("O", *(f"{side}-{kind}" for kind in ("PERSON", "ORG", "LOC", "NORP", "DATE", "WEAPON") for side in "BI"))

NAMES = {"NNP", "NNPS"}
INSIDE = NAMES | {"HYPH", "CD", "POS"}
LINKS = {"of", "the", "for", "and", "de", "al", "-", "on", "in"}
TITLES = frozenset(tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))["titles"])
DEMONYM = re.compile(
    r"(?:an|ish|ese|[a-z]{3}i|rench|utch|zech|reek|wiss|thai|arab|slamic|rabic|uzbek|tatar|kurd)s?$", re.IGNORECASE
)
NOT_DEMONYM = {
    "Olympic",
    "Human",
    "Catholic",
    "Republican",
    "Arctic",
    "Atlantic",
    "Pacific",
    "Baltic",
    "High",
    "Republic",
}
CALENDAR = re.compile(
    r"^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:\w*\.?)$|day$|^(?:today|tomorrow|yesterday|tonight|"
    r"\d{4}s?|week|weeks|month|months|year|years|morning|evening|night|afternoon|noon|midnight|weekend)$",
    re.IGNORECASE,
)


def tags_of_tree(sentence: TreeSentence) -> list[str]:
    """BIO tags of a treebank sentence: names alone, without titles, determiners and what else its mentions take in."""
    tags = ["O"] * len(sentence.words)
    for mention in sorted(sentence.mentions, key=lambda mention: mention.start - mention.end):
        if mention.kind == "time":
            _put(tags, *_date(sentence, mention), "DATE")
        elif mention.kind in GUM_KINDS:
            start, end = _name(sentence, mention)
            if start < end:
                demonym = end - start == 1 and sentence.xpos[start] == "NNPS" and DEMONYM.search(sentence.words[start])
                _put(tags, start, end, "NORP" if demonym else GUM_KINDS[mention.kind])
    for index, word in enumerate(sentence.words):
        adjective = sentence.xpos[index] == "JJ" and word[:1].isupper() and len(word) > 3 and index > 0
        if adjective and tags[index] == "O" and DEMONYM.search(word) and word not in NOT_DEMONYM and not word.isupper():
            tags[index] = "B-NORP"
    return tags


def _put(tags: list[str], start: int, end: int, kind: str) -> None:
    if start < end and all(tag == "O" for tag in tags[start:end]):
        tags[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)


def _head(sentence: TreeSentence, mention: Mention) -> int:
    inside = range(mention.start, mention.end)
    return next((i for i in inside if sentence.heads[i] - 1 not in inside), mention.start)


def _name(sentence: TreeSentence, mention: Mention) -> tuple[int, int]:
    words, xpos = sentence.words, sentence.xpos
    start = head = _head(sentence, mention)
    if xpos[head] not in NAMES and not (
        mention.title and words[head][:1].isupper() and xpos[head] in {"NN", "NNS", "JJ"}
    ):
        return 0, 0
    while start > mention.start and (
        xpos[start - 1] in INSIDE or (xpos[start - 1] == "JJ" and words[start - 1][:1].isupper())
    ):
        start -= 1
    end = head + 1
    while end < mention.end:
        step = 1
        while (
            mention.kind != "person"
            and end + step < mention.end
            and step < 3
            and words[end + step - 1].lower() in LINKS
        ):
            step += 1
        if xpos[end + step - 1] not in INSIDE - {"POS"}:
            break
        end += step
    while start < end and (
        words[start].lower().strip(".") in LINKS
        or xpos[start] in {"POS", "HYPH"}
        or (mention.kind == "person" and words[start].lower().strip(".") in TITLES)
    ):
        start += 1
    while end > start and xpos[end - 1] in {"POS", "HYPH"}:
        end -= 1
    return start, end


def _date(sentence: TreeSentence, mention: Mention) -> tuple[int, int]:
    words = sentence.words
    start, end = mention.start, mention.end
    if end - start > 6 or not any(CALENDAR.search(word) for word in words[start:end]):
        return 0, 0
    while start < end and sentence.xpos[start] in {"DT", "IN", ","}:
        start += 1
    return start, end


def unpack(shared: Path, work: Path) -> None:
    """Unpacks both entity corpora into the work folder once."""
    for archive_path, name in ((RE3D_ARCHIVE, "re3d"), (WNUT_ARCHIVE, "wnut17")):
        if not (work / name).exists():
            with tarfile.open(shared / archive_path) as archive:
                archive.extractall(work, filter="data")


def read_wnut(path: Path, *, named_only: bool = True) -> Iterator[tuple[list[str], list[str]]]:
    """Sentences of a WNUT17 file (by default those that name something) as words and tags; works and products are O."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if not line.strip():
            if words and (not named_only or any(tag != "O" for tag in tags)):
                yield words, tags
            words, tags = [], []
            continue
        word, tag = line.split("\t")[:2]
        side, _, kind = tag.partition("-")
        words.append(word)
        tags.append(f"{side}-{WNUT_KINDS[kind]}" if kind in WNUT_KINDS else "O")


def read_re3d(folder: Path, source: str) -> Iterator[tuple[list[str], list[str]]]:
    """Sentences of one re3d source as words and tags."""
    for text, spans in _re3d_documents(folder, source):
        for stretch in split_sentences(text):
            places = [(stretch.start + a, stretch.start + b) for a, b in split_words(text[stretch.start : stretch.end])]
            tags = ["O"] * len(places)
            for start, end, kind in spans:
                inside = [number for number, (a, b) in enumerate(places) if a < end and b > start]
                if kind == "PERSON":
                    titled = [number for number in inside if text[slice(*places[number])].lower().strip(".") in TITLES]
                    inside = [number for number in inside if not titled or number > titled[-1]]
                if inside:
                    _put(tags, inside[0], inside[-1] + 1, kind)
            yield [text[a:b] for a, b in places], tags


def _re3d_documents(folder: Path, source: str) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Documents of one re3d source as text and named spans (start, end, kind), longest first, without common nouns."""
    documents = [json.loads(line) for line in (folder / source / "documents.json").read_text().splitlines()]
    entities = [json.loads(line) for line in (folder / source / "entities.json").read_text().splitlines()]
    for document in documents:
        text = document["text"]
        found = [
            (entity["begin"], entity["end"], RE3D_KINDS[entity["type"]])
            for entity in entities
            if entity["documentId"] == document["_id"] and entity["type"] in RE3D_KINDS
        ]
        trimmed = (_trim(text, *span) for span in found)
        yield text, sorted({span for span in trimmed if span}, key=lambda span: span[0] - span[1])


def _trim(text: str, start: int, end: int, kind: str) -> tuple[int, int, str] | None:
    article = re.match(r"(?:the|a|an)\s+", text[start:end], re.IGNORECASE)
    start += article.end() if article else 0
    named = kind in {"DATE", "WEAPON"} or text[start : start + 1].isupper()
    return (start, end, kind) if named and 2 < end - start < 60 else None
