"""PDFs as text: paragraphs, columns, running heads, what they state, and what is refused."""

from __future__ import annotations

import io
import zlib
from datetime import UTC, date, datetime

import pytest
from tests.ingest.pdf.pdf_writer import Words, column, with_streams, written

from counterclaim.errors import DocumentError
from counterclaim.ingest.documents import open_documents
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.pdf import pdfs
from counterclaim.ingest.pdf.drawn_pages import Bounds
from counterclaim.ingest.raw import RawDocument
from counterclaim.model.document import Document

PROSE = [
    "Overnight two drones were shot down above the harbour, the regional head",
    "wrote on Monday. Debris fell on a ware-",
    "house, and a fire of some two hundred square metres had to be put out by",
    "the crews.",
    "",
    "Nobody was hurt in the attack, as far as is known at this hour to anyone.",
]
LEFT = [
    "The mayor said that three homes",
    "were hit in the north of the town",
    "and that two people were hurt in",
    "the shelling, which went on for a",
    "whole hour before it ended in the",
    "evening when the guns fell silent",
    "and the crews came out to look.",
]
RIGHT = [
    "The army said that its guns had",
    "hit a depot beyond the river and",
    "that all of its crews came home",
    "without any losses, though it did",
    "not say what had been stored in",
    "the depot, nor who had told it of",
    "the place where it had stood.",
]


def found(payload: bytes, limits: Limits | None = None) -> Document | DocumentError:
    """What comes of a PDF."""
    (result,) = open_documents(["-"], io.BytesIO(payload), limits or Limits())
    return result


def document(payload: bytes) -> Document:
    """The document that a PDF is."""
    result = found(payload)
    assert isinstance(result, Document), result
    return result


def refused(payload: bytes, limits: Limits | None = None) -> DocumentError:
    """Why a PDF is refused."""
    result = found(payload, limits)
    assert isinstance(result, DocumentError)
    return result


def paragraphs(payload: bytes) -> list[str]:
    """The paragraphs of a PDF."""
    return document(payload).text.split("\n\n")


