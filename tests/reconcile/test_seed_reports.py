"""The two reports that the project began from, as people coded them: what must be found in them, and what must not."""

from __future__ import annotations

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from counterclaim.reconcile.books import Reconciliation, reconcile

ROOT = Path(__file__).parents[2]
CODED = ROOT.parent / "shared" / "gold" / "dev"

pytestmark = pytest.mark.skipif(not CODED.is_dir(), reason="the coded documents are not here")


def gold_module() -> Any:
    """The evaluation's own reading of coded documents, loaded from its file: evaluation/ is not installed."""
    spec = spec_from_file_location("gold_claims_under_test", ROOT / "evaluation" / "gold_claims.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def seeds() -> Reconciliation:
    gold = gold_module()
    documents, claims = {}, []
    for name in ("seed-000", "seed-002"):
        record = json.loads((CODED / f"{name}.json").read_text(encoding="utf-8"))
        document = gold.gold_document(record)
        documents[document.id] = document
        claims += gold.gold_claims(record, document)
    return reconcile(claims, documents)


def sentences_of(found: Reconciliation, kind: str) -> list[str]:
    return [finding.sentence for finding in found.findings if finding.kind.value == kind]


def test_thirty_six_of_158_drones_fell_over_the_other_eleven_regions(seeds: Reconciliation) -> None:
    second, first = sorted(sentences_of(seeds, "remainder"))
    assert first.startswith("Of at least 158 drones downed (Russia) 122 are accounted for: ")
    assert first.endswith("; at least 36 are not, over the other 11 of 15 regions.")
    assert second.endswith("; 2 are not.")
    assert "143 are accounted for" in second


def test_debris_at_kaluga_is_disputed(seeds: Reconciliation) -> None:
    (dispute,) = sentences_of(seeds, "disputed")
    assert "Vladislav Shapsha" in dispute
    assert "General Staff" in dispute


def test_counts_of_other_days_are_not_set_against_each_other(seeds: Reconciliation) -> None:
    assert not sentences_of(seeds, "differs")
    assert not sentences_of(seeds, "revised")
    assert not sentences_of(seeds, "agrees")
    assert not sentences_of(seeds, "exceeds")


def test_what_could_not_be_verified_is_told(seeds: Reconciliation) -> None:
    found = [finding for finding in seeds.findings if finding.kind.value == "unverified"]
    assert len({claim for finding in found for claim in finding.claims}) == 3
