"""Writing by programs, with a token: judgements, documents, and how the work goes that follows from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from counterclaim.model.judgement import Judgement
from counterclaim.pipeline.taking_in import Parcel, Receipt
from counterclaim.publish.judgement_records import judgement_record
from counterclaim.serve.api.answering import encoded
from counterclaim.serve.api.operations import ROOT, Body, Operation, Parameter, Record
from counterclaim.serve.api.parameters import KEY
from counterclaim.serve.api.shapes.writing import Accepted, NewDocument, NewJudgement, Reason
from counterclaim.serve.api.shapes.writing import Job as JobShape
from counterclaim.serve.guard.gate import gate_of
from counterclaim.serve.guard.refusals import Refusal
from counterclaim.serve.pages.things import found
from counterclaim.serve.writing.adding import parcel_of, submitted
from counterclaim.serve.writing.jobs import Job, job_of
from counterclaim.serve.writing.judging import Word, keep_word, take_back
from counterclaim.store.token_book import Scope, Token

JSON = "application/json"
BYTES = "application/octet-stream"
Sent = TypeVar("Sent")
Work = Callable[[Request, Token], Response]
_REFUSES = {
    401: "No token was shown, or none of this ledger's that stands.",
    403: "The token is not for this, or nothing may be written here.",
    408: "What was sent took too long to come.",
    413: "What was sent is too large.",
    415: "What was sent is not of the media type that is taken.",
}


def writing(scope: Scope, what: str, work: Work) -> Callable[[Request], Response]:
    """What serves an operation that writes: it looks at the token before anything else."""

    def answer(request: Request) -> Response:
        return work(request, gate_of(request).bearer(request, scope, what))

    return answer


def _sent(request: Request, shape: type[Sent]) -> Sent:
    """What was sent, as JSON of this shape. Raises Refusal."""
    if _media_type(request) != JSON:
        raise Refusal(415, "no-json", why=f"Content-Type: {JSON}")
    try:
        return msgspec.json.decode(request.state.body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refusal(400, "no-json", why=str(error)) from None


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def judge(request: Request, token: Token) -> Response:
    """Keeps a judgement on claims."""
    sent = _sent(request, NewJudgement)
    kept = keep_word(request, Word(verdict=sent.verdict, claims=sent.claims, because=sent.because), token)
    return _accepted(kept.job, kept.judgements, kept.opposed)


def revoke(request: Request, token: Token) -> Response:
    """Takes a judgement back."""
    job = take_back(request, request.path_params["key"], _sent(request, Reason).because, token)
    if job is None:
        raise Refusal(409, "said-already")
    return _accepted(job)


def add_document(request: Request, token: Token) -> Response:
    """Has a text read, or a page fetched and read."""
    parcel = parcel_of(request, _sent(request, NewDocument))
    return _accepted(submitted(request, parcel, token))


def add_file(request: Request, token: Token) -> Response:
    """Has a file of any sort read that `counterclaim add` reads."""
    if _media_type(request) != BYTES:
        raise Refusal(415, "no-json", why=f"Content-Type: {BYTES}")
    payload: bytes = request.state.body
    if not payload:
        raise Refusal(400, "no-document")
    name = request.query_params.get("name", "").strip()[:300] or "file"
    return _accepted(submitted(request, Parcel(why=name, payload=payload), token))


def _accepted(job: Job, judgements: Iterable[Judgement] = (), taken_back: Iterable[Judgement] = ()) -> Response:
    address = f"{ROOT}/jobs/{job.id}"
    record: Record = {
        "job": job.id,
        "look_at": address,
        "judgements": [judgement_record((each, None)) for each in judgements],
        "taken_back": [judgement_record((each, None)) for each in taken_back],
    }
    return Response(encoded(record), status_code=202, media_type=JSON, headers={"Location": address})


def job(request: Request) -> Record:
    """How work goes that was asked for in this run of the server."""
    key = request.path_params["key"]
    one = found(job_of(request, key), "job", key)
    receipt = one.receipt or Receipt()
    documents = [
        {"name": each.name, "state": each.state, "id": each.id, "claims": each.claims, "why": each.why}
        for each in receipt.documents
    ]
    is_done = one.state == "done"
    return {
        "id": one.id,
        "state": one.state,
        "asked_at": one.asked_at.isoformat(),
        "documents": documents,
        "incidents": receipt.incidents if is_done else None,
        "findings": receipt.findings if is_done else None,
        "failure": receipt.failure,
    }


_TAKEN = Body(words="What was kept, and where to see how the work goes that follows from it.", shape=Accepted)

OPERATIONS = (
    Operation(
        name="judge",
        path="/judgements",
        method="POST",
        status=202,
        tag="Judgements",
        summary="Say that claims are about one happening, or about several",
        words="The first claim is judged against each of the others. A later word on the same two revokes an earlier.",
        takes=Body(words="The judgement.", shape=NewJudgement),
        handler=writing(Scope.JUDGE, "judge", judge),
        scope=Scope.JUDGE.value,
        gives=_TAKEN,
        refuses=_REFUSES | {404: "One of the claims is not here."},
    ),
    Operation(
        name="revokeJudgement",
        path="/judgements/{key}/revocation",
        method="POST",
        status=202,
        tag="Judgements",
        summary="Take a judgement back",
        parameters=(KEY,),
        takes=Body(words="Why.", shape=Reason),
        handler=writing(Scope.JUDGE, "revoke", revoke),
        scope=Scope.JUDGE.value,
        gives=_TAKEN,
        refuses=_REFUSES | {409: "It had been taken back already."},
    ),
    Operation(
        name="addDocument",
        path="/documents",
        method="POST",
        status=202,
        tag="Documents",
        summary="Add a text, or what is at an address",
        words="It is read and reconciled after the answer. Addresses are fetched where whoever serves allows it.",
        takes=Body(words="The text, or the address.", shape=NewDocument),
        handler=writing(Scope.ADD, "add", add_document),
        scope=Scope.ADD.value,
        gives=_TAKEN,
        refuses=_REFUSES,
    ),
    Operation(
        name="addFile",
        path="/files",
        method="POST",
        status=202,
        tag="Documents",
        summary="Add a file of any sort that can be read",
        words="Text, HTML, a feed, PDF, an archive: told by its content, as `counterclaim add` does.",
        parameters=(Parameter(name="name", words="What the file is called."),),
        takes=Body(words="The file.", media_type=BYTES),
        handler=writing(Scope.ADD, "add", add_file),
        scope=Scope.ADD.value,
        gives=_TAKEN,
        refuses=_REFUSES,
    ),
    Operation(
        name="getJob",
        path="/jobs/{key}",
        tag="Documents",
        summary="How work goes that was asked for",
        parameters=(KEY,),
        work=job,
        changes=True,
        gives=Body(words="What came of it so far.", shape=JobShape),
    ),
)
