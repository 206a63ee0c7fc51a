"""Times the pages of a large ledger at 20 requests a second each, with 200 readers at once, and in a browser.

    python -m evaluation.web --ledger build/web-ledger.db [--claims 1000000] [--rate 20] [--seconds 10]

A ledger that is not there is made: of every million claims ten minutes. Ends with 1 where an answer was wrong.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from evaluation.large_ledger.__main__ import made
from evaluation.web.addresses import addresses
from evaluation.web.browsing import browser, cold, painted
from evaluation.web.loading import Waited, at_once, ready, steadily
from evaluation.web.maps import until_as_many
from evaluation.web.serving import serving

from counterclaim.serve.warming import PATHS

SEED = 7
READERS, MINUTE_S = 200, 60.0
ASKED_UNTIL_READY = 16
"""So often in a row, since several processes answer and each works things out for itself."""
IN_VIEW = 50_000
"""So many incidents a map is to show at once; beside it the map of all that there are is timed."""
UNBOUND = ("--rate", "0", "--processes", "4")
"""All readers here come from one address."""


def main() -> None:
    """Make the ledger where there is none; print a line a page; then many readers; then a browser."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--rate", type=float, default=20.0)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--workers", type=int, default=4)
    args = parser.parse_args()
    if not args.ledger.exists():
        for line in made(args.ledger, args.claims, (SEED, args.claims), args.workers):
            print(line, flush=True)
    paths = addresses(args.ledger, SEED)
    with serving(args.ledger, *UNBOUND) as served:
        site = served.address
        seconds = asyncio.run(ready(site, PATHS, ASKED_UNTIL_READY))
        print(f"pages of the whole ledger are worked out {seconds:.0f} s after the start", flush=True)
        print(f"the server rests {served.rested():.0f} s later", flush=True)
        waits = asyncio.run(_each(site, paths, args.rate, args.seconds))
        waits.append(asyncio.run(_many(site, paths)))
        _browse(site)
    sys.exit(any(waited.wrong for waited in waits))


async def _each(site: str, paths: dict[str, tuple[str, ...]], rate: float, seconds: float) -> list[Waited]:
    waits = []
    for name, some in paths.items():
        if not some:
            continue
        waited = await steadily(site, some, rate, seconds)
        print(f"{name:26} {waited}", flush=True)
        waits.append(waited)
    return waits


async def _many(site: str, paths: dict[str, tuple[str, ...]]) -> Waited:
    kinds = [each * (1 + 20 // len(each)) for each in paths.values() if each]
    mixed = [path for some in zip(*kinds, strict=False) for path in some]
    waited = await at_once(site, mixed, READERS, MINUTE_S)
    print(f"{READERS} readers for {MINUTE_S:.0f} s:   {waited}", flush=True)
    return waited


def _browse(site: str) -> None:
    with browser() as chromium:
        print(f"overview, cold: {cold(chromium, site + '/')}", flush=True)
        for path in ("/map", until_as_many(site, IN_VIEW)):
            print(f"{path}: {painted(chromium, site + path)}", flush=True)


if __name__ == "__main__":
    main()
