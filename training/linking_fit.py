"""Fits linking's weights: the most likely ones, held near those that they start from (a Gaussian prior, MAP)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from counterclaim.reconcile.linking.weights import Levels, Weights

Array = NDArray[np.float64]
_STEPS = 25
_STILL = 1e-5


class Table:
    """The prior and the levels of one table of weights, as places in a vector."""

    def __init__(self, start: Weights) -> None:
        self.keys = [("prior", "")] + [(name, level) for name, levels in start.levels.items() for level in levels]
        self.start: Array = np.array([start.prior] + [start.of(*key) for key in self.keys[1:]])
        self._place = {key: place for place, key in enumerate(self.keys)}

    def rows(self, examples: Sequence[Levels]) -> Array:
        """One row for each example: 1 for the prior and for each level that it has."""
        rows = np.zeros((len(examples), len(self.keys)))
        rows[:, 0] = 1
        for number, levels in enumerate(examples):
            for key in levels:
                rows[number, self._place[key]] = 1
        return rows

    def weights(self, vector: Array) -> Weights:
        """A vector as weights."""
        levels: dict[str, dict[str, float]] = {}
        for (name, level), value in zip(self.keys[1:], vector[1:], strict=True):
            levels.setdefault(name, {})[level] = round(float(value), 2)
        return Weights(prior=round(float(vector[0]), 2), levels=levels)

    def counts(self, examples: Sequence[Levels], right: Sequence[bool]) -> Mapping[tuple[str, str], tuple[int, int]]:
        """How many examples have each level, and how many of them are of one happening."""
        rows = self.rows(examples)
        told, same = rows.sum(axis=0), rows[np.array(right, dtype=bool)].sum(axis=0)
        return {key: (int(told[place]), int(same[place])) for place, key in enumerate(self.keys)}


def fit_pairs(rows: Array, same: Array, share: Array, start: Array, hold: float) -> Array:
    """Logistic regression by Newton's method; `share` is what each example counts, `hold` how firm the start is."""
    vector = start.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ vector, -30, 30)))
        slope = rows.T @ (share * (chance - same)) + hold * (vector - start)
        curve = (rows * (share * chance * (1 - chance))[:, None]).T @ rows + hold * np.eye(len(vector))
        step = np.linalg.solve(curve, slope)
        vector -= step
        if float(np.abs(step).max()) < _STILL:
            break
    return vector


def fit_choices(rows: Sequence[Array], right: Sequence[int], share: Array, start: Array, hold: float) -> Array:
    """Conditional logit by Newton's method: each example is a choice among its rows and none of them (0)."""
    vector = start.copy()
    for _ in range(_STEPS):
        slope, curve = hold * (vector - start), hold * np.eye(len(vector))
        for choices, answer, part in zip(rows, right, share, strict=True):
            scores = np.append(choices @ vector, 0.0)
            chances = np.exp(scores - scores.max())
            chances = (chances / chances.sum())[:-1]
            wanted = np.zeros(len(choices))
            if answer >= 0:
                wanted[answer] = 1
            mean = choices.T @ chances
            slope += part * (choices.T @ (chances - wanted))
            curve += part * ((choices * chances[:, None]).T @ choices - np.outer(mean, mean))
        step = np.linalg.solve(curve, slope)
        vector -= step
        if float(np.abs(step).max()) < _STILL:
            break
    return vector
