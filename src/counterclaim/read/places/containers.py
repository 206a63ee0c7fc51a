"""Finds the wider place that a name's own words put it in: Belgorod, Russia; Izium in the Kharkiv region."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.read.places.frames import Frame, PlaceKind, Wanted
from counterclaim.read.places.gazetteer import Entry, Feature
from counterclaim.read.places.trust import LARGE
from counterclaim.read.places.words import POSSESSIVES, place_words


def container_of(frames: Sequence[Frame], index: int) -> Entry | None:
    """The country or region that the words beside a name put it in; None if they name none."""
    frame, end = frames[index], index
    while end + 1 < len(frames) and _listed(frames[end], frames[end + 1]):
        end += 1
    for at, other, tied in (*_after(frames, end), *_before(frames, index)):
        wide = _wide(other, frame) if tied else None
        if wide is not None:
            return (_finer(frames, at) if at > index else None) or wide
    return None


def _listed(frame: Frame, other: Frame) -> bool:
    """Whether two names stand in one list: Pivnichne and Vyimka."""
    if other.sentence is not frame.sentence or other.kind is not PlaceKind.NAME:
        return False
    gap = [word.text for word in frame.sentence.words[frame.last : other.first]]
    return gap in (["and"], [",", "and"], ["or"]) and not {frame.wanted, other.wanted} & {Wanted.REGION}


def _finer(frames: Sequence[Frame], at: int) -> Entry | None:
    """The region in "in Ukraine's Donetsk region", where the country comes first."""
    if at + 1 >= len(frames) or frames[at + 1].wanted is not Wanted.REGION:
        return None
    tied = any(tie for position, _, tie in _before(frames, at + 1) if position == at)
    regions = [entry for entry in frames[at + 1].candidate.entries if entry.feature is Feature.REGION]
    own = [region for region in regions if region.country in {entry.country for entry in frames[at].candidate.entries}]
    return own[0] if tied and own else None


def _after(frames: Sequence[Frame], index: int) -> Iterable[tuple[int, Frame, bool]]:
    """The mention after, its index, and whether the words between make it the container: Belgorod, Russia."""
    if index + 1 < len(frames) and frames[index + 1].sentence is frames[index].sentence:
        frame, other = frames[index], frames[index + 1]
        gap = [word.text.lower() for word in frame.sentence.words[frame.last : other.first]]
        # "the Madaya area of Syria", "the Sangin district of Helmand"
        part = gap[:2] == ["area", "of"] or (gap[:1] == ["of"] and frame.wanted is Wanted.DISTRICT)
        tied = bool(gap) and gap[0] in {",", "in", "("}
        yield index + 1, other, (tied or part) and _small(gap[1:] if part else gap) and len(gap) < 6


def _before(frames: Sequence[Frame], index: int) -> Iterable[tuple[int, Frame, bool]]:
    """The mention before, its index, and whether the words between make it the container: Ukraine's Kharkiv."""
    if index and frames[index - 1].sentence is frames[index].sentence:
        frame, other = frames[index], frames[index - 1]
        gap = [word.text.lower() for word in frame.sentence.words[other.last : frame.first]]
        lists = place_words()
        tied = not gap or gap[0] in POSSESSIVES or gap[-1] == "of" or lists.has("settlement_words", gap[-1])
        yield index - 1, other, tied and _small(gap, comma=gap[:1] != [","]) and len(gap) < 8


def _small(gap: list[str], comma: bool = True) -> bool:
    lists = place_words()
    return all(
        word in {"in", "of", "the", "(", "'s", "’s", "a", "-", "second", "largest", "biggest", "main", "key"}
        or (comma and word == ",")
        or any(
            lists.has(name, word)
            for name in ("directions", "settlement_words", "settlement_plurals", "region_words", "occupied")
        )
        for word in gap
    )


def _wide(other: Frame, frame: Frame) -> Entry | None:
    """The country or region that a mention names beyond doubt, if it can hold the other."""
    own = {entry.feature for entry in frame.candidate.entries}
    if Feature.COUNTRY in own and Feature.REGION not in own:
        return None
    for entry in other.candidate.entries:
        if entry.feature is Feature.COUNTRY:
            return entry
    regions = [entry for entry in other.candidate.entries if entry.feature is Feature.REGION]
    towns = [entry for entry in other.candidate.entries if entry.population >= LARGE and entry.is_settlement]
    if frame.kind is PlaceKind.FACILITY and towns and other.wanted is not Wanted.REGION:
        return towns[0]
    settled = any(entry.is_settlement for entry in other.candidate.entries)
    if regions and (other.wanted is Wanted.REGION or not settled):
        inside = [region for region in regions if any(lies_in(entry, region) for entry in frame.candidate.entries)]
        return (inside or regions)[0]
    return None


def lies_in(entry: Entry, container: Entry) -> bool:
    """Whether a place is within a country or a region."""
    if container.feature is Feature.COUNTRY:
        return entry.country == container.country and entry.feature is not Feature.COUNTRY
    return entry.region == container.region and entry.feature is not Feature.REGION
