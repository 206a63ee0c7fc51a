"""What is an article's text, and what only stands in it."""

from __future__ import annotations

import json

import pytest
from tests.ingest.web.invented import FIRST, FOURTH, PARAGRAPHS, SECOND, THIRD, article, only, page, stated

BODY = list(PARAGRAPHS)


def paragraphs(markup: str) -> list[str]:
    """The paragraphs of the one document of a page."""
    return only(markup).text.split("\n\n")


CLUTTER = {
    "caption": "<figure><img src='a.jpg'>"
    "<figcaption>Smoke over the harbour on Sunday. Photo: Invented Agency</figcaption></figure>",
    "caption by class": "<div class='image-caption'>Smoke rises over the harbour after the strike on Sunday.</div>",
    "byline": "<div class='article-byline'>By Jane Roe and John Doe</div>",
    "byline without a class": "<p>By Jane Roe</p>",
    "byline in another language": "<p>Von Erika Muster</p>",
    "date": "<p>1 September 2024, 21:04</p>",
    "shares": "<ul class='social-share'><li>Share</li><li>Copy link</li></ul>",
    "related": "<div class='related-articles'><h3>Related</h3>"
    "<p>An older strike on the depot killed nobody, said the mayor.</p></div>",
    "pointer": "<p><a href='/b'>Read more: What is known about the depot</a></p>",
    "pointer in French": "<p>À lire aussi <a href='/b'>Ce que l’on sait du dépôt</a></p>",
    "pointer in Russian": "<p>Читайте также: <a href='/b'>Что известно о складе</a></p>",
    "pointer in Ukrainian": "<p>Читайте також: <a href='/b'>Що відомо про склад</a></p>",
    "pointer in Arabic": "<p>اقرأ أيضا: <a href='/b'>ما نعرفه عن المستودع</a></p>",
    "advertisement": "<p>Advertisement</p>",
    "newsletter": "<div class='newsletter-signup'><p>Get the day's headlines in your inbox every morning.</p></div>",
    "newsletter without a class": "<p>Sign up for our newsletter to get the day's headlines.</p>",
    "folded box": "<button aria-expanded='false' aria-controls='box'>Who is he?</button>"
    "<div id='box'><p>The governor has led the invented region for nine years, and lives by the sea.</p></div>",
    "hidden": "<p style='display: none'>Please turn on scripts to read this page in full.</p>",
    "breaking": "<p>This is a breaking news story - more to follow</p>",
    "comments": "<section class='comments'><p>I don't believe a word of it, said nobody ever.</p></section>",
    "gallery": "<div class='photo-gallery'><span>The depot on Monday, seen from the pier after the fire.</span></div>",
}


@pytest.mark.parametrize("name", CLUTTER)
def test_what_only_stands_in_the_article_is_left_out(name: str) -> None:
    assert paragraphs(page(CLUTTER[name])) == BODY


KEPT = {
    "heading": "<h2>Fire on the river</h2>",
    "quote": "<blockquote><p>We saw the flames from the other bank, and then we ran.</p></blockquote>",
    "post": "<blockquote class='twitter-tweet'>"
    "<p>Air defence is at work over the port. Stay in the shelters.</p></blockquote>",
    "list": "<ul><li>Two drones fell into the water, the navy said.</li><li>One hit the depot.</li></ul>",
    "sentence that begins like a notice": "<p>Reported losses were higher than on any day before, the "
    "ministry said.</p>",
    "sentence that begins like a byline": "<p>By Sunday evening the fire had spread to three tanks.</p>",
    "sentence that begins like a pointer": "<p>More about the strike became known on Monday, when the mayor spoke.</p>",
    "sentence with a link": "<p>The governor <a href='/g'>wrote on his channel</a> that nobody had died in "
    "the fire.</p>",
}


