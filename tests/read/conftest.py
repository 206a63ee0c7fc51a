"""Own-written texts read by the packaged English reader, for tests of how its parts behave together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.kind import Kind
from counterclaim.read.readers import reader_for

PUBLISHED_ON = date(2025, 5, 14)
"""A Wednesday."""


def read_text(text: str) -> tuple[Claim, ...]:
    reader = reader_for("en")
    assert reader is not None
    return reader.read(Document.of(text, name="own", published_on=PUBLISHED_ON, language="en")).claims


def the_only(text: str, kind: Kind) -> Claim:
    claims = read_text(text)
    found = [claim for claim in claims if claim.kind is kind]
    assert len(found) == 1, f"{len(found)} of {kind.value} among {[claim.kind.value for claim in claims]}"
    return found[0]


@pytest.fixture(scope="session")
def read() -> Callable[[str], tuple[Claim, ...]]:
    """The claims of a text published on Wednesday, 14 May 2025."""
    return read_text


@pytest.fixture(scope="session")
def read_one() -> Callable[[str, Kind], Claim]:
    """The only claim of a kind in a text published on Wednesday, 14 May 2025."""
    return the_only
