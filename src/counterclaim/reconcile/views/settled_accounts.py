"""One account of a raid a witness and sort of munition: told twice it stands once, told apart it is joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from counterclaim.model.account import Account, Fate
from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind
from counterclaim.model.place import PlacePrecision
from counterclaim.model.quantity import Quantity
from counterclaim.reconcile.places import finest_places

ORDER = (Kind.INTERCEPTION, Kind.FLIGHT_LOSS, Kind.AIRSPACE_VIOLATION, Kind.STRIKE)
"""The order in which fates are told."""
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.AREA})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An account, the claim that it begins with, and its claimant in words: the same for one whom two names mean."""

    account: Account
    claim: Claim
    speaker: str

    @property
    def wide(self) -> bool:
        """Whether it is told of the whole raid's ground: of no place, or of a country."""
        return all(place.precision in _WIDE for place in finest_places(self.claim))

    @property
    def voice(self) -> tuple[str | None, str, str]:
        """On whose word, of what sort of munition."""
        return (self.account.side, self.speaker, self.account.unit.value)


def left_of(launched: Quantity, fates: Iterable[Fate]) -> Quantity | None:
    """What no fate is told of: from the least to the most that the numbers allow; null where none is told at all."""
    counts = [fate.quantity for fate in fates]
    if not counts:
        return None
    least = launched.floor - sum(count.ceiling for count in counts)
    most = None if launched.high is None else max(launched.high - sum(count.floor for count in counts), 0.0)
    rough = launched.approximate or any(count.approximate for count in counts)
    return Quantity(low=max(least, 0.0), high=most, approximate=rough, unit=launched.unit)


def settled(whole: Iterable[Draft], alone: Iterable[Draft]) -> list[Account]:
    """The accounts that stand, of those with a launch and those of fates alone."""
    launches = _once(whole)
    beside: list[Draft] = []
    for draft in sorted(alone, key=lambda draft: (not draft.wide, -_largest(draft.account))):
        at = next((at for at, other in enumerate(launches) if other.voice == draft.voice), None)
        if at is not None:
            launches[at] = _joined(launches[at], draft)
        elif not any(_holds(other, draft) for other in (*launches, *beside)):
            beside.append(draft)
    found = [*launches, *beside]
    return [draft.account for draft in found if not _echoes(draft, found)]


def _once(drafts: Iterable[Draft]) -> list[Draft]:
    """Of launches of one number on one word, the account that tells of most fates."""
    kept: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        launched = draft.account.launched
        bounds = (launched.quantity.low, launched.quantity.high) if launched else ()
        known = kept.get((draft.voice, bounds))
        if known is None or len(draft.account.fates) > len(known.account.fates):
            kept[draft.voice, bounds] = draft
    return list(kept.values())


def _joined(draft: Draft, other: Draft) -> Draft:
    """An account with fates that the same witness tells elsewhere, of kinds that it lacks, where there is room."""
    account, kinds = draft.account, {fate.kind for fate in draft.account.fates}
    more = [fate for fate in other.account.fates if fate.kind not in kinds]
    fates = tuple(sorted((*account.fates, *more), key=lambda fate: ORDER.index(fate.kind)))
    if account.launched is None or not other.wide or not more:
        return draft
    if sum(fate.quantity.floor for fate in fates) > account.launched.quantity.ceiling:
        return draft
    whole = replace(account, fates=fates, left=left_of(account.launched.quantity, fates))
    return replace(draft, account=whole)


def _holds(other: Draft, draft: Draft) -> bool:
    """Whether another account has this one in it: of the same word, or of one side and the whole ground."""
    if other.voice == draft.voice:
        return not draft.wide or all(_told_in(fate, other.account) for fate in draft.account.fates)
    same = other.account.side == draft.account.side and other.account.unit is draft.account.unit
    return same and other.wide and not draft.wide and draft.account.side is not None


def _told_in(fate: Fate, account: Account) -> bool:
    return any(each.kind is fate.kind and each.quantity.could_equal(fate.quantity) for each in account.fates)


def _echoes(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a document says in its own voice no more than a claimant's account, of numbers that may be the same."""
    if draft.claim.claimant is not None:
        return False
    account = draft.account
    told = [other.account for other in others if other.claim.claimant is not None]
    return any(
        other.unit is account.unit
        and all(_told_in(fate, other) for fate in account.fates)
        and (account.launched is None or _same_launch(account.launched, other.launched))
        for other in told
    )


def _same_launch(one: Fate, other: Fate | None) -> bool:
    return other is not None and one.quantity.could_equal(other.quantity)


def _largest(account: Account) -> float:
    return max((fate.quantity.floor for fate in account.fates), default=0.0)
