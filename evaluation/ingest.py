"""How much of an article is taken out of a page, how much else, and how often its day of publication is right.

    python -m evaluation.ingest [FOLDER]

FOLDER holds `pages/`, `gold/` and `MANIFEST.jsonl` (../shared/data/ingest). Precision, recall, F1 are over the bag of
words of each page, all documents of it joined, then averaged; a page that is refused scores nothing. A page's date is
right where its first document's day is the one that people marked, or the one that we found stated by reading the page
(`page_dates.json`; null where it states none). Plain trafilatura on the same pages stands beside it.
"""

from __future__ import annotations

import html
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from counterclaim.errors import DocumentError
from counterclaim.ingest.documents import open_documents
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.publication_dates import publication_date
from counterclaim.model.document import Document

FOLDER = Path(__file__).parents[2] / "shared/data/ingest"
OWN_DATES = Path(__file__).parent / "page_dates.json"
WORD = re.compile(r"\w+")
TAG = re.compile(r"<script.*?</script>|<style.*?</style>|<[^>]*>", re.DOTALL)

Taken = Callable[[Path], tuple[str, date | None]]
"""What is made of a page: its text, and its day of publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one page came out; null where nothing is known to hold it against."""

    name: str
    language: str
    overlap: tuple[float, float, float] | None
    dated: str | None
    """"right", "wrong", "missing"; "none" where none is stated and none is given, "invented" where one is."""


def main(folder: Path) -> None:
    """Print a line a page, and the averages beside plain trafilatura's."""
    rows, seconds = _timed(folder, ours)
    plain, plain_seconds = _timed(folder, trafilatura_alone)
    for row, beside in zip(rows, plain, strict=True):
        told = "{:.3f}  recall {:.3f}  F1 {:.3f}".format(*row.overlap) if row.overlap else "-"
        other = f"(trafilatura {beside.overlap[2]:.3f})" if beside.overlap else ""
        print(
            f"{row.name:50} {row.language}  precision {told} {other:20} date {row.dated or '-'} ({beside.dated or '-'})"
        )
    for name, listed, took in (("ours", rows, seconds), ("trafilatura", plain, plain_seconds)):
        figures = "  ".join(f"{key} {value:.3f}" for key, value in averages(listed).items())
        print(f"{name:12} {figures}  ({1000 * took / max(1, len(listed)):.0f} ms a page)")


def scores(folder: Path) -> Mapping[str, float]:
    """The averages of all pages, and what plain trafilatura comes to on them."""
    plain = averages(list(rows_of(folder, trafilatura_alone)))
    return {
        **averages(list(rows_of(folder, ours))),
        "trafilatura F1 all": plain["F1 all"],
        "trafilatura dates": plain["dates"],
    }


def averages(rows: Sequence[Score]) -> dict[str, float]:
    """F1 on English pages, on all, for each language; the share of right dates; dates made up where none is stated."""
    scored = [(row.language, row.overlap[2]) for row in rows if row.overlap]
    found = {"F1 English": _mean([f1 for language, f1 in scored if language == "en"])}
    found["F1 all"] = _mean([f1 for _, f1 in scored])
    found["worst"] = min((f1 for _, f1 in scored), default=0.0)
    for language in sorted({language for language, _ in scored} - {"en"}):
        found[f"F1 {language}"] = _mean([f1 for told, f1 in scored if told == language])
    dated = Counter(row.dated for row in rows)
    stated = dated["right"] + dated["wrong"] + dated["missing"]
    return {**found, "dates": dated["right"] / max(1, stated), "invented": float(dated["invented"])}


def rows_of(folder: Path, taken: Taken) -> Iterator[Score]:
    """How each page comes out."""
    expected = {page.name: (text, day) for _, page, text, day in cases(folder)}
    own: dict[str, str | None] = json.loads(OWN_DATES.read_text(encoding="utf-8"))
    languages = _languages(folder)
    for page in sorted((folder / "pages").glob("*.html")):
        text, day = taken(page)
        wanted, marked = expected.get(page.name, (None, None))
        known = marked or (date.fromisoformat(stated) if (stated := own.get(page.name)) else None)
        yield Score(
            name=page.stem,
            language=languages.get(page.name, "-"),
            overlap=None if wanted is None else overlap(words(wanted), words(text)),
            dated=_dated(known, day) if known or page.name in own else None,
        )


def ours(page: Path) -> tuple[str, date | None]:
    """All documents of a page joined, and the first one's day."""
    found = list(open_documents([str(page)], io.BytesIO(), Limits()))
    documents = [one for one in found if isinstance(one, Document)]
    assert all(isinstance(one, Document | DocumentError) for one in found)
    return "\n\n".join(one.text for one in documents), documents[0].published_on if documents else None


def trafilatura_alone(page: Path) -> tuple[str, date | None]:
    """What trafilatura makes of a page by itself."""
    import trafilatura

    found: Any = trafilatura.bare_extraction(page.read_bytes(), include_comments=False, with_metadata=True)
    if found is None:
        return "", None
    return found.text or "", date.fromisoformat(found.date) if found.date else None


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


def _dated(known: date | None, found: date | None) -> str:
    if known is None:
        return "invented" if found else "none"
    return "missing" if found is None else "right" if found == known else "wrong"


def _timed(folder: Path, taken: Taken) -> tuple[list[Score], float]:
    started = perf_counter()
    return list(rows_of(folder, taken)), perf_counter() - started


def _mean(listed: list[float]) -> float:
    return sum(listed) / max(1, len(listed))


def _languages(folder: Path) -> dict[str, str]:
    manifest = folder / "MANIFEST.jsonl"
    lines = manifest.read_text(encoding="utf-8").splitlines() if manifest.exists() else []
    records = [json.loads(line) for line in lines]
    return {Path(one["file"]).name: one["lang"] for one in records if "lang" in one}


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
