"""Writes what the documentation can take from the code: commands, closed lists, and what a session prints.

python docs/generate.py
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import click

from counterclaim.cli import group
from counterclaim.model.finding import FindingKind
from counterclaim.model.interval import TimePrecision
from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.place import PlacePrecision
from counterclaim.model.quantity import Rate, Unit

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent
WIDTH = 100
LISTS: tuple[tuple[str, type[StrEnum]], ...] = (
    ("`kind`", Kind),
    ("`stance`", Stance),
    ("`verification`, or null", Verification),
    ("`weapon.class`", WeaponClass),
    ("`target.class`", TargetClass),
    ("`count.unit`", Unit),
    ("`count.per`, or null", Rate),
    ("`places[].precision`", PlacePrecision),
    ("`time.precision`", TimePrecision),
    ("a finding's `kind`", FindingKind),
)
SESSION = (
    "counterclaim read tests/golden/breakdown.txt",
    "counterclaim add src/counterclaim/demo_reports/*.txt",
    "counterclaim findings --kind disputed --kind remainder --kind differs",
)
TABLES = ("read", "findings")
"""The commands that print a table on a terminal, and here if they are told to."""
COMMANDS_HEAD = """# Commands
Written by `make docs` from the command line's own help.
"""
ENVIRONMENT = """
## Environment
| variable | what it says |
|---|---|
| `COUNTERCLAIM_LEDGER` | the ledger, where `--ledger` is not given |
| `COUNTERCLAIM_WORKERS` | how many processes read, where `--workers` is not given |
| `COUNTERCLAIM_MAX_BYTES` | the largest document or JSON line that is taken in |
| `COUNTERCLAIM_MAX_PAGE_BYTES` | the largest HTML page |
| `COUNTERCLAIM_MAX_CHARACTERS` | the longest text |

Exit codes: 0 all went well, 1 something was refused, 2 wrong usage.
"""


def commands() -> str:
    """`commands.md`: the help of every command, at one width on every terminal."""
    whole = click.Context(
        group, info_name="counterclaim", terminal_width=WIDTH, max_content_width=WIDTH, **group.context_settings
    )
    sections = [COMMANDS_HEAD, _help(whole)]
    for name in group.list_commands(whole):
        command = group.get_command(whole, name)
        assert command is not None, name
        context = click.Context(command, parent=whole, info_name=name)
        sections += [f"\n## {name}\n", _help(context)]
        inner = sorted(command.commands.items()) if isinstance(command, click.Group) else ()
        sections += [_help(click.Context(each, parent=context, info_name=under)) for under, each in inner]
    return "".join([*sections, ENVIRONMENT])


def claims() -> str:
    """`claims.md`, its closed lists as the code has them."""
    rows = "".join(f"| {field} | {' '.join(f'`{one.value}`' for one in values)} |\n" for field, values in LISTS)
    return _between(
        "lists", (FOLDER / "claims.md").read_text(encoding="utf-8"), f"| field | values |\n|---|---|\n{rows}"
    )


def readme() -> str:
    """`README.md`, with what its session and its example print."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    with tempfile.TemporaryDirectory() as folder:
        for given in ("tests/golden", "src/counterclaim/demo_reports"):
            shutil.copytree(ROOT / given, Path(folder, given))
        session = "\n".join(f"$ {line}\n{_printed(_command(line), folder)}" for line in SESSION)
        prints = _printed([sys.executable, "-c", example], folder)
    page = _between("session", page, f"```console\n{session}```\n")
    return _between("example", page, f"```\n{prints}```\n")


PAGES: tuple[tuple[Path, Callable[[], str]], ...] = (
    (FOLDER / "commands.md", commands),
    (FOLDER / "claims.md", claims),
    (ROOT / "README.md", readme),
)


def main(check: bool) -> None:
    """Write the pages and say which changed; or only check, and say which would change (exit code 1)."""
    stale = [(path, written) for path, page in PAGES if _held(path) != (written := page())]
    if check and stale:
        sys.exit("\n".join(f"{path.relative_to(ROOT)}: not what the code says; run `make docs`" for path, _ in stale))
    for path, written in stale:
        path.write_text(written, encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: written")


def _held(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _between(name: str, page: str, written: str) -> str:
    """The page with this written between the marks of that name."""
    marks = re.compile(rf"(<!-- {name}: written by `make docs` -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
    page, times = marks.subn(lambda found: found[1] + written + found[2], page)
    assert times == 1, f"a page has lost the marks between which its {name} stands"
    return page


def _command(line: str) -> list[str]:
    """A line of the session as it is run here: its stars spelt out, as a shell does, and printing as on a terminal."""
    _, command, *words = line.split()
    given = [str(path.relative_to(ROOT)) for word in words for path in sorted(ROOT.glob(word))] or words
    return [
        sys.executable,
        "-m",
        "counterclaim.cli",
        command,
        *given,
        *(("--format", "table") if command in TABLES else ()),
    ]


def _printed(command: list[str], folder: str) -> str:
    """What a command prints in a folder, on a terminal of one width."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("COUNTERCLAIM_")}
    known |= {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "PYTHONUTF8": "1"}
    found = subprocess.run(
        command, cwd=folder, env=known, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True
    )
    return "".join(f"{line.rstrip()}\n" for line in found.stdout.splitlines())


def _help(context: click.Context) -> str:
    return f"```\n{context.get_help()}\n```\n"


if __name__ == "__main__":
    main(check="--check" in sys.argv[1:])
