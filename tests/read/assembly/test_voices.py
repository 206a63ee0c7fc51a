"""Who speaks the words that no verb of saying covers."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.read.readers import reader_for


def read_from(publisher: str | None, text: str, author: str | None = None) -> Claim:
    reader = reader_for("en")
    assert reader is not None
    document = Document.of(
        text, name="own", published_on=date(2025, 5, 14), language="en", publisher=publisher, author=author
    )
    (claim,) = reader.read(document).claims
    return claim


@pytest.mark.parametrize(
    ("publisher", "text", "side"),
    [
        ("Ukrainian Air Force", "The Ukrainian Air Force shot down 20 drones overnight.", "ukraine"),
        ("Hezbollah", "Hezbollah fighters targeted a tank in Kiryat Shmona with a missile.", "hezbollah"),
    ],
)
def test_in_a_bodys_own_bulletin_the_body_claims(publisher: str, text: str, side: str) -> None:
    claim = read_from(publisher, text)
    assert claim.claimant is not None
    assert claim.claimant.side == side
    assert claim.claimant.name in text


@pytest.mark.parametrize("publisher", [None, "The Evening Post", "Kherson News Agency"])
def test_an_outlet_claims_nothing_itself(publisher: str | None) -> None:
    assert read_from(publisher, "The Ukrainian Air Force shot down 20 drones overnight.").claimant is None


def test_a_body_that_its_text_does_not_name_is_not_put_into_it() -> None:
    assert read_from("Ukrainian Air Force", "Twenty drones were shot down overnight.").claimant is None


def test_a_post_that_a_body_forwards_is_in_the_voice_of_the_body_that_wrote_it() -> None:
    text = "The Ukrainian Air Force shot down 20 drones over Sumy overnight."
    claim = read_from("General Staff of the Ukrainian Armed Forces", text, author="Ukrainian Air Force")
    assert claim.claimant is not None
    assert claim.claimant.name.endswith("Air Force")
    assert read_from("Ukrainian Air Force", text, author="Hezbollah").claimant is None
    signed = read_from("Ukrainian Air Force", text, author="Anna Kovalenko").claimant
    assert signed is not None
    assert signed.name.endswith("Air Force")