def test_lines_are_joined_to_paragraphs_and_broken_words_made_whole() -> None:
    assert paragraphs(written([column(PROSE)])) == [
        "Overnight two drones were shot down above the harbour, the regional head wrote on Monday. Debris fell on a "
        "warehouse, and a fire of some two hundred square metres had to be put out by the crews.",
        "Nobody was hurt in the attack, as far as is known at this hour to anyone.",
    ]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("of a well-", "known kind", "well-known"),
        ("some twenty-", "five men", "twenty-five"),
        ("between 10-", "12 of them", "10-12"),
        ("the inter-", "national staff", "international"),
        ("his re-election after the re-", "election", "re-election"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_where_it_belongs_to_the_word(first: str, second: str, whole: str) -> None:
    start = "There were reports all through the night from the front "
    (text,) = paragraphs(written([column([start + first, second + " were seen there by many of the people."])]))
    assert whole in text.rsplit("front", 1)[1]


def test_columns_drawn_one_after_the_other_are_read_so() -> None:
    first, second = paragraphs(written([column(LEFT) + column(RIGHT, x=310)]))
    assert first == " ".join(LEFT)
    assert second == " ".join(RIGHT)


def test_columns_drawn_line_by_line_across_are_read_down() -> None:
    left, right = column(LEFT), column(RIGHT, x=310)
    across = [words for pair in zip(left, right, strict=True) for words in pair]
    assert paragraphs(written([across])) == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_line_across_all_columns_parts_them() -> None:
    left, right = column(LEFT), column(RIGHT, x=310)
    across = [words for pair in zip(left, right, strict=True) for words in pair]
    title = Words(
        text="What both of the sides said of the night in the town and beyond the river", x=50, y=790, size=14
    )
    assert paragraphs(written([[title, *across]]))[1:] == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_table_s_rows_stay_rows() -> None:
    rows = [("Kind", "Claimed", "Confirmed"), ("Tanks", "12", "3"), ("Guns", "40", "9"), ("Drones", "101", "17")] * 3
    cells = [
        Words(text=cell, x=50 + 150 * place, y=700 - 20 * number)
        for number, row in enumerate(rows)
        for place, cell in enumerate(row)
    ]
    assert paragraphs(written([cells]))[:3] == ["Kind\tClaimed\tConfirmed", "Tanks\t12\t3", "Guns\t40\t9"]


def test_a_heading_and_a_list_are_paragraphs_of_their_own() -> None:
    lines = [
        Words(text="The night in brief", x=50, y=760, bold=True),
        Words(text="There were three strikes upon the harbour and the town in the night, and", x=50, y=748),
        Words(text="these are they:", x=50, y=736),
        Words(text="\u2022 a strike on the depot, which burned until the morning had come and the", x=50, y=724),
        Words(text="crews were gone;", x=58, y=712),
        Words(text="\u2022 a strike on the bridge.", x=50, y=700),
    ]
    assert [text.split()[0] for text in paragraphs(written([lines]))] == ["The", "There", "•", "•"]


def test_running_heads_feet_and_page_numbers_go_but_the_first_head_stays() -> None:
    pages = [
        [
            Words(text="Harbour bulletin, 1 May 2024", x=50, y=810, size=8),
            *column([line.replace("the", "then" * number) for line in PROSE]),
            Words(text="For the press only", x=50, y=30, size=8),
            Words(text=f"Page {number} of 4", x=500, y=30, size=8),
        ]
        for number in range(1, 5)
    ]
    text = document(written(pages)).text
    assert text.count("Harbour bulletin") == 1
    assert "press only" not in text
    assert "Page" not in text
    assert text.count("Nobody was hurt") == 4


def test_a_sentence_goes_on_over_the_edge_of_the_page() -> None:
    first = column(["The mayor of the town said late on Monday that as many as three of the homes"])
    second = column(["were hit, and that two people were hurt in the north of the town."])
    (text,) = paragraphs(written([first, second]))
    assert "three of the homes were hit" in text


def test_the_file_s_title_and_author_are_stated_if_a_person_gave_them() -> None:
    told = document(written([column(PROSE)], info="/Title (Bulletin No. 4) /Author (Field Office)"))
    assert (told.title, told.author) == ("Bulletin No. 4", "Field Office")
    told = document(written([column(PROSE)], info="/Title (Microsoft Word - final v3.docx) /Author (user)"))
    assert (told.title, told.author) == (None, None)


def test_the_day_that_the_first_lines_state_comes_before_that_of_the_file() -> None:
    made = "/CreationDate (D:20240503101500+03'00')"
    lines = ["Bulletin No. 4", "", "28 April - 1 May 2024", "", *PROSE]
    told = document(written([column(lines)], info=made))
    assert (told.published_on, told.published_at) == (date(2024, 5, 1), None)
    told = document(written([column(PROSE)], info=made))
    assert told.published_on == date(2024, 5, 3)
    assert told.published_at == datetime(2024, 5, 3, 7, 15, tzinfo=UTC)
    assert document(written([column(PROSE)])).published_on is None


def test_a_day_in_the_prose_is_not_that_of_the_report() -> None:
    lines = ["Bulletin", "", "The bridge was built on 1 May 1994 and has stood ever since then, until in the night it"]
    lines += ["was hit by three bombs and fell into the river, where it now lies, as the mayor told us."]
    told = document(written([column(lines)], info="/CreationDate (D:20240503101500Z)"))
    assert told.published_on == date(2024, 5, 3)


def test_a_pdf_of_pictures_is_refused() -> None:
    error = refused(with_streams([zlib.compress(b"q 500 0 0 700 0 0 cm /Im1 Do Q")]))
    assert error.code == "no_text"
    assert "ocrmypdf" in error.reason


@pytest.mark.parametrize(
    "payload",
    [
        b"%PDF-1.7 ...",
        b"%PDF-1.4\n" + bytes(range(256)) * 20,
        written([column(PROSE)])[:300],
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n",
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n",
    ],
)
def test_what_is_damaged_is_refused_in_one_line(payload: bytes) -> None:
    error = refused(payload)
    assert error.code in {"damaged", "no_text", "too_long"}
    assert "\n" not in str(error)
    assert ";" in error.reason


def test_a_stream_that_unpacks_to_too_much_is_refused() -> None:
    bomb = zlib.compress(b" " * 60_000_000, 9)
    assert refused(with_streams([bomb])).code in {"too_long", "damaged"}
    nested = zlib.compress(zlib.compress(b"\n" * 60_000_000, 9), 9)
    assert refused(with_streams([nested], filters="[/FlateDecode /FlateDecode]")).code in {"too_long", "damaged"}


def test_a_stream_packed_in_a_way_that_is_no_more_is_refused() -> None:
    assert refused(with_streams([zlib.compress(b"BT ET")], filters="/Fl")).code == "damaged"


def test_a_page_that_never_stops_drawing_is_refused() -> None:
    endless = zlib.compress(b"BT /F1 10 Tf (a) Tj ET\n" * 600)
    raw = RawDocument(source="x", name="x", format="pdf", payload=with_streams([endless]))
    for bounds in (Bounds(page_steps=1_000), Bounds(steps=1_000)):
        with pytest.raises(DocumentError) as caught:
            list(pdfs.extracting(lambda: 0.0, bounds)(raw, Limits(), None))
        assert caught.value.code == "too_long"
    assert list(pdfs.extracting(lambda: 0.0)(raw, Limits(), None))


def test_a_form_that_draws_itself_ends() -> None:
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 8 0 R >> >> /Length 12 >>"
    looped = with_streams([zlib.compress(b"/X Do")], extra=[form + b"\nstream\n/X Do /X Do \nendstream"])
    looped = looped.replace(b"/Resources << /Font", b"/Resources << /XObject << /X 8 0 R >> /Font")
    assert refused(looped).code in {"no_text", "too_long", "damaged"}


def test_more_pages_than_a_report_has_are_refused() -> None:
    assert refused(written([[] for _ in range(1_001)])).code == "too_long"


def test_a_page_that_can_t_be_taken_apart_is_told_and_the_others_are_read() -> None:
    good, long = column(PROSE), [Words(text="a", x=9, y=9)] * 2_000
    raw = RawDocument(source="x", name="x", format="pdf", payload=written([good, long, good]))
    kept, told = pdfs.extracting(lambda: 0.0, Bounds(page_steps=2_000))(raw, Limits(), None)
    assert isinstance(kept, Document)
    assert kept.text.count("Nobody was hurt") == 2
    assert isinstance(told, DocumentError)
    assert "taken apart: 2" in told.reason


def test_what_takes_too_long_is_refused() -> None:
    clock = iter([0.0, 1.0, 61.0])
    raw = RawDocument(source="x", name="x", format="pdf", payload=written([column(PROSE), column(PROSE)]))
    extract = pdfs.extracting(lambda: next(clock, 99.0))
    with pytest.raises(DocumentError, match="seconds"):
        list(extract(raw, Limits(), None))


def test_one_that_needs_a_password_is_refused() -> None:
    encrypted = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -44 >> "
    error = refused(written([column(PROSE)], trailer=encrypted + f"/ID [<{'43' * 16}> <{'43' * 16}>]"))
    assert error.code == "encrypted"
    assert "password" in error.reason


def protected(algorithm: str) -> bytes:
    """A PDF that anybody may read, and only its owner change."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(written([column(PROSE)]))))
    writer.encrypt(user_password="", owner_password="x", algorithm=algorithm)
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def test_one_that_is_protected_without_a_password_is_read() -> None:
    assert "Nobody was hurt" in document(protected("RC4-128")).text


@pytest.mark.parametrize("algorithm", ["AES-128", "AES-256"])
def test_one_that_is_protected_by_aes_is_read_with_the_library_for_it(algorithm: str) -> None:
    pytest.importorskip("cryptography")
    assert "Nobody was hurt" in document(protected(algorithm)).text


def test_the_extractor_and_the_digest_are_told() -> None:
    told = document(written([column(PROSE)]))
    assert (told.extractor or "").startswith("pdf 1 (pypdf ")
    assert told.source_digest is not None
