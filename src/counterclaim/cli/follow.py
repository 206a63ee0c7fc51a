"""`counterclaim follow`: keeps fetching sources, and keeps what is new."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from counterclaim.cli import REFUSED
from counterclaim.cli.fetching import now
from counterclaim.cli.filters import told_of_older
from counterclaim.cli.inputs import settings_for
from counterclaim.cli.messages import counts, one_line, say, tell
from counterclaim.cli.stopping import Stop, stopping
from counterclaim.errors import DocumentError

if TYPE_CHECKING:
    from counterclaim.pipeline.arrivals import Taken
    from counterclaim.pipeline.following import Setting, Totals
    from counterclaim.pipeline.source_list import SourceList
    from counterclaim.settings import Settings

COURIERS = 32


@click.command("follow", short_help="Keep fetching sources, and keep what is new.")
@click.argument("file", metavar="SOURCES.TOML")
@click.option("--once", is_flag=True, help="Fetch what is due now, and end; for those who run it by the clock.")
@click.option(
    "--ledger", metavar="FILE", help="The ledger, made where there is none; counterclaim.db here if not given."
)
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="How many processes read; as many as there are cores."
)
@click.option(
    "--at-once",
    type=click.IntRange(1, 512),
    default=COURIERS,
    show_default=True,
    metavar="N",
    help="How many hosts are fetched from at the same time, each by one fetch at a time.",
)
def command(file: str, once: bool, ledger: str | None, workers: int | None, at_once: int) -> None:
    """Keep fetching the sources that a file names: feeds, sitemaps, pages, public channels.

    Each is fetched when it is due, politely: robots.txt is obeyed, a host is left alone between two fetches, a server
    is asked whether anything has changed, and one that fails is left alone for longer and longer. What is new is read,
    kept and reconciled; a post that was edited is kept as a new version. `counterclaim sources` tells how each fares.

    Ctrl-C or a signal to end stops it in good order; the next run goes on from there. One such run works on a ledger
    at a time.
    """
    from counterclaim.pipeline.following import Following
    from counterclaim.pipeline.looking import looking_aside
    from counterclaim.pipeline.source_list import read_source_list

    settings, listed = settings_for(workers, ledger), read_source_list(file)
    with stopping() as stop, told_of_older(settings.ledger) as kept, closing(looking_aside()) as aside:
        setting = replace(_setting(settings, listed, stop, at_once), looking=aside)
        following = Following(ledger=kept, sources=listed.sources, setting=setting, tell=_teller(listed))
        number = len(listed.sources)
        click.echo(f"{kept.name}: follows {number:,} source{'' if number == 1 else 's'} of {one_line(file)}")
        following.run(once=once)
        click.echo(f"{kept.name}: {'stopped' if stop.signal else 'done'}: {_totals_text(following.totals)}")
    if once and (following.totals.failed or following.totals.refused):
        raise click.exceptions.Exit(REFUSED)


def _setting(settings: Settings, listed: SourceList, stop: Stop, at_once: int) -> Setting:
    from counterclaim.pipeline.couriers import ManyCouriers
    from counterclaim.pipeline.fetching_here import fetcher_here
    from counterclaim.pipeline.following import Setting
    from counterclaim.read.readers import reader_for

    fetcher = fetcher_here(settings, stop.wait, listed.contact)
    return Setting(
        now=now,
        chance=fetcher.chance,
        wait=stop.wait,
        couriers=ManyCouriers(fetcher.fetch, now, min(at_once, len(listed.sources))),
        settings=settings,
        reader_for=reader_for,
    )


def _teller(listed: SourceList) -> Callable[[Taken], None]:
    """Tells what came of a source: what is new on the standard output, what is wrong on the standard error."""
    names = {source.address: source.name for source in listed.sources}

    def told(taken: Taken) -> None:
        name = names[taken.brought.source.address]
        if taken.failure is not None:
            say(f"{name}: {taken.failure}")
        for outcome in taken.outcomes:
            if isinstance(outcome, DocumentError):
                tell(outcome)
        documents, claims = len(taken.brought.entries), sum(len(one.claims) for one in taken.brought.entries)
        if documents:
            news = counts((("new documents", documents), ("claims", claims), ("refused", taken.refused)))
            click.echo(one_line(f"{now():%Y-%m-%d %H:%M:%S}Z  {name}: {news}"))

    return told


def _totals_text(totals: Totals) -> str:
    return counts(
        (
            ("fetches", totals.fetched),
            ("failed", totals.failed),
            ("nothing new", totals.told_nothing),
            ("documents added", totals.documents),
            ("claims", totals.claims),
            ("refused", totals.refused),
        )
    )
