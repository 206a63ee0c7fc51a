"""Bytes to text: marked, declared or evident encodings, and nothing else."""

from __future__ import annotations

import codecs
import re
import unicodedata

from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks; the longer come first where one begins with another. A mark is no part of the text."""

DECLARED = re.compile(
    rb"""(?:<meta\b[^<>]{0,400}?[\s"';]charset|<\?xml\b[^<>]{0,200}?\sencoding)"""
    rb"""\s{0,20}+=\s{0,20}+["']?\s{0,20}+([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
DECLARED_WITHIN = 4096

MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What a page means that names one of these: the label stands for the wider one (WHATWG Encoding Standard, 4.2)."""
ALIASES = {"koi8-ru": "koi8_u", "iso-8859-8-i": "iso8859-8", "x-mac-cyrillic": "mac_cyrillic", "x-sjis": "cp932"}
"""Labels of that standard which Python does not know."""

COMMON_CYRILLIC = frozenset("оеаинтсрвліі")
RUSSIAN_OR_UKRAINIAN = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")
TYPOGRAPHY = re.compile(r"[«»„“”‘’–—…№\u00a0]")


def mark_of(payload: bytes) -> tuple[bytes, str] | None:
    """The byte-order mark that the bytes begin with, and its encoding."""
    return next(((mark, name) for mark, name in MARKS if payload.startswith(mark)), None)


def declared_encoding(payload: bytes) -> str | None:
    """The encoding that a page declares about itself in its first bytes, if Python knows it."""
    found = DECLARED.search(payload, 0, DECLARED_WITHIN)
    return known_encoding(found.group(1).decode("ascii")) if found else None


NO_ANSWERS = ("utf-7", "utf-16", "utf-32", "idna", "punycode", "raw-unicode-escape", "unicode-escape")
"""How Python calls what no declaration can be read in, and what is no encoding of texts."""


def known_encoding(label: str | None) -> str | None:
    """Python's name of the encoding that a label means, None for one that it does not know.

    UTF-16 and its kin are no answer: bytes in which a declaration can be read are in none of them.
    """
    plain = (label or "").strip(" \"'").lower()
    try:
        known = codecs.lookup(ALIASES.get(plain, plain)).name
    except (LookupError, ValueError):
        return None
    if known.startswith(NO_ANSWERS) or not _is_text_codec(known):
        return None
    return MEANT.get(known, known)


def decoded(raw: RawDocument) -> str:
    """The text of the bytes: by their mark, as UTF-8, or as windows-1251 where they are clearly Cyrillic in it."""
    marked = mark_of(raw.payload)
    if marked:
        mark, encoding = marked
        return _strictly(raw, encoding, len(mark))
    try:
        return raw.payload.decode("utf-8")
    except UnicodeDecodeError as error:
        cyrillic = cyrillic_1251(raw.payload)
        if cyrillic is not None:
            return cyrillic
        raise raw.refusal(_wrong("UTF-8", error.start), "encoding") from error


def checked(text: str, raw: RawDocument, limits: Limits) -> str:
    """The same text, if a reader can use it: neither empty, too long, nor full of what is no text."""
    if len(text) > limits.characters:
        raise raw.refusal(
            f"a text of {len(text):,} characters, more than the limit of {limits.characters:,}; "
            "split it, or raise COUNTERCLAIM_MAX_CHARACTERS",
            "too_long",
        )
    if not text.strip():
        raise raw.refusal("no text in it; leave it out", "empty")
    null = text.find("\0")
    if null >= 0:
        raise raw.refusal(f"not text: a null at character {null}; give text, HTML or JSON", "binary")
    half = re.search(r"[\ud800-\udfff]", text)
    if half:
        raise raw.refusal(f"half of a surrogate pair at character {half.start()}; write the text as UTF-8", "encoding")
    if _control_share(text) > 0.02:
        raise raw.refusal("not text: full of control characters; give text, HTML or JSON", "binary")
    return text


def cyrillic_1251(payload: bytes) -> str | None:
    """The bytes as windows-1251, if that clearly is what they are: Cyrillic words in it, with common letters common."""
    try:
        text = payload.decode("cp1251")
    except UnicodeDecodeError:
        return None
    high = [character for character in text if ord(character) > 127 and not TYPOGRAPHY.match(character)]
    letters = [character for character in high if RUSSIAN_OR_UKRAINIAN.match(character)]
    if len(letters) < 20 or len(letters) < 0.97 * len(high):
        return None
    common = sum(character in COMMON_CYRILLIC for character in letters)
    lower = sum(unicodedata.category(character) == "Ll" for character in letters)
    return text if common >= 0.35 * len(letters) and lower >= 0.6 * len(letters) else None


def _strictly(raw: RawDocument, encoding: str, skip: int) -> str:
    try:
        return raw.payload[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise raw.refusal(_wrong(encoding.upper(), error.start + skip), "encoding") from error


def _wrong(encoding: str, byte: int) -> str:
    return f"wrong encoding: not {encoding} at byte {byte}; save it as UTF-8"


def _control_share(text: str) -> float:
    head = text[:100_000]
    odd = sum(character < " " and character not in "\t\n\r\f\v" for character in head)
    return odd / len(head)


def _is_text_codec(name: str) -> bool:
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, ValueError):
        return False
