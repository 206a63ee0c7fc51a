"""People's judgements: kept, obeyed at once, and carried over to newer readings of the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from counterclaim.errors import LedgerError, SettingsError
from counterclaim.model.claim import Claim
from counterclaim.model.judgement import Judgement, Revocation, Verdict
from counterclaim.store.ledger import Ledger

Clock = Callable[[], datetime]
"""The moment it is, aware."""


def judge(
    ledger: Ledger, verdict: Verdict, claims: tuple[str, str], word: tuple[str, str], clock: Clock
) -> tuple[Judgement, tuple[Judgement, ...]]:
    """Keep a judgement on two claims; `word` is by whom, and because of what. Nothing is linked anew yet.

    A later word on the same two claims revokes the earlier ones that say otherwise; they come back with it. Raises
    LedgerError for a claim that the ledger does not know, SettingsError for one claim or no reason.
    """
    by, because = _checked(word)
    if claims[0] == claims[1]:
        raise SettingsError(f"{claims[0]}: one claim, and a judgement takes two")
    known = {claim.id for claim in ledger.claims_by_ids(claims)}
    for key in claims:
        if key not in known:
            raise LedgerError(f"{key}: no claim of this ledger")
    moment = clock()
    judgement = Judgement.of(verdict, claims, by=by, because=because, judged_at=moment)
    opposed = tuple(_opposed(judgement, ledger.judgements()))
    for each in opposed:
        reason = f"judged {verdict.value} in {judgement.id}: {because}"
        ledger.revoke(Revocation(judgement=each.id, by=by, because=reason, revoked_at=moment), moment)
    ledger.judge(judgement, moment)
    return judgement, opposed


def revoke(ledger: Ledger, judgement: str, word: tuple[str, str], clock: Clock) -> bool:
    """Revoke a judgement; False if it is revoked already. Nothing is linked anew yet.

    Raises LedgerError where there is no such judgement, SettingsError for no reason.
    """
    by, because = _checked(word)
    moment = clock()
    return ledger.revoke(Revocation(judgement=judgement, by=by, because=because, revoked_at=moment), moment)


def standing_judgements(ledger: Ledger) -> tuple[Judgement, ...]:
    """The judgements that stand, on the claims of today's readings: what every linking obeys."""
    return carried(ledger.judgements(), ledger)


def carried(judgements: Sequence[Judgement], ledger: Ledger) -> tuple[Judgement, ...]:
    """The same judgements, on the claims of today's readings.

    When a document is read anew, or edited, its claims get new ids. A judgement on a claim that is no longer linked
    goes over to the claim of the newest version's latest reading that has the same kind and rests on the same words.
    Where there is none, it stays with the old claim, and so has no effect.
    """
    keys = {key for judgement in judgements for key in judgement.claims}
    today = dict(_successors(ledger.claims_by_ids(sorted(keys)), ledger))
    found = []
    for judgement in judgements:
        one, other = sorted(today.get(key, key) for key in judgement.claims)
        if one != other:
            found.append(replace(judgement, claims=(one, other)))
    return tuple(found)


def _successors(claims: Iterable[Claim], ledger: Ledger) -> Iterator[tuple[str, str]]:
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document, []).append(claim)
    for document, judged in by_document.items():
        newest = document
        while newer := ledger.superseded_by(newest):
            newest = newer
        linked = list(ledger.claims_of_documents((newest,)))
        ids = {claim.id for claim in linked}
        for claim in judged:
            successor = None if claim.id in ids else _successor(claim, linked)
            if successor is not None:
                yield claim.id, successor.id


def _successor(claim: Claim, linked: Iterable[Claim]) -> Claim | None:
    """Of the claims of its kind, the one that shares most words of evidence; half of its own must be there."""
    words = {span.text for span in claim.evidence}
    alike = [
        (len(words & {span.text for span in other.evidence}), other) for other in linked if other.kind is claim.kind
    ]
    best = max(alike, key=lambda pair: (pair[0], -pair[1].sentence.start, pair[1].id), default=None)
    return best[1] if best and 2 * best[0] >= len(words) else None


def _opposed(judgement: Judgement, standing: Iterable[Judgement]) -> Iterator[Judgement]:
    for each in standing:
        if each.claims == judgement.claims and each.verdict is not judgement.verdict:
            yield each


def _checked(word: tuple[str, str]) -> tuple[str, str]:
    by, because = (part.strip() for part in word)
    if not by:
        raise SettingsError("a judgement needs a name; give one with --by")
    if not because:
        raise SettingsError("a judgement needs a reason; give one with --because")
    return by, because
