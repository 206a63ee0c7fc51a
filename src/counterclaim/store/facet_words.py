"""Values of facets as people give them, in addresses and on command lines, and the same values as they would be given.

A claimant, a weapon and a place are given by a part of their name, or whole: "=ua-air-force". All others are whole
anyway. "=" alone stands for claims that do not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from counterclaim.errors import SettingsError
from counterclaim.model.kind import Kind, Stance, Verification
from counterclaim.store.query import Facet, Query
from counterclaim.store.spelling import folded

WHOLE = "="
BY_PART = (Facet.CLAIMANT, Facet.WEAPON, Facet.PLACE)
_CLOSED: Mapping[Facet, type[StrEnum]] = {
    Facet.KIND: Kind,
    Facet.VERIFICATION: Verification,
    Facet.STANCE: Stance,
}
Choice = TypeVar("Choice", bound=StrEnum)


def fields_of(given: Mapping[Facet, Sequence[str]]) -> dict[str, Any]:
    """The fields of a query that the given values come to. Raises SettingsError where one can't be used."""
    chosen: list[tuple[Facet, str]] = []
    fields: dict[str, Any] = {}
    for facet, values in given.items():
        parts = [value for value in values if facet in BY_PART and not value.startswith(WHOLE)]
        if len(parts) > 1:
            raise SettingsError(f"{facet.value}: one part of a name can be asked for, or several whole ones, as =name")
        if parts:
            fields[facet.value] = parts[0]
        chosen += [(facet, _value(facet, value)) for value in dict.fromkeys(values) if value not in parts]
    return fields | {"chosen": tuple(chosen)}


def given_of(query: Query) -> Iterator[tuple[Facet, str]]:
    """The values that a query was asked with."""
    for kind in query.kinds:
        yield Facet.KIND, kind.value
    for facet in BY_PART:
        part: str | None = getattr(query, facet.value)
        if part:
            yield facet, part
    for facet, value in query.chosen:
        yield facet, given_value(facet, value)


def given_value(facet: Facet, value: str) -> str:
    """A value as it is given: with the sign that it is whole where it could be a part."""
    return f"{WHOLE}{value}" if facet in BY_PART or not value else value


def _value(facet: Facet, value: str) -> str:
    if value.startswith(WHOLE) and (facet in BY_PART or value == WHOLE):
        return folded(value.removeprefix(WHOLE))
    if facet in _CLOSED and value not in list(_CLOSED[facet]):
        allowed = ", ".join(_CLOSED[facet])
        raise SettingsError(f"{facet.value} {value!r}: not one of {allowed}")
    if not folded(value):
        raise SettingsError(f"{facet.value} {value!r}: no letter or digit to search for")
    return folded(value)
