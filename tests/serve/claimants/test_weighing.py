"""What counts as contradicted or borne out, by kind and by month."""

from __future__ import annotations

from datetime import date

from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind
from counterclaim.serve.claimants.weighing import weights
from counterclaim.store.claimants import DayTally, Weighed

MAY_3, MAY_30, JUNE_1 = date(2031, 5, 3), date(2031, 5, 30), date(2031, 6, 1)


def weighed(kind: FindingKind, claim: int = 1, *, by_others: bool = True, day: date | None = MAY_3) -> Weighed:
    """A finding on a claim of somebody killed."""
    return Weighed(
        finding=f"fnd_{kind}", kind=kind, claim=claim, claim_kind=Kind.KILLED, first_day=day, by_others=by_others
    )


def days(*told: tuple[Kind, date | None, int]) -> list[DayTally]:
    """Tallies of days."""
    return [DayTally(kind=kind, first_day=day, claims=number) for kind, day, number in told]


def test_claims_are_summed_by_kind_and_by_month_newest_first() -> None:
    told = days((Kind.KILLED, MAY_3, 2), (Kind.KILLED, MAY_30, 1), (Kind.STRIKE, JUNE_1, 4), (Kind.KILLED, None, 1))
    made = weights(told, [])
    assert made.claims == 8
    assert [(line.kind, line.claims) for line in made.kinds] == [(Kind.KILLED, 4), (Kind.STRIKE, 4)]
    assert [(line.month, line.claims) for line in made.months] == [
        (date(2031, 6, 1), 4),
        (date(2031, 5, 1), 3),
        (None, 1),
    ]


def test_a_claim_counts_once_for_each_verdict_however_many_findings_say_so() -> None:
    found = [weighed(FindingKind.DIFFERS), weighed(FindingKind.DISPUTED), weighed(FindingKind.AGREES, 2)]
    made = weights(days((Kind.KILLED, MAY_3, 3)), found)
    assert dict(made.found) == {"contradicted": 1, "borne-out": 1, "doubted": 0, "alone": 0, "revised": 0}
    assert dict(made.kinds[0].verdicts) == dict(made.found) == dict(made.months[0].verdicts)


def test_agreeing_with_oneself_is_no_verdict_but_a_denial_is() -> None:
    kinds = (FindingKind.AGREES, FindingKind.DIFFERS, FindingKind.DISPUTED, FindingKind.REMAINDER)
    made = weights(days((Kind.KILLED, MAY_3, 1)), [weighed(kind, by_others=False) for kind in kinds])
    assert dict(made.found)["borne-out"] == 0
    assert dict(made.found)["contradicted"] == 1
