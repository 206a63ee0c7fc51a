"""All about one claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.api import figures
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.publish.addresses import SiteAddresses
from counterclaim.publish.claim_view import Shelf, claim_view
from counterclaim.serve.here import Here, here_of, ledger_of
from counterclaim.serve.pages.things import Route, found
from counterclaim.serve.saying import PageWording
from counterclaim.serve.templating import html
from counterclaim.serve.texts.context import context
from counterclaim.serve.texts.portions import PortionAddresses
from counterclaim.serve.texts.rungs import Rung, rungs
from counterclaim.serve.then import claim_then
from counterclaim.store.claimants import claimant_key
from counterclaim.store.entry import Event
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query

MOST_LADDERED = 400
"""An incident of more claims than these is not laddered for one claim's page: its own page does it."""
MOST_COPIES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a claim hangs together with, as it was known at the page's moment."""

    document: Document
    whole: Claim | None
    parts: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    findings: tuple[Finding, ...]
    copies: tuple[Document, ...]
    history: tuple[Event, ...]


def claim(request: Request) -> Response:
    """All about one claim, its words marked where they stand."""
    ledger, here, key = ledger_of(request), here_of(request), request.path_params["key"]
    one = found(claim_then(ledger, key, here.as_of), "claim", key)
    about = _about(ledger, one, here)
    around = context(about.document, one)
    site = SiteAddresses(documents={}, as_of=here.as_of_words)
    whole = {} if about.whole is None else {about.whole.id: about.whole}
    on_page = PortionAddresses(site=site, document_id=one.document, shown=around.shown)
    shelf = Shelf(numbers={}, claims={one.id: one} | whole, addresses=on_page, wording=PageWording(here.words))
    return html(
        request,
        "claim.html.j2",
        claim=one,
        about=about,
        card=claim_view(one, shelf),
        context=around,
        links=site,
        in_text=site.span(one.document, one.sentence.start, one.sentence.end),
        claimant=f"/claimants/{quote(claimant_key(one.claimant), safe='@')}" if one.claimant else "",
        rungs=_rungs(request, one, about.incidents, here),
        address=_absolute(request, one),
        quoted=quote,
    )


def _about(ledger: Ledger, one: Claim, here: Here) -> About:
    moment = here.as_of
    findings = ledger.findings_of(one.id, moment)
    history = tuple(event for event in ledger.history(one.id) if moment is None or event.at <= moment)
    return About(
        document=found(ledger.document(one.document, one.reader) or ledger.document(one.document), "document", one.id),
        whole=ledger.claim(one.part_of) if one.part_of else None,
        parts=tuple(each for each in _beside(ledger, one, here) if each.part_of == one.id),
        incidents=ledger.incidents_of(one.id, moment),
        findings=findings,
        copies=_copies(ledger, one, findings),
        history=history,
    )


def _beside(ledger: Ledger, one: Claim, here: Here) -> Iterable[Claim]:
    """The claims of the same text."""
    if here.as_of is None:
        return ledger.claims_of_documents((one.document,))
    return ledger.claims(Query(document=one.document, known_at=here.as_of))


def _copies(ledger: Ledger, one: Claim, findings: Iterable[Finding]) -> tuple[Document, ...]:
    """The other documents that carry the same text."""
    copied = (each for each in findings if each.kind is FindingKind.COPIED)
    keys = dict.fromkeys(key for each in copied for key in each.documents if key != one.document)
    return tuple(ledger.documents_by_ids(list(keys)[:MOST_COPIES]))


def _rungs(request: Request, one: Claim, incidents: Sequence[Incident], here: Here) -> tuple[Rung, ...]:
    if one.count is None:
        return ()
    ledger, remembered = ledger_of(request), request.app.state.remembered
    laddered = [
        remembered.answer(
            ledger.edition(), ("figures", each.id, here.as_of_words), lambda each=each: figures(ledger, each)
        )
        for each in incidents
        if len(each.links) <= MOST_LADDERED
    ]
    return rungs(one, laddered)


def _absolute(request: Request, one: Claim) -> str:
    """The address under which anyone who can reach this server finds the claim."""
    return f"{request.base_url}claims/{quote(one.id, safe='')}"


ROUTES: tuple[Route, ...] = (("/claims/{key}", claim),)
