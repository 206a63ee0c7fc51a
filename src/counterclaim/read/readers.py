"""Which reader reads which language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from counterclaim.read.reader import Reader


@cache
def reader_for(language: str) -> Reader | None:
    """The reader of a language (ISO 639-1), made when first asked for and once a process; None if there is none."""
    make = READERS.get(language)
    return make() if make else None


def _english() -> Reader:
    from counterclaim.read.english import EnglishReader

    return EnglishReader()


READERS: dict[str, Callable[[], Reader]] = {"en": _english}
"""A reader is made by a function, so that only the languages that come up are loaded."""
