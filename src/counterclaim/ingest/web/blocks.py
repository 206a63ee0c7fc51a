"""A page's tree as the paragraphs, headings, list items and quotes that a reader sees, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from counterclaim.ingest.web.markup import Tree
from counterclaim.ingest.web.words import words_of

WITHOUT_TEXT = frozenset(words_of("names")["without_text"])
ENDING_LINES = frozenset(words_of("names")["ending_lines"])
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
ASIDE = frozenset(["aside", "nav", "footer", "form"])
SPACES = re.compile(r"[\s\u200b\ufeff]+")
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
SENTENCE_END = re.compile(r"[.!?…:;։؟。！？۔।][\"'”’»“)\]]*$|[\"”’»]$")
SPOKEN_ONLY = re.compile(
    r"\s?[,(\[]?\s?(?:opens (?:in )?(?:a )?new (?:tab|window)|öffnet in (?:einem )?neue[mn] (?:tab|fenster)"
    r"|(?:s['’]ouvre dans )?(?:une? )?nouvel(?:le)? (?:onglet|fenêtre))[)\]]?",
    re.IGNORECASE,
)
"""What is written at links for those who have the page read out."""
LINE = "\x1e"
"""Stands for <br>, which ends a line and no paragraph; two of them end one."""


@dataclass(slots=True)
class Block:
    """Words that stand together: their text, the element that they stand in, and how many characters are links."""

    text: str
    element: Any
    order: int
    linked: int = 0
    words: int = field(init=False)
    """How many words it has; Chinese, Japanese and Korean characters count as half a word each."""

    def __post_init__(self) -> None:
        self.words = words_in(self.text)

    @property
    def tag(self) -> str:
        """The element's tag."""
        return str(self.element.tag)

    @property
    def is_heading(self) -> bool:
        """Whether it heads what comes after it."""
        return self.tag in HEADINGS

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a sentence or more, and is no list of links."""
        long = self.words >= 25 or len(self.text) >= 160
        return self.link_share < 0.5 and (long or (self.words >= 9 and bool(SENTENCE_END.search(self.text))))

    @property
    def link_share(self) -> float:
        """The share of its characters that are links."""
        return self.linked / max(1, len(self.text))


def words_in(text: str) -> int:
    """How many words a text has; a Chinese, Japanese or Korean character counts as half a word."""
    found = WORD.findall(text)
    halves = sum(1 for word in found if len(word) == 1 and word > "\u3000")
    return len(found) - halves + (halves + 1) // 2


def plain(text: str) -> str:
    """The words of a text in lower case, one space between them."""
    return " ".join(re.findall(r"\w+", text.lower()))


@dataclass(slots=True)
class _Run:
    """The words since the last end of a line."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0

    def add(self, text: str | None, in_link: bool) -> None:
        if text:
            self.pieces.append(text)
            if in_link:
                self.linked += len(text.strip())


def blocks_of(tree: Tree) -> list[Block]:
    """The blocks in a tree, in its order."""
    found: list[Block] = []
    run = _Run()
    holders: list[Any] = [tree]
    links = 0
    for event, element in _walked(tree):
        tag = element.tag
        ends = tag in ENDING_LINES
        if event == "in":
            if ends:
                run = _ended(found, run, holders[-1])
                holders.append(element)
            links += tag == "a"
            run.add(LINE if tag == "br" else element.text, links > 0)
            continue
        links -= tag == "a"
        if ends:
            run = _ended(found, run, holders.pop())
        elif tag in ("td", "th"):
            run.add(" ", False)
        run.add(element.tail if element is not tree else None, links > 0)
    _ended(found, run, tree)
    return found


def _walked(tree: Tree) -> Iterator[tuple[str, Any]]:
    """Elements on the way in and on the way out, without recursion; those that hold no text give only their tail."""
    stack: list[tuple[str, Any]] = [("in", tree)]
    while stack:
        event, element = stack.pop()
        if event == "out" or not isinstance(element.tag, str) or element.tag in WITHOUT_TEXT:
            yield "out", element
            continue
        yield "in", element
        stack.append(("out", element))
        stack.extend(("in", child) for child in reversed(element))


def _ended(found: list[Block], run: _Run, holder: Any) -> _Run:
    if run.pieces:
        whole = SPACES.sub(" ", "".join(run.pieces).replace(LINE, "\x00")).replace("\x00", LINE)
        linked = run.linked
        for paragraph in re.split(rf"{LINE} ?(?:{LINE} ?)+", whole):
            text = SPOKEN_ONLY.sub("", re.sub(rf" ?{LINE} ?", "\n", paragraph)).strip()
            if text and re.search(r"\w", text):
                found.append(Block(text=text, element=holder, order=len(found), linked=min(linked, len(text))))
                linked = max(0, linked - len(text))
    return _Run()
