"""The first page: the last days at a glance."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from counterclaim.publish.words.bundles import Words
from counterclaim.serve.here import here_of, ledger_of
from counterclaim.serve.lately.drawing import chart_of
from counterclaim.serve.lately.glance import Derived, Glance, Since, glance_at, holdings, is_enough, newest_day, since
from counterclaim.serve.lately.period import LENGTHS, Period, asked_period
from counterclaim.serve.lately.places import places_of
from counterclaim.serve.lately.visits import COOKIE, KEPT_S, Visits, visits_at
from counterclaim.serve.pages.things import Route
from counterclaim.serve.templating import html, markup
from counterclaim.store.lately import ENOUGH

NIGHTS_OPEN, NIGHTS_FOLDED = 7, 21
"""So many nights stand open in the table, and so many earlier ones behind a button."""


def overview(request: Request) -> Response:
    """The last days at a glance, and what came since the reader's last visit."""
    ledger, here = ledger_of(request), here_of(request)
    edition, remembered = ledger.edition(), request.app.state.remembered
    newest = remembered.answer(edition, ("newest day", here.as_of), lambda: newest_day(ledger, here.as_of))
    visits = visits_at(request.app.state.clock(), request.cookies.get(COOKIE, ""))
    values: dict[str, Any] = {"period": None, "lengths": LENGTHS, "enough": ENOUGH}
    values |= {"visits": visits, "since": None}
    if newest is not None:
        period = asked_period(here.parameters, newest, lambda some: _is_enough(request, some))
        asked = ("overview", period, here.as_of)
        derived: Derived = request.app.state.derived
        glance = remembered.answer(edition, asked, lambda: glance_at(ledger, period, here.as_of, derived))
        words = (*asked, here.as_of_words, here.language)
        told = remembered.answer(edition, words, lambda: _told(request, glance, period))
        values |= {"period": period, "glance": glance, "told": told}
    if here.as_of is None:
        values["holdings"] = remembered.answer(edition, "holdings", lambda: holdings(ledger))
        values["since"] = _since(request, visits.before)
    return _noted(html(request, "overview.html.j2", **values), visits)


def _is_enough(request: Request, period: Period) -> bool:
    ledger, known_at = ledger_of(request), here_of(request).as_of
    enough: bool = request.app.state.remembered.answer(
        ledger.edition(), ("enough", period, known_at), lambda: is_enough(ledger, period, known_at)
    )
    return enough


def _told(request: Request, glance: Glance, period: Period) -> Markup:
    """What the page says of the last days, to all readers of one language."""
    here = here_of(request)
    return markup(
        request,
        "overview_glance.html.j2",
        glance=glance,
        period=period,
        chart=chart_of(glance.nights, period, here.wording),
        places=places_of(glance, here),
        open_nights=NIGHTS_OPEN,
        folded_nights=NIGHTS_FOLDED,
        country=lambda code: country_name(here.words, code),
    )


def _since(request: Request, before: datetime | None) -> Since | None:
    """What came since the visit before this one; null where there was none."""
    ledger = ledger_of(request)
    if before is None:
        return None
    found: Since = request.app.state.remembered.answer(
        ledger.edition(), ("since", before), lambda: since(ledger, before)
    )
    return found


def _noted(page: Response, visits: Visits) -> Response:
    """The page, which leaves a note in the browser of when its reader was here."""
    page.set_cookie(COOKIE, visits.cookie, max_age=KEPT_S, samesite="lax", httponly=True)
    return page


@cache
def country_name(words: Words, code: str) -> str:
    """A country's name in the reader's language; its code where the language has none."""
    from babel import Locale

    return str(Locale(words.language).territories.get(code, code))


ROUTES: tuple[Route, ...] = (("/", overview),)
