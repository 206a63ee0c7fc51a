"""Links and reconciles a stream of documents, and says what became of coded mentions, for `score_incidents.py`.

    python -m evaluation.stream --documents documents.jsonl --mentions mentions.jsonl --out FOLDER
        [--from-text] [--gold-links GOLD.json] [--cache FILE]

Writes `links.jsonl` (which incident each mention belongs to) and `findings.jsonl` (which mentions each finding rests
on; those that rest on none are left out). The ledger is made of the mentions, as they were coded, with our own reading
of place, time, weapon and target; with `--from-text` of our own claims of all documents, and a mention's sentence only
says which of them it is. `--gold-links` takes the incidents from a coded file in place of linking.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.stream_claims import claims_of_mentions
from evaluation.stream_mentions import (
    Mention,
    by_sentence,
    claims_in_order,
    claims_nearby,
    claims_within,
    load_mentions,
)
from evaluation.stream_reading import ReadDocument, by_name, read_stream

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import FindingKind
from counterclaim.model.identity import incident_id
from counterclaim.model.incident import Incident, Link
from counterclaim.reconcile.books import Reconciliation, reconcile
from counterclaim.reconcile.books import findings_of as all_findings
from counterclaim.reconcile.copies import copied_from
from counterclaim.reconcile.view import view_of

Line = dict[str, object]
"""One line of what is written."""
Said = tuple[FindingKind, Iterable[str], str]
"""A finding as its kind, the ids of its claims and its sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Claims to reconcile, their documents by id, and the mentions that each claim is, by id."""

    claims: tuple[Claim, ...]
    documents: Mapping[str, Document]
    mentions_of: Mapping[str, tuple[int, ...]]
    measures: Mapping[str, str]


def ledger_of_mentions(mentions: Iterable[Mention], read: Mapping[str, ReadDocument]) -> Ledger:
    """A ledger of the mentions alone."""
    found = claims_of_mentions(tuple(mentions), read)
    return Ledger(
        claims=found.claims,
        documents=_documents(read),
        mentions_of={claim: (number,) for claim, number in found.mention_of.items()},
        measures=found.measures,
    )


def ledger_of_texts(mentions: Iterable[Mention], read: Mapping[str, ReadDocument]) -> Ledger:
    """A ledger of all our own claims; mentions whose sentences hold too few of them are none of them."""
    mentions_of: dict[str, tuple[int, ...]] = {}
    for (name, start, end), here in by_sentence(mentions).items():
        ours = claims_within(read[name], start, end) or claims_nearby(here[0], read[name])
        for number, claim in claims_in_order(here, ours).items():
            mentions_of[claim.id] = (*mentions_of.get(claim.id, ()), number)
    return Ledger(
        claims=tuple(claim for one in read.values() for claim in one.claims),
        documents=_documents(read),
        mentions_of=mentions_of,
        measures={},
    )


def _documents(read: Mapping[str, ReadDocument]) -> Mapping[str, Document]:
    return {one.document.id: one.document for one in read.values()}


def reconciled(ledger: Ledger, gold: Path | None = None) -> Reconciliation:
    """The incidents and findings of a ledger; the incidents of a coded file where one is given."""
    if gold is None:
        return reconcile(ledger.claims, ledger.documents, measures=ledger.measures)
    view = view_of(ledger.claims, ledger.documents, copied_from(ledger.documents))
    view = view.with_measures(ledger.measures).with_incidents(tuple(gold_incidents(gold, ledger)))
    return Reconciliation(incidents=view.incidents, findings=all_findings(view))


def gold_incidents(gold: Path, ledger: Ledger) -> Iterator[Incident]:
    """The coded incidents, tying the claims that are their mentions."""
    claims = {number: claim for claim, numbers in ledger.mentions_of.items() for number in numbers}
    by_id = {claim.id: claim for claim in ledger.claims}
    for coded in json.loads(gold.read_text(encoding="utf-8"))["incidents"]:
        members = tuple(dict.fromkeys(claims[one["n"]] for one in coded["mentions"] if one["n"] in claims))
        if members:
            yield Incident(
                id=incident_id(*members),
                title=coded["name"],
                kinds=tuple(dict.fromkeys(by_id[key].kind for key in members)),
                links=tuple(Link(claim=key, score=1.0, reasons=("coded",)) for key in members),
            )


def links_of(groups: Iterable[Iterable[str]], ledger: Ledger) -> tuple[Line, ...]:
    """Which group of claims, given by their ids, each mention belongs to, by number."""
    found = {
        number: f"i{place}"
        for place, group in enumerate(groups)
        for claim in group
        for number in ledger.mentions_of.get(claim, ())
    }
    return tuple({"n": number, "incident": found[number]} for number in sorted(found))


def findings_of(findings: Iterable[Said], ledger: Ledger) -> tuple[Line, ...]:
    """The findings that rest on mentions, with the numbers of those; each is given by its kind and its claims' ids."""
    told: list[Line] = []
    for kind, claims, sentence in findings:
        numbers = sorted({number for claim in claims for number in ledger.mentions_of.get(claim, ())})
        if numbers:
            told.append({"finding": kind.value, "mentions": numbers, "sentence": sentence})
    return tuple(told)


def lines(records: Iterable[Line]) -> str:
    """Records as JSON lines."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)


def main(words: list[str] | None = None) -> None:
    """Writes the links and findings of the mentions that are given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, required=True, help="documents as JSON lines")
    parser.add_argument("--mentions", type=Path, required=True, help="mentions as JSON lines, without answers")
    parser.add_argument("--out", type=Path, required=True, help="folder for links.jsonl and findings.jsonl")
    parser.add_argument("--from-text", action="store_true", help="reconcile our own claims of all documents")
    parser.add_argument("--gold-links", type=Path, help="take the incidents from this coded file")
    parser.add_argument("--cache", type=Path, help="file that keeps the readings from one run to the next")
    options = parser.parse_args(words)
    read = by_name(read_stream(options.documents, options.cache))
    mentions = load_mentions(options.mentions, read)
    ledger = (ledger_of_texts if options.from_text else ledger_of_mentions)(mentions, read)
    found = reconciled(ledger, options.gold_links)
    options.out.mkdir(parents=True, exist_ok=True)
    links = links_of((incident.claims for incident in found.incidents), ledger)
    findings = findings_of(((one.kind, one.claims, one.sentence) for one in found.findings), ledger)
    (options.out / "links.jsonl").write_text(lines(links), encoding="utf-8")
    (options.out / "findings.jsonl").write_text(lines(findings), encoding="utf-8")


if __name__ == "__main__":
    main()
