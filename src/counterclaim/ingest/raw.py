"""A document's bytes as they came, before anything is made of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from counterclaim.errors import DocumentError


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """The bytes of one document, where they came from, and the format that recognised them.

    `source` is the path as it was given ("stdin" for the stream), `place` where in it ("line 3"; empty for the whole),
    `name` what the document is called unless it names itself.
    """

    source: str
    name: str
    format: str
    payload: bytes
    place: str = ""

    def digest(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.payload).hexdigest()

    def refusal(self, reason: str, code: str) -> DocumentError:
        """The error that says why these bytes can't be used."""
        return DocumentError(self.source, reason, place=self.place, code=code)
