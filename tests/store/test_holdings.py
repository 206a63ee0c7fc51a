"""Every store counts what it holds, now and as of any moment, and all count the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from counterclaim.model.document import Document
from counterclaim.model.incident import Incident
from counterclaim.store.entry import Entry
from counterclaim.store.ledger import Ledger
from counterclaim.store.sql.ledger import SqlLedger

NOON = datetime(2031, 5, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
TEXT = "The governor says that four houses were damaged in the night, and nobody was hurt."


def _entry(name: str, language: str | None, day: date | None, *, reader: str = "hand 1", text: str = TEXT) -> Entry:
    document = Document.of(text, name=name, language=language, published_on=day, url=f"https://example.org/{name}")
    return Entry(document=document, reader=reader)


def test_an_empty_ledger_holds_nothing(ledger: Ledger) -> None:
    held = ledger.holdings()
    assert (held.texts, held.incidents, dict(held.languages), held.last_learned) == (0, 0, {}, None)


def test_texts_are_counted_by_language_and_month_each_once(ledger: Ledger) -> None:
    ledger.add(_entry("one", "en", date(2031, 5, 14)), NOON)
    ledger.add(_entry("two", "uk", date(2031, 5, 31)), NOON + HOUR)
    ledger.add(_entry("three", None, None), NOON + 2 * HOUR)
    ledger.add(_entry("one", "en", date(2031, 5, 14), reader="hand 2"), NOON + 3 * HOUR)
    held = ledger.holdings()
    assert held.texts == 3
    assert dict(held.languages) == {"en": 1, "uk": 1, "": 1}
    assert dict(held.months) == {date(2031, 5, 1): 2, None: 1}
    assert dict(held.readers) == {"hand 1": 3, "hand 2": 1}
    assert (held.first_learned, held.last_learned) == (NOON, NOON + 3 * HOUR)


def test_older_versions_are_counted_as_such_from_when_they_were_superseded(ledger: Ledger) -> None:
    ledger.add(_entry("one", "en", date(2031, 5, 14)), NOON)
    ledger.add(_entry("one", "en", date(2031, 5, 15), text=f"{TEXT} Five, he says now."), NOON + HOUR)
    now, then = ledger.holdings(), ledger.holdings(NOON)
    assert (now.texts, now.older_versions) == (2, 1)
    assert (then.texts, then.older_versions) == (1, 0)


def test_incidents_are_counted_as_they_stood(ledger: Ledger) -> None:
    incidents = [Incident(id=f"inc_{at}", title=f"Night {at}", kinds=(), links=()) for at in range(3)]
    ledger.put_derived(incidents, (), NOON)
    ledger.put_derived(incidents[:1], (), NOON + HOUR)
    assert ledger.holdings().incidents == 1
    assert ledger.holdings(NOON).incidents == 3
    assert ledger.holdings(NOON - HOUR).incidents == 0


@pytest.mark.parametrize("stretch", [1, 2, 3, 100])
def test_what_was_counted_once_is_right_when_more_has_come(tmp_path: Path, stretch: int) -> None:
    class Stretched(SqlLedger):
        pass

    Stretched.stretch = stretch
    with Stretched(tmp_path / "counterclaim.db") as ledger:
        for at in range(7):
            ledger.add(_entry(f"text {at}", ("en", "uk")[at % 2], date(2031, 5, 1 + at)), NOON + at * HOUR)
            assert ledger.holdings().texts == at + 1
        for at in range(7):
            then = ledger.holdings(NOON + at * HOUR)
            assert (then.texts, then.languages["en"]) == (at + 1, at // 2 + 1)
            assert then.last_learned == NOON + at * HOUR
