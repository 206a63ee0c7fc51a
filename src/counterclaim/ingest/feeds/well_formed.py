"""XML as it comes, made such that any parser can read it, and none can be led astray by it.

What a document type declares is dropped with it, so that no entity is ever expanded or fetched; the named characters
of HTML, which feeds use without declaring them, are put in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from counterclaim.ingest.encoding import cyrillic_1251, declared_encoding, known_encoding, mark_of

OPENING = re.compile(
    r"\s*(?:<\?(?P<pi>)|<!--(?P<comment>)|<!DOCTYPE(?P<type>)|<(?P<name>[A-Za-z_][\w.:-]{0,80})|)", re.IGNORECASE
)
MARKED = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
REFERENCE = re.compile(r"&(#[0-9]{1,8};|#[xX][0-9a-fA-F]{1,7};|[A-Za-z][A-Za-z0-9]{1,31};)?")
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow (section 2.2)."""

NO_NAME = re.compile(r"[^\w.-]")
PLAIN_NAME = re.compile(r"[A-Za-z_]")
XML_NAMES = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "media": "http://search.yahoo.com/mrss/",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
"""What prefixes mean where a feed forgot to say so."""


UTF_16 = frozenset({"utf-16", "utf-16le", "utf-16be"})


def first_element(head: str) -> str | None:
    """The name of a document's first element, in small letters; None if that does not begin with markup."""
    start = _after_prolog(head.lstrip("\ufeff"))[1]
    return start.lower() if start else None


def decoded_xml(payload: bytes, charset: str | None = None) -> str:
    """The characters of XML bytes, by their mark, the encoding stated with them or in them, or what is evident.

    What is UTF-8 to the last byte is UTF-8, whatever is declared: by chance that does not happen. Bytes that are no
    characters are shown as U+FFFD.
    """
    marked = mark_of(payload)
    if marked:
        return payload[len(marked[0]) :].decode(marked[1], "replace")
    try:
        return payload.decode("utf-8")
    except UnicodeDecodeError:
        named = _known(charset) or declared_encoding(payload)
        if named is None or named == "utf-8":
            return cyrillic_1251(payload) or payload.decode("utf-8", "replace")
        return payload.decode(named, "replace")


def root_of(markup: str) -> tuple[Any, bool]:
    """The root element (lxml) of XML, None if there is none; and whether all of it could be read.

    Stray ampersands, characters that are none and prefixes that nobody declared are mended, and cost nothing.
    """
    from lxml import etree  # type: ignore[import-untyped]

    body = without_prolog(markup)
    try:
        return etree.fromstring(body.encode(), parser()), True
    except etree.XMLSyntaxError:
        pass
    except ValueError:
        return None, False
    mending = parser(recover=True)
    try:
        root = etree.fromstring(_repaired(body).encode("utf-8", "replace"), mending)
    except (etree.XMLSyntaxError, ValueError):
        return None, False
    if root is not None:
        _with_namespaces(root)
    return root, all(error.domain_name == "NAMESPACE" for error in mending.error_log)


def parser(recover: bool = False) -> Any:
    """An XML parser (lxml) that expands nothing, fetches nothing, and stops at 256 levels and 10 MB of text."""
    from lxml import etree

    return etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )


def without_prolog(markup: str) -> str:
    """The same from its first element on; named characters of HTML put in, those of XML kept."""
    plain = markup.lstrip("\ufeff")
    return _named_characters(plain[_after_prolog(plain)[0] :])


def _after_prolog(markup: str) -> tuple[int, str]:
    """Where the first element begins, and its name; at the first thing that is no prolog, with no name."""
    position = 0
    while found := OPENING.match(markup, position):
        if found["name"]:
            return found.start("name") - 1, found["name"]
        if found["pi"] is not None:
            end = markup.find("?>", found.end()) + 2
        elif found["comment"] is not None:
            end = markup.find("-->", found.end()) + 3
        elif found["type"] is not None:
            end = _end_of_type(markup, found.end())
        else:
            break
        if end <= found.end():
            break
        position = end
    return position, ""


def _end_of_type(markup: str, start: int) -> int:
    """Where a document type ends, all that it declares included; 0 if it does not."""
    inner, close = markup.find("[", start), markup.find(">", start)
    if close < 0 or inner < 0 or close < inner:
        return close + 1
    end = re.compile(r"\]\s{0,100}>").search(markup, inner)
    return end.end() if end else 0


def _named_characters(markup: str) -> str:
    """Named characters of HTML as characters; not in marked sections, which are not looked into."""
    return "".join(
        part if part.startswith("<![CDATA[") else REFERENCE.sub(_character, part) for part in MARKED.split(markup)
    )


def _character(reference: re.Match[str]) -> str:
    name = reference[1]
    if name is None or name.startswith("#") or name in XML_NAMES:
        return reference[0]
    return html5.get(name, reference[0])


def _repaired(markup: str) -> str:
    """What parsers stumble over most: stray ampersands, and characters that are none in XML."""
    return "".join(
        part if part.startswith("<![CDATA[") else REFERENCE.sub(_escaped, part)
        for part in MARKED.split(NO_XML.sub("", markup))
    )


def _escaped(reference: re.Match[str]) -> str:
    name = reference[1]
    if name is not None and (name in XML_NAMES or (name.startswith("#") and _is_character(name))):
        return reference[0]
    return "&amp;" + reference[0][1:]


def _is_character(name: str) -> bool:
    number = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
    return number < 0x110000 and not NO_XML.match(chr(number))


def _with_namespaces(root: Any) -> None:
    """Give elements with a prefix that nobody declared the namespace that it stands for, or take the prefix off."""
    for element in list(_elements(root)):
        prefix, colon, name = element.tag.partition(":")
        if colon and not element.tag.startswith("{"):
            known = NAMESPACES.get(prefix.lower())
            plain = NO_NAME.sub("_", name)
            element.tag = f"{{{known}}}{plain}" if known and PLAIN_NAME.match(plain) else f"other_{plain}"
        for key in [key for key in element.attrib if ":" in key and not key.startswith("{")]:
            del element.attrib[key]


def _elements(root: Any) -> Iterator[Any]:
    return (element for element in root.iter() if isinstance(element.tag, str))


def _known(charset: str | None) -> str | None:
    """Python's name of the encoding that a server states: there UTF-16 may be meant, other than in a declaration."""
    plain = (charset or "").strip().lower()
    return plain if plain in UTF_16 else known_encoding(charset)
