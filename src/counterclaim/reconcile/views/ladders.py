"""Who gave which count when: a measure's ladder, and what still stands of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.model.claim import Claim
from counterclaim.model.figure import Step
from counterclaim.model.quantity import Quantity
from counterclaim.reconcile.claimants import speaks_for_state
from counterclaim.reconcile.findings.witnesses import one_witness, single_count
from counterclaim.reconcile.view import View
from counterclaim.reconcile.views.measures import RISING, Measure, quantity_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What one witness says of a measure in one document, with all claims that say it.

    `witness` numbers the witnesses of the measure; `side` is theirs, where any of their words tells it. `echoes` where
    a document's own voice only repeats a claimant whom it names: then it is no witness of its own.
    """

    witness: int
    claims: tuple[Claim, ...]
    quantity: Quantity
    said_on: date | None
    side: str | None = None
    copy_of: str | None = None
    echoes: bool = False
    superseded: bool = False

    @property
    def claim(self) -> Claim:
        """The first of its claims."""
        return self.claims[0]

    @property
    def counts(self) -> bool:
        """Whether it is a voice of its own: neither a copy nor an echo."""
        return self.copy_of is None and not self.echoes

    @property
    def vague(self) -> bool:
        """Whether it names no number at all: "dozens", "several"."""
        return self.quantity.approximate and self.quantity.high is None

    @property
    def number(self) -> float | None:
        """The number that it names; null for a mere upper bound."""
        return self.quantity.low


def words_of(measure: Measure, view: View) -> tuple[Word, ...]:
    """The words on a measure in the order in which they were said, undated first."""
    heard: dict[tuple[int, str], list[Claim]] = {}
    witnesses: list[Claim] = []
    for claim in measure.claims:
        number = next((at for at, known in enumerate(witnesses) if one_witness(known, claim, view)), len(witnesses))
        if number == len(witnesses):
            witnesses.append(claim)
        heard.setdefault((number, claim.document), []).append(claim)
    words = [_word(number, claims, view) for (number, _), claims in heard.items()]
    sides = {word.witness: word.claim.side for word in reversed(words) if word.claim.side}
    words = [
        replace(
            word,
            side=sides.get(word.witness),
            copy_of=_copied(word, words, view),
            echoes=_echoes(word, words),
        )
        for word in words
    ]
    words.sort(key=_said)
    return tuple(replace(word, superseded=_superseded(word, words)) for word in words)


def _said(word: Word) -> tuple[date, float]:
    """By day, undated first; of one day the lower first where a toll only rises."""
    return word.said_on or date.min, word.quantity.floor if word.claim.kind in RISING else 0.0


def standing(words: Sequence[Word]) -> tuple[Word, ...]:
    """What still stands, each count of a witness once; never empty where words are."""
    told = {(word.witness, _bounds(word.quantity)): word for word in words if word.copy_of is None}
    kept = [word for word in told.values() if word.counts and not word.superseded]
    kept = kept or [word for word in told.values() if not word.superseded] or list(told.values())
    return tuple(word for word in kept if not _outspoken(word, kept))


def _outspoken(word: Word, words: Sequence[Word]) -> bool:
    """Whether it names no number ("dozens"), and another word that it leaves room for does."""
    return word.vague and any(not other.vague and word.quantity.could_equal(other.quantity) for other in words)


def newest(words: Sequence[Word]) -> tuple[Word, ...]:
    """Each witness's latest word, the newest first; an echo is left out."""
    latest = {word.witness: word for word in words if word.counts} or {word.witness: word for word in words}
    return tuple(sorted(latest.values(), key=lambda word: word.said_on or date.min, reverse=True))


def ladder_of(words: Sequence[Word], view: View) -> tuple[Step, ...]:
    """The words as steps, in the order in which they were said."""
    return tuple(step_of(word, view) for word in words)


def step_of(word: Word, view: View) -> Step:
    """A word as a step of a ladder."""
    return Step(
        said_on=word.said_on,
        witness=view.claimant(word.claim),
        side=word.side,
        document=word.claim.document,
        document_name=word.claim.document_name,
        claims=claims_in((word,)),
        quantity=word.quantity,
        copy_of=word.copy_of,
        superseded=word.superseded,
        voice=word.witness,
    )


