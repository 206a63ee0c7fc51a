"""Checks the form of the coded reports that we wrote for the reader: `python -m training.check_reports`."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.quantity import Rate, Unit

REPORT_KEYS = ("id", "invented", "genre", "war", "publisher", "url", "published", "title", "lang", "text", "claims")
REQUIRED_KEYS = frozenset({"sentence", "kind", "claimant", "places", "time"})
CLAIM_KEYS = REQUIRED_KEYS | {
    *("kinds_ok", "stance", "channel", "actor", "weapon", "target", "count", "count_ok"),
    *("places_ok", "part_of", "verification", "optional"),
}
COUNT_KEYS = {"low", "high", "approximate", "unit"}  # and "per", where the count is a rate
NO_COUNT = [None, None]  # in count_ok: no count is right too
CLOSED_LISTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("kind", frozenset(Kind)),
    ("kinds_ok", frozenset(Kind)),
    ("stance", frozenset(Stance)),
    ("weapon", frozenset(WeaponClass)),
    ("target", frozenset(TargetClass)),
    ("verification", frozenset(Verification)),
)
UNITS = frozenset(Unit)
RATES = frozenset(Rate)
FEWEST_WORDS, MOST_WORDS = 120, 350
RUN_OF_WORDS = 5
MOST_SHARED = 0.15  # of the shorter text's runs of five words

Record = dict[str, Any]


def listed(value: Any) -> list[Any]:
    """The value as a list: several answers may be right, or one, or none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def is_date(value: Any) -> bool:
    """Whether this is a day as YYYY-MM-DD."""
    try:
        return isinstance(value, str) and len(value) == 10 and bool(dt.date.fromisoformat(value))
    except ValueError:
        return False


def is_bound(value: Any) -> bool:
    """Whether this can be one end of a count: a number, or None where it is open."""
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0)


def is_range(pair: Any) -> bool:
    """Whether this is a low and a high that can be the ends of one count."""
    if not (isinstance(pair, list) and len(pair) == 2 and all(map(is_bound, pair)) and pair != NO_COUNT):
        return False
    low, high = pair
    return low is None or high is None or low <= high


def count_faults(claim: Record) -> Iterator[str]:
    """What is wrong with a claim's count and with the other counts that are right."""
    for pair in claim.get("count_ok", []):
        if pair != NO_COUNT and not is_range(pair):
            yield f"count_ok {pair}: not [low, high]"
    if "count" not in claim:
        return
    count = claim["count"]
    if not isinstance(count, dict) or set(count) - {"per"} != COUNT_KEYS:
        yield f"count {count}: needs low, high, approximate and unit"
        return
    if not is_range([count["low"], count["high"]]):
        yield f"count from {count['low']} to {count['high']}: no such range"
    if not isinstance(count["approximate"], bool):
        yield f"approximate {count['approximate']!r}: not true or false"
    if "per" in count and count["per"] not in RATES:
        yield f"per {count['per']!r}: not in the closed list"
    units = listed(count["unit"])
    yield from (f"unit {unit!r}: not in the closed list" for unit in units if unit not in UNITS)
    if not units:
        yield "count without a unit"


def time_faults(time: Any) -> Iterator[str]:
    """What is wrong with a claim's time: null, "any", or a start and an end in this order."""
    if time is None or time == "any":
        return
    if not isinstance(time, dict) or set(time) != {"start", "end"} or not all(map(is_date, time.values())):
        yield f'time {time}: not null, "any", or two dates'
    elif time["start"] > time["end"]:
        yield f"time {time['start']} to {time['end']}: ends before it starts"


def word_faults(claim: Record, text: str) -> Iterator[str]:
    """What is wrong with the words that a claim quotes: its sentence, places and actor."""
    if not claim["sentence"] or claim["sentence"] not in text:
        yield f"sentence not in the text: {claim['sentence'][:60]!r}"
    if not isinstance(claim.get("places_ok", []), list):
        yield "places_ok: not a list"
    if not isinstance(claim["places"], list):
        yield "places: not a list"
    else:
        yield from (f"place {place!r} not in the text" for place in claim["places"] if place not in text)
    yield from (f"actor {actor!r}: not in lower case" for actor in listed(claim.get("actor")) if actor != actor.lower())


