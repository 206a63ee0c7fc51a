"""Counts beside each other: `agrees`, `differs`. Only like scopes are compared, and a copied text counts once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind, Stance, Verification
from counterclaim.model.quantity import PEOPLE, Unit, number_text, quantity_text
from counterclaim.reconcile.claimants import independent
from counterclaim.reconcile.findings.relations import Relation, RelationKind, gap_between, relation_of
from counterclaim.reconcile.findings.scopes import Scope, by_family, by_scope, may_be_one
from counterclaim.reconcile.findings.witnesses import Figure, bounded_claims, by_witness, figures_of, two_witnesses
from counterclaim.reconcile.places import LOCAL, is_local, places_key
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import count_words, joined, measure_words, where_words

_UNCOUNTED_KINDS = frozenset({Kind.AID, Kind.STATEMENT, Kind.ALERT})
_LOOSE_UNITS = frozenset({Unit.OTHER, Unit.ITEM, Unit.MONEY, Unit.PLACE})
"""Units that say too little of what is counted for two of them to be set against each other."""
_CASUALTIES = frozenset({Kind.KILLED, Kind.INJURED, Kind.CASUALTIES})
_COUNTED = 400
"""So many counts of one incident are looked at: the first and the last of them."""
_COMPARED = 24
"""So many figures of one scope are set against each other at most."""


def figures(incident: Incident, view: View) -> Iterator[Finding]:
    """`agrees` and `differs`."""
    claims = _counted(incident, view)
    for family in by_family(claims, view):
        if len(family) < 2:
            continue
        shown: list[Figure] = []
        for scopes in by_scope(family):
            said = [figures_of(group, view) for group in by_witness(scopes, view)]
            shown += [figure for group in said for figure in group]
            firm = [[figure for figure in group if not _in_doubt(figure)] for group in said]
            if (finding := _differing([group for group in firm if group], view)) is not None:
                yield finding
        yield from _agreeing(shown, view)
    yield from _none_against_some(claims, view)


def comparable(claim: Claim, view: View) -> bool:
    """Whether a claim's count can be set beside others: it is put as a fact, and its words say what is counted."""
    if claim.count is None or claim.stance is Stance.NEGATED:
        return False
    if claim.id in view.measures:
        return True
    if claim.stance is Stance.EXPECTED or claim.kind in _UNCOUNTED_KINDS:
        return False
    return claim.count.quantity.unit not in _LOOSE_UNITS


def scopes_of(incident: Incident, view: View) -> list[list[Scope]]:
    """The counts of an incident that can be set beside each other, by scope."""
    claims = _counted(incident, view)
    return [scopes for family in by_family(claims, view) for scopes in by_scope(family)]


def _counted(incident: Incident, view: View) -> Sequence[Claim]:
    return bounded_claims([claim for claim in view.claims_of(incident) if comparable(claim, view)], _COUNTED)


def _agreeing(shown: Sequence[Figure], view: View) -> Iterator[Finding]:
    by_number: dict[float, list[Figure]] = {}
    for figure in shown:
        if not figure.vague and any(claim.stance is not Stance.POSSIBLE for claim in figure.claims):
            by_number.setdefault(figure.number, []).append(figure)
    for alike in by_number.values():
        same = [figure for figure in alike if may_be_one(alike[0].scope, figure.scope)]
        agreeing = _pairwise(same, view)
        if len(agreeing) > 1:
            yield _agrees(agreeing, same, view)


def _in_doubt(figure: Figure) -> bool:
    """Whether a figure is only reported, or nobody could verify it."""
    return all(
        claim.stance is Stance.POSSIBLE or claim.verification is Verification.UNVERIFIED for claim in figure.claims
    )


def _pairwise(alike: Sequence[Figure], view: View) -> list[Figure]:
    """Figures that are all witnesses to each other, first come first kept."""
    kept: list[Figure] = []
    for figure in alike[:_COMPARED]:
        if all(two_witnesses(figure.first, other.first, view) for other in kept):
            kept.append(figure)
    return kept


