"""Pages that Telegram Desktop exports (messages.html, messages2.html …): a chat's posts, a thousand a page."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from counterclaim.ingest.fragments import paragraphs_in
from counterclaim.ingest.publication_dates import moment_of, publication_date
from counterclaim.ingest.telegram.post import Chat, PagePosts, Post

EXPORTED = re.compile(rb"<title>Exported Data</title>")
OF_A_CHAT = re.compile(rb"""class=["']page_wrap|js/script\.js""")
NUMBER = re.compile(r"message-?(\d{1,18})")
SHOWN = re.compile(r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2}):(\d{2})(?: UTC([+-])(\d{2}):?(\d{2}))?")


def recognises(head: bytes, name: str) -> bool:
    """A page with the title and the scripts of an export."""
    return EXPORTED.search(head) is not None and OF_A_CHAT.search(head) is not None


def posts_of(root: Any) -> PagePosts:
    """The posts of a page, in its order; one that is joined to the one before it has the same sender."""
    header = _find(root, "page_header")
    title = _line(_find(header, "text")) if header is not None else None
    posts, left_out, sender = [], Counter[str](), None
    for element in (each for each in root.iter("div") if "message" in _classes(each)):
        number = NUMBER.fullmatch(element.get("id") or "")
        if number is None:
            continue
        body = _find(element, "body")
        if "service" in _classes(element) or body is None:
            left_out["service messages"] += 1
            continue
        sender = (sender if "joined" in _classes(element) else None) or _line(_child(body, "from_name"))
        post = _post(body, Chat(title=title or sender), int(number[1]), sender)
        if post.text:
            posts.append(post)
        else:
            left_out[_wordless(body)] += 1
    return PagePosts(posts=tuple(posts), left_out=left_out)


def _post(body: Any, chat: Chat, number: int, sender: str | None) -> Post:
    forwarded = _child(body, "forwarded")
    words = _child(forwarded, "text") if forwarded is not None else _child(body, "text")
    date = _child(body, "date")
    return Post(
        chat=chat,
        number=number,
        text="\n\n".join(paragraphs_in(words)) if words is not None else "",
        published=_moment(date.get("title")) if date is not None else None,
        author=_forwarder(forwarded) or _line(_child(body, "signature")) or sender,
    )


def _forwarder(forwarded: Any) -> str | None:
    """The channel that a post comes from, without the day of its first publication, which stands beside it."""
    name = _child(forwarded, "from_name") if forwarded is not None else None
    if name is None:
        return None
    pieces = [name.text or ""]
    for inner in name:
        pieces += [*(inner.itertext() if "date" not in _classes(inner) else ()), inner.tail or ""]
    return " ".join(" ".join(pieces).split()) or None


def _wordless(body: Any) -> str:
    kinds = {name for element in body.iter("div", "a") for name in _classes(element)}
    if "media_poll" in kinds:
        return "polls"
    if "sticker_wrap" in kinds or "sticker" in kinds:
        return "stickers"
    return "pictures, films and files without words"


def _moment(shown: str | None) -> str | None:
    """The moment that stands beside a post, in its own zone; of older exports, which state none, the day."""
    found = SHOWN.fullmatch((shown or "").strip())
    if found is None:
        return None
    day = publication_date(f"{found[3]}-{found[2]}-{found[1]}")
    if found[7] is None or day is None:
        return day.isoformat() if day else None
    moment = moment_of(f"{day.isoformat()}T{found[4]}:{found[5]}:{found[6]}{found[7]}{found[8]}:{found[9]}")
    return moment.isoformat() if moment else day.isoformat()


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split()


def _find(element: Any, name: str) -> Any:
    """The first element of a class within."""
    return next((each for each in element.iter("div") if name in _classes(each)), None)


def _child(element: Any, name: str) -> Any:
    """The first element of a class that lies directly within."""
    return next((each for each in element if name in _classes(each)), None)


def _line(element: Any) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None
