"""What a page states about itself: where its statements differ, the first in a fixed order counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from counterclaim.ingest.stating import Stated
from counterclaim.ingest.web.facts import Facts
from counterclaim.ingest.web.moments import Told
from counterclaim.ingest.web.structured import names, types_of, words

SEPARATOR = re.compile(r"(?<!\s)\s++[|·•»:–—-]{1,2}\s++|(?<!\s)\s*+\|\s*+")
CUT_SHORT = re.compile(r"(?:\.\.\.|…)$")
BY = re.compile(
    r"^(?:by|von|par|por|di|door|af|av|autor|autorka|автор|text|written by|reporting by)[:\s]+", re.IGNORECASE
)
ADDRESS = re.compile(r"https?://|www\.|^@|(?<![\w.])[\w.]{1,64}@[\w.]{1,100}\.\w|^[\w-]{1,63}\.(?:com|org|net)/")
CALLED_TITLE = "//*[contains(concat(' ', normalize-space(@class), ' '), ' entry-title ')]"
"""Where there is no main heading: hAtom's name for it, which WordPress and agencies use."""
SITES = frozenset({"WebSite", "NewsMediaOrganization", "Organization", "Website"})
LONGEST_AUTHOR = 200
MOST_AUTHORS = 12


def stated_by(facts: Facts, first: Told | None, last: Told | None) -> Stated:
    """What the page states: its title without the outlet's name, its publisher, author, address and language.

    `first` and `last` are when it was published and last changed.
    """
    publisher = publisher_of(facts)
    return Stated(
        title=title_of(facts, publisher),
        publisher=publisher,
        url=facts.url,
        published=first.words() if first else None,
        language=facts.language,
        author=", ".join(authors_of(facts))[:LONGEST_AUTHOR] or None,
        updated=last.words() if last else None,
    )


def title_of(facts: Facts, publisher: str | None) -> str | None:
    """The headline: of JSON-LD, Open Graph, microdata, the main heading, the window's title."""
    found = list(titles_of(facts))
    if not found:
        return None
    heading = _heading(facts)
    outlets = [name for name in (publisher, *facts.meta.get("og:site_name", ()), *_author_names(facts)) if name]
    first = _without_outlet(found[0], heading, outlets)
    if CUT_SHORT.search(first):
        start = CUT_SHORT.sub("", first).strip()
        longer = (one for one in found[1:] if one.startswith(start) and not CUT_SHORT.search(one))
        first = next((_without_outlet(one, heading, outlets) for one in longer), first)
    return first


def titles_of(facts: Facts) -> Iterator[str]:
    """All that the page calls itself, the more trusted first."""
    heading = _heading(facts)
    window = next((" ".join(tag.text_content().split()) for tag in facts.tree.iter("title")), None)
    stated = (
        words(facts.article.get("headline")),
        facts.named("og:title", "twitter:title"),
        next(iter(facts.items.get("headline", ())), None),
        heading,
        facts.named("title", "dc.title", "dcterms.title"),
        window,
    )
    yield from dict.fromkeys(one for one in stated if one)


def publisher_of(facts: Facts) -> str | None:
    """Who published it: by the article's JSON-LD, Open Graph, the site's JSON-LD, other meta tags."""
    sites = (thing for thing in facts.things if types_of(thing) & SITES)
    stated = [
        *names(facts.article.get("publisher"), facts.things)[:1],
        facts.named("og:site_name"),
        *(words(thing.get("name")) for thing in sites),
        facts.named("application-name", "publisher", "dc.publisher", "dcterms.publisher", "copyright", "cre"),
        *facts.items.get("publisher", ())[:1],
    ]
    return next((one for one in stated if one and not ADDRESS.search(one) and len(one) <= 100), None)


def authors_of(facts: Facts) -> tuple[str, ...]:
    """Who wrote it; nobody where only the address of an account is given."""
    return tuple(_clean(_author_names(facts)))


def _author_names(facts: Facts) -> list[str]:
    in_article = names(facts.article.get("author"), facts.things) or names(facts.article.get("creator"), facts.things)
    stated = (
        in_article,
        facts.meta.get("author", []) + facts.meta.get("article:author_name", []),
        facts.meta.get("parsely-author", []) or facts.meta.get("sailthru.author", []),
        facts.meta.get("dc.creator", []) or facts.meta.get("dcterms.creator", []) or facts.meta.get("byl", []),
        facts.items.get("author", []),
        facts.meta.get("article:author", []),
        [" ".join(link.text_content().split()) for link in facts.tree.xpath("//a[@rel='author']")[:MOST_AUTHORS]],
    )
    outlet = _plain(publisher_of(facts) or "")
    told = [list(listed) for listed in stated if _clean(listed)]
    people = (listed for listed in told if not all(_plain(name) in outlet for name in _clean(listed)))
    return next(people, next(iter(told), []))


def _clean(listed: Iterable[str]) -> list[str]:
    plain = (BY.sub("", one).strip(" ,;") for one in listed)
    return list(dict.fromkeys(one for one in plain if one and not ADDRESS.search(one)))[:MOST_AUTHORS]


def _heading(facts: Facts) -> str | None:
    headings = [*facts.tree.iter("h1")] or facts.tree.xpath(CALLED_TITLE)
    return next((one for one in (" ".join(each.text_content()[:500].split()) for each in headings[:5]) if one), None)


def _without_outlet(title: str, heading: str | None, outlets: Iterable[str]) -> str:
    """The title without the names of the outlet or the author at its end, or what goes beyond the page's heading."""
    if heading and len(heading) > 15 and title != heading and title.startswith(heading):
        rest = title[len(heading) :]
        if SEPARATOR.match(rest):
            return heading
    known = [_plain(name) for name in outlets if _plain(name)]
    while True:
        parts = list(SEPARATOR.finditer(title))
        if not parts:
            return title
        last = _plain(title[parts[-1].end() :])
        if not last or not any(last == name or name in last or last in name for name in known) or len(last) > 60:
            return title
        title = title[: parts[-1].start()].rstrip()


def _plain(name: str) -> str:
    return re.sub(r"\W+|^the(?=\s)", "", name.lower())
