"""Scores linking and findings on coded incidents, from their mentions and from text, beside the naive rules.

    python -m evaluation.stream_scores [--gold GOLD.json] [--cache FILE] [--errors N]

The scorer of the coded incidents, `score_incidents.py`, scores what `evaluation.stream` writes. The naive rules
(`evaluation.naive`) get the same claims: each rule for linking with the rule by which any two numbers differ, each
rule for numbers with our own incidents.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation import naive
from evaluation.naive import Group
from evaluation.sentence_vectors import sentence_vectors
from evaluation.stream import (
    Ledger,
    Line,
    findings_of,
    ledger_of_mentions,
    ledger_of_texts,
    lines,
    links_of,
    reconciled,
)
from evaluation.stream_mentions import load_mentions
from evaluation.stream_reading import by_name, read_stream

from counterclaim.model.claim import Claim

FOLDER = Path(__file__).parents[2] / "shared/gold"
DOCUMENTS = FOLDER / "incidents/documents.jsonl"
GOLD = FOLDER / "incidents/summer-2022.json"
OURS = "counterclaim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one system scores: F1 of linking and of findings, 0 to 1, and how many coded non-findings it raises."""

    system: str
    linking: float
    findings: float
    alarms: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one system says of the mentions, as the scorer takes it."""

    system: str
    links: tuple[Line, ...]
    findings: tuple[Line, ...]


def answers(ledger: Ledger) -> Iterator[Answer]:
    """Our own answer, and that of each naive rule."""
    found = reconciled(ledger)
    links = links_of((incident.claims for incident in found.incidents), ledger)
    told = ((one.kind, one.claims, one.sentence) for one in found.findings)
    yield Answer(system=OURS, links=links, findings=findings_of(told, ledger))
    for rule, groups in _naive_groups(ledger):
        joined = links_of((_keys(group) for group in groups), ledger)
        numbers = _numbers(groups, naive.any_two_differ, ledger)
        yield Answer(system=f"{rule}; any two differ", links=joined, findings=numbers)
    by_id = {claim.id: claim for claim in ledger.claims}
    ours = [tuple(by_id[key] for key in incident.claims) for incident in found.incidents]
    for name, numbers_of in naive.NUMBERS.items():
        yield Answer(system=f"our incidents; {name}", links=links, findings=_numbers(ours, numbers_of, ledger))


def rows(gold: Path, ledger: Ledger, errors: int = 0) -> Iterator[Row]:
    """The score of each answer; prints `errors` of our own."""
    for answer in answers(ledger):
        yield _scored(gold, answer, errors if answer.system == OURS else 0)


def ledgers(gold: Path, cache: Path | None = None) -> Iterator[tuple[str, Ledger]]:
    """The ledger of the coded mentions, and that of our own claims of all documents."""
    read = by_name(read_stream(DOCUMENTS, cache))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mentions.jsonl")
        path.write_text(_run(str(FOLDER / "mentions_of.py"), str(gold)), encoding="utf-8")
        mentions = load_mentions(path, read)
    yield "from coded mentions", ledger_of_mentions(mentions, read)
    yield "from text", ledger_of_texts(mentions, read)


def report(gold: Path = GOLD, cache: Path | None = None, errors: int = 0) -> dict[str, float]:
    """Prints the table; our own scores, in percent, by name."""
    ours: dict[str, float] = {}
    for name, ledger in ledgers(gold, cache):
        print(f"incidents, {name:<37} linking CoNLL F1  findings F1  false alarms")
        for row in rows(gold, ledger, errors):
            print(
                f"  {row.system:<46} {row.linking:16.1%}  {row.findings:11.1%}  {row.alarms:5} of {row.of}", flush=True
            )
            if row.system == OURS:
                ours |= {f"{name}, linking": 100 * row.linking, f"{name}, findings": 100 * row.findings}
                ours[f"{name}, not raised"] = 100 * (1 - row.alarms / max(row.of, 1))
    return ours


def _naive_groups(ledger: Ledger) -> Iterator[tuple[str, list[Group]]]:
    for name, rule in naive.LINKING.items():
        yield name, list(rule(ledger.claims, ledger.documents))
    vectors = sentence_vectors(claim.sentence.text for claim in ledger.claims)
    yield f"vectors alike over {naive.COSINE}", list(naive.alike(ledger.claims, vectors))


def _keys(group: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in group)


def _numbers(groups: Iterable[Group], rule: naive.Numbers, ledger: Ledger) -> tuple[Line, ...]:
    return findings_of(((kind, _keys(group), "") for kind, group in rule(groups, ledger.documents)), ledger)


def _scored(gold: Path, answer: Answer, errors: int) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        links, findings = Path(folder, "links.jsonl"), Path(folder, "findings.jsonl")
        links.write_text(lines(answer.links), encoding="utf-8")
        findings.write_text(lines(answer.findings), encoding="utf-8")
        words = (str(FOLDER / "score_incidents.py"), str(gold), str(links), str(findings), "--json")
        found, *wrong = _run(*words, "--errors", str(errors)).splitlines()
    print(*wrong, sep="\n", end="\n" if wrong else "")
    summary: dict[str, Any] = json.loads(found)
    return Row(
        system=answer.system,
        linking=summary["conll_f1"],
        findings=summary["findings"]["f1"],
        alarms=summary["false_alarms"]["raised"],
        of=summary["false_alarms"]["of"],
    )


def _run(*words: str) -> str:
    found = subprocess.run([sys.executable, *words], capture_output=True, text=True, encoding="utf-8")
    if found.returncode:
        sys.exit(f"{' '.join(words)}: ended with {found.returncode}\n{found.stderr}")
    return found.stdout


def main() -> None:
    """Prints the table of one file of coded incidents. Without one, says so and goes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD, help="coded incidents of the shared documents")
    parser.add_argument("--cache", type=Path, help="file that keeps the readings from one run to the next")
    parser.add_argument("--errors", type=int, default=0, help="how many of our own errors to print")
    options = parser.parse_args()
    if not options.gold.exists():
        print(f"no {options.gold}: nothing is scored")
        return
    report(options.gold, options.cache, options.errors)


if __name__ == "__main__":
    main()
