"""Makes a ledger of millions of claims and times what people ask of it.

    python -m evaluation.large_ledger --claims 10000000 --ledger big.db [--seed 7]

A ledger that is there is asked as it is. Ten million claims take 40 GB on the disk. A page is 50 things; "all" are all
of a day. Prints the size per claim and, for each sort of question, how long the answers took.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from evaluation.large_ledger.multiplying import multiplied
from evaluation.large_ledger.queries import timed
from evaluation.simulated_war.growing import keep
from evaluation.simulated_war.war import NOISE, War, reports

from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.store.sql.ledger import SqlLedger

BASE = 100_000
"""So many claims are kept and reconciled by our own code, if not told otherwise; the rest are copies."""


def main() -> None:
    """Make it where there is none, then ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=10_000_000)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--base", type=int, default=BASE, help="so many are our own code's, the rest their copies")
    args = parser.parse_args()
    if not args.ledger.exists():
        for line in made(args.ledger, args.claims, (args.seed, args.base), args.workers):
            print(line, flush=True)
    with SqlLedger(args.ledger, create=False) as ledger:
        for told in timed(ledger, args.seed):
            print(told, flush=True)


def made(path: Path, claims: int, war: tuple[int, int], workers: int) -> Iterator[str]:
    """Make the ledger of a war (its seed, and how many claims of it are kept and reconciled), telling what was done."""
    since = time.perf_counter()
    seed, base = war[0], min(war[1], claims)
    with SqlLedger(path) as ledger:
        kept = keep(ledger, reports(War.of_size(base, seed, NOISE), base), base)
        standing = reconcile_ledger(ledger, lambda: datetime.now(UTC), workers=workers, rebuild=True)
    yield f"{kept:,} claims kept and reconciled: {standing[0]:,} incidents, {standing[1]:,} findings"
    number = multiplied(path, claims) if claims > base else kept
    size = path.stat().st_size
    took = time.perf_counter() - since
    yield f"{number:,} claims, {size / 1e9:.1f} GB, {size / number:,.0f} bytes a claim, made in {took:,.0f} s"


if __name__ == "__main__":
    main()
