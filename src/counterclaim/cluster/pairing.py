"""Second stages of reconciling: tellings that share a block are paired, lent to each other's homes, and compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np

from counterclaim.cluster.blocks import CARD, Cards, pairs_among
from counterclaim.cluster.exchange import Columns, Shape, columns_for, rows_for, scattered, write_columns
from counterclaim.cluster.ids import first_pairs, ids, number_of
from counterclaim.cluster.shelving import TIE
from counterclaim.cluster.tasks import Record, Task
from counterclaim.pipeline.tracing import telling_of
from counterclaim.reconcile.linking.edges import Ties

PAIRS_AT_ONCE = 2_000_000
WISH: Shape = (("telling", "id"), ("to", "number"))
LENT: Shape = (("telling", "id"), ("body", "text"))
STRONGEST: Shape = (("key", "id"), ("weight", "score"), ("partner", "id"))
AT_HOME: Shape = (("telling", "id"), ("scope", "id"))


def pair(task: Task) -> Record:
    """The pairs of the blocks that fall to this task, each to the home of its first; the other is asked to come."""
    cards = columns_for(task.folder("cards"), task.number, task.of, CARD)
    numbers = {"cards": len(cards["block"]), "pairs": 0, "asked": 0}
    with scattered(task.file("pairs"), TIE, task.of) as pairs, scattered(task.file("wishes"), WISH, task.of) as wishes:
        for columns in _rounds(_pairs(cards, task)):
            pairs.add_columns(columns["one_home"], {name: columns[name] for name, _ in TIE})
            away = columns["one_home"] != columns["other_home"]
            asked = np.flatnonzero(away)[first_pairs(columns["other"][away], columns["one_home"][away])]
            wishes.add_columns(
                columns["other_home"][asked], {"telling": columns["other"][asked], "to": columns["one_home"][asked]}
            )
            numbers["pairs"] += len(columns["one"])
            numbers["asked"] += len(asked)
    return numbers


def lend(task: Task) -> Record:
    """Send the tellings of one home to the homes that have asked for them, each once."""
    wishes = columns_for(task.folder("wishes"), task.number, task.of, WISH)
    first = first_pairs(wishes["telling"], wishes["to"])
    asked: dict[int, list[int]] = {}
    for telling, to in zip(wishes["telling"][first].tolist(), wishes["to"][first].tolist(), strict=True):
        asked.setdefault(telling, []).append(to)
    with scattered(task.file("lent"), LENT, task.of) as lent:
        for row in rows_for(task.folder("tellings"), task.number, task.of):
            number = number_of(row["key"])
            for to in asked.get(number, ()):
                lent.add(to, {"telling": number, "body": row["body"]})
    return {"lent": len(first)}


def compare(task: Task) -> Record:
    """Compare the pairs of one home, each once: what ties them, as few ties as hold the same together."""
    bodies = {number_of(row["key"]): row["body"] for row in rows_for(task.folder("tellings"), task.number, task.of)}
    own = ids(sorted(bodies))
    bodies |= {row["telling"]: row["body"] for row in rows_for(task.folder("lent"), task.number, task.of)}
    ties = Ties()
    numbers = 0
    for one, other in _once(columns_for(task.folder("pairs"), task.number, task.of, TIE)):
        ties.compare(telling_of(bodies[one]), telling_of(bodies[other]))
        numbers += 1
    _write(task, ties.thinned())
    write_columns(task.file("at home"), AT_HOME[:1], {"telling": own})
    return {"compared": numbers, "tellings": len(own)}


def _pairs(cards: Columns, task: Task) -> Iterator[Cards]:
    for columns, ones, others in pairs_among(dict(cards)):
        day, document = columns["day"], columns["document"]
        found: Cards = {"one": columns["telling"][ones], "other": columns["telling"][others]}
        found["one_home"] = task.homes.of(day[ones], document[ones])
        found["other_home"] = task.homes.of(day[others], document[others])
        yield found


def _rounds(found: Iterable[Cards]) -> Iterator[Cards]:
    """The same, each pair of some millions once: few rounds, however many stretches."""
    waiting: list[Cards] = []
    for columns in chain(found, (None,)):
        if columns is not None:
            waiting.append(columns)
        if waiting and (columns is None or sum(len(each["one"]) for each in waiting) >= PAIRS_AT_ONCE):
            joined = {name: np.concatenate([each[name] for each in waiting]) for name in waiting[0]}
            first = np.sort(first_pairs(joined["one"], joined["other"]))
            yield {name: column[first] for name, column in joined.items()}
            waiting.clear()


def _once(pairs: Columns) -> Iterator[tuple[int, int]]:
    """Each pair once, where it first stands: neighbours share tellings."""
    first = np.sort(first_pairs(pairs["one"], pairs["other"]))
    yield from zip(pairs["one"][first].tolist(), pairs["other"][first].tolist(), strict=True)


def _write(task: Task, ties: Ties) -> None:
    pairs = sorted(ties.pairs)
    sides = (ids(number_of(pair[side]) for pair in pairs) for side in (0, 1))
    write_columns(task.file("ties"), TIE, dict(zip(("one", "other"), sides, strict=True)))
    strongest = sorted(ties.strongest.items())
    write_columns(
        task.file("strongest"),
        STRONGEST,
        {
            "key": ids(number_of(key) for key, _ in strongest),
            "weight": np.array([weight for _, (weight, _) in strongest], np.float64),
            "partner": ids(number_of(partner) for _, (_, partner) in strongest),
        },
    )
