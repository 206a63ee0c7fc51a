"""How long a ZIP archive's list of members is, told before it is read into memory."""

from __future__ import annotations

import io
import struct
from typing import BinaryIO

END, END_BYTES = b"PK\x05\x06", 22
LOCATOR, LOCATOR_BYTES = b"PK\x06\x07", 20
END_64, END_64_BYTES = b"PK\x06\x06", 56
MOST_COMMENT_BYTES = 65_535
UNSAID = 0xFFFFFFFF
"""What stands in the old end where the 64-bit one has the number."""


def directory_bytes(file: BinaryIO) -> int | None:
    """The size that the end of the archive gives for its list of members; None without such an end.

    ZIP specification (APPNOTE 6.3), sections 4.3.14 to 4.3.16.
    """
    whole = file.seek(0, io.SEEK_END)
    start = max(0, whole - END_BYTES - MOST_COMMENT_BYTES)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < END_BYTES:
        return None
    size: int = struct.unpack_from("<I", tail, at + 12)[0]
    before = start + at - LOCATOR_BYTES
    if before >= 0:
        size = max(size if size != UNSAID else 0, _size_64(file, before))
    return size


def _size_64(file: BinaryIO, locator_at: int) -> int:
    """The size in the 64-bit end that the locator points to or that stands right before it; nought without one."""
    file.seek(locator_at)
    locator = file.read(LOCATOR_BYTES)
    if not locator.startswith(LOCATOR):
        return 0
    sizes = [0]
    for at in (struct.unpack_from("<Q", locator, 8)[0], locator_at - END_64_BYTES):
        if 0 <= at <= locator_at:
            file.seek(at)
            end = file.read(END_64_BYTES)
            if end.startswith(END_64) and len(end) == END_64_BYTES:
                sizes.append(struct.unpack_from("<Q", end, 40)[0])
    return max(sizes)
