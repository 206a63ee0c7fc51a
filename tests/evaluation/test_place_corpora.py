"""The corpora of coded place names: each form is read alike, and our answers go back into it."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.place_corpora import CodedToponym, aligned, articles_of, write_answers
from evaluation.places import Tally, scores

from counterclaim.read.places.gazetteer import world_gazetteer

TEXT = "A bridge fell in Paris, Texas, on Monday."
LGL = f"""<articles><article docid="7"><text><![CDATA[{TEXT}]]></text><toponyms>
<toponym><start>17</start><end>22</end><phrase>Paris</phrase><gaztag geonameid="4717560"><name>Paris</name>
<fclass>P</fclass><lat>33.66</lat><lon>-95.56</lon><admin1 geonameid="1">Texas</admin1></gaztag></toponym>
<toponym><start>2</start><end>8</end><phrase>bridge</phrase></toponym></toponyms></article></articles>"""
GWN = f"""<articles><article file="7"><text>{TEXT}</text><toponyms><toponym><start>17</start><end>22</end>
<extractedName>Paris</extractedName><type>Literal</type><geonamesID>4717560</geonamesID><latitude>33.66</latitude>
<longitude>-95.56</longitude></toponym></toponyms></article></articles>"""
GEOVIRUS = f"""<articles><article><text>{TEXT}</text><locations><location><name>Paris</name><start>18</start>
<end>23</end><lat>33.66</lat><lon>-95.56</lon><page>Paris,_Texas</page></location></locations></article></articles>"""


@pytest.fixture
def corpus(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """One of the forms as a file."""
    path = tmp_path / "corpus.xml"
    path.write_text(request.param, encoding="utf-8")
    return path


@pytest.mark.parametrize(("corpus", "key"), [(LGL, "4717560"), (GWN, "4717560"), (GEOVIRUS, "")], indirect=["corpus"])
def test_each_form_of_xml_gives_the_same_places(corpus: Path, key: str) -> None:
    (article,) = articles_of(corpus)
    assert article.text == TEXT
    (paris,) = article.toponyms
    assert (paris.start, paris.end, paris.geonames) == (17, 22, key)
    assert (paris.latitude, paris.longitude) == (33.66, -95.56)


def test_annotation_files_are_read_with_ids_or_points_in_their_notes(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "1.ann").write_text(
        "T1\tLiteral 17 22\tParis\n#1\tAnnotatorNotes T1\t4717560\n"
        "T2\tLiteral 24 29\tTexas\n#2\tAnnotatorNotes T2\t31.25, -99.25\nT3\tLiteral 2 8\tbridge\n",
        encoding="utf-8",
    )
    (article,) = articles_of(tmp_path)
    assert article.toponyms == (
        CodedToponym(17, 22, "4717560", False, None, None),
        CodedToponym(24, 29, "", False, 31.25, -99.25),
    )


def test_offsets_that_miss_their_words_are_moved_to_the_nearest_place_where_they_stand() -> None:
    assert aligned(TEXT, 19, 24, "Paris") == (17, 22)
    assert aligned(TEXT, 17, 22, "Lyon") == (17, 22)
    assert aligned("Oslo" + " " * 400 + "Oslo!", 300, 304, "Oslo") == (404, 408)


@pytest.mark.parametrize("corpus", [LGL, GWN, GEOVIRUS], indirect=True)
def test_answers_are_written_in_the_form_of_the_corpus(corpus: Path, tmp_path: Path) -> None:
    paris = world_gazetteer().named("Paris")[0]
    write_answers(corpus, [[paris]], tmp_path / "ours")
    (article,) = articles_of(tmp_path / "ours" / "corpus.xml")
    (answer,) = article.toponyms
    assert answer.latitude == pytest.approx(paris.latitude, abs=1e-4)
    assert answer.geonames in ("", paris.id.removeprefix("geonames:"))


def test_a_place_without_an_answer_is_left_empty(tmp_path: Path) -> None:
    path = tmp_path / "corpus.xml"
    path.write_text(LGL, encoding="utf-8")
    write_answers(path, [[None]], tmp_path / "ours")
    (article,) = articles_of(tmp_path / "ours" / "corpus.xml")
    assert article.toponyms == ()


def test_a_corpus_without_ids_has_no_exact_score(tmp_path: Path) -> None:
    path = tmp_path / "corpus.xml"
    path.write_text(GEOVIRUS, encoding="utf-8")
    found = scores(path)
    assert "exact" not in found
    assert found["near"] == 1.0
    path.write_text(LGL, encoding="utf-8")
    assert scores(path)["exact"] == 1.0


def test_no_toponyms_are_no_division() -> None:
    assert Tally().scores()["near"] == 0.0
