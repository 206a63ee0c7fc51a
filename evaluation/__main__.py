"""Measures the reader against everything that it is held to: coded documents first, then the public benchmarks.

    python -m evaluation [--data FOLDER] [--quick]

Prints one line a benchmark, in percent, and ends with code 1 if a score lies below its floor in `floors.json`. A
benchmark whose data is not there is named and left out. `--quick` leaves out all but the coded documents. Each
benchmark's own module (`python -m evaluation.places FILE` and so on) takes any file of the same form, and writes
predictions.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from evaluation import claimants, coded, ecbplus, ingest, newsquant, places, polnear, stream_scores, times, wikievents

DATA = Path(__file__).parents[2] / "shared/data"
OWN = Path(__file__).parent
TAGGER = OWN.parent / "training/work/polnear"
INCIDENTS = "coded incidents"

Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One benchmark: its name in `floors.json`, what it reads, how, and the scores to show (in percent, by `scale`)."""

    name: str
    path: Path
    measure: Callable[[Path], Scores]
    shown: tuple[str, ...]
    scale: float = 100.0


def benchmarks(data: Path) -> Iterator[Benchmark]:
    """The benchmarks, the project's own sentences first."""
    yield Benchmark(
        "quantities, own sentences",
        OWN / "own_quantities.json",
        newsquant.scores,
        ("value F1", "value+bound F1"),
        scale=1.0,
    )
    yield Benchmark("pages, bodies and dates", data / "ingest", ingest.scores, ("F1 English", "F1 all", "dates"))
    yield Benchmark("times, TimeBank and AQUAINT", data / "times", times.scores, ("strict", "relaxed", "value"))
    for name, file in (("LGL", "lgl.xml"), ("TR-News", "TR-News.xml")):
        yield Benchmark(f"places, {name}", data / "places" / file, places.scores, ("exact", "near"))
    rows, shown = data / "attribution/polnear/tokens_dev.jsonl", ("source F1", "cue F1", "content F1")
    yield Benchmark("attributions, PolNeAR dev, the reader", rows, polnear.scores, shown, scale=1.0)
    if TAGGER.exists():
        yield Benchmark("attributions, PolNeAR dev, its tagger", rows, _tagged, shown, scale=1.0)
    yield Benchmark(
        "arguments, WikiEvents dev, the reader",
        data / "events/wikievents/dev.jsonl",
        wikievents.scores,
        ("together_identification", "together_classification"),
    )
    yield Benchmark(
        "events across documents, ECB+ dev",
        data / "linking/ecbplus/ecbplus_event_mentions_dev.json",
        ecbplus.scores,
        ("CoNLL F1", "cluster + lemma"),
    )


def _tagged(path: Path) -> Scores:
    return polnear.scores(path, [TAGGER])


def measured(benchmark: Benchmark) -> Scores:
    """Prints the line of one benchmark; its scores."""
    started = perf_counter()
    found = {name: value * benchmark.scale for name, value in benchmark.measure(benchmark.path).items()}
    told = "  ".join(f"{name} {found[name]:.1f}" for name in benchmark.shown)
    print(f"{benchmark.name:44} {told}  ({perf_counter() - started:.0f} s)", flush=True)
    return found


def coded_documents() -> Iterator[str]:
    """Prints the scores of the coded documents; yields what lies below a floor."""
    if missing := next((path for path in (coded.SCORER, coded.GOLD) if not path.exists()), None):
        print(f"no {missing}: the coded documents are left out")
        return
    claims = coded.claims_of(coded.GOLD)
    print(coded.scored(coded.GOLD, claims, "--by-kind"), end="")
    gold = claimants.load(coded.GOLD)
    told = claimants.scores(gold, [json.loads(line) for line in claims.splitlines()])
    print(f"claimants named outside the claim's sentence {told['outside']:.3f} ({told['outside_of']:.0f})\n")
    yield from coded.below(coded.scores_of(coded.GOLD, claims), coded.floors_of())


def coded_incidents() -> Iterator[str]:
    """Prints the scores of linking and findings beside the naive rules; yields what lies below a floor."""
    if not stream_scores.GOLD.exists():
        print(f"no {stream_scores.GOLD}: the coded incidents are left out")
        return
    yield from coded.below(
        stream_scores.report(), json.loads(coded.FLOORS.read_text(encoding="utf-8")).get(INCIDENTS, {})
    )


def main() -> None:
    """Prints all scores; exit code 1 if one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the public benchmarks")
    parser.add_argument("--quick", action="store_true", help="the coded documents alone")
    options = parser.parse_args()
    failed = list(coded_documents())
    failed += [] if options.quick else coded_incidents()
    floors = json.loads(coded.FLOORS.read_text(encoding="utf-8"))
    for benchmark in () if options.quick else benchmarks(options.data):
        if not benchmark.path.exists():
            print(f"{benchmark.name:44} no {benchmark.path}: left out")
            continue
        found = measured(benchmark)
        failed += [f"{benchmark.name}: {line}" for line in coded.below(dict(found), floors.get(benchmark.name, {}))]
    sys.exit("\n".join(failed) or None)


if __name__ == "__main__":
    main()
