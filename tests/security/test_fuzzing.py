"""The short form of `make fuzz`: what once broke, and a few hundred bent inputs for every ingester and the reader."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from evaluation.fuzzing.bending import bent
from evaluation.fuzzing.running import WAYS, longest_for, seeds_for, target_named, target_names
from evaluation.fuzzing.targets import Target

BROKE = Path(__file__).parent / "broke"
SLOW = {"format page": 15, "anything": 30, "container warc": 20, "real reader": 3, "reader": 25, "format pdf": 40}
"""Inputs for those that take long; the others get more."""
MANY = 120


@pytest.mark.parametrize("name", target_names())
def test_bent_inputs_come_to_documents_or_refusals(name: str) -> None:
    random, own, target = Random(f"short {name}"), seeds_for(name), target_named(name)
    for _ in range(SLOW.get(name, MANY)):
        target(bent(own, random, longest_for(name)))


@pytest.mark.parametrize("path", sorted(BROKE.glob("*")), ids=lambda path: path.name)
def test_what_once_broke_is_mended(path: Path) -> None:
    payload = path.read_bytes()
    own = [name for name in target_names() if path.name.startswith(name.replace(" ", "-"))]
    for name in (*own, "anything"):
        target_named(name)(payload)


def test_every_seed_comes_to_documents() -> None:
    import io

    from evaluation.fuzzing.seeds import seeds
    from evaluation.fuzzing.targets import LIMITS

    from counterclaim.errors import DocumentError
    from counterclaim.ingest.documents import open_documents

    for name, payload in seeds().items():
        found = list(open_documents(["-"], io.BytesIO(payload), LIMITS))
        assert any(not isinstance(one, DocumentError) for one in found) or name == "sitemap", (name, found)


def test_the_same_seed_gives_the_same_inputs() -> None:
    own = seeds_for("anything")
    first, again = ([bent(own, Random(7)) for _ in range(5)] for _ in range(2))
    assert first == again


@pytest.mark.parametrize("way", WAYS)
def test_what_breaks_is_kept(way: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse_drones(payload: bytes) -> None:
        if b"drones" in payload:
            raise KeyError("drones")

    assert WAYS[way](Target("drones", refuse_drones), 200, 20, 1, tmp_path) == 1
    (kept,) = tmp_path.iterdir()
    assert kept.name.startswith("drones-")
    assert b"drones" in kept.read_bytes()
    assert "1 ways to break" in capsys.readouterr().out
