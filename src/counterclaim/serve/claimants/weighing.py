"""What was found on a claimant's claims: borne out or contradicted by others, by kind and by month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind
from counterclaim.store.claimants import BY_OTHERS, DayTally, Weighed

CONTRADICTED, BORNE_OUT, DOUBTED, ALONE, REVISED = "contradicted", "borne-out", "doubted", "alone", "revised"
VERDICTS = (CONTRADICTED, BORNE_OUT, DOUBTED, ALONE, REVISED)
_VERDICTS = {
    FindingKind.DIFFERS: CONTRADICTED,
    FindingKind.DISPUTED: CONTRADICTED,
    FindingKind.AGREES: BORNE_OUT,
    FindingKind.CONFIRMED: BORNE_OUT,
    FindingKind.UNVERIFIED: DOUBTED,
    FindingKind.ONE_SIDED: ALONE,
    FindingKind.REVISED: REVISED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLine:
    """Of one kind of claim: how many there are, and of how many of those looked at each verdict was found."""

    kind: Kind
    claims: int
    verdicts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLine:
    """Of one month (its first day; null: no day told): claims of each kind, and of how many each verdict was found."""

    month: date | None
    claims: int
    kinds: tuple[tuple[Kind, int], ...]
    verdicts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """All of a claimant's claims, by kind and by month; `found` has the distinct claims of each verdict."""

    claims: int
    kinds: tuple[KindLine, ...]
    months: tuple[MonthLine, ...]
    found: tuple[tuple[str, int], ...]


def weights(days: Sequence[DayTally], weighed: Iterable[Weighed]) -> Weights:
    """The numbers of claims, set beside the numbers of those on which something was found. Newest months first."""
    by_kind, by_month = Counter[Kind](), defaultdict[date | None, Counter[Kind]](Counter)
    for each in days:
        by_kind[each.kind] += each.claims
        by_month[month_of(each.first_day)][each.kind] += each.claims
    verdicts = {(each.claim, verdict): each for each in weighed if (verdict := verdict_of(each))}
    kinds = Counter((each.claim_kind, verdict) for (_, verdict), each in verdicts.items())
    months = Counter((month_of(each.first_day), verdict) for (_, verdict), each in verdicts.items())
    found = Counter(verdict for _, verdict in verdicts)
    return Weights(
        claims=sum(by_kind.values()),
        kinds=tuple(
            KindLine(kind=kind, claims=number, verdicts=tuple((each, kinds[kind, each]) for each in VERDICTS))
            for kind, number in sorted(by_kind.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        months=tuple(
            MonthLine(
                month=month,
                claims=sum(of_kinds.values()),
                kinds=tuple(sorted(of_kinds.items(), key=lambda pair: (-pair[1], pair[0]))),
                verdicts=tuple((each, months[month, each]) for each in VERDICTS),
            )
            for month, of_kinds in sorted(by_month.items(), key=lambda pair: pair[0] or date.min, reverse=True)
        ),
        found=tuple((each, found[each]) for each in VERDICTS),
    )


def verdict_of(each: Weighed) -> str | None:
    """What a finding says of a claim of this claimant; null where it is no verdict on it.

    Two documents with one claimant's word differ or agree as well: only another's claim makes that a verdict.
    """
    if each.kind in BY_OTHERS and not each.by_others:
        return None
    return _VERDICTS.get(each.kind)


def month_of(day: date | None) -> date | None:
    """The first day of a day's month."""
    return day.replace(day=1) if day else None
