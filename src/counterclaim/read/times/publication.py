"""Finds the day of publication in a text that was given without one, and the day that a report speaks from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from counterclaim.read.times.calendar_words import compiled, month_of
from counterclaim.read.times.datelines import find_dateline
from counterclaim.read.times.dates import number_in, real_day

HEAD, TAIL = 1500, 500
HEAD_LINES, TAIL_LINES = 6, 3
DATE = (
    r"(?:(?:<weekdays>,? )?"
    r"(?:<month:m1> (?:(?P<d0>[0-3]\d)(?=(?:19|20)\d\d)|<day:d1>,?) ?(?:<year:y1>)"
    r"|<day:d2>(?: of)?[ -]<month:m2>,?[ -]<year:y2>"
    r"|(?P<y3>(?:19|20)\d\d)-(?P<n3>\d\d)-(?P<d3>\d\d)(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?"
    r"|(?P<d4>\d\d?)(?P<mark>[.-])(?P<n4>\d\d?)(?P=mark)(?P<y4>(?:19|20)\d\d)))"
)
CLOCK = r"(?:(?:at )?\d\d?[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?\(?(?:<zone>|local time)\)?)?)"
LABEL = (
    r"(?:date of publication|publication date|first published|published(?: on| at)?|posted(?: on| at)?|date"
    r"|issued(?: on)?|release date)"
)
UPDATED = r"(?:last updated|last modified|updated|modified|last update)(?: on| at)?"
BETWEEN = rf"\s*+[:|-]?\s*+(?:{CLOCK}[,|]? ?(?:on |-+ )?)?"

OPENING = r"(?:(?<=\n)|(?<![\s\S])|(?<=[.!?|] ))"
CLOSING = r"(?=\s*(?:$|[|·•–—.(\n-]|by\b|,? ?(?:at )?\d\d?[:.]?\d\d|(?-i:[A-Z“\"‘0-9])))"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A whole date and the words that tell it, with offsets into the text; without, where the title tells it."""

    day: date
    text: str
    start: int | None = None
    end: int | None = None


def published_in(text: str, title: str | None = None) -> DateFound | None:
    """The day of publication that a text itself tells: labelled, in its dateline, on a line of its own, ahead of the
    first words, or at the end of its title. None where there is none; running prose is never taken for one.
    """
    found = next((found for finder in FINDERS if (found := finder(text))), None)
    return found or (_ending_title(title) if title else None) or _updated(text)


def day_of_report(text: str, published_on: date | None) -> date | None:
    """The day that "today" and "Monday" are told from: the dateline's or heading's, else that of publication."""
    dateline = find_dateline(text, published_on)
    if dateline and dateline.filed_on:
        return dateline.filed_on
    found = published_in(text[:HEAD])
    return found.day if found else published_on


def _day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    if groups["y1"]:
        return real_day(int(groups["y1"]), month_of(groups["m1"]), number_in(groups["d0"] or groups["d1"]))
    if groups["y2"]:
        return real_day(int(groups["y2"]), month_of(groups["m2"]), number_in(groups["d2"]))
    if groups["y3"]:
        return real_day(int(groups["y3"]), int(groups["n3"]), int(groups["d3"]))
    return real_day(int(groups["y4"]), int(groups["n4"]), int(groups["d4"]))


def _found(pattern: str, text: str, start: int, end: int) -> DateFound | None:
    """The first date that a pattern finds from..to; the group `date` of the pattern holds its words."""
    for match in compiled(pattern).finditer(text, start, end):
        day = _day(match)
        if day is not None:
            return DateFound(day=day, start=match.start("date"), end=match.end("date"), text=match["date"])
    return None


def _labelled(label: str, text: str) -> DateFound | None:
    pattern = rf"{OPENING}{label}{BETWEEN}(?P<date>{DATE}){CLOSING}"
    return _found(pattern, text, 0, HEAD) or _found(pattern, text, max(HEAD, len(text) - TAIL), len(text))


def _published(text: str) -> DateFound | None:
    # A live blog heads its parts with "From 3 June 2031 09.15".
    return _labelled(LABEL, text) or _found(rf"{OPENING}from (?P<date>{DATE})(?= {CLOCK})", text, 0, HEAD)


def _updated(text: str) -> DateFound | None:
    return _labelled(UPDATED, text)


def _in_dateline(text: str) -> DateFound | None:
    dateline = find_dateline(text)
    if dateline is None or dateline.filed_on is None:
        return None
    found = _found(f"(?P<date>{DATE})", text, dateline.start, dateline.end)
    return found if found and found.day == dateline.filed_on else None


def _on_its_own(text: str) -> DateFound | None:
    pattern = rf"(?:by [^\n|]{{2,60}}[|,·•–—-]\s*)?(?:{CLOCK}[,|]? ?)?(?P<date>{DATE})(?:[,|·•–—-]*\s*{CLOCK})?"
    lines = list(re.finditer(r"[^\n]+", text))
    for line in [*lines[:HEAD_LINES], *lines[HEAD_LINES:][-TAIL_LINES:]]:
        words = line[0].strip(" \t\r*_|·•–—-()[]#.")
        start = line.start() + line[0].find(words)
        match = compiled(pattern).fullmatch(text, start, start + len(words)) if words else None
        day = _day(match) if match else None
        if match and day:
            return DateFound(day=day, start=match.start("date"), end=match.end("date"), text=match["date"])
    return None


def _ahead_of_all(text: str) -> DateFound | None:
    # What the page's heading left at the front of its text: a whole date, then a new beginning with a capital.
    pattern = rf"\s*(?:{CLOCK}[,|]? ?)?(?P<date>{DATE})(?: {CLOCK})?(?=[ .|–—-]+(?-i:[A-Z“\"‘'0-9]))"
    match = compiled(pattern).match(text)
    day = _day(match) if match else None
    if match is None or day is None:
        return None
    return DateFound(day=day, start=match.start("date"), end=match.end("date"), text=match["date"])


def _ending_title(title: str) -> DateFound | None:
    match = compiled(rf"[^\n]*[,(|–—-] ?(?P<date>{DATE})").fullmatch(title.rstrip(") "))
    day = _day(match) if match else None
    return DateFound(day=day, text=match["date"]) if match and day else None


FINDERS = (_published, _in_dateline, _on_its_own, _ahead_of_all)
