"""Finds the times that a sentence tells, and resolves them against the day of the report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

from counterclaim.model.interval import TimeInterval, TimePrecision
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.times import dates, hours, lengths, relatives, year_parts
from counterclaim.read.times.calendar_words import calendar_words
from counterclaim.read.times.joins import joined, longest
from counterclaim.read.times.pieces import Piece, Role, Rule, Scene, TimeKind
from counterclaim.read.times.stretches import DAY, Days, Hours
from counterclaim.read.times.tenses import looks_ahead

__all__ = ["TimeFound", "TimeKind", "find_times"]

NEAR = 6 * DAY
"""How far from the day of the report the day may lie that hours without one are of."""
EARLIEST, LATEST = 1000, 3000
TOKEN = re.compile(r"[a-z]+|\d+")
MARKS = tuple(
    (sort, re.compile(pattern))
    for sort, pattern in (
        ("happening", "9/11"),
        ("decade", r"\d0['’]?s\b"),
        (
            "clock",
            r"\d ?[ap]\.? ?m\b|\d[:.]\d\d|\d{4} ?(?:gmt|utc|hours|hrs|local)|\b0\d[0-5]\d\b"
            r"|in the (?:morning|afternoon|evening)",
        ),
    )
)
SIGNAL = re.compile(
    r"\b(since|until|till|by|before|after|from|during|between|throughout|through|over|within|for|in|on"
    r"|at|as of|starting)"
    r"(?: (?:about|around|the|some))*,? $",
    re.IGNORECASE,
)
# "Since the war began in February": what the clause dates is the beginning of the stretch. ", since" means because.
SINCE_CLAUSE = re.compile(
    r"(?<!, )\b(?<!\w)since (?:[\w'’-]+ ){2,10}(?:in|on|at|of)? ?(?:early |late |the )?$", re.IGNORECASE
)
PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ", "\r": " ", "\u2011": "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeFound:
    """Words that tell a time: where they stand in the document, and the stretch that they mean.

    `interval` is null for durations, for what recurs, for vague words, and where nothing says which day is meant. It
    takes in the signal "since" (up to the day of the report); any other signal stands beside it, to be judged by the
    reader: "by Monday" has Monday's interval. `day_told` is whether the words themselves tell the day; else it was
    taken from a day beside them, the anchor, or the day of the report. `value` is a TIMEX3 value, null where none.
    `ends` are the two times that a range was made of ("from 1994 to 1997").
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    interval: TimeInterval | None = None
    signal: str | None = None
    value: str | None = None
    day_told: bool = True
    ends: tuple[TimeFound, ...] = ()

    @property
    def precision(self) -> TimePrecision | None:
        """The precision of its interval."""
        return self.interval.precision if self.interval else None


def find_times(
    sentence: Sentence,
    reference: date | None,
    zone: str = "UTC",
    anchor: date | None = None,
    quarter: Days | None = None,
) -> tuple[TimeFound, ...]:
    """The times of a sentence in text order, none overlapping.

    `reference` is the day that the report speaks from (its dateline's or its publication's), `zone` the IANA name of
    the zone that its hours are told in, `anchor` the last day told before, which "the following day" goes on from,
    `quarter` the last quarter told before, which "a year earlier" goes back from.
    """
    text = sentence.text.translate(PLAIN)
    rules = _rules_for(text)
    if not rules:
        return ()
    scene = Scene(text, _usable(reference), _usable(anchor), quarter, partial(looks_ahead, sentence))
    pieces = joined(longest(piece for rule in rules for piece in rule.pieces_in(scene)), scene)
    told = _told_days(pieces)
    return tuple(_found(piece, sentence, scene, zone, told) for piece in pieces)


def _usable(day: date | None) -> date | None:
    """None for a day so near the calendar's ends that the steps of a rule could lead beyond them."""
    return day if day and EARLIEST < day.year < LATEST else None


@cache
def _all_rules() -> tuple[Rule, ...]:
    return (
        *dates.happening_rules(),
        *dates.RULES,
        *year_parts.RULES,
        *relatives.RULES,
        *hours.RULES,
        *lengths.RULES,
    )


