"""`counterclaim check`: whether the ledger still is what was written, and a new one of what can be saved."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click

from counterclaim.cli import REFUSED
from counterclaim.cli.filters import LEDGER, ledger_named
from counterclaim.cli.inputs import settings_for
from counterclaim.cli.messages import one_line, say
from counterclaim.errors import LedgerError
from counterclaim.store.checks.faults import Checked, FaultKind

_SHOWN_LOSSES = 20
_REMADE = frozenset({FaultKind.INDEX, FaultKind.DERIVED})
"""What `counterclaim reconcile --rebuild` puts right."""


@click.command("check", short_help="Look through the ledger for damage; save what can be saved.")
@LEDGER
@click.option("--deep", is_flag=True, help="Derive incidents and findings anew too, and compare.")
@click.option("--repair", "target", metavar="TO", help="Write a new ledger of all that can still be read to this file.")
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="How many processes derive; the result is one."
)
def command(ledger: str | None, deep: bool, target: str | None, workers: int | None) -> None:
    """Verify every digest, span, link and sum of the ledger, what is worked out from it, and the database itself.

    Prints a line for each kind of fault, and the digest of all that the record says, which is the same for every copy.
    The exit code is 1 where there is any fault. With --repair what can be read becomes a new ledger; what was lost, or
    is not as it was written, is named, and the new ledger knows it. The ledger itself is not touched.
    """
    where, cores = ledger_named(ledger), settings_for(workers).workers
    try:
        checked = _checked(where)
        if deep:
            _derive(where, checked, cores)
    except LedgerError as error:
        if target is None:
            raise
        say(str(error))
        checked = None
    if checked is not None:
        _tell(checked)
    if target is not None:
        _repair(where, target, cores)
    if checked is None or checked.faults:
        if checked is not None and target is None:
            say(_advice(where, checked))
        raise click.exceptions.Exit(REFUSED)


def _checked(where: str) -> Checked:
    from counterclaim.store.checks.ledgers import check_ledger
    from counterclaim.store.copies.copying import copy_ledger
    from counterclaim.store.copies.parquet_folders import is_folder

    if not is_folder(where):
        return check_ledger(where)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy.db")
        copy_ledger(where, str(copy))
        checked = check_ledger(copy)
        checked.name = where
        return checked


def _derive(where: str, checked: Checked, workers: int) -> None:
    from counterclaim.pipeline.repairing import derive_anew

    if checked.faults and not checked.faults.only_worked_out:
        say(f"{where}: not derived anew, since the record itself has faults")
    elif not derive_anew(where, checked, _now, workers=workers):
        say(f"{where}: not derived anew: run `counterclaim reconcile` first, which brings it up to date")


def _tell(checked: Checked) -> None:
    for kind, found in checked.faults:
        more = ", …" if found.number > len(found.examples) else ""
        click.echo(one_line(f"{checked.name}: {kind.value}: {found.number:,} ({'; '.join(found.examples)}{more})"))
    for loss in checked.losses[:_SHOWN_LOSSES]:
        click.echo(one_line(f"{checked.name}: known to be lost or not vouched for: {loss}"))
    if len(checked.losses) > _SHOWN_LOSSES:
        click.echo(f"{checked.name}: known to be lost: {len(checked.losses) - _SHOWN_LOSSES:,} more")
    looked = ", ".join(f"{what} {number:,}" for what, number in sorted(checked.numbers.items())) or "nothing in it"
    number = sum(checked.faults.numbers.values())
    click.echo(one_line(f"{checked.name}: {f'{number:,} faults' if number else 'no fault'}; {looked}"))
    click.echo(f"{checked.name}: digest {checked.digest}")


def _advice(where: str, checked: Checked) -> str:
    if set(checked.faults.numbers) <= _REMADE:
        return f"{where}: the record is whole; run `counterclaim reconcile --rebuild` to make the rest anew"
    saved = "the record is whole" if checked.faults.only_worked_out else "restore a backup"
    return f"{where}: {saved}; or save what can be read with `counterclaim check --repair TO`"


def _repair(where: str, target: str, workers: int) -> None:
    from counterclaim.pipeline.repairing import repair_ledger

    losses = repair_ledger(where, target, _now, workers=workers)
    for loss in losses:
        click.echo(one_line(f"{target}: lost or not vouched for: {loss}"))
    again = _checked(target)
    _tell(again)
    told = f"{len(losses):,} things are lost or not vouched for" if losses else "nothing is lost"
    click.echo(f"{target}: a new ledger of what can be read in {where}; {told}")


def _now() -> datetime:
    return datetime.now(UTC)
