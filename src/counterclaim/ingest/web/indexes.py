"""Pages that list articles and are none."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin, urlsplit

from counterclaim.ingest.web.blocks import HEADINGS, Block
from counterclaim.ingest.web.facts import Facts
from counterclaim.ingest.web.statements import titles_of
from counterclaim.ingest.web.structured import ARTICLES, types_of
from counterclaim.ingest.web.words import phrases

FEWEST_TEASERS = 4
TEASER_SHARE = 0.6
FEWEST_BLOCKS = 6
LEAST_PROSE = 0.35
MOST_BARRIER_WORDS = 80


def barrier_reason(facts: Facts, body: list[Block]) -> str | None:
    """Why the page stands in place of an article: a question whether one is a robot, a page that is not there."""
    if types_of(facts.article) & ARTICLES or sum(block.words for block in body) > MOST_BARRIER_WORDS:
        return None
    texts = [*titles_of(facts), *(block.text for block in body[:1])]
    shown = next((text for text in texts if phrases("barriers", "said").match(text)), None)
    return f"a page that says “{' '.join(shown.split())[:60]}”" if shown else None


def index_reason(facts: Facts, body: list[Block]) -> str | None:
    """Why the page is a list of articles and not one; None where it may be one."""
    if types_of(facts.article) & ARTICLES:
        return None
    if facts.url and not urlsplit(facts.url).path.strip("/") and not urlsplit(facts.url).query:
        return "a site's front page"
    prose = [block for block in body if block.is_prose]
    words = sum(block.words for block in body)
    if len(body) >= FEWEST_BLOCKS and sum(block.words for block in prose) < LEAST_PROSE * words:
        return "a list of headings and links"
    teasers = [block for block in prose if _is_teaser(block, facts.url)]
    if len(teasers) >= FEWEST_TEASERS and _words(teasers) >= TEASER_SHARE * _words(prose):
        return f"a list of {len(teasers)} articles"
    return None


def without_teasers(facts: Facts, body: list[Block]) -> list[Block]:
    """The article without cards that point to other articles, where it is more than these."""
    teasers = {block.order for block in body if not block.is_heading and _is_teaser(block, facts.url)}
    rest = [block for block in body if block.order not in teasers]
    few = len(teasers) < 2 or _words(rest) <= sum(block.words for block in body if block.order in teasers)
    return body if few else [block for block in rest if not (block.is_heading and _is_teaser(block, facts.url))]


def _words(blocks: list[Block]) -> int:
    return sum(block.words for block in blocks)


def _is_teaser(block: Block, url: str | None) -> bool:
    """Whether the block stands in a card whose heading is a link to another page."""
    for number, card in enumerate(block.element.iterancestors()):
        if number == 4 or card.tag in ("main", "body") or len(card.text_content().strip()) > 2 * len(block.text) + 300:
            return False
        links = (link for heading in card.iter(*HEADINGS) for link in _links(heading))
        if any(leads_away(link.get("href"), url) for link in links):
            return True
    return False


def _links(heading: Any) -> list[Any]:
    return [*heading.iter("a"), *(outer for outer in heading.iterancestors("a"))]


def leads_away(address: str | None, url: str | None) -> bool:
    """Whether a link goes to another page than this one."""
    if not address or address.startswith(("#", "javascript:", "mailto:")):
        return False
    try:
        there, here = urlsplit(urljoin(url or "", address)), urlsplit(url or "")
    except ValueError:
        return False
    return there.path.rstrip("/") != here.path.rstrip("/") or (url is None and bool(there.path))
