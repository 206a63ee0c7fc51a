"""A reader that is quick and knows one thing: "N killed". For tests of what stands around readers."""

from __future__ import annotations

import re

from counterclaim.errors import DocumentError
from counterclaim.model.claim import Claim, Count
from counterclaim.model.document import Document
from counterclaim.model.identity import claim_id
from counterclaim.model.kind import Kind
from counterclaim.model.quantity import Quantity, Unit
from counterclaim.read.reader import Reader, Reading

KILLED = re.compile(r"(\d+) killed")


class TinyReader:
    """Claims of people killed; chokes on "refuse me", and has a fault that shows on "our fault"."""

    language = "en"
    name = "tiny 1"

    def read(self, document: Document) -> Reading:
        """All claims of a document, in text order."""
        if "refuse me" in document.text:
            raise DocumentError(document.name, "too odd to read", code="odd")
        if "our fault" in document.text:
            raise AssertionError("a fault in the reader")
        found = KILLED.finditer(document.text)
        return Reading(document=document, claims=tuple(self._claim(document, match) for match in found))

    def _claim(self, document: Document, match: re.Match[str]) -> Claim:
        number = float(match[1])
        return Claim(
            id=claim_id(document.id, self.name, str(match.start())),
            document=document.id,
            document_name=document.name,
            sentence=document.span(match.start(), match.end()),
            kind=Kind.KILLED,
            count=Count(
                span=document.span(match.start(1), match.end(1)),
                quantity=Quantity(low=number, high=number, unit=Unit.PERSON),
            ),
            evidence=(document.span(match.start(), match.end()),),
            reader=self.name,
        )


def reader_for(language: str) -> Reader | None:
    """The tiny reader for English, nothing else."""
    return TinyReader() if language == "en" else None
