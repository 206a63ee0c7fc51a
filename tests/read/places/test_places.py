"""Places in sentences: own-written texts, tagged by hand; [..] is what the entity tags call a place, {..} a person."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from counterclaim.model.place import PlacePrecision
from counterclaim.read.grammar.analysis import ROOT, Sentence, Word
from counterclaim.read.places.places import PlaceFound, PlaceKind, find_places

ADPOSITIONS = {"in", "at", "near", "over", "on", "of", "from", "to", "into", "by", "outside", "around"}
DETERMINERS = {"the", "a", "an", "this", "that", "The"}
ADJECTIVES = {
    "northern",
    "eastern",
    "southern",
    "western",
    "regional",
    "northeastern",
    "Ukrainian",
    "Russian",
    "border",
}
MARKS = {"[": "LOC", "{": "PERSON", "<": "ORG"}
TOKEN = re.compile(r"['’]s\b|[\w’']*\w(?=['’]s\b)|[\w’'-]+|\S")


def upos_of(word: str, first: bool) -> str:
    if word in DETERMINERS:
        return "DET"
    if word.lower() in ADPOSITIONS:
        return "ADP"
    if word in ADJECTIVES:
        return "ADJ"
    if not word[0].isalpha():
        return "PUNCT"
    return "PROPN" if word[0].isupper() and not first else "NOUN"


def document_of(marked: str) -> tuple[str, list[Sentence]]:
    """The plain text of marked sentences, one a line, and the sentences; a stand-in for a parser."""
    text, sentences = "", []
    for index, line in enumerate(marked.strip().split("\n")):
        words: list[Word] = []
        label, inside = "", False
        start_of_line = len(text)
        for piece in re.split(r"([\[\]{}<>])", line.strip()):
            if piece in MARKS:
                label, inside = MARKS[piece], False
            elif piece and piece in "]}>":
                label = ""
            else:
                offset = len(text)
                text += piece
                for match in TOKEN.finditer(piece):
                    entity = f"{'I' if inside else 'B'}-{label}" if label else "O"
                    inside = bool(label)
                    upos = "PROPN" if label else upos_of(match.group(), not words)
                    words.append(make_word(len(words), match, offset, (upos, entity)))
        quote = text[start_of_line:]
        end = len(text)
        text += "\n"
        sentences.append(Sentence(index, index, start_of_line, end, quote, tuple(words), ((),) * len(words)))
    return text, sentences


def make_word(index: int, match: re.Match[str], offset: int, tags: tuple[str, str]) -> Word:
    return Word(
        index=index,
        text=match.group(),
        start=offset + match.start(),
        end=offset + match.end(),
        lemma=match.group().lower(),
        upos=tags[0],
        xpos="",
        head=ROOT,
        relation="root",
        entity=tags[1],
    )


def places_in(marked: str) -> list[PlaceFound]:
    text, sentences = document_of(marked)
    found = [mention for mentions in find_places(text, sentences) for mention in mentions]
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    return found


def one(marked: str, words: str) -> PlaceFound:
    return next(mention for mention in places_in(marked) if mention.text == words)


def test_a_city_has_its_country_region_and_point() -> None:
    kharkiv = one("Missiles hit [Kharkiv] overnight.", "Kharkiv").place
    assert kharkiv is not None
    assert (kharkiv.gazetteer, kharkiv.country, kharkiv.admin1) == ("geonames:706483", "UA", "Kharkiv Oblast")
    assert kharkiv.precision is PlacePrecision.SETTLEMENT


def test_a_region_word_makes_a_region_and_belongs_to_the_span() -> None:
    kursk = one("Drones were shot down over the [Kursk] region.", "Kursk region").place
    assert kursk is not None
    assert (kursk.name, kursk.precision) == ("Kursk Oblast", PlacePrecision.ADMIN1)


def test_a_series_before_regions_names_regions() -> None:
    found = places_in("Villages in the [Sumy], [Chernihiv] and [Kharkiv] regions were shelled.")
    assert [mention.place.name for mention in found if mention.place] == [
        "Sumy Oblast",
        "Chernihiv Oblast",
        "Kharkiv Oblast",
    ]


def test_the_city_of_names_a_city() -> None:
    assert one("A depot burned in the city of [Kaluga].", "Kaluga").is_settlement


def test_the_region_around_decides_between_villages_of_one_name() -> None:
    marked = "The towns of [Pivnichne] and Vyimka in [Ukraine]'s [Donetsk] region were taken."
    places = {mention.text: mention.place for mention in places_in(marked)}
    assert places["Pivnichne"] is not None
    assert places["Pivnichne"].admin1 == "Donetsk Oblast"
    assert places["Vyimka"] is not None
    assert places["Vyimka"].admin1 == "Donetsk Oblast"


def test_a_village_of_many_namesakes_stays_without_coordinates() -> None:
    krasne = one("[Ukraine] said that [Krasne] was shelled.", "Krasne")
    assert krasne.place is not None
    assert (krasne.place.name, krasne.place.gazetteer, krasne.place.latitude) == ("Krasne", None, None)
    assert krasne.ambiguous


def test_a_hamlet_in_an_unrelated_country_does_not_win() -> None:
    mention = one("The army of [Sudan] said that its men had entered [Hope].", "Hope")
    assert mention.place is not None
    assert mention.place.gazetteer is None


def test_a_name_that_the_gazetteer_lacks_keeps_its_words() -> None:
    place = one("Shells fell on [Zzyxqua] at dawn.", "Zzyxqua").place
    assert place is not None
    assert (place.name, place.gazetteer, place.latitude) == ("Zzyxqua", None, None)


@pytest.mark.parametrize(
    ("marked", "country"),
    [
        ("Protesters in [Tbilisi], [Georgia], marched.", "GE"),
        ("A storm hit [Atlanta], [Georgia], and [Savannah].", "US"),
    ],
)
def test_georgia_is_what_its_cities_say(marked: str, country: str) -> None:
    place = one(marked, "Georgia").place
    assert place is not None
    assert place.country == country


def test_a_person_named_like_a_country_is_no_place() -> None:
    assert not places_in("The match was opened by {Michael Jordan} himself.")


def test_a_demonym_leads_to_its_country() -> None:
    mention = one("He met a Ukrainian farmer.", "Ukrainian")
    assert mention.kind is PlaceKind.DEMONYM
    assert mention.place is not None
    assert mention.place.country == "UA"


@pytest.mark.parametrize(
    "marked", ["He thanked Ukrainian forces.", "He thanked the [Kyiv] mayor.", "The governor of [Kyiv] region spoke."]
)
def test_a_place_within_a_title_or_a_force_is_part_of_who(marked: str) -> None:
    assert places_in(marked)[0].in_name


def test_the_place_of_the_happening_is_not_part_of_who() -> None:
    assert not one("Two men were killed in [Kyiv].", "Kyiv").in_name


@pytest.mark.parametrize("words", ["Russian soil", "Russian territory", "Russian border regions"])
def test_a_countrys_ground_is_an_area_without_a_point(words: str) -> None:
    mention = one(f"They fought on {words}.", words)
    assert mention.kind is PlaceKind.AREA
    assert mention.place is not None
    assert (mention.place.country, mention.place.latitude) == ("RU", None)


def test_the_ukrainian_capital_is_kyiv() -> None:
    place = one("Explosions shook the Ukrainian capital.", "Ukrainian capital").place
    assert place is not None
    assert place.name == "Kyiv"


def test_a_part_of_a_country_is_an_area_of_it() -> None:
    mention = one("Fighting went on in eastern [Ukraine].", "eastern Ukraine")
    assert mention.kind is PlaceKind.AREA
    assert mention.place is not None
    assert (mention.place.country, mention.place.precision) == ("UA", PlacePrecision.AREA)


def test_a_facility_is_a_point_in_its_town() -> None:
    mention = one("Shells hit the [Kherson] railway station.", "Kherson railway station")
    assert mention.kind is PlaceKind.FACILITY
    assert mention.place is not None
    assert mention.place.precision is PlacePrecision.POINT
    assert mention.place.admin1 == "Kherson Oblast"


def test_a_bearing_is_relative() -> None:
    assert one("The village lies 19 miles north of [Kharkiv].", "Kharkiv").relative
    assert not one("The north of [Kharkiv] was hit.", "north of Kharkiv").relative


def test_the_city_is_the_city_named_last() -> None:
    found = places_in("[Kharkiv] was hit.\nA fire broke out in the city.")
    assert found[-1].kind is PlaceKind.ANAPHOR
    assert found[-1].antecedent == found[0].span
    assert found[-1].place == found[0].place


def test_the_region_is_the_region_named_last_or_the_one_around_the_town() -> None:
    named = places_in("The [Sumy] region was hit.\nFive villages of [Kupiansk] burn.\nPeople fled the region.")[
        -1
    ].place
    around = places_in("[Kharkiv] was hit.\nPeople fled the region.")[-1].place
    assert named is not None
    assert named.precision is PlacePrecision.ADMIN1
    assert around is not None
    assert around.name == "Kharkiv Oblast"


def test_the_regional_capital_is_the_seat_of_the_region() -> None:
    found = places_in("Shells fell on the [Belgorod] region.\nEight were hurt in the regional capital.")
    assert found[-1].place is not None
    assert found[-1].place.name == "Belgorod"


def test_the_city_without_a_city_before_it_is_nowhere() -> None:
    assert [mention.place for mention in places_in("A fire broke out in the city.")] == [None]


def test_a_mention_carries_the_zone_of_its_place() -> None:
    assert one("Drones reached [Voronezh] at night.", "Voronezh").zone == "Europe/Moscow"


def test_the_same_text_gives_the_same_places() -> None:
    marked = "[Kharkiv] and the [Kursk] region were hit.\nRussian forces left [Kupiansk].\nThe city burned."
    assert places_in(marked) == places_in(marked)


def test_a_distance_from_a_border_is_relative() -> None:
    assert one("The town lies 19 miles from the Russian border.", "Russian border").relative


def test_a_series_of_neighbourhoods_names_places_that_no_tag_sees() -> None:
    found = places_in("Rockets fell on Zzyxqua and Qwyxom neighborhoods at dawn.")
    assert [mention.text for mention in found] == ["Zzyxqua", "Qwyxom"]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("Shelling hit {Deir al-Zor} in [Syria] at dawn.", "Deir al-Zor"),
        ("Jets bombed {Binnish} at dawn, said a monitor in [Syria].", "Binnish"),
        ("Two people died in the [Ras al-Ain] area of [Syria].", "Ras al-Ain"),
        ("Two people died in the [Madaya] area of [Syria].", "Madaya"),
        ("They live in the town of [Qaryatain] in [Syria].", "Qaryatain"),
    ],
)
def test_towns_of_syria_are_found_as_newspapers_spell_them(marked: str, words: str) -> None:
    text, sentences = document_of(marked)
    sentences = [
        replace(
            sentence,
            words=tuple(
                replace(word, upos="VERB") if word.text in {"hit", "bombed"} else word for word in sentence.words
            ),
        )
        for sentence in sentences
    ]
    found = next(mention for here in find_places(text, sentences) for mention in here if mention.text == words)
    assert found.place is not None
    assert (found.place.country, found.is_settlement) == ("SY", True)


def test_a_person_who_was_met_is_no_town() -> None:
    found = places_in("The minister met {Binnish} at dawn, said a monitor in [Syria].")
    assert [mention.text for mention in found] == ["Syria"]


def test_what_was_struck_is_a_town_only_in_its_own_country() -> None:
    found = places_in("Jets bombed {Binnish} at dawn, said a monitor in [Peru].")
    assert [mention.text for mention in found] == ["Peru"]


@pytest.mark.parametrize(
    "marked", ["A shell hit [Nasser] hospital in [Gaza].", "A shell hit [Salah al-Din] Street in [Gaza]."]
)
def test_what_honours_a_person_is_not_where_he_is_called_so(marked: str) -> None:
    found = places_in(marked)[0]
    assert found.kind is PlaceKind.FACILITY
    assert found.place is not None
    assert found.place.country in {None, "PS"}
