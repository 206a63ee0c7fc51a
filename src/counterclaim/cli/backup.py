"""`counterclaim backup`: the whole ledger in one file, looked through before it counts."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from counterclaim.cli import REFUSED
from counterclaim.cli.filters import LEDGER, ledger_named
from counterclaim.cli.messages import say


@click.command("backup", short_help="Write a backup of the ledger, and check it.")
@click.argument("target", metavar="TO")
@LEDGER
@click.option("--keep", type=click.IntRange(min=1), metavar="N", help="In the folder TO, keep the N newest backups.")
def command(target: str, ledger: str | None, keep: int | None) -> None:
    """Write the ledger as it is at this moment to the file TO, or into the folder TO under the moment's name.

    Others may go on writing. The backup is a ledger itself, and every digest, span, link and sum in it is verified:
    where that finds a fault, the exit code is 1 and no older backup is removed. `counterclaim copy` restores it.
    """
    from counterclaim.store.copies.backing_up import back_up

    where = ledger_named(ledger)
    made = back_up(where, target, lambda: datetime.now(UTC), keep)
    click.echo(f"{made.path}: digest {made.checked.digest}")
    for path in made.removed:
        click.echo(f"{path}: removed, as {keep} newer ones are kept")
    if made.checked.faults:
        number = sum(made.checked.faults.numbers.values())
        say(f"{made.path}: written, with {number:,} faults; run `counterclaim check` on the ledger")
        raise click.exceptions.Exit(REFUSED)
