"""The scorer of times: what counts as met, exact and right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from evaluation.times import Tally, count_document, read_timeml

from counterclaim.read.times.times import TimeFound, TimeKind

TIMEML = """<TimeML><DOCID>one</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2024-06-12" functionInDocument="CREATION_TIME">June 12</TIMEX3></DCT>
<TEXT>It was <EVENT eid="e1">hit</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2024-06-10">Monday</TIMEX3> &amp; in
<TIMEX3 tid="t2" type="DATE" value="2022-XX">2022</TIMEX3>.</TEXT></TimeML>"""


def found(start: int, text: str, value: str) -> TimeFound:
    return TimeFound(start=start, end=start + len(text), text=text, kind=TimeKind.MOMENT, value=value)


def test_a_file_gives_its_plain_text_day_and_times(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text(TIMEML, encoding="utf-8")
    document = read_timeml(tmp_path / "one.tml")
    assert document.text == "It was hit on Monday & in\n2022."
    assert document.created_on == date(2024, 6, 12)
    assert [document.text[time.start : time.end] for time in document.times] == ["Monday", "2022"]


def test_value_f1_is_relaxed_f1_times_the_share_of_right_values(tmp_path: Path) -> None:
    (tmp_path / "one.tml").write_text(TIMEML, encoding="utf-8")
    tally = Tally()
    times = [found(14, "Monday", "2024-06-17"), found(23, "in\n2022", "2022")]
    count_document(read_timeml(tmp_path / "one.tml"), times, tally)
    assert (tally.strict(), tally.relaxed(), tally.value()) == (0.5, 1.0, 0.5)
