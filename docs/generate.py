"""Writes what the documentation can take from the code: `commands.md`, and the closed lists in `claims.md`.

python docs/generate.py
"""

from __future__ import annotations

import re
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
MARKED = re.compile(r"(<!-- lists: written by `make docs` -->\n).*?(<!-- end of lists -->)", re.DOTALL)
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
        sections += [f"\n## {name}\n", _help(click.Context(command, parent=whole, info_name=name))]
    return "".join([*sections, ENVIRONMENT])


def claims() -> str:
    """`claims.md`, its closed lists as the code has them."""
    page = (FOLDER / "claims.md").read_text(encoding="utf-8")
    rows = "".join(f"| {field} | {' '.join(f'`{one.value}`' for one in values)} |\n" for field, values in LISTS)
    written, times = MARKED.subn(rf"\1| field | values |\n|---|---|\n{rows}\2", page)
    assert times == 1, "claims.md has lost the marks between which its lists stand"
    return written


PAGES: tuple[tuple[str, Callable[[], str]], ...] = (("commands.md", commands), ("claims.md", claims))


def main() -> None:
    """Write the pages, and say which changed."""
    for name, page in PAGES:
        path, written = FOLDER / name, page()
        if not path.exists() or path.read_text(encoding="utf-8") != written:
            path.write_text(written, encoding="utf-8")
            print(f"docs/{name}: written")


def _help(context: click.Context) -> str:
    return f"```\n{context.get_help()}\n```\n"


if __name__ == "__main__":
    main()
