"""The reader as a whole: the same claims every time, every field on its exact words, no text that it can't take."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.model.contract import claim_record
from counterclaim.model.document import Document
from counterclaim.read.english import EnglishReader
from counterclaim.read.reader import Reading

NIGHT = (
    "The Russian Defence Ministry said on Sunday that it shot down 40 drones overnight, including 12 over the Kursk "
    "region. Another nine drones were shot down over the Bryansk region, the ministry said.\n"
    "Governor Alexander Khinshtein wrote on Telegram: “Debris fell on a depot. Two people were injured.” "
    "The claim could not be independently verified.\n\n"
)
MARKET = (
    "A missile hit a market in Goma on Monday, killing nine people, M23 spokesman Lawrence Kanyuka told Reuters. "
    "Congo’s army denied the claim."
)


@pytest.fixture(scope="module")
def reader() -> EnglishReader:
    return EnglishReader()


def document_of(text: str, name: str = "own") -> Document:
    return Document.of(text, name=name, published_on=date(2025, 5, 14), language="en")


def records_of(reading: Reading) -> list[dict[str, Any]]:
    return [claim_record(claim) for claim in reading.claims]


def spans_in(record: Any) -> Iterator[tuple[int, int, str]]:
    """Every span of a claim's record, however deep."""
    if isinstance(record, dict):
        start, end = ("span_start", "span_end") if "span_start" in record else ("start", "end")
        if isinstance(record.get("text"), str) and isinstance(record.get(start), int):
            yield record[start], record[end], record["text"]
        for value in record.values():
            yield from spans_in(value)
    elif isinstance(record, list):
        for value in record:
            yield from spans_in(value)


def assert_grounded(reading: Reading) -> None:
    text = reading.document.text
    for record in records_of(reading):
        spans = list(spans_in(record))
        assert spans
        for start, end, words in spans:
            assert text[start:end] == words
        for start, end, _ in spans_in(record["evidence"]):
            assert 0 <= start < end <= len(text)


def test_the_same_text_gives_the_same_claims(reader: EnglishReader) -> None:
    first, second = reader.read(document_of(NIGHT)), reader.read(document_of(NIGHT))
    assert first.claims
    assert json.dumps(records_of(first)) == json.dumps(records_of(second))


def test_other_documents_change_nothing(reader: EnglishReader) -> None:
    alone = EnglishReader().read(document_of(NIGHT))
    reader.read(document_of(MARKET))
    assert records_of(reader.read(document_of(NIGHT))) == records_of(alone)


def test_two_documents_of_one_text_have_claims_of_their_own(reader: EnglishReader) -> None:
    one, other = reader.read(document_of(MARKET, "one")), reader.read(document_of(MARKET, "other"))
    assert len(one.claims) == len(other.claims) > 0
    assert not {claim.id for claim in one.claims} & {claim.id for claim in other.claims}


def test_every_claim_of_a_document_has_its_own_id(reader: EnglishReader) -> None:
    claims = reader.read(document_of(NIGHT + MARKET)).claims
    assert len({claim.id for claim in claims}) == len(claims) > 0


def test_claims_come_in_text_order(reader: EnglishReader) -> None:
    starts = [claim.sentence.start for claim in reader.read(document_of(NIGHT + MARKET)).claims]
    assert starts == sorted(starts)


def test_a_part_names_a_claim_of_the_same_document(reader: EnglishReader) -> None:
    claims = reader.read(document_of(NIGHT)).claims
    wholes = {claim.part_of for claim in claims} - {None}
    assert wholes
    assert wholes <= {claim.id for claim in claims}


@pytest.mark.parametrize("text", [NIGHT, MARKET, NIGHT + MARKET, "\ufeff" + MARKET, MARKET.replace(" ", "\u00a0")])
def test_every_field_lies_on_its_exact_words(reader: EnglishReader, text: str) -> None:
    assert_grounded(reader.read(document_of(text)))


