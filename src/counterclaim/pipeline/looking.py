"""What was fetched is looked into: which documents are in it, or which pages it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from counterclaim.errors import DocumentError
from counterclaim.fetch.asking import Answer
from counterclaim.ingest.documents import extract, raw_documents_in
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.listings import Listing, listing_of
from counterclaim.ingest.stating import Stated
from counterclaim.model.document import Document
from counterclaim.pipeline.fetching import source_of
from counterclaim.pipeline.processes import Aside

MOST_DOCUMENTS = 10_000
"""Of one fetch."""
WITHIN_S = 300.0
"""What is fetched is small, and takes seconds at most unless somebody wants it to take longer."""
KILLED = "looking into it took over 5 minutes, or killed the process that did, perhaps for want of memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What is to be looked into, what is stated of it, and whether pages that it names are asked for."""

    answer: Answer
    stated: Stated
    may_list: bool
    limits: Limits


Found = Listing | tuple[Document | DocumentError, ...]
Looking = Callable[[Look], Found]


def look_into(look: Look) -> Found:
    """What it names, where that is asked for and it names something; else its documents and what is refused."""
    if look.may_list:
        listing = listing_of(look.answer.payload, look.answer.address)
        if listing is not None:
            return listing
    every = _documents(look)
    found = tuple(islice(every, MOST_DOCUMENTS))
    if next(every, None) is None:
        return found
    reason = f"more than {MOST_DOCUMENTS:,} documents; give it to `counterclaim add` as a file"
    return (*found, DocumentError(look.answer.address, reason, code="too_many"))


def looking_aside() -> Aside[Look, Found]:
    """The same in a process of its own: what strangers made may crash it or keep it busy, and following goes on."""
    return Aside(look_into, _lost, WITHIN_S)


def _documents(look: Look) -> Iterator[Document | DocumentError]:
    for raw in raw_documents_in((source_of(look.answer, look.stated),), look.limits):
        if isinstance(raw, DocumentError):
            yield raw
        else:
            yield from extract(raw, look.limits)


def _lost(look: Look) -> Found:
    return (DocumentError(look.answer.address, KILLED, code="killed"),)
