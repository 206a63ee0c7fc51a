"""Scores the place finder against corpora of coded place names: which it finds, and where it puts those that are given.

`python -m evaluation.places CORPUS…` reads LGL, TR-News, GeoWebNews and GeoVirus in their own forms
(`place_corpora.py`). Resolution is given the coded spans, as published systems are (Halterman 2023, Mordecai 3), and
always answers: the likeliest place stands even where the reader itself would leave it open. A place is exact if its
GeoNames id is the coded one, and near if it is exact or lies within 161 km (100 miles) of the coded point; where a
corpus codes no ids, near is all there is. Recognition counts overlapping spans; anaphors are not toponyms and are left
out.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.place_corpora import CodedArticle, CodedToponym, articles_of, write_answers

from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.places.frames import Frame, PlaceKind, frame_of
from counterclaim.read.places.gazetteer import Entry, Gazetteer, world_gazetteer
from counterclaim.read.places.mentions import PlaceFound
from counterclaim.read.places.places import find_places, frames_of
from counterclaim.read.places.senses import Sense, senses_of
from counterclaim.read.places.spans import Candidate, meanings_of

NEAR_KM = 161.0


@dataclass(slots=True)
class Tally:
    """Counts over all articles, what went wrong in words, and one row of answers an article."""

    toponyms: int = 0
    coded_by_id: int = 0
    resolved: int = 0
    sure: int = 0
    sure_near: int = 0
    exact: int = 0
    near: int = 0
    recognised: int = 0
    found: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    answers: list[list[Entry | None]] = field(default_factory=list)

    def scores(self) -> dict[str, float]:
        """Shares from 0 to 1; `exact` is left out where the corpus codes no ids."""
        scores = {
            "near": self.near / max(1, self.toponyms),
            "resolved": self.resolved / max(1, self.toponyms),
            "sure": self.sure / max(1, self.toponyms),
            "near when sure": self.sure_near / max(1, self.sure),
            "recognition recall": self.recognised / max(1, self.toponyms),
            "recognition precision": self.right / max(1, self.found),
        }
        return ({"exact": self.exact / self.coded_by_id} if self.coded_by_id else {}) | scores


def scores(path: Path) -> dict[str, float]:
    """The scores of one corpus, from 0 to 1."""
    return tally_of(path).scores()


def tally_of(path: Path) -> Tally:
    """Reads one corpus and counts."""
    tally = Tally()
    for article in articles_of(path):
        score(article, tally)
    return tally


def score(article: CodedArticle, tally: Tally) -> None:
    """Adds one article to the tally."""
    gazetteer = world_gazetteer()
    sentences = english_analyser().analyse(article.text)
    _recognise(article, find_places(article.text, sentences), tally)
    senses = resolved(article, sentences, gazetteer)
    tally.answers.append([sense.likeliest if sense else None for sense in senses])
    for coded, sense in zip(article.toponyms, senses, strict=True):
        _resolve(article, coded, sense, tally)


def resolved(article: CodedArticle, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[Sense | None]:
    """What each coded span means, in order; None where it holds no word of the text."""
    frames = framed(article, sentences, gazetteer)
    senses = senses_of([frame for frame, _ in frames], gazetteer)
    known = {id(coded): sense for (_, coded), sense in zip(frames, senses, strict=True) if coded is not None}
    return [known.get(id(coded)) for coded in article.toponyms]


def framed(
    article: CodedArticle, sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> list[tuple[Frame, CodedToponym | None]]:
    """The finder's frames in text order, with the coded spans in place of those that touch them."""
    given = [(_given(article, coded, sentences, gazetteer), coded) for coded in article.toponyms]
    spans = [(coded.start, coded.end) for coded in article.toponyms]
    frames: list[tuple[Frame, CodedToponym | None]] = [(frame, coded) for frame, coded in given if frame is not None]
    for frame in frames_of(sentences, gazetteer):
        if not any(frame.start < end and start < frame.end for start, end in spans):
            frames.append((frame, None))
    return sorted(frames, key=lambda item: (item[0].candidate.start, item[0].candidate.end))


