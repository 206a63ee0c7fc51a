"""One finding, with the claims that it rests on side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.finding import Finding
from counterclaim.publish.claim_view import what_words
from counterclaim.publish.incident_view import TONES
from counterclaim.serve.filters import as_of
from counterclaim.serve.here import here_of, ledger_of
from counterclaim.serve.pages.findings import told_of
from counterclaim.serve.pages.things import Route, found
from counterclaim.serve.templating import html
from counterclaim.store.ledger import Ledger

MOST_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim with its sentence in three: before the words that the finding turns on, these words, and after them."""

    claim: Claim
    before: str
    words: str
    after: str
    document: Document | None


def finding(request: Request) -> Response:
    """One finding, with the claims that it rests on."""
    ledger, key = ledger_of(request), request.path_params["key"]
    moment = as_of(request.query_params)
    one = found(ledger.finding(key, moment), "finding", key)
    said = said_in(ledger, one)
    history = [event for event in ledger.history(key) if moment is None or event.at <= moment]
    return html(
        request,
        "finding.html.j2",
        finding=one,
        tone=TONES.get(one.kind, "notice"),
        said=said,
        told=told_of(one, [each.claim for each in said], here_of(request).wording),
        more=max(0, len(one.claims) - MOST_SHOWN),
        incident=ledger.incident(one.incident, moment) if one.incident else None,
        documents=tuple(ledger.documents_by_ids(one.documents[:MOST_SHOWN])),
        history=history,
    )


def said_in(ledger: Ledger, one: Finding) -> Sequence[Said]:
    """The claims that a finding rests on, in its order, the first MOST_SHOWN of them."""
    claims = tuple(ledger.claims_by_ids(one.claims[:MOST_SHOWN]))
    documents = {each.id: each for each in ledger.documents_by_ids({claim.document for claim in claims})}
    return [_said(claim, documents.get(claim.document)) for claim in claims]


def _said(claim: Claim, document: Document | None) -> Said:
    sentence, span = claim.sentence, _turning_on(claim)
    start, end = span.start - sentence.start, span.end - sentence.start
    text = sentence.text
    return Said(claim=claim, before=text[:start], words=text[start:end], after=text[end:], document=document)


def _turning_on(claim: Claim) -> EvidenceSpan:
    """Its count's words, else those that tell what happened; they lie in its sentence, or it is the sentence."""
    span = claim.count.span if claim.count else what_words(claim)
    return span if claim.sentence.holds(span) else claim.sentence


ROUTES: tuple[Route, ...] = (("/findings/{key}", finding),)
