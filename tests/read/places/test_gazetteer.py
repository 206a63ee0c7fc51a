"""The gazetteer: spellings, regions, countries, villages, zones."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.read.places.gazetteer import Feature, Gazetteer, Naming, world_gazetteer, zone_of
from counterclaim.read.places.names import arabic_key, folded, slavic_key, sound_key


def ids_of(name: str) -> set[str]:
    return {entry.id for entry in world_gazetteer().named(name) if entry.is_settlement}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kyiv", "Kiev"),
        ("Odesa", "Odessa"),
        ("Kharkiv", "Kharkov"),
        ("Luhansk", "Lugansk"),
        ("Mykolaiv", "Nikolaev"),
        ("Zaporizhzhia", "Zaporozhye"),
        ("Homs", "Hims"),
        ("Deir ez-Zor", "Deir al-Zour"),
        ("Deir ez-Zor", "Deir Ezzor"),
        ("Sanaa", "Sana'a"),
        ("Khan Younis", "Khan Yunis"),
        ("Raqqa", "Ar Raqqah"),
        ("El Fasher", "al-Fashir"),
        ("Kyiv", "Київ"),
        ("Belgorod", "Белгород"),
    ],
)
def test_usual_spellings_of_one_city_share_its_entry(one: str, other: str) -> None:
    assert ids_of(one) & ids_of(other)


def test_capitals_accents_hyphens_and_apostrophes_make_no_difference() -> None:
    assert folded("KHĀN-YŪNIS") == folded("Khan Yunis")
    assert folded("Mar’yinka") == folded("Mar'yinka") == "maryinka"
    assert folded("St. Petersburg") == folded("Saint Petersburg")


def test_slavic_spellings_of_one_name_share_a_key() -> None:
    assert slavic_key("Vyimka") == slavic_key("Vyyimka")
    assert slavic_key("Izium") == slavic_key("Izyum")
    assert slavic_key("Luhansk") == slavic_key("Lugansk")
    assert slavic_key("Kramatorsk") != slavic_key("Kremenchuk")


def test_arabic_spellings_of_one_name_share_their_consonants() -> None:
    assert arabic_key("Deir Ezzor") == arabic_key("Dayr az Zawr")
    assert arabic_key("al-Qamishli") == arabic_key("Qamishly")


def test_a_spelling_that_no_list_gives_is_still_known() -> None:
    names = {entry.name for entry in world_gazetteer().spelt_like("Khan Shaykhoun")}
    assert "Khan Shaykhun" in names
    assert all(entry.naming is Naming.LIKE for entry in world_gazetteer().spelt_like("Khan Shaykhoun"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al Mayadeen", "Mayādīn"),
        ("Zabadani", "Az Zabadānī"),
        ("Tell Abiad", "Tal Abyad"),
        ("Jabaliya", "Jabalia"),
        ("Hasakeh", "al-Hasakah"),
        ("Douma", "Duma"),
        ("Kfar Zeita", "Kafr Zayta"),
        ("Sheikh Zuwayd", "Ash Shaykh Zuwaid"),
        ("Mexmur", "Makhmour"),
    ],
)
def test_arabic_and_kurdish_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hama", "Homs"), ("Farab", "Farabi"), ("Jabal", "Jablah"), ("Madaya", "Mayadin"), ("Marib", "Maghrib")],
)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


@pytest.mark.parametrize(
    ("written", "shown", "country"),
    [
        ("Hawija", "Al Hawijah", "IQ"),
        ("Muqdadiya", "Al Miqdadiyah", "IQ"),
        ("Jisr al-Shughur", "Jisr ash Shughur", "SY"),
        ("Tarhouna", "Tarhuna", "LY"),
        ("Javanroud", "Javanrud", "IR"),
        ("Umm Rawaba", "Umm Ruwaba", "SD"),
    ],
)
def test_a_town_is_known_by_the_sounds_of_its_name(written: str, shown: str, country: str) -> None:
    world = world_gazetteer()
    assert not world.named(written)
    assert (shown, country) in {(entry.name, entry.country) for entry in world.spelt_like(written)}


@pytest.mark.parametrize(
    "word", ["Berths", "Monday", "Shelling", "Ministry", "Troops", "Warplanes", "Johnson", "Farabi"]
)
def test_no_english_word_or_person_sounds_like_a_town(word: str) -> None:
    assert not world_gazetteer().spelt_like(word)


def test_small_towns_quarters_and_camps_of_the_wars_are_there() -> None:
    world = world_gazetteer()
    (town,) = world.named("Aita al-Shaab")
    assert (town.place().gazetteer, town.country, town.place().precision) == (
        "area:aita-al-shaab-lb",
        "LB",
        PlacePrecision.SETTLEMENT,
    )
    assert {entry.feature for entry in world.named("Haret Hreik")} == {Feature.AREA}
    assert {entry.feature for entry in world.named("Kalma camp")} == {Feature.POINT}


def test_ukrainian_villages_are_there_in_latin_letters() -> None:
    (vyimka,) = world_gazetteer().named("Vyimka")
    assert (vyimka.country, vyimka.region_name) == ("UA", "Donetsk Oblast")
    assert vyimka.place().precision is PlacePrecision.SETTLEMENT


@pytest.mark.parametrize(
    ("name", "region", "country"),
    [
        ("Kursk Oblast", "Kursk Oblast", "RU"),
        ("North Darfur", "North Darfur State", "SD"),
        ("Gaza Strip", "Gaza Strip", "PS"),
        ("West Bank", "West Bank", "PS"),
        ("Crimea", "Crimea", "UA"),
        ("Khyber Pakhtunkhwa", "Khyber Pakhtunkhwa Province", "PK"),
        ("Texas", "Texas", "US"),
    ],
)
def test_first_level_regions_have_their_country(name: str, region: str, country: str) -> None:
    regions = [entry for entry in world_gazetteer().named(name) if entry.feature is Feature.REGION]
    assert (region, country) in {(entry.name, entry.country) for entry in regions}
    assert all(entry.place().precision is PlacePrecision.ADMIN1 for entry in regions)


def test_demonyms_and_short_names_lead_to_countries() -> None:
    world = world_gazetteer()
    assert {entry.country for entry in world.named("Ukrainians")} == {"UA"}
    assert world.named("U.S.")[0].country == "US"
    assert [entry.naming for entry in world.named("Emirati")] == [Naming.DEMONYM]


def test_waters_and_lands_are_areas() -> None:
    (sea,) = [entry for entry in world_gazetteer().named("Black Sea") if entry.feature is Feature.AREA]
    assert sea.place() == Place(
        name="Black Sea",
        gazetteer="area:black-sea",
        latitude=43.2,
        longitude=34.0,
        precision=PlacePrecision.AREA,
    )


def test_capitals_and_seats_are_known() -> None:
    world = world_gazetteer()
    capital = world.capital_of("UA")
    assert capital is not None
    assert capital.name == "Kyiv"
    kursk = next(entry for entry in world.named("Kursk Oblast") if entry.feature is Feature.REGION)
    seat = world.seat_of(kursk.region)
    assert seat is not None
    assert seat.name == "Kursk"


def test_a_place_has_the_zone_of_its_clocks() -> None:
    world = world_gazetteer()
    kharkiv = max(world.named("Kharkiv"), key=lambda entry: entry.is_settlement)
    assert zone_of(kharkiv.place()) in {"Europe/Kyiv", "Europe/Kiev"}
    assert zone_of(world.named("Russia")[0].place()) is None
    assert zone_of(Place(name="Nowhere at all")) is None


def test_no_capitalised_word_of_plain_english_is_a_country_or_a_region() -> None:
    words = ("The", "Drones", "Monday", "Officials", "Among", "Ministry", "General", "Staff", "Telegram")
    found = [entry for word in words for entry in world_gazetteer().named(word)]
    assert not [entry for entry in found if entry.feature in (Feature.COUNTRY, Feature.REGION)]


def test_another_file_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "places.bin"
    wrong.write_bytes(b"not a gazetteer")
    with pytest.raises(CounterclaimError, match=r"places\.bin"):
        Gazetteer(wrong)
