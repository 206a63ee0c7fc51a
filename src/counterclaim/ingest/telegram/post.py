"""A post, whatever it was written down in, and the document that it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone

from counterclaim.ingest.encoding import checked
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.stated import document_of
from counterclaim.ingest.stating import Stated
from counterclaim.model.document import Document

PUBLIC = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")
"""The name by which anybody finds a channel (Telegram's rule for usernames)."""

EARLIEST, LATEST = 1_300_000_000, 7_000_000_000
"""Seconds since 1970 between which a post can have been written."""

QUARTER_HOUR = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """The channel, group or talk that posts stand in: its title, its public name, its number; null is not known."""

    title: str | None = None
    username: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post: its number in its chat, its words, and who wrote them, where that is not the chat itself.

    `author` is the channel or person that it was forwarded from, or else the signature below it, or else who wrote it
    in a group. `published` and `updated` are in ISO 8601, a day where the zone is not known.
    """

    chat: Chat
    number: int
    text: str
    published: str | None = None
    updated: str | None = None
    author: str | None = None

    @property
    def name(self) -> str:
        """What tells the post from all others, the same in each form and version of it: "channel/12345"."""
        chat = self.chat
        if chat.username is not None:
            return f"{chat.username}/{self.number}"
        return f"c/{chat.number}/{self.number}" if chat.number is not None else f"{chat.title or 'chat'}/{self.number}"

    @property
    def url(self) -> str | None:
        """Where anybody can read it; null unless its channel is known to be public."""
        return f"https://t.me/{self.name}" if self.chat.username is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePosts:
    """The posts of a page in its order, and how many others of each kind have no words of their own."""

    posts: tuple[Post, ...]
    left_out: Counter[str]


def document_of_post(raw: RawDocument, post: Post, limits: Limits, published_on: date | None) -> Document:
    """The document that a post is; without a title, since a post has none."""
    stated = Stated(
        name=post.name,
        url=post.url,
        publisher=post.chat.title,
        published=post.published,
        updated=post.updated,
        author=post.author if post.author != post.chat.title else None,
    )
    around = replace(raw.stated, name=None, url=None, title=None) if raw.stated else None
    return document_of(replace(raw, stated=around), checked(post.text, raw, limits), stated, published_on)


def left_out_words(numbers: Counter[str]) -> str:
    """What is told, in one line, of messages that have no words of their own: how many there were of each kind."""
    told = ", ".join(f"{number:,} {kind}" for kind, number in sorted(numbers.items()))
    return f"left out: {told}; all else is taken in"


def username_of(words: str | None) -> str | None:
    """A public name, with or without the sign before it; None if it can't be one."""
    plain = (words or "").strip().removeprefix("@")
    return plain if PUBLIC.fullmatch(plain) else None


def bare_number(number: int) -> int:
    """A chat's number as posts bear it, from the form that programs use (-100… for a channel)."""
    words = str(number)
    return int(words[4:]) if words.startswith("-100") and len(words) > 4 else abs(number)


def moment_words(seconds: object, local: str | None = None) -> str | None:
    """Seconds since 1970 in ISO 8601, in the zone of the clock that `local` was read from, or else in UTC."""
    try:
        since = int(str(seconds))
    except ValueError:
        return None
    if not EARLIEST <= since <= LATEST:
        return None
    moment = datetime.fromtimestamp(since, UTC)
    return moment.astimezone(_zone(moment, local)).isoformat()


def _zone(moment: datetime, local: str | None) -> timezone:
    """The zone in which the clock showed `local` at that moment, if there is such a zone."""
    try:
        shown = datetime.fromisoformat(local or "").replace(tzinfo=UTC)
    except ValueError:
        return UTC
    ahead = shown - moment
    if abs(ahead) > timedelta(hours=14) or ahead.total_seconds() % QUARTER_HOUR:
        return UTC
    return timezone(ahead)