def claims_in(words: Sequence[Word]) -> tuple[str, ...]:
    """The ids of the claims behind words, each once."""
    return tuple(dict.fromkeys(claim.id for word in words for claim in word.claims))


def _word(witness: int, claims: Sequence[Claim], view: View) -> Word:
    return Word(
        witness=witness,
        claims=tuple(claims),
        quantity=single_count(claims) or _together([quantity_of(claim) for claim in claims]),
        said_on=max((day for claim in claims if (day := view.said_on(claim)) is not None), default=None),
    )


def _together(counts: Sequence[Quantity]) -> Quantity:
    """Of several counts that one document gives of one measure: all from the least to the most."""
    first = counts[0]
    low = None if any(count.low is None for count in counts) else min(count.floor for count in counts)
    high = None if any(count.high is None for count in counts) else max(count.ceiling for count in counts)
    if low is None and high is None:
        low = min(count.floor for count in counts if count.low is not None)
    return Quantity(
        low=low, high=high, approximate=any(count.approximate for count in counts), unit=first.unit, per=first.per
    )


def _bounds(quantity: Quantity) -> tuple[float | None, float | None]:
    return quantity.low, quantity.high


def _copied(word: Word, words: Sequence[Word], view: View) -> str | None:
    """The document whose text is repeated, where it gives the same count.

    Where that document itself gives no such count, the first of those that repeat it stands for it.
    """
    own, source = word.claim.document, view.source(word.claim)
    said = _bounds(word.quantity)
    same = (other for other in words if other.claim.document != own and _bounds(other.quantity) == said)
    if source != own and any(_stands_for(other, source, word, view) for other in same):
        return source
    return None


def _stands_for(other: Word, source: str, word: Word, view: View) -> bool:
    """Whether another word is the source's own, or repeats it before this word does."""
    if other.claim.document == source:
        return True
    return view.source(other.claim) == source and view.rank[other.claim.id] < view.rank[word.claim.id]


def _echoes(word: Word, words: Sequence[Word]) -> bool:
    """Whether a document says in its own voice what a claimant said, whom it names or who said so before."""
    return word.claim.claimant is None and any(
        other.claim.claimant is not None and _heard_in(word, other) for other in words
    )


def _heard_in(word: Word, other: Word) -> bool:
    if word.claim.document == other.claim.document:
        return word.quantity.could_equal(other.quantity)
    before = word.said_on is not None and other.said_on is not None and other.said_on <= word.said_on
    return before and _bounds(word.quantity) == _bounds(other.quantity)


def _superseded(word: Word, words: Sequence[Word]) -> bool:
    """Whether a toll was raised later, by anyone but an opposing side, or changed by the same witness."""
    return any(_supersedes(other, word) for other in words if other.copy_of is None)


def _many_mouths(word: Word, later: Word) -> bool:
    """Whether a toll is lower in the mouth of an outlet or a state: many speak for it, not all know as much."""
    lower = word.claim.kind in RISING and later.quantity.ceiling < word.quantity.floor
    claimant = later.claim.claimant
    return lower and (claimant is None or speaks_for_state(claimant))


def _supersedes(later: Word, word: Word) -> bool:
    if later.said_on is None or word.said_on is None or later.said_on < word.said_on:
        return False
    later_day = later.said_on > word.said_on
    if later.witness == word.witness and later_day and not _many_mouths(word, later):
        return _bounds(later.quantity) != _bounds(word.quantity)
    sides = {later.side, word.side}
    if word.claim.kind not in RISING or (len(sides) == 2 and None not in sides):
        return False
    if word.quantity.ceiling == 0:
        # "Nobody was hurt" is first news: any other count of the same day takes its place.
        return later.quantity.floor > 0
    raised = word.quantity.high is None and later.quantity.floor > word.quantity.floor
    same_day_raised = later.witness == word.witness and later.claim.document != word.claim.document
    return (later_day or same_day_raised) and (raised or later.quantity.floor > word.quantity.ceiling)
