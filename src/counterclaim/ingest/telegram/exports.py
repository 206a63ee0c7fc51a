"""JSON of Telegram, gone through as it streams by: exports of a chat or an account, dumps of messages."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from counterclaim.errors import DocumentError
from counterclaim.ingest import json_documents
from counterclaim.ingest.limits import Limits, megabytes
from counterclaim.ingest.raw import RawDocument, raw_document
from counterclaim.ingest.sources import Source
from counterclaim.ingest.streams import HEAD_BYTES, bounded_lines, chunks, replayed
from counterclaim.ingest.telegram.message_streams import Metered, messages_in
from counterclaim.ingest.telegram.messages import left_out_as
from counterclaim.ingest.telegram.post import left_out_words

FORM = "telegram_message"
"""The format of one message; its bytes are an object of the message and the chat that it stands in."""

UTF_8_MARK = b"\xef\xbb\xbf"
CHAT_TYPES = (
    rb"public_channel|private_channel|public_supergroup|private_supergroup|private_group|personal_chat|bot_chat|"
    rb"saved_messages|replies|verification_codes"
)
ONE_CHAT = re.compile(rb'\s*\{[^{}\[\]]{0,3000}"type"\s{0,99}:\s{0,99}"(?:' + CHAT_TYPES + rb')"')
SORTED_CHAT = re.compile(rb'\s*\{[^{}\[\]]{0,3000}"messages"\s{0,99}:\s{0,99}\[')
OF_A_MESSAGE = re.compile(rb'"(?:date_unixtime|text_entities|from_id)"')
ACCOUNT = re.compile(rb'\s*\{\s{0,99}"(?:about"\s{0,99}:\s{0,99}"[^"]{0,300}Telegram|chats"\s{0,99}:\s{0,99}\{)')
KEY = re.compile(rb'"([A-Za-z_]{1,30})"\s{0,99}:')
DUMPED = re.compile(rb'"_"\s{0,99}:\s{0,99}"Message(?:Service)?"')
OF_A_DUMP = frozenset(
    b"peer_id to_id fwd_from sender_id from_id grouped_id reply_to_msg_id post_author edit_date edit_hide".split()
)
WORDS = frozenset((b"message", b"text", b"caption"))


def recognises_export(head: bytes, name: str) -> bool:
    """An export of one chat or of an account, by its first keys."""
    start = head.removeprefix(UTF_8_MARK)
    if ONE_CHAT.match(start) or ACCOUNT.match(start):
        return True
    return SORTED_CHAT.match(start) is not None and OF_A_MESSAGE.search(start) is not None


def recognises_dump(head: bytes, name: str) -> bool:
    """An array, or lines, of messages with the keys that programs dump."""
    start = head.removeprefix(UTF_8_MARK).lstrip()
    if not start.startswith((b"{", b"[")) or (start.startswith(b"[") and not start[1:].lstrip().startswith(b"{")):
        return False
    if DUMPED.search(start[:600]):
        return True
    keys = set(KEY.findall(start))
    numbered = b"message_id" in keys or (b"id" in keys and not keys.isdisjoint(OF_A_DUMP))
    return b"date" in keys and numbered and not keys.isdisjoint(WORDS)


def export_parts(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[RawDocument | DocumentError]:
    """Each message with words of an export, in order; then one line for what has none."""
    from ijson import JSONError

    left_out, number = Counter[str](), 0
    unmarked = replayed(stream.read(HEAD_BYTES).removeprefix(UTF_8_MARK), stream)
    try:
        for number, (chat, message) in enumerate(messages_in(Metered(source, unmarked, limits)), 1):
            if message is None:
                size = megabytes(limits.document_bytes)
                yield source.refusal(
                    f"of more than {size}, or nested too deep; leave it out", "too_long", f"message {number}"
                )
            else:
                yield from _part(source, chat, message, left_out)
    except JSONError as error:
        yield from _told(source, left_out)
        reason = f"broken JSON after message {number:,} ({_first_line(error)}); what comes before is taken in"
        raise source.refusal(f"{reason}, export it again for the rest", "damaged") from error
    yield from _told(source, left_out)


def dump_parts(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[RawDocument | DocumentError]:
    """Each message with words of an array or of lines, in order; then one line for what has none."""
    left_out = Counter[str]()
    for part in _records(source, stream, limits):
        if isinstance(part, DocumentError):
            yield part
            continue
        try:
            message = json.loads(part.payload.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            yield part.refusal("not JSON; give one whole message", "json")
            continue
        kind = left_out_as(message) if isinstance(message, dict) else "messages without words"
        if kind is None:
            yield part
        else:
            left_out[kind] += 1
    yield from _told(source, left_out)


def _records(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[RawDocument | DocumentError]:
    """The messages as the bytes that they came in."""
    head = stream.read(HEAD_BYTES)
    whole = replayed(head, stream)
    if head.removeprefix(UTF_8_MARK).lstrip().startswith(b"["):
        for part in json_documents.parts(source, whole, limits):
            if not isinstance(part, Source):
                yield replace(part, format=FORM) if isinstance(part, RawDocument) else part
        return
    for number, line in bounded_lines(chunks(whole), limits.document_bytes):
        place = f"line {number}"
        if line is None:
            size = megabytes(limits.document_bytes)
            reason = f"one line of more than {size}; split it, or raise COUNTERCLAIM_MAX_BYTES"
            yield source.refusal(reason, "too_long", place)
        elif line.strip():
            inner = ": ".join(filter(None, (source.place, place)))
            yield raw_document(replace(source, place=inner, name=f"{source.name}:{number}"), FORM, line)


def _part(
    source: Source, chat: dict[str, Any], message: dict[str, Any], left_out: Counter[str]
) -> Iterator[RawDocument]:
    kind = left_out_as(message)
    if kind is not None:
        left_out[kind] += 1
        return
    place = ": ".join(filter(None, (source.place, f"message {message.get('id')}")))
    envelope = {"chat": chat, "message": message}
    payload = json.dumps(envelope, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "replace")
    yield raw_document(replace(source, place=place), FORM, payload)


def _told(source: Source, left_out: Counter[str]) -> Iterator[DocumentError]:
    if left_out:
        yield source.refusal(left_out_words(left_out), "left_out")


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split("\n")[0].split())[:80]
