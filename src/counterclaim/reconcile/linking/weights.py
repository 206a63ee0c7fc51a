"""What each level weighs: a Fellegi–Sunter model, learned by `training/linking.py`, kept in `weights.toml`.

I. P. Fellegi and A. B. Sunter, "A theory for record linkage" (1969): the log-odds that two records are of one thing are
a prior and a weight for how each comparison comes out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

Levels = Sequence[tuple[str, str]]
"""Propositions with the levels that they have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The log-odds before anything is compared, and what each level of each proposition adds."""

    prior: float
    levels: Mapping[str, Mapping[str, float]]

    def of(self, proposition: str, level: str) -> float:
        """What one level weighs; a level that was never met weighs nothing."""
        return self.levels.get(proposition, {}).get(level, 0.0)

    def weighed(self, levels: Levels) -> float:
        """The log-odds that two tellings with these levels are of one happening."""
        return self.prior + sum(self.of(proposition, level) for proposition, level in levels)


@cache
def weights_for(table: str) -> Weights:
    """The weights of one table of `weights.toml`: "within" one document, or "across" documents."""
    text = resources.files("counterclaim.reconcile.linking").joinpath("weights.toml").read_text(encoding="utf-8")
    found = dict(tomllib.loads(text)[table])
    prior = found.pop("prior")
    return Weights(prior=prior, levels=found)


def probability(log_odds: float) -> float:
    """Log-odds as a probability, 0 to 1."""
    return 1 / (1 + exp(-log_odds)) if log_odds > -700 else 0.0
