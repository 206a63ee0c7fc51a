"""Groups what the reader misses and invents on coded documents by its cause, the largest group first.

    python -m evaluation.errors [--gold FOLDER] [--claims FILE] [--kind KIND] [--examples N] [--group NAME]

Claims are matched to the coded ones as the scorer of the coded documents matches them. The causes are told by what the
finders find in the sentence: its counts and its happenings. Without `--claims`, which takes what `counterclaim read
--format jsonl` printed, the documents are read first. `--group` lists every case of the groups whose name begins so.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.coded import GOLD, SCORER, claims_of
from evaluation.gold_claims import gold_document

from counterclaim.read.english import dated
from counterclaim.read.grammar.analysis import Analyser
from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.happenings.classes import classes_of
from counterclaim.read.happenings.happenings import find_happenings
from counterclaim.read.mentions import Mentions
from counterclaim.read.pages import page_of

Record = dict[str, Any]
Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Case:
    """One claim that is missed, invented or wrong in a field: in which group it falls, its kind, and its words."""

    group: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the finders find in one sentence: its stretch, the kinds of its happenings, the bounds of its counts."""

    start: int
    end: int
    kinds: frozenset[str]
    counts: frozenset[Bounds]


def scorer(path: Path = SCORER) -> ModuleType:
    """The scorer of the coded documents as a module."""
    spec = importlib.util.spec_from_file_location("score_of_coded_documents", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path}: no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found_in(record: Record, analyser: Analyser) -> list[Found]:
    """What the finders find in each sentence of a coded document."""
    document = dated(gold_document(record))
    return [_found(one) for one in page_of(document, analyser.analyse(document.text)).mentions]


def _found(mentions: Mentions) -> Found:
    happenings = find_happenings(mentions.sentence, classes_of(mentions), mentions.counted())
    return Found(
        mentions.sentence.start,
        mentions.sentence.end,
        frozenset(one.kind.value for one in happenings),
        frozenset((count.low, count.high) for count in mentions.counts),
    )


def cases_of(scores: ModuleType, record: Record, got: Sequence[Record], found: Sequence[Found]) -> Iterator[Case]:
    """Every error of one document, in the order of its coded claims and then of those read."""
    gold = record["claims"]
    chosen = dict(scores.match(gold, got))
    taken = set(chosen.values())
    loose = [claim for number, claim in enumerate(got) if number not in taken]
    for number, coded in enumerate(gold):
        if coded.get("optional"):
            continue
        if number in chosen:
            yield from _wrong_fields(scores, record, number, (chosen, got))
        else:
            words = f"{record['id']}: coded {_told(coded)} | {coded['sentence']}"
            yield Case(f"missed: {_why_missed(scores, coded, loose, found)}", coded["kind"], words)
    missed = [claim for number, claim in enumerate(gold) if number not in chosen]
    for claim in loose:
        words = f"{record['id']}: read {_told(claim)} | {claim['sentence']['text']}"
        yield Case(f"invented: {_why_invented(scores, claim, gold, missed)}", claim["kind"], words)


def _wrong_fields(
    scores: ModuleType, record: Record, number: int, read: tuple[Mapping[int, int], Sequence[Record]]
) -> Iterator[Case]:
    chosen, got = read
    coded, claim = record["claims"][number], got[chosen[number]]
    whole = coded.get("part_of")
    parents = {got[chosen[whole]].get("id")} if whole in chosen else ({None} if whole is None else set())
    for field, right in scores.fields_right(coded, claim, parents).items():
        if not right:
            value = f"coded {_value(coded.get(field))}, read {_value(claim.get(field))}"
            words = f"{record['id']}: {_told(coded)} {field} {value} | {coded['sentence']}"
            yield Case(f"field: {field}", coded["kind"], words)


def _value(value: Any) -> str:
    """A field in few words: of what was read, the text and what it was resolved to."""
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, dict):
        keys = ("text", "name", "class", "side", "start", "end", "low", "high", "unit")
        return " ".join(str(value[key]) for key in keys if value.get(key) is not None)
    return repr(value)


def _told(claim: Record) -> str:
    """A claim in few words: kind, stance and count."""
    stance, count = claim.get("stance") or "asserted", claim.get("count")
    number = f" {count['low']}..{count['high']} {count['unit']}" if count else ""
    return f"{claim['kind']}{'' if stance == 'asserted' else ' ' + str(stance)}{number}"


