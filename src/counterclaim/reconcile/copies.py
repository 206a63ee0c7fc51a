"""Documents that repeat one text: they count once.

Near-duplicates by shared runs of five words (shingles: Broder, "On the resemblance and containment of documents",
1997). MinHash signatures cut into bands find the candidates (rensa), the shingles of both texts decide.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

from rensa import RMinHash

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.identity import finding_id
from counterclaim.reconcile.wording import as_sentence, day_words, joined, quoted

_RUN = 5
_LEAST = 20
"""Texts of fewer shingles are too short to tell a copy from a phrase that everyone uses."""
_RESEMBLANCE = 0.6
_CONTAINMENT = 0.8
_BANDS = 16
_ROWS = 4
"""Two texts that share 0.6 of their shingles share a band nine times in ten; at 0.8, always but for 2 in 10,000."""
_SEED = 19970611
_CANDIDATES = 12
"""A text is set against so many earlier ones at most, so that a wire text of a thousand outlets stays cheap."""
_NAMED = 12
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A document that repeats earlier ones: the first of the chain, the one that it repeats most, and how much.

    `share` is the part of the shorter text that stands in the longer, 0 to 1.
    """

    document: str
    source: str
    repeated: str
    share: float


def shingles(text: str) -> frozenset[int]:
    """The runs of five words of a text, as numbers (CRC-32); case and punctuation don't matter."""
    return _shingles(_runs(text))


def bands_of(text: str) -> tuple[int, ...]:
    """What two texts that may be copies share at least one of: numbers below 2**63; none for a short text."""
    return tuple(_band(at, values) for at, *values in _signed(_runs(text)))


def repeats(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the smaller text stands in the other, 0 to 1; 0 where neither is a copy of the other."""
    least = min(len(one), len(other))
    if least < _LEAST:
        return 0.0
    shared = len(one & other)
    alike = shared >= _RESEMBLANCE * len(one | other) or shared >= _CONTAINMENT * least
    return shared / least if alike else 0.0


def copies_of(documents: Iterable[Document]) -> dict[str, Copy]:
    """Each document that repeats an earlier one, by its id.

    What holds of a document depends only on those that share a band with it, or with one of those, and so on.
    """
    ordered = sorted(documents, key=publication_order)
    earlier_with: dict[tuple[int, ...], list[int]] = {}
    sets: dict[int, frozenset[int]] = {}
    copies: dict[str, Copy] = {}
    for at, document in enumerate(ordered):
        runs = _runs(document.text)
        bands = _signed(runs)
        candidates = sorted({earlier for band in bands for earlier in earlier_with.get(band, ())})[:_CANDIDATES]
        if candidates:
            sets[at] = _shingles(runs)
        for key in candidates:
            if key not in sets:
                sets[key] = shingles(ordered[key].text)
        shares = {earlier: repeats(sets[earlier], sets[at]) for earlier in candidates}
        nearest = max(shares, key=lambda earlier: (shares[earlier], -earlier), default=None)
        if nearest is not None and shares[nearest]:
            copies[document.id] = _copy(document.id, ordered[nearest].id, shares[nearest], copies)
        for band in bands:
            earlier_with.setdefault(band, []).append(at)
    return copies


def sources_of(copies: Mapping[str, Copy]) -> dict[str, str]:
    """For each copy, the first document of its chain."""
    return {key: copy.source for key, copy in copies.items()}


def copied_from(documents: Mapping[str, Document]) -> dict[str, str]:
    """For each document that repeats another, the first of its chain; `documents` by id."""
    return sources_of(copies_of(documents.values()))


def copied(
    copies: Mapping[str, Copy], documents: Mapping[str, Document], claims: Mapping[str, Sequence[Claim]]
) -> tuple[Finding, ...]:
    """`copied`: one finding for each text that several documents carry; `claims` of each document, in any order."""
    groups: dict[str, list[Copy]] = {}
    for copy in copies.values():
        groups.setdefault(copy.source, []).append(copy)
    found = []
    for source in sorted(groups, key=lambda key: publication_order(documents[key])):
        chain = sorted(groups[source], key=lambda copy: publication_order(documents[copy.document]))
        members = (source, *(copy.document for copy in chain))
        resting = tuple(claim.id for key in members for claim in sorted(claims.get(key, ()), key=_in_text))
        found.append(
            Finding(
                id=finding_id(FindingKind.COPIED.value, "|".join(sorted(members)), *resting),
                kind=FindingKind.COPIED,
                sentence=as_sentence(_told(source, chain, documents)),
                claims=resting,
                documents=members,
            )
        )
    return tuple(found)


def publication_order(document: Document) -> tuple[str, str]:
    """What sorts documents by their day of publication, undated ones last; the id settles the rest."""
    return (document.published_on.isoformat() if document.published_on else "9999", document.id)


def _in_text(claim: Claim) -> tuple[int, int, str]:
    words = claim.count.span.start if claim.count else claim.sentence.start
    return (claim.sentence.start, words, claim.id)


def _runs(text: str) -> list[str]:
    words = _WORD.findall(text.casefold())
    return [" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]


def _shingles(runs: Iterable[str]) -> frozenset[int]:
    return frozenset(crc32(run.encode()) for run in runs)


def _signed(runs: list[str]) -> list[tuple[int, ...]]:
    """The bands of a text of these runs, each with its place first; none for a short text."""
    if len(runs) < _LEAST:
        return []
    signature = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    signature.update(runs)
    values = signature.digest()
    return [(at, *values[at * _ROWS : (at + 1) * _ROWS]) for at in range(_BANDS)]


def _band(at: int, values: Sequence[int]) -> int:
    packed = struct.pack(f"<B{_ROWS}Q", at, *values)
    return int.from_bytes(blake2b(packed, digest_size=8).digest(), "big") >> 1


def _copy(document: str, repeated: str, share: float, copies: Mapping[str, Copy]) -> Copy:
    before = copies.get(repeated)
    return Copy(document=document, source=before.source if before else repeated, repeated=repeated, share=share)


def _told(source: str, chain: Sequence[Copy], documents: Mapping[str, Document]) -> str:
    links = [
        f"{_named(documents[copy.document])} {_repeats(documents[copy.document], documents[copy.repeated])} "
        f"{_named(documents[copy.repeated])} ({copy.share:.0%})"
        for copy in chain[:_NAMED]
    ]
    rest = [f"{len(chain) - _NAMED} more do too"] if len(chain) > _NAMED else []
    known = all(_earlier(documents[source], documents[copy.document]) for copy in chain)
    first = f", and the source is the earliest, {_named(documents[source])}" if known and len(chain) > 1 else ""
    return f"{joined(links + rest)}: what they say counts once{first}"


def _earlier(one: Document, other: Document) -> bool:
    return bool(one.published_on and other.published_on and one.published_on < other.published_on)


def _repeats(document: Document, repeated: Document) -> str:
    """Who took it from whom is told by the days alone; two texts of one day are only said to be one."""
    return "repeats" if _earlier(repeated, document) else "has the same text as"


def _named(document: Document) -> str:
    title = document.title or document.name
    day = f" of {day_words(document.published_on)}" if document.published_on else ""
    return f"{document.publisher}'s {quoted(title)}{day}" if document.publisher else f"{quoted(title)}{day}"
