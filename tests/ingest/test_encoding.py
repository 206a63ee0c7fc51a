"""Bytes to text."""

from __future__ import annotations

import codecs
from dataclasses import replace

import pytest

from counterclaim.errors import DocumentError
from counterclaim.ingest.encoding import cyrillic_1251, declared_encoding, decoded
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.pages import extract
from counterclaim.ingest.raw import RawDocument
from counterclaim.model.document import Document

CYRILLIC = "Министерство обороны сообщило, что ночью над областью сбиты «двенадцать» беспилотников."


def raw(payload: bytes, form: str = "plain_text") -> RawDocument:
    """Bytes as they came."""
    return RawDocument(source="a.txt", name="a.txt", format=form, payload=payload)


def document_in(page: RawDocument) -> Document:
    """The document in a page."""
    found = next(iter(extract(page, Limits(), None)))
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    assert decoded(raw(mark + CYRILLIC.encode(encoding))) == CYRILLIC


def test_windows_1251_is_read_where_it_clearly_is_cyrillic() -> None:
    assert decoded(raw(CYRILLIC.encode("cp1251"))) == CYRILLIC


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "iso8859-5"])
def test_other_cyrillic_encodings_are_not_taken_for_windows_1251(encoding: str) -> None:
    assert cyrillic_1251(CYRILLIC.replace("«", "").replace("»", "").encode(encoding)) is None


def test_western_letters_are_not_taken_for_cyrillic() -> None:
    french = "Les blessés ont été évacués vers l'hôpital où ils étaient soignés après l'incendie du dépôt. " * 3
    assert cyrillic_1251(french.encode("cp1252")) is None


def test_a_wrong_byte_is_named() -> None:
    with pytest.raises(DocumentError, match="not UTF-8 at byte 3; save it as UTF-8"):
        decoded(raw(b"caf\xe9 au lait"))


def page(head: str, encoding: str, rest: bytes = b"") -> RawDocument:
    """A page with an article, in an encoding that its head declares or not."""
    plain = CYRILLIC.replace("«", "").replace("»", "")
    words = f"<p>{plain} {plain}</p>" * 3
    markup = f"<!DOCTYPE html><html><head>{head}</head><body><article>{words}</article>".encode(encoding)
    return raw(markup + rest + b"</body></html>", "page")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-5">', "iso8859-5"),
        ('<meta charset="nonsense">', "utf-8"),
        ('<meta charset="iso-8859-1">', "utf-8"),
        ("", "cp1251"),
    ],
)
def test_a_page_is_decoded_as_it_declares_or_as_it_evidently_is(head: str, encoding: str) -> None:
    assert document_in(page(head, encoding)).text.startswith("Министерство обороны сообщило")


def test_broken_bytes_outside_the_article_do_no_harm() -> None:
    broken = page('<meta charset="utf-8">', "utf-8", b"<script>var a = '\xff\xfe';</script>")
    assert document_in(broken).text.startswith("Министерство обороны сообщило")


def test_broken_bytes_in_the_article_are_refused() -> None:
    broken = page('<meta charset="utf-8">', "utf-8")
    payload = broken.payload.replace("ночью".encode(), b"\xff\xff", 1)
    with pytest.raises(DocumentError, match="wrong encoding"):
        document_in(raw(payload, "page"))


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("windows-1251", "cp1251"),
        ("koi8-r", "koi8-r"),
        ("koi8-u", "koi8-u"),
        ("iso-8859-5", "iso8859-5"),
        ("x-mac-cyrillic", "mac_cyrillic"),
        ("UTF8", "utf-8"),
    ],
)
def test_the_encoding_that_came_with_a_page_is_taken(label: str, encoding: str) -> None:
    plain = CYRILLIC.replace("«", "").replace("»", "")
    markup = f"<html><body><article><p>{plain}</p><p>{plain[::-1]}</p></article></body></html>"
    told = replace(raw(markup.encode(encoding), "page"), charset=label)
    assert document_in(told).text.startswith("Министерство обороны сообщило")


def test_what_came_with_a_page_goes_before_what_it_declares_unless_it_does_not_fit() -> None:
    head = "<html><head><meta charset='windows-1252'></head><body><p>"
    cyrillic = f"{head}{CYRILLIC}</p><p>{CYRILLIC[::-1]}</p></body></html>".encode("cp1251")
    assert document_in(replace(raw(cyrillic, "page"), charset="windows-1251")).text.startswith("Министерство")
    utf_8 = f"{head}{CYRILLIC}</p><p>{CYRILLIC[::-1]}</p></body></html>".encode()
    assert document_in(replace(raw(utf_8, "page"), charset="windows-1251")).text.startswith("Министерство")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        (b"<meta charset=gb2312>", "gb18030"),
        (b"<meta charset='Shift_JIS'/>", "cp932"),
        (b"<?xml version='1.0' encoding='iso-8859-9'?>", "cp1254"),
        (b"<meta charset=iso-8859-8-i>", "iso8859-8"),
        (b"<meta charset=utf-16>", None),
        (b"<meta charset=rot13>", None),
        (b"<script src=a.js charset=windows-1251></script>", None),
    ],
)
def test_labels_mean_what_the_encoding_standard_says(head: bytes, encoding: str | None) -> None:
    assert declared_encoding(head) == encoding
