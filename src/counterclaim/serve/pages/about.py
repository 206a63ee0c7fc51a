"""What the ledger holds, what read it, whose work it stands on, and what it can't do."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from counterclaim import __version__
from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind
from counterclaim.reconcile.books import RULES
from counterclaim.serve.credits import CREDITS
from counterclaim.serve.here import here_of, ledger_of
from counterclaim.serve.pages.things import Route
from counterclaim.serve.templating import html
from counterclaim.store.holdings import Holdings
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Facet, Query
from counterclaim.store.schema.migrations import VERSION

MOST_LISTED = 24
"""So many outlets are listed; there are as many kinds."""
LIMITS = ("truth", "english", "score", "places", "names", "capitals", "rates", "sources")
"""What the reader can't do, and what numbers here don't mean: each is a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of what there is: its name, how many, and how many in a hundred of the largest part."""

    name: str
    number: int
    percent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month: the texts that were published in it, and the claims of what happened in it."""

    first: date
    last: date
    texts: Share
    claims: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year with those of its months that have anything; how many texts were published in it."""

    year: int
    texts: int
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What the page tells of the ledger's contents."""

    held: Holdings
    claims: int
    undated: int
    kinds: tuple[Share, ...]
    outlets: tuple[Share, ...]
    outlet_labels: Mapping[str, str]
    other_outlets: int
    findings: tuple[Share, ...]
    languages: tuple[Share, ...]
    readers: tuple[Share, ...]
    years: tuple[Year, ...]

    @property
    def published_years(self) -> tuple[Year, ...]:
        """The years of which there are texts."""
        return tuple(year for year in self.years if year.texts)

    @property
    def other_years(self) -> tuple[Year, ...]:
        """The years that texts only tell of."""
        return tuple(year for year in self.years if not year.texts)

    @property
    def number_of_findings(self) -> int:
        """How many findings stand."""
        return sum(each.number for each in self.findings)


def about(request: Request) -> Response:
    """What the ledger holds, what read it, whose work it stands on, and what it can't do."""
    ledger, here = ledger_of(request), here_of(request)
    query = Query(known_at=here.as_of)
    remembered = request.app.state.remembered
    contents = remembered.answer(ledger.edition(), ("about", here.as_of), lambda: contents_of(ledger, query))
    return html(
        request,
        "about.html.j2",
        contents=contents,
        finding_kind=FindingKind,
        claim_kind=Kind,
        rules=ledger.reconciled_through().rules,
        current_rules=RULES,
        schema_version=VERSION,
        version=__version__,
        credits=CREDITS,
        limits=LIMITS,
    )


def contents_of(ledger: Ledger, query: Query) -> Contents:
    """What a ledger holds, as of the query's moment."""
    held = ledger.holdings(query.known_at)
    counted = ledger.tally(query, MOST_LISTED)
    outlets = counted.facets[Facet.OUTLET]
    return Contents(
        held=held,
        claims=counted.total,
        undated=counted.undated,
        kinds=shares({each.value: each.number for each in counted.facets[Facet.KIND].values}),
        outlets=shares({each.value: each.number for each in outlets.values}),
        outlet_labels={each.value: each.label for each in outlets.values},
        other_outlets=outlets.distinct - len(outlets.values),
        findings=shares({kind.value: each.number for kind, each in ledger.found_numbers(query).items()}),
        languages=shares(held.languages),
        readers=shares(held.readers),
        years=years_of(held.months, counted.happened),
    )


def shares(numbers: Mapping[str, int]) -> tuple[Share, ...]:
    """The parts, the largest first, then by name."""
    most = max(numbers.values(), default=1)
    ordered = sorted(numbers.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Share(name=name, number=number, percent=100 * number / most) for name, number in ordered if number)


def years_of(texts: Mapping[date | None, int], claims: Mapping[date, int]) -> tuple[Year, ...]:
    """The years, the newest first, each with its months in order; both mappings have first days of months."""
    dated = {month: number for month, number in texts.items() if month}
    most = max(dated.values(), default=1), max(claims.values(), default=1)
    months = [
        Month(
            first=month,
            last=month.replace(day=monthrange(month.year, month.month)[1]),
            texts=_share(dated.get(month, 0), most[0]),
            claims=_share(claims.get(month, 0), most[1]),
        )
        for month in sorted({*dated, *claims})
    ]
    grouped = [(year, tuple(each)) for year, each in groupby(months, key=lambda month: month.first.year)]
    return tuple(
        Year(year=year, texts=sum(month.texts.number for month in of_year), months=of_year)
        for year, of_year in reversed(grouped)
    )


def _share(number: int, most: int) -> Share:
    return Share(name="", number=number, percent=100 * number / most)


ROUTES: tuple[Route, ...] = (("/about", about),)
