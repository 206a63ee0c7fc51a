"""Where a page's links lead: to anchors of the same page, or to the pages of a site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

from counterclaim.publish.highlights import anchor_of


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
    """Each thing has a page of its own; `documents` are those whose text is on this page, under their numbers."""

    documents: Mapping[str, int]

    def claim(self, claim: str) -> str:
        """The claim's page."""
        return f"/claims/{quote(claim, safe='')}"

    def incident(self, incident: str) -> str:
        """The incident's page."""
        return f"/incidents/{quote(incident, safe='')}"

    def finding(self, finding: str) -> str:
        """The finding's page."""
        return f"/findings/{quote(finding, safe='')}"

    def document(self, document: str) -> str:
        """The document's page."""
        return f"/documents/{quote(document, safe='')}"

    def span(self, document: str, start: int, end: int) -> str:
        """The span's mark: on this page where the text is on it, else on the document's page."""
        number = self.documents.get(document)
        page = "" if number else self.document(document)
        return f"{page}#{anchor_of(number or 1, start, end)}"


def numbered(ids: Iterable[str]) -> dict[str, int]:
    """Each distinct id with its number, from 1, in the order in which they come."""
    return {each: number for number, each in enumerate(dict.fromkeys(ids), 1)}


def _anchor(letter: str, number: int | None) -> str:
    return "" if number is None else f"#{letter}{number}"