@pytest.mark.parametrize("name", KEPT)
def test_what_belongs_to_the_article_stays(name: str) -> None:
    body = f"<p>{FIRST}</p><p>{SECOND}</p>{KEPT[name]}<p>{THIRD}</p><p>{FOURTH}</p>"
    found = only(article(body)).text
    assert len(found.split("\n\n")) >= 5
    for words in (
        "flames",
        "Stay in the shelters",
        "Two drones",
        "One hit",
        "Fire on",
        "Reported",
        "By Sunday",
        "More about",
    ):
        assert (words in found) == (words in KEPT[name])


def test_the_words_that_introduce_it_are_part_of_the_article() -> None:
    header = (
        "<header><h1>Depot burns</h1><p class='standfirst'>Three people are hurt after a night of drones.</p></header>"
    )
    found = paragraphs(
        article(header + "".join(f"<p>{one}</p>" for one in PARAGRAPHS)).replace(
            "<h1>Depot burns after strike</h1>", ""
        )
    )
    assert found == ["Three people are hurt after a night of drones.", *BODY]


def test_the_pages_description_tells_the_introduction_where_no_class_does() -> None:
    described = "Three people are hurt after a night of drones"
    found = paragraphs(page(f"<div><p>{described}</p></div>", f'<meta name="description" content="{described}.">'))
    assert found[0] == described


def test_the_title_is_no_part_of_the_text() -> None:
    assert paragraphs(page("<h2>Depot burns after strike</h2>")) == BODY


def test_a_pulled_quote_is_not_told_twice() -> None:
    long = f"{FIRST} “We saw the flames from the other bank, and then we ran,” a woman said. {SECOND}"
    pulled = "<blockquote>We saw the flames from the other bank, and then we ran</blockquote>"
    found = only(article(f"<p>{long}</p>{pulled}<p>{THIRD}</p><p>{FOURTH}</p>")).text
    assert found.count("We saw the flames") == 1


def test_what_is_told_of_the_author_at_the_end_is_left_out() -> None:
    author = stated(json.dumps({"@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Roe"}}))
    end = "<p>Jane Roe is the invented wire's correspondent for harbours.</p>"
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS) + end
    assert paragraphs(article(body, author)) == BODY
    middle = f"<p>{FIRST}</p>{end}<p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p>"
    assert "Jane Roe is" in only(article(middle, author)).text


def test_line_breaks_end_lines_and_two_of_them_paragraphs() -> None:
    found = only(
        f"<html><body><h1>Report</h1><div>{FIRST}<br><br>{SECOND}<br>{THIRD}<br/> <br/>{FOURTH}</div></body></html>"
    )
    assert found.text.split("\n\n") == [FIRST, f"{SECOND}\n{THIRD}", FOURTH]


def test_words_for_those_who_listen_are_left_out() -> None:
    link = f"<p>{FIRST} The <a href='/b'>report<span>, opens new tab</span></a> was read by many people on Monday.</p>"
    assert "The report was read" in only(page(link)).text


def test_the_copy_in_the_data_is_followed_where_the_page_has_little_of_it() -> None:
    copy = "\n".join(f"{one} {other}" for one in PARAGRAPHS for other in PARAGRAPHS)
    walled = stated(json.dumps({"@type": "NewsArticle", "headline": "Depot burns", "articleBody": copy}))
    assert only(article(f"<p>{FIRST}</p><p>Subscribe to read on.</p>", walled)).text.count(SECOND) > 1
    assert only(page("", walled)).text.split("\n\n") != BODY


def test_the_copy_in_the_data_is_left_alone_where_the_page_has_it() -> None:
    same = stated(json.dumps({"@type": "NewsArticle", "articleBody": " ".join(PARAGRAPHS)}))
    assert paragraphs(page("", same)) == BODY


def test_a_large_part_of_the_page_is_no_clutter_whatever_its_class() -> None:
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    assert paragraphs(article(f"<div class='related share'>{body}</div>")) == BODY


def test_a_page_of_several_articles_of_which_none_holds_most_is_read() -> None:
    found = paragraphs(f"<html><body><article><p>{FIRST}</p></article><article><p>{SECOND}</p></article></body></html>")
    assert found == [FIRST, SECOND]
