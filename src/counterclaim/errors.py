"""Everything that counterclaim raises on purpose.

CounterclaimError
├── DocumentError      one document can't be used: the run goes on without it
├── LedgerError        the ledger can't be opened, read or written
└── SettingsError      what the user asked for makes no sense
"""

from __future__ import annotations


class CounterclaimError(Exception):
    """The base of all errors that are told to the user in one line."""


class DocumentError(CounterclaimError):
    """One document can't be used.

    `source` is the file or stream, `place` where in it ("line 3"; empty for the whole), `reason` what was found
    and what was expected, `code` a short stable word for counting refusals by reason.
    """

    def __init__(self, source: str, reason: str, *, place: str = "", code: str = "unusable") -> None:
        self.source, self.place, self.reason, self.code = source, place, reason, code
        super().__init__(": ".join(part for part in (source, place, reason) if part))

    def __reduce__(self) -> tuple[object, ...]:
        """So that a refusal can come back from another process."""
        return _document_error, (self.source, self.reason, self.place, self.code)


class LedgerError(CounterclaimError):
    """The ledger can't be opened, read or written; the message says which file and what to do."""


class SettingsError(CounterclaimError):
    """An argument or an environment variable can't be used; the message says which and what is allowed."""


def _document_error(source: str, reason: str, place: str, code: str) -> DocumentError:
    """A refusal made again from its parts."""
    return DocumentError(source, reason, place=place, code=code)
