"""Pairs by cards are the pairs of whole tellings, however large the block and however it is cut into stretches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest
from tests.cluster.conftest import war_entries

from counterclaim.cluster import blocks
from counterclaim.cluster.blocks import Homes, cards_of, columns_of, pairs_among
from counterclaim.cluster.ids import key_of, number_of
from counterclaim.pipeline.tracing import telling_of, trace_of
from counterclaim.reconcile.linking.blocks import PARTS, pairs_of
from counterclaim.reconcile.linking.tellings import Telling
from counterclaim.store.entry import IndexedTelling

Pairs = set[tuple[str, str]]


@pytest.fixture(scope="module")
def rows() -> list[IndexedTelling]:
    """The tellings of a short war, some of them told again by other documents in the very same words."""
    entries = war_entries(1_500)
    found = [row for entry in entries for row in trace_of(entry.document, entry.claims, ()).tellings]
    return [*found, *map(again, found[::7])]


def again(row: IndexedTelling) -> IndexedTelling:
    telling = telling_of(row.body)
    key, document = (key_of(word, number_of(one) ^ 0xFF) for word, one in (("clm", row.key), ("doc", row.document)))
    return replace(
        row, key=key, document=document, body=row.body.replace(row.key, key).replace(telling.document, document)
    )


def by_tellings(rows: Sequence[IndexedTelling]) -> Pairs:
    inside: dict[str, list[Telling]] = defaultdict(list)
    for row in rows:
        for block in row.blocks:
            inside[block].append(telling_of(row.body))
    return {
        (one.id, other.id)
        for block, tellings in inside.items()
        if block[0] != PARTS
        for one, other in pairs_of(block[0], tellings)
    }


def by_cards(rows: Iterable[IndexedTelling]) -> Pairs:
    cards = columns_of([card for row in rows for card in cards_of(row, telling_of(row.body))])
    return set(_named(cards))


def _named(cards: blocks.Cards) -> Iterator[tuple[str, str]]:
    for columns, ones, others in pairs_among(cards):
        telling = columns["telling"]
        yield from ((key_of("clm", telling[one]), key_of("clm", telling[other])) for one, other in zip(ones, others))  # noqa: B905


@pytest.mark.parametrize("stretch", [7, 100, 50_000])
def test_the_pairs_are_those_of_one_machine(
    rows: list[IndexedTelling], stretch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "POSITIONS_AT_ONCE", stretch)
    expected = by_tellings(rows)
    assert len(expected) > 5 * len(rows)
    assert by_cards(rows) == expected


def test_blocks_beyond_reach_are_compared_with_neighbours_alone(rows: list[IndexedTelling]) -> None:
    """One block of all tellings: the same neighbours as on one machine, and no more than its reach for each."""
    hot = [replace(row, blocks=(f"{sort}everywhere",)) for sort in "pds" for row in rows]
    found = by_cards(hot)
    assert found == by_tellings(hot)
    assert len(found) < (60 + 150 + 40 + 3) * len(rows)


def test_no_cards_make_no_pairs() -> None:
    assert by_cards([]) == set()


def test_homes_share_documents_out_by_their_days() -> None:
    homes = Homes.for_days({0: 400, 739_000: 100, 739_001: 500}, 10)
    assert len(homes.bounds) == 9
    assert list(homes.bounds) == sorted(homes.bounds)
    days = np.repeat(np.array([0, 739_000, 739_001]), [400, 100, 500])
    documents = np.random.default_rng(5).integers(0, 2**64, len(days), np.uint64, endpoint=False)
    sizes = np.bincount(homes.of(days, documents), minlength=10)
    assert sizes.sum() == 1_000
    assert sizes.max() < 150


def test_a_telling_has_one_home(rows: list[IndexedTelling]) -> None:
    homes = Homes.for_days({738_000 + day: 10 for day in range(3_000)}, 16)
    for row in rows[:50]:
        telling = telling_of(row.body)
        (card, *_) = cards_of(row, telling)
        assert homes.of(np.array([card[2]]), np.array([card[3]], np.uint64))[0] == homes.home(telling)
