"""Which reader reads which language."""

from __future__ import annotations

import pytest

from counterclaim.model.document import Document
from counterclaim.read.reader import Reading
from counterclaim.read.readers import READERS, reader_for


class Silent:
    """A reader that finds nothing."""

    language = "xx"
    name = "silent 1"

    def read(self, document: Document) -> Reading:
        """No claims."""
        return Reading(document=document, claims=())


def test_a_language_without_a_reader_has_none() -> None:
    assert reader_for("tlh") is None


def test_a_reader_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, "xx", Silent)
    assert reader_for("xx") is reader_for("xx")
    reader_for.cache_clear()


def test_english_has_a_reader() -> None:
    reader = reader_for("en")
    assert reader is not None
    assert reader.language == "en"