@pytest.mark.parametrize("sign", ["😀", "𐍈", "e\u0301", "\u200b", "\r\n"])
def test_offsets_are_code_points_whatever_stands_before(reader: EnglishReader, sign: str) -> None:
    reading = reader.read(document_of(f"Live {sign}{sign} blog.\n\n{MARKET}"))
    assert reading.claims
    assert_grounded(reading)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", ".", "“", "???", "1", "Kyiv", "-" * 5000, "said said said", "(" * 200]
)
def test_a_text_without_sense_gives_no_claim(reader: EnglishReader, text: str) -> None:
    assert reader.read(document_of(text)).claims == ()


def test_a_long_line_without_a_full_stop_is_read(reader: EnglishReader) -> None:
    assert_grounded(reader.read(document_of(" and ".join(["two people were killed in Sumy"] * 200))))


def test_a_claim_names_the_reader_and_its_model(reader: EnglishReader) -> None:
    assert {claim.reader for claim in reader.read(document_of(MARKET)).claims} == {reader.name}
    assert reader.name.startswith("english ")
    assert reader.language == "en"


def test_the_headline_said_again_is_read_once(reader: EnglishReader) -> None:
    title = "Missile kills nine people in Goma"
    bare = Document.of(MARKET, name="own", published_on=date(2025, 5, 14))
    headed = Document.of(f"{title}\n\n{MARKET}", name="own", title=title, published_on=date(2025, 5, 14))
    kinds = [claim.kind for claim in reader.read(bare).claims]
    assert [claim.kind for claim in reader.read(headed).claims] == kinds


def test_a_document_without_a_language_comes_out_as_english(reader: EnglishReader) -> None:
    reading = reader.read(Document.of(MARKET, name="own", published_on=date(2025, 5, 14)))
    assert reading.document.language == "en"
    assert reading.document.text == MARKET


def test_the_day_of_publication_is_found_in_the_text(reader: EnglishReader) -> None:
    reading = reader.read(Document.of(f"November 25, 2024\n\n{MARKET}", name="own", language="en"))
    assert reading.document.published_on == date(2024, 11, 25)
    (strike,) = [claim for claim in reading.claims if claim.kind.value == "strike"]
    assert strike.time is not None
    assert strike.time.interval.first_day == date(2024, 11, 25)


def test_a_day_that_was_given_stays(reader: EnglishReader) -> None:
    text = f"November 25, 2024\n\n{MARKET}"
    document = Document.of(text, name="own", published_on=date(2024, 11, 26), language="en")
    assert reader.read(document).document.published_on == date(2024, 11, 26)


def test_without_a_day_a_weekday_means_no_date(reader: EnglishReader) -> None:
    reading = reader.read(Document.of(MARKET, name="own", language="en"))
    assert reading.document.published_on is None
    assert reading.claims
    assert all(claim.time is None for claim in reading.claims)


ODD = '“ ” " \n\n — said he of them including at least ½ 1,200 № Kharkiv overnight Київ по \ufffd \x00 … ; ( ) AND km²'
PIECES = st.sampled_from([*(NIGHT + MARKET).split(" "), *ODD.split(" "), "the ministry", "including five", "of them"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=50).map(" ".join))
def test_shuffled_words_are_read_without_fail_and_grounded(text: str) -> None:
    assert_grounded(EnglishReader().read(document_of(text)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(NIGHT + MARKET)), st.integers(0, 40), st.text(max_size=6))
def test_a_damaged_report_is_read_without_fail_and_grounded(at: int, lost: int, put: str) -> None:
    text = NIGHT + MARKET
    assert_grounded(EnglishReader().read(document_of(text[:at] + put + text[at + lost :])))


def test_a_weapon_named_like_a_town_is_no_place(reader: EnglishReader) -> None:
    (claim,) = reader.read(document_of("Russian forces launched three Iskander-M ballistic missiles overnight.")).claims
    assert claim.places == ()
