"""One claim, incident, finding or document; why a claim is where it is; what people judged."""

from __future__ import annotations

from starlette.requests import Request

from counterclaim.api import figures, why
from counterclaim.model.contract import claim_record
from counterclaim.model.incident import Incident as ModelIncident
from counterclaim.publish.explanation_view import explanation_record
from counterclaim.publish.figure_records import figures_record
from counterclaim.publish.judgement_records import judgement_record
from counterclaim.publish.records import document_record, finding_record, incident_record
from counterclaim.serve.api.operations import Body, Operation, Parameter, Record
from counterclaim.serve.api.paging import paging
from counterclaim.serve.api.parameters import AS_OF, KEY, PAGING
from counterclaim.serve.api.shapes.claims import Claim
from counterclaim.serve.api.shapes.derived import (
    Explanation,
    Figures,
    Finding,
    Findings,
    Incidents,
    Judgement,
    Judgements,
    WholeIncident,
)
from counterclaim.serve.api.shapes.record import WholeDocument
from counterclaim.serve.filters import as_of
from counterclaim.serve.here import ledger_of
from counterclaim.serve.pages.things import found
from counterclaim.serve.then import claim_then, document_then


def claim(request: Request) -> Record:
    """One claim."""
    key = request.path_params["key"]
    return claim_record(found(claim_then(ledger_of(request), key, as_of(request.query_params)), "claim", key))


def incidents_of(request: Request) -> Record:
    """The incidents that hold a claim."""
    ledger, key, moment = ledger_of(request), request.path_params["key"], as_of(request.query_params)
    found(claim_then(ledger, key, moment), "claim", key)
    return {"incidents": list(map(incident_record, ledger.incidents_of(key, moment))), "next": None}


def findings_of(request: Request) -> Record:
    """The findings that rest on a claim."""
    ledger, key, moment = ledger_of(request), request.path_params["key"], as_of(request.query_params)
    found(claim_then(ledger, key, moment), "claim", key)
    return {"findings": list(map(finding_record, ledger.findings_of(key, moment))), "next": None}


def _incident(request: Request) -> ModelIncident:
    key = request.path_params["key"]
    return found(ledger_of(request).incident(key, as_of(request.query_params)), "incident", key)


def incident(request: Request) -> Record:
    """One incident, with why each claim belongs to it, and what its counts come to."""
    one = _incident(request)
    links = [
        {"claim": link.claim, "score": link.score, "reasons": list(link.reasons), "tied_to": link.tied_to}
        for link in one.links
    ]
    derived = figures_record(figures(ledger_of(request), one))
    more = {"links": links, "figures": derived["measures"], "airwars": derived["airwars"]}
    return incident_record(one) | more


def incident_figures(request: Request) -> Record:
    """What an incident's counts come to."""
    return figures_record(figures(ledger_of(request), _incident(request)))


def finding(request: Request) -> Record:
    """One finding."""
    key = request.path_params["key"]
    return finding_record(found(ledger_of(request).finding(key, as_of(request.query_params)), "finding", key))


def document(request: Request) -> Record:
    """One document with its text."""
    ledger, key = ledger_of(request), request.path_params["key"]
    one = found(document_then(ledger, key, as_of(request.query_params)), "document", key)
    versions = [each.id for each in ledger.versions(key)]
    return document_record(one) | {
        "text": one.text,
        "versions": versions,
        "superseded_by": ledger.superseded_by(key),
    }


def explanation(request: Request) -> Record:
    """Why a claim is in an incident, or is not."""
    ledger, claim, incident = ledger_of(request), request.path_params["claim"], request.path_params["incident"]
    found(ledger.claim(claim), "claim", claim)
    found(ledger.incident(incident), "incident", incident)
    return explanation_record(why(ledger, claim, incident))


def judgements(request: Request) -> Record:
    """Judgements that stand, or stood."""
    stretch, stood = paging(request), ledger_of(request).judgements(as_of(request.query_params))
    return stretch.record("judgements", stood[stretch.offset :], lambda each: judgement_record((each, None)))


def judgement(request: Request) -> Record:
    """One judgement, with what revoked it."""
    ledger, key = ledger_of(request), request.path_params["key"]
    return judgement_record((found(ledger.judgement(key), "judgement", key), ledger.revocation(key)))


_OF_THE_TIME = (KEY, AS_OF)
OPERATIONS = (
    Operation(
        name="getClaim",
        path="/claims/{key}",
        tag="Claims",
        summary="One claim",
        words="Also one of an older version, or of an earlier reading: a claim is never edited, and keeps its id.",
        parameters=_OF_THE_TIME,
        work=claim,
        gives=Body(words="The claim.", shape=Claim),
    ),
    Operation(
        name="listIncidentsOfClaim",
        path="/claims/{key}/incidents",
        tag="Claims",
        summary="The incidents that hold a claim",
        parameters=_OF_THE_TIME,
        work=incidents_of,
        gives=Body(words="All of them.", shape=Incidents),
    ),
    Operation(
        name="listFindingsOfClaim",
        path="/claims/{key}/findings",
        tag="Claims",
        summary="The findings that rest on a claim",
        parameters=_OF_THE_TIME,
        work=findings_of,
        gives=Body(words="All of them.", shape=Findings),
    ),
    Operation(
        name="getIncident",
        path="/incidents/{key}",
        tag="Incidents",
        summary="One incident",
        words="With why each claim belongs to it, and what its counts come to.",
        parameters=_OF_THE_TIME,
        work=incident,
        gives=Body(words="The incident.", shape=WholeIncident),
    ),
    Operation(
        name="getFigures",
        path="/incidents/{key}/figures",
        tag="Incidents",
        summary="What an incident's counts come to",
        words="Ranges, ladders, ACLED's and UCDP's numbers, Airwars' grade; derived each time, never stored.",
        parameters=_OF_THE_TIME,
        work=incident_figures,
        gives=Body(words="The figures, measure by measure.", shape=Figures),
    ),
    Operation(
        name="getFinding",
        path="/findings/{key}",
        tag="Findings",
        summary="One finding",
        parameters=_OF_THE_TIME,
        work=finding,
        gives=Body(words="The finding.", shape=Finding),
    ),
    Operation(
        name="getDocument",
        path="/documents/{key}",
        tag="Documents",
        summary="One document with its text",
        words="The text is verbatim; offsets of claims are code points of it.",
        parameters=_OF_THE_TIME,
        work=document,
        gives=Body(words="The document.", shape=WholeDocument),
    ),
    Operation(
        name="getExplanation",
        path="/why/{claim}/{incident}",
        tag="Incidents",
        summary="Why a claim is in an incident, or is not",
        parameters=(
            Parameter(name="claim", words="A claim's id.", place="path"),
            Parameter(name="incident", words="An incident's id.", place="path"),
        ),
        work=explanation,
        gives=Body(words="Every comparison with what it weighs.", shape=Explanation),
    ),
    Operation(
        name="listJudgements",
        path="/judgements",
        tag="Judgements",
        summary="What people decided about claims",
        words="Those that stand, in the order in which the ledger learned of them.",
        parameters=(AS_OF, *PAGING),
        work=judgements,
        gives=Body(words="A page of judgements.", shape=Judgements),
    ),
    Operation(
        name="getJudgement",
        path="/judgements/{key}",
        tag="Judgements",
        summary="One judgement, whether it stands or not",
        parameters=(KEY,),
        work=judgement,
        gives=Body(words="The judgement, with what revoked it.", shape=Judgement),
    ),
)
