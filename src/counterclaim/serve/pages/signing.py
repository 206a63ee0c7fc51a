"""Signing in and out, with the token that whoever runs the ledger gave."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from counterclaim.serve.guard.gate import gate_of
from counterclaim.serve.guard.origins import path_here
from counterclaim.serve.guard.refusals import Refusal
from counterclaim.serve.guard.sessions import is_form_key
from counterclaim.serve.here import here_of
from counterclaim.serve.pages.things import Route
from counterclaim.serve.templating import html

SIGN_IN, SIGN_OUT = "/sign-in", "/sign-out"


def sign_in(request: Request) -> Response:
    """Who is signed in, or the form that asks for a token."""
    gate_of(request).check_writable()
    back = path_here(request.query_params.get("back", "/"))
    return html(request, "sign-in.html.j2", back=back, wrong="")


def signed_in(request: Request) -> Response:
    """Signs in with the token that was pasted, and goes on to where the reader came from."""
    gate = gate_of(request)
    fields = gate.form(request)
    back = path_here(_last(fields.get("back"), "/"))
    try:
        key = gate.sign_in(request, _last(fields.get("token")))
    except Refusal as refused:
        if refused.status != 401:
            raise
        wrong = refused.told(here_of(request, usable=False).words)
        return html(request, "sign-in.html.j2", status=401, back=back, wrong=wrong)
    answer = RedirectResponse(back, status_code=303)
    gate.put_cookie(request, answer, key)
    session = gate.sessions.found(key)
    if session is not None:
        gate.sessions.tell(session, "guard-said-signed-in")
    return answer


def signed_out(request: Request) -> Response:
    """Signs out."""
    gate = gate_of(request)
    gate.check_writable()
    gate.check_origin(request)
    reader = gate.reader(request)
    if reader is not None and not is_form_key(_last(gate.form(request).get("csrf")), reader.session):
        raise Refusal(403, "not-this-session")
    gate.sign_out(request)
    answer = RedirectResponse("/", status_code=303)
    gate.put_cookie(request, answer, "")
    return answer


def _last(values: list[str] | None, otherwise: str = "") -> str:
    return values[-1] if values else otherwise


ROUTES: tuple[Route, ...] = ((SIGN_IN, sign_in),)
WRITES: tuple[Route, ...] = ((SIGN_IN, signed_in), (SIGN_OUT, signed_out))
