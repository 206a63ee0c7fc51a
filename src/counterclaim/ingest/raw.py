"""A document's bytes as they came, before anything is made of them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from counterclaim.errors import DocumentError
from counterclaim.ingest.sources import Source
from counterclaim.ingest.stating import Stated

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """The bytes of one document, where they came from, and the format that recognised them.

    `source` is the path or address as it was given ("stdin" for the stream), `place` where in it ("line 3",
    "reports.tar: a.html"; empty for the whole), `name` what the document is called unless it names itself. `stated` is
    what the thing that it came in says of it (a feed of its entry, a web archive of its page), `charset` the encoding
    that came with the bytes, as HTTP's header has it.
    """

    source: str
    name: str
    format: str
    payload: bytes
    place: str = ""
    stated: Stated | None = None
    charset: str | None = None
    extractor: str | None = None

    def digest(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.payload).hexdigest()

    def origin(self) -> str:
        """Where the bytes were found, for people: the source and the place in it."""
        return ": ".join(part for part in (self.source, self.place) if part)

    def refusal(self, reason: str, code: str, place: str = "") -> DocumentError:
        """The error that says why these bytes, or what is at that place in them, can't be used."""
        return DocumentError(self.source, reason, place=": ".join(filter(None, (self.place, place))), code=code)


def raw_document(source: Source, form: str, payload: bytes) -> RawDocument:
    """All of a source as the bytes of one document of a format."""
    return RawDocument(
        source=storable(source.source),
        place=storable(source.place),
        name=storable(source.name),
        format=form,
        payload=payload,
        stated=source.stated,
        charset=source.charset,
    )


def storable(name: str) -> str:
    """A name with the bytes that are no UTF-8 written out: "caf\\xe9.txt"."""
    return LONE_SURROGATE.sub(_written_out, name)


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"
