"""The names under which records of documents (JSON, CSV, Parquet) state what a document states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from counterclaim.ingest.raw import LONE_SURROGATE, RawDocument
from counterclaim.ingest.stating import Stated

KEYS: dict[str, tuple[str, ...]] = {
    "text": (
        "text",
        "body",
        "content",
        "article",
        "article_text",
        "article_body",
        "full_text",
        "plain_text",
        "main_text",
        "text_content",
        "content_text",
        "raw_content",
        "message",
    ),
    "name": ("id", "name", "doc_id", "document_id", "article_id", "uuid", "guid"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "outlet", "site_name", "source_name", "publication", "newspaper", "channel"),
    "url": ("url", "link", "canonical_url", "source_url", "article_url", "permalink"),
    "published": (
        "published",
        "published_on",
        "published_at",
        "date_published",
        "published_date",
        "publication_date",
        "publish_date",
        "pub_date",
        "date",
        "datetime",
        "created_at",
    ),
    "language": ("lang", "language", "in_language"),
    "author": ("author", "authors", "byline", "creator"),
    "updated": ("updated", "updated_at", "modified", "date_modified", "modified_at", "last_modified"),
}
"""What a document states, and the keys that state it: the contract's own first, then the others in this order.

Capitals, spaces, underscores and hyphens make no difference, so "datePublished" is "date_published".
"""

OWN_DOCUMENT = re.compile(r"doc_[0-9a-f]{16}")
"""A key of our own; beside it the record has the document's name."""

MOMENT = "publishedat"
"""The folded key of a moment that may stand beside a day."""
MOST_AUTHORS = 100
TYPES = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", str: "text"}


@lru_cache(maxsize=4096)
def folded(key: str) -> str:
    """A key without what makes no difference."""
    return re.sub(r"[\s_-]", "", key.lower())


FOLDED = {field: tuple(map(folded, keys)) for field, keys in KEYS.items()}
"""The same, each key without what makes no difference."""
PLACES = {folded(key): (field, rank) for field, keys in KEYS.items() for rank, key in enumerate(keys, 1)}
"""Which field a folded key states, and how far behind in its order."""
OWN_KEYS = frozenset(keys[0] for keys in KEYS.values())
KNOWN = frozenset(PLACES)
TEXT = frozenset(key for key, (field, _) in PLACES.items() if field == "text")

Candidates = dict[str, list[tuple[int, str, Any]]]
"""What may state each field: rank (0 for the contract's own key), key and value."""


def text_and_stated(raw: RawDocument, record: Mapping[str, Any]) -> tuple[str, Stated]:
    """A record's text, exactly as it stands there, and what it states. Raises DocumentError where it has no text."""
    candidates = _candidates(record)
    text = _text(raw, candidates.get("text", []), record)
    fields = {field: _words(raw, field, candidates[field]) for field in candidates if field != "text"}
    moments = [value for _, key, value in candidates.get("published", ()) if folded(key) == MOMENT]
    fields["published_at"] = next((value for value in moments if isinstance(value, str)), None)
    name = record.get("name")
    if OWN_DOCUMENT.fullmatch(fields.get("name") or "") and isinstance(name, str) and name.strip():
        fields["name"] = name
    return text, Stated(**fields)


def _candidates(record: Mapping[str, Any]) -> Candidates:
    """The values that are there, in the order of their keys' ranks; of two with one rank, the first first."""
    found: Candidates = {}
    for key, value in record.items():
        place = PLACES.get(folded(key))
        if place and value is not None and value != "":
            field, rank = place
            found.setdefault(field, []).append((0 if key in OWN_KEYS else rank, key, value))
    for each in found.values():
        each.sort(key=lambda candidate: candidate[0])
    return found


def _text(raw: RawDocument, candidates: list[tuple[int, str, Any]], record: Mapping[str, Any]) -> str:
    if candidates:
        _, key, value = candidates[0]
        if isinstance(value, str):
            return value
        reason = f"{key[:40]!r} is {TYPES[type(value)]}, not text; give the document's text as a string"
        raise raw.refusal(reason, "fields")
    if isinstance(record.get("text"), str):
        return ""
    raise raw.refusal("no 'text'; give the document's text as a string", "fields")


def _words(raw: RawDocument, field: str, candidates: list[tuple[int, str, Any]]) -> str | None:
    """What states the field: the contract's key must be text, of the others what is none is passed over."""
    for rank, key, value in candidates:
        words = _plain(field, value)
        if words is None and (rank == 0 or field == "published"):
            raise raw.refusal(f"{key[:40]!r} is {TYPES[type(value)]}, not text; write it in quotes", "fields")
        if words is not None and LONE_SURROGATE.search(words):
            raise raw.refusal(f"half of a surrogate pair in {key[:40]!r}; write it as UTF-8", "encoding")
        if words:
            return words
    return None


def _plain(field: str, value: Any) -> str | None:
    """A value as words: a number that is an id, several authors in a row, the name of a publisher that is an object."""
    if isinstance(value, str):
        return value
    if field == "name" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if field in ("publisher", "author") and isinstance(value, dict):
        name = value.get("name")
        return name if isinstance(name, str) else None
    if field == "author" and isinstance(value, list):
        names = [_plain(field, each) for each in value[:MOST_AUTHORS] if not isinstance(each, list)]
        return ", ".join(name.strip() for name in names if name and name.strip())
    return None
