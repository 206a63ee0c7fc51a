"""A long text in parts, so that a page of it stays quick whatever its length."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from counterclaim.errors import SettingsError
from counterclaim.publish.addresses import SHORTEST_PART, SiteAddresses
from counterclaim.publish.highlights import anchor_of

LONGEST = 20_000
"""Characters of a part at most; it ends earlier, where a paragraph does."""
_ENDS = ("\n\n", "\n", ". ", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """One of the parts of a text, from `start` to `end`; parts are counted from 1."""

    number: int
    parts: int
    start: int
    end: int

    def holds(self, start: int) -> bool:
        """Whether words that begin there begin in this part."""
        return self.start <= start < self.end


def cuts(text: str) -> tuple[int, ...]:
    """Where the parts of a text begin: after a paragraph, else a line, a sentence, a word, if one ends near."""
    found = [0]
    while len(text) - found[-1] > LONGEST:
        found.append(_next_cut(text, found[-1]))
    return tuple(found)


def _next_cut(text: str, start: int) -> int:
    for end in _ENDS:
        at = text.rfind(end, start + SHORTEST_PART, start + LONGEST)
        if at >= 0:
            return at + len(end)
    return start + LONGEST


def portion(text: str, *, part: int = 1, at: int | None = None) -> Portion | None:
    """The part of that number, or the one that holds an offset; null where there is none."""
    starts = cuts(text)
    number = part if at is None else bisect_right(starts, at)
    if not 1 <= number <= len(starts) or (at is not None and at > len(text)):
        return None
    end = starts[number] if number < len(starts) else len(text)
    return Portion(number=number, parts=len(starts), start=starts[number - 1], end=end)


def whole_number(name: str, value: str, least: int) -> int | None:
    """A whole number of an address; null where it is not given. Raises SettingsError where it is none."""
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= 9 and int(value) >= least):
        raise SettingsError(f"{name} {value!r}: not a whole number from {least}")
    return int(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class PortionAddresses:
    """A site's addresses on a page that shows one part of one text: its words are there, all others elsewhere."""

    site: SiteAddresses
    document_id: str
    shown: Portion

    def claim(self, claim: str) -> str:
        """The claim's page."""
        return self.site.claim(claim)

    def incident(self, incident: str) -> str:
        """The incident's page."""
        return self.site.incident(incident)

    def finding(self, finding: str) -> str:
        """The finding's page."""
        return self.site.finding(finding)

    def document(self, document: str) -> str:
        """The document's page."""
        return self.site.document(document)

    def span(self, document: str, start: int, end: int) -> str:
        """The span's mark: on this page where the part shows any of it."""
        if document == self.document_id and start < self.shown.end and end > self.shown.start:
            return f"#{anchor_of(1, start, end)}"
        return self.site.span(document, start, end)
