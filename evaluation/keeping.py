"""How fast a ledger is checked, copied, backed up and repaired, in what memory; and whether any damage goes unseen.

    python -m evaluation.keeping [--claims N] [--ledger FILE] [--postgresql URL] [--damage N]

A simulated war of N claims (100,000 unless given) is kept and reconciled, or a ledger that is there is taken.
`--damage` turns so many bits of a small ledger, one at a time, and looks whether each is found or changes nothing.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from evaluation.simulated_war.growing import keep, reconciled
from evaluation.simulated_war.war import War, reports

from counterclaim.api import open_ledger
from counterclaim.errors import LedgerError
from counterclaim.pipeline.repairing import repair_ledger
from counterclaim.store.checks.ledgers import check_ledger
from counterclaim.store.copies.backing_up import back_up
from counterclaim.store.copies.copying import copy_ledger, digests_of

CLAIMS, SMALL = 100_000, 300
SEED, NOISE = 7, 0.1


def main() -> None:
    """Print the figures."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        if options.damage:
            print(_damaged(_grown(Path(folder, "small.db"), SMALL), options.damage))
            return
        ledger = options.ledger or _grown(Path(folder, "war.db"), options.claims)
        claims = digests_of(str(ledger)).rows["claims"]
        print(f"{claims:,} claims, {Path(ledger).stat().st_size / 1e6:,.0f} MB")
        for words, work in _works(ledger, Path(folder), options.postgresql):
            _print(words, claims, work)


def _works(ledger: Path, folder: Path, server: str | None) -> list[tuple[str, Callable[[], object]]]:
    parquet, back = f"{folder}/copy.parquet", f"{folder}/back.db"
    works: list[tuple[str, Callable[[], object]]] = [
        ("check", lambda: check_ledger(ledger).faults.numbers),
        ("copy to Parquet", lambda: copy_ledger(str(ledger), parquet)),
        ("copy from Parquet", lambda: copy_ledger(parquet, back)),
        ("backup, checked", lambda: back_up(str(ledger), f"{folder}/backup.db", _now)),
        ("repair, derived anew", lambda: repair_ledger(str(ledger), f"{folder}/repaired.db", _now)),
    ]
    if server:
        works.append(("copy to PostgreSQL", lambda: copy_ledger(str(ledger), server)))
        works.append(("check PostgreSQL", lambda: check_ledger(server).faults.numbers))
        works.append(("copy from PostgreSQL", lambda: copy_ledger(server, f"{folder}/server.db")))
    return works


def _print(words: str, claims: int, work: Callable[[], object]) -> None:
    """Do one work in a process of its own, and print its rate and its memory."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)

    def run() -> None:
        since, before = time.perf_counter(), time.process_time()
        work()
        seconds, used = time.perf_counter() - since, resource.getrusage(resource.RUSAGE_SELF)
        sending.send((seconds, used.ru_utime + used.ru_stime - before, used.ru_maxrss / 1024))

    process = context.Process(target=run)
    process.start()
    sending.close()
    with closing(receiving):
        seconds, busy, memory = receiving.recv()
    process.join()
    print(
        f"{words:<22} {seconds:7.1f} s, {busy:6.1f} s of a core  {claims / busy:8,.0f} claims a second of a core  "
        f"{memory:6.0f} MB at most",
        flush=True,
    )


def _grown(path: Path, claims: int) -> Path:
    """Make it in a process of its own: those that are measured later would begin with the memory that it took."""

    def run() -> None:
        with open_ledger(path) as ledger:
            keep(ledger, reports(War.of_size(claims, SEED, NOISE), claims), claims)
            reconciled(ledger, 1)

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    process.join()
    return path


def _damaged(path: Path, times: int) -> str:
    """Turns bits at random, one at a time; what a check makes of each."""
    whole, chance, found = path.read_bytes(), Random(SEED), Counter[str]()
    expected, target = digests_of(str(path)).tables, path.with_name("damaged.db")
    for _ in range(times):
        bitten = bytearray(whole)
        at = chance.randrange(len(bitten))
        bitten[at] ^= 1 << chance.randrange(8)
        target.write_bytes(bitten)
        try:
            if check_ledger(target).faults:
                found["found by check"] += 1
            elif digests_of(str(target)).tables == expected:
                found["in no row"] += 1
            else:
                found["unseen"] += 1
                print(f"unseen: bit at {at}")
        except LedgerError:
            found["refused on opening"] += 1
        for left in path.parent.glob("damaged.db*"):
            left.unlink()
    counted = ", ".join(f"{words} {number}" for words, number in sorted(found.items()))
    return f"{times} bits of {len(whole):,} bytes turned, one at a time: {counted}; unseen {found['unseen']}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--postgresql", metavar="URL")
    parser.add_argument("--damage", type=int, default=0, metavar="N")
    return parser.parse_args()


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    main()
