"""How much of an article is taken out of a page, and how much else: words against the text that people marked.

    python -m evaluation.ingest [FOLDER]

FOLDER holds `pages/` and `gold/` (../shared/data/ingest). Precision, recall and F1 are over the bag of words of each
page, then averaged; a page that is refused scores nothing.
"""

from __future__ import annotations

import html
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.errors import DocumentError
from counterclaim.ingest.documents import open_documents
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.publication_dates import publication_date
from counterclaim.model.document import Document

FOLDER = Path(__file__).parents[2] / "shared/data/ingest"
WORD = re.compile(r"\w+")
TAG = re.compile(r"<script.*?</script>|<style.*?</style>|<[^>]*>", re.DOTALL)


def main(folder: Path) -> None:
    """Print a line a page, and the averages."""
    scores = []
    for name, page, expected, day in cases(folder):
        (found,) = open_documents([str(page)], io.BytesIO(), Limits())
        text = found.text if isinstance(found, Document) else ""
        precision, recall, f1 = overlap(words(expected), words(text))
        scores.append((precision, recall, f1))
        told = "" if day is None or isinstance(found, DocumentError) else f"date {found.published_on} ({day})"
        print(f"{name:32} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  {told}")
    if scores:
        precision, recall, f1 = (sum(column) / len(scores) for column in zip(*scores, strict=True))
        print(f"{len(scores)} pages: precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


def cases(folder: Path) -> Iterator[tuple[str, Path, str, date | None]]:
    """A page's name, its file, the text that is expected of it, and its date where that is known."""
    for gold in sorted((folder / "gold").iterdir()):
        name = gold.stem.removesuffix("_expected")
        page = next(iter(sorted((folder / "pages").glob(f"{name}*.html"))), None)
        if page is None:
            continue
        if gold.suffix == ".html":
            yield name, page, html.unescape(TAG.sub(" ", gold.read_text(encoding="utf-8"))), None
            continue
        record = json.loads(gold.read_text(encoding="utf-8"))
        if "articleBody" in record:
            yield name, page, record["articleBody"], None
        else:
            version = _version(record, page.stem)
            yield name, page, _body(version["body"]), publication_date(version["publishing_date"][:10])


def overlap(expected: Counter[str], found: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of one bag of words against another."""
    shared = (expected & found).total()
    precision = shared / found.total() if found else 0.0
    recall = shared / expected.total() if expected else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if shared else 0.0


def words(text: str) -> Counter[str]:
    """The bag of words of a text."""
    return Counter(WORD.findall(text.lower()))


def _version(record: dict[str, Any], stem: str) -> dict[str, Any]:
    """Of the articles in a record, the one of the page's day, or else the nearest to it."""
    taken = date.fromisoformat("-".join(stem.rsplit("_", 3)[1:]))
    versions: list[dict[str, Any]] = list(record.values())
    return min(versions, key=lambda one: abs((date.fromisoformat(one["publishing_date"][:10]) - taken).days))


def _body(body: dict[str, Any]) -> str:
    parts = list(body["summary"])
    for section in body["sections"]:
        parts += [*section["headline"], *section["paragraphs"]]
    return "\n".join(parts)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
