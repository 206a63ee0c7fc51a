"""Every message of the pages is asked for somewhere: as it stands, or put together of words from closed lists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from enum import StrEnum
from http import HTTPStatus
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax.ast import Message
from jinja2 import Environment, nodes

import counterclaim
from counterclaim.model.figure import Grade
from counterclaim.model.finding import FindingKind
from counterclaim.model.interval import TimePrecision
from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.place import PlacePrecision
from counterclaim.publish.words.bundles import texts

ROOT = Path(counterclaim.__file__).parent
SPOKEN: dict[str, tuple[type[StrEnum], ...]] = {
    "finding": (FindingKind,),
    "grade": (Grade,),
    "kind": (Kind,),
    "kind-counted": (Kind,),
    "precision": (PlacePrecision, TimePrecision),
    "stance": (Stance,),
    "target": (TargetClass,),
    "verification": (Verification,),
    "weapon": (WeaponClass,),
}
"""Closed lists that `Wording` speaks, each under the beginning of its messages."""
REFUSED = "guard-"
"""What a Refusal puts before its message's name."""
HOLE = "\0"


def spelt(word: str) -> str:
    """A word of a closed list as names of messages have it."""
    return re.sub(r"[_ ]", "-", word.casefold())


def in_code() -> Iterator[str]:
    """All words in quotation marks in modules; values that are put into them are holes."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.JoinedStr):
                yield "".join(str(each.value) if isinstance(each, ast.Constant) else HOLE for each in node.values)


def in_templates() -> Iterator[str]:
    """The same in templates."""
    for path in ROOT.rglob("*.j2"):
        for node in Environment(autoescape=True).parse(path.read_text("utf-8")).find_all((nodes.Const, nodes.Concat)):
            yield joined(node)


def joined(node: nodes.Node) -> str:
    """What a template puts together, with holes."""
    if isinstance(node, nodes.Concat):
        return "".join(map(joined, node.nodes))
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else HOLE


def in_knowledge() -> Iterator[str]:
    """Names that word lists give: sides."""
    for path in (ROOT / "read" / "knowledge").rglob("*.toml"):
        yield from re.findall(r"[\w -]+", path.read_text("utf-8"))


def unused(messages: set[str], said: set[str], known: set[str]) -> set[str]:
    """Messages that nothing names, and nothing puts together of a beginning of its own and known words."""
    whole = said | {f"{REFUSED}{each}" for each in said}
    whole |= {f"{name}-{spelt(value)}" for name, lists in SPOKEN.items() for each in lists for value in each}
    composed = [
        re.compile(re.escape(each).replace(HOLE, "(.+)"))
        for each in said
        if re.fullmatch(rf"[a-z]+-[a-z0-9{HOLE}-]*", each) and HOLE in each
    ]
    words = {spelt(each) for each in known | said} | {str(status.value) for status in HTTPStatus}

    def is_composed(message: str) -> bool:
        met = (pattern.fullmatch(message) for pattern in composed)
        return any(all(part in words for part in each.groups()) for each in met if each)

    return {each for each in messages if each not in whole and not is_composed(each)}


def test_every_message_is_asked_for() -> None:
    parsed = (FluentParser().parse(text).body for text in texts("en"))
    messages = {entry.id.name for body in parsed for entry in body if isinstance(entry, Message)}
    assert len(messages) > 1_000
    assert unused(messages, {*in_code(), *in_templates()}, set(in_knowledge())) == set()


def test_one_that_nothing_asks_for_is_found() -> None:
    said = {"site-title", f"site-{HOLE}", "map", "too-long", f"{HOLE}-{HOLE}"}
    messages = {"site-title", "site-map", "site-mop", "guard-too-long", "guard-too-short", "kind-strike", "kind-strife"}
    assert unused(messages, said, set()) == {"site-mop", "guard-too-short", "kind-strife"}
