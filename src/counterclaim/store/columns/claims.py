"""The narrow facts of all claims of a ledger in memory, a column each, so that any selection is counted at once.

A million claims take some 60 MB. The record only grows, so what came since is added to what is there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, String, cast, func, select

from counterclaim.store.claimants import key_of_phrase
from counterclaim.store.keys import UNSAID, Naming
from counterclaim.store.query import Facet
from counterclaim.store.schema.facet_tables import NAMED, PHRASED, claim_facets, namings, outlets, phrases

Numbers: TypeAlias = NDArray[np.int32]
Counted: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]
Rows: TypeAlias = NDArray[np.intp]

NONE = 0
"""Stands for no phrase, no outlet and no day, all of which are counted from 1."""
FACTS = ("reading", *PHRASED, "first_day", "last_day", "said_day", "span")
AMOUNT = func.coalesce(claim_facets.c.low, claim_facets.c.high, -1)
COLUMNS = {Facet.CLAIMANT: "voice"}
"""The facts that have a facet's values under another name. A voice is a pair of a claimant and a side."""
CLAIMS_AT_ONCE = 100_000
FEW = 4
"""So many numbers are looked for one by one."""
_COMMA = ","


@dataclass(frozen=True, slots=True)
class Words:
    """All phrases, what they name, and outlets, as far as they are known; `published` has each reading's outlet."""

    phrases: Mapping[int, tuple[str, str]]
    namings: tuple[tuple[int, Naming], ...]
    outlets: tuple[Naming, ...]
    published: Numbers


@dataclass(frozen=True, slots=True)
class Names:
    """The values of a facet in their order, UNSAID first, and which of them each phrase (or outlet) has.

    A phrase may have several; `told` are those that have any, each once.
    """

    values: tuple[Naming, ...]
    phrases: Numbers
    places: Numbers
    told: Numbers

    def place(self, named: str) -> int | None:
        """Where a value is among them."""
        at = bisect_left(self.values, named, key=lambda each: each.named)
        return at if at < len(self.values) and self.values[at].named == named else None


