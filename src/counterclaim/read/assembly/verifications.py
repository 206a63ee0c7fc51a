"""Finds what a document says of a claim's truth: that it could not be verified, was confirmed, or is denied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.kind import Kind, Stance, Verification
from counterclaim.read.assembly.drafts import Draft, first_since
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.speech.actors import ActorFound, within

_UNVERIFIED = re.compile(
    r"(?i)\b(?:"
    r"(?:could|can|has|have|were|was|is|are)(?: not|n[’']t|not)(?: been| be)?"
    r"(?: immediately| independently){0,3}(?: be)?(?: immediately| independently){0,3} "
    r"(?:verif|confirm|corroborat|substantiat|authenticat)\w+|"
    r"cannot(?: be)?(?: immediately| independently){0,3} (?:verif|confirm|corroborat)\w+|"
    r"(?:not (?:immediately )?(?:been )?possible to|unable to|not able to|could not)"
    r"(?: immediately| independently){0,3} (?:verify|confirm|corroborate)|"
    r"neither (?:\w+ ){1,4}(?:could|can|has|have|was|were)(?: immediately| independently){0,3}(?: be| been)?"
    r"(?: immediately| independently){0,3} (?:verif|confirm|corroborat)\w+|"
    r"(?:could|can) ?not(?: be)?(?: immediately| independently){0,3} (?:be )?checked|"
    r"not in a position to (?:verify|confirm)|"
    r"no (?:way|means) (?:of|to) (?:independently )?(?:verify|confirm)\w*|"
    r"unverified|no independent (?:confirmation|verification)"
    r")\b"
)
_CONFIRMED = re.compile(
    r"(?i)\b(?:"
    r"(?:verified|geolocated|authenticated|confirmed) by (?:the )?"
    r"(?:BBC|AFP|AP|Reuters|CNN|[A-Z]\w+ Verify|Bellingcat)|"
    r"geolocated (?:footage|video|images?)|"
    r"(?:BBC Verify|BBC|AFP|AP|Reuters|CNN) (?:has |have )?(?:independently )?(?:verified|geolocated|confirmed)"
    r")\b"
)
_DENIED = re.compile(
    r"(?i)\b(?:"
    r"(?:which|a claim|an accusation|accusations?|allegations?|charges?)(?: that)? [\w’' ]{2,40}? "
    r"(?:denies|deny|denied|rejects|rejected|has denied|have denied)\b|"
    r"(?:denied|denies|rejected|dismissed|refuted) (?:the|that|this|those|these|any|all|such) "
    r"(?:claims?|accusations?|allegations?|reports?|charges?|involvement|responsibility)"
    r")"
)
_DENYING = re.compile(r"(?i)\b(?:denied|denies|denying|refuted|disowned)\b")
_HABITUAL = re.compile(
    r"(?i)\b(?:repeatedly|always|routinely|consistently|has long|regularly|again and again|targeting|deliberate\w*|"
    r"war crimes)\b"
)
"""Words of a denial that is of no one attack."""
_INVOLVED = re.compile(
    r"(?i)\b(?:involve\w*|responsib\w+|behind|"
    r"(?:the|that|this) (?:\w+ )?(?:attack|strike|incident|raid|shelling|bombing)s?)\b"
)
_REACH = 2
_MOST_EARLIER = 1000
"""How many drafts back "the army's claims" may reach; bounds the work on endless reports."""
_FAR_REACH = 6
"""Sentences back to what a denial is about: of a charge, and of a hand in what is told at length."""
_ATTACKING = frozenset({Kind.STRIKE, Kind.LAUNCH, Kind.ASSAULT})
_CHARGED = frozenset(
    {Kind.STRIKE, Kind.LAUNCH, Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.DAMAGE, Kind.FIRE, Kind.ASSAULT}
)
_BACKWARD = re.compile(
    r"(?i)\b(?:the|this|that|these|those|his|her|its|their|either|both|[\w’']+[’']s?) (?:\w+ ){0,3}?"
    r"(?:claims?|reports?|accounts?|figures?|allegations?|information|statements?|assertions?|details|tolls?|numbers|it|"
    r"posts?|videos?|versions?)\b|\bneither\b|\b(?:it|them|which|this)\b"
)
_POSSESSIVE = re.compile(
    r"(?i)(?<![\w-])-*+([\w-]{1,60}?)(?:[’']s|s[’']?) (?:claims?|reports?|accounts?|figures?|statements?)\b"
)
_PLURAL = re.compile(r"(?i)\b(?:claims|reports|accounts|figures|posts|details|tolls|numbers|versions|neither)\b")
_SMALL = frozenset({"the", "of", "s", "a", "and"})


def mark_verifications(
    document: Document, sentences: Sequence[Sentence], drafts: Sequence[Draft], actors: Sequence[ActorFound]
) -> tuple[Draft, ...]:
    """The drafts with `verification` set by the sentences that speak of it; `actors` are the document's names."""
    marked = list(drafts)
    for sentence in sentences:
        for pattern, verdict in (
            (_UNVERIFIED, Verification.UNVERIFIED),
            (_CONFIRMED, Verification.CONFIRMED),
            (_DENIED, Verification.DENIED),
        ):
            words = pattern.search(sentence.text)
            if words is None:
                continue
            span = document.span(sentence.start + words.start(), sentence.start + words.end())
            for number in _spoken_of(sentence, sentences, marked, verdict):
                marked[number] = replace(marked[number], verification=verdict, verified_by=span)
        for number, span in _charges_denied(document, sentence, marked, actors):
            marked[number] = replace(marked[number], verification=Verification.DENIED, verified_by=span)
    return tuple(marked)


