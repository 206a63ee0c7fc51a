"""The smallest pieces of a sentence that the word lists are held against, whatever way the analyser cut it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from counterclaim.read.grammar.analysis import Sentence

PIECE = re.compile(
    r"(?:https?://|www\.|pic\.twitter|t\.co/)\S+|"
    r"[0-9]{1,2}(?:,[0-9]{2}){1,8},[0-9]{3}(?![0-9])|"
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?|(?:[^\W\d_]\.){2,}|[^\W\d_]+|['’][^\W\d_]+|\S",
)
SPACE = " "
DIGITS = "0123456789"
HYPHENS = "-‐‑"
DASHES = HYPHENS + "–—"


class Atom(NamedTuple):
    """A run of letters, a number or a mark. Offsets are the document's; `word` is the sentence's word that holds it.

    `glue` is what ties it to the atom before: a space, "" for nothing, or the dash or slash that stood between them.
    """

    text: str
    start: int
    end: int
    word: int
    glue: str

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0] in DIGITS

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation or a symbol."""
        return not self.text[0].isalnum() and len(self.text) == 1


def atoms_of(sentence: Sentence) -> tuple[Atom, ...]:
    """The atoms of a sentence in text order, in lower case; dashes and slashes inside a compound become glue.

    A web address is one atom, so that no word list sees into it.
    """
    words = sentence.words
    if not words:
        return ()
    starts = [word.start for word in words]
    text, base = sentence.text, sentence.start
    found: list[Atom] = []
    end_before, glue = -1, ""
    for match in PIECE.finditer(text):
        start, end = match.span()
        near = start == end_before
        piece = match.group()
        if near and not piece[0].isalnum() and _joins(piece, text[start - 1], text[end : end + 1]):
            glue, end_before = piece, end
            continue
        tie = glue if near and found else SPACE
        word = bisect_right(starts, base + start) - 1
        found.append(Atom(_lowered(piece), base + start, base + end, word if word > 0 else 0, tie))
        end_before, glue = end, ""
    return tuple(found)


def _lowered(piece: str) -> str:
    """Lower case, with the apostrophe of the word lists."""
    return "'" + piece[1:].lower() if piece[0] == "’" else piece.lower()


def _joins(piece: str, before: str, after: str) -> bool:
    """Whether a mark between two atoms makes them one compound; a long dash does so between digits alone."""
    if piece in HYPHENS or piece == "/":
        return after.isalnum() or (after != "" and after in "$€£")
    return piece in DASHES and after != "" and before in DIGITS and after in DIGITS


class Passage(NamedTuple):
    """A sentence and its atoms, as the finders read it."""

    sentence: Sentence
    atoms: tuple[Atom, ...]

    def text(self, index: int) -> str:
        """The atom's text; empty beyond either end."""
        return self.atoms[index].text if 0 <= index < len(self.atoms) else ""

    def upos(self, index: int) -> str:
        """The tag of the word that holds the atom; empty beyond either end."""
        return self.sentence.words[self.atoms[index].word].upos if 0 <= index < len(self.atoms) else ""

    def xpos(self, index: int) -> str:
        """The Penn tag of the word that holds the atom; empty beyond either end."""
        return self.sentence.words[self.atoms[index].word].xpos if 0 <= index < len(self.atoms) else ""

    def glue(self, index: int) -> str:
        """What ties the atom to the one before; a space beyond either end."""
        return self.atoms[index].glue if 0 <= index < len(self.atoms) else SPACE

    def capital(self, index: int) -> bool:
        """Whether the atom is written with a capital."""
        atom = self.atoms[index]
        return self.sentence.text[atom.start - self.sentence.start].isupper()

    def texts(self, first: int, end: int) -> tuple[str, ...]:
        """The texts from one atom to another (exclusive), cut off at the sentence's ends."""
        return tuple(atom.text for atom in self.atoms[max(first, 0) : max(end, 0)])


def passage_of(sentence: Sentence) -> Passage:
    """The sentence with its atoms; the latest is remembered, as several finders read each sentence in turn."""
    latest = _latest[0] if _latest else None
    if latest is None or latest.sentence is not sentence:
        latest = Passage(sentence, atoms_of(sentence))
        _latest[:] = [latest]
    return latest


_latest: list[Passage] = []
