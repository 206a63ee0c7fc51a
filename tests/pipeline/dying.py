"""Work that goes wrong in ways that only a process of its own survives; importable by name."""

from __future__ import annotations

import os
import signal
import time
from datetime import UTC, datetime
from pathlib import Path

from counterclaim.model.document import Document
from counterclaim.read.reader import Reader, Reading


def die_once(job: tuple[int, str]) -> int:
    """The square of a number; the first process that has 11 is killed."""
    number, mark = job
    if number == 11 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def die_of_seven(number: int) -> int:
    """The number, unless it is 7, which kills."""
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def sleep_at_seven(number: int) -> int:
    """The number; 7 takes very long."""
    if number == 7:
        time.sleep(300)
    return number


def divide(number: int) -> float:
    """Fails on 9."""
    return 1 / (number - 9)


def sleep(number: int) -> int:
    """Takes very long."""
    time.sleep(300)
    return number


def clock() -> datetime:
    """A moment that stands still."""
    return datetime(2025, 3, 3, tzinfo=UTC)


class DyingReader:
    """Finds nothing, and is killed by "die"."""

    language = "en"
    name = "dying 1"

    def read(self, document: Document) -> Reading:
        """No claims."""
        if " die" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return Reading(document=document, claims=())


def reader_for(language: str) -> Reader | None:
    """The dying reader for English."""
    return DyingReader() if language == "en" else None
