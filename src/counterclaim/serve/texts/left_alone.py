"""What the reader left alone in a text, and why. A ledger does not keep it: the text is read anew when someone asks.

It is read in a process of its own, one text at a time, so that no other page waits for it, and not for ever.
"""

from __future__ import annotations

import multiprocessing
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection
from threading import Lock

from counterclaim.errors import DocumentError
from counterclaim.model.document import Document
from counterclaim.read.reader import Abstention

LONGEST = 30_000
"""Characters of a text that is read while someone waits: some seconds' work."""
LIMIT_S = 30.0
MOST_HELD = 128


class Outcome(StrEnum):
    """What came of reading a text anew."""

    READ = "read"
    BUSY = "busy"
    LONG = "long"
    SLOW = "slow"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftAlone:
    """What was left alone, in text order; only where the text was `read`. `reader` is empty where no claim tells it."""

    outcome: Outcome
    abstentions: tuple[Abstention, ...] = ()
    reader: str = ""


def read_aside(document: Document, limit_s: float = LIMIT_S) -> LeftAlone:
    """Reads a document in a process of its own, which ends with the answer, or after so many seconds."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(document, sender), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(limit_s):
            return LeftAlone(outcome=Outcome.SLOW)
        found: LeftAlone = receiver.recv()
    except EOFError:  # it died, for want of memory perhaps
        return LeftAlone(outcome=Outcome.SLOW)
    finally:
        process.kill()
        process.join()
        receiver.close()
    return found


def _read(document: Document, sender: Connection) -> None:
    from counterclaim.api import read_document

    try:
        reading = read_document(document)
    except DocumentError:
        sender.send(LeftAlone(outcome=Outcome.UNREAD))
        return
    reader = reading.claims[0].reader if reading.claims else ""
    sender.send(LeftAlone(outcome=Outcome.READ, abstentions=reading.abstentions, reader=reader))


class SecondReadings:
    """Reads texts anew, one at a time, and holds what came of the last ones. Several threads may ask at once."""

    def __init__(self, read: Callable[[Document], LeftAlone] = read_aside) -> None:
        self._read = read
        self._held: OrderedDict[Document, LeftAlone] = OrderedDict()
        self._lock = Lock()
        self._reading = Lock()

    def of(self, document: Document) -> LeftAlone:
        """What is left alone in a document; at once that the reader is busy, where it has another text."""
        if len(document.text) > LONGEST:
            return LeftAlone(outcome=Outcome.LONG)
        with self._lock:
            if document in self._held:
                self._held.move_to_end(document)
                return self._held[document]
        if not self._reading.acquire(blocking=False):
            return LeftAlone(outcome=Outcome.BUSY)
        try:
            found = self._read(document)
        finally:
            self._reading.release()
        with self._lock:
            self._held[document] = found
            while len(self._held) > MOST_HELD:
                self._held.popitem(last=False)
        return found
