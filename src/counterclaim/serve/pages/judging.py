"""What the forms of an incident's page say of claims: judgements, made and taken back."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from counterclaim.model.judgement import Verdict
from counterclaim.serve.guard.gate import Reader, gate_of
from counterclaim.serve.guard.origins import path_here
from counterclaim.serve.guard.refusals import Refusal
from counterclaim.serve.pages.things import Route
from counterclaim.serve.writing.jobs import Job
from counterclaim.serve.writing.judging import WAIT_S, Word, keep_word, take_back
from counterclaim.store.token_book import Scope

Fields = Mapping[str, list[str]]


def judge(request: Request) -> Response:
    """Keeps what a form says, and goes back to its page.

    Fields: `csrf`, `because`, `back`; `verdict` (same, different) and `claims`, each against the first of them; or
    `revoke`, the id of a judgement to be taken back. What can't be used is told on the page that it came from.
    """
    gate = gate_of(request)
    fields = gate.form(request)
    what = "revoke" if "revoke" in fields else "judge"
    reader = gate.writer(request, fields, Scope.JUDGE, what)
    back = RedirectResponse(path_here(_last(fields, "back") or "/"), status_code=303)
    try:
        job = _take_back(request, fields, reader) if what == "revoke" else _keep(request, fields, reader)
    except Refusal as refused:
        gate.sessions.tell(reader.session, refused.message, **refused.values)
        return back
    if job is not None and not job.done.wait(WAIT_S):
        gate.sessions.tell(reader.session, "guard-said-later")
    return back


def _keep(request: Request, fields: Fields, reader: Reader) -> Job:
    try:
        verdict = Verdict(_last(fields, "verdict"))
    except ValueError:
        raise Refusal(400, "no-form") from None
    word = Word(verdict=verdict, claims=tuple(fields.get("claims", ())), because=_last(fields, "because"))
    kept = keep_word(request, word, reader.token)
    sessions = gate_of(request).sessions
    sessions.tell(reader.session, f"guard-said-{verdict.value}", number=len(kept.judgements))
    if kept.opposed:
        sessions.tell(reader.session, "guard-said-opposed", number=len(kept.opposed))
    return kept.job


def _take_back(request: Request, fields: Fields, reader: Reader) -> Job | None:
    job = take_back(request, _last(fields, "revoke"), _last(fields, "because"), reader.token)
    gate_of(request).sessions.tell(reader.session, "guard-said-revoked" if job else "guard-said-already")
    return job


def _last(fields: Fields, name: str) -> str:
    return (fields.get(name) or [""])[-1]


WRITES: tuple[Route, ...] = (("/judgements", judge),)
