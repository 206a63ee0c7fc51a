"""`python -m evaluation.fuzzing`: bends inputs for every ingester and for the reader, by chance and by coverage.

Each target runs in a process of its own with bounded memory. What breaks is written to tests/security/broke/, where
`make test` replays it. The exit code is 1 if anything broke.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from evaluation.fuzzing.running import WAYS, target_names

COVERAGE = "coverage"
EVERY_WAY = sorted([*WAYS, COVERAGE])
BROKE = Path("tests/security/broke")


@dataclass(frozen=True, slots=True)
class Told:
    """What one run in a process of its own came to."""

    target: str
    way: str
    line: str
    broke: bool


def main() -> int:
    """Run what was asked for; print a line for each target and way."""
    asked = _asked()
    chosen = [name for name in target_names() if asked.only is None or asked.only in name]
    work = [(name, way, asked) for name, way in product(chosen, asked.ways)]
    with ThreadPoolExecutor(asked.processes) as pool:
        told = []
        for one in pool.map(_in_a_process, work):
            print(f"{one.target:28} {one.way:9} {one.line}", flush=True)
            told.append(one)
    return 1 if any(one.broke for one in told) else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.fuzzing", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000, help="for each target and each way")
    parser.add_argument("--real-inputs", type=int, default=5_000, help="for the reader with the package's own model")
    parser.add_argument("--seconds", type=int, default=3_600, help="the most that one target may take in one way")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="targets with this in their name")
    parser.add_argument("--ways", nargs="+", choices=EVERY_WAY, default=EVERY_WAY)
    parser.add_argument("--processes", type=int, default=4)
    return parser.parse_args()


def _in_a_process(work: tuple[str, str, argparse.Namespace]) -> Told:
    name, way, asked = work
    inputs = asked.real_inputs if "real" in name else asked.inputs
    told = [str(value) for value in (inputs, asked.seconds, asked.seed, BROKE)]
    module = ["covering"] if way == COVERAGE else ["running", way]
    command = [sys.executable, "-m", f"evaluation.fuzzing.{module[0]}", *module[1:], name, *told]
    ended = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    lines = [line for line in ended.stdout.splitlines() if line.startswith("told: ")]
    line = lines[-1].removeprefix("told: ") if lines else "said nothing"
    if ended.returncode:
        line += f"  BROKE (exit {ended.returncode}): " + " | ".join(ended.stderr.strip().splitlines()[-3:])[-500:]
    return Told(name, way, line, ended.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