@dataclass(frozen=True, slots=True)
class Met:
    """The places of the claims that meet something; `others` are those of all the rest where they are fewer."""

    rows: Rows
    others: Rows | None

    @classmethod
    def by(cls, mask: Mask) -> Met:
        """Those in a mask."""
        rows = np.flatnonzero(mask)
        return cls(rows, np.flatnonzero(~mask) if 2 * len(rows) > len(mask) else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Claims in the order in which the ledger learned of them: their rows' `numbers`, and `facts` by FACTS' names.

    `amounts` are what counts are sorted by, below zero where there is none. `totals` are how many claims have each
    phrase (or outlet) of a facet, so that of many only the others have to be counted.
    """

    numbers: Numbers
    current: Mask
    facts: Mapping[str, Numbers]
    amounts: NDArray[np.float64]
    words: Words
    names: Mapping[Facet, Names]
    totals: Mapping[Facet, Counted]

    def having(self, facet: Facet, values: Sequence[str]) -> Mask:
        """The claims that have one of these values of a facet."""
        names, column = self.names[facet], self.facts[COLUMNS.get(facet, facet.value)]
        is_meant = np.zeros(len(names.values), np.bool_)
        is_meant[[at for value in values if (at := names.place(value)) is not None]] = True
        held = np.zeros(1 + max(int(column.max(initial=0)), int(names.told[-1])), np.bool_)
        held[names.phrases[is_meant[names.places]]] = True
        if UNSAID.named in values:
            unnamed = np.ones(len(held), np.bool_)
            unnamed[names.told] = False
            held |= unnamed
        return among(column, held)

    def numbers_of(self, facet: Facet, met: Met) -> Counted:
        """How many of these claims have each value of a facet."""
        names, column, totals = self.names[facet], self.facts[COLUMNS.get(facet, facet.value)], self.totals[facet]
        told = np.bincount(column[met.rows if met.others is None else met.others], minlength=len(totals))
        if met.others is not None:
            told = totals - told
        numbers = np.bincount(names.places, told[names.phrases], len(names.values)).astype(np.int64)
        numbers[0] += told.sum() - told[names.told].sum()
        return numbers

    @property
    def last_phrase(self) -> int:
        """The number of the last phrase."""
        return max(self.words.phrases, default=0)

    @property
    def last_reading(self) -> int:
        """The number of the last reading that has claims, or an outlet."""
        return max(int(self.facts["reading"].max(initial=0)), len(self.words.published) - 1)


EMPTY = Columns(
    numbers=np.empty(0, np.int32),
    current=np.empty(0, np.bool_),
    facts={name: np.empty(0, np.int32) for name in (*FACTS, "voice", "outlet")},
    amounts=np.empty(0, np.float64),
    words=Words({}, (), (), np.zeros(1, np.int32)),
    names={},
    totals={},
)


def among(column: Numbers, held: Mask) -> Mask:
    """Which of a column's numbers are held."""
    numbers = np.flatnonzero(held)
    if len(numbers) > FEW:
        found: Mask = held[column]
        return found
    return reduce(np.logical_or, (column == number for number in numbers), np.zeros(len(column), np.bool_))


def grown(known: Columns, connection: Connection) -> Columns:
    """The columns with what came since; the connection sees one committed state."""
    last = int(known.numbers[-1]) if len(known.numbers) else 0
    numbers, facts, amounts = [known.numbers], {name: [known.facts[name]] for name in FACTS}, [known.amounts]
    end = connection.execute(select(func.max(claim_facets.c.claim))).scalar() or 0
    for first in range(last + 1, end + 1, CLAIMS_AT_ONCE):
        told = _told(connection, first, first + CLAIMS_AT_ONCE)
        numbers.append(_numbers(told[0]))
        for name, text in zip(FACTS, told[2:], strict=True):
            facts[name].append(_numbers(text))
        amounts.append(np.fromstring(told[1] or "", np.float64, sep=_COMMA))
    held = np.concatenate(numbers)
    gone = select(claim_facets.c.claim).where(claim_facets.c.is_current.is_(False))
    words, joined = _words(connection, known), {name: np.concatenate(parts) for name, parts in facts.items()}
    joined["voice"], voices = _paired(joined["claimant"], joined["side"])
    joined["outlet"] = _at(words.published, joined["reading"])
    names = {facet: _names(words, facet) for facet in Facet} | {Facet.CLAIMANT: _voices(words, voices)}
    return Columns(
        numbers=held,
        current=~np.isin(held, numbers_found(connection, gone)),
        facts=joined,
        amounts=np.concatenate(amounts),
        words=words,
        names=names,
        totals={facet: _totals(joined[COLUMNS.get(facet, facet.value)], names[facet]) for facet in Facet},
    )


def _told(connection: Connection, first: int, end: int) -> tuple[str | None, ...]:
    """The columns of a stretch of claims, each as one text: many times quicker than row by row."""
    columns = [claim_facets.c.claim, AMOUNT.label("amount")]
    columns += [func.coalesce(claim_facets.c[name], NONE).label(name) for name in FACTS[:-1]]
    columns.append(func.coalesce(claim_facets.c.span, -1).label("span"))
    stretch = select(*columns).where(claim_facets.c.claim >= first, claim_facets.c.claim < end)
    rows = stretch.order_by(claim_facets.c.claim).subquery()
    texts = (func.aggregate_strings(cast(column, String), _COMMA) for column in rows.c)
    return tuple(connection.execute(select(*texts)).one())


def numbers_found(connection: Connection, chosen: Select[Any]) -> Numbers:
    """The numbers that a query of one column finds, in whatever order."""
    rows = chosen.subquery()
    return _numbers(connection.scalar(select(func.aggregate_strings(cast(rows.c[0], String), _COMMA))))


def _numbers(text: str | None) -> Numbers:
    return np.fromstring(text or "", np.int32, sep=_COMMA)


def _words(connection: Connection, known: Columns) -> Words:
    last = known.last_phrase
    coming = connection.execute(select(phrases.c.seq, phrases.c.sort, phrases.c.words).where(phrases.c.seq > last))
    named = select(namings).where(namings.c.phrase > last).order_by(namings.c.phrase, namings.c.named)
    known_outlets, published = _outlets(connection, known)
    return Words(
        {**known.words.phrases, **{seq: (sort, words) for seq, sort, words in coming}},
        known.words.namings + tuple((row[0], Naming(row[1], row[2])) for row in connection.execute(named)),
        known_outlets,
        published,
    )


def _outlets(connection: Connection, known: Columns) -> tuple[tuple[Naming, ...], Numbers]:
    """All outlets by their first reading, counted from 1, and the number of each reading's; NONE where it has none."""
    since = outlets.c.reading > known.last_reading
    firsts = select(func.min(outlets.c.reading)).where(since).group_by(outlets.c.named)
    first = select(outlets.c.named, outlets.c.label).where(outlets.c.reading.in_(firsts)).order_by(outlets.c.reading)
    held = {naming.named: naming for naming in known.words.outlets}
    for named, label in connection.execute(first):
        held.setdefault(named, Naming(named, label))
    number = {named: at for at, named in enumerate(held, start=1)}
    rows = connection.execute(select(outlets.c.reading, outlets.c.named).where(since)).all()
    published = np.zeros(1 + max((reading for reading, _ in rows), default=known.last_reading), np.int32)
    published[: len(known.words.published)] = known.words.published
    if rows:
        readings, names = zip(*rows, strict=True)
        published[list(readings)] = [number[named] for named in names]
    return tuple(held.values()), published


def _at(published: Numbers, readings: Numbers) -> Numbers:
    """The outlets of readings, of which the last may have none."""
    beyond = max(int(readings.max(initial=0)) + 1 - len(published), 0)
    found: Numbers = np.pad(published, (0, beyond))[readings]
    return found


def _paired(claimants: Numbers, sides: Numbers) -> tuple[Numbers, NDArray[np.int64]]:
    """Each claim's voice, counted from 1, and the phrases of the claimant and the side of each voice, a row each."""
    (who, claimant), (whose, side) = (_dense(column) for column in (claimants, sides))
    voices, told = _dense(claimant * np.int32(len(whose) or 1) + side)
    pairs = np.stack([who[voices // (len(whose) or 1)], whose[voices % (len(whose) or 1)]], axis=1)
    return told + np.int32(1), pairs


def _dense(column: Numbers) -> tuple[NDArray[np.intp], Numbers]:
    """The numbers that a column holds, in order, and the place of each of its own among them."""
    is_there = np.zeros(int(column.max(initial=-1)) + 1, np.bool_)
    is_there[column] = True
    return np.flatnonzero(is_there), (np.cumsum(is_there, dtype=np.int32) - np.int32(1))[column]


def _names(words: Words, facet: Facet) -> Names:
    if facet is Facet.OUTLET:
        return _placed(enumerate(words.outlets, start=1))
    of_sort = {at: Naming(told, told) for at, (sort, told) in words.phrases.items() if sort == facet.value}
    if facet.value in NAMED:
        return _placed([each for each in words.namings if each[0] in of_sort])
    return _placed(of_sort.items())


def _totals(column: Numbers, names: Names) -> Counted:
    return np.bincount(column, minlength=int(names.told[-1]) + 1)


def _placed(pairs: Iterable[tuple[int, Naming]]) -> Names:
    """What nobody names comes under UNSAID; a value has the label of the first that has it."""
    first: dict[str, Naming] = {UNSAID.named: UNSAID}
    held = list(pairs)
    for _, naming in held:
        first.setdefault(naming.named, naming)
    values = tuple(first[named] for named in sorted(first))
    place = {naming.named: at for at, naming in enumerate(values)}
    found = [(NONE, 0), *((at, place[naming.named]) for at, naming in held)]
    phrased, places = (np.array(part, np.int32) for part in zip(*found, strict=True))
    return Names(values, phrased, places, np.unique(phrased))


def _voices(words: Words, voices: NDArray[np.int64]) -> Names:
    """Whom each pair of a claimant's phrase and a side stands for, under the name that the phrase first stood for."""
    labels = {at: naming.label for at, naming in words.namings}
    found = []
    for at, (who, side) in enumerate(voices.tolist(), start=1):
        key = key_of_phrase(words.phrases[who][1], words.phrases[side][1] if side else None)
        found.append((at, Naming(key, labels.get(who, ""))))
    return _placed(found)
