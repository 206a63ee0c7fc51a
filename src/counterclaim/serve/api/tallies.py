"""How many claims meet filters, by facets; what the ledger holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from starlette.requests import Request

from counterclaim import __version__
from counterclaim.errors import SettingsError
from counterclaim.serve.api.operations import Body, Operation, Parameter, Record
from counterclaim.serve.api.parameters import AS_OF, FILTERS, SEARCHED
from counterclaim.serve.api.shapes.tallies import FacetValues, Holdings, Tallies
from counterclaim.serve.filters import as_of, asked
from counterclaim.serve.here import ledger_of
from counterclaim.serve.pages.things import Missing
from counterclaim.store import tallies
from counterclaim.store.query import Facet, Query
from counterclaim.store.schema.migrations import VERSION

USUAL, MOST = 10, 200


def facets(request: Request) -> Record:
    """How many claims meet the filters, by every facet."""
    query, most = asked(request.query_params).query, _most(request)
    told = _tally(request, query, most)
    return {
        "total": told.total,
        "is_exact": told.is_exact,
        "facets": {facet.value: _values(each) for facet, each in told.facets.items()},
        "happened": _months(told.happened),
        "undated": told.undated,
        "said": _months(told.said),
        "unsaid": told.unsaid,
    }


def facet(request: Request) -> Record:
    """The values of one facet, those whose names hold some words."""
    name = request.path_params["facet"]
    if name not in set(Facet):
        raise Missing(f"No facet here has the name {name}.")
    query = asked(request.query_params).query
    words = request.query_params.get("words", "")
    return _values(ledger_of(request).facet_values(Facet(name), query, words, _most(request)))


def about(request: Request) -> Record:
    """What the ledger holds, or held."""
    ledger, moment = ledger_of(request), as_of(request.query_params)
    held, query = ledger.holdings(moment), Query(known_at=moment)
    return {
        "version": __version__,
        "schema_version": VERSION,
        "rules": ledger.reconciled_through().rules,
        "edition": ledger.edition(),
        "documents": held.texts,
        "older_versions": held.older_versions,
        "claims": _tally(request, query, 1).total,
        "incidents": held.incidents,
        "findings": {kind.value: each.number for kind, each in ledger.found_numbers(query).items()},
        "languages": dict(held.languages),
        "readers": dict(held.readers),
        "months": [{"month": month, "documents": number} for month, number in held.months.items()],
        "first_learned": held.first_learned,
        "last_learned": held.last_learned,
    }


def _tally(request: Request, query: Query, most: int) -> tallies.Tallies:
    ledger = ledger_of(request)
    told: tallies.Tallies = request.app.state.remembered.answer(
        ledger.edition(), ("tally", query, most), lambda: ledger.tally(query, most)
    )
    return told


def _values(told: tallies.FacetTally) -> Record:
    values = [{"value": each.value, "label": each.label, "number": each.number} for each in told.values]
    return {"values": values, "distinct": told.distinct}


def _months(numbers: Mapping[date, int]) -> list[Record]:
    return [{"month": month, "number": number} for month, number in sorted(numbers.items())]


def _most(request: Request) -> int:
    value = request.query_params.get("most", "")
    if not value:
        return USUAL
    if not value.isascii() or not value.isdigit() or len(value) > 3 or not 1 <= int(value) <= MOST:
        raise SettingsError(f"most {value[:20]!r}: not a whole number from 1 to {MOST}")
    return int(value)


_MOST = Parameter(
    name="most",
    words=f"How many values of a facet; {USUAL} where it is not given.",
    schema={"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
)
OPERATIONS = (
    Operation(
        name="getFacets",
        path="/facets",
        tag="Claims",
        summary="How many claims meet filters, by facets",
        words="The counts of a facet leave its own choice aside, so that they say what another choice would give.",
        parameters=(*FILTERS, _MOST),
        work=facets,
        gives=Body(words="Counts.", shape=Tallies),
    ),
    Operation(
        name="getFacet",
        path="/facets/{facet}",
        tag="Claims",
        summary="The values of one facet",
        parameters=(
            Parameter(
                name="facet",
                words="Its name.",
                schema={"type": "string", "enum": [each.value for each in Facet]},
                place="path",
            ),
            Parameter(name="words", words="Only values whose names hold these words.", schema=SEARCHED),
            *FILTERS,
            _MOST,
        ),
        work=facet,
        gives=Body(words="Its values.", shape=FacetValues),
    ),
    Operation(
        name="getAbout",
        path="/about",
        tag="Ledger",
        summary="What the ledger holds",
        words="And which version of the program, of its rules and of the ledger's tables tells it.",
        parameters=(AS_OF,),
        work=about,
        gives=Body(words="Counts.", shape=Holdings),
    ),
)
