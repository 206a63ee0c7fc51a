"""Scores the finder of quantities against NewsQuant (Almasian et al. 2023, "CQE: A Comprehensive Quantity Extractor").

    python -m evaluation.newsquant FILE [--predictions FILE] [--errors]

The native file is a JSON list (JSON lines will do) of sentences: `text`, and `quantities` with `value` ("12", "5-10"),
`change` ("=", "~", ">", "<", "up", "down") and `normalized_unit`. Printed: precision, recall and F1 of the value, of
value and change (the paper's value + bound), and of value and unit. A quantity found meets one that is coded, each
once; the authors' own script may count one twice, so its figures are never lower. `evaluation/own_quantities.json`
holds sentences of our own in this form.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isclose
from pathlib import Path
from typing import Any

from counterclaim.read.counts.quantities import QuantityFound, find_quantities
from counterclaim.read.counts.quantity_units import unit_name
from counterclaim.read.grammar.analysis import Analyser
from counterclaim.read.grammar.onnx_analysis import english_analyser

TEXT_KEYS = ("text", "sentence", "sent")
QUANTITY_KEYS = ("quantities", "quantity", "gt", "annotations", "labels", "gold")
CHANGE_KEYS = ("change", "bound", "changes", "bounds", "modifier")
UNIT_KEYS = ("normalized_unit", "normalised_unit", "norm_unit", "unit")
VALUE_KEYS = ("value", "values", "number")
LIST_KEYS = ("data", "sentences", "examples", "documents", "items")
NUMBER = r"[-−+]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
RANGE = re.compile(rf"[(\[]?\s*({NUMBER})\s*(?:-|–|to|,|;|\.\.)\s*({NUMBER})\s*[)\]]?")
CHANGES = {
    "": "=",
    "-": "=",
    "equal": "=",
    "+": "up",
    "≈": "~",
    ">=": ">",
    "≥": ">",
    "<=": "<",
    "≤": "<",
    "approx": "~",
}
COMMA_GROUPS = re.compile(r"[-−+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class CodedQuantity:
    """A quantity as the benchmark has it: one number or the two ends of a range, its change and its unit."""

    values: tuple[float, ...]
    change: str
    unit: str


@dataclass(frozen=True, slots=True)
class QuantitySentence:
    """A sentence and its quantities."""

    text: str
    quantities: tuple[CodedQuantity, ...]


class FormError(ValueError):
    """The file is in no form that is known here; the message names the file and the place."""


def read_sentences(path: Path) -> list[QuantitySentence]:
    """The sentences of a native file; raises FormError where its form is not known."""
    return [_sentence(item, f"{path}, sentence {number}") for number, item in enumerate(_items(path), start=1)]


def _items(path: Path) -> list[Any]:
    if path.is_dir():
        files = sorted([*path.glob("*.json"), *path.glob("*.jsonl")])
        named = [file for file in files if file.stem.lower() == "newsquant"] or files
        if len(named) != 1:
            raise FormError(f"{path}: expected one JSON file of sentences, found {len(named)}")
        path = named[0]
    source = path.read_text(encoding="utf-8-sig")
    try:
        found = json.loads(source)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise FormError(f"{path}, line {error.lineno}: expected JSON, found {error.msg}") from error
        found = list(_lines(path, source))
    if isinstance(found, dict) and _first(found, QUANTITY_KEYS) is None:
        found = _first(found, LIST_KEYS)
    found = [found] if isinstance(found, dict) else found
    if not isinstance(found, list):
        raise FormError(f"{path}: expected a list of sentences, found {type(found).__name__}")
    return found


def _lines(path: Path, source: str) -> Iterator[Any]:
    for number, line in enumerate(source.splitlines(), start=1):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise FormError(f"{path}, line {number}: expected JSON, found {error.msg}") from error


def _first(item: dict[str, Any], keys: tuple[str, ...]) -> Any:
    return next((item[key] for key in keys if key in item), None)


def _sentence(item: Any, place: str) -> QuantitySentence:
    if not isinstance(item, dict):
        raise FormError(f"{place}: expected an object, found {type(item).__name__}")
    text, quantities = _first(item, TEXT_KEYS), _first(item, QUANTITY_KEYS)
    if not isinstance(text, str) or not isinstance(quantities, list | dict):
        raise FormError(f"{place}: expected a text and a list of quantities, found the keys {sorted(item)}")
    each = list(quantities.values()) if isinstance(quantities, dict) else quantities
    coded = (_quantity(one, f"{place}, quantity {number}") for number, one in enumerate(each, start=1))
    return QuantitySentence(text, tuple(coded))


def _quantity(item: Any, place: str) -> CodedQuantity:
    """A quantity, as an object or as a list in the order change, value, unit, normalised unit."""
    if isinstance(item, list) and len(item) >= 3:
        item = {"change": item[0], "value": item[1], "unit": item[3] if len(item) > 3 else item[2]}
    if not isinstance(item, dict):
        raise FormError(f"{place}: expected an object, found {type(item).__name__}")
    value = _first(item, VALUE_KEYS)
    change = str(_first(item, CHANGE_KEYS) or "").strip().lower()
    unit = _first(item, UNIT_KEYS)
    name = " ".join(unit) if isinstance(unit, list) else str(unit or "-")
    return CodedQuantity(_values(value, place), CHANGES.get(change, change), name.strip().lower() or "-")


def _values(value: Any, place: str) -> tuple[float, ...]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (float(value),)
    if isinstance(value, list) and 1 <= len(value) <= 2:
        return tuple(end for one in value for end in _values(one, place))
    text = str(value).strip() if isinstance(value, str) else ""
    if re.fullmatch(NUMBER, text) and ("," not in text or COMMA_GROUPS.fullmatch(text)):
        return (_number(text),)
    ends = RANGE.fullmatch(text)
    if ends is None:
        raise FormError(f"{place}: expected a number or a range as value, found {value!r}")
    return (_number(ends[1]), _number(ends[2]))


def _number(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-"))


def found_in(analyser: Analyser, text: str) -> tuple[CodedQuantity, ...]:
    """What the finder reads of a text, in the benchmark's terms."""
    sentences = analyser.analyse(text)
    return tuple(
        CodedQuantity(_ends(found), found.change.value, unit_name(sentence, found))
        for sentence in sentences
        for found in find_quantities(sentence)
    )


