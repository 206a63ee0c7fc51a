"""What each witness of an attack says was launched, and what became of it; nothing is added over witnesses or sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.model.account import Account, Fate
from counterclaim.model.claim import Claim
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind
from counterclaim.model.quantity import MUNITIONS
from counterclaim.reconcile.findings.breakdowns import breakdown_told
from counterclaim.reconcile.findings.partitions import FATES, counts_in
from counterclaim.reconcile.findings.witnesses import bounded_claims
from counterclaim.reconcile.places import finest_places
from counterclaim.reconcile.view import View
from counterclaim.reconcile.views.ladders import Word, standing, words_of
from counterclaim.reconcile.views.measures import is_total, measures_of, quantity_of
from counterclaim.reconcile.views.settled_accounts import ORDER, Draft, left_of, settled
from counterclaim.reconcile.wording import places_words

_ALONE = frozenset({Kind.INTERCEPTION, Kind.FLIGHT_LOSS})
"""Fates that are told of where nobody says how many were launched; a hit alone is no account of a raid."""
_RAID = _ALONE | {Kind.LAUNCH}


def accounts_of(incident: Incident, view: View) -> tuple[Account, ...]:
    """The accounts of an attack: those with a launch first, then the largest. Empty where no munition is counted.

    The view has the claims of the incident, best with all claims of their documents, as for findings.
    """
    known = replace(incident, links=tuple(link for link in incident.links if link.claim in view.by_id))
    told = bounded_claims(view.claims_of(known))
    ladders = _ladders(known, view)
    whole = [
        _of_launch(word, ladder, told, view)
        for ladder in ladders
        if ladder[0].claim.kind is Kind.LAUNCH
        for word in standing(ladder)
    ]
    held = {claim for draft in whole for claim in draft.account.claims}
    fates = [word for ladder in ladders if ladder[0].claim.kind in _ALONE for word in standing(ladder)]
    alone = _without_launch([word for word in fates if _is_alone(word, held, view)], view)
    return tuple(sorted(settled(whole, alone), key=_rank))


def _ladders(incident: Incident, view: View) -> list[tuple[Word, ...]]:
    """The words on each count of munitions launched or lost in the air; totals of longer stretches are left out."""
    measures = (measure for measure in measures_of(incident, view) if measure.kind in _RAID)
    return [words_of(measure, view) for measure in measures if _counts_raid(measure.claims[0], view)]


def _counts_raid(claim: Claim, view: View) -> bool:
    quantity = quantity_of(claim)
    return quantity.unit in MUNITIONS and quantity.per is None and not is_total(claim, view)


def _of_launch(word: Word, words: Iterable[Word], told: Sequence[Claim], view: View) -> Draft:
    """The account that goes with a launch: of the documents in which its witness says so, the one that tells most."""
    claim, fates = word.claim, _fates(word.claim, told, view)
    same = (each for other in words if other.witness == word.witness for each in other.claims if _says(each, word))
    for each in same:
        found = _fates(each, told, view)
        if len(found) > len(fates):
            claim, fates = each, found
    quantity, told_fates = quantity_of(claim), tuple(_fate((part,)) for part in fates)
    account = Account(
        witness=_named(claim),
        side=word.side,
        said_on=view.said_on(claim),
        document=claim.document,
        document_name=claim.document_name,
        unit=quantity.unit,
        launched=_fate((claim,)),
        fates=told_fates,
        left=left_of(quantity, told_fates),
        attacker=claim.actor.side if claim.actor else None,
    )
    return Draft(account=account, claim=claim, speaker=view.claimant(claim))


def _says(claim: Claim, word: Word) -> bool:
    """Whether a claim gives the number that a word gives."""
    quantity = quantity_of(claim)
    return (quantity.low, quantity.high) == (word.quantity.low, word.quantity.high)


def _fates(whole: Claim, told: Sequence[Claim], view: View) -> tuple[Claim, ...]:
    """What became of a launch, where that makes a breakdown; else the one fate that is tied to it."""
    parts = tuple(part for part in view.parts.get(whole.id, ()) if counts_in(whole, part))
    _, breakdown = breakdown_told(whole, parts, told, view)
    found = breakdown.parts if breakdown else parts
    fates = [part for part in found if part.kind in FATES]
    if breakdown is None and len(fates) != 1:
        return ()
    return tuple(sorted(fates, key=lambda part: ORDER.index(part.kind)))


def _is_alone(word: Word, held: set[str], view: View) -> bool:
    """Whether a fate belongs to no launch that is accounted for, and is no part of a larger count of its kind."""
    for claim in word.claims:
        whole = view.whole_of(claim)
        if claim.id in held or (whole is not None and (whole.id in held or whole.kind is claim.kind)):
            return False
    return True


def _without_launch(words: Iterable[Word], view: View) -> list[Draft]:
    """The accounts of those who tell of fates alone: each witness's of one document, unit and ground together."""
    together: dict[tuple[str, ...], list[Word]] = {}
    for word in words:
        claim = word.claim
        key = (claim.document, view.claimant(claim), word.quantity.unit.value, places_words(finest_places(claim)))
        together.setdefault(key, []).append(word)
    return [_alone(found, view) for found in together.values()]


def _alone(words: Sequence[Word], view: View) -> Draft:
    claim = words[0].claim
    by_kind: dict[Kind, Word] = {}
    for word in sorted(words, key=lambda word: -word.quantity.floor):
        by_kind.setdefault(word.claim.kind, word)
    fates = sorted(by_kind.values(), key=lambda word: ORDER.index(word.claim.kind))
    account = Account(
        witness=_named(claim),
        side=words[0].side,
        said_on=words[0].said_on,
        document=claim.document,
        document_name=claim.document_name,
        unit=words[0].quantity.unit,
        launched=None,
        fates=tuple(_fate(word.claims) for word in fates),
        left=None,
    )
    return Draft(account=account, claim=claim, speaker=view.claimant(claim))


def _named(claim: Claim) -> str | None:
    return claim.claimant.name if claim.claimant else None


def _fate(claims: Sequence[Claim]) -> Fate:
    return Fate(
        kind=claims[0].kind,
        quantity=quantity_of(claims[0]),
        claims=tuple(claim.id for claim in claims),
        place=places_words(finest_places(claims[0])),
    )


def _rank(account: Account) -> tuple[bool, float, str, str]:
    largest = max((fate.quantity.floor for fate in account.fates), default=0.0)
    number = account.launched.quantity.floor if account.launched else largest
    return (account.launched is None, -number, account.witness or "", account.document)
