"""Who is signed in: sessions are held by the server, the browser has nothing but a random key to one."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import compare_digest
from threading import Lock
from typing import Any

from counterclaim.serve.guard.tokens import Chance

KEY_BYTES = 32
LONGEST_S = 8 * 3600.0
"""A session ends after a working day, however much it is used."""
IDLE_S = 3600.0
MOST_SESSIONS = 1_000
"""Of more, that which was used longest ago ends."""
MOST_TOLD = 5

Told = tuple[str, dict[str, Any]]
"""A message and its values."""


@dataclass(slots=True)
class Session:
    """One signed-in browser: with which token, since when, last used when, its form key, and what it is to be told."""

    token: str
    form_key: bytes
    begun: float
    used: float
    told: list[Told] = field(default_factory=list)


class Sessions:
    """All sessions of one run of the server. Several threads may ask."""

    def __init__(self, steady: Callable[[], float], chance: Chance, most: int = MOST_SESSIONS) -> None:
        self._steady, self._chance, self._most = steady, chance, most
        self._held: OrderedDict[bytes, Session] = OrderedDict()
        self._lock = Lock()

    def begin(self, token: str) -> str:
        """A new session, and the key to it. A key that a browser had before opens nothing more than it did."""
        key, moment = _words(self._chance(KEY_BYTES)), self._steady()
        with self._lock:
            self._held[_place(key)] = Session(token, self._chance(KEY_BYTES), moment, moment)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return key

    def found(self, key: str) -> Session | None:
        """The session that a key opens, as long as it lasts."""
        place, moment = _place(key), self._steady()
        with self._lock:
            session = self._held.get(place)
            if session is None:
                return None
            if moment - session.begun > LONGEST_S or moment - session.used > IDLE_S:
                del self._held[place]
                return None
            session.used = moment
            self._held.move_to_end(place)
            return session

    def end(self, key: str) -> None:
        """The key opens nothing any more."""
        with self._lock:
            self._held.pop(_place(key), None)

    def tell(self, session: Session, message: str, **values: Any) -> None:
        """Have a message said on the next page that this session is shown."""
        with self._lock:
            session.told[:] = [*session.told, (message, values)][-MOST_TOLD:]

    def told(self, session: Session) -> tuple[Told, ...]:
        """What is to be said; it is said once."""
        with self._lock:
            said = tuple(session.told)
            session.told.clear()
        return said

    def form_key(self, session: Session) -> str:
        """What the session's forms carry. It looks different each time, so that the size of a compressed page, beside
        words that somebody else chose, tells nothing of it (BREACH).
        """
        pad = self._chance(KEY_BYTES)
        return _words(pad + _mixed(session.form_key, pad))


def is_form_key(words: str, session: Session) -> bool:
    """Whether a form that carries these words is one of the session's."""
    try:
        carried = urlsafe_b64decode(words.encode("ascii") + b"=" * (-len(words) % 4))
    except (UnicodeEncodeError, Error, ValueError):
        return False
    pad, mixed = carried[:KEY_BYTES], carried[KEY_BYTES:]
    return len(mixed) == KEY_BYTES and compare_digest(_mixed(mixed, pad), session.form_key)


def _place(key: str) -> bytes:
    return sha256(key.encode("utf-8", "replace")).digest()


def _words(key: bytes) -> str:
    return urlsafe_b64encode(key).decode("ascii").rstrip("=")


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
