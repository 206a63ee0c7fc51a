"""What stands around an article and in it, by its markup: taken out of the tree before the article is looked for."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from counterclaim.ingest.web.markup import Tree
from counterclaim.ingest.web.words import tokens, words_of

NAMING = (
    "class",
    "id",
    "data-testid",
    "data-test",
    "data-component",
    "data-gu-name",
    "data-qa",
    "data-type",
    "data-block",
)
NEVER = frozenset(("html", "body", "main", "h1"))
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
ABOUT_CONTENT = re.compile(
    r"(?<![a-z])(?:has|no|not|is|with|without|hide|hides|js|can|tag|category|type|format)-[\w-]*"
)
"""Parts of names that say what an element has or is, and not that it is that."""
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
MOST_SHARE = 0.25
"""What holds more than this share of the page's characters is no clutter, whatever its name."""
WITHOUT_WORDS = ("script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "select", "textarea")


def strip_scripts(tree: Tree) -> None:
    """Take out what holds no words for people. Its data are read before."""
    from lxml import etree  # type: ignore[import-untyped]

    etree.strip_elements(tree, *WITHOUT_WORDS, with_tail=False)


def strip_clutter(tree: Tree) -> None:
    """Take out captions, bylines, sharing, advertisements, comments, related links and the like."""
    body = tree.find("body")
    body = tree if body is None else body
    most = MOST_SHARE * len(body.text_content())
    folded = _folded(body)
    weak = _weak(body, most)
    waiting = list(reversed(body))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        clutter = _is_clutter(element) or element in weak or element.get("id") in folded
        if element.tag not in NEVER and clutter and _may_go(element, most):
            element.drop_tree()
        else:
            waiting.extend(reversed(element))


def named(element: Any) -> str:
    """What an element is called by its class, id and the like: lower case, parts joined by hyphens."""
    whole = " ".join(filter(None, (element.get(attribute) for attribute in NAMING)))[:600]
    return ABOUT_CONTENT.sub(" ", CAMEL.sub("-", whole).lower().replace("_", "-").replace("--", " "))


def _folded(body: Any) -> frozenset[str]:
    """The ids of what stays folded up until a button is pressed: boxes beside the article."""
    buttons = body.xpath(".//*[@aria-expanded='false'][@aria-controls]")
    return frozenset(button.get("aria-controls") for button in buttons[:200])


def _weak(body: Any, most: float) -> frozenset[Any]:
    """The elements that a word calls clutter which may mean other things, where all of that word come to little."""
    called: dict[str, list[Any]] = {}
    held: dict[str, int] = {}
    for element in body.iter():
        found = tokens("clutter", "weak").search(named(element)) if isinstance(element.tag, str) else None
        if found and not any(outer in called.get(found[0], ()) for outer in islice(element.iterancestors(), 3)):
            called.setdefault(found[0], []).append(element)
            held[found[0]] = held.get(found[0], 0) + len(element.text_content())
    return frozenset(element for word, listed in called.items() if held[word] <= most for element in listed)


def _is_clutter(element: Any) -> bool:
    if element.tag == "figcaption" or element.get("hidden") is not None:
        return True
    if element.tag == "figure" and next(element.iter("blockquote", "table", "pre"), None) is None:
        return True
    if (element.get("role") or "").lower() in words_of("clutter")["roles"]:
        return True
    if HIDDEN.search((element.get("style") or "")[:400]):
        return True
    name = named(element)
    return bool(name) and bool(tokens("clutter", "sure").search(name))


def _may_go(element: Any, most: float) -> bool:
    return len(element.text_content()) <= most and next(element.iter("h1"), None) is None
