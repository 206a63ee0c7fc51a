"""What a database says when it fails, as one line that tells people what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from counterclaim.errors import LedgerBusy, LedgerError

_BUSY = "the ledger is in use by another program; try again when it is done"
_FULL = "no room left on the disk; nothing of this batch was written"
_SLOW = "it took longer than whoever asked may wait; ask for less, or try again later"
_AWAY = "the database server can't be reached; check that it runs, and the address"
_CUT = "the connection to the database server broke off; what was not yet committed was not written: run it again"
_REFUSED = "the database server refuses this user or password; check the address"

_MEANINGS = (
    ("is not a database", "not a ledger of counterclaim; name another file with --ledger"),
    (
        "malformed",
        "the ledger is damaged; restore a backup, or save what is left with `counterclaim check --repair TO`",
    ),
    ("locked", _BUSY),
    ("lock timeout", _BUSY),
    ("interrupted", _SLOW),
    ("statement timeout", _SLOW),
    ("QueuePool limit", _SLOW),
    ("readonly", "the ledger can't be written; check the permissions of the file and its folder"),
    ("read-only transaction", "the database server only lets it be read; name the one that takes changes"),
    ("unable to open", "the ledger can't be opened; check the permissions of the file and its folder"),
    ("disk is full", _FULL),
    ("No space left", _FULL),
    ("disk I/O", "the disk failed; nothing of this batch was written"),
    ("password", _REFUSED),
    ("no pg_hba.conf entry", _REFUSED),
    ("too many clients", "the database server has no connection left; try again later"),
    ("connection slots", "the database server has no connection left; try again later"),
    ("starting up", "the database server is starting; try again in a moment"),
    ("recovery mode", "the database server is starting; try again in a moment"),
    ("shutting down", _CUT),
    ("terminating connection", _CUT),
    ("server closed the connection", _CUT),
    ("connection is lost", _CUT),
    ("connection is closed", _CUT),
    ("Connection reset", _CUT),
    ("Broken pipe", _CUT),
    ("permission denied", "the database server does not let this user do that; ask whoever runs it"),
    ("Connection refused", _AWAY),
    ("No such file or directory", _AWAY),
    ("could not translate host", _AWAY),
    ("resolve host", _AWAY),
    ("Name or service not known", _AWAY),
    ("Network is unreachable", _AWAY),
    ("No route to host", _AWAY),
    ("timeout expired", _AWAY),
    ("timed out", _AWAY),
)
"""Signs in a database's own words, the first that is found counts; specific ones stand before general ones."""

_MISSING = ("database", "role")


FAILURES = (SQLAlchemyError, sqlite3.Error, UnicodeDecodeError)
"""What comes of a database that fails; the last where it stumbles over damaged words in its own message."""


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turns what a database raises into one line for people."""
    try:
        yield
    except FAILURES as error:
        meaning = _meaning(error)
        kind = LedgerBusy if meaning in (_SLOW, _BUSY) else LedgerError
        raise kind(f"{where}: {meaning}") from error


def _meaning(error: Exception) -> str:
    cause = "malformed" if isinstance(error, UnicodeDecodeError) else str(getattr(error, "orig", None) or error)
    missing = next((what for what in _MISSING if f'{what} "' in cause and "does not exist" in cause), None)
    if missing == "database":
        return "no such database on the server; make it first with `createdb`"
    if missing == "role":
        return _REFUSED
    return next((meaning for sign, meaning in _MEANINGS if sign in cause), cause.splitlines()[0])
