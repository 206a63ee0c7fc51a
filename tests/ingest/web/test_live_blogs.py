"""Live blogs and round-ups become their entries; ordinary articles do not."""

from __future__ import annotations

import json
from datetime import date

from tests.ingest.web.invented import FIRST, FOURTH, PARAGRAPHS, SECOND, THIRD, article, documents, only, page, stated

from counterclaim.ingest.limits import Limits
from counterclaim.ingest.pages import extract
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.stating import Stated
from counterclaim.model.document import Document

ADDRESS = '<link rel="canonical" href="https://wire.example/live/war">'
SITE = '<meta property="og:site_name" content="Invented Wire">'
PAGE_TIME = '<meta property="article:published_time" content="2024-09-01T06:00:00+03:00">'
CHANGED = '<meta property="article:modified_time" content="2024-09-02T12:00:00+03:00">'


def update(number: int, text: str, when: str) -> dict[str, object]:
    """One update as schema.org has it."""
    return {
        "@type": "BlogPosting",
        "headline": f"Update number {number}",
        "articleBody": text,
        "datePublished": when,
        "url": f"https://wire.example/live/war#entry-{number}",
        "author": {"@type": "Person", "name": "Jane Roe"},
    }


def live_data() -> str:
    """A live blog in JSON-LD: three updates over two days."""
    updates = [
        update(3, f"{SECOND}\n{THIRD}", "2024-09-02T00:10:00+03:00"),
        update(2, FIRST, "2024-09-01T23:50:00+03:00"),
        update(1, FOURTH, "2024-09-01T08:00:00+03:00"),
    ]
    blog = {"@type": "LiveBlogPosting", "headline": "War, day by day", "liveBlogUpdate": updates}
    return stated(json.dumps({**blog, "datePublished": "2024-09-01T06:00:00+03:00"}))


def test_the_updates_that_a_page_states_are_documents() -> None:
    found = documents(
        article(
            f"<p>{'What we know so far of the war in the invented region, in brief.'}</p>", ADDRESS + SITE + live_data()
        )
    )
    assert [one.title for one in found][-3:] == ["Update number 3", "Update number 2", "Update number 1"]
    entry = found[-3]
    assert entry.text == f"Update number 3\n\n{SECOND}\n\n{THIRD}"
    assert (entry.published_on, entry.publisher, entry.language, entry.author) == (
        date(2024, 9, 2),
        "Invented Wire",
        "en",
        "Jane Roe",
    )
    assert entry.published_at is not None
    assert entry.published_at.isoformat() == "2024-09-02T00:10:00+03:00"
    assert (entry.url, entry.name) == ("https://wire.example/live/war#entry-3", "a.html#entry-3")
    assert found[-2].published_on == date(2024, 9, 1)


def entry(number: int, text: str, when: str) -> str:
    """One entry as markup."""
    return (
        f"<section class='entry' id='e{number}'><time datetime='{when}'>{when[11:16]}</time>"
        f"<h2>Headline of entry {number}</h2>"
        f"<p>{text}</p></section>"
    )


ENTRIES = "".join(
    entry(number, text, f"2024-09-0{1 + number // 3}T1{number}:00:00+03:00") for number, text in enumerate(PARAGRAPHS)
)


def test_repeated_elements_with_their_times_are_entries() -> None:
    found = documents(
        article(
            f"<p class='lead'>{'What the day brought to the invented region, hour by hour.'}</p>{ENTRIES}",
            ADDRESS,
            heading="War: live updates",
        )
    )
    introduction, *entries = found
    assert introduction.text == "What the day brought to the invented region, hour by hour."
    assert [one.text for one in entries] == [f"Headline of entry {n}\n\n{text}" for n, text in enumerate(PARAGRAPHS)]
    assert [one.published_on for one in entries] == [date(2024, 9, 1)] * 3 + [date(2024, 9, 2)]
    assert entries[0].url == "https://wire.example/live/war#e0"
    assert entries[0].published_at is not None


def test_an_entry_that_is_pinned_above_is_told_once() -> None:
    pinned = entry(0, FIRST, "2024-09-01T10:00:00+03:00").replace("id='e0'", "id='pinned'")
    found = documents(article(pinned + ENTRIES, ADDRESS, heading="War: live updates"))
    assert sum(FIRST in one.text for one in found) == 1


def test_data_and_markup_of_one_entry_are_one_document() -> None:
    marked = entry(3, f"{SECOND} {THIRD}", "2024-09-02T00:10:00+03:00").replace("id='e3'", "id='entry-3'")
    marked += entry(2, FIRST, "2024-09-01T23:50:00+03:00").replace("id='e2'", "id='entry-2'")
    marked += entry(1, FOURTH, "2024-09-01T08:00:00+03:00").replace("id='e1'", "id='entry-1'")
    found = documents(article(marked, ADDRESS + live_data(), heading="War live blog"))
    assert len(found) == 3
    assert [one.name for one in found] == ["a.html#entry-3", "a.html#entry-2", "a.html#entry-1"]


CLOCKS = "".join(
    f"<h3>{clock} Uhr: Meldung {number}</h3><p>{text}</p>"
    for number, (clock, text) in enumerate(zip(("11.04", "06.20"), (FIRST, SECOND), strict=True))
)
OLDER = "".join(
    f"<h3>{clock} Uhr: Ältere Meldung {number}</h3><p>{text}</p>"
    for number, (clock, text) in enumerate(zip(("23.15", "2.59"), (THIRD, FOURTH), strict=True))
)


