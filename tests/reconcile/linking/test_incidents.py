"""Which claims are tied into one incident, and which are kept apart."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.claim import Claim, Count
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.kind import Kind
from counterclaim.model.place import Place, PlaceMention, PlacePrecision
from counterclaim.model.quantity import Quantity, Unit
from counterclaim.reconcile.books import reconcile

DAY, NEXT = date(2031, 5, 1), date(2031, 5, 2)


def test_a_strike_and_its_dead_are_one_incident(claim: Any, number: Any, books: Any) -> None:
    claims = [
        claim("a", "strike", at=("Kharkiv",), on=DAY, weapon="missile"),
        claim("b", "killed", number(3), at=("Kharkiv",), on=DAY),
    ]
    (incident,) = books(claims).incidents
    assert incident.title == "Missile strike on Kharkiv, 1 May 2031"
    assert "the same place: Kharkiv" in incident.links[1].reasons
    assert incident.links[1].tied_to == "a"


def test_the_day_of_publication_is_said_to_be_that(claim: Any, books: Any) -> None:
    (incident,) = books([claim("a", "strike", at=("Kharkiv",))]).incidents
    assert incident.title == "Strike on Kharkiv, reported 1 May 2031"


def test_the_same_city_another_day_is_another_incident(claim: Any, books: Any) -> None:
    claims = [claim("a", "strike", at=("Kharkiv",), on=DAY), claim("b", "strike", at=("Kharkiv",), on=NEXT)]
    assert len(books(claims).incidents) == 2


def test_different_weapons_of_two_reports_are_different_strikes(claim: Any, document: Any, books: Any) -> None:
    claims = [
        claim("a", "strike", at=("Kharkiv",), on=DAY, weapon="uav"),
        claim("b", "strike", at=("Kharkiv",), on=DAY, weapon="guided_bomb", document="other"),
    ]
    assert len(books(claims, document("report"), document("other")).incidents) == 2


def test_a_strike_of_each_side_is_two(claim: Any, books: Any) -> None:
    claims = [
        claim("a", "strike", at=("Kharkiv",), on=DAY, did="russia"),
        claim("b", "strike", at=("Kharkiv",), on=DAY, did="ukraine"),
    ]
    assert len(books(claims).incidents) == 2


def test_a_region_s_total_is_not_one_town_s_strike(claim: Any, number: Any, document: Any, books: Any) -> None:
    claims = [
        claim("a", "injured", number(9), at=("Belgorod Oblast",), on=DAY, words="nine hurt over the past day"),
        claim("b", "injured", number(8), at=("Belgorod",), on=DAY, document="other"),
    ]
    assert len(books(claims, document("report"), document("other")).incidents) == 2


def test_parts_of_a_raid_go_with_it(claim: Any, number: Any, books: Any) -> None:
    claims = [
        claim("a", "launch", number(9, "uav"), by="the air force/ukraine", did="russia"),
        claim("b", "interception", number(8, "uav"), by="the air force/ukraine", did="ukraine", part_of="a"),
    ]
    (incident,) = books(claims).incidents
    assert incident.title == "Air attack on Ukraine, reported 1 May 2031"


def test_words_alone_are_no_incident(claim: Any, books: Any) -> None:
    assert not books([claim("a", "statement"), claim("b", "statement")]).incidents


def test_parts_of_each_other_are_kept(claim: Any, number: Any, books: Any) -> None:
    claims = [claim("a", "killed", number(2), part_of="b"), claim("b", "killed", number(2), part_of="a")]
    assert sorted(key for each in books(claims).incidents for key in each.claims) == ["a", "b"]


def test_a_claim_of_an_unknown_document_is_kept(claim: Any, books: Any) -> None:
    assert len(books([claim("a", "strike", at=("Kyiv",), document="lost")]).incidents) == 1


PLACES = tuple(
    Place(name=name, country="UA", admin1=name, precision=precision)
    for name, precision in (("Kyiv", PlacePrecision.SETTLEMENT), ("Lviv", PlacePrecision.ADMIN1))
)


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[list[Claim], dict[str, Document]]:
    """A few claims of a few documents, parts among them."""
    documents = {key: Document(id=key, name=key, text=key, published_on=day) for key, day in (("x", DAY), ("y", NEXT))}
    claims: list[Claim] = []
    for at in range(draw(st.integers(1, 7))):
        words = EvidenceSpan(start=at, end=at + 1, text="w")
        low = draw(st.integers(0, 4))
        quantity = Quantity(low=low, high=draw(st.sampled_from((low, None))), unit=draw(st.sampled_from(UNITS)))
        place = draw(st.sampled_from((None, *PLACES)))
        claims.append(
            Claim(
                id=f"c{at}",
                document=draw(st.sampled_from(("x", "y"))),
                document_name="n",
                sentence=words,
                kind=draw(st.sampled_from((Kind.KILLED, Kind.STRIKE, Kind.INTERCEPTION, Kind.LAUNCH))),
                count=draw(st.sampled_from((None, Count(span=words, quantity=quantity)))),
                places=(PlaceMention(span=words, place=place),) if place else (),
                part_of=draw(st.sampled_from((None, f"c{at - 1}"))) if at else None,
                evidence=(words,),
            )
        )
    return claims, documents


UNITS = (Unit.PERSON, Unit.CHILD, Unit.UAV)


@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_claims_and_documents_changes_nothing(
    ledger: tuple[list[Claim], dict[str, Document]], chance: Any
) -> None:
    claims, documents = ledger
    shuffled = list(claims)
    chance.shuffle(shuffled)
    turned = dict(reversed(documents.items()))
    assert reconcile(claims, documents) == reconcile(shuffled, turned)


@given(ledgers())
def test_every_happening_is_in_one_incident(ledger: tuple[list[Claim], dict[str, Document]]) -> None:
    claims, documents = ledger
    found = [key for incident in reconcile(claims, documents).incidents for key in incident.claims]
    assert sorted(found) == sorted(claim.id for claim in claims)
