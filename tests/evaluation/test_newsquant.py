"""The scorer of quantities: the forms that it reads, what it counts as right, and the sentences of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evaluation.newsquant import (
    CodedQuantity,
    FormError,
    QuantitySentence,
    matches,
    measures,
    read_sentences,
    scores,
    tally_of,
    write_predictions,
)

OWN = Path(__file__).parents[2] / "evaluation/own_quantities.json"


def sentence(*quantities: tuple[str, str]) -> str:
    coded = [{"value": value, "normalized_unit": "day", "change": change} for value, change in quantities]
    return json.dumps([{"text": "It took days.", "quantities": coded}])


def coded(*values: float, change: str = "=") -> CodedQuantity:
    return CodedQuantity(values, change, "-")


@pytest.mark.parametrize(
    ("written", "values"),
    [("12", (12,)), ("1,200.5", (1200.5,)), ("5-10", (5, 10)), ("-3.5", (-3.5,)), ("(0, 72)", (0, 72))],
)
def test_a_value_is_a_number_or_the_two_ends_of_a_range(tmp_path: Path, written: str, values: tuple[float]) -> None:
    file = tmp_path / "NewsQuant.json"
    file.write_text(sentence((written, "~")), encoding="utf-8")
    assert read_sentences(file)[0].quantities == (CodedQuantity(values, "~", "day"),)
    assert read_sentences(tmp_path) == read_sentences(file)


def test_json_lines_and_other_keys_are_read(tmp_path: Path) -> None:
    file = tmp_path / "quantities.jsonl"
    lines = [
        {"sentence": "Up 5.", "gt": [{"value": [5, 6], "bound": "+", "unit": ["US", "dollar"]}]},
        {"text": "", "gt": []},
    ]
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert read_sentences(file)[0].quantities == (CodedQuantity((5, 6), "up", "us dollar"),)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            sentence(("12", "="), ("many", "=")),
            "sentence 1, quantity 2: expected a number or a range as value, found 'many'",
        ),
        ('[{"text": "No quantities."}]', "sentence 1: expected a text and a list of quantities, found the keys"),
        ("text,value\nIt took days,12\n", "line 1: expected JSON"),
        ('{"a": 1}', "expected a list of sentences, found NoneType"),
    ],
)
def test_another_form_is_refused_with_its_file_and_place(tmp_path: Path, written: str, message: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(FormError, match=r"other\.json") as refusal:
        read_sentences(file)
    assert message in str(refusal.value)


def test_a_quantity_is_met_once_and_by_the_one_that_changes_alike() -> None:
    gold, found = (coded(5), coded(5, change="up")), (coded(5, change="up"), coded(5, 10))
    assert matches(gold, found) == [(1, 0)]
    assert matches((coded(5, 10),), found) == [(0, 1)]


def test_the_scores_are_of_values_and_of_values_with_their_change() -> None:
    tally = tally_of([QuantitySentence("", (coded(5), coded(7)))], [(coded(5, change="~"), coded(7), coded(9))])
    scored = measures(tally)
    assert [scored["value P"], scored["value R"], scored["value F1"]] == pytest.approx([200 / 3, 100, 80])
    assert scored["value+bound F1"] == 40


def test_predictions_are_written_in_the_form_that_is_read(tmp_path: Path) -> None:
    found = [(coded(-2.5), coded(0.25, 1500000, change=">"))]
    write_predictions(tmp_path / "found.json", [QuantitySentence("One.", ())], found)
    assert read_sentences(tmp_path / "found.json")[0] == QuantitySentence("One.", found[0])


def test_our_own_sentences_are_read_as_well_as_they_were() -> None:
    scored = scores(OWN)
    assert scored["value F1"] > 99
    assert scored["value+bound F1"] > 98.5
