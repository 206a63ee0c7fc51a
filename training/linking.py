"""Learns linking's weights, prints them with what they were learned from, and writes `weights.toml`.

    python -m training.linking [--coded GOLD.json documents.jsonl]... [--within] [--write]

The weights start from `linking_start.toml` (set by judgement) and are held near it; a few hundred coded examples and a
sample of a simulated war move them. Last it prints how well weights that were learned from the others do on each
eighth of the coded examples.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from counterclaim.model.identity import digest
from counterclaim.reconcile.linking.weights import Weights, weights_for
from training.linking_examples import (
    Choice,
    Coded,
    Pair,
    choices_of,
    coded_reports,
    found_tellings,
    pairs_of,
    simulated,
    true_tellings,
)
from training.linking_fit import Array, Table, fit_choices, fit_pairs

HERE = Path(__file__).parent
START = HERE / "linking_start.toml"
WEIGHTS = HERE.parent / "src" / "counterclaim" / "reconcile" / "linking" / "weights.toml"
_INCIDENTS = HERE.parent.parent / "shared" / "gold" / "incidents"
GOLD = (_INCIDENTS / "summer-2022.json", _INCIDENTS / "documents.jsonl")

HOLD_CHOICES, HOLD_PAIRS = 3.0, 5.0
"""How firmly the weights are held near those that they start from (the precision of the Gaussian prior)."""
SHIFTS = {"within": 0.5, "across": 0.5}
"""What is added to the priors. A telling once torn is torn for good, and a cluster joins by the mean of many pairs."""
FIRM = (("same_actor", "different, one kind of blow"),)
"""Levels within documents that stay as they were set: two sides' blows are two, however near they are told."""
SIMULATED, SEED, MOST_CHOICES, MOST_PAIRS = 6000, 3, 2500, 16_000
SHARE_CHOICES, SHARE_PAIRS = 0.5, 0.05
"""What a simulated example counts beside a coded one, which counts 1 (a pair 0.5: each is met twice)."""
FOLDS = 8


