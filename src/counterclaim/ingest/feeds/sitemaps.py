"""Sitemaps: the pages that a site names for machines (sitemaps.org 0.9, with Google's news extension)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from counterclaim.ingest.feeds.well_formed import decoded_xml, without_prolog

MOST_ADDRESSES = 50_000
"""In one sitemap (sitemaps.org, "Sitemap file format")."""

ROOTS = frozenset({"urlset", "sitemapindex"})
LINE = re.compile(r"https?://[^\s<>\"]{1,3000}")
END = re.compile(rb"</(?:\w{1,20}:)?(?:urlset|sitemapindex)\s{0,99}>\s{0,999}\Z")
LOOKED_AT = 50
"""So many lines tell a list of addresses from a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a sitemap says of one page, or (`further`) of another sitemap, word for word."""

    location: str
    further: bool = False
    modified: str | None = None
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    language: str | None = None


def address_lines(text: str) -> list[str]:
    """The addresses of a text that holds nothing else, one a line; none where it holds anything else."""
    lines = [line.strip() for line in text.lstrip("\ufeff").splitlines() if line.strip()]
    return lines if lines and all(LINE.fullmatch(line) for line in lines) else []


def lists_addresses(head: str) -> bool:
    """Whether a text begins with nothing but addresses, one a line; its last line may be cut off."""
    lines = [line.strip() for line in head.lstrip("\ufeff").splitlines() if line.strip()][:LOOKED_AT]
    return bool(lines) and all(LINE.fullmatch(line) for line in lines)


def places_of(payload: bytes) -> Iterator[Place]:
    """What an XML sitemap names, in its order, as far as it can be read."""
    from lxml import etree  # type: ignore[import-untyped]

    markup = without_prolog(decoded_xml(payload)).encode("utf-8", "replace")
    told = etree.iterparse(
        io.BytesIO(markup),
        events=("end",),
        tag=("{*}url", "{*}sitemap"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _, element in told:
            place = _place(element)
            if place is not None:
                yield place
            _let_go(element)
    except etree.XMLSyntaxError:
        return


def is_whole(payload: bytes) -> bool:
    """Whether the sitemap ends as it began: neither cut off nor followed by anything."""
    return (
        re.search(rb"</\s{0,9}(?:\w{1,20}:)?(?:urlset|sitemapindex)\s{0,99}>\s{0,999}\Z", payload[-2000:]) is not None
    )


def _place(element: Any) -> Place | None:
    said: dict[str, str] = {}
    for inner in element.iter():
        words = (inner.text or "").strip() if isinstance(inner.tag, str) else ""
        if words:
            said.setdefault(_key(inner.tag), words)
    location = said.get("loc")
    if location is None:
        return None
    return Place(
        location=location,
        further=element.tag.rpartition("}")[2] == "sitemap",
        modified=said.get("lastmod"),
        published=said.get("publication_date"),
        title=said.get("news:title"),
        publisher=said.get("name"),
        language=said.get("language"),
    )


def _key(tag: str) -> str:
    """The element's name; a picture or a film within has a title and an address of its own, which count for nothing."""
    space, _, name = tag.rpartition("}")
    if "image" in space or "video" in space:
        return f"other:{name}"
    return f"news:{name}" if name == "title" else name


def _let_go(element: Any) -> None:
    """Free what has been read, so that memory stays flat."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
