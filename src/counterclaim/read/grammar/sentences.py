"""Splits a document's text into sentences: paragraphs first, then full stops that really end something.

Written for news as it comes: headlines without full stops, datelines, live blogs' time stamps, bullets, abbreviations,
quotations whose closing mark stays with its sentence, and lines without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from counterclaim.read.grammar.words import english_text

LONGEST = 700
"""Characters after which a sentence is cut, at a mark or a space if there is one in its second half."""
WRAPPED_LINES = (45, 110)
CLOSERS = "\"'”’»)\\]"
OPENERS = "\"'“‘«(\\["

STOP = re.compile(
    rf"(?<![.!?…])[.!?…]++[{CLOSERS}]*+(?:\s?\[\d{{1,3}}\]|\[[^\]\n]{{0,20}}\]\([^\s)]{{0,300}}\))*(?=\s|$)|"
    r"(?<=[a-z\d][a-z”’%)])\.(?=[A-Z][a-z])|\s(?=[•▪●■►]\s)"
)
LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
STAMP = re.compile(
    r"\s*(?:(?:\d{1,2} [A-Z][a-z]{2,8} \d{4},? )?"
    r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?(?:[ap]\.?m\.?|GMT|EST|EDT|CET|EET|BST|UTC))*)"
    r"(?=\s*[-–—|:]\s+\S|\s+[A-Z“\"«])"
)
DATELINE = re.compile(
    r"\s*(?:\([A-Z][A-Z .,'’/-]{2,40}\)|"
    r"[A-Z][A-Z'’.-]{2,30}(?:[ ,/]++[A-Z](?:[\w'’./]|-(?!-))*+){0,5}(?:,? \w+\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: \([\w ./-]{2,30}\))?)\s*(?:--+|[—–])\s|"
    r"\s*[A-Z][A-Z'’.-]{2,30}[^\n]{0,60}?/[A-Z][\w ]{1,20}/\s?[.—–-]++\s"
)
LAST_WORD = re.compile(r"([^\s(\[“‘\"'«/—–]+)$")
LETTERS_WITH_STOPS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
NEXT_WORD = re.compile(rf"\s*([{OPENERS}/]*)([\w'’.-]*)")
SPEAKER = re.compile(r"\s*((?:[A-Z][\w'’.-]*\s+){1,5})(\w+)\b")


class Stretch(NamedTuple):
    """A sentence's place: offsets into the text and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


def split_sentences(text: str) -> list[Stretch]:
    """The sentences of a text in order: they never overlap and leave out nothing but white space."""
    found = []
    for paragraph, (start, end) in enumerate(_paragraphs(text)):
        for piece_start, piece_end in _pieces(text, start, end):
            found += [Stretch(*cut, paragraph) for cut in _cuts(text, piece_start, piece_end)]
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines with anything on them; the lines of a text wrapped by hand are joined first."""
    block: list[tuple[int, int]] = []
    for match in LINE.finditer(text):
        line = _stripped(text, *match.span())
        if line is None:
            continue
        if block and text.count("\n", block[-1][1], line[0]) != 1:
            yield from _joined(text, block)
            block = []
        block.append(line)
    yield from _joined(text, block)


def _joined(text: str, block: list[tuple[int, int]]) -> list[tuple[int, int]]:
    shortest, longest = WRAPPED_LINES
    full = block[:-1]
    wrapped = (
        len(full) >= 2
        and all(shortest <= end - start <= longest for start, end in full)
        and sum(text[end - 1] in '.!?:"”' for _, end in full) * 2 < len(full)
    )
    return [(block[0][0], block[-1][1])] if wrapped else block


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    line = text[start:end]
    bare = line.strip()
    if not bare:
        return None
    start += len(line) - len(line.lstrip())
    return start, start + len(bare)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph, before any is cut for its length."""
    ends = [start, *_openings(text, start, end)]
    for match in STOP.finditer(text, ends[-1], end):
        if match.end() < end and _ends_here(text, match, ends[-1], end):
            ends.append(match.end())
    for piece in pairwise([*ends, end]):
        found = _stripped(text, *piece)
        if found:
            yield found


def _openings(text: str, start: int, end: int) -> list[int]:
    """Where a time stamp or a dateline ends that opens the paragraph; they are sentences of their own."""
    for match in (STAMP.match(text, start, end), DATELINE.match(text, start, end)):
        if match and match.end() < end:
            return [match.end()]
    return []


def _ends_here(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    mark = stop.group().strip()
    if not mark:
        return True
    upcoming = NEXT_WORD.match(text, stop.end(), min(end, stop.end() + 60))
    opening, following = (upcoming.group(1), upcoming.group(2)) if upcoming else ("", "")
    if following[:1].islower() or (mark == "." and opening == "/"):
        return False
    if mark[0] in "!?":
        return mark[-1] not in "\"”’'" or not _goes_on_to_speaker(text, stop.end(), end)
    if mark[0] == "…" or mark.startswith(".."):
        return following[:1].isupper() or opening != ""
    if mark == "." and stop.end() < end and not text[stop.end()].isspace():
        return following.split(".")[0] not in _words("web_endings")
    return _full_stop_ends(text[max(start, stop.start() - 60) : stop.start()], following, opening or mark[1:])


def _goes_on_to_speaker(text: str, position: int, end: int) -> bool:
    speaker = SPEAKER.match(text, position, min(end, position + 80))
    return speaker is not None and speaker.group(2) in _words("speaking")


def _full_stop_ends(before: str, following: str, quotation: str) -> bool:
    """Whether a full stop ends a sentence, from the text before it, the word after it and a quotation mark at it."""
    last_word = LAST_WORD.search(before)
    last = last_word.group(1) if last_word else ""
    if last in _words("titles"):
        return False
    if following[:1].isdigit() and (last in _words("before_numbers") or last in _words("calendar")):
        return False
    if last.isdigit() and not before[: -len(last)].strip():
        return False
    initial = len(last) == 1 and last.isupper() and last != "I"
    if initial or last in _words("open_ended") or last in _words("calendar") or LETTERS_WITH_STOPS.fullmatch(last):
        return following in _words("first_words") or quotation.strip("'’()[]") != ""
    return True


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(english_text()[name])


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence itself, or what it is cut into where it is longer than LONGEST."""
    while end - start > LONGEST:
        half = start + LONGEST // 2
        marks = (text.rfind(mark, half, start + LONGEST) for mark in ("; ", ", ", " "))
        cut = next((place + 1 for place in marks if place >= 0), start + LONGEST)
        found = _stripped(text, start, cut)
        if found:
            yield found
        start = cut
    found = _stripped(text, start, end)
    if found:
        yield found
