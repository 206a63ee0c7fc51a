"""Finds the dateline of a report: "MOSCOW, September 12. /TASS/.", "(LONDON) --", "KYIV, Ukraine (AP) —"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from counterclaim.read.knowledge_files import word_list
from counterclaim.read.times.calendar_words import compiled, filled, month_of
from counterclaim.read.times.dates import number_in, real_day

LINES = 6
HEAD = 20_000
"""A dateline stands in the first lines, and within so many characters."""
DAYS_APART = 60
DATE = r"(?:(?:<weekdays>,? )?(?:<month:m1> <day:d1>|<day:d2>(?: of)? <month:m2>)(?:,? <year:year>)?)"
UPPER = r"(?-i:[A-Z][A-Z.'’-]{1,40}(?: [A-Z][A-Z.'’-]{1,40}){0,3})"
MIXED = r"(?-i:[A-Z][\w.'’-]{1,40}(?: [A-Z][\w.'’-]{1,40}){0,2})"
REST = r"(?-i:(?:, [A-Z][\w.'’-]{0,40}(?: [A-Z][\w.'’-]{0,40}){0,2}){0,2})"
AGENCY = r"(?-i:[A-Z][\w.&’' -]{1,28}?)"
DASH = r"\s*(?:--+|—|–|_|-(?= )|―)\s*"
SHAPES = (
    rf"(?P<place>{UPPER}){REST}(?:,? {DATE})?(?:[,.]? ?[(/](?P<agency>{AGENCY})[)/]\.?)?{DASH}",
    rf"\((?P<place>{UPPER})(?:{REST})\){DASH}",
    rf"(?P<place>{UPPER}|{MIXED}){REST},? {DATE}[.,]? ?[(/](?P<agency>{AGENCY})[)/](?:\.|:|{DASH}|\s)",
    rf"(?P<place>{UPPER}|{MIXED}){REST} \((?P<agency>{AGENCY})\){DASH}",
    rf"(?P<place>{UPPER}|{MIXED}){REST},? {DATE},? ?(?:[(/](?P<agency>{AGENCY})[)/]\.?)?{DASH}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The words before a report's first sentence that say where, when and by which agency it was filed.

    Offsets are the text's. `filed_on` is null where the words, with the day of publication, tell no whole date.
    """

    start: int
    end: int
    place: str
    place_start: int
    place_end: int
    agency: str | None = None
    filed_on: date | None = None


def find_dateline(text: str, published_on: date | None = None) -> Dateline | None:
    """The dateline of a text, in one of its first lines; a date without a year takes that of the publication."""
    start = 0
    for line in text[:HEAD].splitlines(keepends=True)[:LINES]:
        lead = len(line) - len(line.lstrip())
        found = next((one for shape in SHAPES if (one := _at(shape, text, start + lead, published_on))), None)
        if found:
            return found
        start += len(line)
    return None


def _at(shape: str, text: str, start: int, published_on: date | None) -> Dateline | None:
    match = _compiled(shape).match(text, start)
    if (
        match is None
        or match["place"].lower() in word_list("times", "datelines", "not_places")
        or not any(map(str.isalpha, match["place"]))
    ):
        return None
    groups = match.groupdict()
    if len(match["place"]) < 3 or month_like(match["place"]):
        return None
    return Dateline(
        start=match.start(),
        end=match.start() + len(match.group().rstrip()),
        place=match["place"],
        place_start=match.start("place"),
        place_end=match.end("place"),
        agency=groups.get("agency"),
        filed_on=_filed_on(groups, published_on),
    )


def month_like(word: str) -> bool:
    """Whether a word is a month's name, which may open a line without being a place."""
    return compiled("<month>").fullmatch(word) is not None


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    # A dateline ends in a dash or a bracket, not a word, so the whole-word edges of other rules do not fit it.
    return re.compile(rf"(?<![\w])(?:{filled(shape)})", re.IGNORECASE)


def _filed_on(groups: dict[str, str | None], published_on: date | None) -> date | None:
    named, day = groups.get("m1") or groups.get("m2"), groups.get("d1") or groups.get("d2")
    if named is None or day is None:
        return None
    month, number, year = month_of(named), number_in(day), groups.get("year")
    if year:
        return real_day(int(year), month, number)
    if published_on is None:
        return None
    years = (published_on.year - 1, published_on.year, published_on.year + 1)
    days = [found for one in years if (found := real_day(one, month, number))]
    nearest = min(days, key=lambda found: abs((found - published_on).days), default=None)
    return nearest if nearest and abs((nearest - published_on).days) <= DAYS_APART else None
