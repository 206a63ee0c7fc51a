"""Articles out of pages."""

from __future__ import annotations

from datetime import date

from tests.ingest.web.invented import documents

from counterclaim.ingest.pages import recognises
from counterclaim.model.document import Document

ARTICLE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Depot burns after strike | Invented Wire</title>
<meta property="og:site_name" content="Invented Wire">
<meta property="og:title" content="Depot burns after strike">
<meta property="article:published_time" content="2024-09-01T21:04:00+03:00">
<link rel="canonical" href="https://wire.example/depot">
</head><body><nav><a href="/">Home</a> <a href="/war">War</a></nav>
<article><h1>Depot burns after strike</h1>
<p>A strike set an oil depot on fire near the port, the governor of the invented region said on Sunday.</p>
<p>At least three people were injured, two of them seriously, according to the regional health office.</p>
<p>The claim could not be independently verified, and the defence ministry did not comment on the report.</p>
</article><footer>© Invented Wire</footer></body></html>"""


def document(markup: str) -> Document:
    """The document in a page."""
    (found,) = documents(markup)
    return found


def test_a_page_gives_its_article_and_what_it_states_about_itself() -> None:
    found = document(ARTICLE)
    assert found.title == "Depot burns after strike"
    assert found.publisher == "Invented Wire"
    assert found.url == "https://wire.example/depot"
    assert found.published_on == date(2024, 9, 1)
    assert found.language == "en"
    assert "Home" not in found.text


def test_paragraphs_are_parted_by_blank_lines() -> None:
    paragraphs = document(ARTICLE).text.split("\n\n")
    assert [words.split()[0] for words in paragraphs][-3:] == ["A", "At", "The"]


def test_a_broken_page_gives_what_it_has() -> None:
    broken = ARTICLE.replace("</p>", "").replace("</article>", "<b><i></b></div></p>").split("<footer>")[0]
    assert "two of them seriously" in document(broken).text


def test_a_page_without_a_date_states_none() -> None:
    undated = ARTICLE.replace('<meta property="article:published_time" content="2024-09-01T21:04:00+03:00">', "")
    assert document(undated).published_on is None


def test_pages_are_known_by_their_name_or_their_markup() -> None:
    assert recognises(b"anything", "A.HTM")
    assert recognises(b"\xef\xbb\xbf\n <!doctype html>", "stdin")
    assert not recognises(b"1 < 2", "stdin")
    assert not recognises(b"<3 from Kyiv", "stdin")
