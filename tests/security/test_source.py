"""What the source may never do with what strangers wrote: run it, unpickle it, hand it to a shell or open parser."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "counterclaim"
FILES = sorted(SOURCE.rglob("*.py"))
IMPORTS = {"pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "xml", "yaml", "imp", "code", "codeop"}
"""`xml` is the standard library's: it resolves entities. lxml is told not to."""
NAMES = {"eval", "exec", "compile", "__import__", "execfile"}
CALLS = {
    ("os", "system"), ("os", "popen"), ("yaml", "load"), ("tempfile", "mktemp"), ("tarfile", "extractall"),
    ("zipfile", "extractall"), ("jinja2", "Markup"),
}  # fmt: skip
ATTRIBUTES = {"extractall", "__reduce__"}
OWN = {("errors.py", "__reduce__")}
"""Our errors cross from one process to another by their parts alone."""


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_is_run_or_unpickled(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            assert not {name.split(".")[0] for name in names} & IMPORTS, (path, node.lineno)
    for call in _calls(tree):
        if isinstance(call.func, ast.Name):
            assert call.func.id not in NAMES, (path, call.lineno)
        if isinstance(call.func, ast.Attribute):
            owner = call.func.value.id if isinstance(call.func.value, ast.Name) else ""
            assert (owner, call.func.attr) not in CALLS, (path, call.lineno)
            assert call.func.attr not in ATTRIBUTES or (path.name, call.func.attr) in OWN, (path, call.lineno)
        assert not any(word.arg == "shell" for word in call.keywords), (path, call.lineno)


def test_every_xml_parser_is_closed() -> None:
    """lxml's parsers of XML resolve no entity, load no DTD and ask no network, wherever one is made."""
    made = 0
    for path in FILES:
        for call in _calls(ast.parse(path.read_text("utf-8"))):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if name not in ("XMLParser", "iterparse", "XMLPullParser"):
                continue
            made += 1
            told = {word.arg: ast.unparse(word.value) for word in call.keywords}
            assert told.get("resolve_entities") == "False", (path, call.lineno)
            assert told.get("no_network", "True") == "True", (path, call.lineno)
            assert told.get("load_dtd", "False") == "False", (path, call.lineno)
            assert told.get("huge_tree", "False") == "False", (path, call.lineno)
    assert made >= 2
