"""Pages made to break or to hold up whoever reads them are refused or read, soon."""

from __future__ import annotations

import io
from time import process_time

import pytest

from counterclaim.errors import DocumentError
from counterclaim.ingest.documents import open_documents
from counterclaim.ingest.limits import Limits

TEXT = "The strike hit the depot near the port on Monday, officials said."
SIZE = 4_900_000
HOSTILE = {
    "nested": "<div>" * 100_000 + TEXT,
    "nested quotes": f"<blockquote>{TEXT}" * 20_000,
    "paragraphs": "<p>" * (SIZE // 3),
    "long attribute": f"<div class='{'a ' * (SIZE // 3)}'>{TEXT}</div>",
    "hidden": "<p class='related' style='display:none'>x</p>" * 90_000,
    "breaks": "<p>" + "a<br>" * 900_000,
    "spaces": "<p>" + " " * SIZE,
    "pointers": "<p>" + "read: " * (SIZE // 6),
    "openings": "<" * SIZE,
    "data": "<script type='application/ld+json'>" + "[" * (SIZE // 2) + "</script><p>" + TEXT,
    "live data": '<script type="application/ld+json">{"@type":"LiveBlogPosting","liveBlogUpdate":['
    + '{"headline":"A b","articleBody":"c"},' * 100_000
    + "{}]}</script><p>"
    + TEXT,
    "clock": "<h1>Live blog: war</h1>" + "<h2>12:31 A strike</h2><p>It hit.</p>" * 7_000,
    "times": f"<div class=e><time datetime='2024-01-01T10:00:00Z'>1</time><p>{TEXT}</p></div>" * 7_000,
    "dates": "<span class='date'>" + "1 2 3 " * 500_000 + "</span>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_takes_seconds(name: str) -> None:
    started = process_time()
    content = f"<html><body>{HOSTILE[name]}</body></html>".encode()
    for found in open_documents(["-"], io.BytesIO(content), Limits()):
        assert isinstance(found, DocumentError) or found.text
    assert process_time() - started < 30


def test_a_page_nested_too_deep_is_refused_and_not_cut() -> None:
    (found,) = open_documents(["-"], io.BytesIO(f"<html><body>{'<i>' * 5000}{TEXT}".encode()), Limits())
    assert isinstance(found, DocumentError)
    assert "deep" in found.reason
