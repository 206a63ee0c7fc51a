"""The body of an HTTP answer that was kept as it came over the wire: its chunks joined, its compression undone."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import BinaryIO

from counterclaim.ingest.compressed import arrow_unpacking
from counterclaim.ingest.limits import Limits, megabytes
from counterclaim.ingest.sources import Source
from counterclaim.ingest.streams import pulled
from counterclaim.ingest.unpacking import Unpacking, ZlibUnpacker, gzip_unpacker

IDENTITY = frozenset({"", "identity", "none", "utf-8", "binary"})
"""What servers write where nothing is compressed."""
GZIP = frozenset({"gzip", "x-gzip"})
CHUNK_HEAD = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*+(?:;[^\r\n]{0,200})?\r\n")
"""The length of a chunk, and what may be said of it."""
ZLIB_FIRST_BITS = 8


def joined_chunks(source: Source, payload: bytes) -> bytes:
    """A body sent in chunks without their lengths (RFC 9112, section 7.1); one that is none, as it is.

    Archives keep both under one header. Raises DocumentError where the chunks break off.
    """
    joined, at = bytearray(), 0
    while head := CHUNK_HEAD.match(payload, at):
        size = int(head[1], 16)
        if not size:
            return bytes(joined)
        at = head.end() + size
        if payload[at : at + 2] != b"\r\n":
            break
        joined += payload[head.end() : at]
        at += 2
    if not joined:
        return payload
    raise source.refusal("a body whose chunks break off; fetch it again", "damaged")


def unpacked_body(source: Source, payload: bytes, encoding: str, limits: Limits) -> bytes:
    """A body without its compression. Raises DocumentError where it is damaged, too long, or of an unknown kind."""
    for name in reversed([each.strip().lower() for each in encoding.split(",")]):
        if name not in IDENTITY:
            payload = _unpacked(source, payload, name, limits)
    return payload


def _unpacked(source: Source, payload: bytes, name: str, limits: Limits) -> bytes:
    stream = pulled(_unpacking(source, payload, name, limits))
    found = stream.read(limits.document_bytes + 1)
    if len(found) > limits.document_bytes:
        raise source.refusal(
            f"a body of more than {megabytes(limits.document_bytes)} unpacked; leave it out", "too_long"
        )
    stream.read(1)
    return found


def _unpacking(source: Source, payload: bytes, name: str, limits: Limits) -> Callable[[int], bytes]:
    body: BinaryIO = io.BytesIO(payload)
    if name in GZIP:
        if not payload.startswith(b"\x1f\x8b"):
            return body.read
        return Unpacking(source, body, gzip_unpacker, limits)
    if name == "deflate":
        # Some servers leave zlib's header out, whatever the standard says (RFC 9110, section 8.4.1.2).
        bits = 15 if payload[:1] and payload[0] & 0x0F == ZLIB_FIRST_BITS else -15
        return Unpacking(source, body, lambda: ZlibUnpacker(bits), limits)
    if name in ("br", "zstd"):
        return arrow_unpacking(source, body, {"br": "brotli"}.get(name, name), limits)
    raise source.refusal(f"compressed in a way that is not read ({name[:20]}); fetch it again without", "compressed")
