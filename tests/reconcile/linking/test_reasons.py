"""Reasons are words for people: what is not told is none, and no level shows as a program has it."""

from __future__ import annotations

import re
from typing import Any

from counterclaim.model.quantity import Quantity, Unit


def test_reasons_hold_no_bare_levels(claim: Any, books: Any) -> None:
    count = Quantity(low=3, high=3, unit=Unit.PERSON)
    claims = [
        claim("a", "strike", at=("Sumy",), words="A missile hit Sumy.", start=0),
        claim("b", "killed", count, words="It killed three people.", start=30),
        claim("c", "statement", words="That was a crime, he said.", start=60),
    ]
    reasons = [reason for each in books(claims).incidents for link in each.links for reason in link.reasons]
    assert reasons
    assert not [reason for reason in reasons if "not told" in reason or re.match(r"[a-z ]+: (yes|no|theirs)$", reason)]
