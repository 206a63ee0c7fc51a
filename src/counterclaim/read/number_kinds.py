"""Tells which numbers count nothing of a war: years, dates, ages, distances, model numbers and the like."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache

from counterclaim.read.atoms import DASHES, SPACE, Passage
from counterclaim.read.counted import Measure, Noun
from counterclaim.read.knowledge_files import knowledge
from counterclaim.read.numerals import Numeral, cardinals
from counterclaim.read.weapon_words import names_weapon, weapon_lexicon


class NumberKind(StrEnum):
    """What a number is; `count` alone counts something."""

    COUNT = "count"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    AGE = "age"
    DURATION = "duration"
    DISTANCE = "distance"
    AREA = "area"
    SIZE = "size"
    TEMPERATURE = "temperature"
    PERCENT = "percent"
    MULTIPLIER = "multiplier"
    FRACTION = "fraction"
    SPORT = "sport"
    RANK = "rank"
    ORDINAL = "ordinal"
    MODEL = "model"
    LABEL = "label"
    MODIFIER = "modifier"
    SCORE = "score"
    PHONE = "phone"
    LIST = "list"
    ADDRESS = "address"
    PRONOUN = "pronoun"
    EARLIER = "earlier"
    ARTICLE = "article"
    BARE = "bare"


@cache
def _words(table: str, key: str = "words") -> frozenset[str]:
    return frozenset(knowledge("numbers")[table][key])


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(knowledge("numbers")["lists"][key])


def _before(passage: Passage, numeral: Numeral) -> str:
    return passage.text(numeral.first - 1)


def _in_digits(passage: Passage, numeral: Numeral) -> bool:
    return passage.atoms[numeral.end - 1].is_number or passage.atoms[numeral.first].is_number


def _glue(passage: Passage, index: int) -> str:
    return passage.atoms[index].glue if 0 <= index < len(passage.atoms) else SPACE


def _ordinal(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "the 47th"."""
    tied = _glue(passage, numeral.end) == ""
    return NumberKind.ORDINAL if tied and passage.text(numeral.end) in ("st", "nd", "rd", "th", "d") else None


