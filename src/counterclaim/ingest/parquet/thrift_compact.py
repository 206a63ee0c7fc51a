"""Thrift's compact protocol, in which Parquet says what it holds: the fields that are asked for, within bounds.

Thrift's own library makes an object of everything and bounds nothing; what is needed here is a few numbers.
"""

from __future__ import annotations

from typing import Any, TypeAlias

Structure: TypeAlias = dict[int, Any]
"""What was found, by the numbers of the fields."""
Shape: TypeAlias = "int | list[Shape] | dict[int, Shape]"
"""What is asked for: a field of that kind, a list of such, or a structure's fields by their numbers.

Lists have to be named, with what is in them, wherever others who read the same bytes know them: Thrift's readers go by
what they expect in a list, not by what the list says of itself, and would see other fields than we do.
"""

I32, I64, BINARY, LIST, SET, STRUCT = 5, 6, 8, 9, 10, 12
BOOLEANS, BYTE, SHORT, DOUBLE = (1, 2), 3, 4, 7
BITS = {SHORT: 16, I32: 32, I64: 64}
MOST_DEPTH = 16


class Nonsense(ValueError):
    """The bytes are no such structure, or one that no honest writer makes."""


class Ended(Nonsense):
    """The bytes end before the structure does."""


class Compact:
    """Bytes that are read from the front; `at` is how far. `most` bounds all fields, and all that stands in lists."""

    __slots__ = ("_left", "_payload", "at")

    def __init__(self, payload: bytes, most: int) -> None:
        self._payload, self._left, self.at = payload, most, 0

    def structure(self, shape: dict[int, Shape], depth: int = 0) -> Structure:
        """The fields that are asked for, as far as they are there; the others are passed over."""
        if depth > MOST_DEPTH:
            raise Nonsense("its structures lie too deep in one another")
        found: Structure = {}
        number = 0
        while (head := self._byte()) & 15:
            number = number + (head >> 4) if head >> 4 else self._number(16)
            # Thrift takes a field that comes twice for one, and numbers by their last 16 bits.
            if not 0 < number < 1 << 15 or number in found:
                raise Nonsense("its fields are in disorder")
            self._spend(1)
            kind, wanted = head & 15, shape.get(number)
            if wanted is None:
                self._pass(kind, depth)
            else:
                found[number] = self._value(kind, wanted, depth)
        return found

    def _value(self, kind: int, wanted: Shape, depth: int) -> Any:
        if kind != _kind(wanted):
            raise Nonsense("a field of it is of another kind")
        if isinstance(wanted, dict):
            return self.structure(wanted, depth + 1)
        if isinstance(wanted, list):
            return self._elements(wanted[0], depth + 1)
        if kind != BINARY:
            return self._number(BITS[kind])
        begin = self._skip(self._varint(32))
        return self._payload[begin : self.at]

    def _elements(self, wanted: Shape, depth: int) -> list[Structure]:
        """The structures in a list of them; of what else stands in lists nothing is kept."""
        kind, size = self._list_head()
        if size and kind != _kind(wanted):
            raise Nonsense("a list of it holds another kind")
        if isinstance(wanted, dict) and wanted:
            return [self.structure(wanted, depth) for _ in range(size)]
        self._pass_all(kind, size, depth)
        return []

    def _list_head(self) -> tuple[int, int]:
        head = self._byte()
        size = head >> 4 if head >> 4 < 15 else self._varint(32)
        if size > len(self._payload) - self.at:
            raise Ended("it ends within a list")
        self._spend(size)
        return head & 15, size

    def _pass(self, kind: int, depth: int) -> None:
        if kind not in BOOLEANS:  # whose value is their kind
            self._pass_all(kind, 1, depth)

    def _pass_all(self, kind: int, size: int, depth: int) -> None:
        """Go over so many values."""
        if not size:
            return
        if kind in BOOLEANS or kind == BYTE:
            self._skip(size)
        elif kind == DOUBLE:
            self._skip(8 * size)
        elif kind in BITS:
            for _ in range(size):
                self._varint(64)
        elif kind == BINARY:
            for _ in range(size):
                self._skip(self._varint(32))
        elif kind in (LIST, SET):
            for _ in range(size):
                self._pass_list(depth + 1)
        elif kind == STRUCT:
            for _ in range(size):
                self.structure({}, depth + 1)
        else:
            raise Nonsense("a field of it is of no known kind")

    def _pass_list(self, depth: int) -> None:
        if depth > MOST_DEPTH:
            raise Nonsense("its lists lie too deep in one another")
        kind, size = self._list_head()
        self._pass_all(kind, size, depth)

    def _number(self, bits: int) -> int:
        raw = self._varint(bits)
        return (raw >> 1) ^ -(raw & 1)

    def _varint(self, bits: int) -> int:
        value = shift = 0
        while shift < 70:
            byte = self._byte()
            value |= (byte & 127) << shift
            if byte < 128:
                # Thrift keeps the last bits of one that is longer.
                if value >> bits:
                    break
                return value
            shift += 7
        raise Nonsense("a number of it is too long")

    def _byte(self) -> int:
        try:
            byte = self._payload[self.at]
        except IndexError:
            raise Ended("it ends too soon") from None
        self.at += 1
        return byte

    def _skip(self, size: int) -> int:
        """Where what was gone over began."""
        begin = self.at
        if size > len(self._payload) - begin:
            raise Ended("it ends too soon")
        self.at = begin + size
        return begin

    def _spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise Nonsense("it says too much of itself")


def _kind(wanted: Shape) -> int:
    if isinstance(wanted, dict):
        return STRUCT
    return LIST if isinstance(wanted, list) else wanted
