"""Examples that linking's weights are learned from: coded incidents of real reports, and a simulated war.

An example of "within" is a claim and the tellings before it in its document, with the one that it belongs to; one of
"across" is a pair of tellings that are compared, and whether they are of one happening.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.simulated_war.measuring import Made
from evaluation.simulated_war.war import NOISE, War
from evaluation.stream import ledger_of_mentions
from evaluation.stream_mentions import load_mentions
from evaluation.stream_reading import by_name, read_stream

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.reconcile.linking.blocks import candidates
from counterclaim.reconcile.linking.edges import levels_between
from counterclaim.reconcile.linking.passages import Passage, passages_of
from counterclaim.reconcile.linking.tellings import Group, Telling, Tie, gathered, levels_within, telling_of
from counterclaim.reconcile.linking.weights import Levels, Weights

_BEFORE = 12
"""So many tellings before a claim are among its choices at most, the last ones."""
_NEW = -1
"""The choice of a claim that begins a telling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Claims whose happenings are known: by document, and the happening of each claim."""

    name: str
    claims: Mapping[str, tuple[Claim, ...]]
    documents: Mapping[str, Document]
    happening_of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A claim's choices, each with its levels, and the right one (-1: none, it begins a telling)."""

    group: str
    choices: tuple[Levels, ...]
    right: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of tellings, with the happenings that they are of (for keeping some out of the learning)."""

    groups: frozenset[str]
    levels: Levels
    same: bool


def coded_reports(incidents: Path, documents: Path, cache: Path | None = None) -> Coded:
    """Coded incidents as claims: the mentions as they were coded, with our own reading of the rest."""
    coded = json.loads(incidents.read_text(encoding="utf-8"))
    read = by_name(read_stream(documents, cache))
    happening_of_number = {one["n"]: each["id"] for each in coded["incidents"] for one in each["mentions"]}
    with tempfile.TemporaryDirectory() as folder:
        mentions = Path(folder) / "mentions.jsonl"
        lines = (json.dumps(one) for each in coded["incidents"] for one in each["mentions"])
        mentions.write_text("\n".join(lines), encoding="utf-8")
        ledger = ledger_of_mentions(load_mentions(mentions, read), read)
    happening_of = {claim: happening_of_number[numbers[0]] for claim, numbers in ledger.mentions_of.items()}
    return Coded(
        name=incidents.stem,
        claims=_by_document(ledger.claims),
        documents=ledger.documents,
        happening_of=happening_of,
    )


def simulated(size: int, seed: int) -> Coded:
    """A simulated war of so many claims, with what the simulation knows."""
    made = Made.of(War.of_size(size, seed, NOISE), size)
    return Coded(
        name=f"simulated war, seed {seed}",
        claims=_by_document(made.claims),
        documents=made.documents,
        happening_of={claim: fact.event for claim, fact in made.facts.items()},
    )


def _by_document(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.document, []).append(claim)
    return {document: tuple(found[document]) for document in sorted(found)}


def choices_of(coded: Coded, most: int | None = None) -> list[Choice]:
    """The choices within documents; of many, so many at most, from documents drawn by chance (seeded)."""
    documents = sorted(coded.claims)
    if most is not None:
        random.Random(most).shuffle(documents)
    found: list[Choice] = []
    for document in documents:
        found += _choices(coded, document)
        if most is not None and len(found) >= most:
            break
    return found


def _choices(coded: Coded, document: str) -> Iterator[Choice]:
    groups: dict[str, Group] = {}
    passages = passages_of(coded.claims[document], coded.documents.get(document))
    for so_far, passage in enumerate(passages):
        right = coded.happening_of[passage.claim.id]
        names = list(groups)[-_BEFORE:]
        if names:
            levels = tuple(levels_within(passage, groups[name], so_far) for name in names)
            yield Choice(document, levels, names.index(right) if right in names else _NEW)
        _put(groups, right, passage)


def _put(groups: dict[str, Group], name: str, passage: Passage) -> None:
    if name in groups:
        groups[name].add(passage, Tie(1.0, ()))
    else:
        groups[name] = Group.of(passage)


def true_tellings(coded: Coded) -> list[tuple[Telling, str]]:
    """The tellings as they are, each with its happening."""
    found = []
    for document, claims in coded.claims.items():
        groups: dict[str, Group] = {}
        for passage in passages_of(claims, coded.documents.get(document)):
            _put(groups, coded.happening_of[passage.claim.id], passage)
        found += [(telling_of(group), name) for name, group in groups.items()]
    return found


def found_tellings(coded: Coded, weights: Weights) -> list[tuple[Telling, str]]:
    """The tellings as they are gathered, each with the happening of most of its claims."""
    found = []
    for document, claims in coded.claims.items():
        for group in gathered(passages_of(claims, coded.documents.get(document)), weights, {}):
            names = Counter(coded.happening_of[one.claim.id] for one in group.members)
            found.append((telling_of(group), min(names, key=lambda name: (-names[name], name))))
    return found


def pairs_of(tellings: Sequence[tuple[Telling, str]], most: int | None = None) -> list[Pair]:
    """The pairs that are compared; of many, so many at most, drawn by chance (seeded)."""
    happening = {telling.id: name for telling, name in tellings}
    compared = list(candidates([telling for telling, _ in tellings]))
    if most is not None:
        random.Random(most).shuffle(compared)
    return [
        Pair(
            frozenset((happening[one.id], happening[other.id])),
            levels_between(one, other),
            happening[one.id] == happening[other.id],
        )
        for one, other in compared[:most]
    ]
