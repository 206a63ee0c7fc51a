"""The order of the verbs, and the books of a run."""

from __future__ import annotations

import importlib
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.errors import DocumentError
from counterclaim.ingest.limits import Limits
from counterclaim.model.contract import claim_record
from counterclaim.pipeline.reading import Inputs, Outcome, Read, Tally, Unread, keep_outcomes, read_documents
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.settings import Settings
from counterclaim.store.memory.ledger import MemoryLedger

ENGLISH = "The governor said that 12 killed were found in the town after the strike."
UKRAINIAN = "Губернатор заявив, що у місті після удару було знайдено двоє загиблих, і це не все."


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of the tiny reader, importable by name in other processes too."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1]))
    return importlib.import_module("tiny_reader")


def lines(*texts: str) -> io.BytesIO:
    """Documents as JSON lines."""
    return io.BytesIO(
        b"".join(json.dumps({"id": f"d{n}", "text": text}).encode() + b"\n" for n, text in enumerate(texts))
    )


def run(tiny: ModuleType, stream: io.BytesIO, workers: int = 1) -> tuple[list[Outcome], Tally]:
    """The outcomes of a stream, and the books of the run."""
    tally = Tally()
    settings = Settings(workers=workers)
    return list(read_documents(Inputs(paths=("-",), stdin=stream), tiny.reader_for, settings, tally)), tally


def test_a_document_is_read_in_its_language(tiny: ModuleType) -> None:
    outcomes, _ = run(tiny, lines(ENGLISH))
    assert isinstance(outcomes[0], Read)
    assert outcomes[0].reader == "tiny 1"
    assert outcomes[0].reading.document.language == "en"
    assert outcomes[0].reading.claims[0].evidence[0].text == "12 killed"


def test_a_document_without_a_reader_is_kept_and_says_so(tiny: ModuleType) -> None:
    outcomes, tally = run(tiny, lines(UKRAINIAN))
    assert isinstance(outcomes[0], Unread)
    assert (outcomes[0].reason, outcomes[0].document.language) == ("no reader for uk", "uk")
    assert (tally.unread, tally.refused) == (1, 0)


def test_a_stated_language_of_another_script_is_not_believed(tiny: ModuleType) -> None:
    stream = io.BytesIO(json.dumps({"text": UKRAINIAN, "lang": "en"}).encode())
    outcomes, _ = run(tiny, stream)
    assert isinstance(outcomes[0], Unread)


def test_what_can_t_be_used_is_refused_and_the_rest_is_read(tiny: ModuleType) -> None:
    outcomes, tally = run(tiny, lines(ENGLISH, "", "refuse me, said the governor of the town", ENGLISH))
    assert [type(outcome) for outcome in outcomes] == [Read, DocumentError, DocumentError, Read]
    assert (tally.came_in, tally.read, tally.unread, tally.refused) == (4, 2, 0, 2)


def test_a_fault_of_our_own_ends_the_run(tiny: ModuleType) -> None:
    with pytest.raises(AssertionError):
        run(tiny, lines("It is our fault, said the governor of the town"))


def test_the_output_does_not_depend_on_the_number_of_processes(tiny: ModuleType) -> None:
    texts = [f"The governor said that {n} killed were found in the town." if n % 5 else UKRAINIAN for n in range(40)]
    texts[7] = ""
    results = []
    for workers in (1, 2):
        outcomes, tally = run(tiny, lines(*texts), workers)
        claims = [claim_record(c) for outcome in outcomes if isinstance(outcome, Read) for c in outcome.reading.claims]
        results.append((json.dumps(claims), [str(type(one)) for one in outcomes], tally))
    assert results[0] == results[1]


def test_books_that_do_not_balance_end_the_run() -> None:
    tally = Tally()
    list(tally.counted([DocumentError("a", "b"), DocumentError("c", "d")]))
    tally.note([DocumentError("a", "b")])
    with pytest.raises(RuntimeError, match="don't balance: 2 came in, 1 were done"):
        tally.check()


def test_the_given_day_stands_in_where_a_document_states_none(tiny: ModuleType) -> None:
    stream = io.BytesIO(
        json.dumps({"text": ENGLISH}).encode()
        + b"\n"
        + json.dumps({"text": ENGLISH, "published": "2023-01-02"}).encode()
    )
    inputs = Inputs(paths=("-",), stdin=stream, published_on=date(2024, 9, 1))
    outcomes = read_documents(inputs, tiny.reader_for, Settings(limits=Limits()), Tally())
    days = [outcome.reading.document.published_on for outcome in outcomes if isinstance(outcome, Read)]
    assert days == [date(2024, 9, 1), date(2023, 1, 2)]


def clock() -> datetime:
    """A moment that stands still."""
    return datetime(2024, 9, 1, 12, tzinfo=UTC)


def test_the_same_document_twice_is_new_once(tiny: ModuleType) -> None:
    ledger = MemoryLedger()
    first = list(keep_outcomes(run(tiny, lines(ENGLISH, "", UKRAINIAN))[0], ledger, clock))
    again = list(keep_outcomes(run(tiny, lines(ENGLISH, "", UKRAINIAN))[0], ledger, clock))
    assert [is_new for _, is_new in first] == [True, False, True]
    assert [is_new for _, is_new in again] == [False, False, False]
    assert len(list(ledger.documents())) == 2


def test_a_batch_is_written_before_the_next_is_read(tiny: ModuleType) -> None:
    ledger = MemoryLedger()
    outcomes, _ = run(tiny, lines(*(f"{ENGLISH} It is number {n}." for n in range(70))))

    def then_stop() -> Iterator[Outcome]:
        yield from outcomes
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(keep_outcomes(then_stop(), ledger, clock))
    assert len(list(ledger.documents())) == 64


def test_the_ledger_is_reconciled_from_all_its_claims(tiny: ModuleType) -> None:
    ledger = MemoryLedger()
    list(keep_outcomes(run(tiny, lines(ENGLISH))[0], ledger, clock))
    assert reconcile_ledger(ledger, clock)[0] == len(list(ledger.incidents()))


def test_refusals_hold_none_of_the_document(tiny: ModuleType) -> None:
    limits = Limits(characters=5)
    outcomes = read_documents(
        Inputs(paths=("-",), stdin=io.BytesIO(b"A long text.")), tiny.reader_for, Settings(limits=limits), Tally()
    )
    (refusal,) = outcomes
    assert isinstance(refusal, DocumentError)
    assert (refusal.__traceback__, refusal.__context__, refusal.__cause__) == (None, None, None)
