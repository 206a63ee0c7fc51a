"""A ledger in which every word that a stranger could have written is an attack on whoever looks at it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.model.judgement import Judgement, Revocation, Verdict
from counterclaim.store.entry import Entry
from counterclaim.store.followed import Brought, Fetch, Followed, FollowedPage
from counterclaim.store.ledger import Ledger
from counterclaim.store.shapes import shaped, valued

NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)
Value = TypeVar("Value", Claim, Incident, Finding)

MARKUP = (
    "</p></a></td></script></style></textarea></title></noscript>--><script>parent.attacked=1</script>"
    "<img src=x onerror=parent.attacked=1><svg/onload=parent.attacked=1><style>*{display:none}</style>"
    "\"' onmouseover=parent.attacked=1 style=color:red x=\"'`"
    "<iframe srcdoc='<b>'><form action=//strange.example><base href=//strange.example><meta http-equiv=refresh>"
)
PRODUCT = "9449772114007"
"""What comes of the templates among the attacks, should anything work them out."""
TEMPLATES = "{{1234567*7654321}}{% print 1234567*7654321 %}${1234567*7654321}<%= 1234567*7654321 %>#{1234567*7654321}"
BEGINNINGS: dict[str, str] = {
    "markup": "",
    "link": "javascript:parent.attacked=1//",
    "formula": "=cmd|'/C calc'!A0 +1",
    "unseen": "\x00\x1b[2J\x07\x7f\u0085\u202e\u2066txt.exe\u200b\u2028\ufeff\U000e0041",
    "lines": "a\r\nSet-Cookie: attacked=1\r\n\r\n<b>",
    "long": "Ukrаinian Аir Fоrce\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301" + "W" * 3_000,
    "comment": "<!--<script><![CDATA[",
    "elsewhere": "//strange.example/\\",
}
KEPT = frozenset(
    {
        "id",
        "document",
        "claims",
        "claim",
        "part_of",
        "incident",
        "tied_to",
        "documents",
        "language",
        "published_on",
        "zone",
    }
)
"""What things are tied by, and zones: words of ours, which no document says."""


HARMLESS = "harmless"
"""In the place of an attack, for what pages are made of."""


def attack(beginning: str) -> str:
    """Words that begin so."""
    return f"{BEGINNINGS[beginning]}{MARKUP}{TEMPLATES}" if beginning != HARMLESS else HARMLESS


def fill(ledger: Ledger, invented: Any, beginning: str) -> None:
    """Put the invented documents into a ledger, all words but those of their ids in the place of attacks."""
    words = attack(beginning)
    addresses = (words, f"https://wire.example/{words}", f"http://[{words}")
    texts = {
        document.id: replace(_document(document, words), url=address)
        for document, address in zip(invented.documents, addresses, strict=True)
    }
    claims = [_claim(claim, texts[claim.document].text, words) for claim in invented.claims]
    entries = [
        Entry(document=text, claims=tuple(each for each in claims if each.document == text.id), reader=words)
        for text in texts.values()
    ]
    source = Followed(
        address=f"https://wire.example/{words}",
        name=words,
        every_s=600.0,
        due_at=NOON,
        failures=3,
        error=words,
        error_at=NOON,
    )
    page = FollowedPage(source=source.address, address=f"https://wire.example/a{words}", seen_at=NOON, title=words)
    fetch = Fetch(
        source=source.address,
        address=page.address,
        fetched_at=NOON,
        documents=1,
        claims=1,
        refused=1,
        size=9,
        digest=None,
        error=words,
    )
    ledger.keep_brought([Brought(source=source, entries=tuple(entries), pages=(page,), fetch=fetch)], NOON)
    incidents = [_every_word(each, Incident, words) for each in invented.incidents]
    ledger.put_derived(incidents, [_every_word(each, Finding, words) for each in invented.findings], NOON)
    _judge(ledger, claims, words)


def _judge(ledger: Ledger, claims: list[Claim], words: str) -> None:
    moments = (NOON + timedelta(minutes=number) for number in count(1))
    pairs = ((Verdict.SAME, claims[0], claims[1]), (Verdict.DIFFERENT, claims[0], claims[2]))
    for verdict, one, other in pairs:
        moment = next(moments)
        made = Judgement.of(verdict, (one.id, other.id), by=words, because=words, judged_at=moment)
        ledger.judge(made, moment)
    moment = next(moments)
    ledger.revoke(Revocation(judgement=made.id, by=words, because=words, revoked_at=moment), moment)


def _document(document: Document, words: str) -> Document:
    size = len(document.text)
    text = (words + " ") * (size // len(words) + 1)
    known: dict[str, Any] = dict.fromkeys(("name", "title", "publisher", "author", "origin", "extractor"), words)
    return replace(document, text=text[: max(size, len(words))], **known)


def _claim(claim: Claim, text: str, words: str) -> Claim:
    record = shaped(claim)
    for span in _spans(record):
        span["text"] = text[span["start"] : span["end"]]
    return _every_word(valued(record, Claim), Claim, words, _is_in_a_span)


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            yield value
        for each in value.values():
            yield from _spans(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _spans(each)


def _is_in_a_span(holder: Any, name: Any) -> bool:
    return isinstance(holder, dict) and name == "text" and "start" in holder


def _nowhere(_: Any, __: Any) -> bool:
    return False


def _every_word(value: Value, kind: type[Value], words: str, kept: Callable[[Any, Any], bool] = _nowhere) -> Value:
    """The same value with an attack in the place of each word that can be another and still be a value of its kind."""
    record = json.loads(json.dumps(shaped(value), default=str))
    for holder, name in list(_leaves(record)):
        if name in KEPT or kept(holder, name):
            continue
        before, holder[name] = holder[name], words
        try:
            valued(record, kind)
        except ValueError:
            holder[name] = before
    return valued(record, kind)


def _leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in pairs:
        if isinstance(each, str):
            yield value, name
        elif name not in KEPT:
            yield from _leaves(each)
