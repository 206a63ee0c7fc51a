"""Runs the application on one address until it is interrupted."""

from __future__ import annotations

import errno
import socket

import uvicorn

from counterclaim.errors import SettingsError
from counterclaim.serve.application import create_application
from counterclaim.store.ledger import Ledger

BACKLOG = 128


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


def serve(ledger: Ledger, listener: socket.socket, host: str) -> None:
    """Answer requests on a listening socket until interrupted."""
    settings = uvicorn.Config(
        create_application(ledger, host=host),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
    )
    uvicorn.Server(settings).run(sockets=[listener])
