"""`counterclaim serve`: the ledger in a browser, read-only."""

from __future__ import annotations

import click

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8080


@click.command("serve", short_help="Show the ledger in a browser, read-only.")
@click.option("--ledger", metavar="FILE", help="The ledger; counterclaim.db here if not given.")
@click.option("--host", default=DEFAULT_HOST, show_default=True, help="The address to serve at.")
@click.option(
    "--port", default=DEFAULT_PORT, show_default=True, type=click.IntRange(0, 65535), help="0 takes any that is free."
)
def command(ledger: str | None, host: str, port: int) -> None:
    """Show the ledger in a browser: pages and JSON that can be read, not changed.

    The default address is reached from this machine alone. Another --host shows the ledger, without any password, to
    all who can reach that address.
    """
    from counterclaim.cli.inputs import settings_for
    from counterclaim.cli.messages import say
    from counterclaim.serve.protection import is_loopback
    from counterclaim.serve.running import bound_socket, serve
    from counterclaim.store.sql import SqlLedger

    where = settings_for(ledger=ledger).ledger
    with SqlLedger(where, create=False) as held, bound_socket(host, port) as listener:
        if not is_loopback(host):
            say(f"warning: {host} is open to other machines: whoever reaches it reads the ledger, without a password")
        shown = f"[{host}]" if ":" in host else host
        click.echo(
            f"The ledger {where} is at http://{shown}:{listener.getsockname()[1]}/ until you press Ctrl-C.", err=True
        )
        try:
            serve(held, listener, host)
        except KeyboardInterrupt:
            click.echo("", err=True)
