"""Documents that repeat one source text: they count once.

Near-duplicates by shared runs of five words (shingles: Broder, "On the resemblance and containment of documents",
1997); a sample of them finds the candidates, all of them decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from zlib import crc32

from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.identity import finding_id
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import as_sentence, joined, quoted

_RUN = 5
_SAMPLED = 4
"""One shingle in so many is looked up when candidates are sought."""
_HOLDERS = 8
"""Of so many texts at most is it kept that they hold a shingle, so that a stock phrase stays cheap."""
_LEAST = 20
"""Texts of fewer shingles are too short to tell a copy from a phrase that everyone uses."""
_RESEMBLANCE = 0.6
_CONTAINMENT = 0.8
_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """The runs of five words of a text, as numbers (CRC-32); case and punctuation don't matter."""
    words = _WORD.findall(text.casefold())
    return frozenset(crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(len(words) - _RUN + 1))


def repeats(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the smaller text stands in the other, 0 to 1; 0 where neither is a copy of the other."""
    least = min(len(one), len(other))
    if least < _LEAST:
        return 0.0
    shared = len(one & other)
    alike = shared >= _RESEMBLANCE * len(one | other) or shared >= _CONTAINMENT * least
    return shared / least if alike else 0.0


def copied_from(documents: Mapping[str, Document]) -> dict[str, str]:
    """For each document that repeats another: the id of the earliest text of its group; for others nothing."""
    ordered = sorted(documents.values(), key=_by_publication)
    sets = {document.id: shingles(document.text) for document in ordered}
    first_with: dict[int, list[str]] = {}
    source: dict[str, str] = {}
    for document in ordered:
        sample = [mark for mark in sets[document.id] if mark % _SAMPLED == 0]
        candidates = {earlier for mark in sample for earlier in first_with.get(mark, ())}
        found = [earlier for earlier in candidates if repeats(sets[earlier], sets[document.id])]
        if found:
            source[document.id] = min(found, key=lambda key: _by_publication(documents[key]))
            continue
        for mark in sample:
            holders = first_with.setdefault(mark, [])
            if len(holders) < _HOLDERS:
                holders.append(document.id)
    return source


def _by_publication(document: Document) -> tuple[str, str]:
    return (document.published_on.isoformat() if document.published_on else "9999", document.id)


def copied(view: View) -> Iterator[Finding]:
    """`copied`: documents that repeat one source text."""
    groups: dict[str, list[str]] = {}
    for document, source in view.copied_from.items():
        groups.setdefault(source, [source]).append(document)
    for source, members in sorted(groups.items()):
        names = [_named(view.documents[key]) for key in members]
        share = min(
            repeats(shingles(view.documents[source].text), shingles(view.documents[key].text)) for key in members[1:]
        )
        claims = tuple(claim.id for claim in view.claims if claim.document in members)
        yield Finding(
            id=finding_id(FindingKind.COPIED.value, "|".join(sorted(members)), *claims),
            kind=FindingKind.COPIED,
            sentence=as_sentence(
                f"{joined(names)} carry one text (at least {share:.0%} of the shorter is in the other): "
                "what they say counts once"
            ),
            claims=claims,
            documents=tuple(sorted(members)),
        )


def _named(document: Document) -> str:
    title = document.title or document.name
    return f"{document.publisher}'s {quoted(title)}" if document.publisher else quoted(title)
