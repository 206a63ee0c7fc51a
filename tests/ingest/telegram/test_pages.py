"""Pages of Telegram: public ones, and those that Telegram Desktop exports."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

from counterclaim.errors import DocumentError
from counterclaim.ingest.documents import open_documents
from counterclaim.ingest.limits import Limits
from counterclaim.model.document import Document

HEAD = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Harbour Watch – Telegram</title>
<meta property="og:title" content="Harbour Watch"><meta property="og:site_name" content="Telegram">
{more}<link href="//telegram.org/css/widget-frame.css?71" rel="stylesheet"></head><body class="widget_frame_base">"""


def page(*posts: str, more: str = "") -> str:
    """A public page with these posts."""
    return HEAD.replace("{more}", more) + '<main class="tgme_main">' + "".join(posts) + "</main></body></html>"


def post(number: int, inner: str, *, classes: str = "", meta: str = "") -> str:
    """A post as Telegram's site shows it."""
    return f"""<div class="tgme_widget_message_wrap"><div class="tgme_widget_message {classes} js-widget_message"
 data-post="harbour_watch/{number}"><div class="tgme_widget_message_bubble">
<div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name" href="https://t.me/harbour_watch">
<span dir="auto">Harbour Watch</span></a></div>{inner}<div class="tgme_widget_message_footer">
<span class="tgme_widget_message_views">12K</span><span class="tgme_widget_message_meta">{meta}
<a class="tgme_widget_message_date" href="https://t.me/harbour_watch/{number}">
<time datetime="2024-05-01T08:00:00+00:00" class="time">08:00</time></a></span></div></div></div></div>"""


def words(inner: str) -> str:
    """The words of a post."""
    return f'<div class="tgme_widget_message_text js-message_text" dir="auto">{inner}</div>'


def taken(content: str) -> tuple[list[Document], list[DocumentError]]:
    """The documents and the refusals of a page."""
    found = list(open_documents(["-"], io.BytesIO(content.encode()), Limits()))
    return (
        [one for one in found if isinstance(one, Document)],
        [one for one in found if isinstance(one, DocumentError)],
    )


def test_a_public_page_gives_its_posts_with_their_addresses() -> None:
    (document,), refused = taken(
        page(
            post(
                5,
                words(
                    '<i class="emoji"><b>❗</b></i><b>Night</b> of 1 May:<br/>12 drones <a href="https://x.example">shot'
                    " down</a><br/><br/>More <tg-spoiler>soon</tg-spoiler>."
                ),
                meta='<span class="tgme_widget_message_from_author">Desk</span>, edited',
            )
        )
    )
    assert not refused
    assert document.text == "❗Night of 1 May:\n12 drones shot down\n\nMore soon."
    assert (document.name, document.url) == ("harbour_watch/5", "https://t.me/harbour_watch/5")
    assert (document.publisher, document.author, document.title) == ("Harbour Watch", "Desk", None)
    assert document.published_at == datetime(2024, 5, 1, 8, tzinfo=UTC)
    assert document.published_on == date(2024, 5, 1)


def test_the_words_that_a_post_answers_or_links_to_are_not_its_own() -> None:
    reply = (
        '<a class="tgme_widget_message_reply"><div class="tgme_widget_message_text js-message_text">Old words</div></a>'
    )
    preview = '<a class="tgme_widget_message_link_preview"><div class="link_preview_title">A title</div></a>'
    (document,), _ = taken(page(post(5, reply + words("New words") + preview)))
    assert document.text == "New words"


def test_a_forwarded_post_names_the_channel_it_is_from_as_its_author() -> None:
    inner = (
        '<div class="tgme_widget_message_forwarded_from">Forwarded from&nbsp;<a href="https://t.me/coast/9" '
        'class="tgme_widget_message_forwarded_from_name"><span dir="auto">Coast Guard</span></a></div>'
    )
    (document,), _ = taken(page(post(5, inner + words("A raft was found."))))
    assert (document.publisher, document.author) == ("Harbour Watch", "Coast Guard")


def test_posts_without_words_are_counted_in_one_line() -> None:
    (document,), (line,) = taken(
        page(
            post(1, "", classes="service_message"),
            post(2, '<a class="tgme_widget_message_photo_wrap"></a>'),
            post(3, '<div class="tgme_widget_message_poll">Who?</div>'),
            post(4, words("A strike.")),
        )
    )
    assert document.name == "harbour_watch/4"
    assert line.reason.startswith("left out: 1 pictures, films and files without words, 1 polls, 1 service messages")


