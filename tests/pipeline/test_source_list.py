"""sources.toml: what it may say, and what is told where it says something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.errors import SettingsError
from counterclaim.pipeline.source_list import ListedSource, SourceList, read_source_list, seconds_of

WIRE = '[[source]]\naddress = "https://wire.example/feed"\n'


def listed(folder: Path, text: str) -> SourceList:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return read_source_list(path)


def test_an_address_is_enough(tmp_path: Path) -> None:
    (source,) = listed(tmp_path, WIRE).sources
    assert source == ListedSource(address="https://wire.example/feed", name="wire.example")
    assert (source.every_s, source.gap_s, source.pages, source.most_pages) == (900.0, 1.0, False, 20)


def test_all_that_can_be_said_of_a_source(tmp_path: Path) -> None:
    text = """
contact = "mailto:desk@wire.example"
every = "1.5h"
gap = "2s"

[[source]]
address = "https://Wire.example/feed#top"
name = "The Wire"
every = "10m"
pages = true
most_pages = 50
hosts = ["WWW.post.example"]
language = "uk"
publisher = "The Wire Agency"

[[source]]
address = "http://localhost:8080/rss"
allow_private = true
ignore_robots = true
"""
    found = listed(tmp_path, text)
    assert found.contact == "mailto:desk@wire.example"
    wire, local = found.sources
    assert wire == ListedSource(
        address="https://wire.example/feed",
        name="The Wire",
        every_s=600.0,
        gap_s=2.0,
        pages=True,
        most_pages=50,
        hosts=("www.post.example",),
        language="uk",
        publisher="The Wire Agency",
    )
    assert (local.every_s, local.gap_s, local.name) == (5_400.0, 2.0, "localhost")
    assert local.manners().allow_private
    assert not local.manners().obey_robots


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", r"sources\.toml: names no source"),
        ("source = 3", "names no source"),
        ("[[source]]\n", "source 1: address is missing"),
        ("[[source]]\naddress = 3\n", "source 1: address is missing"),
        ("nonsense", r"sources\.toml: no TOML"),
        (WIRE + 'name = "Wire"\nevery = "often"\n', r"source 1 \(Wire\): every: 'often' is no length of time; write"),
        (WIRE + "every = 10\n", "every: '10' is no length"),
        (WIRE + 'every = "1s"\n', "every: '1s' is out of bounds"),
        (WIRE + 'gap = "2h"\n', "gap: '2h' is out of bounds"),
        (WIRE + 'pages = "yes"\n', "pages: 'yes' is neither true nor false"),
        (WIRE + "most_pages = 0\n", "most_pages: '0' is no number from 1 to 1000"),
        (WIRE + "most_pages = true\n", "most_pages"),
        (WIRE + 'hosts = "a.example"\n', "hosts: 'a.example' is no list of hosts"),
        (WIRE + 'language = "english"\n', "language: 'english' is no language"),
        (WIRE + 'colour = "red"\n', "source 1: colour is no key here; known are address, name, every"),
        (WIRE + 'name = ""\n', "name: '' is no line of text"),
        (WIRE + 'name = "a\\u001b[2J"\n', "name: .* is no line of text"),
        ('address = "https://a.example"\n' + WIRE, r"sources\.toml: address is no key here"),
        ('every = "never"\n' + WIRE, r"sources\.toml: every: 'never' is no length"),
        ('contact = "x (y)"\n' + WIRE, "contact"),
        (WIRE + WIRE, r"source 2 \(wire\.example\): has the address of source 1"),
        (WIRE.replace("https://wire.example", "http://localhost"), "source 1: address: .*allow_private = true"),
        (WIRE.replace("https", "ftp"), "source 1: address: .*begins with https://"),
        (WIRE.replace("wire.example", "ada:secret@wire.example"), "holds a password"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words) as raised:
        listed(tmp_path, text)
    assert "\n" not in str(raised.value)


def test_a_file_that_can_t_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such file"):
        read_source_list(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'# caf\xe9\n[[source]]\naddress = "https://a.example"')
    with pytest.raises(SettingsError, match="not UTF-8 at byte 5"):
        read_source_list(tmp_path / "latin.toml")
    (tmp_path / "deep.toml").write_text("a = " + "[" * 100_000, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"deep\.toml: no TOML"):
        read_source_list(tmp_path / "deep.toml")


def test_lengths_of_time_are_written_as_people_do() -> None:
    assert [seconds_of(words) for words in ("90s", "10m", " 1.5 h ", "2d")] == [90.0, 600.0, 5_400.0, 172_800.0]
