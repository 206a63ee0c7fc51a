"""Numbers that are dates, times, ages, ordinals and the like, told by their own form and their neighbours."""

from __future__ import annotations

from counterclaim.read.counts.number_words import NumberKind, Numeral, number_list
from counterclaim.read.grammar.atoms import DASHES, Passage


def in_digits(passage: Passage, numeral: Numeral) -> bool:
    """Whether the number is written in digits."""
    return passage.atoms[numeral.end - 1].is_number or passage.atoms[numeral.first].is_number


def ordinal(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "the 47th"."""
    tied = passage.glue(numeral.end) == ""
    return NumberKind.ORDINAL if tied and passage.text(numeral.end) in ("st", "nd", "rd", "th", "d") else None


def time_of_day(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "10:30", "5 a.m."."""
    if not in_digits(passage, numeral):
        return None
    colon_after = (
        passage.text(numeral.end) == ":"
        and passage.glue(numeral.end) == ""
        and passage.text(numeral.end + 1)[:1].isdigit()
    )
    colon_before = (
        passage.text(numeral.first - 1) == ":"
        and passage.glue(numeral.first) == ""
        and passage.text(numeral.first - 2)[:1].isdigit()
    )
    if (colon_after and passage.glue(numeral.end + 1) == "") or (
        colon_before and passage.glue(numeral.first - 1) == ""
    ):
        return NumberKind.TIME
    after = passage.texts(numeral.end, numeral.end + 3)
    is_time = after[:1] in (("am",), ("pm",), ("a.m.",), ("p.m.",), ("gmt",), ("utc",), ("bst",)) or after[1:2] in (
        ("gmt",),
        ("utc",),
    )
    return NumberKind.TIME if is_time or after[:2] == ("local", "time") or after[:2] == ("o", "'clock") else None


def date(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "Aug. 6", "6 August", "1/9", "01.06.2016"."""
    if not in_digits(passage, numeral):
        return None
    before, back = passage.text(numeral.first - 1), numeral.first - 1
    if before in (".", ","):
        before, back = passage.text(back - 1), back - 1
    if before[:1].isdigit() and passage.text(back - 1) in number_list("months") and _is_month(passage, back - 1):
        return NumberKind.DATE
    low, after = numeral.low, passage.text(numeral.end)
    day = low <= 31 or 1900 <= low <= 2100
    dated = passage.text(back - 1).isdecimal() and len(passage.text(back - 1)) <= 2 and low < 100
    if before in number_list("months") and day and not dated and _is_month(passage, back):
        return NumberKind.DATE
    if after == "of":
        after = passage.text(numeral.end + 1)
    if low <= 31 and after in number_list("months") and _is_month(passage, numeral.end):
        return NumberKind.DATE
    if "/" in (passage.glue(numeral.first), passage.glue(numeral.end)):
        return NumberKind.DATE
    dotted = (
        passage.text(numeral.end) == "." and passage.glue(numeral.end) == "" and passage.text(numeral.end + 1).isdigit()
    )
    leading_zero = (
        passage.atoms[numeral.first].text[0] == "0" and len(passage.atoms[numeral.first].text) > 1 and numeral.low >= 1
    )
    return NumberKind.DATE if (dotted and passage.glue(numeral.end + 1) == "") or leading_zero else None


def _is_month(passage: Passage, index: int) -> bool:
    """Whether a word that may be a month is one: "May" the verb and "march" have their letters small."""
    if passage.text(index) not in number_list("months", "may_be_other"):
        return True
    atom = passage.atoms[index]
    return passage.sentence.text[atom.start - passage.sentence.start].isupper()


def may_be_year(passage: Passage, numeral: Numeral) -> bool:
    """Whether it is written as years are: four digits without a comma, from 1800 to 2100."""
    text = passage.atoms[numeral.first].text
    return len(text) == 4 and text.isdecimal() and 1800 <= numeral.low <= 2100


def year(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "in 2014", "2022-23"; four digits before a listed noun are a count unless a preposition of time leads."""
    atom = passage.atoms[numeral.first]
    if not may_be_year(passage, numeral):
        return None
    if atom.glue in DASHES and atom.glue != "" and numeral.first > 0:
        return NumberKind.YEAR
    led = passage.text(numeral.first - 1) in number_list("years", "before") or passage.text(
        numeral.first - 1
    ) in number_list("months")
    followed = passage.upos(numeral.end) in ("NOUN", "ADJ", "PROPN") and not numeral.range
    return None if followed and not led else NumberKind.YEAR


def age(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "45-year-old", "aged 45", "Anna, 45,", "under 18", "a girl of nine", "one of them 63"."""
    after = passage.texts(numeral.end, numeral.end + 3)
    if after[:2] in (
        ("year", "old"),
        ("years", "old"),
        ("month", "old"),
        ("months", "old"),
        ("day", "old"),
    ) or after in (("years", "of", "age"), ("years", "of", "ages")):
        return NumberKind.AGE
    before, second = passage.text(numeral.first - 1), passage.text(numeral.first - 2)
    if before in ("aged", "age", "ages") or (before in ("of", "between") and second in ("age", "ages", "aged")):
        return NumberKind.AGE
    if numeral.low > 110 or passage.upos(numeral.end) in ("NOUN", "ADJ", "PROPN", "VERB", "NUM"):
        return None
    if _age_of(passage, numeral):
        return NumberKind.AGE
    named = passage.upos(numeral.first - 2) == "PROPN" or passage.xpos(numeral.first - 2) in ("NN", "NNP")
    if before in (",", "(") and named and passage.text(numeral.end) in (",", ")", ".") and in_digits(passage, numeral):
        return NumberKind.AGE
    young = (
        before in ("under", "over", "below", "above")
        and passage.upos(numeral.first - 2) == "NOUN"
        and numeral.low in (5, 10, 12, 14, 15, 16, 18, 60, 65)
    )
    return NumberKind.AGE if young else None


def _age_of(passage: Passage, numeral: Numeral) -> bool:
    """ "A girl of nine", "his mother, twelve,", "one of them 63,", "past 60"."""
    before, second, third = (passage.text(numeral.first - back) for back in (1, 2, 3))
    person = second in number_list("lists", "persons")
    alone = passage.text(numeral.end) in (",", ")", ".", ";")
    one_of_them = (third, second, before) == ("one", "of", "them")
    return (before == "of" and person) or (alone and (one_of_them or before == "past" or (before == "," and person)))


def listing(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "1. Russia …", "[12]"."""
    before, after = passage.text(numeral.first - 1), passage.text(numeral.end)
    if before == "[" and after == "]":
        return NumberKind.LIST
    opens = numeral.first == 0 and after in (".", ")") and numeral.end < len(passage.atoms) - 1
    return NumberKind.LIST if opens and passage.atoms[0].is_number else None


def phone(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """Long runs of digits without commas."""
    text = passage.atoms[numeral.first].text
    longest = text.isdigit() and len(text) >= 8
    return (
        NumberKind.PHONE
        if longest or (passage.text(numeral.first - 1) == "+" and passage.glue(numeral.first) == "" and len(text) >= 3)
        else None
    )


def score(passage: Passage, numeral: Numeral) -> NumberKind | None:
    """ "3-1": two numbers with a dash that are no range."""
    if numeral.range:
        return None
    dashed = [at for at in (numeral.first, numeral.end) if passage.glue(at) in DASHES and passage.glue(at) != ""]
    tied = [at for at in dashed if passage.text(at)[:1].isdigit() and passage.text(at - 1)[:1].isdigit()]
    return NumberKind.SCORE if tied else None
