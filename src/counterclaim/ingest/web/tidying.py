"""What is left of an article when titles, bylines, labels, pointers and notices are taken out of its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterclaim.ingest.web.blocks import Block, plain
from counterclaim.ingest.web.moments import told_in
from counterclaim.ingest.web.words import phrases

MOST_POINTER_WORDS, MOST_NOTICE_WORDS, MOST_CREDITED_WORDS = 40, 70, 60
LONGEST_LINE = 1_500
"""More characters are no pointer, label or notice; it also bounds what the patterns look at."""
SAME_TITLE = 0.8
QUOTED = frozenset(("blockquote", "q"))
CAPITALISED = re.compile(r"^[^\W\d_]*[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄҐ]")


def tidied(
    blocks: list[Block], titles: Iterable[str], authors: Iterable[str] = (), kept: frozenset[int] = frozenset()
) -> list[Block]:
    """The blocks that are the article's text; those whose order is in `kept` stay whatever they look like."""
    said = [block for block in blocks if block.order in kept or not _is_no_text(block)]
    headed = _without_repeats(_without_head(said, [plain(title) for title in titles], kept))
    return _without_tail(headed, [name for name in map(plain, authors) if len(name.split()) >= 2])


def _is_no_text(block: Block) -> bool:
    if len(block.text) > LONGEST_LINE:
        return False
    text = block.text.strip("-–—•|*[]() \n").strip()
    if phrases("phrases", "labels").fullmatch(text):
        return True
    ends = text[-1:] in ".!?。؟"
    if phrases("phrases", "pointers").match(text) and block.words <= MOST_POINTER_WORDS:
        return block.link_share >= 0.3 or not ends
    if block.words <= MOST_CREDITED_WORDS and phrases("phrases", "credits").match(" ".join(block.text.split())):
        return True
    if phrases("phrases", "notices").match(text) and block.words <= MOST_NOTICE_WORDS:
        return True
    return block.link_share >= 0.85 and not block.is_heading and not _quoted(block) and block.words < 40


def _quoted(block: Block) -> bool:
    return block.tag in QUOTED or any(element.tag in QUOTED for element in block.element.iterancestors())


def _without_head(blocks: list[Block], titles: list[str], kept: frozenset[int]) -> list[Block]:
    """Without the title, bylines and dates above the first paragraph."""
    first = next((number for number, block in enumerate(blocks) if block.is_prose), len(blocks))
    head = [block for block in blocks[:first] if block.order in kept or not _heads_only(block, titles)]
    rest = [block for block in blocks[first:] if not _is_title(block, titles)]
    return head + rest


def _heads_only(block: Block, titles: list[str]) -> bool:
    return block.tag == "h1" or _is_title(block, titles) or is_byline(block) or is_date(block)


def _is_title(block: Block, titles: list[str]) -> bool:
    words = set(plain(block.text).split())
    if len(words) < 3 or block.words > 40:
        return False
    for title in titles:
        wanted = set(title.split())
        if plain(block.text) == title:
            return True
        if block.is_heading and len(wanted) >= 4 and len(words & wanted) >= SAME_TITLE * min(len(words), len(wanted)):
            return len(words) <= 2 * len(wanted)
    return False


def is_byline(block: Block) -> bool:
    """Whether a block only names who wrote it: "By Jane Roe and John Doe"."""
    if block.words > 14 or block.text[-1:] in ".!?":
        return False
    start = phrases("phrases", "bylines").match(block.text)
    names = block.text[start.end() :].split() if start else []
    capitals = sum(bool(CAPITALISED.match(name)) for name in names)
    return bool(names) and block.text[start.end() :][:1] in " :" and capitals >= 0.5 * len(names) if start else False


def is_date(block: Block) -> bool:
    """Whether a block is a date and hardly more."""
    return block.words <= 12 and told_in(block.text) is not None and block.text[-1:] not in "!?"


def _without_repeats(blocks: list[Block]) -> list[Block]:
    """Without pulled quotes: short blocks whose words stand in another block as well; the longer one stays."""
    wholes = [plain(block.text) for block in blocks]
    long = " | ".join(words for words in wholes if len(words) > 200)
    kept, seen = [], set()
    for block, words in zip(blocks, wholes, strict=True):
        pulled = 30 < len(words) <= 200 and (_quoted(block) or block.is_heading) and words in long
        if not pulled and (words not in seen or len(words) < 30):
            kept.append(block)
            seen.add(words)
    return kept


def _without_tail(blocks: list[Block], authors: list[str]) -> list[Block]:
    """Without headings and labels after the last paragraph, and without what is told there of the authors."""
    last = max((number for number, block in enumerate(blocks) if block.is_prose), default=len(blocks) - 1)
    while last > 2 and blocks[last].words <= MOST_NOTICE_WORDS and _is_biography(blocks[last], authors):
        last -= 1
        blocks = blocks[: last + 1]
    tail = [block for block in blocks[last + 1 :] if not block.is_heading and block.words >= 3 and not is_byline(block)]
    return blocks[: last + 1] + tail


def _is_biography(block: Block, authors: list[str]) -> bool:
    """Whether a block begins with an author's name: at an article's end it tells who that is."""
    return any(plain(block.text).startswith(f"{name} ") for name in authors)
