"""The web application: routes, refusals and protection around one ledger."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from counterclaim.errors import CounterclaimError, LedgerError, SettingsError
from counterclaim.serve.pages import PAGES, Missing, html
from counterclaim.serve.protection import Protection
from counterclaim.serve.records import RECORDS, answer
from counterclaim.store.ledger import Ledger

TITLES = {400: "That can't be asked for", 404: "Not here", 503: "The ledger can't be read"}


def create_application(ledger: Ledger, *, host: str = "127.0.0.1") -> Protection:
    """Read-only pages and JSON of a ledger, as an ASGI application; several threads may read the ledger at once.

    `host` is the name or address that it is served at: only requests that name it are answered.
    """
    application = FastAPI(title="counterclaim", docs_url=None, redoc_url=None, openapi_url=None)
    application.state.ledger = ledger
    for path, handler in (*PAGES, *RECORDS):
        application.add_api_route(path, handler, methods=["GET", "HEAD"], response_model=None)
    application.add_exception_handler(Missing, _missing)
    application.add_exception_handler(HTTPException, _missing)
    application.add_exception_handler(CounterclaimError, _unusable)
    return Protection(application, host)


def _missing(request: Request, error: Exception) -> Response:
    words = str(error) if isinstance(error, Missing) else f"There is no page {request.url.path}."
    return _refused(request, 404, words)


def _unusable(request: Request, error: Exception) -> Response:
    status = 400 if isinstance(error, SettingsError) else 503
    words = "The ledger can't be read now." if isinstance(error, LedgerError) else str(error)
    return _refused(request, status, words)


def _refused(request: Request, status: int, words: str) -> Response:
    if request.url.path.startswith("/api/"):
        return answer({"error": words}, status)
    return html("refused.html.j2", status=status, code=status, title=TITLES[status], words=words)
