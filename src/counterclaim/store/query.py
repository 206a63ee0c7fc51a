"""What a reader of the ledger asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from itertools import islice
from typing import TypeVar

from counterclaim.errors import SettingsError
from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind, Verification
from counterclaim.store.spelling import folded, words

Value = TypeVar("Value")

LONGEST_FILTER = 1_000
MOST_CHOSEN = 100
_DAY = len("2024-09-01")


def moment_of(text: str) -> datetime:
    """A moment as people write it: UTC is meant where no zone is given, and a day alone is its end.

    Raises SettingsError.
    """
    try:
        moment = datetime.fromisoformat(text)
        if len(text) <= _DAY:
            moment = datetime.combine(moment.date(), time.max)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except ValueError:
        raise SettingsError(f"{text!r} is no moment; write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM+HH:MM") from None


class Facet(StrEnum):
    """What claims are counted by. A document's publisher is its outlet."""

    KIND = "kind"
    CLAIMANT = "claimant"
    SIDE = "side"
    WEAPON = "weapon"
    PLACE = "place"
    VERIFICATION = "verification"
    STANCE = "stance"
    OUTLET = "outlet"


class Order(StrEnum):
    """What claims are sorted by: when the ledger learned of them, or one of their fields; without it they come last."""

    LEARNED = "learned"
    HAPPENED = "happened"
    SAID = "said"
    COUNT = "count"
    CLAIMANT = "claimant"
    PLACE = "place"


Chosen = tuple[tuple[Facet, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Filters that all have to hold; what is left out filters nothing. Case and accents never matter.

    `since` and `until` are days of the happening, both inclusive, in the claim's own zone; a claim without a time
    meets neither. `known_at` (aware) asks for the ledger as it stood at that moment, `said_by` (aware) for what had
    surely been said by then: a claim by its own time of saying, else by the end of its document's day of publication.
    `all_versions` asks for older versions of documents too, and their claims. `place` is a name, a region, a
    country code of two letters or a gazetteer id; it meets whole words; `place_aliases` are other such names, any of
    which will do. `claimant` is part of a name or entity,
    `side` the claimant's side, `weapon` the start of a class, a model or a word for it, `document` an id or a name as
    given. `text` is words, and phrases in quotation marks, all of which are part of the sentence, in whatever order.
    `finding_kinds` filters findings alone.

    `chosen` are values of facets, as `Tally.value` has them; a claim has to have one of those of each facet; the empty
    value is that of claims which do not say. `said_since` and `said_until` are days, both inclusive, of the moment by
    which it had surely been said (UTC).

    `order` sorts claims alone, those that tie as they were learned; `descending` the other way round, with those that
    lack the field last all the same. `after` is the id of a claim: those that come after it in that order; `before`
    likewise, and with it `limit` keeps those nearest to it. Where the ledger has no such claim nothing is found.
    Documents are sorted by when they first came alone, and have cursors of their own ids.

    An incident or a finding is listed where one of its claims would be; with `said_by` a finding only where all its
    claims had been said, and an incident with the claims that had. For documents `since` and `until` are days of
    publication, `text` is sought in title and text, and a chosen outlet is their own; days of saying count for nothing.
    Every other filter asks for a claim in it that meets them all.
    """

    since: date | None = None
    until: date | None = None
    known_at: datetime | None = None
    said_by: datetime | None = None
    all_versions: bool = False
    place: str | None = None
    place_aliases: tuple[str, ...] = ()
    claimant: str | None = None
    side: str | None = None
    kinds: tuple[Kind, ...] = ()
    weapon: str | None = None
    verification: Verification | None = None
    text: str | None = None
    document: str | None = None
    finding_kinds: tuple[FindingKind, ...] = ()
    chosen: Chosen = ()
    said_since: date | None = None
    said_until: date | None = None
    order: Order = Order.LEARNED
    descending: bool = False
    after: str | None = None
    before: str | None = None
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        for name in ("known_at", "said_by"):
            moment = getattr(self, name)
            if moment is not None and moment.tzinfo is None:
                raise SettingsError(f"{name} {moment}: a moment needs its zone")
        if self.since and self.until and self.since > self.until:
            raise SettingsError(f"since {self.since} is after until {self.until}: no day lies between them")
        if self.said_since and self.said_until and self.said_since > self.said_until:
            raise SettingsError(f"said_since {self.said_since} is after said_until {self.said_until}")
        if self.after and self.before:
            raise SettingsError("what comes after one claim and before another can't be asked for at once")
        if any(len(value) > LONGEST_FILTER for _, value in self.chosen) or len(self.chosen) > MOST_CHOSEN:
            raise SettingsError(f"at most {MOST_CHOSEN} values can be chosen, of {LONGEST_FILTER} characters each")
        if self.offset < 0 or (self.limit is not None and self.limit < 0):
            raise SettingsError("limit and offset can't be below zero")
        for name in ("place", "claimant", "side", "weapon", "text", "document"):
            self._check_words(name, getattr(self, name))

    @property
    def is_as_learned(self) -> bool:
        """Whether it asks for claims from the first on, in the order in which the ledger learned of them."""
        return self.order is Order.LEARNED and not (self.descending or self.after or self.before)

    def values(self, facet: Facet) -> tuple[str, ...]:
        """The values of a facet that are chosen, folded; empty where it filters nothing."""
        return tuple(dict.fromkeys(folded(value) for of, value in self.chosen if of is facet))

    def without(self, facet: Facet) -> Query:
        """The query without the choice of one facet."""
        kinds = () if facet is Facet.KIND else self.kinds
        return replace(self, kinds=kinds, chosen=tuple(each for each in self.chosen if each[0] is not facet))

    @staticmethod
    def _check_words(name: str, value: str | None) -> None:
        if value is None:
            return
        if len(value) > LONGEST_FILTER:
            raise SettingsError(f"{name}: {len(value)} characters, at most {LONGEST_FILTER} can be searched for")
        if not words(value):
            raise SettingsError(f"{name} {value!r}: no letter or digit to search for")


EVERYTHING = Query()


def paged(values: Iterator[Value], query: Query) -> Iterator[Value]:
    """The stretch of them that the query's limit and offset ask for."""
    end = None if query.limit is None else query.offset + query.limit
    return islice(values, query.offset, end)