def test_clock_times_under_days_are_entries() -> None:
    story = (
        "<p>Die wichtigsten Ereignisse im Überblick, laufend ergänzt.</p>"
        f"<h2>Montag, 2. 9.</h2>{CLOCKS}<h2>Sonntag, 1. 9.</h2>{OLDER}"
    )
    introduction, *found = documents(article(story, ADDRESS + PAGE_TIME + CHANGED, heading="Krieg im Ticker"))
    assert introduction.text == "Die wichtigsten Ereignisse im Überblick, laufend ergänzt."
    assert [one.title for one in found] == ["Meldung 0", "Meldung 1", "Ältere Meldung 0", "Ältere Meldung 1"]
    moments = [one.published_at.isoformat() if one.published_at else None for one in found]
    assert moments == [
        "2024-09-02T11:04:00+03:00",
        "2024-09-02T06:20:00+03:00",
        "2024-09-01T23:15:00+03:00",
        "2024-09-01T02:59:00+03:00",
    ]
    assert found[0].text == f"11.04 Uhr: Meldung 0\n\n{FIRST}"


def test_without_days_the_clock_going_back_means_the_day_before() -> None:
    found = documents(article(CLOCKS + OLDER, ADDRESS + PAGE_TIME + CHANGED, heading="Krieg im Liveblog"))
    assert [one.published_on for one in found] == [date(2024, 9, 2)] * 2 + [date(2024, 9, 1)] * 2


def test_an_entry_later_than_the_pages_last_change_is_of_the_day_before() -> None:
    changed = CHANGED.replace("T12:00", "T01:00")
    found = documents(article(CLOCKS + OLDER, ADDRESS + PAGE_TIME + changed, heading="Krieg im Liveblog"))
    assert found[0].published_on == date(2024, 9, 1)


def test_without_a_zone_only_the_day_is_known() -> None:
    in_utc = PAGE_TIME.replace("+03:00", "Z") + CHANGED.replace("+03:00", "Z")
    found = documents(article(CLOCKS + OLDER, ADDRESS + in_utc, heading="Krieg im Liveblog"))
    assert {one.published_at for one in found} == {None}
    assert found[0].published_on == date(2024, 9, 2)


def test_without_any_day_entries_have_none() -> None:
    found = documents(article(CLOCKS + OLDER, ADDRESS, heading="Krieg im Liveblog"))
    assert len(found) == 4
    assert {one.published_on for one in found} == {None}


def test_names_of_entries_stay_when_others_come_before_them() -> None:
    head = ADDRESS + PAGE_TIME + CHANGED
    before = documents(article(CLOCKS + OLDER, head, heading="Krieg im Liveblog"))
    newer = f"<h3>11.30 Uhr: Noch eine</h3><p>{FIRST} {SECOND}</p>"
    after = documents(article(newer + CLOCKS + OLDER, head, heading="Krieg im Liveblog"))
    assert [one.name for one in after][1:] == [one.name for one in before]


def test_a_round_up_of_days_is_cut_where_the_page_grew_over_them() -> None:
    story = "".join(f"<h2>{day} September</h2><p>{text}</p>" for day, text in ((3, FIRST), (2, SECOND), (1, THIRD)))
    grown = PAGE_TIME + CHANGED.replace("09-02", "09-03")
    found = documents(article(story, ADDRESS + grown, heading="The week at the port"))
    assert [(one.published_on, one.text) for one in found] == [
        (date(2024, 9, 3), FIRST),
        (date(2024, 9, 2), SECOND),
        (date(2024, 9, 1), THIRD),
    ]


def test_a_look_back_over_days_is_one_article() -> None:
    story = "".join(f"<h2>{day} June</h2><p>{text}</p>" for day, text in ((1, FIRST), (2, SECOND), (3, THIRD)))
    assert only(article(story, ADDRESS + PAGE_TIME, heading="How the summer went")).published_on == date(2024, 9, 1)


def test_a_chronology_of_one_event_is_one_article() -> None:
    story = "".join(f"<h3>0{hour}:15</h3><p>{text}</p>" for hour, text in enumerate(PARAGRAPHS))
    only(article(story, ADDRESS.replace("live/war", "depot") + PAGE_TIME, heading="How the depot burned"))


def test_dated_links_below_an_article_are_no_entries() -> None:
    teasers = "".join(
        f"<article class='item' id='t{n}'><time datetime='2024-08-0{n}T10:00:00Z'>old</time><h3>"
        f"<a href='/{n}'>Story {n}</a></h3>"
        f"<p>{text}</p></article>"
        for n, text in enumerate(PARAGRAPHS, 1)
    )
    found = only(page("", PAGE_TIME).replace("</main>", f"<div class='more'>{teasers}</div></main>"))
    assert found.published_on == date(2024, 9, 1)


def test_comments_below_an_article_are_no_entries() -> None:
    comments = "".join(
        f"<li class='comment' id='c{n}'><time datetime='2024-09-01T1{n}:00:00Z'>old</time>"
        f"<p>{text} I think so.</p></li>"
        for n, text in enumerate(PARAGRAPHS * 2, 1)
    )
    assert "I think so" not in only(page("").replace("</main>", f"<ol>{comments}</ol></main>")).text


def test_what_the_page_came_in_tells_of_its_entries_too_but_not_when() -> None:
    told = Stated(url="https://wire.example/live", publisher="Invented Wire", published="2020-01-01")
    markup = article(CLOCKS + OLDER, heading="Krieg im Liveblog")
    raw = RawDocument(source="a.warc", name="a", format="page", payload=markup.encode(), stated=told)
    found = [one for one in extract(raw, Limits(), None) if isinstance(one, Document)]
    assert [(one.url, one.publisher, one.published_on) for one in found] == [
        (f"https://wire.example/live#{number}", "Invented Wire", None) for number in range(1, 5)
    ]
