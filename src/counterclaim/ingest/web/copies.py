"""The copy of an article's text that many pages carry in their data: a second witness of where the article is."""

from __future__ import annotations

import html
from collections import Counter

from counterclaim.ingest.web.blocks import Block, blocks_of, plain, words_in
from counterclaim.ingest.web.markup import Tree

FEWEST_WORDS = 80
ENOUGH = 0.6
"""The share of the copy's words that what was found must have, or else the copy is followed."""
IN_PAGE = 0.7
MOST_CHARACTERS = 2_000_000


def by_its_copy(tree: Tree, blocks: list[Block], found: list[Block], copy: str | None) -> list[Block]:
    """What was found, or where that lacks much of the copy: the page's blocks that are in it, or the copy itself."""
    if not copy or len(copy) > MOST_CHARACTERS:
        return found
    told = copied(tree, copy)
    whole = Counter(word for block in told for word in plain(block.text).split())
    if sum(whole.values()) < FEWEST_WORDS or _share(found, whole) >= ENOUGH:
        return found
    joined = f" {' '.join(plain(block.text) for block in told)} "
    in_page = [block for block in blocks if block.words >= 3 and f" {plain(block.text)} " in joined]
    return in_page if _share(in_page, whole) >= IN_PAGE else told


def copied(tree: Tree, copy: str) -> list[Block]:
    """The paragraphs of a copy, which may be HTML or plain text."""
    from lxml import html as markup  # type: ignore[import-untyped]

    text = html.unescape(copy)
    if "<p" in text or "<br" in text or "</" in text:
        return [
            Block(text=block.text, element=tree, order=-1)
            for block in blocks_of(markup.fromstring(f"<div>{text}</div>"))
        ]
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [Block(text=line, element=tree, order=-1) for line in lines if words_in(line)]


def _share(found: list[Block], whole: Counter[str]) -> float:
    had = Counter(word for block in found for word in plain(block.text).split())
    return (had & whole).total() / max(1, whole.total())
