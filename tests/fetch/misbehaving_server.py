"""An HTTP server on this machine that does all that servers should not do, a path for each."""

from __future__ import annotations

import contextlib
import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Self

PAGE = b"<html><body><p>The bridge was closed on Monday, the mayor said.</p></body></html>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a client asked for."""

    path: str
    headers: Mapping[str, str]


Send = Callable[[bytes], None]
Misdeed = Callable[[Asked, Send], None]


def answer(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    """An answer as it goes over the wire; the headers may lie."""
    named = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
    named |= {name.replace("_", "-"): words for name, words in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {words}" for name, words in named.items()), "", ""]
    return "\r\n".join(lines).encode() + body


def gives(body: bytes, status: str = "200 OK", **headers: str) -> Misdeed:
    """No misdeed at all: always this answer."""
    return lambda _, send: send(answer(body, status, **headers))


def redirects(to: str, status: str = "302 Found") -> Misdeed:
    """Sends elsewhere."""
    return gives(b"", status, Location=to)


def in_turn(*misdeeds: Misdeed) -> Misdeed:
    """One after the other, the last for ever."""
    waiting = list(misdeeds)
    return lambda asked, send: (waiting.pop(0) if len(waiting) > 1 else waiting[0])(asked, send)


def slow_headers(_: Asked, send: Send) -> None:
    """A byte of the headers now and then."""
    for byte in answer(PAGE):
        send(bytes([byte]))
        time.sleep(0.05)


def dripping_body(_: Asked, send: Send) -> None:
    """A byte of the body now and then, for ever."""
    send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        send(b"x")
        time.sleep(0.05)


def never_answers(_: Asked, __: Send) -> None:
    """Takes the question and says nothing."""
    time.sleep(60)


def cut_off(_: Asked, send: Send) -> None:
    """Ends in the middle."""
    send(answer(PAGE)[:-30])


def cut_off_chunks(_: Asked, send: Send) -> None:
    """Ends before the last chunk."""
    send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n<html>0123456789\r\n")


def cut_off_without_a_length(_: Asked, send: Send) -> None:
    """An HTML page of no stated length without its end."""
    send(b"HTTP/1.0 200 OK\r\n\r\n" + PAGE[:-30])


def without_a_length(_: Asked, send: Send) -> None:
    """A whole page of no stated length."""
    send(b"HTTP/1.0 200 OK\r\n\r\n" + PAGE)


def announces_too_little(_: Asked, send: Send) -> None:
    """More comes than was announced."""
    send(answer(PAGE, Content_Length="20"))


def announces_too_little_and_waits(_: Asked, send: Send) -> None:
    """More comes than was announced, a moment later."""
    whole = answer(PAGE, Content_Length="20")
    end = whole.index(b"\r\n\r\n") + 24
    send(whole[:end])
    time.sleep(0.05)
    send(whole[end:])


def endless_body(_: Asked, send: Send) -> None:
    """A body without an end."""
    send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        send(b"<p>again and again</p>" * 4_000)


def endless_chunks(_: Asked, send: Send) -> None:
    """Chunks without an end."""
    send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        send(b"2710\r\n" + b"a" * 10_000 + b"\r\n")


def garbage(_: Asked, send: Send) -> None:
    """No HTTP."""
    send(b"\x16\x03\x01 what is this\r\n\r\n")


def huge_headers(_: Asked, send: Send) -> None:
    """Headers without an end."""
    send(b"HTTP/1.1 200 OK\r\n")
    while True:
        send(b"X-More: " + b"a" * 10_000 + b"\r\n")


def endless_interim(_: Asked, send: Send) -> None:
    """Hints that an answer will come, for ever."""
    while True:
        send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")
        time.sleep(0.01)


def hints_first(_: Asked, send: Send) -> None:
    """A hint, then the answer."""
    send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + answer(PAGE))


def gzip_bomb(_: Asked, send: Send) -> None:
    """20 kB that unpack to 20 MB."""
    send(answer(gzip.compress(b"0" * 20_000_000), Content_Encoding="gzip"))


def packed(_: Asked, send: Send) -> None:
    """A page in two packed parts."""
    send(answer(gzip.compress(PAGE[:30]) + gzip.compress(PAGE[30:]), Content_Encoding="gzip"))


def packed_without_head(_: Asked, send: Send) -> None:
    """Deflate as some servers send it, without zlib's head."""
    packer = zlib.compressobj(wbits=-15)
    send(answer(packer.compress(PAGE) + packer.flush(), Content_Encoding="deflate"))


def packed_and_cut_off(_: Asked, send: Send) -> None:
    """Half of what was packed, its length as announced."""
    send(answer(gzip.compress(PAGE)[:-12], Content_Encoding="gzip"))


def wrongly_packed(_: Asked, send: Send) -> None:
    """Says that it is packed, and is not."""
    send(answer(PAGE, Content_Encoding="gzip"))


def packed_as_nobody_asked(_: Asked, send: Send) -> None:
    """A packing that was not asked for."""
    send(answer(PAGE, Content_Encoding="br"))


def with_validators(asked: Asked, send: Send) -> None:
    """Tells whether anything has changed."""
    if asked.headers.get("if-none-match") == '"v1"':
        send(b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\n\r\n')
    else:
        send(answer(PAGE, ETag='"v1"', Last_Modified="Mon, 05 May 2031 09:00:00 GMT"))


MISDEEDS: dict[str, Misdeed] = {
    "/page": gives(PAGE),
    "/slow-headers": slow_headers,
    "/dripping": dripping_body,
    "/never": never_answers,
    "/cut-off": cut_off,
    "/cut-off-chunks": cut_off_chunks,
    "/cut-off-without-a-length": cut_off_without_a_length,
    "/without-a-length": without_a_length,
    "/too-little": announces_too_little,
    "/too-little-later": announces_too_little_and_waits,
    "/too-much": lambda _, send: send(answer(PAGE, Content_Length=str(len(PAGE) + 50))),
    "/endless": endless_body,
    "/endless-chunks": endless_chunks,
    "/garbage": garbage,
    "/huge-headers": huge_headers,
    "/endless-interim": endless_interim,
    "/hints": hints_first,
    "/bomb": gzip_bomb,
    "/packed": packed,
    "/packed-without-head": packed_without_head,
    "/packed-and-cut-off": packed_and_cut_off,
    "/wrongly-packed": wrongly_packed,
    "/brotli": packed_as_nobody_asked,
    "/validators": with_validators,
    "/large": lambda _, send: send(answer(b"", Content_Length=str(10**12))),
    "/image": gives(b"\x89PNG", Content_Type="image/png"),
    "/gone": gives(b"no", "410 Gone"),
    "/secret": gives(b"no", "403 Forbidden"),
    "/busy": gives(b"", "429 Too Many Requests", Retry_After="120"),
    "/loop": redirects("/loop-2"),
    "/loop-2": redirects("/loop"),
    "/chain": redirects("/chain/1"),
    **{f"/chain/{number}": redirects(f"/chain/{number + 1}") for number in range(1, 9)},
    "/elsewhere": redirects("/page", "301 Moved Permanently"),
    "/nowhere": gives(b"", "302 Found"),
    "/to-this-machine": redirects("http://127.0.0.1/page"),
    "/to-a-number": redirects("http://2130706433/page"),
    "/to-the-cloud": redirects("http://169.254.169.254/latest/meta-data/"),
    "/to-a-file": redirects("file:///etc/passwd"),
    "/to-an-inner-name": redirects("http://inner.example/page"),
    "/cyrillic": gives("<html>Мост закрыт</html>".encode("cp1251"), Content_Type="text/html; charset=cp1251"),
    "/wrong-charset": gives(PAGE, Content_Type="text/html; charset=martian"),
}  # fmt: skip


@dataclass(slots=True)
class MisbehavingServer:
    """The server; `paths` are what it answers, other paths are not there. `asked` is what came, in order."""

    paths: dict[str, Misdeed] = field(default_factory=lambda: dict(MISDEEDS))
    asked: list[Asked] = field(default_factory=list)
    most_at_once: int = 0
    encrypted: ssl.SSLContext | None = None
    _at_once: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _socket: socket.socket = field(default_factory=socket.socket)

    def __enter__(self) -> Self:
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen(128)
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    @property
    def port(self) -> int:
        """Where it listens, on 127.0.0.1."""
        port: int = self._socket.getsockname()[1]
        return port

    def paths_asked(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [each.path for each in self.asked]

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError):
            self._talk(self.encrypted.wrap_socket(connection, server_side=True) if self.encrypted else connection)

    def _talk(self, connection: socket.socket) -> None:
        with connection:
            asked = _read(connection)
            with self._lock:
                self.asked.append(asked)
                self._at_once += 1
                self.most_at_once = max(self.most_at_once, self._at_once)
            try:
                self.paths.get(asked.path, gives(b"nothing here", "404 Not Found"))(asked, connection.sendall)
            finally:
                with self._lock:
                    self._at_once -= 1


def _read(connection: socket.socket) -> Asked:
    head = b""
    while b"\r\n\r\n" not in head:
        found = connection.recv(65536)
        if not found:
            raise OSError("the client went away")
        head += found
    first, *rest = head.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in rest)
    return Asked(path=first.split(" ")[1], headers={name.lower(): words.strip() for name, _, words in pairs})