def _charges_denied(
    document: Document, sentence: Sentence, drafts: Sequence[Draft], actors: Sequence[ActorFound]
) -> tuple[tuple[int, EvidenceSpan], ...]:
    """The attacks that somebody is said to have made, told shortly before the side that made them denies it."""
    words = _DENYING.search(sentence.text)
    if words is None or _HABITUAL.search(sentence.text):
        return ()
    named = within(actors, sentence.start, sentence.start + words.start())
    deniers = {one.actor.side for one in named if one.actor.side is not None}
    side = next(iter(deniers), None) if len(deniers) == 1 else None
    if side is None:
        return ()
    reach = _FAR_REACH if _INVOLVED.search(sentence.text) else _REACH
    span = document.span(sentence.start + words.start(), sentence.start + words.end())
    return tuple(
        (number, span)
        for number, draft in _since(drafts, sentence.index - reach)
        if 0 < sentence.index - draft.sentence_index <= reach
        and draft.actor is not None
        and draft.actor.side == side
        and draft.kind in (_CHARGED if reach == _FAR_REACH else _ATTACKING)
        and draft.stance in (Stance.ASSERTED, Stance.POSSIBLE)
        and (draft.claimant is None or draft.claimant.side != side)
    )


def _spoken_of(
    sentence: Sentence, sentences: Sequence[Sentence], drafts: Sequence[Draft], verdict: Verification
) -> tuple[int, ...]:
    """The drafts that such a sentence speaks of: its own, or else those of the claimant before it."""
    near = _since(drafts, sentence.index - 3)
    own = [n for n, draft in near if draft.sentence_index == sentence.index and _checkable(draft)]
    if own and not (verdict is Verification.UNVERIFIED and _BACKWARD.match(sentence.text)):
        return tuple(own)
    if verdict is Verification.CONFIRMED and not _BACKWARD.match(sentence.text):
        return ()
    before = [n for n, draft in near if 0 < sentence.index - draft.sentence_index <= 3 and _checkable(draft)]
    if not before:
        return ()
    nearest = max(drafts[n].sentence_index for n in before)
    if sentence.index - nearest > 2:
        return ()
    last = [n for n in before if drafts[n].sentence_index == nearest]
    owner = _POSSESSIVE.search(sentence.text)
    if owner is not None:
        first = max(0, near[0][0] - _MOST_EARLIER)
        earlier = (n for n in range(first, near[-1][0] + 1) if drafts[n].sentence_index < sentence.index)
        theirs = [n for n in earlier if _by(drafts[n], owner.group(1)) and _checkable(drafts[n])]
        if theirs:
            return tuple(theirs)
    names = [draft.claimant.name for draft in (drafts[n] for n in last) if draft.claimant is not None]
    if _PLURAL.search(sentence.text) and names:
        if verdict is Verification.UNVERIFIED:
            return tuple(n for n in before if drafts[n].claimant is not None)
        return tuple(n for n in before if any(_by(drafts[n], name) for name in names))
    attributed = [n for n in last if drafts[n].claimant is not None]
    return tuple(attributed or (last if verdict is Verification.UNVERIFIED else ()))


def _since(drafts: Sequence[Draft], sentence: int) -> list[tuple[int, Draft]]:
    """The drafts from a sentence on to a few after it, with their numbers; `drafts` are in text order."""
    numbers = range(first_since(drafts, sentence), first_since(drafts, sentence + _FAR_REACH + 1))
    return [(number, drafts[number]) for number in numbers]


def _by(draft: Draft, name: str) -> bool:
    """Whether a draft is on the word of somebody of this name, in a long or a short form."""
    if draft.claimant is None:
        return False
    one, other = _words_of(draft.claimant.name), _words_of(name)
    return bool(one) and bool(other) and (one <= other or other <= one)


@lru_cache(maxsize=10_000)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower())) - _SMALL


def _checkable(draft: Draft) -> bool:
    return draft.kind is not Kind.STATEMENT and draft.stance is not Stance.EXPECTED
