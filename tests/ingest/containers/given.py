"""What the tests of archives and tables share: bytes in, documents and refusals out."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.errors import DocumentError
from counterclaim.ingest.documents import extract, raw_documents_in
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.sources import Source
from counterclaim.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What came of some bytes, in order."""

    all: tuple[Document | DocumentError, ...]

    @property
    def documents(self) -> list[Document]:
        """The documents."""
        return [one for one in self.all if isinstance(one, Document)]

    @property
    def texts(self) -> list[str]:
        """Their texts."""
        return [document.text for document in self.documents]

    @property
    def refusals(self) -> list[DocumentError]:
        """The refusals; each is one line that says what to do."""
        refusals = [one for one in self.all if isinstance(one, DocumentError)]
        assert all("\n" not in str(one) and ";" in one.reason for one in refusals), refusals
        return refusals

    @property
    def codes(self) -> list[str]:
        """Their codes."""
        return [refusal.code for refusal in self.refusals]


def read(payload: bytes, name: str = "given", limits: Limits | None = None, seekable: bool = True) -> Found:
    """Take bytes in as they would be from a file of that name, or from a pipe, where one can't seek."""
    bounds = limits or Limits()
    stream = io.BytesIO(payload) if seekable else io.BufferedReader(Once(payload))
    found: list[Document | DocumentError] = []
    for raw in raw_documents_in([Source(source=name, name=name, stream=stream)], bounds):
        found.extend(extract(raw, bounds) if isinstance(raw, RawDocument) else [raw])
    return Found(all=tuple(found))


class Once(io.RawIOBase):
    """Bytes as a pipe gives them: once, and a few at a time."""

    def __init__(self, payload: bytes) -> None:
        super().__init__()
        self._left = payload

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """At most a thousand bytes."""
        found, self._left = self._left[: min(1000, len(buffer))], self._left[min(1000, len(buffer)) :]
        buffer[: len(found)] = found
        return len(found)


def tar_of(members: Mapping[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    """A tar archive with these members."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=form) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


def zip_of(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive with these members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return packed.getvalue()


def lines_of(number: int) -> bytes:
    """So many documents as JSON lines."""
    return b"".join(json.dumps({"id": f"d{n}", "text": f"Drone {n} fell."}).encode() + b"\n" for n in range(number))
