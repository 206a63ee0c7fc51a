"""One source's words told again: `copied`, claim by claim. Whole documents that carry one text are found elsewhere.

Either two documents, or two places of one, carry one sentence; or several outlets pass on one claimant's count, or
several documents his denial. They are one voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.identity import finding_id
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind
from counterclaim.reconcile.findings.figures import scopes_of
from counterclaim.reconcile.findings.parties import BLOWS, denials
from counterclaim.reconcile.findings.witnesses import bounded_claims, one_voice
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import as_sentence, count_words, joined, quoted, shortened

_RUN = 3
_LEAST = 6
"""Sentences of fewer runs of words are too short to tell a copy from a phrase that everyone uses,"""
_LEAST_ELSEWHERE = 18
"""and those of fewer too short where another outlet carries them: reporters share their formulas."""
_CONTAINED = 0.85
_WORD = re.compile(r"\w+")
_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence by its first claim, and its runs of words."""

    claim: Claim
    runs: frozenset[tuple[str, ...]]


def repetitions(incident: Incident, view: View) -> Iterator[Finding]:
    """`copied`: one sentence in several places, or one claimant's word passed on by several."""
    claims = bounded_claims(view.claims_of(incident))
    happened = [claim for claim in claims if claim.kind is not Kind.STATEMENT]
    shown: set[str] = set()
    for finding in (*_same_sentence(happened, view), *_same_count(incident, view), *_same_denial(claims, view)):
        if not shown.issuperset(finding.claims):
            shown.update(finding.claims)
            yield finding


def _same_sentence(claims: Sequence[Claim], view: View) -> Iterator[Finding]:
    groups: list[list[Told]] = []
    holders: dict[tuple[str, ...], list[int]] = {}
    seen: dict[tuple[str, int], None] = {}
    for claim in claims:
        place = (claim.document, claim.sentence.start)
        if place in seen or claim.document in view.copied_from:
            continue
        seen[place] = None
        told = Told(claim=claim, runs=_runs(claim.sentence.text))
        candidates = sorted({at for run in told.runs for at in holders.get(run, ())})
        known = next((at for at in candidates if _carries(groups[at][0], told, view)), None)
        if known is None:
            for run in told.runs:
                holders.setdefault(run, []).append(len(groups))
            groups.append([told])
        else:
            groups[known].append(told)
    for group in groups:
        if len(group) > 1:
            yield _copied_sentence([told.claim for told in group], view)


def _runs(words: str) -> frozenset[tuple[str, ...]]:
    """The runs of three words of a sentence; case and punctuation don't matter."""
    found = _WORD.findall(words.casefold())
    return frozenset(tuple(found[at : at + _RUN]) for at in range(len(found) - _RUN + 1))


def _carries(one: Told, other: Told, view: View) -> bool:
    """Whether one sentence stands in the other, and not on two claimants' word."""
    (first, told), (second, again) = (one.runs, one.claim), (other.runs, other.claim)
    least, enough = min(len(first), len(second)), _LEAST
    if view.outlet(told) != view.outlet(again):
        enough = _LEAST_ELSEWHERE
    if least < enough or len(first & second) < _CONTAINED * least:
        return False
    return told.claimant is None or again.claimant is None or one_voice(told, again)


def _copied_sentence(told: Sequence[Claim], view: View) -> Finding:
    """A sentence concerns all claims that it makes, of whatever incident."""
    claims = [claim for first in told for claim in view.beside(first)]
    where = joined(_places(told, view))
    words = f"{where} carry one sentence, {quoted(shortened(told[0].sentence.text))}: what it says counts once"
    return _finding(words, claims)


def _same_count(incident: Incident, view: View) -> Iterator[Finding]:
    """One voice's count, passed on by several outlets."""
    for scopes in scopes_of(incident, view):
        by_number: dict[tuple[float | None, float | None], list[Claim]] = {}
        for scope in scopes:
            quantity = scope.claim.count.quantity if scope.claim.count else None
            if quantity is not None and scope.claim.claimant is not None:
                by_number.setdefault((quantity.low, quantity.high), []).append(scope.claim)
        for told in by_number.values():
            again = [claim for claim in told if one_voice(told[0], claim)]
            if len({view.outlet(claim) for claim in again}) > 1 and (count := again[0].count):
                words = (
                    f"{joined(_places(again, view))} pass on one count of {view.claimant(again[0])}, "
                    f"{count_words(count.quantity)}: it counts once"
                )
                yield _finding(words, again)


def _same_denial(claims: Sequence[Claim], view: View) -> Iterator[Finding]:
    groups: list[list[Claim]] = []
    for claim in denials(claims, BLOWS):
        known = next((group for group in groups if one_voice(group[0], claim)), None)
        if known is None:
            groups.append([claim])
        else:
            known.append(claim)
    for told in groups:
        if len({view.source(claim) for claim in told}) > 1:
            words = f"{joined(_places(told, view))} pass on one denial of {view.claimant(told[0])}: it counts once"
            yield _finding(words, told)


def _places(told: Sequence[Claim], view: View) -> list[str]:
    titles: list[tuple[str, str]] = []
    for claim in told:
        document = view.documents.get(claim.document)
        title = (document.title or document.name) if document else claim.document_name
        titles.append((f"{document.publisher}'s " if document and document.publisher else "", quoted(title)))
    unique = list(dict.fromkeys(titles))
    if len(unique) == 1:
        return [f"Two places of {unique[0][0]}{unique[0][1]}"]
    shown = [
        title if at and whose == unique[at - 1][0] else whose + title
        for at, (whose, title) in enumerate(unique[:_SHOWN])
    ]
    return shown + ([f"{len(unique) - _SHOWN} more texts"] if len(unique) > _SHOWN else [])


def _finding(words: str, claims: Sequence[Claim]) -> Finding:
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    return Finding(
        id=finding_id(FindingKind.COPIED.value, "", *ids),
        kind=FindingKind.COPIED,
        sentence=as_sentence(words),
        claims=ids,
        documents=tuple(sorted({claim.document for claim in claims})),
    )
