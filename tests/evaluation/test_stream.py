"""Mentions become claims, and claims incidents and findings, by number. Texts of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from evaluation import stream
from evaluation.stream_claims import claims_of_mentions
from evaluation.stream_mentions import load_mentions
from evaluation.stream_reading import by_name, read_stream

from counterclaim.model.kind import Kind

FIRST = "A missile struck a warehouse in Kharkiv on Monday, killing three people. The blast was heard far away."
SECOND = "Four people were killed when a missile hit a warehouse in Kharkiv on Monday, the mayor said."


def _mention(n: int, document: str, sentence: str, **coded: Any) -> dict[str, Any]:
    return {"n": n, "document": document, "sentence": sentence, "claimant": None, "side": None, "count": None} | coded


def _people(number: int) -> dict[str, Any]:
    return {"low": number, "high": number, "approximate": False, "unit": "person"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports on one strike, with their mentions."""
    made: Path = tmp_path_factory.mktemp("stream")
    documents = [
        {"id": "one", "text": FIRST, "published": "2031-05-13", "lang": "en"},
        {"id": "two", "text": SECOND, "published": "2031-05-13", "lang": "en"},
    ]
    told, aside = FIRST.split(". ")[0] + ".", FIRST.split(". ")[1]
    mentions = [
        _mention(1, "one", told, kind="strike"),
        _mention(2, "one", told, kind="killed", count=_people(3), measure="killed"),
        _mention(3, "one", aside, kind="statement"),
        _mention(4, "two", SECOND, kind="killed", count=_people(4), claimant="Mayor Lentil", side="ukraine"),
        _mention(5, "two", SECOND, kind="strike", verification="unverified"),
    ]
    for name, records in (("documents", documents), ("mentions", mentions)):
        (made / f"{name}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return made


def _run(folder: Path, *options: str) -> tuple[dict[int, str], list[dict[str, Any]]]:
    out = folder / "out"
    given = ["--documents", str(folder / "documents.jsonl"), "--mentions", str(folder / "mentions.jsonl")]
    stream.main([*given, "--out", str(out), *options])
    links = [json.loads(line) for line in (out / "links.jsonl").read_text().splitlines()]
    findings = [json.loads(line) for line in (out / "findings.jsonl").read_text().splitlines()]
    return {one["n"]: one["incident"] for one in links}, findings


def test_a_mention_has_what_was_coded_and_where_and_when_by_our_own_reading(folder: Path) -> None:
    read = by_name(read_stream(folder / "documents.jsonl"))
    found = claims_of_mentions(load_mentions(folder / "mentions.jsonl", read), read)
    killed = found.claims[3]
    assert (killed.kind, killed.side, killed.claimant.name if killed.claimant else "") == (
        Kind.KILLED,
        "ukraine",
        "Mayor Lentil",
    )
    assert killed.count is not None
    assert (killed.count.quantity.low, killed.count.span.text) == (4, "Four")
    assert [mention.place.name for mention in killed.places] == ["Kharkiv"]
    assert killed.time is not None
    assert killed.time.text == "Monday"
    assert found.measures == {found.claims[1].id: "killed"}


def test_the_readings_are_kept_and_come_back_the_same(folder: Path) -> None:
    cache = folder / "cache"
    assert read_stream(folder / "documents.jsonl", cache) == read_stream(folder / "documents.jsonl", cache)


def test_mentions_of_one_strike_are_linked(folder: Path) -> None:
    links, _ = _run(folder)
    assert links[1] == links[2] == links[4]


def test_from_text_a_mention_is_the_claim_of_its_sentence_or_the_one_that_it_goes_on_from(folder: Path) -> None:
    links, _ = _run(folder, "--from-text")
    assert links[1] == links[2] == links[3] == links[4]


def test_findings_come_with_the_numbers_of_their_mentions(folder: Path) -> None:
    _, findings = _run(folder)
    assert ("unverified", [5]) in [(one["finding"], one["mentions"]) for one in findings]


def test_coded_incidents_stand_in_for_linking(folder: Path) -> None:
    gold = folder / "gold.json"
    coded = [{"name": "a", "mentions": [{"n": 1}, {"n": 4}]}, {"name": "b", "mentions": [{"n": 2}, {"n": 3}]}]
    gold.write_text(json.dumps({"incidents": coded}), encoding="utf-8")
    links, _ = _run(folder, "--gold-links", str(gold))
    assert links[1] == links[4] != links[2] == links[3]


def test_a_mention_whose_sentence_is_not_in_its_document_is_refused(folder: Path) -> None:
    other = folder / "other.jsonl"
    other.write_text(json.dumps(_mention(1, "one", "Nothing of this stands there.", kind="strike")), encoding="utf-8")
    with pytest.raises(ValueError, match="mention 1"):
        load_mentions(other, by_name(read_stream(folder / "documents.jsonl")))