def _ends(found: QuantityFound) -> tuple[float, ...]:
    return (found.low,) if found.low == found.high else (found.low, found.high)


def same_values(one: CodedQuantity, other: CodedQuantity) -> bool:
    """Whether the numbers are equal, with the tolerance of the authors' script (relative 1e-5)."""
    return len(one.values) == len(other.values) and all(
        isclose(mine, yours, rel_tol=1e-5, abs_tol=1e-8) for mine, yours in zip(one.values, other.values, strict=True)
    )


def matches(coded: tuple[CodedQuantity, ...], found: tuple[CodedQuantity, ...]) -> list[tuple[int, int]]:
    """Pairs of equal value, each used once; those whose change and unit agree as well are paired first."""
    pairs = [
        (one.change != other.change, one.unit != other.unit, place, at)
        for place, one in enumerate(coded)
        for at, other in enumerate(found)
        if same_values(one, other)
    ]
    chosen: list[tuple[int, int]] = []
    for _, _, place, at in sorted(pairs):
        if all(place != taken and at != used for taken, used in chosen):
            chosen.append((place, at))
    return sorted(chosen)


def tally_of(sentences: list[QuantitySentence], found: list[tuple[CodedQuantity, ...]]) -> Counter[str]:
    """How many are coded, found, and right in value, in value and change, in value and unit."""
    tally: Counter[str] = Counter()
    for sentence, quantities in zip(sentences, found, strict=True):
        tally.update(coded=len(sentence.quantities), found=len(quantities))
        for place, at in matches(sentence.quantities, quantities):
            coded, other = sentence.quantities[place], quantities[at]
            same_change, same_unit = coded.change == other.change, coded.unit == other.unit
            tally.update({"value": 1, "value+bound": int(same_change), "value+unit": int(same_unit)})
    return tally


def measures(tally: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 (0 to 100) of each match, by name: "value F1"."""
    scores: dict[str, float] = {}
    for match in ("value", "value+bound", "value+unit"):
        scores[f"{match} P"] = 100 * tally[match] / max(1, tally["found"])
        scores[f"{match} R"] = 100 * tally[match] / max(1, tally["coded"])
        scores[f"{match} F1"] = 200 * tally[match] / max(1, tally["found"] + tally["coded"])
    return scores


def scores(path: Path) -> dict[str, float]:
    """The scores (0 to 100) of the project's finder on a native file."""
    sentences = read_sentences(path)
    analyser = english_analyser()
    return measures(tally_of(sentences, [found_in(analyser, sentence.text) for sentence in sentences]))


def write_predictions(
    path: Path, sentences: Sequence[QuantitySentence], found: Sequence[tuple[CodedQuantity, ...]]
) -> None:
    """What was found, as a JSON list in the benchmark's own form."""
    lines = [
        {"text": sentence.text, "quantities": [_native(one) for one in quantities]}
        for sentence, quantities in zip(sentences, found, strict=True)
    ]
    path.write_text(json.dumps(lines, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _native(quantity: CodedQuantity) -> dict[str, str]:
    value = "-".join(f"{end:.15g}" for end in quantity.values)
    return {"value": value, "normalized_unit": quantity.unit, "change": quantity.change, "referred_concepts": "-"}


def errors_of(sentence: QuantitySentence, found: tuple[CodedQuantity, ...]) -> list[str]:
    """One line for each quantity that is missed, invented, or wrong in its change."""
    pairs = matches(sentence.quantities, found)
    met, used = {place for place, _ in pairs}, {at for _, at in pairs}
    lines = [f"  missed   {_shown(one)}" for place, one in enumerate(sentence.quantities) if place not in met]
    lines += [f"  invented {_shown(one)}" for at, one in enumerate(found) if at not in used]
    for place, at in pairs:
        if sentence.quantities[place].change != found[at].change:
            lines.append(f"  change   {_shown(sentence.quantities[place])}, found {found[at].change}")
    return [sentence.text, *lines] if lines else []


def _shown(quantity: CodedQuantity) -> str:
    return f"{quantity.change} {' to '.join(f'{end:g}' for end in quantity.values)} {quantity.unit}"


def main() -> None:
    """Prints the scores; with --errors the quantities that are missed, invented or wrong in their change."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--predictions", type=Path, help="write what was found, in the native form")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    try:
        sentences = read_sentences(given.file)
    except FormError as error:
        parser.exit(2, f"{error}\n")
    analyser = english_analyser()
    found = [found_in(analyser, sentence.text) for sentence in sentences]
    tally = tally_of(sentences, found)
    scored = measures(tally)
    print(f"sentences {len(sentences)}  coded {tally['coded']}  found {tally['found']}")
    for match in ("value", "value+bound", "value+unit"):
        print(f"{match:12} " + "  ".join(f"{name} {scored[f'{match} {name}']:.1f}" for name in ("P", "R", "F1")))
    if given.predictions:
        write_predictions(given.predictions, sentences, found)
    if given.errors:
        for sentence, quantities in zip(sentences, found, strict=True):
            print("\n".join(errors_of(sentence, quantities)), end="\n" if errors_of(sentence, quantities) else "")


if __name__ == "__main__":
    main()
