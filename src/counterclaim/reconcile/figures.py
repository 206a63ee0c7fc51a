"""Counts beside each other: `agrees`, `differs`. Only like measures are compared, and a copied text counts once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.kind import Kind, Stance
from counterclaim.model.quantity import PEOPLE, Quantity, Unit, number_text, quantity_text
from counterclaim.reconcile.claimants import independent, same_claimant
from counterclaim.reconcile.comparisons import measure_key
from counterclaim.reconcile.places import is_local, places_key
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import count_words, joined, measure_words, where_words

_UNCOUNTED_KINDS = frozenset({Kind.AID, Kind.STATEMENT, Kind.ALERT})
_LOOSE_UNITS = frozenset({Unit.OTHER, Unit.ITEM, Unit.MONEY, Unit.PLACE})
"""Units that say too little of what is counted for two of them to be set against each other."""
_SLACK = 0.1
_RISING = frozenset({Kind.KILLED, Kind.INJURED, Kind.MISSING, Kind.CASUALTIES, Kind.DAMAGE, Kind.DISPLACEMENT})
_CASUALTIES = frozenset({Kind.KILLED, Kind.INJURED, Kind.CASUALTIES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One witness's latest count for one measure, and the claims that give it."""

    claims: tuple[Claim, ...]
    quantity: Quantity

    @property
    def first(self) -> Claim:
        """The claim that gave it first."""
        return self.claims[0]


def figures_by_measure(view: View) -> dict[tuple[str, str, str], list[Claim]]:
    """Claims with comparable counts, by incident, measure and place."""
    found: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in view.claims:
        incident = view.incident_of.get(claim.id)
        if incident is not None and _comparable(claim, view):
            found.setdefault((incident.id, measure_key(claim), places_key(claim)), []).append(claim)
    return found


def by_witness(claims: Sequence[Claim], view: View) -> list[list[Claim]]:
    """Claims by who vouches for them: the claimant, or the outlet that a document's own voice goes back to."""
    found: list[list[Claim]] = []
    for claim in claims:
        known = next((group for group in found if _one_witness(group[0], claim, view)), None)
        if known is None:
            found.append([claim])
        else:
            known.append(claim)
    return found


def _one_witness(one: Claim, other: Claim, view: View) -> bool:
    if one.claimant is not None and other.claimant is not None:
        return same_claimant(one.claimant, other.claimant)
    return one.claimant is other.claimant and _outlet(one, view) == _outlet(other, view)


def _outlet(claim: Claim, view: View) -> str:
    source = view.documents.get(view.source(claim))
    return (source.publisher if source else None) or view.source(claim)


def single_count(claims: Sequence[Claim]) -> Quantity | None:
    """The one count that a witness gives in one document; null for several: they count several things."""
    counts = {(_bounds(claim)): claim.count.quantity for claim in claims if claim.count}
    return next(iter(counts.values())) if len(counts) == 1 else None


def figures(view: View) -> Iterator[Finding]:
    """`agrees` and `differs`."""
    for claims in figures_by_measure(view).values():
        shown = _figures(claims, view)
        yield from _agreeing(shown, view)
        if (finding := _differing(shown, view)) is not None:
            yield finding
    yield from _none_against_some(view)


def _comparable(claim: Claim, view: View) -> bool:
    if claim.count is None or claim.stance is not Stance.ASSERTED or claim.kind in _UNCOUNTED_KINDS:
        return False
    if claim.count.quantity.unit in _LOOSE_UNITS:
        return False
    whole = view.whole_of(claim)
    # A part at its whole's own place ("seven of them badly") is a count of its own making.
    return whole is None or (bool(places_key(claim)) and places_key(claim) != places_key(whole))


def _bounds(claim: Claim) -> tuple[float | None, float | None, bool]:
    quantity = claim.count.quantity if claim.count else None
    return (quantity.low, quantity.high, quantity.approximate) if quantity else (None, None, False)


def _figures(claims: Sequence[Claim], view: View) -> list[Figure]:
    """Each witness's latest count; none from a witness who gives several in one document."""
    found = []
    for said in by_witness(claims, view):
        documents: dict[str, list[Claim]] = {}
        for claim in said:
            documents.setdefault(claim.document, []).append(claim)
        counts = [single_count(group) for group in documents.values()]
        if None not in counts and (latest := counts[-1]) is not None:
            last = tuple(claim for claim in list(documents.values())[-1])
            found.append(Figure(claims=last, quantity=latest))
    return found


def _witnesses(one: Figure, other: Figure) -> bool:
    """Whether two figures are two witnesses': in one document, its own voice only sums up those that it names."""
    first, second = one.first, other.first
    if first.claimant is None or second.claimant is None:
        return first.document != second.document and first.claimant is not second.claimant
    return independent(first.claimant, second.claimant)


