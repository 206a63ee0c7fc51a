"""When a page says that it was published and changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from counterclaim.ingest.stated import language_code
from counterclaim.ingest.web.facts import Facts
from counterclaim.ingest.web.moments import Told, told_in
from counterclaim.ingest.web.structured import words
from counterclaim.ingest.web.words import words_of

PUBLISHED_NAMES = tuple(words_of("names")["published"])
UPDATED_NAMES = tuple(words_of("names")["updated"])
CHANGED = re.compile(
    r"updat|modif|\bedited\b|aktualis|actualis|mis ? à ? jour|maj\b|обнов|онов|güncel"
    r"|zaktual|aggiorn",
    re.I,
)
DATE_CLASS = re.compile(
    r"(?<![a-z])(?:date|dates|dateline|time|timestamp|published|publish|pubdate|posted|datum|fecha|data)(?![a-z])"
)
IN_SCRIPT = re.compile(
    r'"(?:datePublished|published_?[aA]t|publish(?:ed)?_?(?:D|d)ate|publication_?(?:D|d)ate|first_?[pP]ublished(?:_?(?:at|At|Date|date))?'
    r'|pub_?[dD]ate|display_date)"\s{0,4}:\s{0,4}"([^"\\]{8,40})"'
)
IN_ADDRESS = (
    re.compile(r"/(20\d\d|19\d\d)/(\d{1,2})/(\d{1,2})(?:/|$)"),
    re.compile(r"(?<!\d)(20\d\d|19\d\d)[-_](\d\d)[-_](\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(20[0-3]\d)([01]\d)([0-3]\d)(?!\d)"),
)
IN_ADDRESS_DAY_FIRST = re.compile(r"/(\d\d)/(\d\d)/(20\d\d)(?:/|$)")
NOW_CLASS = re.compile(
    r"(?<![\w-])[\w-]{0,200}?(?:current|today|now|clock|header|masthead|top-?bar|weather)[\w-]*", re.IGNORECASE
)
"""Names of the day on which a page is looked at."""
DATE_ATTRIBUTES = ("title", "data-datetime", "data-timestamp", "data-date", "data-time")
MOST_ELEMENTS = 20_000
SCRIPT_CHARACTERS = 2_000_000


def published(facts: Facts) -> Told | None:
    """When the page says it was published: the first of its statements that is a date.

    The order: JSON-LD, meta tags, microdata, times in the head of the article, data in scripts where they all say one
    day, the address. Where the first states a day alone, a later one that names a moment on that day completes it;
    where the first writes the moment in UTC, one that writes the same moment in a local zone is preferred, for its day.
    """
    language = language_code(facts.language)
    said = list(_said(_published_words(facts), language))
    return _completed(said) or next(_said(_published_elsewhere(facts), language), None)


def updated(facts: Facts, first: Told | None) -> Told | None:
    """When the page says it was last changed, None where that is no later than its publication."""
    language = language_code(facts.language)
    told = list(_said((words(facts.article.get("dateModified")), *_meta(facts, UPDATED_NAMES)), language))
    told += _said((*facts.items.get("dateModified", ()), *_times(facts, changed=True)), language)
    last = _completed(told)
    if last is None or (first and last.moment and first.moment and last.moment <= first.moment):
        return None
    return last


def local_zone(facts: Facts) -> Any:
    """The zone in which the page writes its own moments (a fixed offset), None where it writes them in UTC or not."""
    stated = (words(facts.article.get("datePublished")), words(facts.article.get("dateModified")))
    listed = (*stated, *_meta(facts, (*PUBLISHED_NAMES, *UPDATED_NAMES)), *_every_time(facts))
    moments = [told.moment for told in _said(listed, None) if told.moment]
    return next((moment.tzinfo for moment in moments if moment.utcoffset()), None)


def _completed(said: list[Told]) -> Told | None:
    if not said:
        return None
    first = said[0]
    moment = first.moment or next((told.moment for told in said if told.moment and told.day == first.day), None)
    if moment is None:
        return first
    same = (told.moment for told in said if told.moment and abs((told.moment - moment).total_seconds()) < 60)
    local = moment if moment.utcoffset() else next((one for one in same if one.utcoffset()), moment)
    return Told(local.date() if first.moment else first.day, local)


def _published_words(facts: Facts) -> Iterator[str | None]:
    yield words(facts.article.get("datePublished")) or words(facts.article.get("dateCreated"))
    yield from _meta(facts, PUBLISHED_NAMES)
    yield from facts.items.get("datePublished", ())
    yield from _times(facts, changed=False)


def _published_elsewhere(facts: Facts) -> Iterator[str | None]:
    yield from _labelled(facts)
    yield from _bare(facts)
    yield _in_scripts(facts)
    yield _in_address(facts)


def _said(listed: Iterable[str | None], language: str | None) -> Iterator[Told]:
    for one in listed:
        told = told_in(one, language)
        if told is not None:
            yield told


def _meta(facts: Facts, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from facts.meta.get(name, ())


def _times(facts: Facts, *, changed: bool) -> Iterator[str]:
    """The <time> of the article's head: what stands before its second paragraph, and in no list of other articles."""
    for element in _head(facts):
        if element.tag == "time" and not _of_another_article(element):
            shown = " ".join(element.text_content()[:200].split())
            if bool(CHANGED.search(_around(element, shown))) == changed:
                yield element.get("datetime") or ""
                yield shown


