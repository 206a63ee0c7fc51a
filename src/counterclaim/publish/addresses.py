"""Where a page's links lead: to anchors of the same page, or to the pages of a site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urlencode, urlsplit

from counterclaim.publish.highlights import anchor_of

LONGEST_LINK = 2_000
_TYPED = re.compile(r"[^\x00-\x20\x7f<>\"{}|\\^`]+")
"""What an address of the web may hold (RFC 3986), and letters of other alphabets."""

SHORTEST_PART = 15_000
"""Long texts are shown in parts, none of which but the last is shorter: words that begin later may be in another."""


class Addresses(Protocol):
    """Gives the address of a thing by its id; of a span by its document and offsets."""

    def claim(self, claim: str) -> str:
        """Where all about a claim is read."""

    def incident(self, incident: str) -> str:
        """Where an incident is read."""

    def finding(self, finding: str) -> str:
        """Where a finding is read."""

    def document(self, document: str) -> str:
        """Where a document is read."""

    def span(self, document: str, start: int, end: int) -> str:
        """Where these words of a document are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAddresses:
    """Everything is on one page, under numbers; what is not on it has the empty address."""

    claims: Mapping[str, int]
    incidents: Mapping[str, int]
    findings: Mapping[str, int]
    documents: Mapping[str, int]

    def claim(self, claim: str) -> str:
        """The claim's card."""
        return _anchor("c", self.claims.get(claim))

    def incident(self, incident: str) -> str:
        """The incident's section."""
        return _anchor("i", self.incidents.get(incident))

    def finding(self, finding: str) -> str:
        """The finding in the list of findings."""
        return _anchor("f", self.findings.get(finding))

    def document(self, document: str) -> str:
        """The document's text."""
        return _anchor("d", self.documents.get(document))

    def span(self, document: str, start: int, end: int) -> str:
        """The span's mark in the document's text."""
        number = self.documents.get(document)
        return "" if number is None else f"#{anchor_of(number, start, end)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAddresses:
    """Each thing has a page of its own; `documents` are those whose text is on this page, under their numbers.

    `as_of` is the moment that the pages are asked for, as it stands in addresses; empty for now.
    """

    documents: Mapping[str, int]
    as_of: str = ""

    def claim(self, claim: str) -> str:
        """The claim's page."""
        return self._page("claims", claim)

    def incident(self, incident: str) -> str:
        """The incident's page."""
        return self._page("incidents", incident)

    def finding(self, finding: str) -> str:
        """The finding's page."""
        return self._page("findings", finding)

    def document(self, document: str) -> str:
        """The document's page."""
        return self._page("documents", document)

    def span(self, document: str, start: int, end: int) -> str:
        """The span's mark: on this page where the text is on it, else on the document's page."""
        number = self.documents.get(document)
        page = "" if number else self._page("documents", document, at=start if start >= SHORTEST_PART else None)
        return f"{page}#{anchor_of(number or 1, start, end)}"

    def _page(self, folder: str, key: str, at: int | None = None) -> str:
        asked = ({} if at is None else {"at": str(at)}) | ({"as_of": self.as_of} if self.as_of else {})
        return f"/{folder}/{quote(key, safe='')}{'?' if asked else ''}{urlencode(asked)}"


def numbered(ids: Iterable[str]) -> dict[str, int]:
    """Each distinct id with its number, from 1, in the order in which they come."""
    return {each: number for number, each in enumerate(dict.fromkeys(ids), 1)}


def _anchor(letter: str, number: int | None) -> str:
    return "" if number is None else f"#{letter}{number}"


def web_link(url: str) -> str:
    """A document's own address as a link; empty where it is none of the web that people could type."""
    if not url.lower().startswith(("http://", "https://")) or len(url) > LONGEST_LINK or not _TYPED.fullmatch(url):
        return ""
    try:
        return url if url.isprintable() and urlsplit(url).hostname else ""
    except ValueError:
        return ""
