"""Scores against what is true of a simulated war: B-cubed of linking, F1 of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.simulated_war.truth import TrueFinding

from counterclaim.model.finding import FindingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision, recall and their harmonic mean, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def b_cubed(true: Mapping[str, str], found: Mapping[str, str], extra: frozenset[str] = frozenset()) -> Score:
    """B-cubed over claims by their true and found incidents; a claim that is in none counts as alone.

    `extra` are claims that are not scored themselves (running totals), but spoil an incident that they are put into.
    """
    of_true, of_found, of_both = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    cluster = {claim: found.get(claim, claim) for claim in true}
    for claim, event in true.items():
        of_true[event] += 1
        of_both[event, cluster[claim]] += 1
    of_found.update(cluster.values())
    of_found.update(found[claim] for claim in extra if claim in found)
    precision = sum(shared * shared / of_found[got] for (_, got), shared in of_both.items())
    recall = sum(shared * shared / of_true[event] for (event, _), shared in of_both.items())
    return Score(precision=precision / max(len(true), 1), recall=recall / max(len(true), 1))


@dataclass(slots=True)
class Tally:
    """Findings of one kind: raised and right, raised and wrong, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def score(self) -> Score:
        """Precision and recall."""
        return Score(
            precision=self.right / max(self.right + self.wrong, 1), recall=self.right / max(self.right + self.missed, 1)
        )


Raised = tuple[FindingKind, frozenset[str]]


def overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two findings are one: they share half of the smaller one's claims, and two where both have two."""
    shared, least = len(one & other), min(len(one), len(other))
    return shared >= max(min(2, least), least / 2)


def findings_scores(
    true: Sequence[TrueFinding], raised: Iterable[Raised]
) -> tuple[dict[FindingKind, Tally], list[Raised], list[TrueFinding]]:
    """Tallies by kind, what was wrongly raised, what was missed; by the rules of the coded incidents' scorer.

    A finding that is raised a second time, or that is open, counts neither for nor against.
    """
    by_claim: dict[tuple[FindingKind, str], list[int]] = {}
    for at, finding in enumerate(true):
        for claim in finding.claims:
            by_claim.setdefault((finding.kind, claim), []).append(at)
    tallies: dict[FindingKind, Tally] = {}
    used: set[int] = set()
    wrong = []
    for kind, claims in raised:
        near = sorted({at for claim in claims for at in by_claim.get((kind, claim), ())})
        fits = [at for at in near if overlap(true[at].claims, claims)]
        first = next((at for at in fits if at not in used and not true[at].open), None)
        if first is not None:
            used.add(first)
            tallies.setdefault(kind, Tally()).right += 1
        elif not fits:
            tallies.setdefault(kind, Tally()).wrong += 1
            wrong.append((kind, claims))
    missed = [finding for at, finding in enumerate(true) if not finding.open and at not in used]
    for finding in missed:
        tallies.setdefault(finding.kind, Tally()).missed += 1
    return tallies, wrong, missed


def all_of(tallies: Mapping[FindingKind, Tally]) -> Score:
    """Precision and recall over all kinds."""
    both = Tally(
        right=sum(tally.right for tally in tallies.values()),
        wrong=sum(tally.wrong for tally in tallies.values()),
        missed=sum(tally.missed for tally in tallies.values()),
    )
    return both.score
