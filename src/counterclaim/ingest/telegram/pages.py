"""Public pages of Telegram: a channel's (t.me/s/CHANNEL), a single post's, and posts embedded by themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from counterclaim.ingest.fragments import paragraphs_in, plain_paragraphs
from counterclaim.ingest.publication_dates import moment_of
from counterclaim.ingest.telegram.post import Chat, PagePosts, Post, username_of

OF_TELEGRAM = re.compile(
    rb"""telegram\.org/css/(?:widget-frame|telegram-web)|class=["']tgme_|"""
    rb"""property=["']og:site_name["'] content=["']Telegram["']"""
)
POST = re.compile(r"([A-Za-z0-9_]{1,40})/(\d{1,18})")
APP_LINK = re.compile(r"tg://resolve\?domain=([A-Za-z0-9_]{1,40})&post=(\d{1,18})")


def recognises(head: bytes, name: str) -> bool:
    """A page that Telegram's site or its widget made."""
    return OF_TELEGRAM.search(head) is not None


def posts_of(root: Any) -> PagePosts:
    """The posts of a page, in its order."""
    posts, left_out = [], Counter[str]()
    for element in _with_class(root, "tgme_widget_message"):
        place = POST.fullmatch(element.get("data-post") or "")
        if place is None:
            continue
        post = _post(element, place)
        if post.text:
            posts.append(post)
        else:
            left_out[_wordless(element)] += 1
    if not posts and not left_out:
        posts = list(_told_in_head(root))
    return PagePosts(posts=tuple(posts), left_out=left_out)


def _post(element: Any, place: re.Match[str]) -> Post:
    moments = (each.get("datetime") for each in _within(element, "tgme_widget_message_date", ".//time"))
    published = next((found for found in map(moment_of, moments) if found), None)
    return Post(
        chat=Chat(title=_first_line(element, "tgme_widget_message_owner_name"), username=username_of(place[1])),
        number=int(place[2]),
        text=_text(element),
        published=published.isoformat() if published else None,
        author=_first_line(element, "tgme_widget_message_forwarded_from_name")
        or _first_line(element, "tgme_widget_message_from_author"),
    )


def _text(element: Any) -> str:
    """The post's own words: neither those that it answers, nor those of a page that it links to."""
    if _is_service(element):
        return ""
    found = next(iter(_within(element, "js-message_text", ".")), None)
    return "\n\n".join(paragraphs_in(found)) if found is not None else ""


def _wordless(element: Any) -> str:
    if _is_service(element):
        return "service messages"
    if next(_with_class(element, "tgme_widget_message_poll"), None) is not None:
        return "polls"
    if next(_with_class(element, "tgme_widget_message_sticker_wrap"), None) is not None:
        return "stickers"
    return "pictures, films and files without words"


def _is_service(element: Any) -> bool:
    return "service_message" in (element.get("class") or "").split()


def _told_in_head(root: Any) -> Iterator[Post]:
    """The post of a page that shows it in a frame, and tells it in its head alone: without the day."""
    said = {
        meta.get("property"): (meta.get("content") or "").strip() for meta in root.iter("meta") if meta.get("property")
    }
    place = APP_LINK.match(said.get("al:android:url", ""))
    text = "\n\n".join(plain_paragraphs(said.get("og:description", "")))
    if place and text:
        chat = Chat(title=said.get("og:title") or None, username=username_of(place[1]))
        yield Post(chat=chat, number=int(place[2]), text=text)


def _with_class(root: Any, name: str) -> Iterator[Any]:
    """The elements of a class, in order; none of those within one that a post answers or links to."""
    return (element for element in root.iter("div", "a", "span", "i") if name in (element.get("class") or "").split())


def _within(element: Any, name: str, path: str) -> Iterator[Any]:
    return (
        found for each in _with_class(element, name) if not _borrowed(each, element) for found in each.iterfind(path)
    )


def _borrowed(each: Any, post: Any) -> bool:
    """Whether an element belongs to another post or page that this one shows."""
    for around in each.iterancestors():
        if around is post:
            return False
        if {"tgme_widget_message_reply", "tgme_widget_message_link_preview"} & set((around.get("class") or "").split()):
            return True
    return False


def _first_line(element: Any, name: str) -> str | None:
    found = next(_within(element, name, "."), None)
    return " ".join("".join(found.itertext()).split()) or None if found is not None else None
