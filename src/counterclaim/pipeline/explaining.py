"""Why a claim is in an incident, or why it is not, worked out again from the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.errors import LedgerError
from counterclaim.model.claim import Claim
from counterclaim.model.explanation import Explanation, Weighing
from counterclaim.model.incident import Incident, Link
from counterclaim.model.judgement import Judgement
from counterclaim.pipeline.judging import standing_judgements
from counterclaim.reconcile.linking.blocks import keys_of
from counterclaim.reconcile.linking.explanations import weighed_across, weighed_within
from counterclaim.reconcile.linking.tellings import Telling, tellings_of
from counterclaim.store.ledger import Ledger


def explained(ledger: Ledger, claim: str, incident: str) -> Explanation:
    """Why this claim is, or is not, in this incident. Raises LedgerError where one of them is unknown."""
    told, happening = ledger.claim(claim), ledger.incident(incident)
    if told is None:
        raise LedgerError(f"{claim}: no claim of this ledger")
    if happening is None:
        raise LedgerError(f"{incident}: no incident that stands; `counterclaim incidents` lists them")
    link = next((link for link in happening.links if link.claim == claim), None)
    judged = standing_judgements(ledger)
    tellings = _tellings_of((told,), ledger, judged)
    own = next((telling for telling in tellings if claim in telling.claims), None)
    members = [telling for telling in _tellings_in(happening, ledger, judged) if own is None or telling.id != own.id]
    weighed = [weighed_across(own, other) for other in members] if own else []
    weighing = _in_its_telling(told, link, own, ledger) or _tied(link, weighed) or _best(link, weighed)
    return Explanation(
        claim=told,
        incident=happening,
        link=link,
        weighing=weighing,
        mean=sum(each.log_odds for each in weighed) / len(weighed) if weighed else None,
        number=len(weighed),
        looked_up=weighing is None or weighing.within or _share_a_key(own, weighing.against, members),
        judgements=_judgements(own.claims if own else (claim,), happening, judged),
        others=tuple(other for other in ledger.incidents_of(claim) if other.id != incident),
        superseded_by=ledger.superseded_by(told.document),
    )


def _tied(link: Link | None, weighed: Iterable[Weighing]) -> Weighing | None:
    """What it weighed against the telling that it is tied to."""
    return next((each for each in weighed if link is not None and each.against == link.tied_to), None)


def _best(link: Link | None, weighed: Iterable[Weighing]) -> Weighing | None:
    """For a claim that is not in it: what it weighs against the nearest telling."""
    return None if link else max(weighed, key=lambda each: (each.log_odds, each.against), default=None)


def _in_its_telling(claim: Claim, link: Link | None, own: Telling | None, ledger: Ledger) -> Weighing | None:
    """What it weighed against the telling of its own document that it joined; null where it begins one."""
    if link is None or own is None or link.tied_to != own.id:
        return None
    claims = list(ledger.claims_of_documents((claim.document,)))
    pair = (claim.id, own.id)
    return weighed_within(pair, claims, ledger.document(claim.document), standing_judgements(ledger))


def _tellings_of(claims: Iterable[Claim], ledger: Ledger, judged: Sequence[Judgement]) -> list[Telling]:
    """All tellings of the claims' documents."""
    keys = list(dict.fromkeys(claim.document for claim in claims))
    inside: dict[str, list[Claim]] = {}
    for claim in ledger.claims_of_documents(keys):
        inside.setdefault(claim.document, []).append(claim)
    papers = {paper.id: paper for paper in ledger.documents_by_ids(keys)}
    return [telling for key in inside for telling in tellings_of(inside[key], papers.get(key), judged)]


def _tellings_in(incident: Incident, ledger: Ledger, judged: Sequence[Judgement]) -> list[Telling]:
    inside = set(incident.claims)
    return [one for one in _tellings_of(ledger.claims_by_ids(incident.claims), ledger, judged) if one.id in inside]


def _share_a_key(own: Telling | None, against: str, others: Iterable[Telling]) -> bool:
    other = next((telling for telling in others if telling.id == against), None)
    return own is None or other is None or not set(keys_of(own)).isdisjoint(keys_of(other))


def _judgements(claims: Sequence[str], incident: Incident, judged: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that stand between what the claim's document tells with it and the incident's claims."""
    own, inside = set(claims), set(incident.claims)
    return tuple(
        judgement
        for judgement in judged
        if any(one in own and other in inside - own for one, other in (judgement.claims, judgement.claims[::-1]))
    )
