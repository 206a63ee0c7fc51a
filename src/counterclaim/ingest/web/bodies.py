"""The article of a page: trafilatura says where it is; its blocks are taken from the tree, completed and tidied."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.web.blocks import ASIDE, SPOKEN_ONLY, Block, plain
from counterclaim.ingest.web.clutter import named
from counterclaim.ingest.web.copies import by_its_copy
from counterclaim.ingest.web.markup import Tree, taken_apart_not
from counterclaim.ingest.web.standfirsts import standfirst_of
from counterclaim.ingest.web.tidying import tidied
from counterclaim.ingest.web.words import tokens

SHORT_WORDS = 4
"""A block of so few words is in the article only as a whole line of it."""
ENOUGH_MATCHED = 0.75
ROOT_SHARE = 0.7
LARGE_ELEMENTS = 6_000
"""From here on trafilatura goes without its comparison with jusText, whose time grows with the square of the page."""
FEW_WORDS, FEW_SHARE = 30, 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a page says of its article that helps to tell its text: titles, its summary, its authors, its own copy."""

    titles: tuple[str, ...] = ()
    described: str | None = None
    authors: tuple[str, ...] = ()
    copy: str | None = None


def body_of(raw: RawDocument, tree: Tree, blocks: list[Block], about: About) -> list[Block]:
    """The blocks of the article, in their order; none where there is no article."""
    lines = found_lines(raw, tree)
    found = _taken(blocks, lines)
    matched = sum(len(plain(block.text)) for block in found)
    whole = sum(len(plain(line)) for line in lines)
    taken = _together(found)
    taken = _of_first_article(blocks, taken)
    if matched < ENOUGH_MATCHED * whole:
        taken = [Block(text=line, element=tree, order=number) for number, line in enumerate(lines)]
        chosen, standfirst = taken, []
    elif taken:
        standfirst = standfirst_of(blocks, taken, about.titles, about.described)
        orders = {block.order for block in (*taken, *standfirst)} | _left_out(blocks, taken)
        chosen = [block for block in blocks if block.order in orders]
    else:
        chosen, standfirst = [], []
    chosen = by_its_copy(tree, blocks, chosen, about.copy)
    return tidied(chosen, about.titles, about.authors, frozenset(block.order for block in standfirst))


def found_lines(raw: RawDocument, tree: Tree) -> list[str]:
    """The lines that trafilatura takes for the article; with a wider net where the first catch is very small."""
    first = _lines(raw, tree, wide=False)
    words = sum(len(plain(line).split()) for line in first)
    prose = sum(len(plain(each.text_content()).split()) for each in tree.iter("p"))
    if words >= FEW_WORDS and words >= FEW_SHARE * prose:
        return first
    second = _lines(raw, tree, wide=True)
    return second if sum(len(plain(line).split()) for line in second) > 1.3 * words else first


def _lines(raw: RawDocument, tree: Tree, *, wide: bool) -> list[str]:
    import trafilatura
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    large = tree.xpath("count(//*)") > LARGE_ELEMENTS
    try:
        found: Any = trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=False, favor_recall=wide, fast=large
        )
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise taken_apart_not(raw, error) from error
    text = (found.text or "") if found is not None else ""
    return [line.strip().removeprefix("- ") for line in SPOKEN_ONLY.sub("", text).splitlines() if line.strip()]


def _taken(blocks: list[Block], lines: list[str]) -> list[Block]:
    """The blocks whose words trafilatura took."""
    whole = {plain(line) for line in lines}
    joined = f" {' '.join(plain(line) for line in lines)} "
    found = []
    for block in blocks:
        words = plain(block.text)
        if words and (words in whole if len(words.split()) < SHORT_WORDS else f" {words} " in joined):
            found.append(block)
    return found


def _together(found: list[Block]) -> list[Block]:
    """Without the words that stand twice in the page: those in the part that holds most of the others are meant."""
    root = root_of(found)
    seen: set[str] = set()
    kept = []
    inside = [block for block in found if _within(block, root)]
    for block in [*inside, *(block for block in found if not _within(block, root))]:
        words = plain(block.text)
        if words not in seen or block.is_heading:
            seen.add(words)
            kept.append(block)
    return sorted(kept, key=lambda block: block.order)


def _of_first_article(blocks: list[Block], taken: list[Block]) -> list[Block]:
    """Without what comes after the main heading of another article, which some pages load below the first."""
    headings = [(block, _article_of(block)) for block in blocks if block.tag == "h1" and block.words >= 3]
    if len(headings) < 2 or headings[0][1] is None:
        return taken
    first = headings[0]
    others = (block for block, holder in headings[1:] if holder is not None and holder is not first[1])
    end = next((block.order for block in others if plain(block.text) != plain(first[0].text)), None)
    before = [block for block in taken if end is None or block.order < end]
    return before if any(block.is_prose for block in before) else taken


def _article_of(block: Block) -> Any:
    return next(block.element.iterancestors("article"), None)


def root_of(blocks: list[Block]) -> Any:
    """The innermost element that holds most of the words of these blocks; None for none."""
    held: dict[Any, int] = {}
    depth: dict[Any, int] = {}
    for block in blocks:
        line = [block.element, *block.element.iterancestors()]
        for number, element in enumerate(line):
            held[element] = held.get(element, 0) + len(block.text)
            depth[element] = len(line) - number
    whole = sum(len(block.text) for block in blocks)
    enough = [element for element, size in held.items() if size >= ROOT_SHARE * whole]
    return max(enough, key=lambda element: depth[element]) if enough else None


def _within(block: Block, root: Any) -> bool:
    return root is not None and (block.element is root or any(each is root for each in block.element.iterancestors()))


def _left_out(blocks: list[Block], taken: list[Block]) -> set[int]:
    """Blocks of the article that trafilatura passed over: prose, quotes, lists and headings among its own."""
    root = root_of(taken)
    orders = {block.order for block in taken}
    first, last = min(orders), max(orders)
    parents = {block.element.getparent() for block in taken if block.tag == "p"}
    inside = [block for block in blocks if _within(block, root) and not _beside(block, root)]
    found = {
        block.order
        for block in inside
        if block.order not in orders
        and not block.is_heading
        and block.link_share < 0.5
        and (block.order < last or block.element.getparent() in parents)
        and (block.is_prose or (block.tag == "li" and block.words >= 5 and first < block.order))
    }
    heading_parents = {block.element.getparent() for block in taken if block.is_heading} | parents
    wanted = orders | found
    for block, following in zip_longest(inside, inside[1:]):
        near = following is not None and following.order <= block.order + 2
        heads = following is not None and near and (following.order in wanted or following.is_heading)
        at_home = block.element.getparent() in heading_parents and block.link_share < 0.5 and block.tag != "h1"
        if block.is_heading and block.order not in orders and heads and at_home:
            found.add(block.order)
    return found


def _beside(block: Block, root: Any) -> bool:
    """Whether a block stands in an aside, a form, a link or another article within the article."""
    for element in (block.element, *block.element.iterancestors()):
        if element is root:
            return False
        if element.tag in ASIDE or element.tag in ("a", "article", "table", "figcaption"):
            return True
        if tokens("clutter", "boxes").search(named(element)):
            return True
    return False
