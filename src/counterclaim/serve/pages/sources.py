"""How the sources fare that are followed, those in trouble first, and what the last fetches of one told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.api import source_health
from counterclaim.errors import SettingsError
from counterclaim.model.source_health import SourceHealth, SourceState
from counterclaim.serve.here import ledger_of
from counterclaim.serve.pages.things import Route, found
from counterclaim.serve.source_filters import sources_asked
from counterclaim.serve.templating import html

A_PAGE = 100
LAST_FETCHES = 50
TONES: Mapping[SourceState, str] = {
    SourceState.FAILING: "conflict",
    SourceState.SILENT: "open",
    SourceState.NOT_YET: "waiting",
    SourceState.GOOD: "accord",
    SourceState.RESTING: "resting",
}
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_UNITS = (("days", _DAY, 2 * _DAY), ("hours", _HOUR, _HOUR), ("minutes", _MINUTE, _MINUTE))
"""A length of time is told in the first unit of which it has enough: its name, its length and the least of it, in
seconds."""


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time in its largest unit: the end of its message's name, and how many."""

    unit: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source with how long ago things were, and in how long it is due (null where there is no such moment)."""

    health: SourceHealth
    tone: str
    good: Span | None
    new: Span | None
    due: Span | None
    gap: Span | None


def sources(request: Request) -> Response:
    """All sources that are or were followed, those that need looking at first."""
    asked, now = sources_asked(request.query_params), request.app.state.clock()
    page = _page(request.query_params.get("page", ""))
    known = source_health(ledger_of(request), at=now)
    named = [each for each in known if asked.names(each)]
    met = [each for each in named if asked.meets(each)]
    shown = met[(page - 1) * A_PAGE : page * A_PAGE]
    return html(
        request,
        "sources.html.j2",
        rows=[source_row(each, now) for each in shown],
        numbers=Counter(each.state for each in named),
        states=TONES,
        chosen=asked.state,
        known=len(known),
        page_number=page,
        more=len(met) > page * A_PAGE,
    )


def source(request: Request) -> Response:
    """One source, and what its last fetches told."""
    address, now = request.query_params.get("address", ""), request.app.state.clock()
    ledger = ledger_of(request)
    known = {each.address: each for each in source_health(ledger, at=now)}
    one = found(known.get(address), "source", address)
    fetches = ledger.fetches(address, LAST_FETCHES)
    return html(request, "source.html.j2", row=source_row(one, now), fetches=fetches, most=LAST_FETCHES)


def source_row(health: SourceHealth, now: datetime) -> SourceRow:
    """A source as it is told at a moment."""
    return SourceRow(
        health=health,
        tone=TONES[health.state],
        good=_since(health.good_at, now),
        new=_since(health.new_at, now),
        due=_until(health.due_at, now),
        gap=span(health.usual_gap_s) if health.usual_gap_s is not None else None,
    )


def span(seconds: float) -> Span:
    """A length of time in whole units of the largest that fits, rounded; less than a minute is "moments"."""
    for unit, length, least in _UNITS:
        if seconds >= least:
            return Span(unit, round(seconds / length))
    return Span("moments", 0)


def _since(moment: datetime | None, now: datetime) -> Span | None:
    return span((now - moment).total_seconds()) if moment else None


def _until(moment: datetime | None, now: datetime) -> Span | None:
    return span((moment - now).total_seconds()) if moment else None


def _page(value: str) -> int:
    if not value:
        return 1
    if not value.isascii() or not value.isdigit() or len(value) > 6 or int(value) < 1:
        raise SettingsError(f"page {value[:20]!r}: pages are counted from 1")
    return int(value)


ROUTES: tuple[Route, ...] = (("/sources", sources), ("/sources/one", source))
