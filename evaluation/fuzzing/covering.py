"""One target fuzzed by coverage: `python -m evaluation.fuzzing.covering TARGET INPUTS SECONDS SEED OUT`.

A process of its own, for only modules that are first imported in here are watched: nothing of the package may be
imported before atheris stands by.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import atheris

if "counterclaim" in sys.modules:
    raise SystemExit("the package was imported before it could be watched, so that no coverage would be followed")
with atheris.instrument_imports(include=["counterclaim"]):
    from evaluation.fuzzing.bending import TOKENS
    from evaluation.fuzzing.running import MOST_WALL_S, bounded, file_name, longest_for, seeds_for, spent, target_named

SHOWN_EVERY = 1_000


def main(name: str, inputs: str, seconds: str, seed: str, out: str) -> None:
    """Let libFuzzer follow the coverage of the package's own modules; it ends this process."""
    bounded()
    with atheris.instrument_imports(include=["counterclaim"]):
        target, own, most = target_named(name), list(dict.fromkeys(seeds_for(name))), int(inputs)
        for payload in own:
            # what is imported only when it is needed is watched as well
            target(payload)
    started, done = time.monotonic(), 0

    def take(payload: bytes) -> None:
        nonlocal done
        done += 1
        target(payload)
        if done % SHOWN_EVERY == 0 or done == most:
            print(f"told: {done:,} inputs in {spent(started)}, 0 ways to break", flush=True)

    kept = Path(out)
    kept.mkdir(parents=True, exist_ok=True)
    atheris.Setup([sys.argv[0], *_options(name, own, kept), *_ends(inputs, seconds, seed)], take)
    atheris.Fuzz()


def _ends(inputs: str, seconds: str, seed: str) -> tuple[str, ...]:
    return f"-runs={inputs}", f"-max_total_time={seconds}", f"-seed={seed}", f"-timeout={MOST_WALL_S}"


def _options(name: str, own: list[bytes], kept: Path) -> tuple[str, ...]:
    """What libFuzzer begins with, where it keeps what broke, and how long inputs may get."""
    folder = Path(tempfile.mkdtemp(prefix="counterclaim-fuzz-"))
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, payload in enumerate(own):
        (corpus / f"seed{number}").write_bytes(payload)
    words = folder / "words.dict"
    words.write_text("".join(f'"{_escaped(token)}"\n' for token in TOKENS if len(token) <= 64))
    bounds = (f"-max_len={longest_for(name)}", "-rss_limit_mb=2500")
    return *bounds, f"-artifact_prefix={kept / file_name(name)}-", f"-dict={words}", str(corpus)


def _escaped(token: bytes) -> str:
    return "".join(rf"\x{byte:02x}" for byte in token)


if __name__ == "__main__":
    main(*sys.argv[1:])
