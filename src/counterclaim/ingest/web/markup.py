"""The bytes of a page to its characters, and those to its tree."""

from __future__ import annotations

import re
from typing import Any

from counterclaim.ingest.encoding import declared_encoding, decoded, known_encoding, mark_of
from counterclaim.ingest.raw import RawDocument

MOST_ELEMENTS = 30_000
"""Articles have 500 to 5,000; the time that trafilatura takes grows with the square of their number."""
LONGEST_ATTRIBUTE = 10_000
"""What is longer is a picture, or an attack, and nothing that is looked at here."""
REPLACED = "\ufffd"
PAGE_TAG = re.compile(r"<(?:html|head|body|article|main|div|p|h1|table|section)\b", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
NO_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no page may hold, and what lxml will not take."""

Tree = Any
"""An lxml.html.HtmlElement; lxml is imported where pages are read, and has no types."""


def characters(raw: RawDocument) -> tuple[str, bool]:
    """The page's characters, and whether all its bytes gave some: broken ones outside the article do no harm.

    In the order of the WHATWG Encoding Standard: the byte-order mark, what came with the bytes (HTTP), what the page
    declares, what is evident; the first in which all bytes have a meaning. One departure from it: what is UTF-8 to the
    last byte, not all of it ASCII, is UTF-8 whatever is declared, for by chance that does not happen.
    """
    if mark_of(raw.payload):
        return decoded(raw), True
    told = [known_encoding(raw.charset), declared_encoding(raw.payload)]
    declared = [encoding for encoding in told if encoding]
    if not declared:
        return decoded(raw), True
    for encoding in declared if raw.payload.isascii() else ("utf-8", *declared):
        try:
            return raw.payload.decode(encoding), True
        except UnicodeDecodeError:
            continue
    return raw.payload.decode(declared[0], "replace"), False


def tree_of(raw: RawDocument, markup: str) -> Tree:
    """The page's tree, comments left out. Raises DocumentError where there is none to be had."""
    from lxml import etree, html  # type: ignore[import-untyped]

    if not PAGE_TAG.search(markup):
        raise raw.refusal("markup, but no HTML page; give HTML, text or JSON lines", "format")
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False, encoding="utf-8")
    try:
        tree = html.document_fromstring(UNSEEN.sub("", markup).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise taken_apart_not(raw, error) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise raw.refusal("a page of elements nested hundreds deep; save its text as a .txt file", "html")
    elements = int(tree.xpath("count(//*)"))
    if elements > MOST_ELEMENTS:
        reason = f"a page of {elements:,} elements, more than the limit of {MOST_ELEMENTS:,}"
        raise raw.refusal(f"{reason}; save its text as a .txt file", "too_long")
    _clean(tree)
    for element in tree.xpath(f"//*[@*[string-length() > {LONGEST_ATTRIBUTE}]]"):
        for name in [name for name, value in element.attrib.items() if len(value) > LONGEST_ATTRIBUTE]:
            del element.attrib[name]
    return tree


def _clean(tree: Tree) -> None:
    """Put spaces for characters that no tree takes, though the parser lets them in: form feeds, say."""
    for element in tree.iter("*"):
        if element.text and NO_CHARACTERS.search(element.text):
            element.text = NO_CHARACTERS.sub(" ", element.text)
        if element.tail and NO_CHARACTERS.search(element.tail):
            element.tail = NO_CHARACTERS.sub(" ", element.tail)


def taken_apart_not(raw: RawDocument, error: Exception) -> Exception:
    """The refusal of a page that its parser, or trafilatura, gave up on."""
    return raw.refusal(f"a page that can't be taken apart ({type(error).__name__}); save its text", "html")
