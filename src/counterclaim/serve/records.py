"""The ledger as JSON: claims are the contract's, the rest as exports write them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.api import figures, source_health, why
from counterclaim.model.contract import claim_record
from counterclaim.publish.explanation_view import explanation_record
from counterclaim.publish.figure_records import figures_record
from counterclaim.publish.judgement_records import judgement_record
from counterclaim.publish.records import document_record, finding_record, incident_record
from counterclaim.publish.source_records import source_record
from counterclaim.serve.filters import Asked, as_of, asked
from counterclaim.serve.pages import Handler, found, ledger_of, one_page
from counterclaim.store.ledger import Ledger

Record = dict[str, Any]
Thing = TypeVar("Thing")


def answer(record: Record, status: int = 200) -> Response:
    """A record as JSON, in ASCII so that no text of a document's can break it."""
    return Response(json.dumps(record), status_code=status, media_type="application/json")


def _page(name: str, question: Asked, things: Iterator[Thing], record: Callable[[Thing], Record]) -> Response:
    held, more = one_page(things)
    following = question.address(f"/api/{name}", question.page + 1) if more else None
    return answer({name: [record(each) for each in held], "next": following})


def claims(request: Request) -> Response:
    """A page of claims that meet the filters: {"claims": [...], "next": address or null}."""
    question = asked(request.query_params)
    return _page("claims", question, ledger_of(request).claims(question.one_more), claim_record)


def incidents(request: Request) -> Response:
    """A page of incidents."""
    question = asked(request.query_params)
    return _page("incidents", question, ledger_of(request).incidents(question.one_more), incident_record)


def findings(request: Request) -> Response:
    """A page of findings."""
    question = asked(request.query_params)
    return _page("findings", question, ledger_of(request).findings(question.one_more), finding_record)


def documents(request: Request) -> Response:
    """A page of documents, without their texts."""
    question = asked(request.query_params)
    return _page("documents", question, ledger_of(request).documents(question.one_more), document_record)


def claim(request: Request) -> Response:
    """One claim."""
    ledger, key = _asked_of(request)
    return answer(claim_record(found(ledger.claim(key), "claim", key)))


def incident(request: Request) -> Response:
    """One incident, with why each claim belongs to it, and what its counts come to."""
    ledger, key = _asked_of(request)
    one = found(ledger.incident(key, as_of(request.query_params)), "incident", key)
    links = [
        {"claim": link.claim, "score": link.score, "reasons": list(link.reasons), "tied_to": link.tied_to}
        for link in one.links
    ]
    derived = figures_record(figures(ledger, one))
    return answer(
        incident_record(one) | {"links": links, "figures": derived["measures"], "airwars": derived["airwars"]}
    )


def finding(request: Request) -> Response:
    """One finding."""
    ledger, key = _asked_of(request)
    return answer(finding_record(found(ledger.finding(key, as_of(request.query_params)), "finding", key)))


def document(request: Request) -> Response:
    """One document with its text."""
    ledger, key = _asked_of(request)
    one = found(ledger.document(key), "document", key)
    return answer(document_record(one) | {"text": one.text})


def judgements(request: Request) -> Response:
    """All judgements that stand, or stood at `as_of`: {"judgements": [...]}."""
    found = ledger_of(request).judgements(as_of(request.query_params))
    return answer({"judgements": [judgement_record((each, None)) for each in found]})


def sources(request: Request) -> Response:
    """How the sources fare that are followed: {"sources": [...]}."""
    return answer({"sources": [source_record(each) for each in source_health(ledger_of(request))]})


def why_in(request: Request) -> Response:
    """Why a claim is in an incident, or is not: every comparison with what it weighs."""
    ledger, claim, incident = ledger_of(request), request.path_params["claim"], request.path_params["incident"]
    found(ledger.claim(claim), "claim", claim)
    found(ledger.incident(incident), "incident", incident)
    return answer(explanation_record(why(ledger, claim, incident)))


def _asked_of(request: Request) -> tuple[Ledger, str]:
    return ledger_of(request), request.path_params["key"]


RECORDS: tuple[tuple[str, Handler], ...] = (
    ("/api/claims", claims),
    ("/api/claims/{key}", claim),
    ("/api/incidents", incidents),
    ("/api/incidents/{key}", incident),
    ("/api/findings", findings),
    ("/api/findings/{key}", finding),
    ("/api/why/{claim}/{incident}", why_in),
    ("/api/judgements", judgements),
    ("/api/sources", sources),
    ("/api/documents", documents),
    ("/api/documents/{key}", document),
)
