"""Seals: sixteen digits kept with what is written, so that a later look can tell whether it still is what it was.

A reading is sealed together with its document and its claims, since they come at once and none may be missing; what
was derived, superseded, judged or revoked row by row. Rows are *packed* in a form of their own that depends on no
database: each value is a letter for its sort, its length in bytes, a colon and its bytes. The form never changes:
ledgers hold seals made from it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from counterclaim.store.copies.plain_rows import Plain

CONTENT: Mapping[str, tuple[str, ...]] = {
    "documents": ("id", "learned_at", "text"),
    "readings": ("document", "reader", "learned_at", "text", "body"),
    "claims": ("id", "learned_at", "body"),
    "derivations": ("sort", "id", "learned_at", "withdrawn", "kind", "digest", "body"),
    "supersessions": ("document", "by", "learned_at"),
    "judgements": ("id", "learned_at", "body"),
    "revocations": ("judgement", "learned_at", "body"),
    "losses": ("learned_at", "lost_from", "number", "id", "because"),
    "fetches": ("source", "address", "fetched_at", "documents", "claims", "refused", "size", "digest", "error"),
    "deliveries": ("document", "source", "learned_at", "claims"),
}
"""What each table of the record says. All other columns follow from these, or number rows."""

SEALED_WORK = ("key", "document", "blocks", "body")
"""What is sealed of a telling in the working index; its scope is left out, since that changes."""

Row = Mapping[str, Plain]


def packed(values: Iterable[Plain]) -> bytes:
    """Values in a row, unmistakably."""
    return b"".join(map(_packed, values))


def content_of(table: str, row: Row) -> tuple[Plain, ...]:
    """What a row says, without what follows from it."""
    return tuple(row[name] for name in CONTENT[table])


def seal_of(table: str, row: Row) -> str:
    """The seal of one row."""
    return _digits([packed(content_of(table, row))])


def seal_of_telling(row: Row) -> str:
    """The seal of a row of the working index."""
    return _digits([packed(row[name] for name in SEALED_WORK)])


def seal_of_reading(document: Row, reading: Row, claims: Sequence[Row]) -> str:
    """The seal of a reading: its document's row, its own, and those of its claims in the order of the text."""
    parts = [packed(content_of("documents", document)), packed(content_of("readings", reading))]
    return _digits([*parts, *(packed(content_of("claims", claim)) for claim in claims)])


class ContentDigest:
    """The SHA-256 of all that a record says, table by table, each in the order of its rows.

    It does not depend on where the record is kept, on the numbers of its rows, or on what is worked out from it.
    """

    def __init__(self) -> None:
        self._parts = {name: hashlib.sha256() for name in CONTENT}
        self._numbers = dict.fromkeys(CONTENT, 0)

    def add(self, table: str, values: Sequence[Plain]) -> None:
        """Take in what the next row of a table says."""
        self._parts[table].update(packed(values))
        self._numbers[table] += 1

    @property
    def numbers(self) -> Mapping[str, int]:
        """How many rows of each table were taken in."""
        return dict(self._numbers)

    def hexdigest(self) -> str:
        """The digest of all that was taken in, 64 hexadecimal digits."""
        lines = (f"{name} {self._numbers[name]} {part.hexdigest()}\n" for name, part in self._parts.items())
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def _packed(value: Plain) -> bytes:
    if value is None:
        return b"n"
    letter = b"t" if isinstance(value, str) else b"i"
    written = str(int(value) if isinstance(value, bool) else value).encode("utf-8", "surrogatepass")
    return letter + str(len(written)).encode() + b":" + written


def _digits(parts: Iterable[bytes]) -> str:
    hashed = hashlib.blake2b(digest_size=8)
    for part in parts:
        hashed.update(part)
    return hashed.hexdigest()