def _time(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "10:30", "5 a.m."."""
    if not _in_digits(passage, numeral):
        return None
    colon_after = (
        passage.text(numeral.end) == ":"
        and _glue(passage, numeral.end) == ""
        and passage.text(numeral.end + 1)[:1].isdigit()
    )
    colon_before = (
        _before(passage, numeral) == ":"
        and _glue(passage, numeral.first) == ""
        and passage.text(numeral.first - 2)[:1].isdigit()
    )
    if (colon_after and _glue(passage, numeral.end + 1) == "") or (
        colon_before and _glue(passage, numeral.first - 1) == ""
    ):
        return NumberKind.TIME
    after = passage.texts(numeral.end, numeral.end + 3)
    is_time = after[:1] in (("am",), ("pm",), ("a.m.",), ("p.m.",), ("gmt",), ("utc",), ("bst",)) or after[1:2] in (
        ("gmt",),
        ("utc",),
    )
    return NumberKind.TIME if is_time or after[:2] == ("local", "time") or after[:2] == ("o", "'clock") else None


def _date(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "Aug. 6", "6 August", "1/9", "01.06.2016"."""
    if not _in_digits(passage, numeral):
        return None
    before, back = _before(passage, numeral), numeral.first - 1
    if before in (".", ","):
        before, back = passage.text(back - 1), back - 1
    if before[:1].isdigit() and passage.text(back - 1) in _words("months") and _is_month(passage, back - 1):
        return NumberKind.DATE
    low, after = numeral.low, passage.text(numeral.end)
    day = low <= 31 or 1900 <= low <= 2100
    if before in _words("months") and day and _is_month(passage, back):
        return NumberKind.DATE
    if after == "of":
        after = passage.text(numeral.end + 1)
    if low <= 31 and after in _words("months") and _is_month(passage, numeral.end):
        return NumberKind.DATE
    if "/" in (_glue(passage, numeral.first), _glue(passage, numeral.end)):
        return NumberKind.DATE
    dotted = (
        passage.text(numeral.end) == "."
        and _glue(passage, numeral.end) == ""
        and passage.text(numeral.end + 1).isdigit()
    )
    leading_zero = (
        passage.atoms[numeral.first].text[0] == "0" and len(passage.atoms[numeral.first].text) > 1 and numeral.low >= 1
    )
    return NumberKind.DATE if (dotted and _glue(passage, numeral.end + 1) == "") or leading_zero else None


def _is_month(passage: Passage, index: int) -> bool:
    """Whether a word that may be a month is one: "May" the verb and "march" have their letters small."""
    if passage.text(index) not in _words("months", "may_be_other"):
        return True
    atom = passage.atoms[index]
    return passage.sentence.text[atom.start - passage.sentence.start].isupper()


def _year(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "in 2014", "2022-23"; four digits before a listed noun are a count unless a preposition of time leads."""
    atom = passage.atoms[numeral.first]
    if not (len(atom.text) == 4 and atom.text.isdigit() and 1800 <= float(atom.text) <= 2100):
        return None
    if atom.glue in DASHES and atom.glue != "" and numeral.first > 0:
        return NumberKind.YEAR
    led = _before(passage, numeral) in _words("years", "before") or _before(passage, numeral) in _words("months")
    followed = passage.upos(numeral.end) in ("NOUN", "ADJ", "PROPN") and not numeral.range
    return None if followed and not led else NumberKind.YEAR


def _age(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "45-year-old", "aged 45", "Anna, 45,", "under 18"."""
    after = passage.texts(numeral.end, numeral.end + 3)
    if after[:2] in (
        ("year", "old"),
        ("years", "old"),
        ("month", "old"),
        ("months", "old"),
        ("day", "old"),
    ) or after in (("years", "of", "age"), ("years", "of", "ages")):
        return NumberKind.AGE
    before, second = _before(passage, numeral), passage.text(numeral.first - 2)
    if before in ("aged", "age", "ages") or (before in ("of", "between") and second in ("age", "ages", "aged")):
        return NumberKind.AGE
    if numeral.low > 110 or passage.upos(numeral.end) in ("NOUN", "ADJ", "PROPN", "VERB", "NUM"):
        return None
    named = passage.upos(numeral.first - 2) == "PROPN" or passage.xpos(numeral.first - 2) in ("NN", "NNP")
    if before in (",", "(") and named and passage.text(numeral.end) in (",", ")", ".") and _in_digits(passage, numeral):
        return NumberKind.AGE
    young = (
        before in ("under", "over", "below", "above")
        and passage.upos(numeral.first - 2) == "NOUN"
        and numeral.low in (5, 10, 12, 14, 15, 16, 18, 60, 65)
    )
    return NumberKind.AGE if young else None


def _model(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "S-400", "155mm", "TB2", "Shahed 136": digits tied to letters, or inside a weapon's name."""
    if not passage.atoms[numeral.first].is_number or numeral.money:
        return None
    before = passage.text(numeral.first - 1) if numeral.first else ""
    if before[:1].isalpha() and _glue(passage, numeral.first) != SPACE:
        return NumberKind.MODEL
    for first in range(max(0, numeral.first - 4), numeral.first + 1):
        hit = weapon_lexicon().longest(passage.atoms, first)
        if hit is not None and numeral.first < hit.end and names_weapon(passage.atoms, hit):
            return NumberKind.MODEL
    return None


def _label(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "Resolution 2254", "No. 4", "Channel 12"."""
    before, back = _before(passage, numeral), numeral.first - 1
    if before == "." and passage.text(back - 1) in ("no", "nos", "fig", "art", "vol") and _glue(passage, back) == "":
        return NumberKind.LABEL
    if before in ("№", "#", "@"):
        return NumberKind.LABEL
    if before == "no" and numeral.first > 0 and _in_digits(passage, numeral):
        return NumberKind.LABEL
    if not (passage.atoms[numeral.first].is_number or passage.atoms[numeral.first].text in cardinals()) or back < 0:
        return None
    worded = not passage.atoms[numeral.first].is_number
    name = _capital(passage, back) and (not worded or _capital(passage, numeral.first))
    listed = before in _words("labels") and (name or (not worded and passage.upos(back) in ("NOUN", "PROPN")))
    return NumberKind.LABEL if listed and not _noun_next(passage, numeral) else None


def _capital(passage: Passage, index: int) -> bool:
    return passage.sentence.text[passage.atoms[index].start - passage.sentence.start].isupper()


def _noun_next(passage: Passage, numeral: Numeral) -> bool:
    return passage.upos(numeral.end) in ("NOUN", "ADJ") and passage.text(numeral.end) not in _words("stops")


def _listing(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "1. Russia …", "[12]"."""
    before, after = _before(passage, numeral), passage.text(numeral.end)
    if before == "[" and after == "]":
        return NumberKind.LIST
    opens = numeral.first == 0 and after in (".", ")") and numeral.end < len(passage.atoms) - 1
    return NumberKind.LIST if opens and passage.atoms[0].is_number else None


def _phone(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """Long runs of digits without commas."""
    text = passage.atoms[numeral.first].text
    longest = text.isdigit() and len(text) >= 8
    return (
        NumberKind.PHONE
        if longest or (_before(passage, numeral) == "+" and _glue(passage, numeral.first) == "" and len(text) >= 3)
        else None
    )


def _address(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "12 Shevchenko Street"."""
    if not _in_digits(passage, numeral) or passage.upos(numeral.end) != "PROPN":
        return None
    named = any(
        passage.text(at) in _listed("streets") and _capital(passage, at)
        for at in range(numeral.end + 1, numeral.end + 4)
        if at < len(passage.atoms)
    )
    return NumberKind.ADDRESS if named else None


def _score(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "3-1": two numbers with a dash that are no range."""
    if numeral.range:
        return None
    dashed = [at for at in (numeral.first, numeral.end) if _glue(passage, at) in DASHES and _glue(passage, at) != ""]
    tied = [at for at in dashed if passage.text(at)[:1].isdigit() and passage.text(at - 1)[:1].isdigit()]
    return NumberKind.SCORE if tied else None


def _tied_on(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "31-vehicle convoy", "two-day", "two-thirds", "50kg": tied to the word after it."""
    glue, after = _glue(passage, numeral.end), passage.text(numeral.end)
    if numeral.end >= len(passage.atoms) or glue == SPACE or numeral.indefinite or numeral.money:
        return None
    if after in ("thirds", "third", "quarters", "fifths", "quarter", "tenths", "half"):
        return NumberKind.FRACTION
    if glue != "" and after[:1].isalpha() and after not in ("plus", "odd", "some"):
        return NumberKind.MODIFIER
    return NumberKind.SIZE if after[:1].isalpha() and after not in ("km",) else None


def _idle_one(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "one" as a pronoun, and "one of the largest"."""
    if passage.texts(numeral.first, numeral.end) != ("one",):
        return None
    before, after = _before(passage, numeral), passage.text(numeral.end)
    led = (before in _listed("one_led") or passage.xpos(numeral.first - 1) == "JJ") and passage.upos(
        numeral.end
    ) not in ("NOUN", "ADJ", "PROPN")
    if led or (after in _listed("one_idle") and before != "including"):
        return NumberKind.PRONOUN
    if after != "of":
        return None
    ahead = passage.texts(numeral.end + 1, numeral.end + 6)
    tags = [passage.xpos(at) for at in range(numeral.end + 1, numeral.end + 6)]
    if set(ahead) & _listed("superlatives") or "JJS" in tags or "RBS" in tags:
        return NumberKind.PRONOUN
    return None


def _earlier(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "up from 12 to 15": what it rose from."""
    to_number = passage.text(numeral.end) == "to" and (
        passage.text(numeral.end + 1)[:1].isdigit() or passage.text(numeral.end + 1) in cardinals()
    )
    led = _before(passage, numeral) == "from"
    return NumberKind.EARLIER if led and (to_number or passage.text(numeral.first - 2) == "up") else None


CHECKS: tuple[Callable[[Passage, Numeral], NumberKind | None], ...] = (
    _ordinal, _time, _date, _year, _age, _model, _listing, _phone, _label, _address, _score, _tied_on, _idle_one, _earlier,
)  # fmt: skip


def kind_by_form(passage: Passage, numeral: Numeral) -> NumberKind:
    """What a number is by its own form and the words beside it; `count` where nothing speaks against it."""
    if not numeral.plain:
        return NumberKind.COUNT
    checks = (check(passage, numeral) for check in CHECKS)
    return next((kind for kind in checks if kind is not None), NumberKind.COUNT)


def kind_by_noun(numeral: Numeral, noun: Noun | None) -> NumberKind:
    """What a number is by the noun after it: "three days" is a duration."""
    if noun is not None and isinstance(noun.meaning, Measure):
        return NumberKind(noun.meaning.value)
    whole = numeral.low == int(numeral.low) or numeral.money
    square = noun is not None and noun.meaning == "square_km"
    return NumberKind.COUNT if whole or square else NumberKind.SIZE
