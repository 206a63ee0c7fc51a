"""Why a request is refused, in the words of whoever asked."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.publish.words.bundles import FIRST, Words


class Refusal(Exception):
    """A request is not answered as it was asked: with which status, by which message (`guard-…`) and headers."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None, **values: object) -> None:
        self.status, self.message, self.headers, self.values = status, f"guard-{message}", dict(headers or {}), values
        super().__init__(self.told())

    def told(self, words: Words | None = None) -> str:
        """The reason in these words, in English unless given."""
        return (words or Words(FIRST))(self.message, **self.values)


def too_often(wait_s: float) -> Refusal:
    """Refused until so many seconds have gone by."""
    seconds = max(1, int(wait_s + 0.999))
    return Refusal(429, "too-often", {"Retry-After": str(seconds)}, seconds=seconds)


def busy() -> Refusal:
    """Refused because too much is under way."""
    return Refusal(503, "busy", {"Retry-After": "5"})
