"""Addresses as people, feeds and servers write them, and which are fit to be fetched."""

from __future__ import annotations

import re
from urllib.parse import unquote

import httpx

from counterclaim.errors import FetchError
from counterclaim.fetch.reachable import ADVICE, machine_of

MOST_CHARACTERS = 4_000
PORTS = {"http": 80, "https": 443}

_UNFIT = re.compile(r"[\x00-\x20\x7f-\xa0\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_ENDS_IN_A_NUMBER = re.compile(r"(?:^|\.)(?:[0-9]+|0[xX][0-9a-fA-F]*)\.?$")
"""Hosts that some resolvers take for an IP address: 2130706433, 0x7f.1, 0177.0.0.1 (WHATWG URL, "ends in a number")."""


def fit_address(words: str, *, allow_private: bool = False) -> httpx.URL:
    """The address, without its fragment. Raises FetchError where it is none that may be fetched.

    `allow_private` lets through hosts of this machine and other ports than 80 and 443. What a name stands for is
    checked only when it is known (`connections.py`).
    """
    shown = words[:200]
    if len(words) > MOST_CHARACTERS or _UNFIT.search(words):
        raise _unfit(shown, "no address: too long, or with characters that none has")
    try:
        url = httpx.URL(words).copy_with(fragment=None)
        port = url.port or PORTS.get(url.scheme)
    except (httpx.InvalidURL, ValueError) as error:
        raise _unfit(shown, "no address; write it as https://host/path") from error
    if url.scheme not in PORTS:
        raise _unfit(shown, "not fetched: give an address that begins with https:// or http://")
    if url.userinfo:
        raise _unfit(shown.replace(url.userinfo.decode("ascii", "replace"), "…"), "not fetched: holds a password")
    host = url.host.rstrip(".").lower()
    if not host or (_ENDS_IN_A_NUMBER.search(host) and machine_of(host) is None):
        raise _unfit(shown, "not fetched: no proper name of a host")
    if not allow_private and (host == "localhost" or host.endswith(".localhost")):
        raise _unfit(shown, f"not fetched: this machine itself; {ADVICE}")
    if not allow_private and port != PORTS[url.scheme]:
        raise _unfit(shown, f"not fetched: port {port}; {ADVICE}")
    return url


def host_of(url: httpx.URL | str) -> str:
    """The host of an address, by which turns are taken."""
    return httpx.URL(url).host.rstrip(".").lower()


def name_in(url: httpx.URL | str) -> str:
    """What a document from this address is called: the last part of its path, or its host."""
    found = httpx.URL(url)
    parts = [part for part in found.path.split("/") if part]
    return unquote(parts[-1]) if parts else found.host


def is_one_site(host: str, other: str) -> bool:
    """Whether two hosts look like one site: the same, or one within the other, "www." and the like left aside."""
    one, two = _site(host), _site(other)
    return one == two or one.endswith(f".{two}") or two.endswith(f".{one}")


def _site(host: str) -> str:
    """The host without its first name where that is one that sites give to their parts."""
    first, _, rest = host.rstrip(".").lower().partition(".")
    return rest if first in ("www", "feeds", "feed", "rss", "m", "amp") and "." in rest else host


def _unfit(shown: str, reason: str) -> FetchError:
    return FetchError(shown, reason, code="address")
