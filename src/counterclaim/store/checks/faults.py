"""What a check of the ledger found wrong, counted by kind, with a few examples of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

EXAMPLES = 5
NO_VALUE = (ValueError, TypeError, LookupError, OverflowError)
"""What damaged bytes raise where they are read as a value, an unknown time zone among it."""


class FaultKind(StrEnum):
    """What can be wrong; the words head a line of a check's answer."""

    DAMAGE = "damaged: the database can't read its own pages"
    UNREADABLE = "not readable: what is stored is no value"
    SEAL = "not as written: the seal does not fit what is stored"
    GAP = "missing: rows between or behind others"
    DOCUMENT_ID = "ids of documents that do not follow from text and source"
    CLAIM_ID = "ids of claims that do not follow from their words"
    DERIVED_ID = "ids or digests of incidents, findings and judgements that do not follow from what they say"
    SPAN = "words that are not at their place in the text"
    KEYS = "columns that are searched and do not follow from what they are of"
    LINK = "links that lead nowhere"
    MOMENT = "moments out of order"
    SUM = "sums that do not come out"
    STANDING = "what stands differs from what was derived last"
    INDEX = "the working index differs from what it was made of"
    FACETS = "what filters look at differs from the claims"
    GUARD = "guards or indexes of tables that are not there"
    DERIVED = "incidents and findings that come out otherwise when derived anew"


WORKED_OUT = frozenset({FaultKind.STANDING, FaultKind.INDEX, FaultKind.KEYS, FaultKind.GUARD, FaultKind.DERIVED}) | {
    FaultKind.FACETS
}
"""Faults in what is worked out from the record, which itself may be whole."""


@dataclass(slots=True)
class Found:
    """How many faults of one kind, and the first of them."""

    number: int = 0
    examples: list[str] = field(default_factory=list)


class Faults:
    """All faults so far; takes no more memory for many than for few."""

    def __init__(self) -> None:
        self._found: dict[FaultKind, Found] = {}

    def note(self, kind: FaultKind, thing: str, number: int = 1) -> None:
        """Take down a fault: an id or a place, and what is the matter with it."""
        found = self._found.setdefault(kind, Found())
        found.number += number
        if len(found.examples) < EXAMPLES and thing not in found.examples:
            found.examples.append(thing)

    def __bool__(self) -> bool:
        return bool(self._found)

    def __iter__(self) -> Iterator[tuple[FaultKind, Found]]:
        return ((kind, self._found[kind]) for kind in FaultKind if kind in self._found)

    @property
    def numbers(self) -> Mapping[FaultKind, int]:
        """How many there are of each kind."""
        return {kind: found.number for kind, found in self}

    @property
    def only_worked_out(self) -> bool:
        """Whether the record itself is free of faults."""
        return WORKED_OUT.issuperset(self._found)


@dataclass(slots=True, kw_only=True)
class Checked:
    """What a check looked at, what it found, and what the ledger knows to be lost since a repair."""

    name: str
    faults: Faults = field(default_factory=Faults)
    numbers: dict[str, int] = field(default_factory=dict)
    digest: str = ""
    losses: list[str] = field(default_factory=list)

    def count(self, what: str, number: int = 1) -> None:
        """So many more of these were looked at."""
        self.numbers[what] = self.numbers.get(what, 0) + number
