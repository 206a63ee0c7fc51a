"""Finds the parts of a total by how they are set out: after a colon, in brackets, "among them", "of the 114"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from counterclaim.model.kind import Kind, Stance
from counterclaim.model.quantity import Quantity
from counterclaim.read.assembly.drafts import Draft, beside

Fits = Callable[[Draft, Draft], bool]
"""Whether the first draft's count can include the second's."""

_MARK = re.compile(r":|\(|\s[–—-]{1,2}\s")
"""What sets a list of parts off from its total."""
_END = re.compile(r"[;)]")
_AMONG_THEM = re.compile(
    r"(?i)(?:[\w'’-]+,? (?:and )?){1,6}?(?:(?:were|was|are|is) )?among (?:them|those (?:killed|hurt|wounded|injured)|"
    r"the (?:dead|victims?|wounded|injured|casualties|killed|hurt|fatalities|detained|arrested|missing))\b"
)
_OF_THE = re.compile(r"(?i)\W*of (?:the|these|those) (?:\w+[ -]){0,2}?\w+,? ")
_LISTED = re.compile(r"\s*(?:,|and|, and|as well as|, as well as)\s+")
Telling = tuple[Quantity, Kind, Stance]
"""A count and what it counts, by which it is known again."""
_MOST_EARLIER = 300
"""How many drafts back "of the 114" may reach."""
_VAGUE = 24
"""The most letters between a total and "of the" before it."""


def set_out(drafts: Sequence[Draft], number: int, text: str, fits: Fits) -> int | None:
    """The total in the same sentence after which a list of its parts is set out: "21 dead: 12 Thais and nine …"."""
    part = drafts[number]
    start = _start(part)
    for other in range(number - 1, -1, -1):
        whole = drafts[other]
        if whole.sentence_index != part.sentence_index or start is None:
            return None
        if whole.count is None or whole.whole is not None or not fits(whole, part):
            continue
        between = text[whole.count.span.end : start]
        mark = _MARK.search(between)
        if mark is None or _END.search(between, mark.end()):
            continue
        listed = _listed_after(drafts, other, whole.count.span.end + mark.end(), text)
        counts = [drafts[one].count for one in listed]
        total = sum((count.quantity.floor for count in counts if count is not None), start=0.0)
        if total <= whole.count.quantity.ceiling and (len(listed) > 1 or mark.group() == "("):
            return other
    return None


def _listed_after(drafts: Sequence[Draft], whole: int, start: int, text: str) -> tuple[int, ...]:
    """The drafts whose counts stand in the list that begins at `start`, of the same sentence."""
    end = _END.search(text, start)
    stop = min(drafts[whole].sentence.end, end.start() if end else len(text))
    return tuple(
        number for number in beside(drafts, whole) if (at := _start(drafts[number])) is not None and start <= at < stop
    )


def listed_on(drafts: Sequence[Draft], number: int, text: str) -> int | None:
    """The total of the part right before, where this count goes on its list: "including 46 guns and 390 trucks"."""
    part, before = drafts[number], drafts[number - 1] if number else None
    if before is None or before.whole is None or before.found is None or before.count is None or part.count is None:
        return None
    if before.sentence_index != part.sentence_index or before.kind is not part.kind:
        return None
    total = drafts[before.whole].count
    if total is None or total.quantity.ceiling < before.count.quantity.floor + part.count.quantity.floor:
        return None
    end = before.found.found.noun_end or before.count.span.end
    if _LISTED.fullmatch(text[end : part.count.span.start]) is None:
        return None
    return before.whole


def among_them(draft: Draft, text: str) -> bool:
    """Whether "among them", "among the dead" stands after a count: "two children among them"."""
    if draft.count is None:
        return False
    return _AMONG_THEM.match(text[draft.count.span.end : draft.sentence.end].lstrip()) is not None


def named_total(drafts: Sequence[Draft], number: int, text: str, fits: Fits) -> int | None:
    """The total that a sentence opens with, told before: "Of the 114, thirty-seven died"."""
    part = drafts[number]
    opening = _OF_THE.match(text[part.sentence.start : part.sentence.end])
    start = _start(part)
    if opening is None or start is None:
        return None
    said = {int(figure.replace(",", "")) for figure in re.findall(r"\d[\d,]*\d|\d", opening.group())}
    for other in range(number - 1, max(-1, number - _MOST_EARLIER), -1):
        whole = drafts[other]
        if whole.count is not None and whole.count.quantity.low in said and fits(whole, part):
            return other
    return None


def first_tellings(drafts: Sequence[Draft]) -> dict[Telling, int]:
    """Which draft tells a count of a kind first."""
    first: dict[Telling, int] = {}
    for number, draft in enumerate(drafts):
        if draft.count is not None:
            first.setdefault((draft.count.quantity, draft.kind, draft.stance), number)
    return first


def first_telling(drafts: Sequence[Draft], whole: int, text: str, first: Mapping[Telling, int]) -> int:
    """Where a total with "the" before it was told first: "four of the nine wounded"."""
    told = drafts[whole]
    if told.count is None or not re.search(
        r"(?i)\b(?:the|those|these) (?:other )?$", text[: told.count.span.start][-_VAGUE:]
    ):
        return whole
    return first[told.count.quantity, told.kind, told.stance]


def shared_out(drafts: Sequence[Draft], number: int, fits: Fits) -> int | None:
    """The total of the sentence before that two or more counts of this one share out, on the same word and strike."""
    part = drafts[number]
    if part.kind is not Kind.STRIKE or part.claimant is None:
        return None
    those = (drafts[other] for other in beside(drafts, number))
    shares = [one for one in those if one.kind is part.kind and one.count is not None]
    if len(shares) < 2:
        return None
    for other in range(number - 1, -1, -1):
        whole = drafts[other]
        if part.sentence_index - whole.sentence_index > 2:
            return None
        if whole.sentence_index == part.sentence_index or whole.count is None or whole.whole is not None:
            continue
        one_word = whole.claimant is not None and whole.claimant.name == part.claimant.name
        if not one_word or not all(fits(whole, one) for one in shares):
            continue
        if sum(one.count.quantity.floor for one in shares if one.count is not None) <= whole.count.quantity.ceiling:
            return other
    return None


def _start(draft: Draft) -> int | None:
    return draft.count.span.start if draft.count is not None else None
