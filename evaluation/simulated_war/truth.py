"""The findings that hold of a simulated war, by the contract's definitions, from what is true of its claims.

Some that could be raised with good reason, but that a careful coder may leave out, are *open*: raising them counts
neither for nor against (that an attacker's account of another target disputes the victim's, an agreement on a count
that is out of date, an admission as a revision of the denial, one speaker's word told again in other documents).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from evaluation.simulated_war.facts import Fact

from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind, Stance, Verification

RISING = frozenset({Kind.KILLED, Kind.INJURED, Kind.DAMAGE, Kind.OUTAGE, Kind.EXCHANGE})
"""Measures that become known little by little: a later, higher figure is an update."""
_COMPARED = 60
"""The latest figures of so many tellers at most are set against each other."""
_DENYING = frozenset({"denial", "not_taken", "blame", "blame_damage"})
_GAINED = frozenset({"control", "advance"})
_HELD = frozenset({"holds", "repulse", "repulsed"})
_ELSEWHERE = frozenset({"soldiers", "vehicles", "control", "advance"})
"""What a side tells of the other's losses and ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFinding:
    """A finding that holds. `open` where it may be raised or left out."""

    kind: FindingKind
    claims: frozenset[str]
    open: bool = False


def findings_of(facts: Iterable[Fact]) -> list[TrueFinding]:
    """All findings that hold of these claims, happening by happening, then the copies."""
    by_event: dict[str, list[Fact]] = defaultdict(list)
    by_source: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_event[fact.event].append(fact)
        by_source[fact.source].append(fact)
    found: list[TrueFinding] = []
    for event in by_event.values():
        event.sort(key=lambda fact: (fact.day, fact.claim))
        for check in CHECKS:
            found.extend(check(event))
    for copies in by_source.values():
        if len({fact.document for fact in copies}) > 1:
            found.append(_found(FindingKind.COPIED, copies))
    return found


def _found(kind: FindingKind, facts: Iterable[Fact], *, open: bool = False) -> TrueFinding:
    return TrueFinding(kind=kind, claims=frozenset(fact.claim for fact in facts), open=open)


def counted(event: Sequence[Fact]) -> Iterator[list[Fact]]:
    """The claims of a happening that count the same thing, measure by measure."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in event:
        if fact.measure and fact.stance is Stance.ASSERTED:
            groups[fact.measure].append(fact)
    yield from groups.values()


def latest(figures: Sequence[Fact]) -> list[Fact]:
    """Each teller's last words on a measure, the tellers in the order in which they first spoke; copies left out."""
    last: dict[str, list[Fact]] = {}
    for fact in figures:
        if fact.source != fact.document:
            continue
        said = last.setdefault(fact.teller, [fact])
        last[fact.teller] = [*(one for one in said if one.day == fact.day and one is not fact), fact]
    return [fact for said in list(last.values())[:_COMPARED] for fact in said]


def numbers(event: Sequence[Fact]) -> Iterator[TrueFinding]:
    """`agrees` and `differs`, measure by measure."""
    for figures in counted(event):
        last = latest(figures)
        yield from _agreeing(figures, last)
        pairs = [pair for pair in combinations(last, 2) if pair[0].teller != pair[1].teller and not _update(*pair)]
        apart = [pair for pair in pairs if not pair[0].meets(pair[1])]
        if apart:
            said = {fact.number for pair in apart for fact in pair}
            yield _found(FindingKind.DIFFERS, [fact for fact in figures if fact.number in said])


def _update(one: Fact, other: Fact) -> bool:
    """Whether the later of two figures only brings the earlier up to date: higher, and not of the opposing side."""
    if one.day == other.day or one.kind not in RISING or (one.side and other.side and one.side != other.side):
        return False
    first, second = sorted((one, other), key=lambda fact: fact.day)
    return (first.number or 0) < (second.number or 0)


