"""The form by which whoever is signed in adds a document, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from counterclaim.pipeline.taking_in import Receipt
from counterclaim.serve.api.shapes.writing import NewDocument
from counterclaim.serve.guard.gate import gate_of
from counterclaim.serve.guard.refusals import Refusal
from counterclaim.serve.here import here_of
from counterclaim.serve.pages.things import Route, found
from counterclaim.serve.templating import html
from counterclaim.serve.writing.adding import parcel_of, submitted
from counterclaim.serve.writing.jobs import job_of
from counterclaim.serve.writing.judging import WAIT_S
from counterclaim.store.token_book import Scope

ADD = "/add"
FIELDS = ("text", "title", "publisher", "published_on", "url", "address")
AGAIN_S = "2"
"""In how many seconds a browser looks again at what is still being read."""


def form(request: Request) -> Response:
    """The form, for whoever may add; whoever is not signed in is sent to do so."""
    gate = gate_of(request)
    gate.check_writable()
    reader = gate.reader(request)
    if reader is None:
        return RedirectResponse(f"/sign-in?back={ADD}", status_code=303)
    if not reader.may(Scope.ADD.value):
        raise Refusal(403, "other-scope", scope=Scope.ADD.value)
    return _shown(request, dict.fromkeys(FIELDS, ""))


def add(request: Request) -> Response:
    """Has what the form holds read, waits a little, and shows what came of it."""
    gate = gate_of(request)
    fields = gate.form(request)
    reader = gate.writer(request, fields, Scope.ADD, "add")
    given = {name: "".join(fields.get(name, ())).replace("\r\n", "\n").strip() for name in FIELDS}
    try:
        job = submitted(request, parcel_of(request, _sent(given)), reader.token)
    except Refusal as refused:
        return _shown(request, given, refused)
    job.done.wait(WAIT_S)
    return RedirectResponse(f"{ADD}/{job.id}", status_code=303)


def _sent(given: Mapping[str, str]) -> NewDocument:
    """What a form says, within the bounds that programs have. Raises Refusal."""
    known = {name: value for name, value in given.items() if value}
    if not known.get("text") and not known.get("address"):
        raise Refusal(400, "no-document")
    if "text" in known:
        known |= {"name": known.get("url") or known.get("title") or " ".join(known["text"].split())[:80]}
    try:
        return msgspec.convert(known, NewDocument, strict=False)
    except msgspec.ValidationError as error:
        raise Refusal(400, "no-json", why=str(error)) from None


def _shown(request: Request, given: Mapping[str, str], refused: Refusal | None = None) -> Response:
    """The form as it was filled in, and what is wrong with it."""
    wrong = refused.told(here_of(request, usable=False).words) if refused else ""
    fetches = gate_of(request).terms.fetches
    status = refused.status if refused else 200
    return html(request, "add.html.j2", status=status, usable=False, given=given, wrong=wrong, fetches=fetches)


def added(request: Request) -> Response:
    """What came of what was added."""
    gate_of(request).check_writable()
    key = request.path_params["key"]
    job = found(job_of(request, key), "job", key)
    answer = html(request, "added.html.j2", job=job, receipt=job.receipt or Receipt())
    if job.receipt is None:
        answer.headers["Refresh"] = AGAIN_S
    return answer


ROUTES: tuple[Route, ...] = ((ADD, form), (ADD + "/{key}", added))
WRITES: tuple[Route, ...] = ((ADD, add),)
