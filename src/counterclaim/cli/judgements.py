"""`counterclaim judgements`: what people decided about claims."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from counterclaim.cli.filters import AS_OF, FORM, LEDGER, console, form_of, opened
from counterclaim.store.entry import NOTHING

if TYPE_CHECKING:
    from counterclaim.model.judgement import Judgement, Revocation
    from counterclaim.store.sql.ledger import SqlLedger


@click.command("judgements", short_help="List what people judged about claims.")
@click.option("--all", "also_revoked", is_flag=True, help="Those that were revoked as well.")
@AS_OF
@LEDGER
@FORM
def command(also_revoked: bool, as_of: datetime | None, ledger: str | None, form: str | None) -> None:
    """List the judgements that stand, with who made them, when and why."""
    from counterclaim.publish.judgement_records import JUDGEMENT_NAMES, judgement_record, judgements_table

    form = form_of(form)
    with opened(ledger) as kept:
        found = _found(kept, as_of, also_revoked=also_revoked)
        if form == "table":
            judgements_table(found, console())
        else:
            from counterclaim.cli.listing import print_records

            print_records(form, JUDGEMENT_NAMES, map(judgement_record, found))


def _found(kept: SqlLedger, as_of: datetime | None, *, also_revoked: bool) -> list[tuple[Judgement, Revocation | None]]:
    if not also_revoked:
        return [(judgement, None) for judgement in kept.judgements(as_of)]
    every = [each for each in kept.judgements_since(NOTHING) if as_of is None or each.judged_at <= as_of]
    revoked = ((each, kept.revocation(each.id)) for each in every)
    return [(each, by if by and (as_of is None or by.revoked_at <= as_of) else None) for each, by in revoked]
