"""All that a check may look at: the claims in order, their documents, days, parts and incidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.identity import finding_id
from counterclaim.model.incident import Incident
from counterclaim.reconcile.claimants import claimant_words, several
from counterclaim.reconcile.moments import Moment, moments_of
from counterclaim.reconcile.wording import as_sentence

_PLURALS = {
    "says": "say",
    "tells of": "tell of",
    "denies": "deny",
    "rejects": "reject",
    "puts it as a fact": "put it as a fact",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Claims in the order of publication and text, and everything that is looked up about them, by id.

    It may hold a few incidents and no more: their claims and all claims of those claims' documents are enough for every
    check. `measures` names what a claim's count measures where somebody has said so (a coder). `earlier` has, for a
    document that was edited, the claims of each older version, oldest first; they belong to no incident.
    """

    claims: tuple[Claim, ...]
    documents: Mapping[str, Document]
    by_id: Mapping[str, Claim]
    parts: Mapping[str, tuple[Claim, ...]]
    moments: Mapping[str, Moment]
    by_document: Mapping[str, tuple[Claim, ...]]
    sentences: Mapping[tuple[str, int], tuple[Claim, ...]]
    rank: Mapping[str, int]
    copied_from: Mapping[str, str]
    incidents: tuple[Incident, ...] = ()
    incident_of: Mapping[str, Incident]
    measures: Mapping[str, str] = field(default_factory=dict)
    among: frozenset[str] | None = None
    earlier: Mapping[str, tuple[tuple[Claim, ...], ...]] = field(default_factory=dict)

    def with_incidents(self, incidents: tuple[Incident, ...], among: frozenset[str] | None = None) -> View:
        """The same view, with claims tied into incidents; `among` are those that were to be tied, if not all."""
        incident_of = {claim: incident for incident in incidents for claim in incident.claims}
        return replace(self, incidents=incidents, incident_of=incident_of, among=among)

    def documents_outside(self) -> tuple[str, ...]:
        """The documents that have claims that were to be tied and are in no incident, in order."""
        among = self.by_id if self.among is None else self.among
        outside = {self.by_id[claim].document for claim in among if claim not in self.incident_of}
        return tuple(sorted(outside))

    def claims_outside(self, document: str) -> tuple[Claim, ...]:
        """The claims of a document that were to be tied and are in no incident, in order."""
        return tuple(
            claim
            for claim in self.claims_in(document)
            if claim.id not in self.incident_of and (self.among is None or claim.id in self.among)
        )

    def with_measures(self, measures: Mapping[str, str]) -> View:
        """The same view, told by claim what its count measures."""
        return replace(self, measures=measures)

    def with_earlier(self, earlier: Mapping[str, tuple[tuple[Claim, ...], ...]]) -> View:
        """The same view, with the older versions of edited documents."""
        return replace(self, earlier=earlier)

    def whole_of(self, claim: Claim) -> Claim | None:
        """The claim whose count includes this one's, where it is known."""
        return self.by_id.get(claim.part_of) if claim.part_of else None

    def beside(self, claim: Claim) -> tuple[Claim, ...]:
        """All claims of the claim's sentence, itself among them, in order."""
        return self.sentences.get((claim.document, claim.sentence.start), ())

    def claims_in(self, document: str) -> tuple[Claim, ...]:
        """All claims of a document, in order."""
        return self.by_document.get(document, ())

    def finding(self, kind: FindingKind, words: str, claims: tuple[Claim, ...], amount: float | None = None) -> Finding:
        """A finding on claims of which the first tells its incident."""
        ids = tuple(dict.fromkeys(claim.id for claim in claims))
        incident = self.incident_of.get(ids[0])
        return Finding(
            id=finding_id(kind.value, incident.id if incident else "", *ids),
            kind=kind,
            sentence=as_sentence(words),
            claims=ids,
            incident=incident.id if incident else None,
            amount=amount,
        )

    def claimant(self, claim: Claim) -> str:
        """The claimant as a sentence names it."""
        return claimant_words(claim, self.documents.get(claim.document))

    def speaker(self, claim: Claim) -> str:
        """The claimant as the subject of a sentence: its title in brackets, so that a verb can follow."""
        name, comma, beside = self.claimant(claim).partition(", ")
        return f"{name} ({beside})" if comma else name

    def says(self, claim: Claim, verb: str) -> str:
        """The claimant and what he does: "the mayor says", "officials say" (`verb` as one alone does it)."""
        plural = claim.claimant is not None and several(claim.claimant.name)
        return f"{self.speaker(claim)} {_PLURALS.get(verb, verb) if plural else verb}"

    def said_on(self, claim: Claim) -> date | None:
        """The day on which a claim was made: its own words', or else its document's."""
        if claim.said is not None:
            return claim.said.interval.last_day
        document = self.documents.get(claim.document)
        return document.published_on if document else None

    def source(self, claim: Claim) -> str:
        """The document that a claim's text goes back to: its own, or the one that it repeats."""
        return self.copied_from.get(claim.document, claim.document)

    def claims_of(self, incident: Incident) -> tuple[Claim, ...]:
        """The claims of an incident, in order."""
        return tuple(self.by_id[key] for key in sorted(set(incident.claims), key=self.rank.__getitem__))

    def outlet(self, claim: Claim) -> str:
        """Who published the text that a claim's words go back to: its publisher, or else the text itself."""
        source = self.source(claim)
        document = self.documents.get(source)
        return (document.publisher if document else None) or source


def order(claim: Claim, documents: Mapping[str, Document]) -> tuple[str, str, int, int, str]:
    """By publication (undated last), document, place in the text; the id settles the rest."""
    document = documents.get(claim.document)
    published = document.published_on.isoformat() if document and document.published_on else "9999"
    words = claim.count.span.start if claim.count else claim.sentence.start
    return (published, claim.document, claim.sentence.start, words, claim.id)


def view_of(claims: Iterable[Claim], documents: Mapping[str, Document], copied_from: Mapping[str, str]) -> View:
    """A view of claims that come in any order, without incidents yet."""
    by_id = {claim.id: claim for claim in claims}
    ordered = tuple(sorted(by_id.values(), key=lambda claim: order(claim, documents)))
    parts: dict[str, list[Claim]] = {}
    by_document: dict[str, list[Claim]] = {}
    sentences: dict[tuple[str, int], list[Claim]] = {}
    for claim in ordered:
        by_document.setdefault(claim.document, []).append(claim)
        sentences.setdefault((claim.document, claim.sentence.start), []).append(claim)
        if claim.part_of in by_id:
            parts.setdefault(claim.part_of or "", []).append(claim)
    return View(
        claims=ordered,
        documents=documents,
        by_id=by_id,
        parts={whole: tuple(found) for whole, found in parts.items()},
        by_document={document: tuple(found) for document, found in by_document.items()},
        sentences={place: tuple(found) for place, found in sentences.items()},
        moments=moments_of(ordered, by_id, documents),
        rank={claim.id: at for at, claim in enumerate(ordered)},
        copied_from=copied_from,
        incident_of={},
    )
