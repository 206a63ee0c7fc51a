"""`make torture`: ledgers in SQLite and PostgreSQL through kills, falling servers and writers that come at once.

Every ledger has to come to what an undisturbed one comes to, but for the moments. Prints figures; fails where one
does not. Called as `python -m evaluation.torture [--kills N] [--documents N] [--seed N]`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from evaluation.torture.killing import TortureError
from evaluation.torture.trials import TRIALS, Setting, Trial, prepared


def main() -> None:
    """All trials, one after the other; the exit code is 1 where a ledger did not come through."""
    asked = argparse.ArgumentParser(prog="python -m evaluation.torture", description=__doc__)
    asked.add_argument("--kills", type=int, default=200, help="in each of the two stores")
    asked.add_argument("--documents", type=int, default=2_000)
    asked.add_argument("--seed", type=int, default=11)
    asked.add_argument("--only", help="trials whose name holds these letters")
    words = asked.parse_args()
    begun = perf_counter()
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        Path(folder).chmod(0o755)
        setting = prepared(Path(folder), words.documents, words.kills, words.seed)
        print(f"undisturbed: {setting.told()}", flush=True)
        for trial in TRIALS:
            if not words.only or words.only in trial.__name__:
                _try(trial, setting)
    print(f"all came through, in {perf_counter() - begun:.0f} s")


def _try(trial: Trial, setting: Setting) -> None:
    begun = perf_counter()
    try:
        found = trial(setting)
    except TortureError as error:
        print(f"FAILED: {trial.__name__}: {error}")
        sys.exit(1)
    print(f"{found} ({perf_counter() - begun:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
