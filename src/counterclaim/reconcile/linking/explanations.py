"""Why two claims are tied, or are not: every comparison with what it weighs, as `counterclaim why` shows it."""

from __future__ import annotations

from collections.abc import Sequence
from inspect import getdoc

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.explanation import Weighed, Weighing
from counterclaim.model.judgement import Judgement
from counterclaim.reconcile.linking.comparisons import PROPOSITIONS
from counterclaim.reconcile.linking.edges import levels_between
from counterclaim.reconcile.linking.passages import (
    last_place,
    main_story,
    named_again,
    passages_of,
    place_in_focus,
    told_together,
)
from counterclaim.reconcile.linking.tellings import Telling, apart_by, gathered, levels_within
from counterclaim.reconcile.linking.weights import Levels, Weights, weights_for

_ASKED = {
    asked.__name__: asked
    for asked in (*PROPOSITIONS, told_together, place_in_focus, named_again, last_place, main_story)
}


def weighed_across(one: Telling, other: Telling) -> Weighing:
    """What two tellings of different documents weigh against each other."""
    return _weighing((one.id, other.id), levels_between(one, other), weights_for("across"), within=False)


def weighed_within(
    pair: tuple[str, str], claims: Sequence[Claim], document: Document | None, judgements: Sequence[Judgement]
) -> Weighing | None:
    """What a claim weighed against the telling of its document that it joined (or might have joined).

    `pair` are their ids, the telling's that of its first claim; `claims` are all of the document. Null where the
    telling begins only after the claim.
    """
    claim, telling = pair
    weights = weights_for("within")
    passages = passages_of(claims, document)
    at = next((number for number, passage in enumerate(passages) if passage.claim.id == claim), 0)
    before = gathered(passages[:at], weights, apart_by(judgements))
    group = next((group for group in before if group.members[0].claim.id == telling), None)
    if group is None:
        return None
    return _weighing(pair, levels_within(passages[at], group, at), weights, within=True)


def _weighing(pair: tuple[str, str], levels: Levels, weights: Weights, *, within: bool) -> Weighing:
    weighed = tuple(
        Weighed(proposition=name, asks=_asks(name), level=level, weight=weights.of(name, level))
        for name, level in levels
    )
    return Weighing(claim=pair[0], against=pair[1], within=within, prior=weights.prior, weighed=weighed)


def _asks(proposition: str) -> str:
    """The proposition in the reader's words."""
    return (getdoc(_ASKED[proposition]) or "").partition("\n\n")[0].replace("\n", " ")
