"""Golden texts: what the reader makes of short texts of our own, written down beside them in `tests/golden/`.

    python -m evaluation.goldens    writes NAME.jsonl for each NAME.txt that has none; never overwrites

To accept another reading of a text, delete its NAME.jsonl, run this, and read the difference before committing it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.ingest.documents import open_documents
from counterclaim.ingest.limits import Limits
from counterclaim.model.contract import claim_record
from counterclaim.model.document import Document
from counterclaim.read.language import settled_language
from counterclaim.read.readers import reader_for

FOLDER = Path(__file__).parents[1] / "tests/golden"

Record = dict[str, Any]


def golden_texts() -> list[Path]:
    """All golden texts, in the order of their names."""
    return sorted(FOLDER.glob("*.txt"))


def expected(text: Path) -> Path:
    """Where the claims of a golden text are written down."""
    return text.with_suffix(".jsonl")


def golden_claims(text: Path) -> list[Record]:
    """The claims that are read in a golden text, by the contract; keys that change with the reader are made plain."""
    (document,) = open_documents([str(text)], sys.stdin.buffer, Limits())
    if not isinstance(document, Document):
        raise document
    reader = reader_for(settled_language(document.language, document.text) or "")
    if reader is None:
        raise ValueError(f"{text.name}: nothing reads its language")
    return list(_plain([claim_record(claim) for claim in reader.read(document).claims]))


def golden_lines(claims: list[Record]) -> str:
    """Claims as they are written down: one a line."""
    return "".join(json.dumps(claim, ensure_ascii=False) + "\n" for claim in claims)


def write_missing() -> list[Path]:
    """Write the claims of each golden text that has none written down; returns what was written."""
    missing = [text for text in golden_texts() if not expected(text).exists()]
    for text in missing:
        with expected(text).open("x", encoding="utf-8") as lines:
            lines.write(golden_lines(golden_claims(text)))
    return [expected(text) for text in missing]


def _plain(claims: list[Record]) -> Iterator[Record]:
    """The same without the reader's version: claims are numbered in their order."""
    numbers = {claim["id"]: f"claim {number}" for number, claim in enumerate(claims, 1)}
    for claim in claims:
        whole = claim["part_of"]
        yield claim | {"id": numbers[claim["id"]], "part_of": numbers.get(whole), "reader": "the reader"}


def main() -> None:
    """Write what is missing, and say what was written."""
    for path in write_missing():
        print(f"{path.name}: written; read it before you commit it")


if __name__ == "__main__":
    main()
