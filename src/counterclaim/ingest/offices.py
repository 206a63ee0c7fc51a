"""Office documents and other things that are ZIP archives inside, told apart from archives of documents."""

from __future__ import annotations

import zipfile

BY_FOLDER = {
    "word/document.xml": "a Word document",
    "xl/workbook.xml": "an Excel workbook",
    "xl/workbook.bin": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "AndroidManifest.xml": "an Android package",
    "META-INF/MANIFEST.MF": "a Java archive",
}
"""Members that only such a file has."""

BY_TYPE = {
    b"application/vnd.oasis.opendocument.text": "an OpenDocument text",
    b"application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet",
    b"application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation",
    b"application/epub+zip": "an e-book (EPUB)",
}
"""What the member "mimetype", which is never compressed, says."""

MOST_TYPE_BYTES = 100


def office_kind(archive: zipfile.ZipFile) -> str | None:
    """What kind of office document the archive is, None if it is none."""
    names = archive.NameToInfo
    for member, kind in BY_FOLDER.items():
        if member in names:
            return kind
    stated = names.get("mimetype")
    if stated is None or stated.compress_type != zipfile.ZIP_STORED or stated.file_size > MOST_TYPE_BYTES:
        return None
    try:
        with archive.open(stated) as opened:
            return BY_TYPE.get(opened.read(MOST_TYPE_BYTES).strip())
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        return None
