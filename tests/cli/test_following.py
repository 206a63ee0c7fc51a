"""`counterclaim add URL`, `follow` and `sources`, over a real server on this machine."""

from __future__ import annotations

import csv
import importlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.fetch.misbehaving_server import MisbehavingServer, gives

from counterclaim.cli import group
from counterclaim.read.readers import READERS, reader_for
from counterclaim.store.sql.ledger import SqlLedger

Run = Callable[..., Result]
TEXT = "The governor said on Sunday that 12 killed were found in the town, and 3 killed in the village."


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with MisbehavingServer() as serving:
        yield serving


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """A command in an empty folder, with the tiny reader as its English."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1]))
    monkeypatch.setitem(READERS, "en", importlib.import_module("tiny_reader").TinyReader)
    reader_for.cache_clear()
    monkeypatch.setenv("COUNTERCLAIM_WORKERS", "1")
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(group, [*map(str, words)])


def feed(base: str, *numbers: int) -> bytes:
    items = "".join(
        f"<item><guid>{number}</guid><link>{base}/{number}</link><title>Post {number}</title>"
        f"<pubDate>Sun, 04 May 2031 0{number}:00:00 GMT</pubDate><description>{TEXT} No. {number}.</description></item>"
        for number in numbers
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'.encode()


def article(words: str) -> bytes:
    head = "<head><title>News of the day</title></head>"
    more = "It was the second time this week that the town was hit, the governor said."
    return f"<html>{head}<body><article><p>{words}</p><p>{more}</p></article></body></html>".encode()


def test_a_page_at_an_address_is_added(run: Run, server: MisbehavingServer, tmp_path: Path) -> None:
    server.paths["/news.html"] = gives(article(TEXT))
    address = f"http://127.0.0.1:{server.port}/news.html"
    result = run("add", "--allow-private", address)
    assert (result.exit_code, result.stdout.split(";")[0]) == (0, "counterclaim.db: added 1")
    with SqlLedger(tmp_path / "counterclaim.db") as ledger:
        (document,) = ledger.documents()
        assert (document.url, document.origin, document.name) == (address, address, "news.html")
        assert [claim.count.quantity.low for claim in ledger.claims() if claim.count] == [12, 3]


def test_addresses_and_paths_go_together_and_what_fails_is_told(
    run: Run, server: MisbehavingServer, tmp_path: Path
) -> None:
    base = f"http://127.0.0.1:{server.port}"
    server.paths["/feed"] = gives(feed(base, 1, 2))
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    result = run("add", "--allow-private", f"{base}/feed", "note.txt", f"{base}/gone", f"{base}/cut-off")
    assert "added 3, refused 2" in result.stdout
    assert result.exit_code == 1
    assert f"{base}/gone: this page was taken down (410)" in result.stderr
    assert "cut off" in result.stderr


def test_a_private_address_is_refused_unless_allowed(run: Run, server: MisbehavingServer) -> None:
    result = run("add", f"http://127.0.0.1:{server.port}/page")
    assert result.exit_code == 1
    assert "allow it with --allow-private" in result.stderr
    assert server.asked == []


def test_a_sitemap_s_pages_are_fetched_where_that_is_asked(run: Run, server: MisbehavingServer) -> None:
    base = f"http://127.0.0.1:{server.port}"
    places = "".join(f"<url><loc>{base}/{at}</loc><lastmod>2031-05-0{at}</lastmod></url>" for at in (1, 3, 2))
    server.paths["/sitemap.xml"] = gives(f"<urlset>{places}</urlset>".encode())
    server.paths["/robots.txt"] = gives(b"User-agent: *\nDisallow: /2\n")
    for at in (1, 2, 3):
        server.paths[f"/{at}"] = gives(article(TEXT.replace("12", f"{at}2")))
    alone = run("add", "--allow-private", f"{base}/sitemap.xml")
    assert "a sitemap, which names 3 pages and holds none; add --pages" in alone.stderr
    result = run("add", "--allow-private", "--pages", "--most-pages", "2", f"{base}/sitemap.xml")
    assert "added 1, refused 1" in result.stdout or "refused 1, added 1" in result.stdout
    assert "robots.txt of this host forbids it" in result.stderr
    rude = run("add", "--allow-private", "--pages", "--ignore-robots", f"{base}/sitemap.xml")
    assert "added 2" in rude.stdout
    assert "already there 1" in rude.stdout


def test_reading_alone_fetches_nothing(run: Run, server: MisbehavingServer) -> None:
    result = run("read", f"http://127.0.0.1:{server.port}/page")
    assert "an address; `counterclaim add` fetches it" in result.stderr
    assert server.asked == []


def sources_toml(folder: Path, *addresses: str) -> Path:
    path = folder / "sources.toml"
    tables = "".join(
        f'[[source]]\naddress = "{address}"\nname = "Wire {at}"\n' for at, address in enumerate(addresses, 1)
    )
    path.write_text(f'allow_private = true\ngap = "0s"\nevery = "30s"\n{tables}', encoding="utf-8")
    return path


def test_following_once_keeps_what_is_new_and_health_is_shown(
    run: Run, server: MisbehavingServer, tmp_path: Path
) -> None:
    base = f"http://127.0.0.1:{server.port}"
    server.paths["/feed"] = gives(feed(base, 1, 2))
    listed = sources_toml(tmp_path, f"{base}/feed", f"{base}/gone")
    result = run("follow", "--once", listed)
    assert result.exit_code == 1
    assert "Wire 1: new documents 2, claims 4" in result.stdout
    assert "done: fetches 2, failed 1, documents added 2, claims 4" in result.stdout
    assert "Wire 2: " in result.stderr
    assert run("follow", "--once", listed).stdout.endswith("done: nothing to do\n")
    table = run("sources", "--format", "table").stdout
    assert "failing" in table
    assert "2 sources: 1 good, 1 failing" in table
    records = [json.loads(line) for line in run("sources", "--format", "jsonl").stdout.splitlines()]
    assert [(one["name"], one["state"], one["documents_a_day"]) for one in records] == [
        ("Wire 2", "failing", 0.0),
        ("Wire 1", "good", 0.29),
    ]
    rows = list(csv.DictReader(io.StringIO(run("sources", "--format", "csv").stdout)))
    assert rows[0]["error"] == "this page was taken down (410)"


def test_a_list_that_is_wrong_is_told_before_anything_is_done(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text('[[source]]\nname = "x"\n', encoding="utf-8")
    result = run("follow", "sources.toml")
    assert result.exit_code == 2
    assert "sources.toml: source 1 (x): address is missing" in result.stderr
    assert not (tmp_path / "counterclaim.db").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_following_in_good_order_and_a_second_follower_is_told(
    server: MisbehavingServer, tmp_path: Path, number: signal.Signals
) -> None:
    listed = sources_toml(tmp_path, f"http://127.0.0.1:{server.port}/never")
    command = [sys.executable, "-m", "counterclaim.cli", "follow", str(listed), "--ledger", str(tmp_path / "a.db")]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as following:
        assert following.stdout is not None
        assert "follows 1 source" in following.stdout.readline()
        while "/never" not in server.paths_asked():
            time.sleep(0.02)
        second = subprocess.run(command, capture_output=True, text=True, check=False)
        assert second.returncode == 1
        assert "another `counterclaim follow` works on this ledger" in second.stderr
        before = time.monotonic()
        following.send_signal(number)
        assert "stopped" in following.stdout.read()
        assert following.wait() == 0
        assert time.monotonic() - before < 20
