"""What is asked of a server, by which manners, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field


def is_address(words: str) -> bool:
    """Whether what was given is the address of a page, no path of a file."""
    return words[:8].lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a host is treated: the least time between two fetches of it, in seconds, and what is let pass."""

    gap_s: float = 1.0
    obey_robots: bool = True
    allow_private: bool = False


POLITE = Manners()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An address to be fetched; with what its server told before, so that it may answer that nothing has changed."""

    address: str
    manners: Manners = POLITE
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server gave: its bytes, whole and unpacked, or that nothing has changed since.

    `address` is where they were in the end, after redirects. `charset` and `media_type` are as the server said.
    """

    address: str
    payload: bytes = b""
    unchanged: bool = False
    charset: str | None = None
    media_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long is waited, in seconds, and for how much. All bounds hold for one request.

    `whole_s` bounds it from the connection to the last byte; `body_bytes` what comes and what it unpacks to.
    """

    connect_s: float = 10.0
    read_s: float = 20.0
    whole_s: float = 60.0
    body_bytes: int = 8_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """As whom servers know us."""

    version: str
    contact: str | None = None
    patience: Patience = field(default_factory=Patience)

    def user_agent(self) -> str:
        """The name with its version: "counterclaim/1.0 (+mailto:desk@example.org)"."""
        return f"{ROBOT}/{self.version}" + (f" (+{self.contact})" if self.contact else "")


ROBOT = "counterclaim"
"""The name by which robots.txt may speak of us."""
