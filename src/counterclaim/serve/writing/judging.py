"""Judgements by the web: kept at once, obeyed as soon as the incidents are worked out anew."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from counterclaim.model.judgement import Judgement, Verdict
from counterclaim.pipeline.judging import judge, revoke
from counterclaim.pipeline.taking_in import Parcel
from counterclaim.serve.guard.gate import DONE, gate_of
from counterclaim.serve.guard.refusals import Refusal
from counterclaim.serve.here import ledger_of
from counterclaim.serve.pages.things import found
from counterclaim.serve.writing.jobs import Job, jobs_of
from counterclaim.store.token_book import Token

MOST_CLAIMS = 20
MOST_LETTERS = 2_000
WAIT_S = 4.0
"""So long a form waits to show what came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What somebody says of claims: the first of them against each of the others, and why. Raises Refusal."""

    verdict: Verdict
    claims: tuple[str, ...]
    because: str

    def __post_init__(self) -> None:
        if len(self.claims) < 2 or len(set(self.claims)) < len(self.claims):
            raise Refusal(400, "two-claims")
        if len(self.claims) > MOST_CLAIMS:
            raise Refusal(400, "many-claims", most=MOST_CLAIMS)
        check_reason(self.because)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The judgements that a word came to, those that they took back, and the work that obeys them."""

    judgements: tuple[Judgement, ...]
    opposed: tuple[Judgement, ...]
    job: Job


def check_reason(because: str) -> None:
    """Raises Refusal for a reason that says nothing, or more than anybody reads."""
    if not because.strip():
        raise Refusal(400, "because-missing")
    if len(because) > MOST_LETTERS:
        raise Refusal(413, "large-body", most=MOST_LETTERS)


def keep_word(request: Request, word: Word, token: Token) -> Kept:
    """Keep what somebody says. Raises Missing where one of the claims is not here."""
    ledger, gate = ledger_of(request), gate_of(request)
    for key in word.claims:
        found(ledger.claim(key), "claim", key)
    first, *others = word.claims
    judgements: list[Judgement] = []
    opposed: list[Judgement] = []
    for other in others:
        made, against = judge(ledger, word.verdict, (first, other), (token.name, word.because), gate.now)
        judgements.append(made)
        opposed += against
    gate.note(request, token, f"judge {word.verdict.value} {' '.join(word.claims)}", DONE)
    return Kept(judgements=tuple(judgements), opposed=tuple(opposed), job=_obeyed(request, token))


def take_back(request: Request, judgement: str, because: str, token: Token) -> Job | None:
    """Revoke a judgement; null where that was done before. Raises Missing where there is none of this id."""
    ledger, gate = ledger_of(request), gate_of(request)
    check_reason(because)
    found(ledger.judgement(judgement), "judgement", judgement)
    is_new = revoke(ledger, judgement, (token.name, because), gate.now)
    gate.note(request, token, f"revoke {judgement}", DONE if is_new else "revoked before")
    return _obeyed(request, token) if is_new else None


def _obeyed(request: Request, token: Token) -> Job:
    return jobs_of(request).submit(Parcel(why="judgement"), token.id)
