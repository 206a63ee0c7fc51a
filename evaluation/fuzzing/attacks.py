# ruff: noqa: E501  (long lists of odd pieces)
"""Texts that would make a pattern or a reader slow: long runs of one thing, and what nearly matches, over and over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from itertools import islice, product
from typing import Any

from evaluation.fuzzing.patterns import AnyPattern

codes: Any = import_module("re._constants")
parser: Any = import_module("re._parser")

CLASSES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_WORD: " ",
}
CANDIDATES = "aA1 .,-'’\"“_/\n\t:;()[]éжЖ\u0301\u05d0\u4e00€@#<>=&\x00"
"""Letters of each class, from which one outside a negated class is taken."""
MANY = 20
"""Repeats that may go on this far are worth an attack."""
MOST_ALTERNATIVES = 4
"""Alternatives of one group that are each tried."""

GENERAL = (
    "a", "A", "1", " ", "\n", "\t", "\r\n", ".", ",", "-", "–", "—", "'", "’", "\"", "“", "”", "«", "(", ")", "[", "]", "{",
    "}", "<", ">", "/", "\\", ":", ";", "!", "?", "…", "&", "#", "@", "=", "_", "*", "|", "%", "$", "€", "+", "~", "^", "`",
    "\x00", "\x1b[", "\u200b", "\u202e", "\u0301", "a\u0301", "é", "ß", "İ", "ж", "Ж", "א", "ع", "中", "👩‍👩‍👧", "\ud800",
    "a ", "A ", "Aa ", "1 ", "1,", "1.", "1-", "1:", "1/", "a-", "A.", "a.", "a'", "a,", "A-", "a\n", "\n\n", "\n ", " \n",
    "a. ", "A. ", "1. ", "“a” ", "\"a\" ", "(a) ", "[1]", "](", "[a](", "www.", "http://", "a@", "a.a", "@a ", "#a ",
    "and ", "of the ", "said ", "he said ", "one ", "hundred ", "twenty ", "million ", "10 killed ", "10 killed, ",
    "Kyiv ", "Kyiv, ", "Kyiv and ", "Kharkiv region ", "the city ", "the ", "The ", "Mr. ", "Gen. ", "U.S. ", "Jan. ",
    "Monday ", "on Monday ", "1 January ", "January 1, ", "1 January 2024 ", "2024-01-01 ", "12:30 ", "10 p.m. ", "overnight ",
    "drone ", "10 drones ", "drones, ", "missiles and ", "Shahed-136 ", "S-400 ", "10 of them ", "10 of which ", "of them ",
    "including ", "including 10 ", "at least ", "more than ", "between 1 and ", "1-2-", "1–2–", "— ", "– ", "-- ", ": ", "Q: ", "A: ",
    "Army: ", "KYIV (AP) — ", "KYIV/", "Russia ", "Russia's ", "Ukraine's army ", "the army said ", "claims ", "could not be verified ",
    "10 killed.\n", "Ten people were killed in Kyiv. ", "Ten people were killed in Kyiv on Monday, the army said. ",
    "“Ten people were killed,” said Ana Bell. ", "It said 5 were hurt. ", "The attack killed 3. ", "<p>", "<p>a</p>", "<div>",
    "<!--", "<a href=\"", "{\"a\":", "[[", "&amp;", "&#x", "---\n", "a: b\n", "key: ", "12:30 Ten killed in Kyiv.\n", "• Ten killed\n",
)  # fmt: skip
"""What anything is fed a long run of: each class of letter that something in the package looks at, and its cue words."""


def general_texts(size: int) -> Iterator[tuple[str, str]]:
    """Long runs that concern anything that reads text, each with its name; nested brackets and changing numbers too."""
    for unit in GENERAL:
        yield f"{unit!r} over and over", (unit * (size // len(unit) + 1))[:size]
    half = size // 2
    for left, right in ("()", "[]", "“”", "«»", "<>"):
        yield f"{left} nested", left * half + right * half
    numbers = (str(number) for number in range(size))
    for joint in (" ", ", ", " killed. ", "\n", "-", " people, "):
        yield f"numbers with {joint!r}", _filled(size, numbers, joint)
    names = ("".join(letters).capitalize() for letters in product("kovrayines", repeat=6))
    for joint in (" ", ", ", " and ", ". ", " said ", "\n", "-"):
        yield f"names with {joint!r}", _filled(size, names, joint)


def _filled(size: int, words: Iterator[str], joint: str) -> str:
    return joint.join(islice(words, size // (len(joint) + 4)))[:size]


def attacks_on(pattern: AnyPattern, size: int) -> Iterator[tuple[str, str]]:
    """Texts of a size, made from a pattern: all that leads up to a repeat, then the repeat, then what breaks it."""
    tree = parser.parse(
        pattern.pattern, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    )
    for before, unit in sorted(set(_runs(tree, ""))):
        if not before + unit:
            continue
        if unit:
            run = unit * (size // len(unit))
            yield f"{before!r}, then {unit!r} over and over", (before + run)[: size - 1] + "\x00"
            block = before + unit * MANY
            yield f"{before!r} with {MANY} {unit!r}, over and over", (block * (size // len(block) + 1))[:size]
        if before:
            yield f"{before!r} over and over", (before * (size // len(before) + 1))[:size]


def _runs(sequence: Any, before: str) -> Iterator[tuple[str, str]]:
    """For each repeat, a sample of what comes before it and of what it repeats; for each step, what comes before it."""
    for operation, argument in sequence:
        yield before, ""
        if operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            least, most, inner = argument
            if most >= MANY:
                for unit in _samples(inner):
                    yield before, unit
            yield from _runs(inner, before)
            before += _sample(inner) * min(least, 1000)
        elif operation is codes.BRANCH:
            for branch in argument[1][:40]:
                yield from _runs(branch, before)
            before += _sample(argument[1][0])
        elif operation is codes.SUBPATTERN:
            yield from _runs(argument[3], before)
            before += _sample(argument[3])
        elif operation is codes.ATOMIC_GROUP:
            yield from _runs(argument, before)
            before += _sample(argument)
        elif operation is codes.ASSERT:
            yield from _runs(argument[1], before if argument[0] > 0 else "")
            if argument[0] < 0 and not before:
                before = _sample(argument[1])
        else:
            before += _sample([(operation, argument)])
    yield before, ""


def _sample(sequence: Any) -> str:
    """One text that the pattern matches, nearly always."""
    return next(iter(_samples(sequence)), "")


def _samples(sequence: Any) -> list[str]:
    """A few texts that it matches: for each alternative one, and one letter of each class."""
    found = [""]
    for operation, argument in sequence:
        here = _letters(operation, argument)
        found = [left + right for left, right in product(found, here)][: MOST_ALTERNATIVES**2]
    return found


def _letters(operation: Any, argument: Any) -> list[str]:
    if operation is codes.LITERAL:
        return [chr(argument)]
    if operation is codes.NOT_LITERAL:
        return [next(letter for letter in CANDIDATES if ord(letter) != argument)]
    if operation is codes.ANY:
        return ["a", " "]
    if operation is codes.IN:
        return _members(argument)
    if operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, most, inner = argument
        return [sample * min(max(least, 1), most, 1000) for sample in _samples(inner)]
    if operation is codes.BRANCH:
        return [_sample(branch) for branch in argument[1][:MOST_ALTERNATIVES]]
    if operation is codes.SUBPATTERN:
        return _samples(argument[3])
    return _samples(argument) if operation is codes.ATOMIC_GROUP else [""]


def _members(members: Any) -> list[str]:
    """Up to a few letters of a class."""
    if members[0][0] is codes.NEGATE:
        one = re.compile("[" + "".join(map(_spelt, members[1:])) + "]")
        return [letter for letter in CANDIDATES if not one.match(letter)][:MOST_ALTERNATIVES] or ["\u4e01"]
    letters = []
    for kind, value in members:
        if kind is codes.LITERAL:
            letters.append(chr(value))
        elif kind is codes.RANGE:
            letters.append(chr(value[0]))
        else:
            letters.append(CLASSES.get(value, "a"))
    return list(dict.fromkeys(letters))[: 2 * MOST_ALTERNATIVES]


def _spelt(member: Any) -> str:
    kind, value = member
    if kind is codes.LITERAL:
        return re.escape(chr(value))
    if kind is codes.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    spelt = {codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_SPACE: r"\s", codes.CATEGORY_WORD: r"\w"}
    return spelt.get(value) or {codes.CATEGORY_NOT_DIGIT: r"\D", codes.CATEGORY_NOT_SPACE: r"\S"}.get(value, r"\W")
