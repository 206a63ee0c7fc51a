"""What changed between two texts, word by word, within bounds of time and memory that hold for any two texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

SAME, GONE, NEW = "same", "gone", "new"
MOST_PAIRS = 250_000_000
"""Comparing n words with m costs n times m steps, of which a processor does 64 at once: some tenths of a second."""
MOST_LINE_PAIRS = 1_000_000_000
"""The same for lines, where the words are too many: up to a second, and 125 MB for that time."""
MOST_PAIRS_OF_A_CHANGE = 1_000_000
"""Changed lines of so many words are compared word by word after all."""
CONTEXT = 240
"""Characters of unchanged text that are shown beside a change."""
_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_WORD = re.compile(r"\s*\S+|\s+\Z")
_NO_ANCHOR = 2
"""Fewer words than these that stayed between two changes are no hold for a reader's eye: they count as changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of two texts: words that stayed, went or came. `left_out` of them are not shown."""

    step: str
    words: str
    left_out: int = 0
    after: str = ""


def compared(older: str, newer: str) -> tuple[Piece, ...]:
    """The pieces that make the newer text out of the older one, in order: those that went before those that came."""
    first, second = _WORD.findall(older), _WORD.findall(newer)
    start, end = _shared(first, second)
    mine, theirs = first[start : len(first) - end], second[start : len(second) - end]
    few = len(mine) * len(theirs) <= MOST_PAIRS
    between = _by_words(mine, theirs) if few else _refined(tuple(_joined(_by_lines(mine, theirs))))
    before, after = second[:start], second[len(second) - end :]
    return tuple(_apart(_joined([_piece(SAME, before), *between, _piece(SAME, after)])))


def shortened(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The same with long unchanged stretches cut down to what stands next to a change."""
    held = list(pieces)
    last = len(held) - 1
    return tuple(_cut(each, at > 0, at < last) if each.step == SAME else each for at, each in enumerate(held))


def _cut(piece: Piece, after_change: bool, before_change: bool) -> Piece:
    head = CONTEXT if after_change else 0
    tail = CONTEXT if before_change else 0
    left_out = len(piece.words) - head - tail
    if left_out <= CONTEXT:
        return piece
    end = piece.words[len(piece.words) - tail :] if tail else ""
    return replace(piece, words=piece.words[:head], left_out=left_out, after=end)


def _key(word: str) -> str:
    """What has to be the same of two words: themselves, and whether anything parts them from the word before."""
    bare = word.strip()
    return bare if word.startswith(bare) and bare else f" {bare}"


def _shared(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many words two texts begin with, and how many they end with, that are the same."""
    most = min(len(one), len(other))
    start = next((at for at in range(most) if _key(one[at]) != _key(other[at])), most)
    most -= start
    end = next((at for at in range(most) if _key(one[-1 - at]) != _key(other[-1 - at])), most)
    return start, end


def _by_words(one: Sequence[str], other: Sequence[str]) -> Iterator[Piece]:
    from rapidfuzz.distance import Indel

    keys = list(map(_key, one)), list(map(_key, other))
    for step in Indel.opcodes(*keys):
        if step.tag == "equal":
            yield _piece(SAME, other[step.dest_start : step.dest_end])
        else:
            yield _piece(GONE, one[step.src_start : step.src_end])
            yield _piece(NEW, other[step.dest_start : step.dest_end])


def _by_lines(one: Sequence[str], other: Sequence[str]) -> Iterator[Piece]:
    """Line by line, and what is too much even for that as one change."""
    from rapidfuzz.distance import Indel

    mine, theirs = _LINE.findall("".join(one)), _LINE.findall("".join(other))
    if len(mine) * len(theirs) > MOST_LINE_PAIRS:
        yield _piece(GONE, one)
        yield _piece(NEW, other)
        return
    for step in Indel.opcodes(mine, theirs):
        if step.tag == "equal":
            yield _piece(SAME, theirs[step.dest_start : step.dest_end])
        else:
            yield _piece(GONE, mine[step.src_start : step.src_end])
            yield _piece(NEW, theirs[step.dest_start : step.dest_end])


def _refined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Changed lines, word by word where they are few."""
    for at, each in enumerate(pieces):
        before = pieces[at - 1] if at else None
        if each.step == NEW and before is not None and before.step == GONE:
            mine, theirs = _WORD.findall(before.words), _WORD.findall(each.words)
            few = len(mine) * len(theirs) <= MOST_PAIRS_OF_A_CHANGE
            yield from _by_words(mine, theirs) if few else (before, each)
        elif each.step != GONE or at == len(pieces) - 1 or pieces[at + 1].step != NEW:
            yield each


def _piece(step: str, words: Sequence[str]) -> Piece:
    return Piece(step=step, words="".join(words))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Changes that follow each other become one that went and one that came; a word or so between two joins them."""
    gone = new = ""
    held = [each for each in pieces if each.words]
    for at, each in enumerate(held):
        if each.step == GONE:
            gone += each.words
        elif each.step == NEW:
            new += each.words
        elif (gone or new) and at < len(held) - 1 and len(each.words.split()) < _NO_ANCHOR:
            gone, new = gone + each.words, new + each.words
        else:
            yield from _change(gone, new)
            gone = new = ""
            yield each
    yield from _change(gone, new)


def _apart(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A text's first word has no space before it: it gets one where the other text has words before."""
    last = " "
    for each in pieces:
        glued = not last.isspace() and not each.words[0].isspace()
        yield replace(each, words=f" {each.words}") if glued else each
        last = each.words[-1]


def _change(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece(step=GONE, words=gone)
    if new:
        yield Piece(step=NEW, words=new)
