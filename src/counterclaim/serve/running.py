"""Runs the application on one address until it is interrupted."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable, Sequence
from functools import partial

import uvicorn
from starlette.types import ASGIApp
from uvicorn.supervisors import Multiprocess

from counterclaim.errors import SettingsError
from counterclaim.pipeline.taking_in import Parcel
from counterclaim.read.readers import reader_for
from counterclaim.serve.application import RUN_BYTES, create_application, inside
from counterclaim.serve.guard.connections import PatientlyBounded
from counterclaim.serve.guard.protection import Protection
from counterclaim.serve.guard.terms import Terms, this_machine
from counterclaim.serve.warming import Warming
from counterclaim.serve.writing.jobs import Jobs
from counterclaim.settings import Settings
from counterclaim.store.ledger import Ledger
from counterclaim.store.sql.ledger import SqlLedger

BACKLOG = 512
MOST_CONNECTIONS = 1_000
HEAD_BYTES = 32_768
"""Of a request's first line and its headers."""
KEEP_ALIVE_S = 15
"""So long a connection that nobody uses stays open."""


def bound_socket(host: str, port: int) -> socket.socket:
    """A listening socket. Raises SettingsError, saying what to do, where the address can't be had.

    `port` 0 takes any that is free.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError) as error:
        raise SettingsError(f"--host {host}: no such address on this machine") from error
    listener = socket.socket(family, kind)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise SettingsError(_why_not(error, host, port)) from error
    return listener


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken by another program; name another with --port (0 takes any that is free)"
    if error.errno == errno.EACCES:
        return f"port {port} is not allowed to you; name one above 1023 with --port"
    return f"can't serve at {host}, port {port}: {error.strerror}"


def serve(ledger: Ledger, listener: socket.socket, terms: Terms, settings: Settings, proxies: Sequence[str]) -> None:
    """Answer requests on a listening socket until interrupted; then what was promised is done.

    What `proxies` (addresses) say of a request is believed: for whom they ask, and whether that was encrypted.
    """
    surroundings = this_machine()
    jobs = Jobs(ledger, surroundings, settings, reader_for) if terms.writable else None
    if jobs is not None:
        # The process that obeys judgements takes seconds to start: nobody should have to wait for that.
        jobs.submit(Parcel(why="start"), "")
    try:
        application = create_application(ledger, terms, surroundings=surroundings, jobs=jobs)
        warming = _warming(application, ledger)
        warming.start()
        uvicorn.Server(configured(application, proxies)).run(sockets=[listener])
        warming.close()
    finally:
        if jobs is not None:
            jobs.close()


def serve_in_processes(number: int, where: str, listener: socket.socket, terms: Terms, proxies: Sequence[str]) -> None:
    """Answer requests in so many processes, each with its own connections to the ledger, until interrupted.

    Nothing can be written then: sessions are known to one process alone. A process that dies is replaced.
    """
    run = this_machine().chance(RUN_BYTES).hex()
    config = configured(partial(_application_of_its_own, where, terms, run), proxies)
    config.factory, config.workers = True, number
    Multiprocess(config, sockets=[listener]).run()


def _application_of_its_own(where: str, terms: Terms, run: str) -> ASGIApp:
    """The application of one of several processes, over a ledger that is open as long as the process lives."""
    ledger = SqlLedger(where, create=False)
    application = create_application(ledger, terms, run=run)
    _warming(application, ledger).start()
    return application


def _warming(application: Protection, ledger: Ledger) -> Warming:
    own = inside(application)
    return Warming(own, ledger, own.state.told)


def configured(application: ASGIApp | Callable[[], ASGIApp], proxies: Sequence[str]) -> uvicorn.Config:
    """How the application is run: nothing of who asks is believed but from the proxies."""
    return uvicorn.Config(
        application,
        http=PatientlyBounded,
        ws="none",
        log_level="error",
        access_log=False,
        server_header=False,
        lifespan="off",
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        limit_concurrency=MOST_CONNECTIONS,
        h11_max_incomplete_event_size=HEAD_BYTES,
        timeout_keep_alive=KEEP_ALIVE_S,
        backlog=BACKLOG,
    )
