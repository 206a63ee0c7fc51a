"""Addresses as feeds and sitemaps write them, made whole and without what only follows readers about."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

TRACKING = re.compile(
    r"(?:utm_[a-z_]{1,20}|at_(?:medium|campaign\w{0,20}|link_\w{0,20}|ptr_name|bbc_team|format)|fbclid|gclid|yclid"
    r"|mc_[ce]id|igshid|cmpid?|ftag|ns_(?:mchannel|source|campaign|linkname|fee)|xtor|traffic_source)(?:=|\Z)",
    re.IGNORECASE,
)
"""Parameters that tell the publisher where a reader came from; the page is the same without them."""

MOST_CHARACTERS = 4_000


def whole_address(link: str | None, base: str) -> str | None:
    """The address (http or https) that a link means at that place, without tracking; None if it means none."""
    words = re.sub(r"[\t\r\n]", "", (link or "").strip())
    if not words or len(words) > MOST_CHARACTERS:
        return None
    try:
        parts = urlsplit(urljoin(base, words))
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return None
    except ValueError:
        return None
    kept = [part for part in parts.query.split("&") if part and not TRACKING.match(part)]
    return urlunsplit(parts._replace(query="&".join(kept)))
