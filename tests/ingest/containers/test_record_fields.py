"""What records of documents state, under the names that people give their keys and columns."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.ingest.containers.given import Found, read

from counterclaim.ingest.record_fields import KEYS
from counterclaim.model.document import Document
from counterclaim.publish.records import document_record

DAY = date(2031, 5, 4)


def of(**record: Any) -> Found:
    """What comes of one JSON line."""
    return read(json.dumps(record).encode())


def document(**record: Any) -> Document:
    """The document of one JSON line."""
    (found,) = of(**record).documents
    return found


@pytest.mark.parametrize("key", [*KEYS["text"], "articleBody", "Full Text", "TEXT", "plain-text"])
def test_the_text_may_stand_under_other_names(key: str) -> None:
    assert document(**{key: "Two fell."}).text == "Two fell."


@pytest.mark.parametrize(
    ("field", "key"),
    [(field, key) for field, keys in KEYS.items() for key in keys if field not in ("text", "language")],
)
def test_every_name_is_understood(field: str, key: str) -> None:
    words = "2031-05-04T22:30:00+00:00" if field in ("published", "updated") else "https://wire.example/a"
    found = document(**{key: words, "text": "Two fell."})
    held = {"published": found.published_at, "updated": found.updated_at}.get(field, getattr(found, field, None))
    assert held == (datetime(2031, 5, 4, 22, 30, tzinfo=UTC) if field in ("published", "updated") else words)


@pytest.mark.parametrize("key", ["datePublished", "date_published", "Date Published", "pubDate", "publishedAt", "DATE"])
def test_the_day_may_be_written_in_other_ways(key: str) -> None:
    assert document(**{key: "2031-05-04", "text": "Two fell."}).published_on == DAY


def test_the_contracts_own_key_comes_first() -> None:
    found = document(body="no", text="Two fell.", headline="no", title="Yes", date="2030-01-01", published="2031-05-04")
    assert (found.text, found.title, found.published_on) == ("Two fell.", "Yes", DAY)


def test_an_empty_value_gives_way_to_the_next() -> None:
    found = document(text="", body="Two fell.", title=None, headline="Yes")
    assert (found.text, found.title) == ("Two fell.", "Yes")


def test_an_outlet_that_is_an_object_and_authors_in_a_list() -> None:
    found = document(
        content="Two fell.", source={"id": None, "name": "Wire"}, authors=["A. Varro", {"name": "B. Lind"}]
    )
    assert (found.publisher, found.author) == ("Wire", "A. Varro, B. Lind")


def test_what_is_no_text_under_another_name_is_passed_over() -> None:
    found = document(text="Two fell.", source=5, link=["x"], byline={"x": 1}, name=["x"])
    assert (found.publisher, found.url, found.author, found.name) == (None, None, None, "given:1")


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ({"text": "Two fell.", "publisher": 5}, "fields"),
        ({"text": "Two fell.", "date": 20310504}, "fields"),
        ({"text": "Two fell.", "date": "yesterday"}, "date"),
        ({"text": 5, "body": "Two fell."}, "fields"),
        ({"headline": "Two fell."}, "fields"),
        ({"body": "Two fell.", "title": "\ud800"}, "encoding"),
    ],
)
def test_what_can_t_be_used_is_refused(record: dict[str, Any], code: str) -> None:
    assert of(**record).codes == [code]


def test_a_moment_of_publication_is_kept_with_its_day() -> None:
    found = document(text="Two fell.", published="2031-05-05T00:30:00+03:00", updated="2031-05-05T01:00:00+03:00")
    assert found.published_on == date(2031, 5, 5)
    assert found.published_at == datetime(2031, 5, 4, 21, 30, tzinfo=UTC)
    assert found.updated_at == datetime(2031, 5, 4, 22, 0, tzinfo=UTC)


def test_our_own_record_of_a_document_can_be_read_back() -> None:
    first = Document.of(
        "Two fell.",
        name="wire-7",
        title="Tolm",
        publisher="Wire",
        published_on=date(2031, 5, 5),
        published_at=datetime(2031, 5, 4, 22, 30, tzinfo=UTC),
        language="en",
        author="A. Varro",
    )
    record = document_record(first) | {
        "text": first.text,
        "published_at": first.published_at and first.published_at.isoformat(),
        "author": first.author,
    }
    again = document(**record)
    assert replace(again, source_digest=None, origin=None, extractor=None) == first


def test_every_name_stands_in_the_documentation() -> None:
    page = (Path(__file__).parents[3] / "docs/sources/archives-and-tables.md").read_text(encoding="utf-8")
    for field, keys in KEYS.items():
        assert f"| {field} | {', '.join(f'`{key}`' for key in keys)} |" in page
