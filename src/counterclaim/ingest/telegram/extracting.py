"""Posts as documents, each by itself or a page of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from counterclaim.errors import DocumentError
from counterclaim.ingest.feeds.well_formed import decoded_xml
from counterclaim.ingest.formats import Extracts
from counterclaim.ingest.limits import Limits, megabytes
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.telegram.messages import is_of_desktop, post_of_desktop, post_of_dump
from counterclaim.ingest.telegram.post import Chat, PagePosts, Post, document_of_post, left_out_words
from counterclaim.model.document import Document


def of_message(raw: RawDocument, limits: Limits, published_on: date | None) -> Document:
    """The document of one message in JSON."""
    try:
        record = json.loads(raw.payload.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise raw.refusal("a message that is no JSON; export it again", "json") from error
    if not isinstance(record, dict):
        raise raw.refusal("a message that is no JSON object; export it again", "json")
    chat, message = record.get("chat"), record.get("message")
    in_chat = isinstance(chat, dict) and isinstance(message, dict)
    post = _of_export(chat or {}, message or {}) if in_chat else post_of_dump(record)
    if post is None:
        raise raw.refusal("a message without a number; give it an 'id'", "fields")
    return document_of_post(raw, post, limits, published_on)


def of_page(posts_of: Callable[[Any], PagePosts]) -> Extracts:
    """The extractor of a kind of page: its posts, then one line for all that is left out."""

    def extract(raw: RawDocument, limits: Limits, published_on: date | None) -> Iterator[Document | DocumentError]:
        from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]

        if len(raw.payload) > limits.page_bytes:
            size = f"{megabytes(len(raw.payload))}, more than the limit of {megabytes(limits.page_bytes)}"
            raise raw.refusal(f"a page of {size}; raise COUNTERCLAIM_MAX_PAGE_BYTES", "too_long")
        try:
            root = _root(decoded_xml(raw.payload, raw.charset))
            found = posts_of(root) if root is not None else PagePosts(posts=(), left_out=Counter())
        except (XMLSyntaxError, ValueError) as error:
            raise raw.refusal("a page that can't be taken apart; save it again", "html") from error
        if not found.posts and not found.left_out:
            raise raw.refusal("a page of Telegram without posts; give t.me/s/CHANNEL or an export", "empty")
        return _documents(raw, found, limits, published_on)

    return extract


def _documents(
    raw: RawDocument, found: PagePosts, limits: Limits, published_on: date | None
) -> Iterator[Document | DocumentError]:
    for post in found.posts:
        place = ": ".join(filter(None, (raw.place, f"message {post.number}")))
        payload = json.dumps(asdict(post), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        one = replace(raw, place=place, payload=payload.encode("utf-8", "replace"))
        try:
            yield document_of_post(one, post, limits, published_on)
        except DocumentError as refusal:
            yield refusal
    if found.left_out:
        yield raw.refusal(left_out_words(found.left_out), "left_out")


def _of_export(chat: dict[str, Any], message: dict[str, Any]) -> Post | None:
    if not is_of_desktop(message):
        return post_of_dump(message)
    name, kind, number = chat.get("name"), chat.get("type"), chat.get("id")
    told = Chat(title=name if isinstance(name, str) else None, number=number if isinstance(number, int) else None)
    return post_of_desktop(message, told, kind if isinstance(kind, str) else None)


def _root(markup: str) -> Any:
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser  # type: ignore[import-untyped]

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    return etree.fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser)
