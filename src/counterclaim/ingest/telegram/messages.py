"""Messages as Telegram Desktop and common programs write them in JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from counterclaim.ingest.publication_dates import moment_of, publication_date
from counterclaim.ingest.telegram.post import Chat, Post, bare_number, moment_words, username_of

Message = Mapping[str, Any]

LINK = re.compile(r"https?://(?:www\.)?t(?:elegram)?\.me/(?:s/)?([A-Za-z][A-Za-z0-9_]{3,31})/(\d{1,18})")
MARKED = re.compile(r"(\*\*|__|~~|\|\|)(?=\S|\s\S)(.{1,3000}?)\1", re.DOTALL)
MARKED_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\((?:https?|tg)://[^\s()]{1,2000}\)")
ON_A_LINE = frozenset({"blockquote", "expandable_blockquote", "pre"})

CHANNEL = re.compile(r"(?:public|private)_channel")
MEDIA = ("photo", "file", "media", "document", "video", "audio", "voice", "animation", "video_note", "media_type")
NO_WORDS = ("location_information", "contact_information", "game_title", "invoice_information", "location", "contact")


def is_of_desktop(message: Message) -> bool:
    """Whether Telegram Desktop wrote it."""
    return isinstance(message.get("type"), str) and "_" not in message and isinstance(message.get("id"), int)


def left_out_as(message: Message) -> str | None:
    """What a message is that has no words of its own ("service messages"); None for one that has some."""
    if message.get("type") == "service" or message.get("_") == "MessageService" or message.get("action"):
        return "service messages"
    if words_of(message):
        return None
    if message.get("poll") or "Poll" in _kind(message.get("media")):
        return "polls"
    if message.get("media_type") == "sticker" or message.get("sticker"):
        return "stickers"
    if any(message.get(key) for key in MEDIA):
        return "pictures, films and files without words"
    return "places, contacts and games" if any(message.get(key) for key in NO_WORDS) else "messages without words"


def words_of(message: Message) -> str:
    """The words of a message: its text, or what stands below its picture."""
    for key in ("message", "text", "text_entities", "caption"):
        value = message.get(key)
        plain = flattened(value).strip()
        if plain:
            return _unmarked(plain) if key == "text" and _is_marked(message, value) else plain
    return ""


def flattened(text: Any) -> str:
    """A text in pieces, some of them bold, hidden or links, as the words that people read."""
    if isinstance(text, str):
        return text
    return "".join(_piece(each) for each in text) if isinstance(text, list) else ""


def post_of_desktop(message: Message, chat: Chat, kind: str | None) -> Post | None:
    """The post of a message in an export; None if it has no number."""
    number = message.get("id")
    if not isinstance(number, int):
        return None
    sender = _line(message.get("from"))
    in_channel = kind is not None and CHANNEL.fullmatch(kind) is not None
    signed = _line(message.get("author")) or (None if in_channel else sender)
    told = chat if chat.title else Chat(title=sender, username=chat.username, number=chat.number)
    return Post(
        chat=told,
        number=number,
        text=words_of(message),
        published=_desktop_moment(message, "date"),
        updated=_desktop_moment(message, "edited"),
        author=_line(message.get("forwarded_from")) or signed,
    )


def post_of_dump(message: Message) -> Post | None:
    """The post of a message as programs dump it (Telethon, Pyrogram, the Bot API); None if it has no number."""
    number = message.get("message_id", message.get("id"))
    linked = LINK.match(str(message.get("url") or message.get("link") or ""))
    if linked and not isinstance(number, int):
        number = int(linked[2])
    if not isinstance(number, int):
        return None
    return Post(
        chat=_chat_of_dump(message, linked[1] if linked else None),
        number=number,
        text=words_of(message),
        published=_dump_moment(message.get("date")),
        updated=None if message.get("edit_hide") else _dump_moment(message.get("edit_date")),
        author=_forwarded_from(message) or _line(message.get("post_author") or message.get("author_signature")),
    )


def _chat_of_dump(message: Message, linked: str | None) -> Chat:
    chat = _inner(message, "chat") or _inner(message, "sender_chat")
    title = (
        chat.get("title") or message.get("chat_title") or message.get("channel_title") or message.get("channel_name")
    )
    channel = _line(message.get("channel"))
    given = channel if channel and channel.startswith("@") else None
    named = chat.get("username") or message.get("channel_username") or message.get("username") or given
    peer = _inner(message, "peer_id") or _inner(message, "to_id")
    numbers = (peer.get("channel_id"), peer.get("chat_id"), chat.get("id"), message.get("chat_id"))
    number = next((one for one in (*numbers, message.get("sender_id")) if isinstance(one, int)), None)
    return Chat(
        title=_line(title) or channel,
        username=linked or username_of(_line(named)),
        number=bare_number(number) if number is not None else None,
    )


def _forwarded_from(message: Message) -> str | None:
    """The channel or person whose words these were before: by name, or else by number."""
    origin = _inner(message, "forward_origin")
    chats = (_inner(message, "forward_from_chat"), _inner(origin, "chat"), _inner(message, "forward_from"))
    names = [chat.get("title") or chat.get("first_name") for chat in chats]
    forward = _inner(message, "fwd_from")
    names += [forward.get("from_name"), message.get("forward_sender_name"), origin.get("sender_user_name")]
    named = next((name for name in map(_line, names) if name), None)
    number = _inner(forward, "from_id").get("channel_id")
    return named or (f"t.me/c/{number}" if isinstance(number, int) else None)


def _desktop_moment(message: Message, key: str) -> str | None:
    """The moment, where the export states it; older ones state the clock of whoever exported, and no zone."""
    shown = message.get(key)
    local = shown if isinstance(shown, str) else None
    day = publication_date(local) if local else None
    return moment_words(message.get(f"{key}_unixtime"), local) or (day.isoformat() if day else None)


def _dump_moment(value: Any) -> str | None:
    if isinstance(value, str):
        moment = moment_of(value)
        day = publication_date(value)
        return moment.isoformat() if moment else day.isoformat() if day else None
    return moment_words(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _piece(piece: Any) -> str:
    if not isinstance(piece, dict):
        return piece if isinstance(piece, str) else ""
    words = piece.get("text")
    plain = words if isinstance(words, str) else ""
    return f"\n{plain}\n" if piece.get("type") in ON_A_LINE and "\n" in plain else plain


def _is_marked(message: Message, value: Any) -> bool:
    """Whether signs for bold and the like stand in the text itself, as Telethon's `text` has them."""
    return isinstance(value, str) and "type" not in message and not message.get("entities")


def _unmarked(text: str) -> str:
    """A text without the signs that mark what is bold, slanted, struck or hidden, and where links lead."""
    return MARKED_LINK.sub(r"\1", MARKED.sub(r"\2", MARKED.sub(r"\2", text)))


def _inner(message: Message, key: str) -> Message:
    value = message.get(key)
    return value if isinstance(value, dict) else {}


def _kind(value: Any) -> str:
    return str(value.get("_")) if isinstance(value, dict) else ""


def _line(value: Any) -> str | None:
    """Words in one line; half of a surrogate pair, which JSON can spell, is no character."""
    return " ".join(value.encode("utf-8", "replace").decode().split()) or None if isinstance(value, str) else None
