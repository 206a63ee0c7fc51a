"""Finds names of those who act and speak: states by name, demonym or capital, forces, groups, persons, outlets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from counterclaim.model.actor import Actor, ActorType
from counterclaim.read.knowledge_files import knowledge, word_list
from counterclaim.read.offsets import lying_within


class Naming(StrEnum):
    """How a name names its actor."""

    NAME = "name"
    DEMONYM = "demonym"
    SEAT = "seat"
    """A capital or a palace that stands for its government."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFound:
    """A name of the registry in a text, with offsets into it (code points, end exclusive)."""

    start: int
    end: int
    actor: Actor
    naming: Naming


_NAME_START = re.compile(r"(?<!\w)(?:the (?=[A-Z])|al-|[A-ZÀ-ÖØ-ÞİŞĞ])")
_SPECIFIC = frozenset(set(ActorType) - {ActorType.STATE, ActorType.OUTLET, ActorType.ALLIANCE})


def _registry() -> Iterator[tuple[str, Actor, Naming]]:
    """Every name of the registry with its actor."""
    tables = knowledge("actors")
    for row in tables["state"]:
        actor = Actor(id=row["id"], name=row["names"][0], type=ActorType.STATE, side=row["side"])
        for key, naming in (("names", Naming.NAME), ("demonyms", Naming.DEMONYM), ("seats", Naming.SEAT)):
            for name in row[key]:
                yield name, actor, naming
    for table, fallback in (("group", ActorType.ARMED_GROUP), ("body", None), ("person", ActorType.PERSON)):
        for row in tables[table]:
            kind = fallback or ActorType(row["type"])
            actor = Actor(id=row["id"], name=row.get("name", row["names"][0]), type=kind, side=row.get("side"))
            for name in row["names"]:
                yield name, actor, Naming.NAME
    for name in tables["media"]["outlets"]:
        yield name, Actor(id=name.lower(), name=name, type=ActorType.OUTLET), Naming.NAME


@cache
def _names_by_opening() -> dict[str, tuple[tuple[str, Actor, Naming], ...]]:
    """The registry by the first two characters of its names, the longest first."""
    table: dict[str, list[tuple[str, Actor, Naming]]] = {}
    for name, actor, naming in _registry():
        table.setdefault(name[:2], []).append((name, actor, naming))
    return {key: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for key, rows in table.items()}


@cache
def type_of(entity: str) -> ActorType | None:
    """What sort of body an entry of the registry is, by its id."""
    return next((actor.type for _, actor, _ in _registry() if actor.id == entity), None)


@cache
def state_of(country: str) -> Actor | None:
    """The state with this ISO 3166-1 alpha-2 code, if the registry has it."""
    for row in knowledge("actors")["state"]:
        if row["id"] == country.lower():
            return Actor(id=row["id"], name=row["names"][0], type=ActorType.STATE, side=row["side"])
    return None


@cache
def _opponents() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(pair) for pair in knowledge("actors")["opponents"]["pairs"])


def are_opponents(one: str, other: str) -> bool:
    """Whether two sides are known to fight each other."""
    return frozenset((one, other)) in _opponents()


@cache
def is_state(side: str) -> bool:
    """Whether a side is a state of the registry."""
    return any(row["side"] == side for row in knowledge("actors")["state"])


@cache
def has_opponents(side: str) -> bool:
    """Whether any side is known to fight this one."""
    return any(side in pair for pair in _opponents())


def opponent_of(side: str, named: Iterable[str]) -> str | None:
    """The side that fights this one, if just one of the sides that a document names does."""
    rivals = {other for other in named for pair in _opponents() if pair == frozenset((side, other))}
    return rivals.pop() if len(rivals) == 1 else None


def enemy_words() -> frozenset[str]:
    """The nouns that stand for the other side."""
    return word_list("actors", "opponents", "enemy")


def find_actors(text: str) -> tuple[ActorFound, ...]:
    """All registry names in a text, longest first where they overlap, in text order. Case matters."""
    straight = text.replace("’", "'")
    table = _names_by_opening()
    found: list[ActorFound] = []
    reached = 0
    for opening in _NAME_START.finditer(straight):
        start = opening.start()
        if start < reached:
            continue
        for name, actor, naming in table.get(straight[start : start + 2], ()):
            end = start + len(name)
            lost = (
                naming is Naming.NAME and straight[end : end + 1] == "s" and not straight[end + 1 : end + 2].isalnum()
            )
            if straight.startswith(name, start) and (lost or not straight[end : end + 1].isalnum()):
                found.append(ActorFound(start=start, end=end, actor=actor, naming=naming))
                reached = end
                break
    return tuple(found)


def within(found: Sequence[ActorFound], start: int, end: int) -> tuple[ActorFound, ...]:
    """The names that lie wholly between two offsets; `found` is in text order."""
    return lying_within(found, start, end)


def leading_actor(found: Iterable[ActorFound]) -> Actor | None:
    """Whom a phrase is about: a group, force or person before a state, the first before the rest; outlets never."""
    named = [one for one in found if one.actor.type is not ActorType.OUTLET]
    specific = [one for one in named if one.actor.type in _SPECIFIC]
    for one in (*specific, *named):
        return one.actor
    return None
