"""What one page holds that its statements are found in, gathered once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from counterclaim.ingest.web.markup import Tree
from counterclaim.ingest.web.structured import Thing, addresses_of, article_in, things
from counterclaim.ingest.web.words import words_of

MOST_TAGS = 2_000
LONGEST_VALUE = 2_000
ITEMS = frozenset(words_of("names")["items"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The page's meta tags by their name in lower case, its microdata, and what its JSON-LD describes.

    `article` is the thing that the page is about; `items` has the words of microdata that belong to no other thing.
    """

    tree: Tree
    meta: dict[str, list[str]]
    items: dict[str, list[str]]
    things: list[Thing]
    article: Thing
    url: str | None
    language: str | None

    def named(self, *names: str) -> str | None:
        """The first value of the first of these meta tags that has one."""
        return next((value for name in names for value in self.meta.get(name, ())), None)


def facts_of(tree: Tree) -> Facts:
    """What the page holds."""
    meta = _meta(tree)
    found = things(tree)
    url = _address(tree, meta, found)
    article = article_in(found, frozenset(filter(None, (url, *meta.get("og:url", ())))))
    return Facts(
        tree=tree,
        meta=meta,
        items=_items(tree),
        things=found,
        article=article,
        url=url,
        language=_language(tree, meta, article),
    )


def _meta(tree: Tree) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for number, tag in enumerate(tree.iter("meta")):
        if number == MOST_TAGS:
            break
        value = " ".join((tag.get("content") or "")[:LONGEST_VALUE].split())
        if value and not _of_another(tag):
            for attribute in ("property", "name", "http-equiv", "itemprop"):
                name = (tag.get(attribute) or "").strip().lower()
                if name:
                    found.setdefault(name, []).append(value)
    return found


def _items(tree: Tree) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for number, element in enumerate(tree.xpath("//*[@itemprop]")):
        if number == MOST_TAGS:
            break
        names = [name for name in element.get("itemprop").split() if name in ITEMS]
        if names and not _of_another(element):
            for name in names:
                found.setdefault(name, []).append(_value(element))
    return {name: [value for value in values if value] for name, values in found.items()}


def _value(element: Any) -> str:
    stated = element.get("content") or element.get("datetime")
    if stated is None and element.get("itemscope") is not None:
        inner = next((each for each in element.iter() if each.get("itemprop") == "name"), None)
        return _value(inner) if inner is not None and inner is not element else ""
    return " ".join((stated or element.text_content())[:LONGEST_VALUE].split())


def _of_another(element: Any) -> bool:
    """Whether a property belongs to something that is not the page's article: a picture, a video, a comment."""
    for number, outer in enumerate(element.iterancestors()):
        if number > 60:
            return True
        if outer.get("itemscope") is not None:
            kind = (outer.get("itemtype") or "").rsplit("/", 1)[-1]
            return not (not kind or kind.endswith(("Article", "Posting", "WebPage", "Report", "Blog", "CreativeWork")))
    return False


def _language(tree: Tree, meta: dict[str, list[str]], article: Thing) -> str | None:
    html = tree if tree.tag == "html" else tree.getroottree().getroot()
    stated = [html.get("lang"), html.get("xml:lang"), html.get("{http://www.w3.org/XML/1998/namespace}lang")]
    for name in ("content-language", "dc.language", "dcterms.language", "language"):
        stated += meta.get(name, [])[:1]
    in_article = article.get("inLanguage")
    stated += [in_article if isinstance(in_article, str) else None, *meta.get("og:locale", [])[:1]]
    return next((tag.strip() for tag in stated if tag and tag.strip()), None)


def _address(tree: Tree, meta: dict[str, list[str]], found: list[Thing]) -> str | None:
    """The canonical address: what the page's link says, unless that is only the site's front page."""
    base = next((tag.get("href") for tag in tree.iter("base") if tag.get("href")), "")
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    shared = [*meta.get("og:url", []), *meta.get("twitter:url", [])]
    article = article_in(found, frozenset())
    whole = next((one for one in (*shared, base) if one.startswith("http")), "")
    told = [_joined(whole, one) for one in (*links, *shared, *addresses_of(article)) if one]
    addresses = [one for one in told if urlsplit(one).scheme in ("http", "https") and urlsplit(one).netloc]
    return next((one for one in addresses if urlsplit(one).path.strip("/")), next(iter(addresses), None))


def _joined(base: str, address: str) -> str:
    try:
        joined = urljoin(base, address.strip())
        urlsplit(joined)
    except ValueError:
        return ""
    return joined if len(joined) <= LONGEST_VALUE else ""
