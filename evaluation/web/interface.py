"""Asks the JSON interface whatever its description allows, and what it forbids, for hours if it is told to.

    python -m evaluation.web.interface [--ledger LEDGER] [--seconds 600] [--seed 7]

Without a ledger it asks the demonstration's, writable, with a token, so that judging and adding are tried too; a given
one is only read. Ends
with 1 where an answer was no answer of the description, or a fault of ours.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from evaluation.web.serving import serving

from counterclaim.cli.demo import fill
from counterclaim.store.sql.ledger import SqlLedger

DESCRIPTION = "/api/v1/openapi.json"
NO_SCHEMA_CAN_TELL = "positive_data_acceptance"
"""Whether a cursor was given here, which day there is, and which day is after which."""
UNBOUND = ("--rate", "0")


def main() -> None:
    """Serve a ledger, and let schemathesis ask it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if args.ledger:
            asked = _asked(args.ledger, ("--include-method", "GET"), args.seconds, args.seed)
        else:
            path = Path(folder) / "asked.db"
            with SqlLedger(path) as ledger:
                fill(ledger)
            shown = ("--header", f"Authorization: Bearer {_token(path)}")
            asked = _asked(path, shown, args.seconds, args.seed, writable=True)
    sys.exit(asked)


def _token(ledger: Path) -> str:
    """A new token of this ledger that allows everything."""
    made = ("token", "make", "fuzzing", "--scope", "judge", "--scope", "add", "--ledger", str(ledger))
    told = subprocess.run(
        (sys.executable, "-m", "counterclaim.cli", *made), check=True, stdout=subprocess.PIPE, text=True
    )
    return told.stdout.strip()


def _asked(ledger: Path, asking: tuple[str, ...], seconds: int, seed: int, *, writable: bool = False) -> int:
    """How schemathesis ended: 0 where it found nothing wrong."""
    with serving(ledger, *UNBOUND, *(("--writable",) if writable else ())) as site:
        command = [str(Path(sys.executable).with_name("schemathesis")), "run", site.address + DESCRIPTION]
        command += ["--exclude-checks", NO_SCHEMA_CAN_TELL, "--max-time", str(seconds), "--seed", str(seed)]
        command += ["--continue-on-failure", "--warnings", "off", "--output-sanitize", "false"]
        return subprocess.run((*command, *asking), check=False, cwd=tempfile.gettempdir()).returncode


if __name__ == "__main__":
    main()
