"""Which things hang together by ties of two, as arrays: no more in memory than the ties."""

from __future__ import annotations

import numpy as np

from counterclaim.cluster.ids import Ids


def components(ones: Ids, others: Ids) -> tuple[Ids, Ids]:
    """All ids that are tied, in order, and for each the least id of those that it hangs together with.

    Hooking and pointer jumping (Shiloach and Vishkin, 1982): as many rounds as the longest chain is doubled.
    """
    known, numbered = np.unique(np.concatenate((ones, others)), return_inverse=True)
    one, other = numbered[: len(ones)], numbered[len(ones) :]
    roots = np.arange(len(known))
    while len(one):
        least = np.minimum(roots[one], roots[other])
        np.minimum.at(roots, roots[one], least)
        np.minimum.at(roots, roots[other], least)
        while True:
            jumped = roots[roots]
            if np.array_equal(jumped, roots):
                break
            roots = jumped
        apart = roots[one] != roots[other]
        one, other = one[apart], other[apart]
    return known, known[roots]
