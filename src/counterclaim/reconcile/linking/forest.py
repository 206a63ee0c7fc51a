"""Groups of things that are tied in pairs: which hang together, in any order of the ties."""

from __future__ import annotations

from collections.abc import Iterable


class Forest:
    """Numbers 0 to n-1 in groups that only grow; a group goes by its least number (union-find, path halving)."""

    __slots__ = ("_parents",)

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def root(self, number: int) -> int:
        """The least number of the group."""
        parents = self._parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def tie(self, one: int, other: int) -> None:
        """Make two groups one."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parents[second] = first

    def tie_all(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Make one group of each pair's two."""
        for one, other in pairs:
            self.tie(one, other)

    def groups(self) -> list[list[int]]:
        """All groups, by their least number; each in order."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parents)):
            found.setdefault(self.root(number), []).append(number)
        return list(found.values())
