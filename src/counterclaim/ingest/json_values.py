"""JSON cut into its values as it streams by, without being taken apart: each as its own bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

OUTSIDE = re.compile(rb'["\[\]{},]')
"""What matters between strings."""
INSIDE = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
"""A string up to its closing quote, or as far as the bytes go."""

STEPS = {b"[": 1, b"{": 1, b"]": -1, b"}": -1, b",": 0}
"""How each mark changes the number of open brackets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value: which it is, counted from 1; its bytes (null if it is longer than the limit); whether it ended."""

    number: int
    payload: bytes | None
    whole: bool = True


class Marks:
    """Finds brackets and commas outside strings, in pieces that may be cut anywhere."""

    def __init__(self) -> None:
        self._string = self._escape = False

    @property
    def in_string(self) -> bool:
        """Whether the last piece ended within a string."""
        return self._string

    def of(self, piece: bytes) -> Iterator[tuple[int, bytes]]:
        """Each mark of the next piece, with the offset behind it."""
        at = 0
        while at < len(piece):
            if self._string:
                at = self._through(piece, at)
                continue
            found = OUTSIDE.search(piece, at)
            if not found:
                return
            at = found.end()
            if found[0] == b'"':
                self._string = True
            else:
                yield at, found[0]

    def _through(self, piece: bytes, at: int) -> int:
        """Where the string that is open at this offset ends in the piece, or the piece's end."""
        at += self._escape
        self._escape = False
        found = INSIDE.match(piece, at)
        end = found.end() if found else at
        if end < len(piece):
            self._escape = piece[end] == ord("\\")
            self._string = self._escape
        return end + 1


class Cutter:
    """Cuts values out of pieces of JSON: those in an array, whose opening bracket was read before, or those in a row.

    `around` is how many brackets are open around that array. Nothing but quotes, brackets and commas is looked at, so
    that what is broken within one value stays with that value. Afterwards `ended` tells whether the array was closed,
    `left` whether something stands behind all.
    """

    def __init__(self, limit: int, in_array: bool, around: int = 0) -> None:
        self._limit, self._in_array, self._around = limit, in_array, around
        self._marks, self._depth = Marks(), 0
        self._number, self._held, self._size = 0, bytearray(), 0
        self.ended = self.left = False

    def values(self, pieces: Iterable[bytes]) -> Iterator[Value]:
        """The values in the pieces, in order; the last is marked where it is cut off."""
        for piece in pieces:
            yield from self._cut(piece)
        yield from self._value(b"", whole=False)

    def _cut(self, piece: bytes) -> Iterator[Value]:
        start = 0
        for end, mark in self._marks.of(piece):
            if self.ended:
                if not self._around:
                    break
                self._around += STEPS[mark]
                start = end
                continue
            edge = self._edge(mark, end)
            if edge is not None:
                yield from self._value(piece[start:edge])
                start = end
        if not self.ended:
            self._keep(piece[start:])
        elif not self._around:
            self.left = self.left or bool(piece[start:].strip())

    def _edge(self, mark: bytes, end: int) -> int | None:
        """Where a value ends at this mark, if one does."""
        self._depth += STEPS[mark]
        if self._in_array:
            self.ended = self._depth < 0
            return end - 1 if self.ended or (mark == b"," and not self._depth) else None
        if STEPS[mark] < 0 and self._depth <= 0:
            self._depth = 0
            return end
        return None

    def _value(self, rest: bytes, whole: bool = True) -> Iterator[Value]:
        self._keep(rest)
        held = bytes(self._held).strip(b" \t\r\n,\x1e")
        too_long = self._size > self._limit
        self._held, self._size = bytearray(), 0
        if held or too_long:
            self._number += 1
            yield Value(number=self._number, payload=None if too_long else held, whole=whole)

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size <= self._limit:
            self._held += piece
        else:
            self._held = bytearray()
