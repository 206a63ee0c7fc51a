"""When a reader was here last: a cookie with two moments, of the visit before this one and of this one's last page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

COOKIE = "visits"
PAUSE = timedelta(minutes=30)
"""After so long a pause a reader comes anew: pages that are opened one after the other are one visit."""
KEPT_S = 31_536_000
_SEPARATOR = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """The last page of the visit before this one, null on the first visit; and this visit's last page."""

    before: datetime | None
    last: datetime

    @property
    def cookie(self) -> str:
        """What the cookie says of them."""
        return f"{int(self.before.timestamp()) if self.before else ''}{_SEPARATOR}{int(self.last.timestamp())}"


def visits_at(now: datetime, cookie: str) -> Visits:
    """The visits of a reader who comes now with this cookie; one that can't be read, or is of the future, is none."""
    words = cookie.split(_SEPARATOR)
    before, last = (_moment(words[0], now), _moment(words[1], now)) if len(words) == 2 else (None, None)
    if last is None:
        return Visits(before=None, last=now)
    return Visits(before=last if now - last > PAUSE else before, last=now)


def _moment(seconds: str, now: datetime) -> datetime | None:
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= 11):
        return None
    moment = datetime.fromtimestamp(int(seconds), UTC)
    return moment if moment <= now else None
