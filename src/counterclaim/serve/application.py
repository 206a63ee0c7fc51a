"""The web application: routes, refusals and protection around one ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from re import Pattern
from typing import cast

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import compile_path

from counterclaim.errors import CounterclaimError, LedgerBusy, LedgerError, SettingsError
from counterclaim.serve.api.answering import refusal
from counterclaim.serve.api.routes import OPERATIONS
from counterclaim.serve.api.serving import add_operations
from counterclaim.serve.guard.gate import Gate
from counterclaim.serve.guard.protection import READING, SECONDS_AT_ONCE, WRITING, Protection
from counterclaim.serve.guard.rates import Rate
from counterclaim.serve.guard.refusals import Refusal
from counterclaim.serve.guard.terms import READ_ONLY, Surroundings, Terms, this_machine
from counterclaim.serve.here import here_of
from counterclaim.serve.incidents.glances import HELD
from counterclaim.serve.lately.glance import Derived
from counterclaim.serve.mapping.chosen import Maps
from counterclaim.serve.pages.things import Missing
from counterclaim.serve.refusing import refused, refused_page
from counterclaim.serve.remembered import Remembered
from counterclaim.serve.routes import ROUTES, WRITES
from counterclaim.serve.texts.left_alone import SecondReadings
from counterclaim.serve.writing.jobs import Jobs
from counterclaim.store.ledger import Ledger

LEAST_COMPRESSED_BYTES = 1_024
COMPRESSION = 5
LEAST_APART_BYTES = 65_536
"""From so many bytes on, answers are compressed beside the server's own thread."""
RUN_BYTES = 32
BUSY_S = "10"
"""In how many seconds to ask again what took too long."""


def create_application(
    ledger: Ledger,
    terms: Terms = READ_ONLY,
    *,
    surroundings: Surroundings | None = None,
    jobs: Jobs | None = None,
    run: str | None = None,
) -> Protection:
    """Pages and JSON of a ledger, as an ASGI application; several threads may read the ledger at once.

    Nothing can be written unless the terms say so and there is somebody to do the `jobs` that follow from it. `run`
    names this run of the program, for tags of what it answers; it is left to chance if not given.
    """
    here = surroundings or this_machine()
    application = FastAPI(title="counterclaim", docs_url=None, redoc_url=None, openapi_url=None)
    application.state.ledger = ledger
    application.state.run = run or here.chance(RUN_BYTES).hex()
    application.state.gate = Gate(ledger, terms, here)
    application.state.jobs = jobs
    application.state.clock = here.now
    application.state.remembered = Remembered()
    application.state.derived = Derived()
    application.state.told = Remembered(HELD)
    application.state.maps = Maps()
    application.state.second_readings = SecondReadings()
    for path, handler in ROUTES:
        application.add_api_route(path, handler, methods=["GET", "HEAD"], response_model=None)
    for path, handler in WRITES:
        application.add_api_route(path, handler, methods=["POST"], response_model=None)
    add_operations(application)
    application.add_exception_handler(Refusal, _refusal)
    application.add_exception_handler(Missing, _missing)
    application.add_exception_handler(HTTPException, _missing)
    application.add_exception_handler(CounterclaimError, _unusable)
    compressed = GZipMiddleware(application, LEAST_COMPRESSED_BYTES, COMPRESSION, LEAST_APART_BYTES)
    rate = Rate(terms.rate, SECONDS_AT_ONCE * terms.rate, here.steady) if terms.rate else None
    known = [(compile_path(path)[0], methods) for path, methods in _known_paths()]
    return Protection(compressed, terms, lambda path: _methods_at(path, known), rate)


def _known_paths() -> Iterator[tuple[str, frozenset[str]]]:
    """Every address with its methods."""
    yield from ((path, READING) for path, _ in ROUTES)
    yield from ((path, frozenset({WRITING})) for path, _ in WRITES)
    yield from ((each.address, frozenset(each.methods)) for each in OPERATIONS)


def _methods_at(path: str, known: Iterable[tuple[Pattern[str], frozenset[str]]]) -> frozenset[str]:
    return frozenset(method for address, methods in known if address.match(path) for method in methods)


def inside(application: Protection) -> FastAPI:
    """The application itself, without what protects it and compresses its answers."""
    compressed = cast(GZipMiddleware, application.app)
    return cast(FastAPI, compressed.app)


def _refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    if request.url.path.startswith("/api/"):
        answer: Response = refusal(request, error.status, error.told())
    else:
        words = here_of(request, usable=False).words
        title, told = words(f"guard-code-{error.status}"), error.told(words)
        answer = refused_page(request, error.status, title, told)
    answer.headers.update(error.headers)
    return answer


def _missing(request: Request, error: Exception) -> Response:
    if isinstance(error, Missing):
        return refused(request, 404, str(error), error.told)
    return refused(request, 404, f"There is no page {request.url.path}.")


def _unusable(request: Request, error: Exception) -> Response:
    if isinstance(error, LedgerBusy):
        return _refusal(request, Refusal(503, "too-long", {"Retry-After": BUSY_S}))
    status = 400 if isinstance(error, SettingsError) else 503
    words = "The ledger can't be read now." if isinstance(error, LedgerError) else str(error)
    return refused(request, status, words)
