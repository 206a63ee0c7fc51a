"""A finding in a language other than that of its own sentence, from what it has as data: kind, claims and amount."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.publish.wording import Wording
from counterclaim.publish.words.bundles import FIRST

MOST = 6
"""So many claims are named; of the others it is told how many there are."""
_BY_AMOUNT = frozenset({FindingKind.DIFFERS, FindingKind.REMAINDER, FindingKind.EXCEEDS})


def found_words(finding: Finding, claims: Mapping[str, Claim], wording: Wording) -> str:
    """What is the matter, and who says what; empty in the sentence's own language, or where a claim is not at hand.

    An amount is told where all counts are exact: of a bound the finding keeps the number alone.
    """
    held = [claims[key] for key in finding.claims if key in claims]
    if wording.words.language == FIRST or len(held) < len(finding.claims):
        return ""
    name = finding.kind.value.replace("_", "-")
    said = _list(held, wording)
    counts = [claim.count.quantity.exact for claim in held if claim.count]
    if finding.kind in _BY_AMOUNT and finding.amount is not None and None not in counts:
        return wording(f"found-{name}-by", amount=wording.number(finding.amount), claims=said)
    return wording(f"found-{name}" if said else f"found-{name}-alone", claims=said)


def _list(claims: Sequence[Claim], wording: Wording) -> str:
    said = [_said(claim, wording) for claim in claims[:MOST]]
    if len(claims) > MOST:
        said.append(wording("found-more", n=len(claims) - MOST))
    return "; ".join(said)


def _said(claim: Claim, wording: Wording) -> str:
    who = claim.claimant.name if claim.claimant else wording("card-document-itself")
    return wording("found-says", who=who, what=wording.heading(claim))
