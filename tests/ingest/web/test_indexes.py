"""Pages that list articles are refused, articles with lists are not."""

from __future__ import annotations

import pytest
from tests.ingest.web.invented import FIRST, PARAGRAPHS, article, only, page, refused


def test_a_list_of_articles_is_refused() -> None:
    cards = "".join(
        f"<div class='item'><h3><a href='/{n}'>Story {n} of the day</a></h3><p>{text}</p></div>"
        for n, text in enumerate(PARAGRAPHS * 2)
    )
    refusal = refused(article(cards, '<link rel="canonical" href="https://wire.example/war">', heading="War"))
    assert refusal.code == "index"
    assert ";" in refusal.reason, "says what to do"


def test_a_front_page_is_refused() -> None:
    assert refused(page("", '<link rel="canonical" href="https://wire.example/">')).code == "index"


def test_an_article_with_links_in_its_headings_is_none() -> None:
    body = "".join(f"<h3><a href='/{n}'>Part {n}</a></h3><p>{text}</p>" for n, text in enumerate(PARAGRAPHS))
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Depot burns"}</script>'
    assert only(article(body, data)).text.count("\n\n") >= 3


@pytest.mark.parametrize(
    "words", ["Just a moment...", "Please enable JavaScript to go on.", "Page not found", "Страница не найдена"]
)
def test_what_stands_in_an_articles_place_is_refused(words: str) -> None:
    refusal = refused(
        article(f"<p>{words}</p><p>Our systems need a second to look at your browser.</p>", heading=words)
    )
    assert words[:10] in refusal.reason


def test_an_article_about_access_is_none_of_these() -> None:
    body = f"<p>{FIRST}</p><p>Access denied, the guard said, and turned the reporters back at the gate.</p>"
    assert "Access denied" in only(article(body + "".join(f"<p>{one}</p>" for one in PARAGRAPHS * 2))).text


def test_cards_of_other_articles_below_the_article_are_left_out() -> None:
    cards = "".join(
        f"<div><h3><a href='/{n}'>Another story, number {n}</a></h3>"
        f"<p>What happened elsewhere on day {n}, in one line.</p></div>"
        for n in range(3)
    )
    assert "elsewhere" not in only(page(f"<div>{cards}</div>")).text
