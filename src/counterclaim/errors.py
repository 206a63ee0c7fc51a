"""Everything that counterclaim raises on purpose.

CounterclaimError
├── CorpusError        a folder of a corpus can't be read, written or gone on with
├── DocumentError      one document can't be used: the run goes on without it
│   └── FetchError     it can't be fetched from its address
├── LedgerError        the ledger can't be opened, read or written
│   └── LedgerBusy     not now: it takes longer than whoever asks may wait
├── ProcessError       a process of ours died, and again when it was started anew
├── Stopped            the user, or the system, asked the run to stop
└── SettingsError      what the user asked for makes no sense
"""

from __future__ import annotations

from typing import Self

LEFT_OUT = "left_out"
"""The code of notices."""


class CounterclaimError(Exception):
    """The base of all errors that are told to the user in one line."""


class CorpusError(CounterclaimError):
    """A folder of a corpus can't be read, written or gone on with; the message says which file and what to do."""


class DocumentError(CounterclaimError):
    """One document can't be used.

    `source` is the file or stream, `place` where in it ("line 3"; empty for the whole), `reason` what was found
    and what was expected, `code` a short stable word for counting refusals by reason. With the code LEFT_OUT it is a
    notice and no refusal: what it tells of has no words (a message that somebody joined, a picture in a crawl).
    """

    def __init__(self, source: str, reason: str, *, place: str = "", code: str = "unusable") -> None:
        self.source, self.place, self.reason, self.code = source, place, reason, code
        super().__init__(": ".join(part for part in (source, place, reason) if part))

    @property
    def is_refusal(self) -> bool:
        """Whether something was lost that might have been read; no for a notice of what has nothing to be read."""
        return self.code != LEFT_OUT

    def alone(self) -> Self:
        """Itself, without what was under way when it was raised: that holds the document's bytes for as long as it."""
        self.__cause__ = self.__context__ = None
        return self.with_traceback(None)

    def __reduce__(self) -> tuple[object, ...]:
        """So that a refusal can come back from another process."""
        return _document_error, (self.source, self.reason, self.place, self.code)


class FetchError(DocumentError):
    """What an address stands for can't be fetched; `source` is the address.

    `passes` tells whether it is worth trying again, `retry_after_s` when the server asks for that, in seconds.
    """

    def __init__(
        self, source: str, reason: str, *, code: str, passes: bool = False, retry_after_s: float | None = None
    ) -> None:
        self.passes, self.retry_after_s = passes, retry_after_s
        super().__init__(source, reason, code=code)


class LedgerError(CounterclaimError):
    """The ledger can't be opened, read or written; the message says which file and what to do."""


class LedgerBusy(LedgerError):
    """The ledger can't answer within the time that whoever asks may wait; the same may go well later."""


class ProcessError(CounterclaimError):
    """A process that shared the work died, and again when it did the same alone."""


class Stopped(CounterclaimError):
    """The run was asked to stop; `signal` is the number of the signal. The message says what is kept."""

    def __init__(self, message: str, signal: int) -> None:
        self.signal = signal
        super().__init__(message)


class SettingsError(CounterclaimError):
    """An argument or an environment variable can't be used; the message says which and what is allowed."""


def _document_error(source: str, reason: str, place: str, code: str) -> DocumentError:
    """A refusal made again from its parts."""
    return DocumentError(source, reason, place=place, code=code)
