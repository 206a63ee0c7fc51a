"""Stable keys, made from what a thing is and not from when it was seen."""

from __future__ import annotations

import hashlib
import unicodedata


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits that depend on the parts and their order alone (BLAKE2b, 64 bits)."""
    hashed = hashlib.blake2b(digest_size=8)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        hashed.update(len(encoded).to_bytes(8, "big"))
        hashed.update(encoded)
    return hashed.hexdigest()


def normalised(text: str) -> str:
    """A text without the differences that a copy picks up on its way: composed (NFC), white space single."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def document_id(text: str, source: str) -> str:
    """The key of a document: a hash of its normalised text and its source (URL, or the name it came under)."""
    return "doc_" + digest(normalised(text), source)


def claim_id(document: str, reader: str, *facts: str) -> str:
    """The key of a claim: its document, the reader, and all that tells it from the document's other claims."""
    return "clm_" + digest(document, reader, *facts)


def incident_id(*claims: str) -> str:
    """The key of an incident: that of its founding claims."""
    return "inc_" + digest(*sorted(claims))


def finding_id(kind: str, subject: str, *claims: str) -> str:
    """The key of a finding: its kind, its matter and the claims that it rests on."""
    return "fnd_" + digest(kind, subject, *sorted(claims))


def judgement_id(*facts: str) -> str:
    """The key of a judgement: all that it says, by whom, and when."""
    return "jdg_" + digest(*facts)
