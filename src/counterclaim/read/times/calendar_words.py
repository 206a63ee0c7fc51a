"""The words of time that English has, and the small patterns that time rules are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from counterclaim.read.knowledge_files import knowledge
from counterclaim.read.times.stretches import Hours

MULTIPLES = {"dozen": 12, "hundred": 100}


class NamedHappening(NamedTuple):
    """A happening that reports date by: its name's pattern, words of which one must stand by it, its (first) day."""

    pattern: str
    beside: tuple[str, ...]
    day: date
    lasts: bool


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Every table of the time knowledge, with lower-case keys; units carry their TIMEX3 letter."""

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, tuple[str, int, int]]
    parts: dict[str, Hours]
    zones: dict[str, str]
    vague: dict[str, str]
    recurring: dict[str, str]
    holidays: dict[str, tuple[int, int]]
    moving_holidays: dict[str, tuple[int, int, int]]
    ahead: frozenset[str]
    planning: frozenset[str]
    scheduling: frozenset[str]
    arranged: frozenset[str]
    behind: frozenset[str]
    happenings: tuple[NamedHappening, ...]
    patterns: dict[str, str]
    """The pieces that rule patterns name in angle brackets: `<month>`, `<year>`, `<number>`."""


@cache
def calendar_words() -> CalendarWords:
    """The English words of time, read once."""
    table = knowledge("times")
    return CalendarWords(
        months={**table["months"], **table["month_abbreviations"]},
        weekdays={**table["weekdays"], **table["weekday_abbreviations"]},
        numbers={**table["numbers"], **table["tens"]},
        ordinals=table["ordinals"],
        units=table["units"],
        seasons={name: (code, first, last) for name, (code, first, last) in table["seasons"].items()},
        parts={name: _hours(*row) for name, row in table["parts"].items()},
        zones=table["zones"],
        vague=table["vague"],
        recurring=table["recurring"],
        holidays={name: (month, day) for name, (month, day) in table["holidays"].items()},
        moving_holidays={name: (month, week, day) for name, (month, week, day) in table["moving_holidays"].items()},
        ahead=frozenset(table["ahead"]["words"]),
        planning=frozenset(table["ahead"]["planning"]),
        scheduling=frozenset(table["ahead"]["scheduling"]),
        arranged=frozenset(table["ahead"]["arranged"]),
        behind=frozenset(table["ahead"]["behind"]),
        happenings=tuple(
            NamedHappening(row["words"], tuple(row["beside"]), row["day"], row.get("lasts", False))
            for row in table["anchors"]
        ),
        patterns=_patterns(table),
    )


def _hours(first: int, last: int, suffix: str) -> Hours:
    return Hours(start_minute=first * 60, end_minute=last * 60, suffix=suffix)


def either(words: Any) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def _patterns(table: dict[str, Any]) -> dict[str, str]:
    # "may" and "march" are months only with a capital; so are the short forms, which are also names and words.
    full = "|".join(name for name in table["months"] if name not in ("may", "march"))
    short = "|".join(name.capitalize() for name in table["month_abbreviations"])
    month = rf"(?:(?:{full})\b|(?-i:May|MAY|March|MARCH)\b|(?-i:{short}|{short.upper()})\b\.?)"
    small, tens = either(table["numbers"]), either(table["tens"])
    number = (
        rf"(?:\d+(?:\.\d+)?(?: \d/\d)?|half an?|(?:an? )?couple(?: of)?|{tens}"
        rf"(?:[- ]{small})?|{small}(?: (?:{'|'.join(MULTIPLES)}))?|several|a few|few|another|an (?:additional|extra))"
    )
    return {
        "month": month,
        "fullmonth": rf"(?:(?:{full})\b|(?-i:May|March)\b)",
        "weekday": f"(?:{'|'.join(table['weekdays'])})",
        "weekdays": rf"(?:(?:{'|'.join(table['weekdays'])})|(?:{'|'.join(table['weekday_abbreviations'])})\b\.?)",
        "day": r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%])",
        "year": r"(?:1[5-9]|20)\d\d(?![\d%])",
        "number": number,
        "unit": "(?:centur(?:y|ies)|" + either(name for name in table["units"] if name != "century") + "s?)",
        "daypart": either(name for name in table["parts"] if name not in ("early", "late")).replace(r"\ ", "[ -]"),
        "season": either(table["seasons"]),
        "ordinal": either(table["ordinals"]),
        "hedge": rf"(?:{either(table['hedges']['words'])} )?",
        "zone": either(name for name in table["zones"] if name != "z"),
        "vague": either(table["vague"]),
        "recurring": either(table["recurring"]),
        "holiday": either([*table["holidays"], *table["moving_holidays"]]),
    }


@cache
def compiled(template: str) -> re.Pattern[str]:
    """The pattern of a rule, its `<names>` filled in; letters of either case, whole words."""
    return re.compile(rf"(?<![\w])(?:{filled(template)})(?!\w)", re.IGNORECASE)


def filled(template: str) -> str:
    """The words of a rule's pattern, its `<names>` filled in."""
    patterns = calendar_words().patterns
    named = re.sub(r"<(\w+):(\w+)>", lambda match: f"(?P<{match[2]}>{patterns[match[1]]})", template)
    return re.sub(r"(?<!\?P)<(\w+)>", lambda match: patterns[match[1]], named)


def number_of(text: str) -> float | None:
    """The number that words like "three", "twenty-four", "2 1/2" or "a couple" tell; None for "several"."""
    words = text.lower().replace("-", " ").split()
    if words[0][0].isdigit():
        return float(words[0]) + (int(words[1][0]) / int(words[1][2]) if len(words) > 1 and words[1][2] != "0" else 0)
    if "couple" in words:
        return 2
    if words[0] == "half":
        return 0.5
    if words[-1] in ("another", "additional", "extra"):
        return 1
    if words[-1] in MULTIPLES:
        return MULTIPLES[words[-1]] * (number_of(" ".join(words[:-1])) or 1)
    numbers = calendar_words().numbers
    if any(word not in numbers for word in words):
        return None
    return float(sum(numbers[word] for word in words))


def month_of(text: str) -> int:
    """The number of a month from its name or short form."""
    return calendar_words().months[text.lower().rstrip(".")]


def weekday_of(text: str) -> int:
    """The ISO number of a weekday from its name or short form: Monday is 1."""
    return calendar_words().weekdays[text.lower().rstrip(".")]


def unit_of(text: str) -> str:
    """The TIMEX3 letter of a unit in the singular or plural; those within a day begin with T."""
    word = text.lower()
    word = "century" if word.startswith("centur") else word.removesuffix("s") if word != "s" else word
    return calendar_words().units[word]
