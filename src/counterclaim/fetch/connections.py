"""Connections to machines that may be spoken to, within a time that is set.

What a name stands for is asked once and checked, and that very machine is spoken to: another answer a moment later
changes nothing.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

from counterclaim.fetch.reachable import Resolver, barred, machine_of
from counterclaim.fetch.resolving import resolved, system_resolver

MACHINES_TRIED = 4
MORE_WITHIN_S = 0.25
"""So long is waited for bytes after the last that was announced."""
HEAD_BYTES = 200_000
"""The end of the headers is looked for in so many bytes; the parser takes fewer (100 kB)."""

WATCHED = "network_stream"
"""Under this name an answer has the stream that it came by."""

Monotonic = Callable[[], float]
"""Seconds that never run back."""

Dial = Callable[[str, int, float | None], httpcore.NetworkStream]
"""A connection to an IP address and port, within so many seconds."""

_HEAD = re.compile(rb"\r?\n\r?\n")
_INTERIM = re.compile(rb"HTTP/1\.[01] 1\d\d")


class Barred(Exception):
    """The machine behind a name may not be spoken to; the message says why."""


def dial(machine: str, port: int, timeout_s: float | None) -> httpcore.NetworkStream:
    """A plain connection."""
    return httpcore.SyncBackend().connect_tcp(machine, port, timeout=timeout_s)


class WatchedStream(httpcore.NetworkStream):
    """A connection on which nothing lasts beyond a moment, and which counts what comes after the headers."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Monotonic, until: float) -> None:
        self._stream, self._clock, self._until = stream, clock, until
        self._head: bytes | None = b""
        self.body_bytes = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes; raises ReadTimeout when the time is over."""
        found = self._stream.read(max_bytes, self._left(timeout))
        self._count(found)
        return found

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        """End it."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same, encrypted."""
        secure = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return WatchedStream(secure, self._clock, self._until)

    def get_extra_info(self, info: str) -> Any:
        """What is known of the connection."""
        return self._stream.get_extra_info(info)

    def goes_on(self) -> bool:
        """Whether more bytes come at once, when all should be there."""
        try:
            return bool(self.read(1, MORE_WITHIN_S))
        except (httpcore.NetworkError, httpcore.TimeoutException):
            return False

    def _left(self, timeout: float | None) -> float:
        left = self._until - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole is over")
        return left if timeout is None else min(timeout, left)

    def _count(self, found: bytes) -> None:
        if self._head is None:
            self.body_bytes += len(found)
            return
        self._head += found
        while self._head is not None and (end := _HEAD.search(self._head)):
            rest = self._head[end.end() :]
            if _INTERIM.match(self._head):
                self._head = rest
            else:
                self._head, self.body_bytes = None, len(rest)
        if self._head is not None and len(self._head) > HEAD_BYTES:
            self._head = None


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to the machine that a name stands for, if it may be spoken to."""

    def __init__(self, resolver: Resolver, dial: Dial, clock: Monotonic, until: float, allow_private: bool) -> None:
        self._resolver, self._dial, self._clock, self._until = resolver, dial, clock, until
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a machine of this name. Raises Barred where none of them may be spoken to."""
        failure: Exception | None = None
        for machine in self._allowed(host, port, self._left(timeout))[:MACHINES_TRIED]:
            try:
                stream = self._dial(machine, port, self._left(timeout))
                return WatchedStream(stream, self._clock, self._until)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError("no machine of this name")

    def _left(self, timeout: float | None) -> float:
        left = max(self._until - self._clock(), 0.001)
        return left if timeout is None else min(timeout, left)

    def _allowed(self, host: str, port: int, within_s: float) -> list[str]:
        try:
            found = [host] if machine_of(host) else resolved(self._resolver, host, port, within_s)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(str(error)) from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("there is no host of this name") from error
        allowed, reason = [], "there is no host of this name"
        for words in found:
            machine = machine_of(words)
            why_not = barred(machine, allow_private=self._allow_private) if machine else "no IP address"
            if why_not is None:
                allowed.append(str(machine))
            else:
                reason = why_not
        if not allowed:
            raise Barred(reason)
        return allowed


class GuardedTransport(httpx.BaseTransport):
    """Speaks HTTP/1.1 over one guarded connection a request; no proxy, no cookies, no connection kept."""

    def __init__(
        self,
        clock: Monotonic,
        resolver: Resolver = system_resolver,
        dial: Dial = dial,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        """`ssl_context` says whose certificates are believed; those of certifi, if not given."""
        self._clock, self._resolver, self._dial = clock, resolver, dial
        self._ssl_context = ssl_context

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body still to be read. Its extensions "whole_s" and "allow_private" are obeyed."""
        until, allow_private = self._clock() + request.extensions["whole_s"], request.extensions["allow_private"]
        backend = GuardedBackend(self._resolver, self._dial, self._clock, until, allow_private)
        pool = httpcore.ConnectionPool(
            ssl_context=self._secured() if request.url.scheme == "https" else None,
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=backend,
        )
        asked = httpcore.Request(
            request.method,
            httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            extensions={"timeout": request.extensions["timeout"]},
        )
        try:
            with told_as_httpx():
                answer = pool.handle_request(asked)
        except BaseException:
            pool.close()
            raise
        body = PooledBody(answer, pool)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=body, extensions=dict(answer.extensions), request=request
        )

    def _secured(self) -> ssl.SSLContext:
        if self._ssl_context is None:
            self._ssl_context = httpx.create_ssl_context(trust_env=False)
        return self._ssl_context


class PooledBody(httpx.SyncByteStream):
    """The bytes of an answer, and the connection that they come by."""

    def __init__(self, answer: httpcore.Response, pool: httpcore.ConnectionPool) -> None:
        self._answer, self._pool = answer, pool

    def __iter__(self) -> Iterator[bytes]:
        with told_as_httpx():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        """End the connection."""
        self._answer.close()
        self._pool.close()


@contextmanager
def told_as_httpx() -> Iterator[None]:
    """What httpcore raises, as httpx has it."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise httpx.ReadTimeout(str(error)) from error
    except httpcore.NetworkError as error:
        raise httpx.NetworkError(str(error)) from error
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise httpx.RemoteProtocolError(str(error)) from error