def _agrees(agreeing: Sequence[Figure], alike: Sequence[Figure], view: View) -> Finding:
    claim = agreeing[0].first
    names = joined(view.speaker(figure.first) for figure in agreeing)
    counts = list(dict.fromkeys(quantity_text(figure.quantity) for figure in agreeing))
    words = f"{names} give the same count of {measure_words(claim)}{where_words(claim)}: {joined(counts)}"
    words += " (their bounds allow one number)" if len(counts) > 1 else ""
    return view.finding(FindingKind.AGREES, words, _claims(alike))


def _differing(said: Sequence[Sequence[Figure]], view: View) -> Finding | None:
    """`differs` for the two witnesses whose latest counts are furthest apart."""
    pairs = [
        (gap_between(one[-1].quantity, other[-1].quantity), at, one, other, relation)
        for at, (one, other) in enumerate(combinations(said[:_COMPARED], 2))
        if (relation := _contradiction(one[-1], other[-1], view)) is not None
    ]
    if not pairs:
        return None
    gap, _, one, other, relation = max(pairs, key=lambda pair: (pair[0], -pair[1]))
    low, high = sorted((one[-1], other[-1]), key=lambda figure: (figure.quantity.floor, figure.quantity.ceiling))
    claim = low.first
    least = "at least " if high.quantity.high is None or low.quantity.low is None else ""
    words = (
        f"Counts of {measure_words(claim)}{where_words(claim)} differ by {least}{number_text(gap)}: "
        f"{_says(low, view)}, {_says(high, view)}; {relation.words}"
    )
    return view.finding(FindingKind.DIFFERS, words, _claims((*_again(one), *_again(other))), gap)


def _again(said: Sequence[Figure]) -> list[Figure]:
    """A witness's latest count, and where else he gave it."""
    return [figure for figure in said if figure.quantity == said[-1].quantity][-_COMPARED:]


def _contradiction(one: Figure, other: Figure, view: View) -> Relation | None:
    if not two_witnesses(one.first, other.first, view) or not _comparable_ground(one, other):
        return None
    relation = relation_of(one, other)
    return relation if relation.kind is RelationKind.CONTRADICTION else None


def _comparable_ground(one: Figure, other: Figure) -> bool:
    """A town on one day has one count; of a region two officials of one side may count different things."""
    if one.scope.told is not None or one.first.side != other.first.side:
        return True
    return any(place.precision in LOCAL for place in (*one.scope.ground, *other.scope.ground))


def _none_against_some(claims: Sequence[Claim], view: View) -> Iterator[Finding]:
    """`differs` where one witness says that nobody was hurt and another counts the hurt."""
    people = [claim for claim in claims if claim.kind in _CASUALTIES and is_local(claim) and _unit(claim) in PEOPLE]
    none = [claim for claim in people if claim.count and claim.count.quantity.high == 0]
    some = [claim for claim in people if claim.count and claim.count.quantity.floor > 0]
    for claim in none[:_COMPARED]:
        against = [other for other in some[:_COMPARED] if _contradicts(claim, other)]
        if against:
            yield _none_finding(claim, against, view)
            return


def _contradicts(none: Claim, some: Claim) -> bool:
    if none.claimant is None or some.claimant is None or not independent(none.claimant, some.claimant):
        return False
    return none.kind is Kind.CASUALTIES and some.kind is not none.kind and places_key(none) == places_key(some)


def _none_finding(none: Claim, some: Sequence[Claim], view: View) -> Finding:
    most = max(claim.count.quantity.floor for claim in some if claim.count)
    others = joined(
        f"{view.says(claim, 'says')} {count_words(claim.count.quantity)} {_done(claim)}"
        for claim in some
        if claim.count
    )
    words = f"{view.says(none, 'says')} that nobody was killed or injured{where_words(none)}, {others}"
    return view.finding(FindingKind.DIFFERS, words, (none, *some), most)


def _done(claim: Claim) -> str:
    return {Kind.KILLED: "killed", Kind.INJURED: "injured"}.get(claim.kind, "killed or injured")


def _unit(claim: Claim) -> Unit | None:
    return claim.count.quantity.unit if claim.count else None


def _says(figure: Figure, view: View) -> str:
    return f"{view.says(figure.first, 'says')} {quantity_text(figure.quantity)}"


def _claims(figures: Sequence[Figure]) -> tuple[Claim, ...]:
    return tuple(claim for figure in figures for claim in figure.claims)
