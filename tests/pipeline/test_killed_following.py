"""`kill -9` at moments of following: the next run goes on, and the ledger is that of an undisturbed run."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fetch.misbehaving_server import MisbehavingServer, gives
from tests.pipeline.test_following import feed, item, killed, page

from counterclaim.store.query import Query
from counterclaim.store.sql.ledger import SqlLedger

FEEDS = 8
KILLS = int(os.environ.get("FOLLOW_KILLS", "3"))
"""More of them in a long run: FOLLOW_KILLS=50."""

FOLLOWS = """
import sys, time, random, threading
from datetime import UTC, datetime
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tiny_reader import reader_for
from counterclaim.pipeline.couriers import ManyCouriers
from counterclaim.pipeline.following import Following, Setting
from counterclaim.pipeline.source_list import read_source_list
from counterclaim.settings import Settings
from counterclaim.store.sql.ledger import SqlLedger
from tests.fetch.worlds import HandClock, fetcher_in, open_world

def now():
    return datetime.now(UTC)

def wait(seconds):
    return True

fetcher = fetcher_in(open_world(int(sys.argv[2])), HandClock())
setting = Setting(now=now, chance=lambda: 0.5, wait=wait, couriers=ManyCouriers(fetcher.fetch, now, 4),
                  settings=Settings(workers=1), reader_for=reader_for)
with SqlLedger(sys.argv[4]) as ledger:
    listed = read_source_list(sys.argv[3])
    print("begins", flush=True)
    Following(ledger=ledger, sources=listed.sources, setting=setting, tell=lambda _: None).run(once=True)
"""


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with MisbehavingServer() as serving:
        for number in range(1, FEEDS + 1):
            texts = [f"{killed(number)} In district {number}, street {at}." for at in range(1, 6)]
            items = [item(at, words).replace("example/", f"example/{number}-") for at, words in enumerate(texts, 1)]
            serving.paths[f"/feed{number}"] = gives(feed(*items))
            for at, words in enumerate(texts, 1):
                serving.paths[f"/{number}-{at}"] = page(words)
        yield serving


def what_is_kept(path: Path) -> dict[str, object]:
    """All that following keeps, but for moments and how often was fetched."""
    with SqlLedger(path) as ledger:
        documents = sorted(document.id for document in ledger.documents(Query(all_versions=True)))
        return {
            "documents": documents,
            "claims": sorted(claim.id for claim in ledger.claims(Query(all_versions=True))),
            "incidents": sorted(incident.id for incident in ledger.incidents()),
            "findings": sorted(finding.id for finding in ledger.findings()),
            "brought by": [ledger.brought_by(document) for document in documents],
            "sources": [(one.address, one.failures, one.validators.digest) for one in ledger.followed()],
            "news": sorted((one.source, one.address, one.documents) for one in ledger.fetches(limit=10_000)),
        }


@pytest.mark.parametrize("pages", ["false", "true"])
def test_following_that_is_killed_loses_nothing_and_doubles_nothing(
    server: MisbehavingServer, tmp_path: Path, pages: str
) -> None:
    sources = "".join(
        f'[[source]]\naddress = "http://{"wire" if number % 2 else "post"}.example/feed{number}"\n'
        f'hosts = ["wire.example"]\npages = {pages}\n'
        for number in range(1, FEEDS + 1)
    )
    (tmp_path / "sources.toml").write_text(f'gap = "0s"\nevery = "1d"\n{sources}', encoding="utf-8")
    folder = str(Path(__file__).parents[1])
    command = [sys.executable, "-c", FOLLOWS, folder, str(server.port), str(tmp_path / "sources.toml")]
    began = time.monotonic()
    subprocess.run([*command, str(tmp_path / "whole.db")], check=True)
    took = time.monotonic() - began
    chance, killed_ones = random.Random(5), 0
    for _ in range(KILLS):
        with subprocess.Popen([*command, str(tmp_path / "cut.db")], stdout=subprocess.PIPE) as following:
            assert following.stdout is not None
            following.stdout.readline()
            time.sleep(chance.random() * took / 4)
            killed_ones += following.poll() is None
            following.kill()
    subprocess.run([*command, str(tmp_path / "cut.db")], check=True)
    whole = what_is_kept(tmp_path / "whole.db")
    assert what_is_kept(tmp_path / "cut.db") == whole
    assert killed_ones > 0
    assert whole["incidents"]
