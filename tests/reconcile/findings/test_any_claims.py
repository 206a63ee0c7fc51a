"""What holds for any claims: findings rest on claims, the books balance by their bounds, and order changes nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.kind import Kind
from counterclaim.model.quantity import Quantity, Unit

DAY = date(2031, 5, 1)
ANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

bounds = st.one_of(
    st.tuples(st.integers(0, 40)).map(lambda low: (low[0], low[0])),
    st.tuples(st.integers(0, 40)).map(lambda low: (low[0], None)),
    st.tuples(st.integers(1, 40)).map(lambda high: (None, high[0])),
)
quantities = st.builds(
    lambda bound, approximate, unit: Quantity(low=bound[0], high=bound[1], approximate=approximate, unit=unit),
    bounds,
    st.booleans(),
    st.sampled_from([Unit.PERSON, Unit.CHILD, Unit.SOLDIER, Unit.UAV, Unit.BUILDING]),
)
kinds = st.sampled_from(
    [Kind.KILLED, Kind.INJURED, Kind.STRIKE, Kind.LAUNCH, Kind.INTERCEPTION, Kind.DAMAGE, Kind.CONTROL, Kind.DEBRIS]
)
told = st.fixed_dictionaries(
    {
        "kind": kinds,
        "count": st.one_of(st.none(), quantities),
        "stance": st.sampled_from(["asserted", "asserted", "asserted", "negated", "possible", "expected"]),
        "by": st.sampled_from(["", "the mayor/ukraine", "the army/russia", "Russia/russia", "the Monitor"]),
        "did": st.sampled_from([None, "russia", "ukraine"]),
        "at": st.sampled_from([(), ("Sumy",), ("Kaluga",), ("Kaluga Oblast",)]),
        "on": st.sampled_from([None, DAY, DAY + timedelta(days=1)]),
        "document": st.sampled_from(["one", "two", "three"]),
        "start": st.sampled_from([0, 10, 20]),
        "whole": st.sampled_from([None, None, 0, 1]),
        "verification": st.sampled_from([None, None, None, "unverified", "denied"]),
    }
)


def made(facts: list[dict[str, Any]], claim: Any) -> list[Claim]:
    claims = []
    for at, fact in enumerate(facts):
        fields = {name: fact[name] for name in ("did", "on", "verification") if fact[name] is not None}
        fields |= {name: fact[name] for name in ("stance", "by", "at", "document", "start")}
        whole = fact["whole"]
        if whole is not None and whole < at and facts[whole]["document"] == fact["document"]:
            fields["part_of"] = f"c{whole}"
        claims.append(claim(f"c{at}", fact["kind"].value, fact["count"], **fields))
    return claims


def papers(document: Any) -> list[Any]:
    return [document(name, DAY + timedelta(days=at)) for at, name in enumerate(("one", "two", "three"))]


def count(found: Finding, at: int, claims: dict[str, Claim]) -> Quantity:
    told = claims[found.claims[at]].count
    assert told is not None
    return told.quantity


@ANY
@given(facts=st.lists(told, min_size=1, max_size=9))
def test_no_finding_without_claims(facts: list[dict[str, Any]], claim: Any, document: Any, checked: Any) -> None:
    claims = made(facts, claim)
    known = {one.id for one in claims}
    for found in checked(claims, *papers(document)):
        assert found.claims
        assert known.issuperset(found.claims)
        assert len(set(found.claims)) == len(found.claims)
        assert found.sentence.endswith(".")


@ANY
@given(facts=st.lists(told, min_size=2, max_size=9), turned=st.randoms(use_true_random=False))
def test_the_order_of_claims_and_documents_changes_nothing(
    facts: list[dict[str, Any]], turned: Any, claim: Any, document: Any, checked: Any
) -> None:
    claims, documents = made(facts, claim), papers(document)
    first = checked(claims, *documents)
    turned.shuffle(claims)
    turned.shuffle(documents)
    assert checked(claims, *documents) == first


@ANY
@given(facts=st.lists(told, min_size=2, max_size=9))
def test_the_books_balance(facts: list[dict[str, Any]], claim: Any, document: Any, checked: Any) -> None:
    """Whole = parts + remainder, by the bounds of the counts that a finding rests on."""
    claims = made(facts, claim)
    by_id = {one.id: one for one in claims}
    for found in checked(claims, *papers(document)):
        if found.kind not in (FindingKind.ADDS_UP, FindingKind.REMAINDER, FindingKind.EXCEEDS):
            continue
        whole = count(found, 0, by_id)
        parts = [count(found, at, by_id) for at in range(1, len(found.claims))]
        least = sum(part.floor for part in parts)
        assert found.amount is not None
        if found.kind is FindingKind.ADDS_UP:
            assert least == whole.floor
        elif found.kind is FindingKind.EXCEEDS:
            assert least - found.amount == whole.ceiling
        else:
            assert 0 < found.amount <= whole.floor
            assert least + found.amount <= whole.floor


@ANY
@given(facts=st.lists(told, min_size=2, max_size=9))
def test_counts_that_differ_cannot_both_hold(
    facts: list[dict[str, Any]], claim: Any, document: Any, checked: Any
) -> None:
    claims = made(facts, claim)
    by_id = {one.id: one for one in claims}
    for found in checked(claims, *papers(document), kind="differs"):
        counts = [one.count.quantity for key in found.claims if (one := by_id[key]).count]
        assert any(not one.could_equal(other) for one in counts for other in counts)