def main() -> None:
    """Learns, prints and, if told to, writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--coded", type=Path, nargs=2, action="append", metavar="FILE", help="coded incidents and their documents"
    )
    parser.add_argument("--write", action="store_true", help="write weights.toml")
    parser.add_argument("--within", action="store_true", help="learn what weighs within documents alone")
    options = parser.parse_args()
    coded = [coded_reports(*each) for each in options.coded or [GOLD]]
    war = simulated(SIMULATED, SEED)
    within, across = (Table(_start(name)) for name in ("within", "across"))
    choices, more = [one for each in coded for one in choices_of(each)], choices_of(war, MOST_CHOICES)
    inside = _firm(_shifted("within", within.weights(_learned_choices(within, choices, more))), _start("within"))
    _print("within", within, inside, [level for one in choices for level in one.choices], _rights(choices))
    print(f"held out, within: {_held_out_choices(within, choices, more):.1%} of {len(choices)} choices right")
    if options.within:
        _write({"within": inside, "across": weights_for("across")}, options.write)
        return
    pairs, others = [one for each in coded for one in _pairs(each, inside)], _pairs(war, inside, MOST_PAIRS // 2)
    beyond = _shifted("across", across.weights(_learned_pairs(across, pairs, others)))
    _print("across", across, beyond, [one.levels for one in pairs], [one.same for one in pairs])
    print(f"held out, across: {_held_out_pairs(across, pairs, others):.1%} of {len(pairs)} pairs right")
    _write({"within": inside, "across": beyond}, options.write)


def _write(tables: dict[str, Weights], wanted: bool) -> None:
    if wanted:
        WEIGHTS.write_text(written(tables), encoding="utf-8")


def _start(name: str) -> Weights:
    found = dict(tomllib.loads(START.read_text(encoding="utf-8"))[name])
    return Weights(prior=found.pop("prior"), levels=found)


def _shifted(name: str, weights: Weights) -> Weights:
    return replace(weights, prior=round(weights.prior + SHIFTS[name], 2))


def _firm(weights: Weights, start: Weights) -> Weights:
    """The same weights, with the levels that are not learned as they were set."""
    levels = {name: dict(found) for name, found in weights.levels.items()}
    for name, level in FIRM:
        levels[name][level] = start.of(name, level)
    return replace(weights, levels=levels)


def _pairs(coded: Coded, inside: Weights, most: int | None = None) -> list[Pair]:
    """The pairs of the tellings as they are, and as they are gathered: linking meets the second."""
    return pairs_of(true_tellings(coded), most) + pairs_of(found_tellings(coded, inside), most)


def _learned_choices(table: Table, coded: Sequence[Choice], more: Sequence[Choice]) -> Array:
    rows = [table.rows(one.choices) for one in (*coded, *more)]
    share = np.array([1.0] * len(coded) + [SHARE_CHOICES] * len(more))
    return fit_choices(rows, [one.right for one in (*coded, *more)], share, table.start, HOLD_CHOICES)


def _learned_pairs(table: Table, coded: Sequence[Pair], more: Sequence[Pair]) -> Array:
    rows = table.rows([one.levels for one in (*coded, *more)])
    same = np.array([float(one.same) for one in (*coded, *more)])
    share = np.array([0.5] * len(coded) + [SHARE_PAIRS] * len(more))
    return fit_pairs(rows, same, share, table.start, HOLD_PAIRS)


def _fold(group: str) -> int:
    return int(digest(group), 16) % FOLDS


def _held_out_choices(table: Table, coded: Sequence[Choice], more: Sequence[Choice]) -> float:
    """The share of choices that weights learned from other documents make rightly."""
    right = 0
    for fold in range(FOLDS):
        vector = _learned_choices(table, [one for one in coded if _fold(one.group) != fold], more)
        for one in coded:
            if _fold(one.group) == fold:
                scores = table.rows(one.choices) @ vector
                right += (int(scores.argmax()) if scores.max() > 0 else -1) == one.right
    return right / len(coded)


def _held_out_pairs(table: Table, coded: Sequence[Pair], more: Sequence[Pair]) -> float:
    """The share of pairs that weights learned from pairs of other happenings tell rightly."""
    right, told = 0, 0
    for fold in range(FOLDS):
        kept = [one for one in coded if all(_fold(group) != fold for group in one.groups)]
        vector = _learned_pairs(table, kept, more)
        for one in coded:
            if any(_fold(group) == fold for group in one.groups):
                right += bool((table.rows([one.levels]) @ vector)[0] > 0) == one.same
                told += 1
    return right / told


def _rights(choices: Sequence[Choice]) -> list[bool]:
    return [number == one.right for one in choices for number in range(len(one.choices))]


def _print(name: str, table: Table, weights: Weights, examples: Sequence[Any], right: Sequence[bool]) -> None:
    counts = table.counts(examples, right)
    print(f"[{name}] prior {weights.prior:+.2f}, from {len(examples)} coded pairs, {sum(right)} of one happening")
    for proposition, levels in weights.levels.items():
        for level, weight in levels.items():
            told, same = counts[proposition, level]
            print(f"  {proposition:24} {level:34} {weight:+6.2f}   {told:5} coded, {same:4} of one happening")


def written(tables: dict[str, Weights]) -> str:
    """Weights as the text of `weights.toml`."""
    lines = [
        "# What each level of each proposition adds to the log-odds that two tellings are of one happening.",
        "# Learned by `python -m training.linking --write`; docs/linking.md says what the levels mean.",
    ]
    for name, weights in tables.items():
        lines += ["", f"[{name}]", f"prior = {weights.prior}"]
        for proposition, levels in weights.levels.items():
            lines += ["", f"[{name}.{proposition}]", *(f'"{level}" = {weight}' for level, weight in levels.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
