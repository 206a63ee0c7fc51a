"""The file that says which sources are followed, and how: sources.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import FetchError, SettingsError
from counterclaim.fetch.addresses import fit_address, host_of
from counterclaim.fetch.asking import Manners

MOST_BYTES = 20_000_000
SHORTEST_S, LONGEST_S = 30.0, 30 * 86_400.0
MOST_PAGES = 1_000

_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*(s|m|h|d)")
_UNITS = {"s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}
_LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSource:
    """One source of the file.

    `every_s` is how often it is fetched, `gap_s` the least time between two fetches of its host, both in seconds.
    `pages` has the pages fetched that it names, `most_pages` of the newest, on its own site or on one of `hosts`.
    `language` (ISO 639-1) and `publisher` hold for all that comes of it.
    """

    address: str
    name: str
    every_s: float = 900.0
    gap_s: float = 1.0
    pages: bool = False
    most_pages: int = 20
    hosts: tuple[str, ...] = ()
    language: str | None = None
    publisher: str | None = None
    allow_private: bool = False
    ignore_robots: bool = False

    def manners(self) -> Manners:
        """How its host is treated."""
        return Manners(gap_s=self.gap_s, obey_robots=not self.ignore_robots, allow_private=self.allow_private)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """All sources of a file, and how servers can reach whoever follows them (an address of mail or of a page)."""

    sources: tuple[ListedSource, ...]
    contact: str | None = None


def read_source_list(path: str | Path) -> SourceList:
    """The sources of a file. Raises SettingsError, which names the file, the source and the key."""
    try:
        payload = Path(path).read_bytes()
        if len(payload) > MOST_BYTES:
            raise SettingsError(f"{path}: more than {MOST_BYTES // 1_000_000} MB; split it")
        told = tomllib.loads(payload.decode("utf-8-sig"))
    except OSError as error:
        raise SettingsError(
            f"{path}: can't be read ({(error.strerror or 'no file').lower()}); check the path"
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path}: no TOML: {error}") from error
    return _source_list(told, str(path))


def seconds_of(words: object) -> float:
    """A length of time as people write it ("90s", "10m", "1.5h", "2d"), in seconds. Raises ValueError."""
    found = _LENGTH.fullmatch(words.strip()) if isinstance(words, str) else None
    if not found:
        raise ValueError('is no length of time; write it as "10m", "1.5h" or "2d"')
    return float(found[1]) * _UNITS[found[2]]


def _source_list(told: Mapping[str, Any], path: str) -> SourceList:
    tables = told.get("source")
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise SettingsError(f"{path}: names no source; begin each with [[source]], then address = …")
    usual = {key: value for key, value in told.items() if key not in ("source", "contact")}
    shared = _values(usual, tuple(key for key in CHECKS if key not in ONLY_OWN), path)
    sources = tuple(_source(table, shared, f"{path}: source {at}") for at, table in enumerate(tables, start=1))
    seen: dict[str, int] = {}
    for at, source in enumerate(sources, start=1):
        first = seen.setdefault(source.address, at)
        if first != at:
            raise SettingsError(
                f"{path}: source {at} ({source.name}): has the address of source {first}; leave one out"
            )
    contact = told.get("contact")
    return SourceList(sources=sources, contact=None if contact is None else _value("contact", contact, _contact, path))


def _source(table: Mapping[str, Any], shared: Mapping[str, Any], place: str) -> ListedSource:
    name = table.get("name")
    where = f"{place} ({name})" if isinstance(name, str) else place
    if not isinstance(table.get("address"), str):
        raise SettingsError(f'{where}: address is missing; write address = "https://…"')
    values = {**shared, **_values(table, tuple(CHECKS), where)}
    try:
        url = fit_address(values["address"], allow_private=values.get("allow_private", False))
    except FetchError as error:
        raise SettingsError(f"{where}: address: {error.reason}") from error
    return ListedSource(**{**values, "address": str(url), "name": values.get("name") or host_of(url)})


def _values(table: Mapping[str, Any], known: tuple[str, ...], where: str) -> dict[str, Any]:
    for key in table:
        if key not in known:
            raise SettingsError(f"{where}: {key} is no key here; known are {', '.join(known)}")
    return {FIELDS.get(key, key): _value(key, value, CHECKS[key], where) for key, value in table.items()}


def _value(key: str, value: object, check: Callable[[object], object], where: str) -> Any:
    try:
        return check(value)
    except ValueError as error:
        raise SettingsError(f"{where}: {key}: {str(value)[:80]!r} {error}") from error


def _words(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > 4_000 or not value.isprintable():
        raise ValueError("is no line of text")
    return value.strip()


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("is neither true nor false")
    return value


def _every(value: object) -> float:
    seconds = seconds_of(value)
    if not SHORTEST_S <= seconds <= LONGEST_S:
        raise ValueError("is out of bounds; from 30s to 30d")
    return seconds


def _gap(value: object) -> float:
    seconds = seconds_of(value)
    if seconds > 3_600:
        raise ValueError("is out of bounds; up to 1h")
    return seconds


def _most_pages(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_PAGES:
        raise ValueError(f"is no number from 1 to {MOST_PAGES}")
    return value


def _hosts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(host, str) and "/" not in host for host in value):
        raise ValueError('is no list of hosts; write it as ["www.example.org"]')
    return tuple(_words(host).lower() for host in value)


def _language(value: object) -> str:
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        raise ValueError('is no language of two letters; write it as "en"')
    return value


def _contact(value: object) -> str:
    words = _words(value)
    if not words.isascii() or "(" in words or ")" in words:
        raise ValueError("is no address of mail or of a page")
    return words


CHECKS: dict[str, Callable[[object], object]] = {
    "address": _words,
    "name": _words,
    "every": _every,
    "gap": _gap,
    "pages": _yes_or_no,
    "most_pages": _most_pages,
    "hosts": _hosts,
    "language": _language,
    "publisher": _words,
    "allow_private": _yes_or_no,
    "ignore_robots": _yes_or_no,
}
"""The keys of a source, and what each may be; all but the first two may also stand above all sources."""

ONLY_OWN = ("address", "name")
FIELDS = {"every": "every_s", "gap": "gap_s"}
