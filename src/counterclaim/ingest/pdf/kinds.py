"""How PDF is told, and what takes it in."""

from __future__ import annotations

import time

from counterclaim.ingest.formats import Format
from counterclaim.ingest.pdf import pdfs

PDF_FORMATS = (
    Format(
        name="pdf",
        title="a PDF",
        recognises=pdfs.recognises,
        extract=pdfs.extracting(time.monotonic),
        libraries=("pypdf",),
        binary=True,
    ),
)
