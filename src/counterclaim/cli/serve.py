"""`counterclaim serve`: the ledger in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.errors import SettingsError

if TYPE_CHECKING:
    from counterclaim.serve.guard.terms import Terms

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8080
RATE_FOR_OTHERS = 50.0
"""Requests a second of one client, where others than this machine can reach the server."""


@click.command("serve", short_help="Show the ledger in a browser.")
@click.option("--ledger", metavar="FILE", help="The ledger; counterclaim.db here if not given.")
@click.option("--host", default=DEFAULT_HOST, show_default=True, help="The address to serve at.")
@click.option(
    "--port", default=DEFAULT_PORT, show_default=True, type=click.IntRange(0, 65535), help="0 takes any that is free."
)
@click.option(
    "--read-only/--writable",
    "read_only",
    default=True,
    show_default=True,
    help="Whether whoever shows a token (`counterclaim token`) may judge and add.",
)
@click.option("--fetch", is_flag=True, help="With --writable, fetch addresses that are sent to be added.")
@click.option(
    "--rate",
    type=click.FloatRange(min=0),
    metavar="N",
    help="How many requests a second one client may make, 0 for any number; "
    f"{RATE_FOR_OTHERS:g} unless given, or any where only this machine can reach the server.",
)
@click.option(
    "--proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="Believe what a proxy at this address says of who asks (X-Forwarded-For, X-Forwarded-Proto).",
)
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="How many processes answer; of more than one none writes.",
)
@click.option("--name", "names", multiple=True, metavar="HOST", help="Answer to this name too: that of a proxy.")
def command(ledger: str | None, host: str, port: int, **asked: Any) -> None:
    """Show the ledger in a browser: pages, and JSON for programs.

    Nothing can be changed unless --writable is given, and then only with a token that `counterclaim token make` prints.
    The default address is reached from this machine alone. Another --host shows the ledger, without any password, to
    all who can reach that address.
    """
    from counterclaim.cli.inputs import settings_for
    from counterclaim.cli.messages import say
    from counterclaim.serve.guard.hosts import is_loopback
    from counterclaim.serve.running import bound_socket, serve, serve_in_processes
    from counterclaim.store.sql.ledger import SqlLedger

    settings = settings_for(ledger=ledger)
    terms = _terms(host, asked)
    with SqlLedger(settings.ledger, create=False) as held, bound_socket(host, port) as listener:
        if not is_loopback(host):
            say(f"warning: {host} is open to other machines: whoever reaches it reads the ledger, without a password")
            if terms.writable:
                say("warning: tokens are sent as they are: put a proxy with https before it")
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listener.getsockname()[1]}/"
        click.echo(f"The ledger {settings.ledger} is at {address} until you press Ctrl-C.", err=True)
        try:
            if asked["processes"] > 1:
                serve_in_processes(asked["processes"], settings.ledger, listener, terms, asked["proxies"])
            else:
                serve(held, listener, terms, settings, asked["proxies"])
        except KeyboardInterrupt:
            click.echo("", err=True)


def _terms(host: str, asked: dict[str, Any]) -> Terms:
    """What the options say. Raises SettingsError."""
    from counterclaim.serve.guard.hosts import is_loopback
    from counterclaim.serve.guard.terms import UNLIMITED, Terms

    if asked["fetch"] and asked["read_only"]:
        raise SettingsError("--fetch is for what is added: give --writable too")
    if asked["processes"] > 1 and not asked["read_only"]:
        raise SettingsError("--processes: one process alone writes; leave out --writable or --processes")
    is_for_others = not is_loopback(host) or bool(asked["proxies"])
    usual = RATE_FOR_OTHERS if is_for_others else UNLIMITED
    return Terms(
        host=host,
        names=frozenset(name.lower() for name in asked["names"]),
        writable=not asked["read_only"],
        fetches=asked["fetch"],
        rate=usual if asked["rate"] is None else asked["rate"],
    )
