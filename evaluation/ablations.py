"""What each part of the reader buys: scores on coded documents with one part left out at a time.

    python -m evaluation.ablations [--gold FOLDER]

Each line reads all documents anew, in this process. The model has never seen the coded documents of ../shared/gold/dev,
so what its heads buy there is out of sample; the rules were written with them in view.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from evaluation.coded import GOLD, SCORER, scored

from counterclaim.model.claim import Claim
from counterclaim.model.contract import claim_record
from counterclaim.model.document import Document
from counterclaim.read.assembly.scenes import VOICELESS
from counterclaim.read.english import EnglishReader

Change = tuple[str, Callable[..., Any]]
"""A function of the reader by its full name, and what stands in its place."""


@dataclass(frozen=True, slots=True)
class Ablation:
    """One part left out: how, by the functions that change."""

    name: str
    changes: tuple[Change, ...]


def _rules_alone(sentence: Any, happenings: Sequence[Any], *_: Any) -> tuple[Any, ...]:
    return tuple(happenings)


def _without(*names: str) -> Callable[[str], float]:
    """Thresholds with these out of reach."""
    from counterclaim.read.knowledge_files import knowledge

    table: dict[str, float] = knowledge("kinds")["leanings"]
    off = {"counted": 2.0, "told": 2.0, "unlikely": -1.0}
    return lambda name: off[name] if name in names else float(table[name])


READ = "counterclaim.read."
LEANINGS = f"{READ}happenings.leanings.threshold"


def ablations() -> Iterator[Ablation]:
    """The parts, from the model's heads to the last rules."""
    yield Ablation("the whole reader", ())
    yield Ablation("without the heads of kinds", ((f"{READ}assembly.assembly.with_leanings", _rules_alone),))
    yield Ablation("  without the kinds of counts", ((LEANINGS, _without("counted")),))
    yield Ablation("  without the kinds that sentences tell", ((LEANINGS, _without("told")),))
    yield Ablation("  without the model's objections", ((LEANINGS, _without("unlikely")),))
    yield Ablation("without the rules for happenings", ((f"{READ}assembly.assembly.find_happenings", lambda *_: ()),))
    yield Ablation("without WordNet's nouns", ((f"{READ}counts.counted._wordnet_units", dict),))
    yield Ablation(
        "without what is taken over from before", ((f"{READ}english.referring_back", lambda _, here, __: here),)
    )
    yield Ablation("without the floor", ((f"{READ}english.floor_voice", lambda *_: VOICELESS),))
    yield Ablation("without statements", ((f"{READ}english.statements_of", lambda *_: ()),))


def read_all(documents: Sequence[Document]) -> list[Claim]:
    """The claims of all documents."""
    reader = EnglishReader()
    return [claim for document in documents for claim in reader.read(document).claims]


def documents_of(gold: Path) -> list[Document]:
    """The coded documents of a folder, without what was coded."""
    records = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.glob("*.json"))]
    return [_document(record) for record in records]


def _document(record: dict[str, Any]) -> Document:
    published = record.get("published")
    return Document.of(
        record["text"],
        name=record["id"],
        title=record.get("title"),
        publisher=record.get("publisher"),
        published_on=date.fromisoformat(published[:10]) if published else None,
        language=record.get("lang") or "en",
    )


def score_of(gold: Path, documents: Sequence[Document], ablation: Ablation) -> dict[str, Any]:
    """What the scorer says of the reader without this part."""
    with ExitStack() as changed:
        for name, stand_in in ablation.changes:
            changed.enter_context(patch(name, stand_in))
        lines = [json.dumps(claim_record(claim)) for claim in read_all(documents)]
    summary: dict[str, Any] = json.loads(scored(gold, "\n".join(lines) + "\n", "--json"))
    return summary


def main() -> None:
    """Prints one line a part: precision, recall and F1 of claims, F1 of rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of coded documents")
    gold = parser.parse_args().gold
    if not SCORER.exists() or not gold.exists():
        print(f"no {gold}: nothing is scored")
        return
    documents = documents_of(gold)
    print(f"{'':44} claims P        R       F1  rows F1")
    for ablation in ablations():
        summary = score_of(gold, documents, ablation)
        claims = summary["claims"]
        scores = (claims["p"], claims["r"], claims["f1"], summary["rows"]["f1"])
        print(f"{ablation.name:44}", *(f"{score:8.3f}" for score in scores), flush=True)


if __name__ == "__main__":
    main()
