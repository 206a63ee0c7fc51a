"""What a page states about itself, and which of its statements counts."""

from __future__ import annotations

from datetime import date

import pytest
from tests.ingest.web.invented import only, page, stated

LD = '{"@context": "https://schema.org", "@type": "NewsArticle", %s}'


def test_json_ld_goes_before_meta_tags() -> None:
    ld = stated(LD % '"datePublished": "2024-09-01T21:04:00+03:00", "headline": "Depot on fire"')
    meta = (
        '<meta property="article:published_time" content="2024-09-03T00:00:00Z"><meta property="og:title" content="x">'
    )
    found = only(page("", ld + meta))
    assert found.published_on == date(2024, 9, 1)
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2024-09-01T21:04:00+03:00"
    assert found.title == "Depot on fire"


def test_things_in_a_graph_are_found_and_people_by_reference() -> None:
    graph = (
        '{"@graph": [{"@type": "Person", "@id": "#jane", "name": "Jane Roe"}, '
        '{"@type": "NewsArticle", "author": {"@id": "#jane"},'
        '"publisher": {"@type": "Organization", "name": "Invented Wire"}, "dateModified": "2024-09-02T08:00:00Z"}]}'
    )
    found = only(page("", stated(graph)))
    assert (found.author, found.publisher) == ("Jane Roe", "Invented Wire")
    assert found.updated_at is not None


def test_the_article_at_the_pages_address_is_meant() -> None:
    other = LD % '"url": "https://wire.example/other", "datePublished": "2020-01-01"'
    mine = LD % '"url": "https://wire.example/depot", "datePublished": "2024-09-01"'
    link = '<link rel="canonical" href="https://wire.example/depot">'
    found = only(page("", link + stated(f"[{other}, {mine}]")))
    assert (found.published_on, found.url) == (date(2024, 9, 1), "https://wire.example/depot")


@pytest.mark.parametrize(
    "script",
    [
        "{broken",
        "[" * 5000,
        '{"@type": ["NewsArticle"], "datePublished": 12, "author": [[], 3, {"name": []}]}',
        "null",
        "3",
    ],
)
def test_broken_data_do_no_harm(script: str) -> None:
    assert only(page("", stated(script))).published_on is None


def test_wrapped_data_are_read() -> None:
    assert only(page("", stated("//<![CDATA[\n" + LD % '"datePublished": "2024-09-01"' + "\n//]]>"))).published_on


STATED = {
    "Open Graph": '<meta property="article:published_time" content="2024-09-01T10:00:00Z">',
    "Dublin Core": '<meta name="DC.date.issued" content="2024-09-01">',
    "a tag by name": '<meta name="pubdate" content="20240901">',
    "an address": '<link rel="canonical" href="https://wire.example/2024/09/01/depot">',
    "data in a script": '<script>var a = {"published_at": "2024-09-01T10:00:00Z"}</script>',
}
SHOWN = {
    "a time": "<time datetime='2024-09-01T10:00:00Z'>today</time>",
    "a time without its attribute": "<p><time>1 September 2024</time></p>",
    "microdata": "<span itemprop='datePublished' content='2024-09-01'></span>",
    "a class": "<div class='post-date'>Sep. 1, 2024</div>",
    "hAtom": "<abbr class='published' title='2024-09-01T10:00:00Z'>on Sunday</abbr>",
    "Ukrainian": "<div class='article-time'>1 вересня 2024, 10:00</div>",
    "Turkish": "<span class='date'>1 Eylül 2024</span>",
    "Arabic": "<span class='date'>١ سبتمبر ٢٠٢٤</span>",
    "no class": "<div><span>2024-09-01 13:15</span></div>",
}


@pytest.mark.parametrize("name", [*STATED, *SHOWN])
def test_the_day_of_publication_is_found_however_it_is_stated(name: str) -> None:
    assert only(page(SHOWN.get(name, ""), STATED.get(name, ""))).published_on == date(2024, 9, 1)


NOT_STATED = {
    "nothing": "",
    "a related article": "<ul><li><a href='/b'>"
    "<time datetime='2020-01-01'>1 January 2020</time> An older fire</a></li></ul>",
    "an update alone": "<p class='updated'>Updated: <time datetime='2024-09-02'>2 September 2024</time></p>",
    "a day without a year": "<span class='date'>1 September</span>",
    "two meanings": "<span class='date'>03/04/2024</span>",
    "no day of any calendar": "<span class='date'>31.02.2024</span>",
}


@pytest.mark.parametrize("name", NOT_STATED)
def test_a_page_that_states_no_day_has_none(name: str) -> None:
    assert only(page(NOT_STATED[name])).published_on is None


def test_scripts_that_name_several_days_state_none() -> None:
    script = '<script>[{"published_at": "2024-09-01"}, {"published_at": "2024-08-30"}]</script>'
    assert only(page("", script)).published_on is None


def test_a_picture_does_not_date_its_page() -> None:
    picture = (
        "<div itemscope itemtype='https://schema.org/ImageObject'>"
        "<meta itemprop='datePublished' content='2001-01-01'></div>"
    )
    assert only(page(picture)).published_on is None


def test_the_same_moment_in_local_time_tells_the_day() -> None:
    ld = stated(LD % '"datePublished": "2024-08-31T22:30:00Z"')
    found = only(page("<time datetime='2024-09-01T01:30:00+03:00'>01:30</time>", ld))
    assert found.published_on == date(2024, 9, 1)


def test_an_update_before_publication_is_none() -> None:
    ld = stated(LD % '"datePublished": "2024-09-01T10:00:00Z", "dateModified": "2024-09-01T09:59:00Z"')
    assert only(page("", ld)).updated_at is None


@pytest.mark.parametrize(
    "suffix", [" | Invented Wire", " - Invented Wire", " – World – Invented Wire", " :: invented wire"]
)
def test_the_outlets_name_is_no_part_of_the_title(suffix: str) -> None:
    site = '<meta property="og:site_name" content="Invented Wire">'
    titled = f'{site}<meta property="og:title" content="Depot burns - three hurt{suffix}">'
    found = only(page("", titled, heading="Depot burns - three hurt"))
    assert found.title == "Depot burns - three hurt"


def test_a_title_cut_short_is_made_whole() -> None:
    whole = "Depot burns after a strike in the night, and three people are hurt"
    ld = stated(LD % '"headline": "Depot burns after a strike in the..."')
    assert only(page("", ld, heading=whole)).title == whole


def test_the_author_is_a_name_and_no_address() -> None:
    meta = (
        '<meta property="article:author" content="https://facebook.example/wire">'
        '<meta name="byl" content="By JANE ROE">'
    )
    assert only(page("", meta)).author == "JANE ROE"


def test_a_person_goes_before_the_outlet_as_author() -> None:
    ld = stated(LD % '"author": {"name": "Invented Wire"}, "publisher": {"name": "Invented Wire Ltd"}')
    assert only(page("", f'{ld}<meta name="author" content="Jane Roe">')).author == "Jane Roe"


def test_the_front_page_is_nobodys_address() -> None:
    links = '<link rel="canonical" href="https://wire.example/"><meta property="og:url" content="https://wire.example/depot">'
    assert only(page("", links)).url == "https://wire.example/depot"


def test_addresses_are_made_whole_and_scripts_are_none() -> None:
    base = '<base href="https://wire.example/"><link rel="canonical" href="/depot">'
    assert only(page("", base)).url == "https://wire.example/depot"
    assert only(page("", '<link rel="canonical" href="javascript:alert(1)">')).url is None
