"""`counterclaim why`: what ties a claim to an incident, or keeps it out."""

from __future__ import annotations

import click

from counterclaim.cli.filters import LEDGER, console, form_of, opened
from counterclaim.cli.show import one_of


@click.command("why", short_help="Tell why a claim is in an incident, or is not.")
@click.argument("claim", metavar="CLAIM")
@click.argument("incident", metavar="INCIDENT")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    help="How to print: a table on a terminal, JSON elsewhere, unless given.",
)
@LEDGER
def command(claim: str, incident: str, form: str | None, ledger: str | None) -> None:
    """Tell why a claim is in an incident: every comparison with the claim that it is tied to, and what each weighs.

    For a claim that is not in it, the comparisons with the nearest that is. Weights are log-odds: above zero speaks
    for one happening. Judgements of people go before them, and are named.
    """
    from counterclaim.pipeline.explaining import explained
    from counterclaim.publish.explanation_view import explanation_record, print_explanation
    from counterclaim.publish.jsonl import json_line

    with opened(ledger) as kept:
        one = one_of(kept.find(claim), claim, kept.name)
        found = explained(kept, one, one_of(kept.find(incident), incident, kept.name))
    if form_of(form) == "table":
        print_explanation(found, console())
    else:
        click.echo(json_line(explanation_record(found)))
