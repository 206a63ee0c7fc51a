"""Finds a sentence's best tree from scores: the single-root maximum spanning tree (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

IMPOSSIBLE = -1e9


def best_heads(arcs: NDArray[np.float32]) -> list[int]:
    """Each word's head for scores of shape (words, words + 1): n is the n-th word, 0 the root, which heads one word."""
    length = len(arcs)
    words = np.arange(length)
    scores = arcs.copy()
    scores[words, words + 1] = IMPOSSIBLE
    greedy: list[int] = scores.argmax(1).tolist()
    if greedy.count(0) == 1 and _reaches_root(greedy):
        return greedy
    scores -= scores.max(1, keepdims=True)
    scores -= np.log(np.exp(scores).sum(1, keepdims=True))
    full = np.full((length + 1, length + 1), IMPOSSIBLE)
    full[1:] = np.maximum(scores, IMPOSSIBLE)
    tree = _spanning_tree(full)
    if np.count_nonzero(tree[1:] == 0) == 1:
        return [int(head) for head in tree[1:]]
    return _best_single_root(full, np.flatnonzero(tree[1:] == 0) + 1)


def _reaches_root(heads: list[int]) -> bool:
    safe = [False] * (len(heads) + 1)
    safe[0] = True
    for word in range(1, len(heads) + 1):
        path: list[int] = []
        while not safe[word]:
            if len(path) > len(heads):
                return False
            path.append(word)
            word = heads[word - 1]
        for passed in path:
            safe[passed] = True
    return True


def _best_single_root(scores: NDArray[np.float64], candidates: NDArray[np.int64]) -> list[int]:
    """Tries each word that the free tree hangs on the root as the only one there."""
    words = np.arange(1, len(scores))
    best, best_total = [], -np.inf
    for root in candidates[:8]:
        limited = scores.copy()
        limited[words[words != root], 0] = IMPOSSIBLE
        tree = _spanning_tree(limited)
        total = float(limited[words, tree[1:]].sum())
        if total > best_total:
            best, best_total = [int(head) for head in tree[1:]], total
    return best


def _spanning_tree(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """The best tree with node 0 as its root for scores[dependent, head]; contracts one cycle at a time."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.setdiff1d(np.arange(len(scores)), inside)
    kept = scores[inside, heads[inside]]
    size = len(outside)
    entering = scores[np.ix_(inside, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, inside)]
    smaller = np.full((size + 1, size + 1), IMPOSSIBLE)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    smaller[size, :size] = entering.max(0) + kept.sum()
    smaller[:size, size] = leaving.max(1)
    smaller[0] = IMPOSSIBLE
    np.fill_diagonal(smaller, IMPOSSIBLE)
    chosen = _spanning_tree(smaller)
    result = heads.copy()
    for place, node in enumerate(outside[1:], start=1):
        head = chosen[place]
        result[node] = outside[head] if head < size else inside[leaving[place].argmax()]
    entry = chosen[size]
    result[inside[entering[:, entry].argmax()]] = outside[entry]
    return result


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        path, node = [], start
        while node and not seen[node]:
            seen[node] = start
            path.append(node)
            node = int(heads[node])
        if node and seen[node] == start:
            return path[path.index(node) :]
    return []