def _given(
    article: CodedArticle, coded: CodedToponym, sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> Frame | None:
    """A coded span as the finder would have it, had it found it."""
    text = article.text[coded.start : coded.end]
    for sentence in sentences:
        inside = [word.index for word in sentence.words if word.start < coded.end and coded.start < word.end]
        if inside:
            first, last = inside[0], inside[-1] + 1
            entries = meanings_of(sentence, first, last, gazetteer) or _named(text, gazetteer)
            return frame_of(Candidate(sentence=sentence, first=first, last=last, entries=entries, tagged=True))
    return None


def _named(text: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places of a coded name, with or without its article, in the usual spellings."""
    plain = text.removeprefix("the ").removeprefix("The ")
    return gazetteer.named(text) or gazetteer.named(plain) or gazetteer.spelt_like(text)


def _recognise(article: CodedArticle, found: Sequence[Sequence[PlaceFound]], tally: Tally) -> None:
    mentions = (mention for sentence in found for mention in sentence if mention.kind is not PlaceKind.ANAPHOR)
    names = [(mention.start, mention.end) for mention in mentions]
    spans = [(coded.start, coded.end) for coded in article.toponyms]
    for start, end in spans:
        met = any(a < end and start < b for a, b in names)
        tally.recognised += met
        if not met:
            tally.wrong.append(_line("missed", article, start, end))
    for start, end in names:
        met = any(a < end and start < b for a, b in spans)
        tally.found += 1
        tally.right += met
        if not met:
            tally.wrong.append(_line("extra", article, start, end))


def _line(fault: str, article: CodedArticle, start: int, end: int, *more: str) -> str:
    around = article.text[max(0, start - 40) : end + 40]
    return "\t".join((fault, article.name, article.text[start:end], *more, repr(around)))


def _resolve(article: CodedArticle, coded: CodedToponym, sense: Sense | None, tally: Tally) -> None:
    entry = sense.likeliest if sense else None
    tally.toponyms += 1
    tally.coded_by_id += bool(coded.geonames)
    tally.resolved += entry is not None
    exact = entry is not None and bool(coded.geonames) and entry.id == f"geonames:{coded.geonames}"
    near = exact or (entry is not None and distance_to(entry, coded) <= NEAR_KM)
    sure = sense is not None and sense.entry is not None
    tally.exact += exact
    tally.near += near
    tally.sure += sure
    tally.sure_near += sure and near
    if not exact:
        got = f"{entry.name}, {entry.region_name}, {entry.country}" if entry else "nothing"
        fault = "placed near" if near else "placed"
        tally.wrong.append(_line(fault, article, coded.start, coded.end, got, coded.geonames))


def distance_to(entry: Entry, coded: CodedToponym) -> float:
    """Great-circle distance in km (haversine, on a sphere of 6,371 km); endless where no point is coded."""
    if coded.latitude is None or coded.longitude is None:
        return math.inf
    one, other = math.radians(entry.latitude), math.radians(coded.latitude)
    half = math.sin((other - one) / 2) ** 2
    half += math.cos(one) * math.cos(other) * math.sin(math.radians(coded.longitude - entry.longitude) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(min(1.0, half)))


def lines_of(tally: Tally) -> Iterator[str]:
    """The scores as they are printed."""
    yield f"{tally.toponyms} toponyms, {tally.coded_by_id} with a GeoNames id"
    yield ", ".join(f"{name} {share:.1%}" for name, share in tally.scores().items())


def main() -> None:
    """Prints the scores of each corpus; writes our answers in its own form and what went wrong, if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="+", help="XML files, or folders of .ann and .txt files")
    parser.add_argument("--errors", type=Path, help="write what went wrong to this file")
    parser.add_argument("--predictions", type=Path, help="write each corpus with our answers into this folder")
    given = parser.parse_args()
    wrong: list[str] = []
    for path in given.corpora:
        tally = tally_of(path)
        wrong += tally.wrong
        print(path.stem, *lines_of(tally), sep="\n  ")
        if given.predictions:
            write_answers(path, tally.answers, given.predictions)
    if given.errors:
        given.errors.write_text("\n".join(wrong) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
