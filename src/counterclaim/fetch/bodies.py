"""The bytes of an answer, unpacked within bounds; one that was cut off is never taken for whole."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

import httpx

from counterclaim.errors import FetchError
from counterclaim.fetch.connections import WATCHED, WatchedStream

PACKINGS = {"": None, "identity": None, "gzip": 31, "x-gzip": 31, "deflate": 15}
"""What Content-Encoding may be, and zlib's window for it."""
RAW_DEFLATE = -15
GZIP = b"\x1f\x8b"

OTHER_MEDIA = ("image/", "video/", "audio/", "font/")
END_BYTES = 4_000
_HTML = re.compile(rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)
_HTML_ENDS = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)


def body_of(answer: httpx.Response, address: str, most: int) -> bytes:
    """The body, unpacked. Raises FetchError where it is too long, cut off, wrongly packed, or an image or the like."""
    media = media_type(answer)
    if media and media.startswith(OTHER_MEDIA):
        raise FetchError(address, f"{media}, not text; give the address of a page or a feed", code="binary")
    stated = _stated_length(answer)
    if stated is not None and stated > most:
        raise too_long(address, most)
    body = b"".join(_pieces(answer, address, most))
    _refuse_surplus(answer, address, stated)
    is_plain = _window(answer, address) is None and "transfer-encoding" not in answer.headers
    if stated is None and is_plain and not _ends_well(body):
        raise cut_off(address, "its server tells no length, and its end is missing")
    return body


def start_of(answer: httpx.Response, address: str, most: int) -> bytes:
    """The first bytes of a body, unpacked; the rest is left. Raises FetchError as `body_of` does."""
    held, size = [], 0
    for piece in _pieces(answer, address, most):
        held.append(piece)
        size += len(piece)
        if size >= most:
            break
    return b"".join(held)[:most]


def media_type(answer: httpx.Response) -> str | None:
    """What the server says it is: "text/html"."""
    return answer.headers.get("content-type", "").partition(";")[0].strip().lower() or None


def too_long(address: str, most: int) -> FetchError:
    """The refusal of what is longer than is taken in."""
    size = f"{most / 1_000_000:.3g} MB"
    return FetchError(
        address, f"more than {size}; fetch it otherwise, or raise COUNTERCLAIM_MAX_BYTES", code="too_long"
    )


def cut_off(address: str, how: str) -> FetchError:
    """The refusal of what came in part."""
    return FetchError(address, f"cut off: {how}", code="cut_off", passes=True)


def _window(answer: httpx.Response, address: str) -> int | None:
    packing = answer.headers.get("content-encoding", "").strip().lower()
    if packing not in PACKINGS:
        raise FetchError(address, f"packed as {packing[:40]!r}, which was not asked for", code="packing")
    return PACKINGS[packing]


def _pieces(answer: httpx.Response, address: str, most: int) -> Iterator[bytes]:
    """The body, unpacked, piece by piece, each as soon as it is there."""
    window = _window(answer, address)
    coming = _bounded(answer, address, most)
    return coming if window is None else _unpacked(coming, window, address, most)


def _stated_length(answer: httpx.Response) -> int | None:
    """What the headers say of the length; where chunks tell the end, that counts (RFC 9112, section 6.3)."""
    words = answer.headers.get("content-length", "").strip()
    plain = words.isascii() and words.isdecimal() and len(words) < 20
    return int(words) if plain and "transfer-encoding" not in answer.headers else None


def _bounded(answer: httpx.Response, address: str, most: int) -> Iterator[bytes]:
    """The bytes as they come; they are not gathered, so that no more than a stretch is held."""
    size = 0
    stream = answer.stream
    assert isinstance(stream, httpx.SyncByteStream)
    for chunk in stream:
        size += len(chunk)
        yield chunk
        if size > most:
            raise too_long(address, most)


def _unpacked(chunks: Iterable[bytes], window: int, address: str, most: int) -> Iterator[bytes]:
    """What packed bytes hold, never more than is allowed; packed parts may follow one another."""
    size, unpacker, begun = 0, zlib.decompressobj(window), False
    for chunk in chunks:
        waiting = chunk
        while waiting:
            if not begun and window > 0 and window != 31 and not _is_zlib(waiting):
                unpacker = zlib.decompressobj(RAW_DEFLATE)
            begun = True
            try:
                found = unpacker.decompress(waiting, most + 1 - size)
            except zlib.error as error:
                raise FetchError(
                    address, "wrongly packed bytes; try again later", code="packing", passes=True
                ) from error
            size += len(found)
            yield found
            if size > most:
                raise too_long(address, most)
            waiting = unpacker.unconsumed_tail
            if unpacker.eof:
                waiting = unpacker.unused_data
                if not waiting.startswith(GZIP):
                    return
                unpacker = zlib.decompressobj(window)
    if begun and not unpacker.eof:
        raise cut_off(address, "what is packed in it has no end")


def _is_zlib(start: bytes) -> bool:
    """Whether packed bytes begin as zlib's do (RFC 1950); some servers leave that out."""
    return start[0] & 0x0F == 8 and (len(start) < 2 or (start[0] << 8 | start[1]) % 31 == 0)


def _refuse_surplus(answer: httpx.Response, address: str, stated: int | None) -> None:
    """A server that sends more than it announced has announced a wrong length, and the rest would be lost."""
    watched = answer.extensions.get(WATCHED)
    if stated is None or not isinstance(watched, WatchedStream):
        return
    if watched.body_bytes > stated or watched.goes_on():
        raise cut_off(address, f"its server announced {stated:,} bytes and sent more")


def _ends_well(body: bytes) -> bool:
    """Whether a body of unknown length has the end that its kind has."""
    start, end = body[:END_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n"), body[-END_BYTES:].rstrip()
    if _HTML.match(start):
        return _HTML_ENDS.search(end) is not None
    if start.startswith(b"<"):
        return end.endswith(b">")
    if start.startswith((b"{", b"[")):
        return end.endswith((b"}", b"]"))
    return True
