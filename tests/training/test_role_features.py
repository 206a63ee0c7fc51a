"""What the analysis tells of a word beside the word that tells an event."""

from __future__ import annotations

from training.role_features import Around, features_of

from counterclaim.model.document import Document
from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.pages import page_of


def features(text: str, trigger: str, word: str, **around: dict[str, str]) -> set[str]:
    (mentions,) = page_of(Document.of(text, name="own"), english_analyser().analyse(text)).mentions
    places = {one.text: one.index for one in mentions.sentence.words}
    told = {kind: {places[name]: value for name, value in values.items()} for kind, values in around.items()}
    return set(features_of(mentions, places[trigger], Around(**told, earlier=5))[places[word]])


def test_the_road_in_the_tree_and_the_preposition_are_told() -> None:
    found = features("Rebels attacked a convoy with mortars.", "attacked", "mortars")
    assert {"road=obl>", "mark=with", "road=obl> mark=with", "verb=attack", "weapon=mortar", "far=+3"} <= found


def test_who_did_it_is_told_by_the_reader_s_roles() -> None:
    assert "role=agents" in features("Rebels attacked a convoy.", "attacked", "Rebels")
    assert "role=patients" in features("Rebels attacked a convoy.", "attacked", "convoy")


def test_the_road_goes_over_the_head_that_two_words_share() -> None:
    assert "road=nsubj>advcl" in features("Rebels stormed the base, killing four guards.", "killing", "Rebels")


def test_places_counted_words_and_filled_roles_are_told() -> None:
    text = "A bomb killed six farmers in Kabul."
    assert {"finder=place", "mark=in"} <= features(text, "killed", "Kabul")
    assert {"counted", "filled=Victim"} <= features(text, "killed", "farmers", filled={"farmers": "Victim"})
    assert "filled=none" in features(text, "killed", "bomb")


def test_a_word_belongs_to_the_nearest_event_above_it() -> None:
    text = "The attack wounded four guards who shot a rebel."
    others = {"shot": "Conflict.Attack"}
    assert "owner=this" in features(text, "wounded", "guards", others=others)
    assert "owner=Conflict.Attack" in features(text, "wounded", "rebel", others=others)
    assert "owner=none" in features(text, "shot", "guards")


def test_an_event_told_again_is_known() -> None:
    found = features("The attack wounded four guards.", "attack", "guards")
    assert {"again=3", "article=the verb=NOUN"} <= found
