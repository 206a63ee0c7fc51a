"""`counterclaim claims`: the claims of the ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli.filters import console, form_of, listing, opened, ordered, query_of
from counterclaim.store.query import Query

if TYPE_CHECKING:
    from counterclaim.model.claim import Claim
    from counterclaim.store.sql.ledger import SqlLedger


@click.command("claims", short_help="List the claims of the ledger.")
@listing()
@ordered
def command(form: str | None, ledger: str | None, **asked: Any) -> None:
    """List the claims of the ledger, each document's newest version as last read.

    Filters narrow the list together. A claim without a time is in no list that asks for days.
    """
    query = query_of(asked)
    with opened(ledger) as kept:
        _print(kept.claims(query), kept, form_of(form))


def _print(claims: Iterable[Claim], kept: SqlLedger, form: str) -> None:
    from counterclaim.model.contract import claim_record
    from counterclaim.publish.jsonl import write_records_json, write_records_jsonl

    stream = sys.stdout
    if form == "csv":
        from counterclaim.publish.csv import write_claims_csv

        write_claims_csv(claims, {one.id: one for one in kept.documents(Query(all_versions=True))}, stream)
    elif form == "table":
        from counterclaim.publish.table import claims_table

        listed = list(claims)
        named = {key: kept.document(key) for key in dict.fromkeys(claim.document for claim in listed)}
        claims_table(listed, {key: found for key, found in named.items() if found}, console(), with_ids=True)
    else:
        write = write_records_jsonl if form == "jsonl" else write_records_json
        write(map(claim_record, claims), stream)
