"""One incident's page, put together: what stands on it, in its order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.publish.incident_view import TONES
from counterclaim.publish.words.found import found_words
from counterclaim.serve.incidents.accounts import Account
from counterclaim.serve.incidents.columns import Column, columns_of, numbered_on, placed_claims
from counterclaim.serve.incidents.comparisons import Drawn, Rung, rungs_of
from counterclaim.serve.incidents.showing import Reference, Showing, SideName
from counterclaim.serve.incidents.spots import spots_of
from counterclaim.serve.incidents.sums import SUMS, Sum, sums_of

LADDERS = 8
"""So many ladders are drawn; what else is told more than once stands in tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding in words, in the reader's own where its sentence is in others, with the claims that it rests on."""

    label: str
    tone: str
    sentence: str
    told: str
    href: str
    claims: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An incident's page: who says what at a glance, how figures came about, sums, findings, and the claims themselves.

    `once` are the measures that are told once; `ladders` are drawn, `further` are told more than once but not drawn.
    """

    incident: Incident
    claims: int
    documents: int
    outlets: int
    whole: Incident | None
    parts: tuple[Incident, ...]
    sides: tuple[SideName, ...]
    ladders: tuple[Rung, ...]
    further: tuple[Rung, ...]
    once: tuple[Rung, ...]
    sums: tuple[Sum, ...]
    findings: tuple[Found, ...]
    columns: tuple[Column, ...]
    spots: dict[str, object] | None
    grade: tuple[str, str] | None

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """All measures, those that are told most often first."""
        return (*self.ladders, *self.further, *self.once)

    @property
    def charts(self) -> dict[str, tuple[Drawn, ...]]:
        """What the charts of ladders draw, by the anchors of their measures."""
        return {rung.anchor: rung.drawn for rung in self.ladders}

    @property
    def hidden(self) -> int:
        """How many claims its columns leave out."""
        return sum(column.hidden for column in self.columns)


def sheet_of(account: Account, showing: Showing, *, everything: bool) -> Sheet:
    """An incident's page; `everything` shows all claims of each column."""
    placed = placed_claims(account)
    known = numbered_on(showing, placed, everything=everything)
    sides = _speaking(account)
    rungs = rungs_of(account, sides, known, everything=everything)
    drawn = [rung for rung in rungs if rung.drawn][:LADDERS]
    grading = account.figures.airwars
    return Sheet(
        incident=account.incident,
        claims=len(account.own),
        documents=len({claim.document for claim in account.own}),
        outlets=account.outlets,
        whole=account.whole,
        parts=account.parts,
        sides=tuple(known.side(side) for side in sides),
        ladders=tuple(drawn),
        further=tuple(rung for rung in rungs if rung.number > 1 and rung not in drawn),
        once=tuple(rung for rung in rungs if rung.number == 1),
        sums=sums_of(account, known),
        findings=tuple(_found(each, account, known) for each in account.findings if not _drawn_as_sum(each, account)),
        columns=columns_of(account, placed, known),
        spots=spots_of(account, known),
        grade=(known.wording.grade(grading.grade), grading.because) if grading else None,
    )


def _speaking(account: Account) -> Sequence[str | None]:
    """The sides that give figures, in the order of the columns: those of no side stand between."""
    present = {each.side for measure in account.figures.measures for each in measure.sides}
    placed = [side for side, _ in placed_claims(account) if side in present]
    return [*placed, *sorted(present.difference(placed), key=lambda side: side or "")]


def _drawn_as_sum(finding: Finding, account: Account) -> bool:
    """Whether a finding stands among the sums, where its sentence is said beside its bar."""
    counts = [account.claims[key].count for key in finding.claims if key in account.claims]
    return finding.kind in SUMS and len(counts) == len(finding.claims) > 1 and all(counts)


def _found(finding: Finding, account: Account, showing: Showing) -> Found:
    return Found(
        label=showing.wording.finding(finding.kind),
        tone=TONES.get(finding.kind, "notice"),
        sentence=finding.sentence,
        told=found_words(finding, account.claims, showing.wording),
        href=showing.addresses.finding(finding.id),
        claims=showing.refer_all(finding.claims, account.claims),
    )
