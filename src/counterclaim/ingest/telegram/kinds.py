"""How posts of Telegram are told apart, and what takes them in."""

from __future__ import annotations

from counterclaim.ingest.formats import Container, Format, by_its_container, one
from counterclaim.ingest.telegram import exports, pages, saved_pages
from counterclaim.ingest.telegram.extracting import of_message, of_page

TELEGRAM_CONTAINERS = (
    Container(
        name="telegram_export",
        title="an export of Telegram",
        recognises=exports.recognises_export,
        parts=exports.export_parts,
    ),
    Container(
        name="telegram_dump",
        title="a dump of Telegram messages",
        recognises=exports.recognises_dump,
        parts=exports.dump_parts,
    ),
)

TELEGRAM_FORMATS = (
    Format(name=exports.FORM, title="a message of Telegram", recognises=by_its_container, extract=one(of_message)),
    Format(
        name="telegram_page",
        title="a public page of Telegram",
        recognises=pages.recognises,
        extract=of_page(pages.posts_of),
        libraries=("lxml",),
    ),
    Format(
        name="telegram_saved_page",
        title="a page exported by Telegram",
        recognises=saved_pages.recognises,
        extract=of_page(saved_pages.posts_of),
        libraries=("lxml",),
    ),
)
