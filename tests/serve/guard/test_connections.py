"""A real server: connections that don't get on are closed, and nobody's word for who asks is believed unasked."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
import uvicorn

from counterclaim.serve.application import create_application
from counterclaim.serve.guard import connections
from counterclaim.serve.guard.terms import Terms
from counterclaim.serve.running import configured
from counterclaim.store.memory.ledger import MemoryLedger


@contextmanager
def serving(terms: Terms, *proxies: str) -> Iterator[tuple[str, int]]:
    """Where the application listens, as people start it."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(configured(create_application(MemoryLedger(), terms), proxies))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()
    finally:
        server.should_exit = True
        thread.join(30)


def _closes(connection: socket.socket, within_s: float) -> bool:
    """Whether the other side closes, whatever it says before."""
    connection.settimeout(within_s)
    try:
        while connection.recv(4096):
            pass
    except ConnectionError:
        return True
    except TimeoutError:
        return False
    return True


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD_S", 0.3)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n"])
def test_whoever_does_not_get_on_with_a_request_is_not_waited_for(said: bytes) -> None:
    with serving(Terms()) as place, socket.create_connection(place) as connection:
        connection.sendall(said)
        assert _closes(connection, 10)


@pytest.mark.usefixtures("impatient")
def test_a_second_request_that_does_not_get_on_is_not_waited_for_either() -> None:
    with serving(Terms()) as place, socket.create_connection(place) as connection:
        connection.sendall(b"HEAD /icon.svg HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert connection.recv(4096).startswith(b"HTTP/1.1 200")
        time.sleep(0.5)
        connection.sendall(b"HEAD /icon.svg HTTP/1.1\r\n")
        assert _closes(connection, 10)


@pytest.mark.usefixtures("impatient")
def test_whoever_has_asked_is_not_cut_off() -> None:
    with serving(Terms()) as place, socket.create_connection(place) as connection:
        for _ in range(3):
            connection.sendall(b"HEAD /icon.svg HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert connection.recv(4096).startswith(b"HTTP/1.1 200")
            time.sleep(0.5)


def test_one_address_gets_only_so_many_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST_OF_ONE", 3)
    with serving(Terms()) as place:
        held = [socket.create_connection(place) for _ in range(3)]
        time.sleep(0.3)
        with socket.create_connection(place) as another:
            assert _closes(another, 10)
        for each in held:
            each.close()
        time.sleep(0.3)
        assert httpx.get(f"http://127.0.0.1:{place[1]}/icon.svg").status_code == 200


def test_headers_that_are_too_long_are_refused() -> None:
    with serving(Terms()) as (_, port):
        answer = httpx.get(f"http://127.0.0.1:{port}/", headers={"X-A": "x" * 70_000})
    assert answer.status_code == 431


@pytest.mark.parametrize(("proxies", "believed"), [((), False), (("192.0.2.9",), False), (("127.0.0.1",), True)])
def test_only_a_proxy_that_was_named_says_who_asks(proxies: tuple[str, ...], believed: bool) -> None:
    with serving(Terms(rate=0.1), *proxies) as (_, port):
        asked = [
            httpx.get(
                f"http://127.0.0.1:{port}/icon.svg",
                headers={"X-Forwarded-For": f"198.51.100.{number}", "X-Forwarded-Proto": "https"},
            )
            for number in range(4)
        ]
    assert [each.status_code for each in asked] == ([200] * 4 if believed else [200, 429, 429, 429])
    assert ("strict-transport-security" in asked[0].headers) is believed


@pytest.mark.parametrize(
    "asked",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: strange.example\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET http://strange.example/ HTTP/1.1\r\nHost: strange.example\r\n\r\n",
        b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0",
        b"GET /\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01",
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(asked: bytes) -> None:
    with serving(Terms(writable=True)) as place, socket.create_connection(place) as connection:
        connection.sendall(asked + b"\r\n\r\n")
        connection.settimeout(10)
        told = connection.recv(4096)
    assert told.split()[1] in (b"400", b"421", b"403", b"404", b"415"), told
