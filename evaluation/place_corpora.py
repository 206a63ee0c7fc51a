"""Reads corpora of coded place names in their own forms, and writes a resolver's answers in the same forms.

Three forms: the XML of LGL and TR-News (`<toponym>` with a `<gaztag>`) and of GeoWebNews (`<toponym>` with its own
coordinates); the XML of GeoVirus (`<location>`, no GeoNames ids, offsets counted from one); and GeoWebNews' annotation
files (X.txt with X.ann, a note to each place giving its GeoNames id or its coordinates). Offsets that miss their words,
as they do in some articles of TR-News, are moved to the nearest place where the words stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from counterclaim.read.places.gazetteer import Entry

FARTHEST_SHIFT = 120
"""By how many characters an offset may be wrong."""
_COORDINATES = re.compile(r"(-?\d+\.\d+)\s*[,; ]\s*(-?\d+\.\d+)")
_ID = re.compile(r"(?:geonames\.org/)?(?<![\d.])(\d{4,9})(?![\d.])")


@dataclass(frozen=True, slots=True)
class CodedToponym:
    """A place name that a coder marked: the GeoNames entry chosen, "" if none; degrees WGS 84, None if not given."""

    start: int
    end: int
    geonames: str
    settlement: bool
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """One news article and its coded toponyms."""

    name: str
    text: str
    toponyms: tuple[CodedToponym, ...]


def articles_of(path: Path) -> Iterator[CodedArticle]:
    """The articles of one corpus, a file of XML or a folder of annotation files.

    Toponyms with neither a GeoNames entry nor coordinates are left out, as the published scores do.
    """
    if path.is_dir():
        for notes in sorted(path.glob("*.ann"), key=lambda file: (len(file.stem), file.stem)):
            with notes.with_suffix(".txt").open(encoding="utf-8", newline="") as source:
                yield _annotated(notes, source.read())
        return
    for number, article in enumerate(ElementTree.parse(path).getroot().iter("article")):
        text = article.findtext("text") or ""
        name = article.get("docid") or article.get("file") or str(number)
        marked = (_toponym(element, text) for element in _marked(article))
        yield CodedArticle(name, text, tuple(toponym for toponym in marked if toponym is not None))


def aligned(text: str, start: int, end: int, phrase: str) -> tuple[int, int]:
    """Where the phrase stands that the offsets mean: there, or at the nearest place before or after."""
    if not phrase or text[start:end] == phrase:
        return start, end
    found = [match.start() for match in re.finditer(re.escape(phrase), text)]
    near = min(found, key=lambda at: (abs(at - start), at), default=None)
    if near is None or abs(near - start) > FARTHEST_SHIFT:
        return start, end
    return near, near + len(phrase)


def _marked(article: ElementTree.Element) -> Iterator[ElementTree.Element]:
    return (element for element in article.iter() if element.tag in ("toponym", "location"))


def _values(element: ElementTree.Element) -> dict[str, str]:
    """What is said of a toponym, by tags in small letters; what its gazetteer entry says comes first."""
    tag = element.find("gaztag")
    said = {child.tag.lower(): (child.text or "").strip() for child in element}
    if tag is not None:
        said |= {"geonames": tag.get("geonameid", "")}
        said |= {child.tag.lower(): (child.text or "").strip() for child in tag if child.tag != "name"}
    return said


def _first(said: dict[str, str], *names: str) -> str:
    return next((said[name] for name in names if said.get(name)), "")


def _toponym(element: ElementTree.Element, text: str) -> CodedToponym | None:
    said = _values(element)
    latitude, longitude = _first(said, "lat", "latitude"), _first(said, "lon", "lng", "longitude")
    if not latitude or not longitude or not _first(said, "start"):
        return None
    phrase = _first(said, "phrase", "extractedname", "name")
    start, end = aligned(text, int(said["start"]), int(said["end"]), phrase)
    key = _first(said, "geonames", "geonamesid", "geonameid")
    return CodedToponym(start, end, key, said.get("fclass") == "P", float(latitude), float(longitude))


def _annotated(notes: Path, text: str) -> CodedArticle:
    """One article of the annotation files: a note that holds no number codes a place that has no entry."""
    spans: dict[str, tuple[int, int, str]] = {}
    said: dict[str, str] = {}
    for line in notes.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 2:
            bounds = re.findall(r"\d+", fields[1].split(" ", 1)[1])
            spans[fields[0]] = (int(bounds[0]), int(bounds[-1]), fields[2])
        elif line.startswith("#") and len(fields) > 2:
            said[fields[1].split(" ")[-1]] = fields[2]
    coded = []
    for key, (start, end, phrase) in spans.items():
        point, entry = _COORDINATES.search(said.get(key, "")), _ID.search(said.get(key, ""))
        if point is None and entry is None:
            continue
        latitude, longitude = (float(point[1]), float(point[2])) if point else (None, None)
        where = aligned(text, start, end, phrase)
        coded.append(CodedToponym(*where, "" if point or not entry else entry[1], False, latitude, longitude))
    return CodedArticle(notes.stem, text, tuple(coded))


def write_answers(path: Path, answers: Sequence[Sequence[Entry | None]], folder: Path) -> None:
    """Writes the corpus again with our answers where the coded places were; one row of answers an article, in order.

    An answer of ours that is no GeoNames entry keeps our own id; where we have none, the place is left empty.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        for coded, row in zip(articles_of(path), answers, strict=True):
            (folder / f"{coded.name}.ann").write_text(_notes(coded, row), encoding="utf-8")
        return
    tree = ElementTree.parse(path)
    for article, row in zip(tree.getroot().iter("article"), answers, strict=True):
        text = article.findtext("text") or ""
        marked = [element for element in _marked(article) if _toponym(element, text) is not None]
        for element, entry in zip(marked, row, strict=True):
            _answer(element, entry)
    tree.write(folder / path.name, encoding="utf-8", xml_declaration=True)


