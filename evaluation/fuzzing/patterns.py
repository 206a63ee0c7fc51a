"""Every regular expression of the package, by looking: in what its modules hold, and in what they write in place."""

from __future__ import annotations

import ast
import gc
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import counterclaim

SOURCE = Path(counterclaim.__file__).parent
CALLS = {"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"}
SKIPPED = {"counterclaim.cli.__main__"}
"""Runs the command line when imported."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pattern is written: a module, and the line or the name there."""

    module: str
    at: str

    def __str__(self) -> str:
        return f"{self.module}:{self.at}"


AnyPattern = re.Pattern[str] | re.Pattern[bytes]


def modules() -> list[ModuleType]:
    """All modules of the package, imported."""
    names = (found.name for found in pkgutil.walk_packages([str(SOURCE)], "counterclaim."))
    return [import_module(name) for name in sorted(names) if name not in SKIPPED]


def held_patterns() -> dict[AnyPattern, Place]:
    """The compiled patterns that can be reached from what each module itself makes: constants, tables, answers kept."""
    found: dict[AnyPattern, Place] = {}
    seen: set[int] = set()
    for module in modules():
        for name in _made_here(module):
            _reach(vars(module).get(name), Place(module.__name__, name), found, seen)
    return found


def _made_here(module: ModuleType) -> list[str]:
    """The names that a module's own top level gives values to; what it imports is looked at where it is made."""
    names: list[str] = []
    for node in _tree(module).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.append(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names += [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]
    return names


def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text("utf-8"))


def ways_used() -> dict[str, set[str]]:
    """For each name of a constant, the methods that are called on it anywhere; "elsewhere" where it is handed about."""
    ways: dict[str, set[str]] = {}
    for module in modules():
        tree = _tree(module)
        called = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                owner = node.value.func if isinstance(node.value, ast.Call) else node.value
                called[id(owner)] = node.attr
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                ways.setdefault(node.id, set()).add(called.get(id(node), "elsewhere"))
    return ways


def _reach(start: Any, place: Place, found: dict[AnyPattern, Place], seen: set[int]) -> None:
    ahead = [start]
    while ahead:
        value = ahead.pop()
        if id(value) in seen or not _ours(value):
            continue
        seen.add(id(value))
        if isinstance(value, re.Pattern):
            found.setdefault(value, place)
        elif isinstance(value, FunctionType):
            ahead += [value.__closure__, value.__defaults__, value.__kwdefaults__]
        else:
            ahead += gc.get_referents(value)


def _ours(value: Any) -> bool:
    """Whether to look into a value: no other package's modules, classes and functions."""
    if isinstance(value, ModuleType | str | bytes | int | float | None):
        return False
    home = getattr(value, "__module__", None)
    return not isinstance(home, str) or home.split(".")[0] in ("counterclaim", "functools", "builtins", "re")


@dataclass(frozen=True, slots=True)
class Written:
    """A pattern as a call in the source has it; `pattern` is null where only a run can tell it."""

    place: Place
    way: str
    function: str
    source: str
    pattern: AnyPattern | None


def written_patterns() -> Iterator[Written]:
    """Each call of `re` in the source, with its pattern where that can be told from the module alone."""
    for module in modules():
        for function, call in _calls(_tree(module), ""):
            if not call.args:
                continue
            place = Place(module.__name__, str(call.lineno))
            way = call.func.attr if isinstance(call.func, ast.Attribute) else ""
            yield Written(place, way, function, ast.unparse(call.args[0]), _told(call, vars(module)))


def _calls(node: ast.AST, function: str) -> Iterator[tuple[str, ast.Call]]:
    for child in ast.iter_child_nodes(node):
        within = child.name if isinstance(child, ast.FunctionDef) else function
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Attribute):
            owner = child.func.value
            if isinstance(owner, ast.Name) and owner.id == "re" and child.func.attr in CALLS:
                yield function, child
        yield from _calls(child, within)


def _told(call: ast.Call, names: dict[str, Any]) -> AnyPattern | None:
    try:
        words = _value(call.args[0], names)
    except LookupError:
        return None
    flags = [ast.unparse(each) for each in (*call.args[1:], *(word.value for word in call.keywords))]
    return re.compile(words, re.IGNORECASE if any("IGNORECASE" in flag for flag in flags) else 0)


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    """What an expression of literals and the module's own constants comes to. Raises LookupError for any other."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name) and isinstance(names.get(node.id), str | bytes):
        return names[node.id]
    if isinstance(node, ast.FormattedValue):
        return _value(node.value, names)
    if isinstance(node, ast.JoinedStr):
        return "".join(_value(each, names) for each in node.values)
    raise LookupError(ast.unparse(node))


ANCHORED = frozenset({"match", "fullmatch"})
"""Ways in which a pattern is tried at one place of a text alone."""
SOUGHT = frozenset({"match", "fullmatch", "search"})


@dataclass(frozen=True, slots=True)
class Used:
    """A pattern and the ways in which it meets text: what is not surely tried at one place only, is also sought."""

    place: Place
    pattern: AnyPattern
    ways: frozenset[str]


def all_patterns() -> list[Used]:
    """Every pattern that can be told without a run: those held, and those written in place."""
    ways = ways_used()
    found = {}
    for pattern, place in held_patterns().items():
        used = frozenset(ways.get(place.at, SOUGHT))
        found[pattern] = Used(place, pattern, used if used <= ANCHORED else SOUGHT)
    for written in written_patterns():
        if written.pattern is not None and written.way != "compile":
            used = frozenset({written.way}) if written.way in ANCHORED else SOUGHT
            known = found.get(written.pattern)
            found[written.pattern] = Used(written.place, written.pattern, used | known.ways if known else used)
    return sorted(found.values(), key=lambda one: (str(one.place), repr(one.pattern.pattern)))
