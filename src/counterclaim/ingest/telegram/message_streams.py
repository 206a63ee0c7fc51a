"""The messages of an export as it streams by, each built in memory by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from counterclaim.ingest.limits import Limits, megabytes
from counterclaim.ingest.sources import Source

DEEPEST = 40
"""So many brackets may be open within one message."""

DEEPEST_OF_ALL = 1_000
BUFFER_BYTES = 1 << 14
"""Taken at a time; ijson names each place by its whole path, so that depth costs its square until it is seen."""

CHATS = ("", "chats.list.item.", "left_chats.list.item.")
"""Where a chat stands: as the whole, or in the lists of an account."""

MESSAGES = frozenset(f"{chat}messages.item" for chat in CHATS)
FACTS = {f"{chat}{key}": key for chat in CHATS for key in ("name", "type", "id")}
NEW_CHATS = frozenset(chat.removesuffix(".") for chat in CHATS if chat)
PLAIN = frozenset({"string", "number"})
OPENING, CLOSING = frozenset({"start_map", "start_array"}), frozenset({"end_map", "end_array"})

Facts = dict[str, Any]
Message = dict[str, Any]


class Metered:
    """A stream that counts what is taken from it, and refuses to go on where nothing comes of it for too long."""

    def __init__(self, source: Source, stream: BinaryIO, limits: Limits) -> None:
        self._source, self._stream, self._limit = source, stream, limits.document_bytes
        self.taken = self._fruitful = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises DocumentError where one value goes on for longer than a document may."""
        if self.taken - self._fruitful > self._limit:
            size_told = megabytes(self._limit)
            reason = f"one value of more than {size_told} at byte {self._fruitful:,}; leave it out"
            raise self._source.refusal(reason, "too_long")
        piece = self._stream.read(size)
        self.taken += len(piece)
        return piece

    def came_of_it(self) -> None:
        """Note that what was taken so far was of use."""
        self._fruitful = self.taken

    def is_over(self, start: int) -> bool:
        """Whether more was taken since than a document may hold."""
        return self.taken - start > self._limit


class Building:
    """One message in the making; `value` is null once it is too long or nested too deep."""

    def __init__(self, start: int) -> None:
        from ijson.common import ObjectBuilder

        self.start, self._depth = start, 0
        self._builder: Any = ObjectBuilder()

    def take(self, event: str, value: Any, too_long: bool) -> bool:
        """Go on with the next event; true once the message is whole."""
        self._depth += (event in OPENING) - (event in CLOSING)
        if too_long or self._depth > DEEPEST:
            self._builder = None
        if self._builder is not None:
            self._builder.event(event, value)
        return self._depth == 0

    @property
    def value(self) -> Message | None:
        """The message."""
        return self._builder.value if self._builder is not None else None


def messages_in(metered: Metered) -> Iterator[tuple[Facts, Message | None]]:
    """Each message with what was said before of its chat (name, type, id); null for one that is too much to hold.

    Raises ijson.JSONError where the JSON is broken.
    """
    import ijson

    facts: Facts = {}
    building: Building | None = None
    depth = 0
    for place, event, value in ijson.parse(metered, use_float=True, buf_size=BUFFER_BYTES):
        metered.came_of_it()
        depth += (event in OPENING) - (event in CLOSING)
        if depth > DEEPEST_OF_ALL:
            raise ijson.JSONError("nested too deep")
        if building is None and event == "start_map":
            if place in MESSAGES:
                building = Building(metered.taken)
            elif place in NEW_CHATS:
                facts = {}
        elif building is None and place in FACTS and event in PLAIN:
            facts = {**facts, FACTS[place]: value}
        if building is not None and building.take(event, value, metered.is_over(building.start)):
            yield facts, building.value
            building = None
