"""What `import counterclaim` promises: these names, quickly, and the example in docs/api.md."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import counterclaim

NAMES = """
Abstention Agent Change Channel Claim Claimant Count CountRange CounterclaimError Document DocumentError Entry
Estimate Event EvidenceSpan Explanation Fatalities Finding FindingKind Grade Grading Incident IncidentFigures
Judgement Kind Ledger LedgerError Link MeasureFigures MemoryLedger Place PlaceMention PlacePrecision Quantity Query
Rate Reading Reconciliation Revocation SettingsError SideRange SourceHealth SourceState Stance Step Target TargetClass
TimeInterval TimeMention TimePrecision Unit Verdict Verification Weapon WeaponClass Weighed Weighing __version__ add
claim_record figures judge open_ledger place_aliases read_document read_text reconcile_ledger revoke source_health why
"""
TEXT = "The governor said on Sunday that a missile killed three people in Kharkiv."
NOW = datetime(2031, 5, 4, 9, tzinfo=UTC)


def test_the_public_names_are_these() -> None:
    assert sorted(counterclaim.__all__) == sorted(NAMES.split())


@pytest.mark.parametrize("name", NAMES.split())
def test_each_public_name_is_there(name: str) -> None:
    assert getattr(counterclaim, name) is not None
    assert name in dir(counterclaim)


def test_a_name_that_is_not_public_says_so() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reconciliate'"):
        counterclaim.reconciliate  # noqa: B018


def test_importing_loads_nothing_else() -> None:
    script = "import sys, counterclaim; print([name for name in sys.modules if name.startswith('counterclaim.')])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_documented_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Path(__file__).parents[1] / "docs" / "api.md"
    (example,) = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    exec(compile(example, str(page), "exec"), {"__name__": "example"})


def test_every_public_function_is_in_the_document() -> None:
    page = (Path(__file__).parents[1] / "docs" / "api.md").read_text(encoding="utf-8")
    functions = [name for name in counterclaim.__all__ if name.islower() and not name.startswith("_")]
    assert [name for name in functions if f"`{name}(" not in page] == []


def test_a_text_can_be_read_with_its_day() -> None:
    reading = counterclaim.read_text(TEXT, published=date(2031, 5, 4), name="note")
    assert reading.document.text == TEXT
    assert reading.document.published_on == date(2031, 5, 4)
    assert all(TEXT[claim.sentence.start : claim.sentence.end] == claim.sentence.text for claim in reading.claims)


def test_a_language_that_nothing_reads_is_refused() -> None:
    with pytest.raises(counterclaim.DocumentError, match=r"no reader|language"):
        counterclaim.read_text("今天天气很好，我们去公园散步。")


def test_a_reading_without_claims_is_kept_under_its_reader() -> None:
    ledger = counterclaim.MemoryLedger()
    reading = counterclaim.read_text("The weather was fine and the children played in the garden.", language="en")
    assert reading.claims == ()
    assert counterclaim.add(ledger, reading, learned_at=NOW)
    assert not counterclaim.add(ledger, reading, learned_at=NOW)
    assert ledger.history(reading.document.id)[-1].note != ""


def test_reconciling_keeps_what_it_finds() -> None:
    ledger = counterclaim.MemoryLedger()
    counterclaim.add(ledger, counterclaim.read_text(TEXT, published="2031-05-04"), learned_at=NOW)
    found = counterclaim.reconcile_ledger(ledger, learned_at=NOW)
    assert tuple(ledger.incidents()) == found.incidents
    assert tuple(ledger.findings()) == found.findings


def test_a_place_is_found_by_any_of_its_names() -> None:
    assert counterclaim.place_aliases("Lvov") == counterclaim.place_aliases("Львов") != ()
    assert "geonames:702550" in counterclaim.place_aliases("Lviv")
    assert "UA" in counterclaim.place_aliases("Ukraine")
    assert counterclaim.place_aliases("Nowhere at all") == ()


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(counterclaim.__file__).parent / "py.typed").exists()


def test_judging_is_obeyed_explained_and_taken_back() -> None:
    ledger = counterclaim.MemoryLedger()
    claims = []
    for name, text in (
        ("one", TEXT),
        ("two", "A missile killed three people in Kharkiv, the governor said on Sunday."),
    ):
        reading = counterclaim.read_text(text, published="2031-05-04", name=name)
        counterclaim.add(ledger, reading, learned_at=NOW)
        claims.append(reading.claims[0].id)
    before = counterclaim.reconcile_ledger(ledger, learned_at=NOW)
    assert any(set(claims) <= set(each.claims) for each in before.incidents)
    judgement = counterclaim.Judgement.of(
        counterclaim.Verdict.DIFFERENT, (claims[0], claims[1]), by="Ada", because="two blasts", judged_at=NOW
    )
    assert counterclaim.judge(ledger, judgement) == ()
    assert len(list(ledger.incidents())) == len(before.incidents) + 1
    (incident,) = ledger.incidents_of(claims[0])
    assert counterclaim.why(ledger, claims[1], incident.id).judgements == (judgement,)
    revocation = counterclaim.Revocation(judgement=judgement.id, by="Ada", because="one blast", revoked_at=NOW)
    assert counterclaim.revoke(ledger, revocation)
    assert counterclaim.reconcile_ledger(ledger, learned_at=NOW, rebuild=True) == before


@pytest.mark.parametrize(
    "text", ["A Russian missile struck Kharkiv overnight.", "A Russian drone attack on Kharkiv killed three people."]
)
def test_a_city_that_is_struck_is_a_place_though_the_tags_take_it_for_a_name(text: str) -> None:
    reading = counterclaim.read_text(text, published="2031-05-04")
    assert [[place.place.name for place in claim.places] for claim in reading.claims] == [["Kharkiv"]]