@cache
def _sorts() -> dict[str, frozenset[str]]:
    """For each word that a rule waits for, the sorts of word that it is."""
    words = calendar_words()
    units = {form for unit in words.units for form in (unit, f"{unit}s")} | {"centuries"}
    lists: dict[str, Iterable[str]] = {
        "weekday": [form for day in words.weekdays for form in (day, f"{day}s")],
        "month": words.months,
        "unit": units,
        "period": units,
        "quarter": ("quarter", "quarters"),
        "part": [*(phrase.split()[-1] for phrase in words.parts), "nights", "mornings", "evenings", "day"],
        "recurring": words.recurring,
        "season": words.seasons,
        "vague": [*(phrase.split()[-1] for phrase in words.vague), "recent", *units],
        "day": ("today", "yesterday", "tomorrow", "tonight"),
        "holiday": [re.split(r"\W", name)[0] for name in (*words.holidays, *words.moving_holidays)],
        "happening": ("invasion", "war", "october", "oct", "september", "sept"),
    }
    sorts: dict[str, set[str]] = {}
    for sort, forms in lists.items():
        for form in forms:
            sorts.setdefault(form, set()).add(sort)
    return {form: frozenset(found) for form, found in sorts.items()}


def _rules_for(text: str) -> tuple[Rule, ...]:
    lowered, table = text.lower(), _sorts()
    present: set[str] = set()
    for token in TOKEN.findall(lowered):
        if token in table:
            present |= table[token]
        elif token.isdigit() and len(token) == 4:
            present.add("digits")
    present |= {sort for sort, pattern in MARKS if pattern.search(lowered)}
    return _chosen(frozenset(present)) if present else ()


@cache
def _chosen(present: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in _all_rules() if rule.sorts & present)


def _told_days(pieces: list[Piece]) -> date | None:
    """The day that a sentence tells beside its bare hours, where it tells just one."""
    days = {
        piece.days.first
        for piece in pieces
        if piece.role is Role.DAYS and piece.days and piece.days.precision is TimePrecision.DAY
    }
    return days.pop() if len(days) == 1 else None


def _found(piece: Piece, sentence: Sentence, scene: Scene, zone: str, told: date | None) -> TimeFound:
    days, day_told = piece.days, piece.days is not None
    if piece.role is Role.HOURS:
        days, day_told = _day_for(piece, scene, told), False
    signal = SIGNAL.search(scene.text, max(0, piece.start - 20), piece.start)
    word = signal[1].lower() if signal else None
    if word != "since" and SINCE_CLAUSE.search(scene.text, max(0, piece.start - 90), piece.start):
        word = "since"
    interval = _interval(days, piece.hours, zone)
    if interval and word == "since" and days:
        interval = _up_to(interval, scene.reference, zone)
    kind = TimeKind.SPAN if interval and word == "since" else piece.kind
    start, end = sentence.start + piece.start, sentence.start + piece.end
    return TimeFound(
        start=start,
        end=end,
        text=sentence.text[piece.start : piece.end],
        kind=kind,
        interval=interval,
        signal=word,
        value=_value(piece, days),
        day_told=day_told,
        ends=tuple(_found(replace(one, days=one.days or days), sentence, scene, zone, told) for one in piece.ends),
    )


def _day_for(piece: Piece, scene: Scene, told: date | None) -> Days | None:
    if piece.nights:
        day = told or scene.reference
        day = day - DAY if day else None
    else:
        near = scene.anchor and scene.reference and abs(scene.reference - scene.anchor) <= NEAR
        day = told or (scene.anchor if near or scene.reference is None else None) or scene.reference
    return Days(day, day, TimePrecision.DAY, day.isoformat()) if day else None


def _interval(days: Days | None, hours: Hours | None, zone: str) -> TimeInterval | None:
    if days is None:
        return None
    return hours.on(days.first, days.last, zone) if hours else days.within(zone)


def _up_to(interval: TimeInterval, reference: date | None, zone: str) -> TimeInterval | None:
    """From its beginning to the end of the day of the report; None where that day is unknown or before it."""
    if reference is None:
        return None
    end = TimeInterval.of_days(reference, reference, zone=zone).end_at
    if end <= interval.start_at:
        return None
    return replace(interval, end_at=end, precision=TimePrecision.SPAN)


def _value(piece: Piece, days: Days | None) -> str | None:
    if days is None:
        return piece.value
    if piece.hours:
        return days.value + piece.hours.suffix
    return piece.value or days.value
