"""Runs the reconciliation over a simulated war, stage by stage, with the time and memory of each."""

from __future__ import annotations

import resource
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from evaluation.simulated_war.facts import Fact

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident, Link
from counterclaim.reconcile.books import findings_of
from counterclaim.reconcile.copies import copied, copies_of, sources_of
from counterclaim.reconcile.linking.incidents import incidents_of
from counterclaim.reconcile.view import view_of


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a run: its name, seconds, and gigabytes at most up to its end."""

    name: str
    seconds: float
    memory: float

    def __str__(self) -> str:
        return f"{self.name} {self.seconds:.1f} s ({self.memory:.2f} GB at most so far)"


@dataclass(slots=True)
class Clock:
    """Notes the stages of a run as they end."""

    stages: list[Stage] = field(default_factory=list)
    started: float = field(default_factory=perf_counter)

    def note(self, name: str) -> None:
        """Ends a stage."""
        now, memory = perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
        self.stages.append(Stage(name, now - self.started, memory))
        self.started = now


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run found, and how long its stages took."""

    incidents: tuple[Incident, ...]
    findings: tuple[Finding, ...]
    stages: tuple[Stage, ...]


def run(
    claims: Sequence[Claim], documents: Mapping[str, Document], incidents: tuple[Incident, ...] | None = None
) -> Run:
    """Links and reconciles in memory and in one process; `incidents` given takes the place of linking."""
    clock = Clock()
    copies = copies_of(documents.values())
    clock.note("copies")
    view = view_of(claims, documents, sources_of(copies))
    clock.note("view")
    view = view.with_incidents(incidents_of(view) if incidents is None else incidents)
    clock.note("linking")
    findings = (*findings_of(view), *copied(copies, documents, view.by_document))
    clock.note("findings")
    return Run(incidents=view.incidents, findings=findings, stages=tuple(clock.stages))


def true_incidents(claims: Sequence[Claim], facts: Mapping[str, Fact]) -> tuple[Incident, ...]:
    """The incidents as they truly were, to see how findings fare where linking makes no mistake."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(facts[claim.id].event, []).append(claim)
    return tuple(
        Incident(
            id=f"inc_{event}",
            title=event,
            kinds=tuple(dict.fromkeys(claim.kind for claim in members)),
            links=tuple(Link(claim=claim.id, score=1.0, reasons=("true",)) for claim in members),
            place=members[0].places[0].place if members[0].places else None,
            time=members[0].time.interval if members[0].time else None,
        )
        for event, members in sorted(groups.items())
    )
