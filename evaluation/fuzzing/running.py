"""One target by chance or by hypothesis: `python -m evaluation.fuzzing.running WAY TARGET INPUTS SECONDS SEED OUT`."""

from __future__ import annotations

import hashlib
import logging
import resource
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType

from evaluation.fuzzing.bending import LONGEST, TOKENS, bent
from evaluation.fuzzing.seeds import seeds
from evaluation.fuzzing.targets import Broken, Target, ingesting_targets, reading_target

MOST_MEMORY = 3_000_000_000
"""Address space that a process may have: the libraries take about half of it."""
MOST_WALL_S = 60
LONGEST_TEXT = 800
AT_ONCE = 20
"""Inputs that one of hypothesis' examples gives."""
BATCH = 25
"""Examples that hypothesis draws before the clock is looked at."""
READERS = ("reader", "real reader")


def target_names() -> list[str]:
    """The names of all that can be fuzzed."""
    return [*(target.name for target in ingesting_targets()), *READERS]


def target_named(name: str) -> Target:
    """The target of this name, made ready."""
    if name == "reader":
        from evaluation.fuzzing.odd_analyser import OddAnalyser

        return reading_target(name, OddAnalyser())
    if name == "real reader":
        from counterclaim.read.grammar.onnx_analysis import english_analyser

        return reading_target(name, english_analyser())
    return next(target for target in ingesting_targets() if target.name == name)


def seeds_for(name: str) -> list[bytes]:
    """What inputs for a target are bent from: texts for the reader; for a format, what it takes to be its own first."""
    every = seeds()
    if name in READERS:
        return [every["text"], every["text"].split(b"---\n")[-1]]
    kind = name.split(" ", 1)[-1]
    own = [payload for seed, payload in every.items() if _akin(seed, kind)]
    return own * 8 + list(every.values()) if own else list(every.values())


def longest_for(name: str) -> int:
    """The most bytes of an input: the work of the reader goes by the length, and most finders look at one sentence."""
    return LONGEST_TEXT if name in READERS else LONGEST


def _akin(seed: str, kind: str) -> bool:
    words = {word.rstrip("s") for word in kind.replace("_", " ").split()}
    return bool(words & {word.rstrip("s") for word in seed.replace(".", " ").split()})


def by_chance(target: Target, inputs: int, seconds: int, seed: int, out: Path) -> int:
    """Bend seeds by a seeded chance; go on after what breaks. Gives how many broke in how many different ways."""
    random, own = Random(f"{seed} {target.name}"), seeds_for(target.name)
    started, done, broke = time.monotonic(), 0, set()
    while done < inputs and time.monotonic() - started < seconds:
        payload = bent(own, random, longest_for(target.name))
        done += 1
        try:
            with _no_hang():
                target(payload)
        except Exception as error:  # noqa: BLE001  (whatever is raised is what fuzzing looks for)
            where = f"{type(error).__name__} at {_place_of(error)}"
            if where not in broke:
                broke.add(where)
                _keep(target, payload, out)
                print(f"{target.name}: {where}: {str(error)[:200]}", file=sys.stderr)
    print(f"told: {done:,} inputs in {spent(started)}, {len(broke)} ways to break")
    return len(broke)


def by_hypothesis(target: Target, inputs: int, seconds: int, seed: int, out: Path) -> int:
    """Let hypothesis draw what is bent and what is put into it, and make smaller what breaks.

    Each of its examples gives several inputs: drawing one takes it some ten times as long as most inputs take.
    """
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded
    from hypothesis import strategies as st

    own, longest = seeds_for(target.name), longest_for(target.name)
    put = st.lists(st.one_of(st.sampled_from(TOKENS), st.binary(max_size=8)), max_size=4).map(b"".join)
    drawn = st.tuples(st.integers(0, 1 << 32), put)
    started, done, last = time.monotonic(), 0, b""

    def take(recipe: tuple[int, bytes]) -> None:
        nonlocal done, last
        random = Random(recipe[0])
        for _ in range(AT_ONCE):
            payload = bent(own, random, longest)
            at = random.randrange(len(payload) + 1)
            last, done = (payload[:at] + recipe[1] + payload[at:])[:longest], done + 1
            with _no_hang():
                target(last)

    quiet = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck), max_examples=BATCH)
    quiet = settings(quiet, phases=(Phase.generate, Phase.shrink))
    broke = 0
    while done < inputs and time.monotonic() - started < seconds and not broke:
        try:
            seeded(seed + done)(quiet(given(drawn)(take)))()
        except Exception:  # noqa: BLE001  (whatever is raised is what fuzzing looks for)
            broke = 1
            _keep(target, last, out)
            print(f"{target.name}: {traceback.format_exc()[-2000:]}", file=sys.stderr)
    print(f"told: {done:,} inputs in {spent(started)}, {broke} ways to break")
    return broke


WAYS = {"chance": by_chance, "hypothesis": by_hypothesis}


@contextmanager
def _no_hang() -> Iterator[None]:
    def too_long(signum: int, frame: FrameType | None) -> None:
        raise Broken(f"no end after {MOST_WALL_S} s")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(MOST_WALL_S)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _place_of(error: Exception) -> str:
    """The innermost place in the package itself from which it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/counterclaim/" in frame.filename] or frames
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"


def file_name(name: str) -> str:
    """What files about a target begin with."""
    return name.replace(" ", "-")


def spent(started: float) -> str:
    """The time since a moment of `time.monotonic`, and what this process worked of it and before."""
    return f"{time.monotonic() - started:.0f} s ({time.process_time():.0f} s of work)"


def bounded() -> None:
    """Bound the memory of this process, and let nobody log."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    logging.disable(logging.CRITICAL)


def _keep(target: Target, payload: bytes, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{file_name(target.name)}-{hashlib.sha256(payload).hexdigest()[:12]}").write_bytes(payload)


def main(way: str, name: str, inputs: str, seconds: str, seed: str, out: str) -> int:
    """Run one target in one way; the exit code tells whether anything broke."""
    bounded()
    return 1 if WAYS[way](target_named(name), int(inputs), int(seconds), int(seed), Path(out)) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
