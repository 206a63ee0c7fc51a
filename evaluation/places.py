"""Scores the place finder against LGL and TR-News: which toponyms it finds, and where it puts those that are given.

`python -m evaluation.places FILE.xml…` reads the corpora's own XML. Resolution is given the coded spans, as published
systems are (Halterman 2023, Mordecai 3): a place is exact if its GeoNames id is the coded one, and near within 161 km
(100 miles). Recognition counts overlapping spans; anaphors are not toponyms and are left out.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.places.frames import Frame, PlaceKind, frame_of
from counterclaim.read.places.gazetteer import Entry, Gazetteer, world_gazetteer
from counterclaim.read.places.mentions import PlaceFound
from counterclaim.read.places.places import find_places, frames_of
from counterclaim.read.places.senses import senses_of
from counterclaim.read.places.spans import Candidate

NEAR_KM = 161.0


@dataclass(frozen=True, slots=True)
class CodedToponym:
    """A place name that a coder marked, with the GeoNames entry chosen; degrees WGS 84."""

    start: int
    end: int
    geonames: str
    settlement: bool
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """One news article and its coded toponyms."""

    name: str
    text: str
    toponyms: tuple[CodedToponym, ...]


@dataclass(slots=True)
class Tally:
    """Counts over all articles."""

    toponyms: int = 0
    resolved: int = 0
    settlements: int = 0
    settlements_exact: int = 0
    settlements_near: int = 0
    exact: int = 0
    near: int = 0
    recognised: int = 0
    found: int = 0
    right: int = 0

    def lines(self) -> Iterator[str]:
        """The scores as they are printed."""
        yield f"toponyms {self.toponyms}, resolved {self.resolved / self.toponyms:.1%}"
        yield f"exact {self.exact / self.toponyms:.1%}, within 161 km {self.near / self.toponyms:.1%}"
        share = max(1, self.settlements)
        yield (
            f"settlements {self.settlements}: exact {self.settlements_exact / share:.1%}, "
            f"within 161 km {self.settlements_near / share:.1%}"
        )
        yield f"of those resolved: within 161 km {self.near / max(1, self.resolved):.1%}"
        precision = self.right / max(1, self.found)
        yield f"recognition: recall {self.recognised / self.toponyms:.1%}, precision {precision:.1%}"


def articles_of(path: Path) -> Iterator[CodedArticle]:
    """The articles of one corpus file; toponyms without a GeoNames entry are left out, as the published scores do."""
    for article in ElementTree.parse(path).getroot().iter("article"):
        coded = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is None or tag.findtext("lat") is None:
                continue
            start, end = int(toponym.findtext("start", "0")), int(toponym.findtext("end", "0"))
            latitude, longitude = float(tag.findtext("lat", "0")), float(tag.findtext("lon", "0"))
            coded.append(
                CodedToponym(start, end, tag.get("geonameid", ""), tag.findtext("fclass") == "P", latitude, longitude)
            )
        yield CodedArticle(article.get("docid", ""), article.findtext("text") or "", tuple(coded))


def score(article: CodedArticle, tally: Tally, wrong: list[str]) -> None:
    """Adds one article to the tally; says what went wrong."""
    gazetteer = world_gazetteer()
    sentences = english_analyser().analyse(article.text)
    own = frames_of(sentences, gazetteer)
    _recognise(article, find_places(article.text, sentences), tally, wrong)
    frames = _given(article, sentences, own, gazetteer)
    entries = {id(frame): sense.entry for frame, sense in zip(frames, senses_of(frames, gazetteer), strict=True)}
    for coded in article.toponyms:
        tally.toponyms += 1
        frame = next(
            (frame for frame in frames if frame.candidate.start < coded.end and coded.start < frame.candidate.end), None
        )
        entry = entries[id(frame)] if frame else None
        _resolve(article, coded, entry, tally, wrong)


def _recognise(article: CodedArticle, found: Sequence[Sequence[PlaceFound]], tally: Tally, wrong: list[str]) -> None:
    mentions = (mention for sentence in found for mention in sentence if mention.kind is not PlaceKind.ANAPHOR)
    names = [(mention.start, mention.end) for mention in mentions]
    spans = [(coded.start, coded.end) for coded in article.toponyms]
    for start, end in spans:
        met = any(a < end and start < b for a, b in names)
        tally.recognised += met
        if not met:
            wrong.append(
                f"missed\t{article.name}\t{article.text[start:end]}\t{article.text[max(0, start - 40) : end + 40]!r}"
            )
    for start, end in names:
        met = any(a < end and start < b for a, b in spans)
        tally.found += 1
        tally.right += met
        if not met:
            wrong.append(
                f"extra\t{article.name}\t{article.text[start:end]}\t{article.text[max(0, start - 40) : end + 40]!r}"
            )


def _resolve(article: CodedArticle, coded: CodedToponym, entry: Entry | None, tally: Tally, wrong: list[str]) -> None:
    tally.settlements += coded.settlement
    if entry is not None:
        tally.resolved += 1
        tally.settlements_near += coded.settlement and _km(entry, coded) <= NEAR_KM
        tally.settlements_exact += coded.settlement and entry.id == f"geonames:{coded.geonames}"
        km = _km(entry, coded)
        tally.near += km <= NEAR_KM
        tally.exact += entry.id == f"geonames:{coded.geonames}"
        if km <= NEAR_KM:
            return
    got = f"{entry.name}, {entry.region_name}, {entry.country}" if entry else "nothing"
    around = article.text[max(0, coded.start - 40) : coded.end + 40]
    wrong.append(
        f"placed\t{article.name}\t{article.text[coded.start : coded.end]}\t{got}\t{coded.geonames}\t{around!r}"
    )


def _given(
    article: CodedArticle, sentences: Sequence[Sentence], own: Sequence[Frame], gazetteer: Gazetteer
) -> list[Frame]:
    """The finder's frames, with the coded spans in place of those that touch them."""
    frames = []
    for coded in article.toponyms:
        for sentence in sentences:
            inside = [word.index for word in sentence.words if word.start < coded.end and coded.start < word.end]
            if inside:
                candidate = Candidate(sentence=sentence, first=inside[0], last=inside[-1] + 1, entries=(), tagged=True)
                text = article.text[coded.start : coded.end]
                entries = gazetteer.named(text) or gazetteer.spelt_like(text)
                frames.append(
                    frame_of(
                        Candidate(
                            sentence=sentence, first=candidate.first, last=candidate.last, entries=entries, tagged=True
                        )
                    )
                )
                break
    spans = [(coded.start, coded.end) for coded in article.toponyms]
    frames += [frame for frame in own if not any(frame.start < end and start < frame.end for start, end in spans)]
    return sorted(frames, key=lambda frame: (frame.candidate.start, frame.candidate.end))


def _km(entry: Entry, coded: CodedToponym) -> float:
    """Great-circle distance by the haversine formula, on a sphere of 6,371 km."""
    one, other = math.radians(entry.latitude), math.radians(coded.latitude)
    half = math.sin((other - one) / 2) ** 2
    half += math.cos(one) * math.cos(other) * math.sin(math.radians(coded.longitude - entry.longitude) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(min(1.0, half)))


def main() -> None:
    """Prints the scores of each corpus; with --errors, every miss, extra and misplacement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--errors", type=Path, help="write what went wrong to this file")
    given = parser.parse_args()
    wrong: list[str] = []
    for path in given.corpora:
        tally = Tally()
        for article in articles_of(path):
            score(article, tally, wrong)
        print(path.stem, *tally.lines(), sep="\n  ")
    if given.errors:
        given.errors.write_text("\n".join(wrong) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
