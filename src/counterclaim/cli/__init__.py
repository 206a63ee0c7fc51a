"""Door 2: the command line, one module a command."""

from __future__ import annotations

import gc
import importlib
import os
import sys

import click

from counterclaim.errors import CounterclaimError, SettingsError, Stopped

COMMANDS = (
    *("read", "add", "follow", "sources", "reconcile"),
    *("claims", "incidents", "findings", "figures", "documents", "show"),
    *("why", "judge", "judgements", "export", "serve", "token", "demo"),
    *("check", "copy", "backup", "corpus"),
)
"""Each is the module of that name beside this one, and its `command`; imported when it is asked for."""

ONE_THREAD = "1"
"""For numpy, before it is imported: processes share the cores, and its threads only get in each other's way."""

REFUSED = 1
USAGE = 2
OF_SIGNALS = 128
"""With the signal's number added: the run was asked to stop."""


class Commands(click.Group):
    """The subcommands, each imported only when it is run or listed; what fails on purpose is told in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = importlib.import_module(f"counterclaim.cli.{cmd_name}").command
        return found

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error that was raised on purpose is one line on the standard error."""
        try:
            return super().invoke(ctx)
        except CounterclaimError as error:
            from counterclaim.cli.messages import say

            say(str(error))
            ctx.exit(_exit_code(error))


def _exit_code(error: CounterclaimError) -> int:
    if isinstance(error, Stopped):
        return OF_SIGNALS + error.signal
    return USAGE if isinstance(error, SettingsError) else REFUSED


SELDOM = 50_000
"""Objects made before the collector looks for cycles: a run makes many values, hardly a cycle."""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="counterclaim")
def group() -> None:
    """Reads war reporting and keeps a ledger of who claims what.

    Every claim is tied to the words that it came from. Documents are text,
    HTML pages, feeds, Telegram exports, PDF reports, web archives, JSON, CSV
    and Parquet, in files, folders and archives.
    """


def main() -> None:
    """The command line. Exit codes: 0 all went well, 1 something was refused, 2 wrong usage, over 128 stopped."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", ONE_THREAD)
    gc.set_threshold(SELDOM)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    group(prog_name="counterclaim")
