"""The model's scores of kinds for one sentence, as probabilities: what its numbers count, and what its words tell."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt

from counterclaim.model.kind import Kind

_COUNTS, _COUNTED, _TELLS = range(3)
"""The three scores of a word: as the end of a number, as the noun counted, as what tells a happening."""


class KindScores:
    """Scores (logits) of shape words × 3 × kinds, in the model's order of kinds."""

    def __init__(self, kinds: tuple[Kind, ...], scores: npt.NDArray[np.float32]) -> None:
        self._kinds = kinds
        self._scores = scores.reshape(len(scores), 3, len(kinds))

    def of_number(self, word: int, noun: int) -> dict[Kind, float]:
        """See `Leanings`."""
        likely = _probabilities(self._scores[word, _COUNTS] + self._scores[noun, _COUNTED])
        return dict(zip(self._kinds, likely, strict=True))

    def told(self) -> dict[Kind, tuple[float, int]]:
        """See `Leanings`."""
        return self._told

    @cached_property
    def _told(self) -> dict[Kind, tuple[float, int]]:
        scores = self._scores[:, _TELLS]
        likely = _probabilities(scores.max(axis=0))
        words: list[int] = scores.argmax(axis=0).tolist()
        return dict(zip(self._kinds, zip(likely, words, strict=True), strict=True))


def _probabilities(scores: npt.NDArray[np.float32]) -> list[float]:
    likely: list[float] = (1 / (1 + np.exp(-scores))).tolist()
    return likely