def _agreeing(figures: Sequence[Fact], last: Sequence[Fact]) -> Iterator[TrueFinding]:
    """Figures that name one number: `agrees` where two tellers do so in the same words, open where one is a bound."""
    groups: dict[float, list[Fact]] = defaultdict(list)
    for fact in figures:
        if fact.number is not None:
            groups[fact.number].append(fact)
    current = {fact.claim for fact in last}
    for alike in groups.values():
        if len({fact.teller for fact in alike}) < 2:
            continue
        same: dict[tuple[float | None, float | None, bool], set[str]] = defaultdict(set)
        for fact in alike:
            if fact.claim in current:
                same[fact.low, fact.high, fact.approximate].add(fact.teller)
        apart = {fact.document for fact in alike if not fact.voice} | {fact.source for fact in alike if fact.voice}
        certain = any(len(tellers) > 1 for tellers in same.values()) and len(apart) > 1
        yield _found(FindingKind.AGREES, alike, open=not certain)


def ladders(event: Sequence[Fact]) -> Iterator[TrueFinding]:
    """`revised`: a figure that rose as more became known, with all its steps."""
    attacker = next((fact.side for fact in event if fact.token in ("denial", "own_strike", "soldiers")), None)
    for figures in counted(event):
        own = [fact for fact in figures if fact.known is not None and (fact.side is None or fact.side != attacker)]
        steps = [fact for fact in own if not fact.approximate and fact.number is not None]
        rose = any(
            one.day < other.day and (one.known or 0) < (other.known or 0) and (one.number or 0) < (other.number or 0)
            for one, other in ((steps[0], fact) for fact in steps[1:])
        )
        if rose:
            yield _found(FindingKind.REVISED, own)
        elif len({fact.number for fact in figures}) > 1:
            yield _found(FindingKind.REVISED, figures, open=True)
    changed = [fact for fact in event if fact.token in ("denial", "admission")]
    if len({fact.token for fact in changed}) > 1:
        yield _found(FindingKind.REVISED, changed, open=True)


def sides(event: Sequence[Fact]) -> Iterator[TrueFinding]:
    """`one_sided`: every claim of it is on the word of one side, and it lies in the other's hands.

    Open where a side tells of its own ground, for which nobody waits for the other's word, and where only one matter of
    several is told by one side.
    """
    told = [fact for fact in event if fact.stance is Stance.ASSERTED and fact.kind is not Kind.STATEMENT]
    if not told:
        return
    named = {fact.side for fact in told}
    if any(fact.stance is Stance.NEGATED for fact in event):
        return
    if told[0].side and named == {told[0].side}:
        yield _found(FindingKind.ONE_SIDED, told, open=not any(fact.token in _ELSEWHERE for fact in told))
        return
    for side in sorted(side for side in named if side):
        yield _found(FindingKind.ONE_SIDED, [fact for fact in told if fact.side == side], open=True)


def disputes(event: Sequence[Fact]) -> Iterator[TrueFinding]:
    """`disputed`: a denial, or another account of what hit; told once for a happening.

    Open where two sides only tell of other targets, or where one tells of a gain within a day of the other's telling
    that it held: both can be true.
    """
    against = [fact for fact in event if fact.token in _DENYING or fact.verification is Verification.DENIED]
    asserted = [fact for fact in event if _asserts(fact) and fact not in against]
    voices = {fact.side for fact in against}
    others = [fact for fact in asserted if fact.side not in voices]
    denied = any(fact.verification is Verification.DENIED for fact in against)
    if denied or (against and others):
        yield _found(FindingKind.DISPUTED, [*against, *others])
    gains = [fact for fact in asserted if fact.token in _GAINED]
    holding = [fact for fact in asserted if fact.token in _HELD]
    rival = [fact for fact in holding if any(fact.side != one.side and abs(fact.day - one.day) <= 1 for one in gains)]
    if against or rival:
        yield _found(FindingKind.DISPUTED, [*against, *gains, *rival], open=True)
    own = [fact for fact in asserted if fact.token in ("own_strike", "own_raid", "boasted_launch")]
    if own:
        foreign = [fact for fact in asserted if fact.side != own[0].side]
        yield _found(FindingKind.DISPUTED, [*own, *foreign], open=True)


