"""What feeds and posts put below the words to lead people elsewhere; none of it is reporting."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 240
"""A paragraph of more characters is never taken for a lead elsewhere."""

MARKS = r"[\s.…»›>→➡▶:!\[\]()\u200b-\u200f\u2190-\u21ff-]*"

MORE = re.compile(
    MARKS + r"(?:"
    r"(?:continue|keep) reading(?: (?:here|below|(?:on|at) [\w.' -]{1,60}|the (?:rest|full|article)[\w .]{0,40}))?"
    r"|read (?:more|on|full|all|it all|the (?:full|whole|rest|original|complete|entire)|this|entire|original|complete)"
    r"(?: (?:here|below|of|story|stories|articles?|post|report|piece|text|version|about|at|on|in|from)\b"
    r"[\w ,.'’&/-]{0,120})?"
    r"|(?:click|tap) here(?: (?:to|for) [\w ,.'’-]{1,80})?"
    r"|(?:full|see|view|more|watch|listen)(?: the| full| original)*(?: (?:story|article|post|coverage|details|report))"
    r"(?: (?:here|at|on|from)\b[\w ,.'’-]{0,60})?"
    r"|(?:view|leave|add|see|post|no|\d{1,6}) (?:a |the |all )?comments|(?:leave|add|post) a comment|comments"
    r"|(?:share|tweet|like|follow|print|email|subscribe|sign up)"
    r"(?: (?:this|us|on|to|via|now|here|for)\b[\w ,.'’&/-]{0,80})?"
    r"|permalink|source link|originally (?:published|posted|appeared) (?:at|on|in)\b.{0,120}"
    r"|weiterlesen.{0,60}|mehr (?:lesen|dazu|erfahren).{0,60}|zum (?:artikel|vollständigen artikel).{0,40}"
    r"|lire (?:la suite|plus|l['’]article|aussi).{0,100}|en savoir plus.{0,60}"
    r"|(?:seguir|sigue|continuar) leyendo.{0,60}|leer (?:más|mas).{0,60}|leggi (?:tutto|anche|di più).{0,60}"
    r"|читать (?:далее|дальше|полностью|также|ещ[её]|продолжение|статью|материал|на сайте).{0,80}"
    r"|подробнее(?: (?:на|в|по|читайте|тут|здесь|об этом)\b.{0,80})?|далее|источник"
    r"|читайте (?:далее|также|полностью|нас|больше|подробнее).{0,120}|подписывайтесь.{0,120}|подписаться.{0,80}"
    r"|читати (?:далі|більше|повністю|також).{0,80}|читайте (?:більше|також|далі|повністю|нас).{0,120}"
    r"|детальніше(?: (?:на|у|в|за|читайте|тут|про це)\b.{0,80})?|докладніше.{0,80}"
    r"|підписуйтесь.{0,120}|підписатися.{0,80}"
    r")" + MARKS,
    re.IGNORECASE,
)
"""A paragraph that is nothing but a lead to more, in the languages of most feeds."""

APPEARED = re.compile(
    r"(?:the post|la entrada|l['’]article|der beitrag|запись|сообщение|допис|запис)\b.{1,220}"
    r"\b(?:(?:appeared|was first published) first on|first appeared on|se publicó primero en|"
    r"est apparu en premier sur|erschien zuerst auf|впервые появилась|появились сначала на|вперше з['’]явився на)\b"
    r".{0,120}",
    re.IGNORECASE,
)
"""What WordPress puts below an entry."""

CUT = re.compile(r"\s{0,20}(?:\[(?:…|\.\.\.|&hellip;|&#8230;)\]|\(…\)|\[\+\d{1,6} chars\])\s*\Z")
"""The mark of a summary that was cut; the words before it are kept as they are."""

ENDING = re.compile(
    r"(?:(?<=[.!?…\]»”\"'’)])|\n)\s{0,20}+(?:continue reading|read more|read full story|читать далее|читати далі|"
    r"weiterlesen|lire la suite|leer más|seguir leyendo)[\s.…»›>→:]{0,20}\Z",
    re.IGNORECASE,
)
"""A lead to more at the end of the last words."""


def without_tails(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs without those that only lead elsewhere, nor the marks of a cut summary."""
    kept = [CUT.sub("", ENDING.sub("", paragraph)) for paragraph in paragraphs if not _leads_elsewhere(paragraph)]
    return [paragraph.strip() for paragraph in kept if paragraph.strip()]


def _leads_elsewhere(paragraph: str) -> bool:
    if len(paragraph) > LONGEST + 200:
        return False
    if APPEARED.fullmatch(paragraph):
        return True
    return len(paragraph) <= LONGEST and MORE.fullmatch(paragraph) is not None
