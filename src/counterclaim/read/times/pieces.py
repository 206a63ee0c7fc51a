"""What a time rule is given and what it makes: the scene that words are resolved in, and the pieces found."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from counterclaim.read.times.calendar_words import compiled
from counterclaim.read.times.stretches import Days, Hours


class TimeKind(StrEnum):
    """What kind of time words tell."""

    MOMENT = "moment"
    SPAN = "span"
    DURATION = "duration"
    RECURRING = "recurring"
    VAGUE = "vague"


class Role(StrEnum):
    """How a piece joins with its neighbours: days with hours ("Sunday" + "night"), or not at all."""

    DAYS = "days"
    HOURS = "hours"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Scene:
    """What times are resolved against: the day of the report, the last day and quarter told before, the verbs."""

    text: str
    reference: date | None
    anchor: date | None
    quarter: Days | None
    looks_ahead: Callable[[int, int], bool | None]
    """Whether the verb that governs the words from..to looks ahead; None if it does not tell."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence that tells a time or a part of one; offsets are the sentence's own.

    `days` is null where the words name a day that nothing here resolves. `yearless` is a month and day (0: the whole
    month) told without a year. `nights` are hours that by themselves mean the night before the report. `ends` are
    the two pieces that a range was made of.
    """

    start: int
    end: int
    role: Role
    kind: TimeKind = TimeKind.MOMENT
    value: str | None = None
    days: Days | None = None
    hours: Hours | None = None
    yearless: tuple[int, int] | None = None
    weekday: int | None = None
    nights: bool = False
    ends: tuple[Piece, ...] = ()


class Rule(NamedTuple):
    """One pattern, the sorts of word of which a sentence must have one for it to be tried, and what it makes."""

    sorts: frozenset[str]
    template: str
    make: Callable[[re.Match[str], Scene], Piece | None]

    def pieces_in(self, scene: Scene) -> list[Piece]:
        """All that this rule finds in a sentence."""
        found = (self.make(match, scene) for match in compiled(self.template).finditer(scene.text))
        return [piece for piece in found if piece is not None]


def rule(sorts: str, template: str, make: Callable[[re.Match[str], Scene], Piece | None]) -> Rule:
    """A rule; the sorts are separated by spaces."""
    return Rule(frozenset(sorts.split()), template, make)


def days_piece(match: re.Match[str], days: Days | None, kind: TimeKind = TimeKind.MOMENT) -> Piece:
    """The words of a match that tell whole days."""
    return Piece(match.start(), match.end(), Role.DAYS, kind, days.value if days else None, days)


def lone_piece(match: re.Match[str], kind: TimeKind, value: str | None, days: Days | None = None) -> Piece:
    """The words of a match that join with nothing."""
    return Piece(match.start(), match.end(), Role.ALONE, kind, value, days)