def _asserts(fact: Fact) -> bool:
    return fact.stance is Stance.ASSERTED and fact.token not in _DENYING and fact.kind is not Kind.STATEMENT


def verdicts(event: Sequence[Fact]) -> Iterator[TrueFinding]:
    """`unverified` and `confirmed`, as documents say it; open where one side bears the other out."""
    kinds = {Verification.UNVERIFIED: FindingKind.UNVERIFIED, Verification.CONFIRMED: FindingKind.CONFIRMED}
    for verification, kind in kinds.items():
        said = [fact for fact in event if fact.verification is verification]
        if said:
            yield _found(kind, said)
    asserted = [fact for fact in event if fact.stance is Stance.ASSERTED and fact.kind is not Kind.STATEMENT]
    unsure = [fact for fact in event if fact.stance is Stance.POSSIBLE]
    if unsure:
        yield _found(FindingKind.CONFIRMED, [*unsure, *asserted], open=True)
    if len({fact.side for fact in asserted if not fact.voice}) > 1:
        yield _found(FindingKind.CONFIRMED, asserted, open=True)


def sums(event: Sequence[Fact]) -> Iterator[TrueFinding]:
    """`adds_up`, `remainder`, `exceeds`: a teller's whole and all parts of it, of one document or of several."""
    wholes: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in event:
        for part_token, whole_token in _WHOLES.items():
            if fact.token == part_token:
                wholes[fact.teller, whole_token].append(fact)
    for (teller, token), parts in wholes.items():
        whole = [fact for fact in event if fact.token == token and fact.teller == teller]
        if not whole:
            continue
        kind, open = _balance(whole, parts)
        if kind is not None:
            yield _found(kind, [*whole, *parts], open=open)
        for kind in (FindingKind.ADDS_UP, FindingKind.REMAINDER):
            yield _found(kind, [*whole, *parts], open=True)


_WHOLES = {
    "interception": "launch",
    "flight_loss": "launch",
    "missiles_shot": "missiles",
    "part_1": "interception",
    "part_2": "interception",
    "part_3": "interception",
    "toll_part_1": "killed",
    "toll_part_2": "killed",
    "toll_part_3": "killed",
}


def _balance(whole: Sequence[Fact], parts: Sequence[Fact]) -> tuple[FindingKind | None, bool]:
    """What the parts come to against the whole; open where only bounds or a single part tell it."""
    each: dict[str, Fact] = {}
    for fact in parts:
        if fact.measure not in each or fact.exact:
            each[fact.measure] = fact
    total = next((fact for fact in whole if fact.exact), whole[-1])
    low, high = sum(fact.range[0] for fact in each.values()), sum(fact.range[1] for fact in each.values())
    exact = total.exact and all(fact.exact for fact in each.values())
    certain = exact and (len(each) > 1 or any(fact.token == "interception" for fact in parts))
    in_one = any(fact.whole == one.claim for fact in parts for one in whole)
    if high < total.range[0]:
        return FindingKind.REMAINDER, not (certain and in_one)
    if low > total.range[1]:
        return FindingKind.EXCEEDS, not (certain and in_one)
    if exact and low == total.range[0]:
        return FindingKind.ADDS_UP, not (certain and in_one and len(each) > 1)
    return None, True


def repeated(event: Sequence[Fact]) -> Iterator[TrueFinding]:
    """`copied`, open: one speaker's word on one matter, told in several documents, is one voice."""
    said: dict[tuple[str, Kind], list[Fact]] = defaultdict(list)
    for fact in event:
        said["own voice" if fact.voice else fact.teller, fact.kind].append(fact)
    yield from (_found(FindingKind.COPIED, facts, open=True) for facts in said.values() if len(facts) > 1)


Check = Callable[[Sequence[Fact]], Iterator[TrueFinding]]
CHECKS: tuple[Check, ...] = (numbers, ladders, sides, disputes, verdicts, sums, repeated)
