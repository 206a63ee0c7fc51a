"""Whether the invented reports read like reports: our own reader's claims of them against those that were meant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from evaluation.simulated_war.scores import Tally
from evaluation.simulated_war.war import Report, War, reports

from counterclaim.api import read_document
from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind


def sample(seed: int, documents: int) -> list[Report]:
    """So many documents from all over a small war, as a perfect reader would read them."""
    made = [report for report in reports(War.of_size(10_000, seed, 0.0), 10_000) if report.original is None]
    step = max(1, len(made) // documents)
    return made[::step][:documents]


def read_scores(made: Sequence[Report], errors: int = 0) -> Iterator[str]:
    """F1 of claims (sentence, kind and count right), by kind and in all, and how often other fields are right then."""
    tallies: dict[Kind, Tally] = defaultdict(Tally)
    fields: Counter[str] = Counter()
    shown: list[str] = []
    for report in made:
        got = list(read_document(report.document).claims)
        for meant in report.claims:
            found = next((claim for claim in got if _same(claim, meant)), None)
            if found is None:
                tallies[meant.kind].missed += 1
                shown.append(f"MISSED {_line(meant)}")
                continue
            got.remove(found)
            tallies[meant.kind].right += 1
            fields.update(_right(found, meant))
        for claim in got:
            tallies[claim.kind].wrong += 1
            shown.append(f"WRONG {_line(claim)}")
    yield from (f"  {kind.value:12} {tally.score}" for kind, tally in sorted(tallies.items()))
    total = Tally(
        right=sum(tally.right for tally in tallies.values()),
        wrong=sum(tally.wrong for tally in tallies.values()),
        missed=sum(tally.missed for tally in tallies.values()),
    )
    yield f"claims, in all: {total.score}"
    yield "of those: " + ", ".join(
        f"{name} {number / max(total.right, 1):.3f}" for name, number in fields.most_common()
    )
    yield from shown[:: max(1, len(shown) // errors)][:errors] if errors else ()


def _same(one: Claim, other: Claim) -> bool:
    if one.kind is not other.kind or not one.sentence.overlaps(other.sentence):
        return False
    return _bounds(one) == _bounds(other)


def _bounds(claim: Claim) -> tuple[float | None, float | None] | None:
    return (claim.count.quantity.low, claim.count.quantity.high) if claim.count else None


def _right(found: Claim, meant: Claim) -> Iterator[str]:
    """The fields of a claim that are as they were meant."""
    first, second = found.claimant, meant.claimant
    if (first is None) == (second is None) and (first is None or second is None or _alike(first.name, second.name)):
        yield "claimant"
    if _days(found) == _days(meant):
        yield "time"
    if found.stance is meant.stance:
        yield "stance"
    if {mention.span.text for mention in found.places} == {mention.span.text for mention in meant.places}:
        yield "words of places"


def _alike(one: str, other: str) -> bool:
    first, second = (set(name.casefold().replace("'s", "").split()) for name in (one, other))
    return bool(first & second)


def _days(claim: Claim) -> tuple[str, str] | None:
    if claim.time is None:
        return None
    return claim.time.interval.first_day.isoformat(), claim.time.interval.last_day.isoformat()


def _line(claim: Claim) -> str:
    count = claim.count.span.text if claim.count else "-"
    return f"{claim.kind.value} {count} | {claim.sentence.text}"
