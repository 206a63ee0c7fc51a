"""A count that grew by what was told to be added: `adds_up`, 12 and four more are the 16 of a later day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Stance
from counterclaim.model.quantity import number_text
from counterclaim.reconcile.findings.figures import comparable, scopes_of
from counterclaim.reconcile.findings.partitions import quantity_of
from counterclaim.reconcile.findings.relations import grows
from counterclaim.reconcile.findings.scopes import Scope
from counterclaim.reconcile.findings.witnesses import bounded_claims
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import measure_words

_MORE = re.compile(r"\b(?:more|additional|another|further|extra|ще|додатков\w+|ещё|еще|дополнительн\w+)\b")
"""How the languages that are read say that a count comes on top of one before."""


def increments(incident: Incident, view: View) -> Iterator[Finding]:
    """`adds_up`: what was there, and what a report between says was added, make what is there later."""
    added = [claim for claim in bounded_claims(view.claims_of(incident)) if _tells_of_more(claim, view)]
    if not added:
        return
    for scopes in scopes_of(incident, view):
        if len(scopes) > 1 and grows(scopes[0]):
            for before, after in pairwise(_steps(scopes)):
                found = next((claim for claim in added if _makes_up(claim, before, after, view)), None)
                if found is not None:
                    yield _grown(before.claim, found, after.claim, view)


def _tells_of_more(claim: Claim, view: View) -> bool:
    if claim.count is None or claim.count.quantity.exact is None or claim.stance is not Stance.ASSERTED:
        return False
    return comparable(claim, view) and _MORE.search(claim.sentence.text.casefold()) is not None


def _steps(scopes: Sequence[Scope]) -> list[Scope]:
    """The first dated telling of each exact number after the last of the one before, in order of days."""
    exact = [scope for scope in scopes if quantity_of(scope.claim).exact is not None and scope.told_on is not None]
    ordered = sorted(exact, key=lambda scope: (str(scope.told_on), quantity_of(scope.claim).floor))
    steps: list[Scope] = []
    for scope in ordered:
        number = quantity_of(scope.claim).floor
        if not steps or number > quantity_of(steps[-1].claim).floor:
            steps.append(scope)
        elif number == quantity_of(steps[-1].claim).floor and len(steps) == 1:
            steps[-1] = scope
    return steps


def _makes_up(claim: Claim, before: Scope, after: Scope, view: View) -> bool:
    """Whether a count told between two totals, of the same thing, is all that lies between them."""
    day = view.said_on(claim)
    if day is None or before.told_on is None or after.told_on is None or not before.told_on <= day <= after.told_on:
        return False
    if claim.id in (before.claim.id, after.claim.id) or claim.kind is not before.kind:
        return False
    more, low, high = quantity_of(claim), quantity_of(before.claim), quantity_of(after.claim)
    return more.unit is low.unit and low.floor + more.floor == high.floor


def _grown(before: Claim, added: Claim, after: Claim, view: View) -> Finding:
    low, more, high = (number_text(quantity_of(claim).floor) for claim in (before, added, after))
    words = (
        f"{low} {measure_words(before)} ({view.claimant(before)}) and {more} more ({view.claimant(added)}) "
        f"add up to the later {high} ({view.claimant(after)})"
    )
    return view.finding(FindingKind.ADDS_UP, words, (after, before, added), 0)
