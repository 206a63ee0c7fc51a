# ruff: noqa: E501  (documents of one line)
"""Nothing that a document names is fetched, and nothing is written outside of the folder that was asked for."""

from __future__ import annotations

import io
import os
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner
from evaluation.fuzzing.seeds import seeds

from counterclaim.cli import group
from counterclaim.ingest.documents import open_documents
from counterclaim.ingest.limits import Limits

ENTITY = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM "http://127.0.0.1:1/">'
NAMING = {
    "entities in a feed": ENTITY
    + b'<!ENTITY % c SYSTEM "http://127.0.0.1:1/d.dtd">%c;]><rss version="2.0"><channel><title>T</title><item><title>&a;</title>'
    b"<description>Ten killed. &a; &b;</description></item></channel></rss>",
    "entities in a sitemap": ENTITY
    + b']><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://127.0.0.1:1/&a;</loc></url></urlset>',
    "a page that loads": b'<html><head><base href="http://127.0.0.1:1/"><link rel="stylesheet" href="http://127.0.0.1:1/a.css">'
    b'<script src="http://127.0.0.1:1/a.js"></script><meta http-equiv="refresh" content="0;url=http://127.0.0.1:1/"></head><body>'
    b'<article><p>Ten people were killed in Kyiv on Monday, the army said, and many more were hurt there.</p><img src="http:'
    b'//127.0.0.1:1/a.png"><iframe src="http://127.0.0.1:1/"></iframe></article></body></html>',
    "a laugh": b'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    + b"]><rss version='2.0'><channel><item><title>T</title><description>&m;</description></item></channel></rss>",
}


@pytest.fixture
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*asked: object, **more: object) -> None:
        raise AssertionError(f"something asked the network for {asked}")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)


@pytest.mark.usefixtures("_no_network")
@pytest.mark.parametrize("name", [*NAMING, *seeds()])
def test_what_a_document_names_is_not_fetched_nor_read(name: str) -> None:
    payload = NAMING.get(name) or seeds()[name]
    told = [str(found) for found in open_documents(["-"], io.BytesIO(payload), Limits())]
    assert told
    assert "root:" not in "".join(told)
    assert max(map(len, told)) < 100_000


@pytest.mark.usefixtures("_no_network")
def test_the_commands_ask_no_network_and_stay_in_their_folder(tmp_path: Path) -> None:
    given, made = tmp_path / "given", tmp_path / "made"
    given.mkdir()
    made.mkdir()
    record = '{"id":"../../../../%s/escaped","title":"../up","url":"file:///etc/passwd","publisher":"/etc",'
    record += (
        '"text":"Ten people were killed in Kyiv on Monday, the army said.","lang":"en","published":"2024-09-02"}\n'
    )
    (given / "a.jsonl").write_text(record % tmp_path)
    (given / "b.html").write_bytes(NAMING["a page that loads"])
    ledger = str(made / "l.db")
    for words in (
        ["add", str(given), "--ledger", ledger],
        ["export", "--help"],
        ["read", str(given)],
        ["claims", "--ledger", ledger],
    ):
        result = CliRunner().invoke(group, words, env={"COUNTERCLAIM_WORKERS": "1"})
        assert result.exit_code == 0, result.output
    for form in ("jsonl", "csv", "html"):
        CliRunner().invoke(
            group, ["export", "--ledger", ledger, "--format", form, "--output", str(made / f"out.{form}")]
        )
    written = {str(Path(folder, name)) for folder, _, names in os.walk(tmp_path) for name in names}
    assert all(path.startswith((str(given), str(made))) for path in written)
    assert not any("escaped" in path or "up" in Path(path).name for path in written)
