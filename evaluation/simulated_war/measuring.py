"""Measures linking and findings on a simulated war, and the naive rules beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evaluation.naive import COSINE, LINKING, NUMBERS, Group, alike
from evaluation.sentence_vectors import sentence_vectors
from evaluation.simulated_war.facts import Fact
from evaluation.simulated_war.running import Clock, Run, Stage, run, true_incidents
from evaluation.simulated_war.scores import Raised, Score, Tally, all_of, b_cubed, findings_scores
from evaluation.simulated_war.truth import TrueFinding, findings_of
from evaluation.simulated_war.war import War, reports

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import FindingKind

_VECTORS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A war as it was made: claims, documents, and the truth of both."""

    claims: tuple[Claim, ...]
    documents: Mapping[str, Document]
    facts: Mapping[str, Fact]
    stage: Stage

    @classmethod
    def of(cls, war: War, size: int) -> Made:
        """The first so many claims of a war."""
        clock = Clock()
        found = list(reports(war, size))
        clock.note("made in")
        return cls(
            claims=tuple(claim for report in found for claim in report.claims),
            documents={report.document.id: report.document for report in found},
            facts={fact.claim: fact for report in found for fact in report.facts},
            stage=clock.stages[0],
        )

    @property
    def events(self) -> dict[str, str]:
        """The happening of each claim that is scored."""
        return {key: fact.event for key, fact in self.facts.items() if fact.scored}

    def linking(self, found: Mapping[str, str]) -> Score:
        """B-cubed of a linking."""
        totals = frozenset(key for key, fact in self.facts.items() if fact.aggregate)
        return b_cubed(self.events, found, totals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The scores of a run, its errors, and what it cost."""

    run: Run
    links: Mapping[str, str]
    linking: Score
    tallies: Mapping[FindingKind, Tally]
    wrong: list[Raised]
    missed: list[TrueFinding]

    def __str__(self) -> str:
        lines = [
            f"{len(self.run.incidents):,} incidents, {len(self.run.findings):,} findings",
            "; ".join(map(str, self.run.stages)),
            f"linking, B-cubed: {self.linking}",
            *_findings_lines(self.tallies),
        ]
        return "\n".join(lines)


def _findings_lines(tallies: Mapping[FindingKind, Tally]) -> Iterator[str]:
    for kind in FindingKind:
        if (tally := tallies.get(kind)) is not None:
            yield f"  {kind.value:11} {tally.score}   right {tally.right}, wrong {tally.wrong}, missed {tally.missed}"
    yield f"findings, in all: {all_of(tallies)}"


def measured(made: Made, *, true_links: bool = False) -> Measured:
    """Runs and scores the reconciliation; `true_links` gives it the incidents as they were."""
    incidents = true_incidents(made.claims, made.facts) if true_links else None
    result = run(made.claims, made.documents, incidents)
    links = {claim: incident.id for incident in result.incidents for claim in incident.claims}
    raised = [(finding.kind, frozenset(finding.claims)) for finding in result.findings]
    tallies, wrong, missed = findings_scores(findings_of(made.facts.values()), raised)
    return Measured(
        run=result, links=links, linking=made.linking(links), tallies=tallies, wrong=wrong, missed=missed
    )  # fmt: skip


def naive_scores(made: Made) -> Iterator[str]:
    """The naive rules for linking, and those for numbers on the groups that each makes."""
    true = findings_of(made.facts.values())
    for name, rule in LINKING.items():
        groups = list(rule(made.claims, made.documents))
        yield f"naive linking, {name}: {made.linking(_links(groups))}"
        for numbers, settle in NUMBERS.items():
            settled = settle(groups, made.documents)
            raised = [(kind, frozenset(claim.id for claim in claims)) for kind, claims in settled]
            tallies, _, _ = findings_scores(true, raised)
            yield f"  naive findings, {numbers}: {all_of(tallies)}"
    yield f"naive linking, vectors alike over {COSINE}, first {_VECTORS:,} claims: {_alike_score(made)}"


def _alike_score(made: Made) -> Score:
    """The rule that compares sentences by their vectors; its cost grows with the square, so the first claims only."""
    claims = made.claims[:_VECTORS]
    links = _links(alike(claims, sentence_vectors(claim.sentence.text for claim in claims)))
    events = made.events
    return b_cubed({claim.id: events[claim.id] for claim in claims if claim.id in events}, links)


def _links(groups: Iterable[Group]) -> dict[str, str]:
    return {claim.id: group[0].id for group in groups for claim in group}


def shown_errors(made: Made, result: Measured, number: int) -> Iterator[str]:
    """Some of the errors: incidents that are two, happenings that are torn, findings wrong and missed."""
    if not number:
        return
    claims = {claim.id: claim for claim in made.claims}
    members: dict[str, list[str]] = {}
    for claim, incident in result.links.items():
        members.setdefault(incident, []).append(claim)
    mixed = [group for group in members.values() if len({made.facts[claim].event for claim in group}) > 1]
    yield f"incidents that are several happenings: {len(mixed)}"
    for group in mixed[:: max(1, len(mixed) // number)][:number]:
        tally = Counter(made.facts[claim].event for claim in group)
        yield f"MIXED {dict(tally)}"
        shown = {made.facts[claim].event: claim for claim in reversed(group)}
        yield from _shown(shown.values(), claims, made.facts)
    torn: dict[str, set[str]] = {}
    for claim, event in made.events.items():
        torn.setdefault(event, set()).add(result.links.get(claim, claim))
    several = [event for event, parts in torn.items() if len(parts) > 1]
    yield f"happenings torn: {len(several)} of {len(torn)}"
    for event in several[:: max(1, len(several) // number)][:number]:
        yield f"TORN {event} into {len(torn[event])}"
        shown = {result.links.get(claim, claim): claim for claim, its in made.events.items() if its == event}
        yield from _shown(list(shown.values())[:4], claims, made.facts)
    for kind in FindingKind:
        for what, found in (
            ("WRONG", [each for of, each in result.wrong if of is kind]),
            ("MISSED", [each.claims for each in result.missed if each.kind is kind]),
        ):
            for each in found[:: max(1, len(found) // number)][:number]:
                yield f"{what} {kind.value}"
                yield from _shown(sorted(each)[:4], claims, made.facts)


def _shown(keys: Iterable[str], claims: Mapping[str, Claim], facts: Mapping[str, Fact]) -> Iterator[str]:
    for key in keys:
        claim, fact = claims[key], facts[key]
        when = claim.time.interval.start_text() if claim.time else "-"
        where = claim.places[0].place.name if claim.places else "-"
        told = f"{claim.kind.value} {where} {when} | {fact.teller} | {claim.sentence.text}"
        yield f"    [{fact.event} day {fact.day}] {told}"
