"""`counterclaim copy`: a ledger from one place to another, with nothing changed."""

from __future__ import annotations

import click


@click.command("copy", short_help="Copy a ledger between SQLite, PostgreSQL and Parquet; restore a backup.")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def command(source: str, target: str) -> None:
    """Copy a whole ledger, its history with it, and show that both sides are the same.

    FROM and TO are files of SQLite, addresses of PostgreSQL (postgresql://…), or folders of Parquet files (a path that
    ends in "/" or ".parquet"). TO must hold nothing yet; a copy that is cut off leaves nothing there. To restore a
    backup, copy it to where the ledger was.
    """
    from counterclaim.store.copies.copying import copy_ledger, shown_place

    digests = copy_ledger(source, target)
    rows = ", ".join(f"{name} {number:,}" for name, number in sorted(digests.rows.items()) if number)
    click.echo(f"{shown_place(source)} → {shown_place(target)}: {rows or 'nothing in it'}")
    click.echo(f"{shown_place(target)}: digest {digests.content}, the same on both sides")