def claim_faults(claim: Record, text: str) -> Iterator[str]:
    """What is wrong with one coded claim, its place in the list apart."""
    yield from (f"unknown key {key!r}" for key in sorted(claim.keys() - CLAIM_KEYS))
    missing = sorted(REQUIRED_KEYS - claim.keys())
    yield from (f"{key!r} left out" for key in missing)
    if missing:
        return
    for key, allowed in CLOSED_LISTS:
        yield from (
            f"{key} {value!r}: not in the closed list" for value in listed(claim.get(key)) if value not in allowed
        )
    if claim.get("optional", True) is not True:
        yield "optional: true or left out"
    yield from word_faults(claim, text)
    yield from count_faults(claim)
    yield from time_faults(claim["time"])


def part_faults(claims: list[Record]) -> Iterator[tuple[int, str]]:
    """Parts of nothing, or in the end of themselves: the claim's place in the list, and the fault."""
    for start, claim in enumerate(claims):
        seen, place = {start}, claim.get("part_of")
        while place is not None:
            if type(place) is not int or not 0 <= place < len(claims):
                yield start, f"part_of {place!r}: no such claim"
                break
            if place in seen:
                yield start, "part_of leads round in a circle"
                break
            seen.add(place)
            place = claims[place].get("part_of")


def report_faults(report: Record, name: str) -> Iterator[str]:
    """What is wrong with one report, its likeness to others apart."""
    if tuple(report) != REPORT_KEYS:
        yield f"keys are not {', '.join(REPORT_KEYS)}, in this order"
        return
    if report["id"] != name:
        yield f"id {report['id']!r}: not the file's name"
    if report["invented"] is not True:
        yield "'invented' is not true"
    if report["url"] is not None:
        yield "url: an invented report has none"
    if report["lang"] != "en":
        yield f"lang {report['lang']!r}: not en"
    if not is_date(report["published"]):
        yield f"published {report['published']!r}: not a date"
    yield from (f"{key}: empty" for key in ("genre", "war", "publisher", "title") if not report[key])
    words = len(report["text"].split())
    if not FEWEST_WORDS <= words <= MOST_WORDS:
        yield f"{words} words: not {FEWEST_WORDS} to {MOST_WORDS}"
    if not report["claims"]:
        yield "no claims"
    for place, claim in enumerate(report["claims"]):
        yield from (f"claim {place} ({claim.get('kind')}): {fault}" for fault in claim_faults(claim, report["text"]))
    yield from (f"claim {place}: {fault}" for place, fault in part_faults(report["claims"]))


def word_runs(text: str) -> set[tuple[str, ...]]:
    """Every run of five words in the text."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN_OF_WORDS]) for at in range(len(words) - RUN_OF_WORDS + 1)}


def likeness_faults(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Texts that share too much with an earlier one: the report's name, and the fault."""
    earlier: dict[str, set[tuple[str, ...]]] = {}
    for name, text in texts.items():
        runs = word_runs(text)
        for other, others in earlier.items():
            share = len(runs & others) / max(1, min(len(runs), len(others)))
            if share > MOST_SHARED:
                yield name, f"too like {other}: {share:.0%} of its runs of {RUN_OF_WORDS} words"
        earlier[name] = runs


def folder_faults(folder: Path) -> Iterator[str]:
    """Every fault of every report in the folder, one line each."""
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            report = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            yield f"{path.name}: not JSON: {error}"
            continue
        yield from (f"{path.name}: {fault}" for fault in report_faults(report, path.stem))
        texts[path.stem] = report.get("text", "")
    yield from (f"{name}.json: {fault}" for name, fault in likeness_faults(texts))
    if not texts:
        yield f"{folder}: no reports"


def main() -> int:
    """Print one line a fault; 1 if there is any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent / "reports")
    folder: Path = parser.parse_args().folder
    faults = list(folder_faults(folder))
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{len(list(folder.glob('*.json')))} reports, no faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
