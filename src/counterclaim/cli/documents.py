"""`counterclaim documents`: the documents of the ledger."""

from __future__ import annotations

from typing import Any

import click

from counterclaim.cli.filters import console, form_of, listing, opened, query_of


@click.command("documents", short_help="List the documents of the ledger.")
@listing()
def command(form: str | None, ledger: str | None, **asked: Any) -> None:
    """List the documents of the ledger, of an edited one its newest version.

    Here --since and --until are days of publication, and --text is looked for in title and text. Every other filter
    asks for a claim in the document that meets them all.
    """
    from counterclaim.publish.records import DOCUMENT_NAMES, document_record

    query, form = query_of(asked), form_of(form)
    with opened(ledger) as kept:
        if form == "table":
            from counterclaim.publish.table import documents_table
            from counterclaim.store.query import Query

            numbers = kept.claim_numbers(Query(known_at=query.known_at, all_versions=True))
            documents_table(kept.documents(query), numbers, console(), with_ids=True)
        else:
            from counterclaim.cli.listing import print_records

            print_records(form, DOCUMENT_NAMES, map(document_record, kept.documents(query)))
