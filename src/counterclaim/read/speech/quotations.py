"""Finds the stretches of a text within quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.offsets import overlapping

_OPEN, _CLOSE = "“„«", "”»"


def quoted_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text within quotation marks, straight or curly; an unclosed one ends with its paragraph."""
    ranges: list[tuple[int, int]] = []
    opened: int | None = None
    resumed = -1
    for mark in re.finditer(r"[“„«”»\"]|\n\s*\n|\n", text):
        sign = mark.group()
        if sign.startswith("\n"):
            again = re.compile(r"\s*[“„«\"]").match(text, mark.end(), mark.end() + 3)
            resumed = again.end() - 1 if again is not None else -1
            if opened is not None and again is None:
                ranges.append((opened, mark.start()))
                opened = None
        elif (opened is not None and mark.start() == resumed) or (opened is not None and sign in _OPEN):
            continue
        elif opened is None and (sign in _OPEN or sign == '"'):
            opened = mark.start()
        elif opened is not None and (sign in _CLOSE or sign == '"'):
            ranges.append((opened, mark.end()))
            opened = None
    if opened is not None:
        ranges.append((opened, len(text)))
    return tuple(ranges)


def speech_range(ranges: Sequence[tuple[int, int]], sentence: Sentence) -> tuple[int, int] | None:
    """The quotation that covers most of a sentence, if one does."""
    for start, end in overlapping(ranges, sentence.start, sentence.end):
        shared = min(end, sentence.end) - max(start, sentence.start)
        if shared > 0.6 * (sentence.end - sentence.start) and shared > 20:
            return start, end
    return None
