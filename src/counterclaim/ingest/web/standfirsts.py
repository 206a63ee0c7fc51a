"""The words between an article's heading and its body that introduce it."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.ingest.web.blocks import Block, plain
from counterclaim.ingest.web.clutter import named
from counterclaim.ingest.web.words import tokens

MOST_BLOCKS = 25
FEWEST_WORDS, MOST_WORDS = 5, 110
SAME_START = 60
"""Characters in which a block and the page's description of itself must agree to be one."""


def standfirst_of(blocks: list[Block], taken: list[Block], titles: Iterable[str], described: str | None) -> list[Block]:
    """The blocks after the main heading and before the article that its markup, or the page's description, calls so."""
    first = taken[0].order
    heading = _heading_before(blocks, taken)
    if heading is None:
        return []
    called = {plain(title) for title in titles}
    had = " ".join(plain(block.text) for block in taken)
    found: list[Block] = []
    for block in blocks[heading.order + 1 : min(first, heading.order + MOST_BLOCKS)]:
        in_header = not found
        short = FEWEST_WORDS <= block.words <= MOST_WORDS and block.link_share < 0.5
        if (
            short
            and plain(block.text) not in had
            and plain(block.text) not in called
            and _introduces(block, described, in_header=in_header)
        ):
            found.append(block)
    return found[:2]


def _heading_before(blocks: list[Block], taken: list[Block]) -> Block | None:
    first = taken[0].order
    if blocks[first].tag == "h1":
        return None
    return next((block for block in reversed(blocks[:first]) if block.tag == "h1"), None)


def _introduces(block: Block, described: str | None, *, in_header: bool) -> bool:
    if described:
        ours, theirs = plain(block.text), plain(described)
        if len(theirs) >= 20 and (ours.startswith(theirs[:SAME_START]) or theirs.startswith(ours[:SAME_START])):
            return True
    for number, element in enumerate((block.element, *block.element.iterancestors())):
        if number == 3 or element.tag in ("article", "main", "body"):
            return False
        if tokens("clutter", "standfirst").search(named(element)) or "description" in (element.get("itemprop") or ""):
            return True
        if in_header and element.tag == "header" and block.tag == "p" and block.is_prose:
            return True
    return False