def _agreeing(shown: Sequence[Figure], view: View) -> Iterator[Finding]:
    by_count: dict[tuple[float | None, float | None], list[Figure]] = {}
    for figure in shown:
        by_count.setdefault((figure.quantity.low, figure.quantity.high), []).append(figure)
    for agreeing in by_count.values():
        alike = _pairwise(agreeing)
        if len(alike) < 2:
            continue
        claim = alike[0].first
        names = joined(view.speaker(figure.first) for figure in alike)
        count = quantity_text(alike[0].quantity)
        words = f"{names} give the same count of {measure_words(claim)}{where_words(claim)}: {count}"
        yield view.finding(FindingKind.AGREES, words, _claims(alike))


def _pairwise(figures: Sequence[Figure]) -> list[Figure]:
    """Figures that are all witnesses to each other, first come first kept."""
    kept: list[Figure] = []
    for figure in figures:
        if all(_witnesses(figure, other) for other in kept):
            kept.append(figure)
    return kept


def _differing(shown: Sequence[Figure], view: View) -> Finding | None:
    """`differs` for the two witnesses that are furthest apart; the others of that measure are named too."""
    pairs = [
        (gap, low, high)
        for one, other in combinations(shown, 2)
        if _witnesses(one, other) and _comparable_ground(one.first, other.first)
        for low, high in [sorted((one, other), key=lambda figure: (figure.quantity.floor, figure.quantity.ceiling))]
        if (gap := gap_between(low.quantity, high.quantity)) > 0 and not _may_have_risen(low, high, view)
    ]
    if not pairs:
        return None
    gap, low, high = max(pairs, key=lambda pair: pair[0])
    claim = low.first
    least = "at least " if high.quantity.high is None or low.quantity.low is None else ""
    words = (
        f"Counts of {measure_words(claim)}{where_words(claim)} differ by {least}{number_text(gap)}: "
        f"{_says(low, view)}, {_says(high, view)}"
    )
    return view.finding(FindingKind.DIFFERS, words, _claims((low, high)), gap)


def gap_between(low: Quantity, high: Quantity) -> float:
    """How far two counts are apart; 0 where their ranges meet, an estimate stretched by a tenth either way."""
    slack = sum(_SLACK * (quantity.low or 0) for quantity in (low, high) if quantity.approximate)
    gap = high.floor - low.ceiling
    return gap if gap > slack else 0.0


def _may_have_risen(low: Figure, high: Figure, view: View) -> bool:
    """Whether the higher count is only the later one: a toll rises. Opposing sides' figures are shown in any case."""
    sides = {low.first.side, high.first.side}
    earlier, later = view.said_on(low.first), view.said_on(high.first)
    if low.first.kind not in _RISING or (len(sides) == 2 and None not in sides):
        return False
    if earlier is None or later is None:
        return low.first.document != high.first.document
    return earlier < later


def _comparable_ground(one: Claim, other: Claim) -> bool:
    """A town on one day has one count; of a region two officials of one side may count different things."""
    return is_local(one) or one.side != other.side


def _none_against_some(view: View) -> Iterator[Finding]:
    """`differs` where one witness says that nobody was hurt and another counts the hurt."""
    for incident in view.incidents:
        people = [
            claim
            for claim in view.claims_of(incident)
            if claim.kind in _CASUALTIES and _comparable(claim, view) and is_local(claim) and _unit(claim) in PEOPLE
        ]
        none = [claim for claim in people if _bounds(claim)[:2] == (0, 0)]
        some = [claim for claim in people if claim.count and claim.count.quantity.floor > 0]
        for claim in none:
            against = [other for other in some if _contradicts(claim, other)]
            if against:
                yield _none_finding(claim, against, view)


def _contradicts(none: Claim, some: Claim) -> bool:
    if none.claimant is None or some.claimant is None or not independent(none.claimant, some.claimant):
        return False
    same = none.kind is some.kind or none.kind is Kind.CASUALTIES
    return same and places_key(none) == places_key(some) and none.kind is not some.kind


def _none_finding(none: Claim, some: Sequence[Claim], view: View) -> Finding:
    most = max(claim.count.quantity.floor for claim in some if claim.count)
    others = joined(
        f"{view.speaker(claim)} says {count_words(claim.count.quantity)} {_done(claim)}"
        for claim in some
        if claim.count
    )
    words = f"{view.speaker(none)} says that nobody was killed or injured{where_words(none)}, {others}"
    return view.finding(FindingKind.DIFFERS, words, (none, *some), most)


def _done(claim: Claim) -> str:
    return {Kind.KILLED: "killed", Kind.INJURED: "injured"}.get(claim.kind, "killed or injured")


def _unit(claim: Claim) -> Unit | None:
    return claim.count.quantity.unit if claim.count else None


def _says(figure: Figure, view: View) -> str:
    return f"{view.speaker(figure.first)} says {quantity_text(figure.quantity)}"


def _claims(figures: Sequence[Figure]) -> tuple[Claim, ...]:
    return tuple(claim for figure in figures for claim in figure.claims)
