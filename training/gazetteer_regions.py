"""Reads regions into rows: first-level regions everywhere, and the counties of the United States and Britain."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.read.places.gazetteer import Feature, Naming
from counterclaim.read.places.names import folded
from training.gazetteer_rows import HERE, REGION_WORDS, Row, building, by, geonames, middle, most_usual, table


def lines_of(name: str) -> Iterator[list[str]]:
    """The fields of each line of a tab-separated table beside this script, its head left out."""
    for line in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def region_ids() -> dict[tuple[str | None, str], int]:
    """The GeoNames id of each first-level region."""
    known: dict[tuple[str | None, str], int] = {
        (country, code): int(key) for country, code, key in lines_of("admin1_ids")
    }
    return known | {("US", code): state["geonameid"] for code, state in geonames("us_states").items()}


def regions(rows: list[Row]) -> Iterator[Row]:
    """Every first-level region whose name is known."""
    names = table("regions")
    names["US"] = {code: state["name"] for code, state in geonames("us_states").items()}
    ids, short, centres = region_ids(), table("abbreviations"), table("countries")["region_centres"]
    after_largest = set(names.pop("named_after_largest")["countries"])
    for region, inside in sorted(by(rows, lambda row: row.region).items(), key=lambda item: (item[0][0], item[0][1])):
        country, code = region
        largest = max(inside, key=lambda row: (row.population, row.key)).name
        line = names.get(country, {}).get(code)
        if line is None and country in after_largest:
            line = largest
        if line is None:
            continue
        first, *others = (part.strip() for part in line.split(";"))
        preferred = {other.removesuffix("!") for other in others if other.endswith("!")}
        stems = dict.fromkeys([REGION_WORDS.sub("", first), *(other.removesuffix("!") for other in others)])
        general = set(building()["too_general"])
        telling = [stem for stem in stems if stem.lower() not in general and not first.endswith(" City")]
        namings = ((stem, Naming.PREFERRED if stem in preferred else Naming.STEM) for stem in telling if stem != first)
        whole = Naming.STEM if folded(first) == folded(largest) else Naming.NAME
        yield Row(
            key=ids.get(region, 0),
            name=first.removesuffix(" City"),
            feature=Feature.REGION,
            region=region,
            at=tuple(centres.get(f"{country}.{code}") or middle(inside)),
            short=tuple(short[country][code] + [code] * (country == "US")) if code in short.get(country, {}) else (),
            population=sum(row.population for row in inside if row.population < 30_000_000),
            zone=most_usual(row.zone for row in inside),
            names=((first, whole), *namings),
        )


def districts(rows: list[Row]) -> Iterator[Row]:
    """The counties of the United States and Britain, Louisiana's parishes, Alaska's boroughs."""
    zones = {
        region: most_usual(row.zone for row in inside) for region, inside in by(rows, lambda row: row.region).items()
    }
    for country, code, key, name, latitude, longitude in lines_of("second_level"):
        names = [(name, Naming.NAME)]
        if name.endswith(" County"):
            names.append((name.removesuffix("unty") + ".", Naming.ALTERNATE))
        if name.endswith((" County", " Parish")):
            names.append((name.rsplit(" ", 1)[0], Naming.STEM))
        yield Row(
            key=int(key),
            name=name,
            feature=Feature.DISTRICT,
            region=(country, code),
            at=(float(latitude), float(longitude)),
            zone=zones.get((country, code)),
            names=tuple(names),
        )
