"""What the reader left alone is read anew: one text at a time, aside, and not for ever."""

from __future__ import annotations

import threading

from counterclaim.model.document import Document
from counterclaim.read.assembly.abstentions import NOTHING_COUNTED
from counterclaim.serve.texts.left_alone import LONGEST, LeftAlone, Outcome, SecondReadings, read_aside

TEXT = Document.of("A short text.", name="short")
OTHER = Document.of("Another short text.", name="other")


def test_a_text_is_read_once() -> None:
    read: list[str] = []

    def reading(document: Document) -> LeftAlone:
        read.append(document.name)
        return LeftAlone(outcome=Outcome.READ)

    readings = SecondReadings(reading)
    assert readings.of(TEXT) == readings.of(TEXT) == LeftAlone(outcome=Outcome.READ)
    assert readings.of(OTHER).outcome is Outcome.READ
    assert read == ["short", "other"]


def test_whoever_comes_while_another_text_is_read_is_told_so() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def reading(_: Document) -> LeftAlone:
        begun.set()
        go_on.wait(10)
        return LeftAlone(outcome=Outcome.READ)

    readings = SecondReadings(reading)
    other = threading.Thread(target=readings.of, args=(TEXT,))
    other.start()
    begun.wait(10)
    assert readings.of(OTHER).outcome is Outcome.BUSY
    go_on.set()
    other.join()
    assert readings.of(OTHER).outcome is Outcome.READ


def test_a_long_text_is_not_read_while_someone_waits() -> None:
    readings = SecondReadings(lambda _: LeftAlone(outcome=Outcome.READ))
    assert readings.of(Document.of("x" * (LONGEST + 1), name="long")).outcome is Outcome.LONG


def test_reading_ends_after_its_time() -> None:
    assert read_aside(TEXT, limit_s=0.01).outcome is Outcome.SLOW


def test_what_was_left_alone_comes_back_from_the_other_process() -> None:
    text = "The strike killed four people, the governor said. Nineteen buildings stand on the street."
    found = read_aside(Document.of(text, name="street", language="en"), limit_s=120.0)
    assert found.outcome is Outcome.READ
    assert [(each.span.text, each.reason) for each in found.abstentions] == [("Nineteen", NOTHING_COUNTED)]
    assert read_aside(Document.of("Ceci est un texte.", name="fr", language="fr"), 120.0).outcome is Outcome.UNREAD
