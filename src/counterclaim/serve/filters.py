"""What an address asks for: its parameters as a query of the ledger."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from starlette.datastructures import ImmutableMultiDict

from counterclaim.api import place_aliases
from counterclaim.errors import SettingsError
from counterclaim.model.finding import FindingKind
from counterclaim.store.facet_words import fields_of
from counterclaim.store.query import Facet, Query, moment_of

PAGE_SIZE = 50
LAST_PAGE = 1_000_000
PARAMETERS = (
    *("since", "until", "kind", "finding", "verification"),
    *("place", "claimant", "side", "weapon", "text", "document", "stance", "outlet", "said_since", "said_until"),
    *("as_of", "said_by", "all_versions"),
)
_UNESCAPED_ZONE = re.compile(r"(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?) (\d\d:\d\d)")
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query, the page of its results (from 1), and the parameters that it came from."""

    query: Query
    page: int
    parameters: Mapping[str, str]

    def value(self, name: str) -> str:
        """A parameter as it was given; empty where it was not."""
        return self.parameters.get(name, "")

    def address(self, path: str, page: int) -> str:
        """The address of another page of the same results."""
        given = {name: value for name, value in self.parameters.items() if value}
        if page > 1:
            given["page"] = str(page)
        return f"{path}?{urlencode(given)}" if given else path

    @property
    def one_more(self) -> Query:
        """The query with one result more than a page holds, to learn whether there is another page."""
        return replace(self.query, limit=PAGE_SIZE + 1)


def asked(given: Mapping[str, str]) -> Asked:
    """The query that parameters ask for; empty ones filter nothing. Raises SettingsError where one can't be used."""
    parameters = {name: given[name].strip() for name in PARAMETERS if given.get(name, "").strip()}
    page = _page(given.get("page", ""))
    finding = _choice(FindingKind, "finding", parameters)
    facets = fields_of({facet: values for facet in Facet if (values := _values(given, facet.value))})
    place = facets.get("place")
    query = Query(
        known_at=_moment("as_of", parameters),
        said_by=_moment("said_by", parameters),
        all_versions=_yes("all_versions", parameters),
        since=_day("since", parameters),
        until=_day("until", parameters),
        finding_kinds=(finding,) if finding else (),
        limit=PAGE_SIZE,
        offset=(page - 1) * PAGE_SIZE,
        said_since=_day("said_since", parameters),
        said_until=_day("said_until", parameters),
        place_aliases=place_aliases(place) if place else (),
        text=parameters.get("text"),
        document=parameters.get("document"),
        **facets,
    )
    return Asked(query=query, page=page, parameters=parameters)


def _values(given: Mapping[str, str], name: str) -> list[str]:
    """All values of a parameter that may be given several times."""
    values = given.getlist(name) if isinstance(given, ImmutableMultiDict) else [given.get(name, "")]
    return [value.strip() for value in values if value.strip()]


def _day(name: str, parameters: Mapping[str, str]) -> date | None:
    value = parameters.get(name)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise SettingsError(f"{name} {value!r}: not a day; days are written 2024-09-01") from None


def as_of(given: Mapping[str, str]) -> datetime | None:
    """The moment for which one thing is asked for; null for now. Raises SettingsError."""
    return _moment("as_of", {"as_of": words} if (words := given.get("as_of", "").strip()) else {})


def _moment(name: str, parameters: Mapping[str, str]) -> datetime | None:
    value = parameters.get(name)
    if value is None:
        return None
    try:
        return moment_of(_with_plus(value)).astimezone(UTC)
    except SettingsError as error:
        raise SettingsError(f"{name} {error}") from None
    except OverflowError:
        raise SettingsError(f"{name} {value!r}: beyond what a calendar holds") from None


def _with_plus(value: str) -> str:
    """The moment with the plus before its zone, which an address that is not escaped turns into a space."""
    return _UNESCAPED_ZONE.sub(r"\1+\2", value)


def _yes(name: str, parameters: Mapping[str, str]) -> bool:
    value = parameters.get(name, "no")
    if value not in ("yes", "no"):
        raise SettingsError(f"{name} {value!r}: not yes or no")
    return value == "yes"


def _choice(choices: type[Choice], name: str, parameters: Mapping[str, str]) -> Choice | None:
    value = parameters.get(name)
    if value is None:
        return None
    try:
        return choices(value)
    except ValueError:
        allowed = ", ".join(choice.value for choice in choices)
        raise SettingsError(f"{name} {value!r}: not one of {allowed}") from None


def _page(value: str) -> int:
    if not value:
        return 1
    if not value.isascii() or not value.isdigit() or len(value) > 7 or not 1 <= int(value) <= LAST_PAGE:
        raise SettingsError(f"page {value!r}: pages are counted from 1")
    return int(value)