def _notes(article: CodedArticle, row: Sequence[Entry | None]) -> str:
    lines = []
    for number, (coded, entry) in enumerate(zip(article.toponyms, row, strict=True), 1):
        lines.append(f"T{number}\tLocation {coded.start} {coded.end}\t{article.text[coded.start : coded.end]}")
        if entry is not None:
            where = f"{_key(entry)} {entry.latitude:.5f}, {entry.longitude:.5f}"
            lines.append(f"#{number}\tAnnotatorNotes T{number}\t{where}")
    return "\n".join(lines) + "\n"


def _answer(element: ElementTree.Element, entry: Entry | None) -> None:
    """Puts our answer in place of the coded one, in the tags that it has."""
    said = {"lat": "", "latitude": "", "lon": "", "lng": "", "longitude": ""}
    if entry is not None:
        latitude, longitude = f"{entry.latitude:.5f}", f"{entry.longitude:.5f}"
        said = dict.fromkeys(("lat", "latitude"), latitude) | dict.fromkeys(("lon", "lng", "longitude"), longitude)
    key = _key(entry) if entry else ""
    tag = element.find("gaztag")
    for child in [*element, *([] if tag is None else tag)]:
        name = child.tag.lower()
        if name in said:
            child.text = said[name]
        elif name in ("geonamesid", "geonameid"):
            child.text = key
        elif tag is not None and name == "name":
            child.text = entry.name if entry else ""
        elif name in ("fclass", "fcode", "admin1", "country", "normalisedname", "page", "altname"):
            child.text = _known(name, entry)
    if tag is not None:
        tag.set("geonameid", key)
        for child in tag:
            child.attrib.pop("geonameid", None)


def _known(name: str, entry: Entry | None) -> str:
    if entry is None:
        return ""
    return {"admin1": entry.region_name, "country": entry.country, "normalisedname": entry.name}.get(name) or ""


def _key(entry: Entry) -> str:
    return entry.id.removeprefix("geonames:")
