"""Which documents are versions of one another: a post that was edited, a page that was updated.

A version has the source of an earlier document (its URL, or its name where it has none) and much of its text. The
source alone does not make one: people give the address of an outlet for all that it publishes, and "stdin" is a name
too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from counterclaim.model.document import Document
from counterclaim.store.spelling import folded, storable, words

MOST_COMPARED = 8
"""Of the documents of one source that nothing has superseded yet, so many of the newest are compared."""

_SAME_ADDRESS = 0.2
_SAME_NAME = 0.5
"""The share of the shorter text's pairs of words that the other has too."""


def source_of(document: Document) -> str:
    """What the versions of a document have in common."""
    return f"url {storable(document.url)}" if document.url else f"name {folded(document.name)}"


def is_version_of(document: Document, other: Document) -> bool:
    """Whether two documents of one source are two versions of it: whether enough of their text is the same.

    A name says less than an address: under one name only texts of one day and one publisher are compared.
    """
    days = (document.published_on, other.published_on)
    same_day = days[0] == days[1] or None in days
    if document.url:
        return _shared(document.text, other.text) >= (_SAME_ADDRESS if same_day else _SAME_NAME)
    return same_day and document.publisher == other.publisher and _shared(document.text, other.text) >= _SAME_NAME


def comes_before(document: Document, other: Document) -> bool:
    """Whether a version that came later is the earlier one all the same: it was published on an earlier day."""
    first, second = document.published_on, other.published_on
    return first is not None and second is not None and first < second


def older_than(document: str, replaced: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """All older versions of a document, older before newer.

    `replaced` has for each document those that it took the place of, in the order in which it did.
    """
    found: list[str] = []
    waiting = [document]
    while waiting:
        waiting = [older for newer in waiting for older in reversed(replaced.get(newer, ()))]
        found += waiting
    return tuple(reversed(found))


def _shared(one: str, other: str) -> float:
    first, second = _pairs(one), _pairs(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(("", *words(text).split(), "")))