def test_a_single_post_s_page_tells_it_in_its_head() -> None:
    more = (
        '<meta property="al:android:url" content="tg://resolve?domain=harbour_watch&amp;post=5">'
        '<meta property="og:description" content="A strike.\n\nTwo hurt.">'
    )
    (document,), _ = taken(page(more=more))
    assert (document.text, document.url) == ("A strike.\n\nTwo hurt.", "https://t.me/harbour_watch/5")
    assert document.published_on is None


def test_a_page_about_a_channel_without_posts_is_refused() -> None:
    documents, (refusal,) = taken(page())
    assert not documents
    assert refusal.code == "empty"


def test_another_page_that_speaks_of_telegram_is_an_article() -> None:
    body = "<p>" + "The channel on Telegram said that a strike had hit the depot. " * 8 + "</p>"
    article = (
        f'<html><head><title>News</title></head><body><article>{body}<a href="https://t.me/x">Telegram</a></article>'
    )
    (document,), _ = taken(article)
    assert (document.extractor or "").startswith("page")


EXPORT = """<!DOCTYPE html>
<html>
 <head>
  <meta charset="utf-8"/>
<title>Exported Data</title>
  <link href="css/style.css" rel="stylesheet"/>
  <script src="js/script.js" type="text/javascript"></script>
 </head>
 <body onload="CheckLocation();">
  <div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
Harbour Watch
  </div></div></div>
  <div class="page_body chat_page"><div class="history">
  <div class="message service" id="message-1"><div class="body details">1 May 2024</div></div>
  <div class="message default clearfix" id="message11"><div class="pull_left userpic_wrap"></div><div class="body">
   <div class="pull_right date details" title="01.05.2024 01:30:00 UTC+03:00">01:30</div>
   <div class="from_name">Ann </div>
   <div class="reply_to details">In reply to <a href="#go_to_message9">this message</a></div>
   <div class="text">Two drones fell.<br><br>Nobody was <strong>hurt</strong>.</div>
  </div></div>
  <div class="message default clearfix joined" id="message12"><div class="body">
   <div class="pull_right date details" title="01.05.2024 01:31:00 UTC+03:00">01:31</div>
   <div class="media_wrap clearfix"><div class="media clearfix media_photo"><div class="body">
    <div class="title bold">Photo</div><div class="description">Not included.</div></div></div></div>
   <div class="text">The harbour at night</div>
  </div></div>
  <div class="message default clearfix" id="message13"><div class="body">
   <div class="pull_right date details" title="01.05.2024 02:00:00">02:00</div>
   <div class="from_name">Bob</div>
   <div class="forwarded body"><div class="from_name">Coast Guard <span class="date details"
    title="30.04.2024 20:00:00 UTC+03:00"> 30.04.2024 20:00:00</span></div>
    <div class="text">A raft was found.</div></div>
  </div></div>
  <div class="message default clearfix joined" id="message14"><div class="body">
   <div class="pull_right date details" title="01.05.2024 02:01:00 UTC+03:00">02:01</div>
   <div class="media_wrap clearfix"><a class="sticker_wrap clearfix pull_left" href="x"></a></div>
  </div></div>
  </div></div></div></body></html>"""


def test_an_exported_page_gives_its_posts() -> None:
    documents, (line,) = taken(EXPORT)
    assert [(one.name, one.author) for one in documents] == [
        ("Harbour Watch/11", "Ann"),
        ("Harbour Watch/12", "Ann"),
        ("Harbour Watch/13", "Coast Guard"),
    ]
    first, second, third = documents
    assert first.text == "Two drones fell.\n\nNobody was hurt."
    assert first.published_at == datetime(2024, 4, 30, 22, 30, tzinfo=UTC)
    assert first.published_on == date(2024, 5, 1)
    assert second.text == "The harbour at night"
    assert third.text == "A raft was found."
    assert (third.published_on, third.published_at) == (date(2024, 5, 1), None)
    assert all(one.publisher == "Harbour Watch" and one.url is None for one in documents)
    assert line.reason.startswith("left out: 1 service messages, 1 stickers")


def test_the_index_of_an_export_has_no_posts() -> None:
    index = EXPORT[: EXPORT.index('<div class="page_body')] + "</div></body></html>"
    documents, (refusal,) = taken(index)
    assert not documents
    assert refusal.code == "empty"
