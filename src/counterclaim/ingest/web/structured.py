"""What a page says in JSON-LD (schema.org), as the things that it describes."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from counterclaim.ingest.web.markup import Tree
from counterclaim.ingest.web.words import words_of

Thing = Mapping[str, Any]

ARTICLES = frozenset(words_of("names")["articles"])
PAGES = frozenset({"WebPage", "ItemPage", "AboutPage"})
WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")
"""The only ways on from one thing to others: what else it names (pictures, related articles) is not the page's."""
MOST_THINGS = 2_000
WRAPPING = re.compile(r"^\s*+(?://\s*+)?(?:<!\[CDATA\[|<!--)|(?://\s*+)?(?:\]\]>|-->)\s*+;?\s*+$")


def things(tree: Tree) -> list[Thing]:
    """All that the page's JSON-LD describes, in its order; scripts that are no JSON are passed over."""
    found: list[Thing] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found += _within(_parsed(script.text or ""))
    return found[:MOST_THINGS]


def types_of(thing: Thing) -> frozenset[str]:
    """The schema.org types of a thing, without their prefix."""
    stated = thing.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return frozenset(name.rsplit("/", 1)[-1] for name in names if isinstance(name, str))


def article_in(found: list[Thing], addresses: frozenset[str]) -> Thing:
    """The article that the page is about: the one at its address, or the first; else the page itself; else nothing."""
    articles = [thing for thing in found if types_of(thing) & ARTICLES]
    at_address = [thing for thing in articles if addresses & set(addresses_of(thing))]
    pages = [thing for thing in found if types_of(thing) & PAGES and "datePublished" in thing]
    return next(iter([*at_address, *articles, *pages]), {})


def addresses_of(thing: Thing) -> Iterator[str]:
    """The addresses that a thing says are its own."""
    for key in ("url", "mainEntityOfPage", "@id"):
        value = thing.get(key)
        value = (value.get("@id") or value.get("url")) if isinstance(value, Mapping) else value
        if isinstance(value, str) and value.startswith("http"):
            yield value


def words(value: Any) -> str | None:
    """A value's words in one line, None where it is no text or empty; entities in it are resolved."""
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, Mapping):
        value = value.get("@value")
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def names(value: Any, found: list[Thing]) -> list[str]:
    """The names of people or bodies, given as words, as things, or as references to things elsewhere in the page."""
    listed = value if isinstance(value, list) else [value]
    told = []
    for one in listed[:50]:
        if isinstance(one, Mapping) and "name" not in one and isinstance(one.get("@id"), str):
            one = next((thing for thing in found if thing.get("@id") == one["@id"] and "name" in thing), one)
        name = words(one.get("name")) if isinstance(one, Mapping) else words(one)
        if name and name not in told:
            told.append(name)
    return told


def _parsed(script: str) -> Any:
    plain = WRAPPING.sub("", WRAPPING.sub("", script.strip())).strip().rstrip(";")
    for attempt in (plain, html.unescape(plain) if "&quot;" in plain else ""):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _within(value: Any) -> Iterator[Thing]:
    waiting = [value]
    seen = 0
    while waiting and seen < MOST_THINGS:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, list):
            waiting[:0] = one[:MOST_THINGS]
        elif isinstance(one, dict):
            yield one
            waiting[:0] = [one[key] for key in WITHIN if isinstance(one.get(key), (dict, list))]
