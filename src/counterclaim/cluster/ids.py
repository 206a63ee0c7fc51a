"""Ids as numbers: sixteen hexadecimal digits after a word are 64 bits, and sort the same."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.errors import CorpusError

Ids = npt.NDArray[np.uint64]
_DIGITS = 16


def number_of(key: str) -> int:
    """The number of an id ("clm_00ff…"). Raises CorpusError for what is no id of ours."""
    _, _, digits = key.partition("_")
    if len(digits) != _DIGITS:
        raise CorpusError(f"{key!r} is no id as counterclaim makes them; read the documents again")
    return int(digits, 16)


def key_of(word: str, number: int) -> str:
    """The id of a number: the word that says of what, and its digits."""
    return f"{word}_{int(number):016x}"


def hash_of(text: str) -> int:
    """64 bits that depend on the text alone (BLAKE2b)."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def first_pairs(ones: npt.NDArray[Any], others: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """The places at which each pair of two columns stands for the first time, in the order of the pairs."""
    order = np.lexsort((others, ones))
    new = np.ones(len(order), bool)
    new[1:] = (ones[order][1:] != ones[order][:-1]) | (others[order][1:] != others[order][:-1])
    return order[new]


def ids(numbers: Iterable[int]) -> Ids:
    """Numbers of ids as an array."""
    return np.fromiter(numbers, np.uint64)
