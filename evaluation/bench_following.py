"""Times the following of many sources: a round in which all bring something, and rounds in which nothing is new.

python -m evaluation.bench_following [--sources 10000]

Each source is a feed on a host of its own; all hosts are one server on this machine. Documents are kept unread, so that
it is following that is timed, and no reader.
"""

from __future__ import annotations

import argparse
import random
import socket
import tempfile
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import httpcore

from counterclaim.fetch.asking import Visitor
from counterclaim.fetch.connections import GuardedTransport, dial
from counterclaim.fetch.fetcher import Fetcher, Surroundings
from counterclaim.pipeline.couriers import ManyCouriers
from counterclaim.pipeline.following import Following, Setting
from counterclaim.pipeline.health import health_of_sources
from counterclaim.pipeline.source_list import ListedSource
from counterclaim.read.reader import Reader
from counterclaim.settings import Settings
from counterclaim.store.sql.ledger import SqlLedger

OPEN = "93.184.216.34"
COURIERS = 32
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Wire {0}</title><item><guid>{0}</guid>'
    "<link>http://{0}/1</link><title>Post</title><pubDate>Sun, 04 May 2031 09:00:00 GMT</pubDate>"
    "<description>The governor of district {0} said on Sunday that the bridge was closed.</description></item>"
    "</channel></rss>"
)


def main() -> None:
    """Print the times of three rounds, of the look at all sources' health, and the size of the ledger."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=10_000)
    number = parser.parse_args().sources
    port = _serve()
    sources = [ListedSource(address=f"http://h{at}.example/feed", name=f"h{at}", gap_s=0.0) for at in range(number)]
    with tempfile.TemporaryDirectory() as folder, SqlLedger(Path(folder) / "a.db") as ledger:
        for at, what in enumerate(("all new", "nothing new", "nothing new")):
            seconds, following = _round(ledger, sources, port, datetime.now(UTC) + timedelta(hours=at))
            totals = following.totals
            print(
                f"{number:,} sources, {what}: {seconds:.1f} s, {totals.fetched / seconds:.0f} fetches a second; "
                f"{totals.documents:,} documents, {totals.told_nothing:,} without news, {totals.failed:,} failed"
            )
        before = time.monotonic()
        health = health_of_sources(ledger, datetime.now(UTC))
        print(f"health of {len(health):,} sources: {time.monotonic() - before:.2f} s")
        size = (Path(folder) / "a.db").stat().st_size / 1_000_000
        print(f"ledger {size:.0f} MB, memory at most {getrusage(RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


def _round(ledger: SqlLedger, sources: Sequence[ListedSource], port: int, now: datetime) -> tuple[float, Following]:
    began = time.monotonic()

    def clock() -> datetime:
        return now + timedelta(seconds=time.monotonic() - began)

    def resolve(_: str, __: int) -> Sequence[str]:
        return (OPEN,)

    def to_server(_: str, __: int, timeout_s: float | None) -> httpcore.NetworkStream:
        return dial("127.0.0.1", port, timeout_s)

    def wait(seconds: float) -> bool:
        time.sleep(seconds)
        return True

    surroundings = Surroundings(
        now=clock,
        clock=time.monotonic,
        wait=wait,
        chance=random.Random(1).random,
        transport=GuardedTransport(time.monotonic, resolve, to_server),
    )
    fetcher = Fetcher(Visitor(version="0"), surroundings)
    setting = Setting(
        now=clock,
        chance=fetcher.chance,
        wait=wait,
        couriers=ManyCouriers(fetcher.fetch, clock, COURIERS),
        settings=Settings(workers=1),
        reader_for=_nobody,
    )
    following = Following(ledger=ledger, sources=sources, setting=setting, tell=lambda _: None)
    following.run(once=True)
    return time.monotonic() - began, following


def _nobody(_: str) -> Reader | None:
    return None


def _serve() -> int:
    listening = socket.create_server(("127.0.0.1", 0), backlog=256)
    for _ in range(16):
        threading.Thread(target=_answer_all, args=(listening,), daemon=True).start()
    port: int = listening.getsockname()[1]
    return port


def _answer_all(listening: socket.socket) -> None:
    while True:
        connection, _ = listening.accept()
        with connection:
            asked = connection.recv(65_536).decode("latin-1")
            host = asked.partition("Host: ")[2].partition("\r\n")[0]
            if asked.startswith("GET /robots.txt"):
                answer = b"HTTP/1.1 404 None\r\nContent-Length: 0\r\n\r\n"
            elif "If-None-Match" in asked:
                answer = b'HTTP/1.1 304 Same\r\nETag: "1"\r\n\r\n'
            else:
                body = FEED.format(host).encode()
                answer = f'HTTP/1.1 200 OK\r\nETag: "1"\r\nContent-Length: {len(body)}\r\n\r\n'.encode() + body
            connection.sendall(answer)


if __name__ == "__main__":
    main()
