"""Pieces of HTML (the words of a post, of an entry in a feed) as paragraphs of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

TAG = re.compile(r"</?[A-Za-z!][^<>]{0,2000}>")
SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")
PARAGRAPH = re.compile(r"\n{2,}")

LEFT_OUT = re.compile(
    r"script|style|noscript|template|iframe|object|embed|svg|math|canvas|map|form|button|input|"
    r"select|textarea|label|head|title|nav|figcaption|audio|video|picture|img|source"
)
"""What is no part of the words: what runs, what is filled in, and what is said of pictures."""

BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figure|"
    r"footer|h1|h2|h3|h4|h5|h6|header|hr|html|li|main|ol|p|pre|section|summary|table|tbody|td|"
    r"tfoot|th|thead|tr|ul|caption"
)
CELLS = frozenset({"td", "th"})
"""Blocks, of which those of one row stay in one line."""

LINE, BLOCK, CELL = "\n", "\n\n", "\0"
"""What parts the words, before white space is made single; no text has a null."""


def paragraphs_of(markup: str) -> list[str]:
    """The paragraphs, in order; a forced line break stays one, the cells of a row are parted by tabs."""
    markup = markup.replace("\0", "")
    if "<" not in markup:
        return plain_paragraphs(unescape(markup))
    root = _root(markup)
    return _paragraphs(_pieces(root)) if root is not None else _paragraphs([line_of(markup)])


def paragraphs_in(element: Any) -> list[str]:
    """The paragraphs of an element (lxml) alone, without what stands behind it."""
    return _paragraphs(_pieces(element))


def plain_paragraphs(text: str) -> list[str]:
    """The paragraphs of plain text, white space single; blank lines part them."""
    return _paragraphs([text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")])


def line_of(markup: str) -> str:
    """The words in one line, as of a title."""
    return " ".join(unescape(TAG.sub(" ", markup)).split())


def _root(markup: str) -> Any:
    """The element (lxml) that holds it all; None where there is nothing to be found."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser  # type: ignore[import-untyped]

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    whole = f"<html><body>{markup}</body></html>"
    try:
        return etree.fromstring(whole.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _pieces(root: Any) -> Iterator[str]:
    """The words in their order, with what parts them; without recursion, however deep it is nested."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            yield from _before(name)
            if LEFT_OUT.fullmatch(name):
                walk.skip_subtree()
            elif element.text:
                yield SPACE.sub(" ", element.text)
        else:
            yield from _after(name)
            if element.tail and element is not root:
                yield SPACE.sub(" ", element.tail)


def _before(name: str) -> Iterator[str]:
    if name == "br":
        yield LINE
    elif name not in CELLS and BLOCKS.fullmatch(name):
        yield BLOCK


def _after(name: str) -> Iterator[str]:
    if name in CELLS:
        yield CELL
    elif BLOCKS.fullmatch(name):
        yield BLOCK


def _paragraphs(pieces: Iterator[str] | list[str]) -> list[str]:
    lines = (_tidy(line) for line in "".join(pieces).split("\n"))
    parted = PARAGRAPH.split("\n".join(lines))
    return [part.strip("\n") for part in parted if part.strip()]


def _tidy(line: str) -> str:
    """The line with single spaces, and its cells parted by tabs."""
    return "\t".join(" ".join(cell.split()) for cell in line.split(CELL)).strip()
