"""Times in a sentence, resolved against the day of the report: Wednesday 12 June 2024, unless said otherwise."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read.grammar.analysis import ROOT, Sentence, Word
from counterclaim.read.times.times import TimeFound, TimeKind, find_times

WEDNESDAY = date(2024, 6, 12)


Tags = dict[str, tuple[str, str, str]]
"""For chosen words: UPOS, Penn tag, and the word that it hangs on ("" for the root)."""


def sentence_of(text: str, start: int = 0, tags: Tags | None = None) -> Sentence:
    """A sentence as a bare tokenizer sees it, its words all hanging on the first but for those with tags."""
    forms = [(match[0], match.start()) for match in re.finditer(r"\w+|[^\w\s]", text)] or [("", 0)]
    indices = {form: index for index, (form, _) in enumerate(forms)}
    words = []
    for index, (form, place) in enumerate(forms):
        upos, xpos, above = (tags or {}).get(form, ("", "", None))
        head = ROOT if above == "" or (index == 0 and not tags) else indices.get(above or "", 0)
        words.append(
            Word(
                index=index,
                text=form,
                start=start + place,
                end=start + place + len(form),
                lemma=form.lower(),
                upos=upos,
                xpos=xpos,
                head=head if head != index else ROOT,
                relation="aux" if upos == "AUX" else "dep",
                entity="O",
            )
        )
    children = tuple(tuple(word.index for word in words if word.head == index) for index in range(len(words)))
    return Sentence(0, 0, start, start + len(text), text, tuple(words), children)


def times_in(text: str, reference: date | None = WEDNESDAY, anchor: date | None = None) -> tuple[TimeFound, ...]:
    return find_times(sentence_of(text), reference, "Europe/Kyiv", anchor)


def only(text: str, reference: date | None = WEDNESDAY, anchor: date | None = None) -> TimeFound:
    found = [time for time in times_in(text, reference, anchor) if time.kind is not TimeKind.VAGUE]
    assert len(found) == 1, found
    return found[0]


def told(time: TimeFound) -> tuple[str, str, str] | None:
    """First and last day or moment, and the precision, as a claim shows them."""
    interval = time.interval
    return (interval.start_text(), interval.end_text(), interval.precision.value) if interval else None


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Drones hit the port on Monday.", "Monday", "2024-06-10", "2024-06-10"),
        ("Drones hit the port on Wednesday.", "Wednesday", "2024-06-12", "2024-06-12"),
        ("Drones hit the port last Wednesday.", "last Wednesday", "2024-06-05", "2024-06-05"),
        ("Talks are set for next Monday.", "next Monday", "2024-06-17", "2024-06-17"),
        ("Talks will open on Friday.", "Friday", "2024-06-14", "2024-06-14"),
        ("The port was hit yesterday.", "yesterday", "2024-06-11", "2024-06-11"),
        ("The port was hit two days ago.", "two days ago", "2024-06-10", "2024-06-10"),
        ("The port was hit three weeks earlier.", "three weeks earlier", "2024-05-22", "2024-05-22"),
        ("It was hit last week.", "last week", "2024-06-03", "2024-06-09"),
        ("It was hit this week.", "this week", "2024-06-10", "2024-06-12"),
        ("It was hit last month.", "last month", "2024-05-01", "2024-05-31"),
        ("It was hit in February.", "February", "2024-02-01", "2024-02-29"),
        ("It was hit in February 2022.", "February 2022", "2022-02-01", "2022-02-28"),
        ("It was hit in 2014.", "2014", "2014-01-01", "2014-12-31"),
        ("It was hit on Apr. 6.", "Apr. 6", "2024-04-06", "2024-04-06"),
        ("It was hit on December 20.", "December 20", "2023-12-20", "2023-12-20"),
        ("It was hit on 6 August 2023.", "6 August 2023", "2023-08-06", "2023-08-06"),
        ("It was hit on Tuesday, June 11.", "Tuesday, June 11", "2024-06-11", "2024-06-11"),
        ("It was hit on 12.09.2023.", "12.09.2023", "2023-09-12", "2023-09-12"),
        ("It was hit on 2023-09-12.", "2023-09-12", "2023-09-12", "2023-09-12"),
        ("In July last year it was hit.", "July last year", "2023-07-01", "2023-07-31"),
        ("Losses over the past 24 hours.", "the past 24 hours", "2024-06-11", "2024-06-12"),
        ("Losses in the past week.", "the past week", "2024-06-05", "2024-06-12"),
        ("Losses in the last two days.", "the last two days", "2024-06-11", "2024-06-12"),
        ("Losses between 5 and 7 May.", "between 5 and 7 May", "2024-05-05", "2024-05-07"),
        ("Losses on 5-7 May.", "5-7 May", "2024-05-05", "2024-05-07"),
        ("Losses on May 5-7.", "May 5-7", "2024-05-05", "2024-05-07"),
        ("Losses from 26 April to 1 May 2023.", "26 April to 1 May 2023", "2023-04-26", "2023-05-01"),
        ("Losses from Friday to Sunday.", "Friday to Sunday", "2024-06-07", "2024-06-09"),
        ("It was hit at the weekend.", "the weekend", "2024-06-08", "2024-06-09"),
        ("It comes a day after drones hit the port.", "a day after", "2024-06-11", "2024-06-11"),
    ],
)
def test_a_day_or_more_is_told(text: str, words: str, first: str, last: str) -> None:
    time = only(text)
    assert (time.text, (told(time) or ())[:2]) == (words, (first, last))


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It was hit overnight.", "overnight", "06-11 19:00", "06-12 08:00"),
        (
            "It was hit overnight into Monday.",
            "overnight into Monday",
            "06-09 19:00",
            "06-10 08:00",
        ),
        (
            "It was hit overnight on Wednesday.",
            "overnight on Wednesday",
            "06-11 19:00",
            "06-12 08:00",
        ),
        (
            "It was hit overnight from Saturday to Sunday.",
            "overnight from Saturday to Sunday",
            "06-08 19:00",
            "06-09 08:00",
        ),
        (
            "It was hit on the night of 5-6 June.",
            "the night of 5-6 June",
            "06-05 19:00",
            "06-06 06:00",
        ),
        ("It was hit last night.", "last night", "06-11 19:00", "06-12 06:00"),
        ("It was hit on Sunday night.", "Sunday night", "06-09 19:00", "06-10 06:00"),
        ("It was hit early Monday.", "early Monday", "06-10 00:00", "06-10 09:00"),
        (
            "It was hit early on Monday morning.",
            "early on Monday morning",
            "06-10 05:00",
            "06-10 09:00",
        ),
        (
            "It was hit in the early hours of Monday.",
            "the early hours of Monday",
            "06-10 00:00",
            "06-10 06:00",
        ),
        ("It was hit this morning.", "this morning", "06-12 05:00", "06-12 12:00"),
        ("It was hit yesterday evening.", "yesterday evening", "06-11 17:00", "06-11 23:00"),
        (
            "It was hit at around 3 a.m. on Monday.",
            "around 3 a.m. on Monday",
            "06-10 03:00",
            "06-10 04:00",
        ),
        ("On Monday at 00:54 it was hit.", "Monday at 00:54", "06-10 00:54", "06-10 00:55"),
        ("It was hit at 10:30 local time.", "10:30 local time", "06-12 10:30", "06-12 10:31"),
        (
            "It was hit at 18:00 GMT on Monday.",
            "18:00 GMT on Monday",
            "06-10 21:00",
            "06-10 21:01",
        ),
        (
            "Raids lasted from 19:00 on 5 June to 06:00 on 6 June.",
            "19:00 on 5 June to 06:00 on 6 June",
            "06-05 19:00",
            "06-06 06:00",
        ),
    ],
)
def test_hours_of_a_day_are_told_in_the_zone_of_the_place(text: str, words: str, first: str, last: str) -> None:
    time = only(text)
    moments = tuple(moment[5:16].replace("T", " ") for moment in (told(time) or ())[:2])
    assert (time.text, moments) == (words, (first, last))


def test_on_a_sunday_last_week_is_the_seven_days_just_gone() -> None:
    assert told(only("It was hit last week.", date(2024, 9, 1))) == ("2024-08-25", "2024-08-31", "week")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Since yesterday evening, 40 drones were used.", "2024-06-11"),
        ("Since the beginning of the year, 40 drones were used.", "2024-01-01"),
        ("Ten were killed since Monday.", "2024-06-10"),
        ("Thousands were killed since the war began in February 2022.", "2022-02-01"),
        ("Thousands have died since the start of Russia's full-scale invasion.", "2022-02-24"),
    ],
)
def test_since_runs_up_to_the_day_of_the_report(text: str, first: str) -> None:
    time = only(text)
    assert time.signal == "since"
    assert told(time) == (first, "2024-06-12", "span")


def test_what_lasts_is_dated_only_by_its_beginning() -> None:
    assert times_in("Russia's full-scale invasion goes on.") == ()
    assert (told(only("The outset of Russia's full-scale invasion was grim.")) or ("",))[0] == "2022-02-24"


def test_because_is_no_beginning() -> None:
    time = only("He was spared, since the house was empty on Monday.")
    assert told(time) == ("2024-06-10", "2024-06-10", "day")


def test_without_a_day_of_report_only_whole_dates_resolve() -> None:
    assert only("It was hit on Monday.", None).interval is None
    assert only("It was hit on 6 August.", None).interval is None
    assert told(only("It was hit on 6 August 2023.", None)) == ("2023-08-06", "2023-08-06", "day")


def test_the_following_day_goes_on_from_the_last_day_told() -> None:
    assert only("It was hit again the following day.").interval is None
    assert told(only("It was hit the following day.", anchor=date(2024, 5, 3))) == ("2024-05-04", "2024-05-04", "day")
    assert told(only("It was hit five days later.", anchor=date(2024, 5, 3))) == ("2024-05-08", "2024-05-08", "day")


def test_hours_without_a_day_take_the_day_beside_them() -> None:
    at_dawn = times_in("On Monday the town was shelled, and at dawn it was hit again.")[1]
    assert (told(at_dawn) or ("",))[0] == "2024-06-10T04:00+03:00"
    assert not at_dawn.day_told


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Fires burned for 11 hours.", TimeKind.DURATION, "PT11H"),
        ("A two-and-a-half-year conflict.", TimeKind.DURATION, "P2Y6M"),
        ("The town is shelled daily.", TimeKind.RECURRING, "P1D"),
        ("The town is shelled every night.", TimeKind.RECURRING, "XXXX-XX-XXTNI"),
        ("The town is shelled on Fridays.", TimeKind.RECURRING, "XXXX-WXX-5"),
        ("It held during the opening weeks of the siege.", TimeKind.SPAN, "PXW"),
    ],
)
def test_lengths_and_what_recurs_have_no_interval(text: str, kind: TimeKind, value: str) -> None:
    time = only(text)
    assert (time.kind, time.value, time.interval) == (kind, value, None)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor may march on the second floor 24/7.",
        "A 36-year-old man and a six-year-old girl were hurt.",
        "Some 2000 troops with a T-72 and a Su-34 came.",
        "Prices rose 2.30 percent.",
        "Theresa May spoke to June Miller.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert times_in(text) == ()


def test_a_count_after_a_month_is_no_day() -> None:
    assert told(only("In May 20 people were killed.")) == ("2024-05-01", "2024-05-31", "month")


def test_the_tree_outranks_the_nearest_verb() -> None:
    text = "He warned that on Friday talks will resume"
    tags = {"resume": ("VERB", "VB", ""), "will": ("AUX", "MD", "resume"), "Friday": ("PROPN", "NNP", "resume")}
    found = find_times(sentence_of(text, tags=tags), WEDNESDAY)
    assert found[0].value == "2024-06-14"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was hit last week.", "2024-W23"),
        ("It was hit on Sunday night.", "2024-06-09TNI"),
        ("It was hit in August 2023.", "2023-08"),
        ("It was hit at the weekend.", "2024-W23-WE"),
        ("It is quiet now.", "PRESENT_REF"),
    ],
)
def test_values_are_those_of_timex3(text: str, value: str) -> None:
    assert [time.value for time in times_in(text)] == [value]


WORDS = [
    *(
        "Monday",
        "Sunday",
        "overnight",
        "into",
        "on",
        "at",
        "the",
        "of",
        "from",
        "to",
        "between",
        "and",
        "since",
        "until",
    ),
    *(
        "5",
        "31",
        "99",
        "2024",
        "May",
        "March",
        "August.",
        "Feb",
        "29",
        "Feb. 30",
        "12.09.2025",
        "29.02.2023",
        "2024-02-30",
    ),
    *(
        "3 a.m.",
        "00:54",
        "(GMT)",
        "last",
        "next",
        "this",
        "every",
        "past",
        "week",
        "year",
        "month",
        "day",
        "night",
        "century",
    ),
    *(
        "morning",
        "ago",
        "earlier",
        "two",
        "five-day",
        "early",
        "late",
        "mid-",
        "yesterday,",
        "following",
        "quarter",
        "decades",
    ),
    *(
        "-",
        "–",
        "/",
        ".",
        "’s",
        "'ll",
        "1/2",
        "half",
        "couple",
        "24 hours",
        "the day before",
        "same day",
        "invasion",
        "weekend",
    ),
]


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_times_quote_the_text_and_do_not_overlap(words: list[str], reference: date | None) -> None:
    text = " ".join(words)
    found = find_times(sentence_of(text, start=7), reference, "Europe/Kyiv", reference)
    assert all(time.text == text[time.start - 7 : time.end - 7] for time in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@given(st.text(max_size=60), st.dates())
def test_any_text_and_any_day_can_be_read(text: str, reference: date) -> None:
    find_times(sentence_of(f"{text} two days ago on Monday night, 5 May"), reference)
    find_times(sentence_of(f"{text} last week"), date.max)
    find_times(sentence_of(f"{text} last week"), date.min)


def value_of(text: str, reference: date | None = WEDNESDAY) -> str | None:
    (time,) = times_in(text, reference)
    return time.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales fell in this year's third quarter.", "2024-Q3"),
        ("Sales fell in the 2022 second quarter.", "2022-Q2"),
        ("It rose in the first half of 2023.", "2023-H1"),
        ("They met on Thanksgiving.", "2023-11-23"),
        ("They met the week of March 6.", "2024-W10"),
        ("A decades-long war.", "PXE"),
        ("A two-year-long siege.", "P2Y"),
        ("It lasted half a century.", "P50Y"),
        ("It lasted another two hundred years.", "P200Y"),
        ("A tower of the twelfth century.", "11"),
        ("Sales in the year ended yesterday's eve rose.", "P1Y"),
    ],
)
def test_named_parts_of_the_year_and_compound_lengths_have_their_values(text: str, value: str) -> None:
    found = [time.value for time in times_in(text)]
    assert value in found, found


@pytest.mark.parametrize("text", ["They were given until Friday to leave.", "The vote was postponed until Friday."])
def test_what_somebody_was_given_until_lies_ahead(text: str) -> None:
    assert value_of(text) == "2024-06-14"


def test_a_day_that_was_to_come_and_is_just_gone_is_not_next_years() -> None:
    tags = {"leave": ("VERB", "VB", ""), "would": ("AUX", "MD", "leave"), "1": ("NUM", "CD", "leave")}
    (found,) = find_times(sentence_of("They would leave by June 1", tags=tags), WEDNESDAY)
    assert found.value == "2024-06-01"


def test_hours_in_four_digits_make_the_other_four_digits_hours_too() -> None:
    found = times_in("Between 0600 and 1700 the enemy attacked.")
    assert [time.value for time in found if time.interval and time.interval.first_day.year < 2000] == []
    assert found[0].interval is not None


def test_the_deadline_of_a_day_keeps_its_day() -> None:
    assert value_of("It went on past the June 1 deadline.") == "2024-06-01"


def test_the_end_of_a_range_of_years_is_a_year() -> None:
    (found,) = times_in("It happened from 1991 to 1997.")
    assert (found.value, [end.value for end in found.ends]) == ("1991/1997", ["1991", "1997"])
