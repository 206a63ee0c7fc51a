"""From where a form was sent, and to where a reader may be sent back."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers

_OURS = frozenset({"same-origin"})


def is_from_here(headers: Headers, scheme: str) -> bool:
    """Whether a browser says that one of our own pages sent this.

    Every browser of the last years says so in Sec-Fetch-Site, which no page can forge; older ones in Origin, which has
    to name us as the request does. What says neither comes from no form of ours.
    """
    site = headers.get("sec-fetch-site")
    origin = headers.get("origin")
    if site is not None:
        return site in _OURS
    return origin is not None and origin == f"{scheme}://{headers.get('host', '')}"


def path_here(words: str) -> str:
    """A path of this site with its parameters, made of what somebody gave as one; "/" where it leads elsewhere.

    "//elsewhere" and "/\\elsewhere" name other sites, and browsers leave tabs and line ends out of an address.
    """
    if not words.startswith("/") or words[1:2] in ("/", "\\") or not words.isprintable() or " " in words:
        return "/"
    try:
        split = urlsplit(words)
    except ValueError:
        return "/"
    if split.scheme or split.netloc or not split.path.startswith("/") or "\\" in split.path:
        return "/"
    return split.path + (f"?{split.query}" if split.query else "") + (f"#{split.fragment}" if split.fragment else "")
