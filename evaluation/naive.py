"""The naive rules by which other systems tie reports together and settle their numbers, to compare ours with.

Rules for linking take claims and give groups of them. *One place* takes all that is told of a place for one happening.
*City, week, ratio* joins reports of one city within seven days of each other unless one toll is over twice the other:
the rule of thumb of feeds that merge events of several providers. *Alike* joins sentences whose vectors' cosine is over
0.7, as news clustering does.

Rules for numbers take groups and give findings. *Any two differ*: two different numbers contradict each other, two
equal ones confirm each other. *Lowest number* sets every higher one against the lowest, *last number* takes every
earlier one for superseded by the last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind
from counterclaim.reconcile.places import place_key

Group = tuple[Claim, ...]
Linking = Callable[[Sequence[Claim], Mapping[str, Document]], Iterator[Group]]
Naive = tuple[FindingKind, Group]
Numbers = Callable[[Iterable[Group], Mapping[str, Document]], Iterator[Naive]]
Vectors = npt.NDArray[np.float32]

WEEK = timedelta(days=7)
RATIO = 2.0
COSINE = 0.7
_CHUNK = 2048
_TOLL = frozenset({Kind.KILLED, Kind.CASUALTIES})


def one_place(claims: Sequence[Claim], documents: Mapping[str, Document]) -> Iterator[Group]:
    """All claims of one place are of one happening; one without a place stands alone."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(_first_place(claim) or claim.id, []).append(claim)
    yield from map(tuple, groups.values())


def city_week_ratio(claims: Sequence[Claim], documents: Mapping[str, Document]) -> Iterator[Group]:
    """Claims of one city within seven days are of one happening unless their tolls are over twice each other."""
    for city in one_place(claims, documents):
        runs: list[list[Claim]] = []
        for claim in sorted(city, key=lambda one: (_day(one, documents), one.id)):
            for run in runs:
                near = _day(claim, documents) - _day(run[-1], documents) <= WEEK
                if near and all(_ratio(claim, other) <= RATIO for other in run[-20:]):
                    run.append(claim)
                    break
            else:
                runs.append([claim])
        yield from map(tuple, runs)


def alike(claims: Sequence[Claim], vectors: Vectors, cosine: float = COSINE) -> Iterator[Group]:
    """Claims whose sentences' vectors (a row each) have a cosine over a threshold are of one happening, and so on."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = vectors / np.where(lengths == 0, 1, lengths)
    leader = list(range(len(claims)))

    def found(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for start in range(0, len(claims), _CHUNK):
        for row, column in zip(*np.nonzero(unit[start : start + _CHUNK] @ unit.T > cosine), strict=True):
            one, other = found(start + int(row)), found(int(column))
            leader[max(one, other)] = min(one, other)
    groups: dict[int, list[Claim]] = {}
    for at, claim in enumerate(claims):
        groups.setdefault(found(at), []).append(claim)
    yield from map(tuple, groups.values())


def any_two_differ(groups: Iterable[Group], documents: Mapping[str, Document]) -> Iterator[Naive]:
    """Different numbers for one kind of happening in one incident differ, equal ones agree."""
    for counted in _counted(groups):
        by_number: dict[float, list[Claim]] = {}
        for claim in counted:
            by_number.setdefault(_number(claim), []).append(claim)
        if len(by_number) > 1:
            yield FindingKind.DIFFERS, counted
        yield from ((FindingKind.AGREES, tuple(same)) for same in by_number.values() if len(same) > 1)


def lowest_number(groups: Iterable[Group], documents: Mapping[str, Document]) -> Iterator[Naive]:
    """The lowest number is believed; every higher one differs from it."""
    for counted in _counted(groups):
        lowest = min(counted, key=lambda one: (_number(one), one.id))
        yield from ((FindingKind.DIFFERS, (lowest, one)) for one in counted if _number(one) > _number(lowest))


def last_number(groups: Iterable[Group], documents: Mapping[str, Document]) -> Iterator[Naive]:
    """The last number is believed; every other one before it was revised to it."""
    for counted in _counted(groups):
        told = sorted(counted, key=lambda one: (_published(one, documents), one.document, one.sentence.start, one.id))
        yield from ((FindingKind.REVISED, (one, told[-1])) for one in told if _number(one) != _number(told[-1]))


LINKING: Mapping[str, Linking] = {"one place": one_place, "city, 7 days, ratio": city_week_ratio}
"""The rules for linking that need claims alone; `alike` needs vectors too."""

NUMBERS: Mapping[str, Numbers] = {
    "any two differ": any_two_differ,
    "lowest number": lowest_number,
    "last number": last_number,
}


def _counted(groups: Iterable[Group]) -> Iterator[Group]:
    """The claims with a count of each incident and kind, where there are several."""
    for group in groups:
        by_kind: dict[Kind, list[Claim]] = {}
        for claim in group:
            if claim.count is not None:
                by_kind.setdefault(claim.kind, []).append(claim)
        yield from (tuple(counted) for counted in by_kind.values() if len(counted) > 1)


def _number(claim: Claim) -> float:
    quantity = claim.count.quantity if claim.count else None
    return (quantity.low or quantity.high or 0.0) if quantity else 0.0


def _first_place(claim: Claim) -> str:
    return place_key(claim.places[0].place) if claim.places else ""


def _published(claim: Claim, documents: Mapping[str, Document]) -> date:
    document = documents.get(claim.document)
    return (document.published_on if document else None) or date.max


def _day(claim: Claim, documents: Mapping[str, Document]) -> date:
    return claim.time.interval.first_day if claim.time else _published(claim, documents)


def _ratio(one: Claim, other: Claim) -> float:
    """How many times one toll is the other; 1 where not both tell one."""
    if one.kind not in _TOLL or other.kind is not one.kind or one.count is None or other.count is None:
        return 1.0
    low, high = sorted((_number(one), _number(other)))
    return high / low if low else (1.0 if high == 0 else float("inf"))
