"""The naive rules do what other systems do, so that the comparison is a fair one."""

from __future__ import annotations

from datetime import date

import numpy as np
from evaluation import naive

from counterclaim.model.claim import Claim, Count
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind
from counterclaim.model.place import Place, PlaceMention
from counterclaim.model.quantity import Quantity, Unit

WORDS = EvidenceSpan(start=0, end=1, text="x")


def _claim(key: str, killed: int, day: int, place: str = "Ardan") -> tuple[Claim, Document]:
    document = Document.of(f"Report {key}.", name=key, published_on=date(2031, 5, day))
    return (
        Claim(
            id=key,
            document=document.id,
            document_name=key,
            sentence=WORDS,
            kind=Kind.KILLED,
            count=Count(span=WORDS, quantity=Quantity(low=killed, high=killed, unit=Unit.PERSON)),
            places=(PlaceMention(span=WORDS, place=Place(name=place)),),
            evidence=(WORDS,),
        ),
        document,
    )


def _keys(groups: object) -> list[str]:
    return ["".join(claim.id for claim in group) for group in groups]  # type: ignore[attr-defined]


def _told(*told: tuple[Claim, Document]) -> tuple[list[Claim], dict[str, Document]]:
    return [claim for claim, _ in told], {document.id: document for _, document in told}


def test_one_place_joins_whatever_the_day_and_the_toll() -> None:
    claims, documents = _told(_claim("a", 3, 1), _claim("b", 90, 28), _claim("c", 3, 1, "Belmar"))
    assert _keys(naive.one_place(claims, documents)) == ["ab", "c"]


def test_city_week_ratio_keeps_apart_what_lies_over_a_week_or_over_twice_the_toll_apart() -> None:
    claims, documents = _told(_claim("a", 3, 1), _claim("b", 4, 8), _claim("c", 9, 8), _claim("d", 4, 20))
    assert _keys(naive.city_week_ratio(claims, documents)) == ["ab", "c", "d"]


def test_alike_joins_sentences_by_the_cosine_of_their_vectors_and_what_hangs_on_them() -> None:
    claims, _ = _told(_claim("a", 3, 1), _claim("b", 4, 8), _claim("c", 9, 8), _claim("d", 9, 8))
    vectors = np.array([[1, 0], [0.8, 0.6], [0.3, 1], [-1, 0]], np.float32)
    assert _keys(naive.alike(claims, vectors)) == ["abc", "d"]


def test_any_two_numbers_differ_or_agree() -> None:
    claims, documents = _told(_claim("a", 3, 1), _claim("b", 4, 2), _claim("c", 3, 3))
    found = [
        (kind, "".join(claim.id for claim in group)) for kind, group in naive.any_two_differ([tuple(claims)], documents)
    ]
    assert found == [(FindingKind.DIFFERS, "abc"), (FindingKind.AGREES, "ac")]


def test_the_lowest_number_is_set_against_the_higher_ones_and_the_last_replaces_the_earlier_ones() -> None:
    claims, documents = _told(_claim("a", 3, 1), _claim("b", 7, 2), _claim("c", 5, 3))
    lowest = ["".join(claim.id for claim in group) for _, group in naive.lowest_number([tuple(claims)], documents)]
    last = ["".join(claim.id for claim in group) for _, group in naive.last_number([tuple(claims)], documents)]
    assert (lowest, last) == (["ab", "ac"], ["ac", "bc"])