def _labelled(facts: Facts) -> Iterator[str]:
    """Short words in the article's head whose class or id calls them a date."""
    for element in _head(facts):
        about = " ".join((element.get(name) or "")[:200] for name in ("class", "id", "data-testid"))
        about = NOW_CLASS.sub("", about)
        named = bool(about.strip()) and bool(DATE_CLASS.search(re.sub("([a-z])([A-Z])", r"\1-\2", about).lower()))
        if named and not _of_another_article(element):
            shown = " ".join(element.text_content()[:200].split())
            if len(shown) <= 80 and not CHANGED.search(_around(element, shown)):
                yield from (element.get(attribute) or "" for attribute in DATE_ATTRIBUTES)
                yield shown


def _bare(facts: Facts) -> Iterator[str]:
    """Words in the article's head that are a date and nothing else, or hardly."""
    for element in _head(facts) if next(facts.tree.iter("h1"), None) is not None else ():
        if len(element) == 0 and not _of_another_article(element):
            shown = " ".join((element.text or "")[:200].split())
            letters = re.findall(r"[^\W\d_]+", shown)
            if len(shown) <= 40 and len(letters) <= 5 and not CHANGED.search(_around(element, shown)):
                yield shown


def _around(element: Any, shown: str) -> str:
    """The words and names by which a date is told to be of a change: its own, its parent's, and those before it."""
    parent, before = element.getparent(), element.getprevious()
    listed = [shown, element.get("itemprop"), element.get("class")]
    if parent is not None:
        listed += [parent.get("class"), (parent.text or "")[-60:]]
    if before is not None:
        listed += [before.text_content()[-60:], (before.tail or "")[-60:]]
    return " ".join(part for part in listed if part)[:600]


def _head(facts: Facts) -> Iterator[Any]:
    """The elements from the page's main heading (or its body's start) to its second paragraph of some length."""
    body = facts.tree.find("body")
    body = facts.tree if body is None else body
    heading = next(body.iter("h1"), None)
    started, paragraphs = heading is None, 0
    outer = set() if heading is None else set(heading.iterancestors("header", "article"))
    for number, element in enumerate(body.iter()):
        started = started or element is heading or element in outer
        if number > MOST_ELEMENTS or paragraphs == 2:
            return
        if not started or not isinstance(element.tag, str):
            continue
        if element.tag == "p" and len(element.text_content()) > 160:
            paragraphs += 1
        yield element


def _of_another_article(element: Any) -> bool:
    """Whether it stands in a list, a link, an aside: beside the article, not in its head."""
    for number, outer in enumerate(element.iterancestors()):
        if number > 12 or outer.tag in ("article", "main", "body"):
            return False
        if outer.tag in ("a", "nav", "footer", "figure", "figcaption"):
            return True
        if outer.tag == "li" and len(list(outer.iter("a"))) > 0 and len(outer.text_content()) > 120:
            return True
    return False


def _every_time(facts: Facts) -> Iterator[str]:
    for number, element in enumerate(facts.tree.iter("time")):
        if number == 20:
            return
        yield element.get("datetime") or ""


def _in_scripts(facts: Facts) -> str | None:
    """The one day that data in the page's scripts call its publication; None where they call several so."""
    days: dict[str, str] = {}
    left = SCRIPT_CHARACTERS
    for script in facts.tree.iter("script"):
        text = (script.text or "")[:left]
        left -= len(text)
        for found in IN_SCRIPT.finditer(text):
            told = told_in(found[1])
            if told:
                days.setdefault(told.day.isoformat(), found[1])
    return next(iter(days.values())) if len(days) == 1 else None


def _in_address(facts: Facts) -> str | None:
    path = urlsplit(facts.url).path if facts.url else ""
    for form in IN_ADDRESS:
        found = form.search(path)
        if found:
            return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    found = IN_ADDRESS_DAY_FIRST.search(path)
    return f"{found[3]}-{found[2]}-{found[1]}" if found else None
