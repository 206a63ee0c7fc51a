"""The places of the world by name: a sorted index on disk that is opened, not loaded.

The index is compiled by `training/build_gazetteer.py` from GeoNames (CC BY 4.0) and the project's own tables of
regions, countries and areas. Layout, all little-endian, after the magic: the length of a JSON header (4 bytes), it
(where each part starts, and the table of regions), then the postings, the places and their names.
A posting is the first 6 bytes of the BLAKE2b digest of a folded name, the place's number (3 bytes) and how the name
names it (1 byte); postings are sorted by digest, so that a name is found by halving.
"""

from __future__ import annotations

import json
import mmap
import struct
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from functools import cache
from hashlib import blake2b
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from counterclaim.errors import CounterclaimError
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.read.places.names import arabic_key, folded, slavic_key, sound_key

MAGIC = b"CCGAZ1\n\0"
PLACE = struct.Struct("<IiiIHBB")
POSTING = 10
DIGEST = 6
LIKENESS = 0.7
"""How alike two spellings must be, of 1 (difflib's ratio), beside having their consonants in common."""
LIKENESS_OF_SOUND = 0.85
"""The same for the sounds of an Arabic name, which may have as few as three consonants."""
SHORTEST_SOUND = 4
"""The fewest sounds by which a name is looked up."""
MOST_KEPT = 50_000
"""How many names' answers are kept in memory."""
POPULATION_STEP = 1.08
"""Populations are kept as powers of this: one byte, right within 4 %."""


class Feature(IntEnum):
    """What a gazetteer entry is."""

    COUNTRY = 0
    REGION = 1
    SETTLEMENT = 2
    AREA = 3
    POINT = 4
    VILLAGE = 5
    CAPITAL = 6
    SEAT = 7
    DISTRICT = 8


class Naming(IntEnum):
    """How a name names its place: LIKE is another spelling of the kind that newspapers mix up, FORMER another name."""

    NAME = 0
    ALTERNATE = 1
    STEM = 2
    DEMONYM = 3
    PREFERRED = 4
    LIKE = 5
    FORMER = 6


SETTLEMENTS = frozenset({Feature.SETTLEMENT, Feature.VILLAGE, Feature.CAPITAL, Feature.SEAT})

