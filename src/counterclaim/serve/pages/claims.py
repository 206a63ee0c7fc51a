"""The table of claims: facets, search, order and columns in the address; the values of one facet; files of it all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.model.claim import Claim
from counterclaim.publish.streams import STREAMS
from counterclaim.serve.claims.asking import (
    COLUMNS,
    COMPACT,
    SIZES,
    SORTED,
    USUAL_SIZE,
    TableAsked,
    in_files,
    table_asked,
)
from counterclaim.serve.claims.command import command_line
from counterclaim.serve.claims.days import bars_of
from counterclaim.serve.claims.facets import (
    OF_THE_LIST,
    PLACE_IN_LIST,
    SHOWN,
    chips_of,
    facet_view,
    facets_of,
    months_of,
)
from counterclaim.serve.claims.files import file_of
from counterclaim.serve.claims.rows import rows_of
from counterclaim.serve.filters import asked
from counterclaim.serve.here import here_of, ledger_of
from counterclaim.serve.pages.things import Missing, Route
from counterclaim.serve.templating import html
from counterclaim.store.query import Facet
from counterclaim.store.tallies import FacetTally, Tallies

MOST_VALUES = 500
"""Of a facet on the page of its values."""


@dataclass(frozen=True, slots=True)
class Page:
    """The claims of one page of the table, and whether there are some before and after them."""

    claims: tuple[Claim, ...]
    has_earlier: bool
    has_later: bool


def claims(request: Request) -> Response:
    """The table of claims that meet the filters."""
    ledger, here = ledger_of(request), here_of(request)
    table, question = table_asked(request.query_params), asked(request.query_params)
    tallies: Tallies = request.app.state.remembered.answer(
        ledger.edition(), ("tally", table.filters), lambda: ledger.tally(table.filters, SHOWN)
    )
    page = _page(request, table)
    bars = bars_of(tallies.days, here)
    return html(
        request,
        "claims.html.j2",
        table=table,
        tallies=tallies,
        facets=facets_of(tallies, table.filters, here),
        happened=months_of(tallies.happened, "since", "until", here),
        said=months_of(tallies.said, "said_since", "said_until", here),
        chips=chips_of(tallies, question, here),
        bars=bars,
        rows=rows_of(ledger, page.claims, here),
        shown=page,
        asked=question,
        command=command_line(question, table.query),
        columns=COLUMNS,
        heads={name: here.words(f"claims-column-{name}") for name in table.columns},
        sizes=SIZES,
        usual_size=USUAL_SIZE,
        compact=COMPACT,
        sorts=("learned", *SORTED),
        files=tuple(STREAMS),
        kept=_kept_by_forms(request),
        kept_filters=_filters(request),
        looks=_looks(request),
    )


def values(request: Request) -> Response:
    """The values of one facet, and of those the ones whose names hold `words`."""
    ledger, here = ledger_of(request), here_of(request)
    name = request.path_params["facet"]
    if name not in set(Facet):
        raise Missing(f"Claims have no facet {name}.")
    facet, table = Facet(name), table_asked(request.query_params)
    words = request.query_params.get("words", "").strip()[:200]
    tally: FacetTally = request.app.state.remembered.answer(
        ledger.edition(),
        ("values", facet, table.filters, words),
        lambda: ledger.facet_values(facet, table.filters, words, MOST_VALUES),
    )
    listed = replace(here, path="/claims", given=tuple(each for each in here.given if each[0] != "words"))
    view = facet_view(facet, tally, table.filters, listed)
    return html(
        request,
        "claims_values.html.j2",
        facet=view,
        words=words,
        back=listed.same(),
        kept=[each for each in here.given if each[0] != "words"],
    )


def export(request: Request) -> Response:
    """All claims that meet the filters as a file."""
    stream = STREAMS.get(request.path_params["form"])
    if stream is None:
        raise Missing(f"Claims can't be had as {request.path_params['form']}.")
    return file_of(ledger_of(request), in_files(request.query_params), stream, request.app.state.clock())


def _page(request: Request, table: TableAsked) -> Page:
    ledger = ledger_of(request)

    def read() -> Page:
        found = list(ledger.claims(table.query))
        more = len(found) > table.size
        if table.query.before:
            return Page(tuple(found[-table.size :]), more, has_later=True)
        return Page(tuple(found[: table.size]), bool(table.query.after), more)

    page: Page = request.app.state.remembered.answer(ledger.edition(), ("claims", table.query), read)
    return page


def _kept_by_forms(request: Request) -> dict[str, list[tuple[str, str]]]:
    """What the form of the search, and that of how the table looks, have to keep of the address."""
    given = [each for each in request.query_params.multi_items() if each[0] not in ("after", "before", "page")]
    searched = {"text", "document", "since", "until", "said_since", "said_until"}
    looks = OF_THE_LIST - {"as_of"}
    return {
        "search": [each for each in given if each[0] not in searched],
        "looks": [each for each in given if each[0] not in looks],
    }


def _filters(request: Request) -> dict[str, list[str]]:
    """The parameters that say which claims, and in which order, for files."""
    given = request.query_params
    looks = OF_THE_LIST - {"sort"}
    return {name: given.getlist(name) for name in given if name not in looks}


def _looks(request: Request) -> dict[str, list[str]]:
    """The parameters that say how the table looks: they stay when all filters are cleared."""
    given = request.query_params
    return {name: given.getlist(name) for name in given if name in OF_THE_LIST.difference(PLACE_IN_LIST, ("as_of",))}


ROUTES: tuple[Route, ...] = (
    ("/claims", claims),
    ("/claims/values/{facet}", values),
    ("/claims/export/{form}", export),
)
