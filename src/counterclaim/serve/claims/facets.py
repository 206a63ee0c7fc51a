"""The facets of the table of claims: each value with how many claims have it, and where choosing it leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.model.kind import Kind, Stance, Verification, WeaponClass
from counterclaim.publish.wording import capital, plain
from counterclaim.serve.filters import Asked
from counterclaim.serve.here import Here
from counterclaim.serve.side_marks import SideMark, side_mark
from counterclaim.store.facet_words import BY_PART, given_of, given_value
from counterclaim.store.query import Facet, Query
from counterclaim.store.tallies import FacetTally, Tallies, Tally

SHOWN = 8
"""So many values of a facet stand on the page; the others are a step away."""
SHOWN_MONTHS = 12
PLACE_IN_LIST = {"page": "", "after": "", "before": ""}
OF_THE_LIST = frozenset({"sort", "column", "size", "density", "as_of", *PLACE_IN_LIST})
"""Parameters that filter nothing."""
DAYS = ("since", "until", "said_since", "said_until")
OTHERS = ("text", "document", *DAYS, "said_by", "all_versions")
"""Filters that are no choice of a facet's values."""
ORDER = (
    *(Facet.KIND, Facet.SIDE, Facet.CLAIMANT, Facet.PLACE, Facet.WEAPON),
    *(Facet.VERIFICATION, Facet.STANCE, Facet.OUTLET),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a facet: its words, how many claims have it, where choosing it (or not) leads, a side's mark."""

    label: str
    number: int
    href: str
    is_chosen: bool
    mark: SideMark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetView:
    """A facet: its values shown, how many more there are and where they are listed."""

    name: str
    values: tuple[Value, ...]
    distinct: int
    more: int
    more_href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month with how many claims are of it, and where choosing it leads."""

    day: date
    number: int
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A filter in force: what it is about, its words, and the address without it."""

    name: str
    label: str
    href: str


def facets_of(tallies: Tallies, query: Query, here: Here) -> tuple[FacetView, ...]:
    """All facets, in their order."""
    return tuple(facet_view(facet, tallies.facets[facet], query, here) for facet in ORDER)


def facet_view(facet: Facet, tally: FacetTally, query: Query, here: Here) -> FacetView:
    """One facet."""
    given = [value for of, value in given_of(query) if of is facet]
    # What claims do not say comes last, however many do not.
    ordered = sorted(tally.values, key=lambda each: not each.value)
    values = tuple(_value(facet, each, given, here) for each in ordered)
    return FacetView(
        name=facet.value,
        values=values,
        distinct=tally.distinct,
        more=max(tally.distinct - len([each for each in values if each.number]), 0),
        more_href=here.link(f"/claims/values/{facet.value}", **_kept(here)),
        is_chosen=bool(given),
    )


def value_label(facet: Facet, tally: Tally, here: Here) -> str:
    """A value in the reader's words."""
    say, value = here.wording, tally.value
    if not value:
        return here.words("claims-own-word" if facet is Facet.CLAIMANT else "claims-unsaid")
    if facet is Facet.WEAPON:
        return capital(say.weapon(WeaponClass(value)) or here.words("claims-other-weapon"))
    if facet is Facet.STANCE:
        return capital(say.stance(Stance(value)) or here.words("claims-asserted"))
    labels = {
        Facet.KIND: lambda: capital(say.kind(Kind(value))),
        Facet.SIDE: lambda: say.side(value),
        Facet.VERIFICATION: lambda: capital(say.verification(Verification(value))),
    }
    return labels[facet]() if facet in labels else tally.label


def months_of(numbers: Mapping[date, int], since: str, until: str, here: Here) -> tuple[Month, ...]:
    """The latest months; choosing one sets the two parameters."""
    found = []
    for month in sorted(numbers, reverse=True)[:SHOWN_MONTHS]:
        last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        stretch = {since: month.isoformat(), until: last.isoformat()}
        is_chosen = all(here.parameters.get(name) == value for name, value in stretch.items())
        changed = dict.fromkeys(stretch, "") if is_chosen else stretch
        href = here.same(**changed, **PLACE_IN_LIST)
        found.append(Month(day=month, number=numbers[month], href=href, is_chosen=is_chosen))
    return tuple(found)


def chips_of(tallies: Tallies, question: Asked, here: Here) -> tuple[Chip, ...]:
    """All filters in force."""
    return (*_chosen_chips(tallies, question.query, here), *_other_chips(question, here))


def _chosen_chips(tallies: Tallies, query: Query, here: Here) -> Iterator[Chip]:
    given = list(given_of(query))
    for facet, value in given:
        href = here.same(
            **{facet.value: [each for of, each in given if of is facet and each != value], **PLACE_IN_LIST}
        )
        whole = next((each for each in tallies.facets[facet].values if given_value(facet, each.value) == value), None)
        label = value_label(facet, whole, here) if whole else f"“{plain(value)}”"
        yield Chip(name=here.words(f"claims-{facet.value}"), label=label, href=href)


def _other_chips(question: Asked, here: Here) -> Iterator[Chip]:
    for name in OTHERS:
        if value := question.value(name):
            day = getattr(question.query, name, None)
            label = here.wording.day(day) if name in DAYS and day else value
            href = here.same(**{name: "", **PLACE_IN_LIST})
            yield Chip(name=here.words(f"claims-{name.replace('_', '-')}"), label=label, href=href)


def _value(facet: Facet, tally: Tally, given: list[str], here: Here) -> Value:
    own = given_value(facet, tally.value)
    is_chosen = own in given
    # A part of a name gives way to a whole one: both together would leave next to nothing.
    held = [each for each in given if facet not in BY_PART or each.startswith("=")]
    changed = [each for each in held if each != own] if is_chosen else [*held, own]
    return Value(
        label=value_label(facet, tally, here),
        number=tally.number,
        href=here.same(**{facet.value: changed, **PLACE_IN_LIST}),
        is_chosen=is_chosen,
        mark=side_mark(tally.value or None) if facet is Facet.SIDE else None,
    )


def _kept(here: Here) -> dict[str, list[str]]:
    """All parameters but the place in the list; several of one name stay several."""
    kept: dict[str, list[str]] = {}
    for name, value in here.given:
        if name not in PLACE_IN_LIST and name not in ("as_of", "words"):
            kept.setdefault(name, []).append(value)
    return kept
