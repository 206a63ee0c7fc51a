"""JSON of Telegram: exports of a chat or an account, dumps of messages, whole or cut."""

from __future__ import annotations

import io
import json
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import DocumentError
from counterclaim.ingest.documents import open_documents, raw_documents_in
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.sources import Source
from counterclaim.model.document import Document

SHARED = Path("../shared/data/ingest/telegram/telethon_dump_ria_novosti_sample.json")


def message(number: int, text: Any, **more: Any) -> dict[str, Any]:
    """A message as Telegram Desktop exports it."""
    return {
        "id": number,
        "type": "message",
        "date": "2024-05-01T01:30:00",
        "date_unixtime": "1714516200",
        "from": "Harbour Watch",
        "from_id": "channel1500",
        "text": text,
        "text_entities": [],
        **more,
    }


def export(*messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An export of one channel."""
    return {"name": "Harbour Watch", "type": "public_channel", "id": 1500, "messages": list(messages), **more}


def taken(payload: Any, limits: Limits | None = None) -> tuple[list[Document], list[DocumentError]]:
    """The documents and the refusals of what is given, as bytes or to be written as JSON."""
    content = payload if isinstance(payload, bytes) else json.dumps(payload, ensure_ascii=False, indent=1).encode()
    found = list(open_documents(["-"], io.BytesIO(content), limits or Limits()))
    return (
        [one for one in found if isinstance(one, Document)],
        [one for one in found if isinstance(one, DocumentError)],
    )


def only(payload: Any) -> Document:
    """The one document of what is given, of which nothing is refused."""
    (document,), refused = taken(payload)
    assert not refused, refused
    return document


def test_a_message_is_a_document_named_after_its_chat_and_number() -> None:
    document = only(export(message(7, "Two drones fell into the harbour.")))
    assert (document.name, document.publisher, document.url) == ("c/1500/7", "Harbour Watch", None)
    assert (document.text, document.title, document.author) == ("Two drones fell into the harbour.", None, None)
    assert document.published_at == datetime(2024, 4, 30, 22, 30, tzinfo=UTC)
    assert document.published_on == date(2024, 5, 1), "the day in the zone of the export's clock"
    assert document.origin == "stdin: message 7"


def test_a_text_in_pieces_is_read_as_people_see_it() -> None:
    pieces = [
        "Night of 1 May:\n",
        {"type": "bold", "text": "12 drones"},
        " shot down, ",
        {"type": "text_link", "text": "map", "href": "https://map.example"},
        {"type": "custom_emoji", "text": "❗", "document_id": "x"},
        {"type": "spoiler", "text": " one missed"},
        {"type": "blockquote", "text": "line one\nline two"},
    ]
    text = only(export(message(1, pieces))).text
    assert text == "Night of 1 May:\n12 drones shot down, map❗ one missed\nline one\nline two"


def test_newer_exports_that_have_their_text_in_entities_alone_are_read() -> None:
    assert only(export(message(1, "", text_entities=[{"type": "plain", "text": "Shelling."}]))).text == "Shelling."


def test_what_has_no_words_is_counted_in_one_line() -> None:
    documents, refused = taken(
        export(
            message(1, "", type="service", action="pin_message"),
            message(2, "", photo="(File not included.)"),
            message(3, "", photo="(File not included.)"),
            message(4, "", media_type="sticker", file="x"),
            message(5, "", poll={"question": "Who?", "answers": []}),
            message(6, "The caption of an album of three.", photo="(File not included.)"),
        )
    )
    assert [one.text for one in documents] == ["The caption of an album of three."]
    (line,) = refused
    assert line.code == "left_out"
    assert line.reason.startswith(
        "left out: 2 pictures, films and files without words, 1 polls, 1 service messages, 1 stickers"
    )


def test_an_edited_message_keeps_its_name_and_tells_when() -> None:
    before = only(export(message(7, "Two drones fell.")))
    after = only(export(message(7, "Three drones fell.", edited="2024-05-01T02:00:00", edited_unixtime="1714518000")))
    assert before.name == after.name
    assert before.id != after.id
    assert after.updated_at == datetime(2024, 4, 30, 23, 0, tzinfo=UTC)


def test_a_forwarded_message_names_whom_it_is_from_as_its_author() -> None:
    document = only(export(message(7, "Words.", forwarded_from="Coast Guard", author="Night editor")))
    assert (document.publisher, document.author) == ("Harbour Watch", "Coast Guard")
    assert only(export(message(7, "Words.", author="Night editor"))).author == "Night editor"
    assert only(export(message(7, "Words.", forwarded_from=None))).author is None


def test_in_a_group_the_author_is_who_wrote() -> None:
    document = only(export(message(7, "I saw smoke.", **{"from": "Ann"}), type="public_supergroup", name="Neighbours"))
    assert (document.publisher, document.author) == ("Neighbours", "Ann")


def test_an_export_of_an_old_edition_states_a_day_and_no_moment() -> None:
    old = message(7, "Words.")
    del old["date_unixtime"]
    document = only(export(old))
    assert (document.published_on, document.published_at) == (date(2024, 5, 1), None)


def test_an_account_s_chats_are_all_read_each_under_its_own_name() -> None:
    other = {"name": "Ann", "type": "personal_chat", "id": 9, "messages": [message(1, "Hello.", **{"from": "Ann"})]}
    account = {
        "about": "Here is the data you requested. Telegram …",
        "contacts": {"list": [{"name": "Wrong", "id": 3, "type": "x"}]},
        "chats": {"about": "…", "list": [export(message(7, "A strike.")), other, {"type": "replies", "messages": []}]},
        "left_chats": {"about": "…", "list": [export(message(8, "A raid."), name="Gone", id=77)]},
    }
    documents, _ = taken(account)
    assert [(one.name, one.publisher) for one in documents] == [
        ("c/1500/7", "Harbour Watch"),
        ("c/9/1", "Ann"),
        ("c/77/8", "Gone"),
    ]


def test_an_export_written_anew_with_sorted_keys_is_recognised() -> None:
    content = json.dumps(export(message(7, "A strike.")), sort_keys=True).encode()
    assert taken(content)[0][0].name == "c/1500/7"
    assert taken(b"\xef\xbb\xbf" + content)[0][0].publisher == "Harbour Watch"


def test_of_an_export_that_is_cut_off_the_whole_messages_are_kept() -> None:
    whole = json.dumps(export(*(message(number, f"Post {number}.") for number in range(1, 6)))).encode()
    documents, (refusal,) = taken(whole[: whole.index(b"Post 4")])
    assert [one.name for one in documents] == ["c/1500/1", "c/1500/2", "c/1500/3"]
    assert refusal.code == "damaged"
    assert "after message 3" in refusal.reason


def test_a_message_of_more_than_a_document_may_hold_is_refused_and_the_rest_read() -> None:
    long = message(2, ["x" * 10] * 30_000)
    documents, refused = taken(export(message(1, "One."), long, message(3, "Three.")), Limits(document_bytes=200_000))
    assert [one.text for one in documents] == ["One.", "Three."]
    assert [one.code for one in refused] == ["too_long"]


def test_one_endless_value_ends_the_export() -> None:
    endless = json.dumps(export(message(1, "One."), message(2, "x" * 2_000_000))).encode()
    documents, (refusal,) = taken(endless, Limits(document_bytes=300_000))
    assert [one.text for one in documents] == ["One."]
    assert refusal.code == "too_long"


def test_a_message_nested_too_deep_is_refused_and_the_rest_read() -> None:
    nested: Any = "x"
    for _ in range(200):
        nested = [nested]
    documents, refused = taken(export(message(1, nested), message(2, "Two.")))
    assert [one.text for one in documents] == ["Two."]
    assert [one.code for one in refused] == ["too_long"]


def test_memory_stays_flat_however_long_the_export() -> None:
    def peak(number: int) -> int:
        content = json.dumps(export(*(message(each, "word " * 100) for each in range(number)))).encode()
        source = Source(source="x", name="x", stream=io.BytesIO(content))
        tracemalloc.start()
        assert sum(1 for _ in raw_documents_in([source], Limits())) == number
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(4_000) < 2 * peak(400)


TELETHON = {
    "_": "Message",
    "id": 12,
    "peer_id": {"_": "PeerChannel", "channel_id": 1500},
    "date": "2024-05-01T08:00:00+00:00",
    "message": "A depot *burns*.",
    "entities": [],
    "edit_date": "2024-05-01T09:00:00+00:00",
    "edit_hide": False,
    "fwd_from": {"from_id": {"_": "PeerChannel", "channel_id": 88}, "date": "2024-04-30T08:00:00+00:00"},
    "post_author": "Desk",
}
PYROGRAM = {
    "_": "Message",
    "message_id": 13,
    "date": "2024-05-01 08:00:00",
    "chat": {"_": "Chat", "id": -1001500, "type": "channel", "title": "Harbour Watch", "username": "harbour_watch"},
    "caption": "Smoke over the port.",
    "photo": {"file_id": "x"},
    "author_signature": "Desk",
}


def test_dumps_of_programs_are_read_as_arrays_and_as_lines() -> None:
    for content in (
        json.dumps([TELETHON, PYROGRAM]).encode(),
        "\n".join(json.dumps(each) for each in (TELETHON, PYROGRAM)).encode(),
    ):
        (first, second), refused = taken(content)
        assert not refused
        assert (first.name, first.text, first.author) == ("c/1500/12", "A depot *burns*.", "t.me/c/88")
        assert first.updated_at == datetime(2024, 5, 1, 9, tzinfo=UTC)
        assert (second.name, second.url) == ("harbour_watch/13", "https://t.me/harbour_watch/13")
        assert (second.publisher, second.author, second.text) == ("Harbour Watch", "Desk", "Smoke over the port.")
        assert (second.published_on, second.published_at) == (date(2024, 5, 1), None)


def test_a_dump_with_only_a_reaction_added_is_not_edited() -> None:
    assert only([{**TELETHON, "edit_hide": True}]).updated_at is None


def test_service_messages_of_dumps_are_counted() -> None:
    documents, (line,) = taken([TELETHON, {"_": "MessageService", "id": 13, "date": "2024-05-01T08:00:00+00:00"}])
    assert len(documents) == 1
    assert line.code == "left_out"


def test_signs_that_mark_bold_are_taken_out_of_telethon_s_marked_text() -> None:
    record = {"message_id": 3, "sender_id": -1001500, "date": "2024-05-01T08:00:00+00:00", "channel": "Harbour Watch"}
    text = "**Night report**\nshot down** 24 **drones, [map](https://map.example), __unverified__, 5 ** 2, a__b"
    document = only([{**record, "text": text}])
    assert document.text == "Night report\nshot down 24 drones, map, unverified, 5 ** 2, a__b"
    assert (document.name, document.publisher) == ("c/1500/3", "Harbour Watch")


def test_half_of_a_pair_in_a_title_does_no_harm() -> None:
    content = json.dumps([{**TELETHON, "channel": "Harbour \ud83d"}]).encode()
    (document,), _ = taken(content)
    assert (document.publisher or "").encode().startswith(b"Harbour")


@pytest.mark.parametrize(
    "content",
    [
        b'[{"id": "a", "date": "2024-05-01", "text": "A text of a document."}]',
        b'{"id": "a", "title": "b", "published": "2024-05-01", "text": "A text of a document."}\n',
        b'{"type": "article", "name": "b", "text": "A text of a document.", "messages": 3}\n',
    ],
)
def test_other_json_is_no_telegram(content: bytes) -> None:
    document = only(content)
    assert document.text == "A text of a document."
    assert (document.extractor or "").startswith("json")


@pytest.mark.skipif(not SHARED.is_file(), reason="../shared is not here")
def test_the_shared_dump_is_read_whole() -> None:
    found = list(open_documents([str(SHARED)], io.BytesIO(), Limits()))
    documents = [one for one in found if isinstance(one, Document)]
    assert len(documents) == len(found) == 190
    assert all(one.published_at is not None for one in documents)
    assert len({one.name for one in documents}) == 190
    assert not [one for one in documents if "**" in one.text or "__" in one.text]
