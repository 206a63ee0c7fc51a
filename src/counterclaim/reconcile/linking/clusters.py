"""Tellings of all documents become clusters, one for each happening.

Average linkage: two clusters are joined while the mean of what their tellings weigh against each other speaks for it,
the strongest first. What a person judged the same is joined before, what was judged different is never joined. The
result depends on the tellings, their comparisons and the judgements alone, and each connected part can be done alone.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_MISSING = -0.5
"""What two tellings weigh that were not compared, for want of anything that they share."""

Edges = Mapping[tuple[str, str], float]
"""The log-odds of pairs of tellings; the lesser id first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """What people judged of pairs of tellings; the lesser id first. Where both are said, "different" holds."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()


def pair_of(one: str, other: str) -> tuple[str, str]:
    """Two ids in their order."""
    return (one, other) if one < other else (other, one)


def joined(part: Sequence[str], edges: Edges, constraints: Constraints) -> tuple[tuple[str, ...], ...]:
    """The clusters of one connected part; `edges` are those between its members."""
    linkage = _Linkage(part, edges, constraints)
    linkage.join_judged()
    linkage.join_weighed()
    return tuple(sorted(tuple(sorted(members)) for members in linkage.members.values()))


class _Linkage:
    """Clusters in the making, by their least id, with what each weighs against those that it was compared with."""

    def __init__(self, part: Sequence[str], edges: Edges, constraints: Constraints) -> None:
        self.members: dict[str, list[str]] = {key: [key] for key in part}
        self._weights: dict[str, dict[str, float]] = {key: {} for key in part}
        self._compared: dict[str, dict[str, int]] = {key: {} for key in part}
        self._apart: dict[str, set[str]] = {key: set() for key in part}
        self._same = sorted(constraints.same)
        for (one, other), weight in sorted(edges.items()):
            for here, there in ((one, other), (other, one)):
                self._weights[here][there] = weight
                self._compared[here][there] = 1
        for one, other in constraints.different:
            if one in self.members and other in self.members:
                self._apart[one].add(other)
                self._apart[other].add(one)

    def join_judged(self) -> None:
        of = {key: key for key in self.members}
        for one, other in self._same:
            if one not in of or other not in of or of[one] == of[other] or of[other] in self._apart[of[one]]:
                continue
            kept, gone = pair_of(of[one], of[other])
            for key in self.members[gone]:
                of[key] = kept
            self._join(kept, gone)

    def join_weighed(self) -> None:
        heap = [entry for one in self.members for other in self._weights[one] if (entry := self._entry(one, other))]
        heapq.heapify(heap)
        while heap:
            _, one, other, size = heapq.heappop(heap)
            stale = one not in self.members or other not in self.members
            if stale or size != len(self.members[one]) + len(self.members[other]):
                continue
            self._join(one, other)
            for near in self._weights[one]:
                if entry := self._entry(*pair_of(one, near)):
                    heapq.heappush(heap, entry)

    def _entry(self, one: str, other: str) -> tuple[float, str, str, int] | None:
        if one >= other or other in self._apart[one]:
            return None
        mean = self._mean(one, other)
        return (-mean, one, other, len(self.members[one]) + len(self.members[other])) if mean > 0 else None

    def _mean(self, one: str, other: str) -> float:
        pairs = len(self.members[one]) * len(self.members[other])
        missing = pairs - self._compared[one].get(other, 0)
        return round((self._weights[one].get(other, 0.0) + missing * _MISSING) / pairs, 9)

    def _join(self, kept: str, gone: str) -> None:
        self.members[kept] += self.members.pop(gone)
        weights, compared, apart = self._weights.pop(gone), self._compared.pop(gone), self._apart.pop(gone)
        for near, weight in weights.items():
            self._weights[near].pop(gone)
            count = self._compared[near].pop(gone)
            if near != kept:
                self._weights[kept][near] = self._weights[near][kept] = self._weights[kept].get(near, 0.0) + weight
                self._compared[kept][near] = self._compared[near][kept] = self._compared[kept].get(near, 0) + count
        assert len(compared) == len(weights)
        for far in apart:
            self._apart[far].discard(gone)
            if far != kept:
                self._apart[far].add(kept)
                self._apart[kept].add(far)
