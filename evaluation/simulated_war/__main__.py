"""Links and reconciles a simulated war and scores it against the truth.

    python -m evaluation.simulated_war --claims 100000 --seed 7 [--noise 0.05] [--naive] [--true-links] [--errors 20]
    python -m evaluation.simulated_war --claims 1000000 --curve [--workers 4]
    python -m evaluation.simulated_war --claims 1000000 --added-day [--workers 4]
    python -m evaluation.simulated_war --read 200

Prints B-cubed of linking and F1 of findings by kind and in all, beside the naive rules with `--naive`, and the time and
memory of each stage. `--noise` is how often the simulated reader loses or coarsens a field: 0 reads perfectly.
`--curve` keeps wars of growing size in a ledger on disk and prints what reconciling each costs, and a day of 5,000
claims more; `--added-day` does so for one size. `--read` has our own reader read so many of the reports.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from evaluation.simulated_war.growing import SIZES, grown
from evaluation.simulated_war.measuring import Made, measured, naive_scores, shown_errors
from evaluation.simulated_war.reading import read_scores, sample
from evaluation.simulated_war.war import NOISE, War


def main() -> None:
    """Makes the war, runs the reconciliation and prints scores, times and memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--noise", type=float, default=NOISE)
    parser.add_argument("--naive", action="store_true", help="the naive rules beside ours")
    parser.add_argument("--true-links", action="store_true", help="findings where linking makes no mistake")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--read", type=int, metavar="DOCUMENTS", help="score our own reader on so many documents")
    parser.add_argument("--curve", action="store_true", help="time and memory from 10,000 claims on")
    parser.add_argument("--added-day", action="store_true", help="time of a day of 5,000 claims more")
    parser.add_argument("--workers", type=int, default=4, help="processes for the two above")
    args = parser.parse_args()
    if args.read:
        lines = read_scores(sample(args.seed, args.read), args.errors)
    elif args.curve or args.added_day:
        sizes = SIZES if args.curve else (args.claims,)
        lines = (str(grown(size, args.seed, args.noise, args.workers)) for size in sizes if size <= args.claims)
    else:
        lines = _scores(args)
    for line in lines:
        print(line, flush=True)


def _scores(args: argparse.Namespace) -> Iterator[str]:
    made = Made.of(War.of_size(args.claims, args.seed, args.noise), args.claims)
    yield f"{len(made.claims):,} claims, {len(made.documents):,} documents, noise {args.noise}: {made.stage}"
    result = measured(made, true_links=args.true_links)
    yield str(result)
    if args.naive:
        yield from naive_scores(made)
    yield from shown_errors(made, result, args.errors)


if __name__ == "__main__":
    main()
