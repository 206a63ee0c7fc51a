"""What templates say values with: the contract's words in the reader's language, times as elements of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from counterclaim.model.interval import WITHIN_A_DAY, TimeInterval
from counterclaim.publish.wording import Wording
from counterclaim.publish.words.days import zone_words

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class PageWording(Wording):
    """Says stretches of time as elements, for views whose values go into a page's text as they are."""

    def time(self, interval: TimeInterval) -> str:
        """A stretch of time, so that a script can tell its hours in the reader's zone."""
        return time_element(Wording(self.words), interval)


def said_by(wording: Wording) -> dict[str, Callable[..., Any]]:
    """What templates may call, by name: `kind(claim.kind)`, `number(12000)`, `day(published_on)`, `moment(at)`."""
    return {
        "kind": wording.kind,
        "stance": wording.stance,
        "verification": wording.verification,
        "finding_label": wording.finding,
        "weapon": wording.weapon,
        "target": wording.target,
        "precision": wording.precision,
        "side": wording.side,
        "number": wording.number,
        "quantity": wording.quantity,
        "count": wording.count,
        "heading": wording.heading,
        "place": wording.place,
        "month": wording.month,
        "month_name": wording.month_name,
        "language_name": wording.language,
        "day": lambda day: day_element(wording, day),
        "days": lambda first, last: days_element(wording, first, last),
        "moment": lambda moment: moment_element(wording, moment),
        "time": lambda interval: time_element(wording, interval),
    }


def day_element(wording: Wording, day: date | None) -> Markup:
    """A day, which is the same in every zone; nothing for null."""
    from markupsafe import Markup

    if day is None:
        return Markup()
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), wording.day(day))


def days_element(wording: Wording, first: date, last: date) -> Markup:
    """One day, or the first and the last of several."""
    from markupsafe import Markup

    if first == last:
        return day_element(wording, first)
    return Markup("<span>{}</span>").format(wording.days(first, last))


def moment_element(wording: Wording, moment: datetime | None) -> Markup:
    """A moment in the zone that it was stated in; a script tells it in the reader's. Nothing for null."""
    from markupsafe import Markup

    if moment is None:
        return Markup()
    zone = str(moment.tzname())
    return Markup('<time datetime="{}" data-moment="{}">{}</time>').format(
        moment.isoformat(), f"{moment:%H:%M} {zone}", wording.moment(moment)
    )


def time_element(wording: Wording, interval: TimeInterval | None) -> Markup:
    """A stretch of time, no finer than its words: days as they are, hours so that a script can tell them anew.

    Nothing for null.
    """
    from markupsafe import Markup

    if interval is None:
        return Markup()
    if interval.precision not in WITHIN_A_DAY:
        return Markup("<span>{}</span>").format(wording.time(interval))
    zone = zone_words(wording.words, interval.zone)
    return Markup('<time datetime="{}" data-until="{}" data-moment="{}">{}</time>').format(
        interval.start_text(), interval.end_text(), zone, wording.time(interval)
    )