def _why_missed(scores: ModuleType, coded: Record, loose: Sequence[Record], found: Sequence[Found]) -> str:
    """Why a coded claim is missed, by what stands in its sentence."""
    kinds = {coded["kind"], *coded.get("kinds_ok", [])}
    start, end = coded["span"]
    here = [one for one in found if min(one.end, end) > max(one.start, start)]
    beside = [claim for claim in loose if _overlap(coded, claim)]
    of_kind = [claim for claim in beside if claim["kind"] in kinds]
    told = any(one.kinds & kinds for one in here)
    bounds = scores.count_of(coded)
    if coded["kind"] == "statement":
        return "a statement"
    counted = any(scores.same_count(coded, _counting(one)) for all_of in here for one in all_of.counts)
    if of_kind:
        return _miscounted(bounds, of_kind) + ("" if counted or bounds is None else ", which was not found")
    if bounds is not None and not counted:
        return "the count was not found" + ("" if told else ", nor a predicate of that kind")
    if bounds is not None and any(scores.same_count(coded, claim) for claim in beside):
        return "the count is tied to another kind" + ("" if told else "; no predicate of that kind")
    if told:
        return "predicate of that kind found, but no claim made of it"
    return "no predicate of that kind" + ("" if any(one.kinds for one in here) else " nor of any other")


def _miscounted(bounds: Bounds | None, read: Sequence[Record]) -> str:
    if bounds is None:
        return "read, but with a count that is not coded"
    return "read with another count" if all(claim.get("count") for claim in read) else "read, but without its count"


def _counting(bounds: Bounds) -> Record:
    return {"count": {"low": bounds[0], "high": bounds[1]}}


def _overlap(coded: Record, claim: Record) -> bool:
    start, end = coded["span"]
    return bool(min(claim["sentence"]["end"], end) > max(claim["sentence"]["start"], start))


def _why_invented(scores: ModuleType, claim: Record, gold: Sequence[Record], missed: Sequence[Record]) -> str:
    """Why a claim is read that is not coded, by what is coded in its sentence and elsewhere."""
    here = [coded for coded in gold if _overlap(coded, claim)]
    open_here = [coded for coded in missed if _overlap(coded, claim)]
    if any(_same_kind(coded, claim) for coded in open_here):
        return "wrong count"
    if claim.get("count") and any(scores.same_count(coded, claim) for coded in open_here):
        return "wrong kind, right count"
    if claim["kind"] == "statement":
        return "a statement" if here else "a statement where nothing is coded"
    if any(_same_kind(coded, claim) and scores.same_count(coded, claim) for coded in gold):
        return "the same happening again"
    if any(not coded.get("count") and not claim.get("count") for coded in open_here):
        return "wrong kind, uncounted"
    if claim["stance"] != "asserted":
        return "negated, possible or expected"
    if not here:
        return "nothing is coded in the sentence"
    return "beside what is coded" + (", counted" if claim.get("count") else ", uncounted")


def _same_kind(coded: Record, claim: Record) -> bool:
    return claim["kind"] in (coded["kind"], *coded.get("kinds_ok", []))


def all_cases(scores: ModuleType, gold: Path, claims: Iterable[str], analyser: Analyser) -> Iterator[Case]:
    """Every error on the coded documents of a folder."""
    read: dict[str, list[Record]] = defaultdict(list)
    for line in claims:
        if line.strip():
            claim = json.loads(line)
            read[claim["document_name"]].append(claim)
    for name, record in scores.load(gold).items():
        yield from cases_of(scores, record, read[name], found_in(record, analyser))


def report(cases: Iterable[Case], examples: int, group: str | None = None) -> Iterator[str]:
    """The groups as lines, largest first, each with its kinds and some of its cases; or all cases of one group."""
    groups: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        groups[case.group].append(case)
    for name, members in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        if group is not None and not name.startswith(group):
            continue
        kinds = Counter(case.kind for case in members).most_common(8)
        yield f"{len(members):5} {name}   ({', '.join(f'{kind} {number}' for kind, number in kinds)})"
        shown = members if group is not None else members[:: max(1, len(members) // max(examples, 1))][:examples]
        yield from (f"        {' '.join(case.words.split())}" for case in shown)


def main() -> None:
    """Read the documents where no claims are given, and print the groups."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of coded documents")
    parser.add_argument("--scorer", type=Path, default=SCORER, help="the scorer of the coded documents")
    parser.add_argument("--claims", type=Path, help="what was read of them, one claim a line")
    parser.add_argument("--kind", help="only errors of this kind of happening")
    parser.add_argument("--examples", type=int, default=2, help="how many cases to show of each group")
    parser.add_argument("--group", help="list every case of the groups whose name begins so")
    options = parser.parse_args()
    if missing := next((path for path in (options.scorer, options.gold) if not path.exists()), None):
        print(f"no {missing}: nothing is grouped")
        return
    text = options.claims.read_text(encoding="utf-8") if options.claims else claims_of(options.gold)
    cases = all_cases(scorer(options.scorer), options.gold, text.splitlines(), english_analyser())
    chosen = (case for case in cases if options.kind in (None, case.kind))
    sys.stdout.writelines(f"{line}\n" for line in report(chosen, options.examples, options.group))


if __name__ == "__main__":
    main()
