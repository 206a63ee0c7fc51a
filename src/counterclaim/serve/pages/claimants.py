"""Claimants, most claims first, and one claimant. What they state is told here, never how far it is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.serve.claimants.everyone import everyone, portrayed
from counterclaim.serve.claimants.portrait import Portrait
from counterclaim.serve.claimants.weighing import BORNE_OUT, CONTRADICTED, VERDICTS
from counterclaim.serve.filters import PAGE_SIZE
from counterclaim.serve.here import Here, here_of, ledger_of
from counterclaim.serve.pages.things import Missing, Route
from counterclaim.serve.templating import html, markup
from counterclaim.serve.texts.portions import whole_number
from counterclaim.store.claimants import ClaimantTally
from counterclaim.store.spelling import folded, words

if TYPE_CHECKING:
    from markupsafe import Markup

NO_SIDE = "none"
CHARTED_KINDS = 6
LISTED_REVISIONS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claimant in the list: its name as reports have it, and its numbers."""

    name: str
    href: str
    tally: ClaimantTally


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that a claimant's page tells in one language, filled in once for each state of the ledger."""

    name: str
    body: Markup


def claimants(request: Request) -> Response:
    """All claimants. Parameters: `name` (a part of it), `side` ("none" for those of no side), `page`."""
    here = here_of(request)
    known = everyone(request, here.as_of).claimants
    named = [each for each in known if each.key]
    met = _met(named, here)
    page = whole_number("page", here.parameters.get("page", ""), 1) or 1
    shown = met[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return html(
        request,
        "claimants.html.j2",
        lines=_lines(request, shown, here),
        number_met=len(met),
        sides=_sides(named),
        own_word=next((each for each in known if not each.key), None),
        asked={name: here.parameters.get(name, "") for name in ("name", "side")},
        page_number=page,
        earlier=here.same(page=page - 1 if page > 2 else "") if page > 1 else "",
        later=here.same(page=page + 1) if page * PAGE_SIZE < len(met) else "",
    )


def _met(named: Sequence[ClaimantTally], here: Here) -> list[ClaimantTally]:
    name, side = words(here.parameters.get("name", "")), folded(here.parameters.get("side", ""))
    return [
        each
        for each in named
        if name in each.folded and (not side or each.side == side or (side == NO_SIDE and each.side is None))
    ]


def _sides(named: Sequence[ClaimantTally]) -> list[tuple[str | None, int]]:
    """Each side with how many claimants it has, most first; those of no side last."""
    counted = Counter(each.side for each in named)
    return sorted(counted.items(), key=lambda pair: (pair[0] is None, -pair[1], pair[0] or ""))


def _lines(request: Request, tallies: Sequence[ClaimantTally], here: Here) -> list[Line]:
    claims = ledger_of(request).numbered(each.number for each in tallies)
    return [
        Line(
            name=told.name if (told := claims[each.number].claimant) else each.folded,
            href=here.link(address_of(each.key)),
            tally=each,
        )
        for each in tallies
    ]


def address_of(key: str) -> str:
    """The path of the page of the claimant of this key."""
    return f"/claimants/{quote(key, safe='@')}"


def claimant(request: Request) -> Response:
    """One claimant: its claims by kind and month, how it revised them, how they were borne out or contradicted."""
    here, key = here_of(request), request.path_params["key"]
    asked = ("claimant", key, here.as_of_words, here.language)
    told: Told | None = request.app.state.remembered.answer(
        ledger_of(request).edition(), asked, partial(_told, request, key, here)
    )
    if told is None:
        raise Missing(f"No claimant here has the key {key}.")
    return html(request, "claimant.html.j2", told=told)


def _told(request: Request, key: str, here: Here) -> Told | None:
    drawn = portrayed(request, key, here.as_of)
    if drawn is None:
        return None
    body = markup(
        request,
        "claimant_told.html.j2",
        drawn=drawn,
        verdicts=VERDICTS,
        months_chart=_months_chart(drawn, here),
        verdicts_chart=_verdicts_chart(drawn),
        revisions=drawn.revisions.found[:LISTED_REVISIONS],
        quoted=quote,
    )
    return Told(name=drawn.name, body=body)


def _months_chart(drawn: Portrait, here: Here) -> dict[str, object]:
    """Claims by month, a row a kind: the most frequent kinds."""
    kinds = [line.kind for line in drawn.weights.kinds[:CHARTED_KINDS]]
    counted = [
        {"month": line.month, "kind": here.wording.kind(kind), "claims": number}
        for line in drawn.weights.months
        if line.month
        for kind, number in line.kinds
        if kind in kinds
    ]
    return {"kinds": [here.wording.kind(kind) for kind in kinds], "months": counted}


def _verdicts_chart(drawn: Portrait) -> list[dict[str, object]]:
    """Claims borne out and contradicted, by month, over all months that it tells of; empty where there are none."""
    found = [(line.month, dict(line.verdicts)) for line in drawn.weights.months if line.month]
    if not any(numbers[each] for _, numbers in found for each in (BORNE_OUT, CONTRADICTED)):
        return []
    return [
        {"month": month, "borneOut": numbers[BORNE_OUT], "contradicted": numbers[CONTRADICTED]}
        for month, numbers in found
    ]


ROUTES: tuple[Route, ...] = (("/claimants", claimants), ("/claimants/{key}", claimant))
