"""The model's second opinion: it adds what no rule finds, ties counts that none ties, drops what it rules out."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.model.kind import Kind
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.happenings.happening import NO_ROLES, Happening, Roles
from counterclaim.read.happenings.leanings import Untied, may_count, with_leanings

PEOPLES = frozenset({Kind.KILLED, Kind.INJURED, Kind.DISPLACEMENT})


class Opinion:
    """Leanings by hand: `counted` for every number, `words` telling kinds; all else is unlikely, not ruled out."""

    def __init__(
        self, counted: dict[Kind, float] | None = None, words: dict[Kind, tuple[float, int]] | None = None
    ) -> None:
        self._counted, self._words = counted or {}, words or {}

    def of_number(self, word: int, noun: int) -> dict[Kind, float]:
        return {kind: self._counted.get(kind, 0.1) for kind in Kind}

    def told(self) -> dict[Kind, tuple[float, int]]:
        unheard = {kind: (max(0.1, self._counted.get(kind, 0.0)), 0) for kind in Kind}
        return unheard | self._words


def sentence(text: str, opinion: Opinion) -> Sentence:
    return replace(english_analyser().analyse(text)[0], leanings=opinion)


def place(read: Sentence, word: str) -> int:
    return next(one.index for one in read.words if one.text == word)


def test_a_count_that_no_rule_ties_makes_a_happening_at_the_verb_above_it() -> None:
    read = sentence("Nine villagers lay beneath the bricks.", Opinion(counted={Kind.KILLED: 0.9}))
    number, noun = place(read, "Nine"), place(read, "villagers")
    (found,) = with_leanings(read, (), [Untied(number, noun, PEOPLES)], ())
    assert (found.kind, read.words[found.trigger].text, found.leant) == (Kind.KILLED, "lay", frozenset({number}))
    assert found.roles.patients == (noun,)


def test_a_count_joins_the_happening_of_its_kind_that_stands_nearest() -> None:
    read = sentence("The blast killed a guard, with nine more beneath the bricks.", Opinion(counted={Kind.KILLED: 0.9}))
    killed = Happening(kind=Kind.KILLED, trigger=place(read, "killed"), roles=NO_ROLES)
    number = place(read, "nine")
    (found,) = with_leanings(read, (killed,), [Untied(number, number, PEOPLES)], ())
    assert (found.trigger, found.leant) == (killed.trigger, frozenset({number}))


def test_a_count_of_which_the_model_is_unsure_is_left_alone() -> None:
    read = sentence("Nine villagers lay beneath the bricks.", Opinion(counted={Kind.KILLED: 0.3}))
    assert with_leanings(read, (), [Untied(0, 1, PEOPLES)], ()) == ()


def test_a_word_that_the_model_is_sure_of_tells_a_happening_with_the_roles_of_its_verb() -> None:
    text = "Saboteurs blacked out the district."
    read = sentence(text, Opinion(words={Kind.OUTAGE: (0.97, 1)}))
    verb = place(read, "blacked")
    read = replace(read, leanings=Opinion(words={Kind.OUTAGE: (0.97, verb)}))
    (found,) = with_leanings(read, (), (), ())
    assert (found.kind, found.trigger) == (Kind.OUTAGE, verb)
    assert place(read, "district") in found.roles.patients


def test_a_kind_that_a_rule_found_is_not_told_twice() -> None:
    read = sentence("The blast killed a guard.", Opinion(words={Kind.KILLED: (0.99, 4)}))
    killed = Happening(kind=Kind.KILLED, trigger=place(read, "killed"), roles=NO_ROLES)
    assert with_leanings(read, (killed,), (), ()) == (killed,)


def test_words_of_saying_tell_nothing() -> None:
    read = sentence("He reported from the front.", Opinion(words={Kind.ASSAULT: (0.99, 1)}))
    assert with_leanings(read, (), (), (1,)) == ()


def test_a_rule_s_finding_that_the_model_all_but_rules_out_is_dropped() -> None:
    read = sentence("The strike at the factory enters its third week.", Opinion(words={Kind.STRIKE: (0.001, 1)}))
    strike = Happening(kind=Kind.STRIKE, trigger=place(read, "strike"), roles=NO_ROLES)
    assert with_leanings(read, (strike,), (), ()) == ()


def test_an_analyser_without_a_second_opinion_leaves_the_rules_alone() -> None:
    read = replace(english_analyser().analyse("The blast killed a guard.")[0], leanings=None)
    killed = Happening(kind=Kind.KILLED, trigger=place(read, "killed"), roles=NO_ROLES)
    assert with_leanings(read, (killed,), [Untied(place(read, "a"), place(read, "guard"), PEOPLES)], ()) == (killed,)


def test_a_count_that_the_model_all_but_rules_out_is_not_tied() -> None:
    read = sentence("The couple died while two of their sons hid.", Opinion(counted={Kind.KILLED: 0.001}))
    number = place(read, "two")
    assert not may_count(read, Kind.KILLED, number, number)
    assert may_count(read, Kind.DISPLACEMENT, number, number)
    assert may_count(replace(read, leanings=None), Kind.KILLED, number, number)


def test_what_the_sentence_does_not_bear_out_is_not_counted() -> None:
    opinion = Opinion(counted={Kind.KILLED: 0.9}, words={Kind.KILLED: (0.01, 1)})
    read = sentence("The unit has nine soldiers.", opinion)
    assert with_leanings(read, (), [Untied(place(read, "nine"), place(read, "soldiers"), PEOPLES)], ()) == ()


def test_what_a_rule_s_happening_is_about_tells_nothing_else() -> None:
    read = sentence("Rebels fired nine rockets.", Opinion(words={Kind.STRIKE: (0.99, 3)}))
    rockets = place(read, "rockets")
    roles = Roles(agents=(), patients=(rockets,), passive=False)
    launch = Happening(kind=Kind.LAUNCH, trigger=place(read, "fired"), roles=roles)
    assert with_leanings(read, (launch,), (), ()) == (launch,)


def test_a_count_counts_only_what_its_unit_lets_it() -> None:
    read = sentence("A mine lay on the road.", Opinion(counted={Kind.KILLED: 0.9, Kind.STRIKE: 0.8}))
    (found,) = with_leanings(read, (), [Untied(0, 1, frozenset({Kind.STRIKE}))], ())
    assert found.kind is Kind.STRIKE


def test_a_question_tells_nothing() -> None:
    read = sentence("Did nine villagers lie beneath the bricks?", Opinion(counted={Kind.KILLED: 0.9}))
    assert with_leanings(read, (), [Untied(1, 2, PEOPLES)], ()) == ()


def test_the_subject_does_what_somebody_must_do() -> None:
    aid = frozenset({Kind.AID})
    read = sentence("Norway signed off on nine launchers.", Opinion(counted={Kind.AID: 0.9}))
    (found,) = with_leanings(read, (), [Untied(place(read, "nine"), place(read, "launchers"), aid)], ())
    assert found.roles.agents == (place(read, "Norway"),)


def test_a_count_whose_unit_lets_it_count_nothing_is_left_alone() -> None:
    read = sentence("Nine villagers lay beneath the bricks.", Opinion(counted={Kind.KILLED: 0.9}))
    assert with_leanings(read, (), [Untied(0, 1, frozenset())], ()) == ()
