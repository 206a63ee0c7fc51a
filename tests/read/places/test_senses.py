"""Which of many places one name means: own-written texts, read by the shipped model."""

from __future__ import annotations

import pytest

from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.places.evidence import Evidence
from counterclaim.read.places.gazetteer import Entry, Feature, world_gazetteer
from counterclaim.read.places.places import find_places
from counterclaim.read.places.ranking import Asked, ranked


def where(text: str) -> dict[str, tuple[str | None, str | None]]:
    """Each mention's words with the country and the first-level region that they were put in."""
    found = find_places(text, english_analyser().analyse(text))
    places = [(mention.text, mention.place) for sentence in found for mention in sentence]
    return {words: (place.country, place.admin1) for words, place in places if place is not None}


def settlement(name: str, region: str) -> Entry:
    """The largest settlement of this name in a region."""
    return next(e for e in world_gazetteer().named(name) if e.is_settlement and e.region_name == region)


@pytest.mark.parametrize("state", ["Ky.", "KY", "Kentucky"])
def test_a_short_form_after_a_town_says_which_town(state: str) -> None:
    found = where(f"A man from Paris, {state}, was hurt in the blast on Monday.")
    assert found["Paris"] == ("US", "Kentucky")


def test_a_short_form_without_points_or_comma_is_no_region() -> None:
    assert "IN" not in where("The army moved IN on Monday, residents of Basra said.")


def test_counties_in_a_series_are_counties() -> None:
    found = where("Homes burned in Laurel and Knox counties on Monday, officials in Corbin, Ky., said.")
    assert found["Laurel"] == found["Knox"] == ("US", "Kentucky")


def test_the_places_around_say_which_namesake_is_meant() -> None:
    ontario = where("London police searched houses in Ontario. Officers from Windsor and Kitchener went to London.")
    assert ontario["London"] == ("CA", "Ontario")
    assert where("London police searched houses. Officers from Kent went to London.")["London"][0] == "GB"


def test_a_city_is_meant_before_the_region_that_is_named_after_it() -> None:
    text = "Two people died in Kherson. The Kherson region was shelled 40 times, Ukraine's governor said."
    found = find_places(text, english_analyser().analyse(text))
    kinds = [mention.place.precision.value for sentence in found for mention in sentence if mention.place]
    assert kinds[:2] == ["settlement", "admin1"]


def test_probabilities_sum_to_one_and_the_document_moves_them() -> None:
    asked = Asked("springfield", world_gazetteer().named("Springfield"))
    alone = ranked(asked, None)
    assert sum(odds for odds, _ in alone) == pytest.approx(1)
    evidence = Evidence()
    evidence.add("chicago", [(settlement("Chicago", "Illinois"), 1.0)])
    evidence.add("peoria", [(settlement("Peoria", "Illinois"), 1.0)])
    assert ranked(asked, evidence)[0][1].region_name == "Illinois"


def test_a_name_is_no_evidence_for_itself() -> None:
    evidence = Evidence()
    paris = settlement("Paris", "Texas")
    evidence.add("paris", [(paris, 1.0)])
    assert evidence.shares(paris, "paris") == (0.0, 0.0, 0.0)
    assert evidence.nearness(paris, "paris") == 0.0
    assert evidence.shares(paris, "dallas")[0] == 1.0
    assert evidence.nearness(paris, "dallas") == pytest.approx(1.0)


def test_counties_and_regions_carry_their_geonames_ids() -> None:
    world = world_gazetteer()
    (county,) = [entry for entry in world.named("Los Angeles County") if entry.feature is Feature.DISTRICT]
    assert (county.id, county.place().precision.value) == ("geonames:5368381", "district")
    (region,) = [entry for entry in world.named("Kharkiv Oblast") if entry.feature is Feature.REGION]
    assert region.id == "geonames:706482"
    assert [entry.name for entry in world.abbreviated("B.C.")] == ["British Columbia"]
