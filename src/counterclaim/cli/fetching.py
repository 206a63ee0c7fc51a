"""How commands fetch addresses: their options."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from counterclaim.fetch.asking import Manners, is_address
from counterclaim.settings import Settings

if TYPE_CHECKING:
    from counterclaim.fetch.hosts import Wait
    from counterclaim.pipeline.fetching import Fetching

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

OPTIONS: tuple[Decorator, ...] = (
    click.option("--pages", is_flag=True, help="Fetch the newest pages that a feed or a sitemap at a URL names."),
    click.option(
        "--most-pages",
        type=click.IntRange(1, 1000),
        default=20,
        show_default=True,
        metavar="N",
        help="With --pages, no more than so many.",
    ),
    click.option("--ignore-robots", is_flag=True, help="Fetch a URL also where robots.txt forbids it."),
    click.option(
        "--allow-private", is_flag=True, help="Fetch from this machine and private networks too, at any port."
    ),
)


def address_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how addresses are fetched; they come in as keywords."""
    for option in reversed(OPTIONS):
        function = option(function)
    return function


def fetching_of(paths: tuple[str, ...], asked: dict[str, Any], settings: Settings, wait: Wait) -> Fetching | None:
    """How the addresses among the paths are fetched; null where there are none. `wait` tells when to stop."""
    if not any(is_address(path) for path in paths):
        return None
    from counterclaim.pipeline.fetching import Fetching
    from counterclaim.pipeline.fetching_here import fetcher_here

    manners = Manners(obey_robots=not asked["ignore_robots"], allow_private=asked["allow_private"])
    fetcher = fetcher_here(settings, wait)
    return Fetching(fetcher=fetcher, manners=manners, pages=asked["pages"], most_pages=asked["most_pages"])


def now() -> datetime:
    """The moment it is."""
    return datetime.now(UTC)
