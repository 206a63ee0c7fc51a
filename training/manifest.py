"""Lists each treebank document that the model learned from or left out, with its source and the licence of its text."""

from __future__ import annotations

import re
from pathlib import Path

from training.treebank import FIT_GENRES, documents_of, genre_of

TARGET = Path(__file__).with_name("manifest.tsv")
LICENCES = {
    "academic": "CC BY 4.0",
    "bio": "CC BY-SA (Wikipedia)",
    "conversation": "CC BY-ND in the original corpus: in doubt",
    "court": "public domain and open court records",
    "essay": "CC BY-NC-SA",
    "fiction": "CC BY-NC-SA",
    "interview": "CC BY 2.5 (Wikinews)",
    "letter": "mixed, some non-commercial",
    "news": "CC BY 2.5 (Wikinews)",
    "podcast": "mixed, some non-commercial",
    "speech": "public domain",
    "textbook": "CC BY 4.0 (OpenStax and others)",
    "vlog": "CC BY (YouTube)",
    "voyage": "CC BY-SA (Wikivoyage)",
    "whow": "CC BY-NC-SA (wikiHow)",
}
"""By genre, after GUM's licence file and its documents' source pages; annotations are CC BY 4.0 throughout."""


def write_manifest(gum: Path, path: Path = TARGET) -> None:
    """Writes one line a document: name, genre, split, whether it was trained on, licence and source of its text."""
    rows = ["document\tgenre\tsplit\ttrained_on\tlicence\tsource"]
    for split in ("train", "dev", "test"):
        for name in documents_of(gum, split):
            genre = genre_of(name)
            used = "yes" if split == "train" and genre in FIT_GENRES else "no"
            rows.append("\t".join((name, genre, split, used, LICENCES[genre], _source(gum, name))))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def _source(gum: Path, name: str) -> str:
    text = (gum / "not-to-release/sources" / f"{name}.conllu").read_text(encoding="utf-8")
    found = re.search(r"^# meta::sourceURL = (.*)$", text, re.MULTILINE)
    return found.group(1) if found else ""
