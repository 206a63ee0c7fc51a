"""Incidents by day, by how many tell of them, or by how much they are disputed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.errors import SettingsError
from counterclaim.serve import views
from counterclaim.serve.filters import asked
from counterclaim.serve.here import Here, here_of, ledger_of
from counterclaim.serve.incidents.glances import Day, Glance, days_of, glances_of, row_of
from counterclaim.serve.incidents.showing import showing_of
from counterclaim.serve.pages.things import Route
from counterclaim.serve.remembered import Remembered
from counterclaim.serve.templating import html
from counterclaim.store.incident_book import IncidentOrder
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query

PAGE_SIZE = 25
FIELDS = (
    "text",
    "place",
    "claimant",
    "side",
    "weapon",
    "document",
    "kind",
    "verification",
    "finding",
    "since",
    "until",
)
"""The filters of the page's form; the moment is kept beside them."""

Held = tuple[tuple[Glance, ...], bool]
"""The incidents of a page, and whether there are more."""


def incidents(request: Request) -> Response:
    """Incidents that meet the filters, in the order that is asked for."""
    ledger, here = ledger_of(request), here_of(request)
    question, order = asked(request.query_params), _order(request.query_params)
    query = replace(question.query, limit=PAGE_SIZE + 1, offset=(question.page - 1) * PAGE_SIZE)
    state, key = request.app.state, ("incidents", query, order)
    held, more = state.remembered.answer(ledger.edition(), key, lambda: _held(ledger, query, order, state.told))
    chosen = {name: question.value(name) for name in FIELDS if question.value(name)}
    return html(
        request,
        "incidents.html.j2",
        days=_days(held, order, here),
        order=order,
        orders=tuple(IncidentOrder),
        asked=question,
        chosen=chosen,
        choices=views.choices(here),
        total=None if chosen or question.query.known_at else ledger.numbers_standing()[0],
        more=more,
        shown=len(held),
    )


def _held(ledger: Ledger, query: Query, order: IncidentOrder, told: Remembered) -> Held:
    found = tuple(ledger.incidents_in_order(query, order))
    return glances_of(ledger, found[:PAGE_SIZE], query.known_at, told), len(found) > PAGE_SIZE


def _days(glances: tuple[Glance, ...], order: IncidentOrder, here: Here) -> tuple[Day, ...]:
    """Under their days; in another order than that of days all at once."""
    showing = showing_of(here)
    if order is IncidentOrder.NEWEST:
        return days_of(glances, showing)
    return (Day(day=None, rows=tuple(row_of(each, showing) for each in glances)),) if glances else ()


def _order(given: Mapping[str, str]) -> IncidentOrder:
    value = given.get("order", "").strip() or IncidentOrder.NEWEST.value
    try:
        return IncidentOrder(value)
    except ValueError:
        allowed = ", ".join(IncidentOrder)
        raise SettingsError(f"order {value!r}: not one of {allowed}") from None


ROUTES: tuple[Route, ...] = (("/incidents", incidents),)
