"""One incident: who says what of it, and how it is put together."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from counterclaim.model.incident import Incident
from counterclaim.model.judgement import Judgement
from counterclaim.pipeline.explaining import explained
from counterclaim.serve.here import Here, here_of, ledger_of
from counterclaim.serve.incidents.accounts import account_of
from counterclaim.serve.incidents.judged import judged_of, judgements_of, near_of
from counterclaim.serve.incidents.past import Past, past_of
from counterclaim.serve.incidents.sheets import Sheet, sheet_of
from counterclaim.serve.incidents.showing import showing_of
from counterclaim.serve.pages.things import Missing, Route, found
from counterclaim.serve.templating import html
from counterclaim.store.ledger import Ledger

GONE = 410
JUDGE = "judge"
"""The scope of a token whose reader may judge."""


def incident(request: Request) -> Response:
    """One incident, the sides in columns; `show=all` shows every claim."""
    ledger, key, here = ledger_of(request), request.path_params["key"], here_of(request)
    one = ledger.incident(key, here.as_of)
    if one is None:
        return _gone(request, ledger, key, here)
    may_judge = _may_judge(here)
    return html(
        request,
        "incident.html.j2",
        sheet=_sheet(request, ledger, one, here),
        judged=judged_of(ledger, one, showing_of(here), _standing(request, ledger, here)),
        near=near_of(ledger, one, here.parameters.get("join", "")) if may_judge else None,
        may_judge=may_judge,
        history=ledger.history(one.id),
    )


def _sheet(request: Request, ledger: Ledger, one: Incident, here: Here) -> Sheet:
    """What the page shows, worked out once for each state of the ledger and language."""
    everything = here.parameters.get("show") == "all"

    def work_out() -> Sheet:
        return sheet_of(account_of(ledger, one, here.as_of), showing_of(here), everything=everything)

    key = ("incident", one.id, here.as_of_words, here.language, everything)
    found: Sheet = request.app.state.remembered.answer(ledger.edition(), key, work_out)
    return found


def why(request: Request) -> Response:
    """Why a claim is in an incident, or is not: every comparison with what it weighs, as of now."""
    ledger, here = ledger_of(request), here_of(request)
    if here.as_of:
        return RedirectResponse(here.same(as_of=""), status_code=303)
    key, claim = request.path_params["key"], request.path_params["claim"]
    found(ledger.incident(key), "incident", key)
    found(ledger.claim(claim), "claim", claim)
    showing = showing_of(here)
    reasons = explained(ledger, claim, key)
    against = ledger.claim(reasons.weighing.against) if reasons.weighing else None
    return html(
        request,
        "why.html.j2",
        reasons=reasons,
        weighed=sorted(reasons.weighing.weighed, key=lambda each: -abs(each.weight)) if reasons.weighing else (),
        claim=showing.refer(reasons.claim),
        against=showing.refer(against) if against else None,
    )


def _standing(request: Request, ledger: Ledger, here: Here) -> tuple[Judgement, ...]:
    """All judgements that stand, or stood, worked out once for each state of the ledger."""
    key, work = ("judgements", here.as_of), partial(judgements_of, ledger, here.as_of)
    found: tuple[Judgement, ...] = request.app.state.remembered.answer(ledger.edition(), key, work)
    return found


def _may_judge(here: Here) -> bool:
    """Whether the reader is signed in, and may judge what stands now."""
    reader = getattr(here, "reader", None)
    return reader is not None and JUDGE in reader.scopes and here.as_of is None


def _gone(request: Request, ledger: Ledger, key: str, here: Here) -> Response:
    """An incident that does not stand: what became of it, and where its claims are."""
    past: Past | None = past_of(ledger, key, here.as_of)
    if past is None:
        raise Missing(f"There never was an incident {key} here.", told=here.words("incident-missing", id=key))
    status = GONE if past.withdrawn_at else 404
    return html(request, "incident-past.html.j2", status=status, past=past, id=key)


ROUTES: tuple[Route, ...] = (("/incidents/{key}", incident), ("/incidents/{key}/why/{claim}", why))
