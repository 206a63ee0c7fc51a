"""The scorer of times: what is matched, exact and right, and how times are written as TimeML."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from evaluation.timeml import Expression, documents_in, read_timeml, with_expressions
from evaluation.times import Tally, Told, count_document, expressions_of, matches, scores, type_of

from counterclaim.errors import CounterclaimError
from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.times.stretches import quarter
from counterclaim.read.times.times import TimeFound, TimeKind

TIMEML = """<?xml version="1.0" ?><TimeML><DOCID>one</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2024-06-12" functionInDocument="CREATION_TIME">June 12</TIMEX3></DCT>
<TEXT>It was <EVENT eid="e1">hit</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2024-06-10">Monday</TIMEX3> &amp; in
<TIMEX3 tid="t2" type="DATE" value="2022">2022</TIMEX3>.</TEXT>
<MAKEINSTANCE eventID="e1"/></TimeML>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper/one.tml").write_text(TIMEML, encoding="utf-8")
    return tmp_path


def written(text: str, created_on: date = date(2024, 6, 12)) -> list[tuple[str, str, str]]:
    found = expressions_of(english_analyser().analyse(text), created_on)
    return [(text[one.start : one.end], one.type, one.value) for one in found]


def test_a_file_gives_its_plain_text_day_and_times(folder: Path) -> None:
    (document,) = documents_in(folder)
    assert document.text == "It was hit on Monday & in\n2022."
    assert document.created_on == date(2024, 6, 12)
    assert [document.text[time.start : time.end] for time in document.times] == ["Monday", "2022"]


def test_a_document_without_a_day_has_none(folder: Path) -> None:
    path = folder / "two.tml"
    path.write_text(re.sub("<DCT>.*</DCT>", "", TIMEML), encoding="utf-8")
    assert read_timeml(path).created_on is None


def test_what_is_no_timeml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text("Monday", encoding="utf-8")
    with pytest.raises(CounterclaimError, match="found no <TEXT>"):
        documents_in(tmp_path)
    with pytest.raises(CounterclaimError, match=r"found no \.tml file"):
        documents_in(tmp_path / "none")


def test_predictions_keep_the_text_and_its_head_and_drop_all_other_tags(folder: Path) -> None:
    (document,) = documents_in(folder)
    source = with_expressions(document, [Expression(14, 20, "DATE", "2024-06-10"), Expression(26, 30, "DATE", "2022")])
    (folder / "deeper/one.tml").write_text(source, encoding="utf-8")
    (again,) = documents_in(folder)
    assert (again.text, again.created_on, again.times) == (document.text, document.created_on, document.times)
    assert "EVENT" not in source
    assert "&amp;" in source
    assert len(set(re.findall(r'tid="(\w+)"', source))) == 3


def test_an_expression_is_matched_once_and_first_by_its_own_span() -> None:
    coded = [Expression(0, 6, "DATE", "2024"), Expression(10, 14, "DATE", "2025")]
    found = [Expression(0, 12, "DATE", "2024/2025"), Expression(10, 14, "DATE", "2025")]
    assert sorted(matches(coded, found), key=lambda pair: pair[0].start) == [(coded[0], found[0]), (coded[1], found[1])]
    assert len(matches(coded, found[:1])) == 1


def test_a_value_is_right_where_the_two_are_the_same_letters() -> None:
    tally = Tally()
    coded = [Expression(14, 20, "DATE", "2024-06-10"), Expression(26, 30, "DATE", "2022")]
    found = [
        Expression(14, 20, "DATE", "2024-06-17"),
        Expression(23, 30, "DATE", "2022"),
        Expression(40, 44, "DATE", ""),
    ]
    count_document(coded, found, tally)
    assert tally.scores() == {"strict": 0.4, "relaxed": 0.8, "value": 0.4, "type": 0.8}


def test_scores_are_those_of_all_documents_of_a_folder(folder: Path) -> None:
    assert scores(folder) == {"strict": 1.0, "relaxed": 1.0, "value": 1.0, "type": 1.0}


def test_a_range_is_written_as_its_two_ends() -> None:
    assert written("They fought from 1994 to 1997 and on May 5 and 6, 2001.") == [
        ("1994", "DATE", "1994"),
        ("1997", "DATE", "1997"),
        ("May 5", "DATE", "2001-05-05"),
        ("6, 2001", "DATE", "2001-05-06"),
    ]


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("P2D", TimeKind.DURATION, "DURATION"),
        ("PAST_REF", TimeKind.VAGUE, "DATE"),
        ("P1W", TimeKind.RECURRING, "SET"),
        ("2024-06-12TMO", TimeKind.MOMENT, "TIME"),
        ("2024-06", TimeKind.MOMENT, "DATE"),
    ],
)
def test_the_type_follows_from_the_kind_and_the_value(value: str, kind: TimeKind, expected: str) -> None:
    assert type_of(TimeFound(start=0, end=1, text="x", kind=kind, value=value)) == expected


def test_a_day_and_a_quarter_are_carried_from_sentence_to_sentence() -> None:
    assert written("On 3 May a bridge fell. The following day it rained.")[1] == (
        "The following day",
        "DATE",
        "2024-05-04",
    )
    earnings = "Net profit fell in the first quarter. A year earlier, the company earned $5 million."
    assert written(earnings)[1] == ("A year earlier", "DATE", "2023-Q1")
    found = TimeFound(start=0, end=1, text="third quarter", kind=TimeKind.SPAN, value="2023-Q3")
    assert Told().after(found).quarter == quarter(2023, 3)