_PRECISION = {
    Feature.COUNTRY: PlacePrecision.COUNTRY,
    Feature.REGION: PlacePrecision.ADMIN1,
    Feature.DISTRICT: PlacePrecision.DISTRICT,
    Feature.AREA: PlacePrecision.AREA,
    Feature.POINT: PlacePrecision.POINT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place that a name may mean. Degrees WGS 84; `region` is the first-level region's number in the gazetteer."""

    number: int
    id: str
    name: str
    feature: Feature
    naming: Naming
    population: int
    latitude: float
    longitude: float
    country: str | None
    region: int
    region_name: str | None
    zone: str | None

    @property
    def is_settlement(self) -> bool:
        """Whether people live there as in one village, town or city."""
        return self.feature in SETTLEMENTS

    def place(self) -> Place:
        """The entry as the ledger keeps it."""
        return Place(
            name=self.name,
            gazetteer=self.id,
            country=self.country,
            admin1=None if self.feature is Feature.COUNTRY else self.region_name,
            latitude=self.latitude,
            longitude=self.longitude,
            precision=_PRECISION.get(self.feature, PlacePrecision.SETTLEMENT),
        )


class Gazetteer:
    """Looks places up by name; opens in a few milliseconds and reads only the pages that it needs."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as source:
            self._bytes = mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ)
        if self._bytes[: len(MAGIC)] != MAGIC:
            raise CounterclaimError(f"{path.name}: found no gazetteer index, expected one that starts with {MAGIC!r}")
        start = len(MAGIC) + 4
        (length,) = struct.unpack_from("<I", self._bytes, len(MAGIC))
        header: dict[str, Any] = json.loads(self._bytes[start : start + length])
        self._regions: list[list[Any]] = header["regions"]
        self._capitals: dict[str, int] = header["capitals"]
        self._seats: dict[str, int] = header["seats"]
        self._wholes: dict[str, int] = header["wholes"]
        self._ids: dict[str, str] = header["ids"]
        base = start + length
        self._postings, self._postings_end, self._places, self._names = (base + part for part in header["parts"])
        self._found: dict[tuple[str, str], tuple[Entry, ...]] = {}

    def __len__(self) -> int:
        """How many places it knows, numbered from 0."""
        return int(self._names - self._places) // PLACE.size

    def named(self, name: str) -> tuple[Entry, ...]:
        """Every place of this name, in any usual spelling of accents, hyphens and apostrophes; largest first."""
        return self._lookup("", folded(name))

    def spelt_like(self, name: str) -> tuple[Entry, ...]:
        """Places whose Slavic or Arabic names are often spelt so in Latin letters, though no list says so."""
        slavic, arabic, plain = slavic_key(name), arabic_key(name), folded(name)
        found = self._lookup("s", slavic) if len(slavic) > 4 else ()
        close = [entry for entry in found if _ratio(plain, folded(entry.name)) >= LIKENESS]
        sounding = self.sounding(name)
        if sounding:
            return (*close, *sounding)
        for entry in self._lookup("a", arabic) if len(arabic) > 2 else ():
            alike = len(arabic) > 3 and _ratio(plain, folded(entry.name)) >= LIKENESS
            if alike or _sounds_like(name, entry.name):
                close.append(entry)
        return tuple(close)

    def sounding(self, name: str) -> tuple[Entry, ...]:
        """Places of Arabic, Persian, Kurdish or Pashto name that sounds so: Mayadeen is Al Mayadin."""
        key = sound_key(name)
        found = self._lookup("v", key) if len(key) >= SHORTEST_SOUND else ()
        return tuple(entry for entry in found if _ratio(key, sound_key(entry.name)) >= LIKENESS)

    def abbreviated(self, name: str) -> tuple[Entry, ...]:
        """The first-level regions that a short form stands for: Ky., TX, B.C."""
        return self._lookup(".", folded(name))

    def entry(self, number: int, naming: Naming = Naming.NAME) -> Entry:
        """The place of this number."""
        key, latitude, longitude, name_at, region, size, feature = PLACE.unpack_from(
            self._bytes, self._places + number * PLACE.size
        )
        country, code, region_name, zone = self._regions[region]
        at = self._names + name_at
        name = self._bytes[at + 1 : at + 1 + self._bytes[at]].decode("utf-8")
        kind = Feature(feature)
        return Entry(
            number=number,
            id=self._id(kind, key, f"{country}.{code}", number),
            name=name,
            feature=kind,
            naming=naming,
            population=int(POPULATION_STEP**size) if size else 0,
            latitude=latitude / 1e5,
            longitude=longitude / 1e5,
            country=country,
            region=region,
            region_name=region_name,
            zone=zone,
        )

    def capital_of(self, country: str) -> Entry | None:
        """The capital of a country (ISO 3166-1 alpha-2)."""
        number = self._capitals.get(country)
        return None if number is None else self.entry(number)

    def seat_of(self, region: int) -> Entry | None:
        """The largest settlement of a first-level region, which in most countries is where it is governed from."""
        number = self._seats.get(str(region))
        return None if number is None else self.entry(number)

    def region(self, region: int) -> Entry | None:
        """A first-level region by its number; None where the gazetteer does not know its name."""
        number = self._wholes.get(str(region))
        return None if number is None else self.entry(number)

    def _id(self, feature: Feature, key: int, region: str, number: int) -> str:
        if feature is Feature.REGION and not key:
            return f"geonames-admin1:{region}"
        if feature is Feature.VILLAGE:
            return f"geonames-postal:{region[:2]}-{key // 100:05d}-{key % 100:02d}"
        if not key:
            return f"area:{self._ids[str(number)]}"
        return f"geonames:{key}"

    def _lookup(self, spelling: str, key: str) -> tuple[Entry, ...]:
        known = self._found.get((spelling, key))
        if known is None:
            known = tuple(self._search(digest_of(spelling, key)))
            if len(self._found) >= MOST_KEPT:
                self._found.clear()
            self._found[spelling, key] = known
        return known

    def _search(self, digest: bytes) -> list[Entry]:
        data, start = self._bytes, self._postings
        low, high = 0, (self._postings_end - start) // POSTING
        while low < high:
            middle = (low + high) // 2
            at = start + middle * POSTING
            if data[at : at + DIGEST] < digest:
                low = middle + 1
            else:
                high = middle
        found = []
        at = start + low * POSTING
        while at < self._postings_end and data[at : at + DIGEST] == digest:
            number = int.from_bytes(data[at + DIGEST : at + 9], "little")
            found.append(self.entry(number, Naming(data[at + 9])))
            at += POSTING
        return sorted(found, key=lambda entry: (-entry.population, entry.naming, entry.number))


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _sounds_like(name: str, other: str) -> bool:
    """Whether two names differ by little within; the first and the last sound tell more than those between."""
    one, another = sound_key(name), sound_key(other)
    if one[:1] != another[:1] or one[-1:] != another[-1:]:
        return False
    return _ratio(one, another) >= LIKENESS_OF_SOUND


def digest_of(spelling: str, key: str) -> bytes:
    """What a posting is sorted by.

    `spelling`: "" for a name, "s" a Slavic and "a" an Arabic key, "v" sounds, "." a short form.
    """
    return blake2b(f"{spelling}:{key}".encode(), digest_size=DIGEST).digest()


@cache
def world_gazetteer() -> Gazetteer:
    """The gazetteer that the package carries."""
    with as_file(files("counterclaim.read").joinpath("gazetteer_index", "places.bin")) as path:
        return Gazetteer(path)


def zone_of(place: Place) -> str | None:
    """The IANA time zone of a place's clocks; None where the gazetteer does not tell, or a country has several."""
    found = world_gazetteer()
    for entry in found.named(place.name):
        if entry.id == place.gazetteer:
            return entry.zone
    return None
