"""WikiEvents: both forms as they are read, what the finders fill, what is counted, and what is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from evaluation.wikievents import Tally, count_event, predicted_rows, read_all, scores
from evaluation.wikievents_documents import CodedArgument, coded_document, joined
from evaluation.wikievents_finders import filled
from evaluation.wikievents_words import ReadDocument, read_document

from counterclaim.read.grammar.onnx_analysis import english_analyser

Told = tuple[str, str, tuple[tuple[str, str], ...]]
"""An event of an example: its type, the words that tell it, and roles with the words that fill them."""


def published(*sentences: str, events: tuple[Told, ...] = ()) -> dict[str, Any]:
    """A row of the published form, its words parted by spaces; words stand where they come first."""
    tokens = [word for sentence in sentences for word in sentence.split()]
    numbers = [number for number, sentence in enumerate(sentences) for _ in sentence.split()]

    def placed(words: str) -> dict[str, Any]:
        parts = words.split()
        start = next(place for place in range(len(tokens)) if tokens[place : place + len(parts)] == parts)
        return {"start": start, "end": start + len(parts), "text": words, "sent_idx": numbers[start]}

    named = list(dict.fromkeys(words for _, _, roles in events for _, words in roles))
    return {
        "doc_id": "own",
        "tokens": tokens,
        "sentences": [[[[word, 0, 0] for word in sentence.split()], sentence] for sentence in sentences],
        "entity_mentions": [{"id": f"own-T{number}"} | placed(words) for number, words in enumerate(named)],
        "event_mentions": [
            {
                "event_type": kind,
                "trigger": placed(trigger),
                "arguments": [
                    {"role": role, "entity_id": f"own-T{named.index(words)}", "text": words} for role, words in roles
                ],
            }
            for kind, trigger, roles in events
        ],
    }


def read(row: dict[str, Any]) -> ReadDocument:
    return read_document(coded_document(row), english_analyser())


KILLED: Told = ("Life.Die.Unspecified", "killed", (("Victim", "soldiers"), ("Killer", "Ivan Petrov")))
SENTENCE = "Two soldiers were killed by Ivan Petrov near Lviv ."


def test_the_published_form_points_to_mentions() -> None:
    coded = coded_document(published("It was calm .", SENTENCE, events=(KILLED,)))
    (event,) = coded.events
    assert event.family == "death"
    assert coded.words(event.trigger) == "killed"
    assert [(one.role, coded.words(one.span)) for one in event.arguments] == [
        ("Victim", "soldiers"),
        ("Killer", "Ivan Petrov"),
    ]


def test_bare_tokens_become_a_readable_text() -> None:
    text, spans = joined(
        ["He", "said", "“", "we", "don", "’", "t", "know", ",", "”", "a", "well", "-", "kept", "secret", "."]
    )
    assert text == "He said “we don’t know,” a well-kept secret."
    assert text[slice(*spans[11])] == "well"


def simplified(*events: dict[str, Any]) -> dict[str, Any]:
    text = "The attack came at dawn . A second attack on a mall wounded four guards . Then a shell exploded ."
    tokens = text.split()
    first = [tokens.index(one["trigger"]["text"]) if one["trigger"]["text"] in tokens else 0 for one in events]
    for event, place in zip(events, first, strict=True):
        event["trigger"] |= {"start_idx": place, "end_idx": place + 1}
    return {"docid": "own", "tokens": tokens, "sentences": [text], "event_mentions": list(events)}


def event_of(kind: str, trigger: str, **roles: str) -> dict[str, Any]:
    arguments = [{"role": role, "text": words} for role, words in roles.items()]
    return {"event_type": kind, "trigger": {"text": trigger}, "arguments": arguments}


def test_a_trigger_stands_where_its_arguments_are() -> None:
    row = simplified(event_of("Conflict.Attack", "attack", Target="mall"), event_of("Conflict.Attack", "attack"))
    coded = coded_document(row)
    with_target, without = coded.events
    assert coded.text[coded.tokens[with_target.trigger[0]][0] :].startswith("attack on a mall")
    assert coded.text[coded.tokens[without.trigger[0]][0] :].startswith("attack came at dawn")
    assert [(one.role, coded.words(one.span)) for one in with_target.arguments] == [("Target", "mall")]


def test_a_lost_last_letter_is_given_back() -> None:
    coded = coded_document(simplified(event_of("Life.Injure", "wounded", Place="mal")))
    assert [coded.words(one.span) for one in coded.events[0].arguments] == ["mall"]


def test_a_trigger_that_stands_nowhere_is_left_out() -> None:
    assert coded_document(simplified(event_of("Life.Injure", "maimed"))).events == ()


def test_the_head_of_a_name_is_its_last_word_and_of_a_phrase_its_noun() -> None:
    found = read(published(SENTENCE))
    tokens = SENTENCE.split()
    assert tokens[found.head((5, 7))] == "Petrov"
    assert tokens[found.head((0, 2))] == "soldiers"
    assert found.span_of(*found.words[6]) in ((5, 7), (6, 7))


def test_an_argument_is_identified_by_its_head_and_classified_by_its_role() -> None:
    found = read(published(SENTENCE, events=(KILLED,)))
    (event,) = found.coded.events
    tally = Tally()
    told = (CodedArgument("Victim", (0, 2)), CodedArgument("Injurer", (6, 7)), CodedArgument("Place", (8, 9)))
    count_event(found, event, told, tally)
    assert (tally.coded, tally.found, tally.identified, tally.classified) == (2, 3, 2, 1)
    assert (tally.identification(), tally.classification()) == (0.8, 0.4)


def test_an_argument_found_twice_is_right_once() -> None:
    found = read(published(SENTENCE, events=(KILLED,)))
    tally = Tally()
    count_event(found, found.coded.events[0], (CodedArgument("Victim", (1, 2)), CodedArgument("Killer", (0, 2))), tally)
    assert (tally.found, tally.identified, tally.classified) == (2, 1, 1)


FILLED = [
    ("Life.Die", "killed", "Gunmen killed six farmers in the village .", {"Gunmen": "Killer", "farmers": "Victim"}),
    ("Life.Die", "killed", "A bomb killed six farmers .", {"farmers": "Victim"}),
    ("Life.Die", "killed", "Dozens of farmers were killed by nightfall .", {"farmers": "Victim"}),
    ("Life.Injure", "wounded", "Three were killed and nine wounded .", {"nine": "Victim"}),
    ("Life.Die", "deaths", "The general is blamed for the deaths of two nurses .", {"nurses": "Victim"}),
    ("Conflict.Attack", "attacked", "Rebels attacked a convoy .", {"Rebels": "Attacker", "convoy": "Target"}),
    ("Conflict.Attack", "exploded", "A car bomb exploded in Kabul .", {"bomb": "ExplosiveDevice", "Kabul": "Place"}),
    (
        "Conflict.Attack",
        "attack",
        "The attack by rebels on a convoy failed .",
        {"rebels": "Attacker", "convoy": "Target"},
    ),
    ("Conflict.Attack", "bombing", "The rebels carried out the bombing .", {"rebels": "Attacker"}),
    ("Conflict.Attack", "bombings", "The Paris bombings changed everything .", {"Paris": "Place"}),
    ("Conflict.Attack", "attacked", "Rebels attacked a patrol with rifles .", {"rifles": "Instrument"}),
]


@pytest.mark.parametrize(("kind", "trigger", "sentence", "roles"), FILLED)
def test_the_finders_fill_roles(kind: str, trigger: str, sentence: str, roles: dict[str, str]) -> None:
    found = read(published(sentence, events=((kind, trigger, ()),)))
    told = {found.coded.words(one.span): one.role for one in filled(found, found.coded.events[0])}
    assert roles.items() <= told.items()
    if kind != "Conflict.Attack":
        assert told == roles


def test_other_events_are_left_alone() -> None:
    found = read(published("Police met the mayor .", events=(("Contact.Contact.Meet", "met", ()),)))
    assert filled(found, found.coded.events[0]) == ()


def test_predictions_are_written_in_the_file_s_own_form_and_score_like_the_system(tmp_path: Path) -> None:
    row = published("Gunmen killed six farmers in Darfur .", events=(("Life.Die", "killed", (("Victim", "farmers"),)),))
    given, written = tmp_path / "given.jsonl", tmp_path / "written.jsonl"
    given.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (found,) = predicted_rows(given, read_all(given), filled)
    written.write_text(json.dumps(found) + "\n", encoding="utf-8")
    (event,) = found["event_mentions"]
    assert [(one["role"], one["text"]) for one in event["arguments"]] == [("Killer", "Gunmen"), ("Victim", "farmers")]
    assert {one["entity_id"] for one in event["arguments"]} == {one["id"] for one in found["entity_mentions"]}
    assert scores(written)["death_classification"] == 1.0
    assert scores(given)["together_identification"] == pytest.approx(2 / 3)


def test_simplified_rows_keep_their_form(tmp_path: Path) -> None:
    given = tmp_path / "given.jsonl"
    given.write_text(json.dumps(simplified(event_of("Life.Injure", "wounded"))) + "\n", encoding="utf-8")
    (found,) = predicted_rows(given, read_all(given), filled)
    assert {"role": "Victim", "text": "guards"} in found["event_mentions"][0]["arguments"]
