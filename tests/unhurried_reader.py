"""The tiny reader, taking its time: for tests of what happens while documents are being read."""

from __future__ import annotations

import time

from tests.tiny_reader import TinyReader

from counterclaim.model.document import Document
from counterclaim.read.reader import Reader, Reading

SECONDS = 0.01


class UnhurriedReader(TinyReader):
    """Reads what the tiny reader reads, in its own time."""

    def read(self, document: Document) -> Reading:
        """All claims of a document, in text order."""
        time.sleep(SECONDS)
        return super().read(document)


def reader_for(language: str) -> Reader | None:
    """The slow reader for English, nothing else."""
    return UnhurriedReader() if language == "en" else None
