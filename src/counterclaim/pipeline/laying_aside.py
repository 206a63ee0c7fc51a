"""Index rows whose long parts lie in a temporary file, so that those of a whole ledger take less memory."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from struct import Struct
from typing import Any, Protocol

from counterclaim.errors import ProcessError

_LENGTHS = Struct("<II")
_NO_ROOM = (
    "{folder}: can't hold what reconciling lays aside ({reason}); nothing that was kept is lost: make room there, or "
    "name another folder as TMPDIR, and run it again"
)


class Row(Protocol):
    """An index row, wherever its parts lie; `IndexedTelling` says what each is."""

    @property
    def key(self) -> str:
        """Names the row."""

    @property
    def document(self) -> str:
        """Whose row it is."""

    @property
    def scope(self) -> str:
        """What is reconciled together with it."""

    @property
    def blocks(self) -> tuple[str, ...]:
        """The keys under which it is found."""

    @property
    def body(self) -> str:
        """What linking makes of it."""


class Drawer:
    """A temporary file of what is long in rows, gone when it is left. Raises ProcessError where there is no room."""

    def __init__(self) -> None:
        with _told():
            self._file: Any = tempfile.TemporaryFile()  # noqa: SIM115  (closed when the drawer is left)
        self._end = 0
        self._was_read = False

    def __enter__(self) -> Drawer:
        return self

    def __exit__(self, *_: object) -> None:
        with _told():
            self._file.close()

    def laid_aside(self, row: Row) -> Row:
        """The same row, which from now on takes its blocks and its body from here."""
        blocks, body = json.dumps(row.blocks).encode(), row.body.encode()
        at = self._end
        with _told():
            if self._was_read:
                self._file.seek(at)
                self._was_read = False
            self._end += self._file.write(_LENGTHS.pack(len(blocks), len(body)) + blocks + body)
        return _LaidAside(row.key, row.document, row.scope, self, at)

    def parts(self, at: int) -> tuple[bytes, bytes]:
        """The blocks, as JSON, and the body of the row that was laid aside at this place."""
        with _told():
            self._was_read = True
            self._file.seek(at)
            blocks, body = _LENGTHS.unpack(self._file.read(_LENGTHS.size))
            return self._file.read(blocks), self._file.read(body)


@dataclass(frozen=True, slots=True)
class _LaidAside:
    key: str
    document: str
    scope: str
    drawer: Drawer
    at: int

    @property
    def blocks(self) -> tuple[str, ...]:
        return tuple(json.loads(self.drawer.parts(self.at)[0]))

    @property
    def body(self) -> str:
        return self.drawer.parts(self.at)[1].decode()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise ProcessError(_NO_ROOM.format(folder=tempfile.tempdir or "no folder", reason=reason)) from error
