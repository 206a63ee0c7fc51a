"""A query as a command line that gives the same claims."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from counterclaim.serve.filters import Asked
from counterclaim.store.facet_words import given_of
from counterclaim.store.query import Order, Query

_OPTIONS = ("since", "until", "said_since", "said_until", "text", "document", "as_of", "said_by")


def command_line(question: Asked, query: Query) -> str:
    """The command, quoted for a shell; `query` has the order."""
    return shlex.join(["counterclaim", "claims", *_words(question, query)])


def _words(question: Asked, query: Query) -> Iterator[str]:
    for facet, value in given_of(query):
        yield from _option(facet.value, value)
    for name in _OPTIONS:
        if value := question.value(name):
            yield from _option(name, value)
    if query.all_versions:
        yield "--all-versions"
    if query.order is not Order.LEARNED:
        yield from _option("sort", query.order.value)
    if query.descending:
        yield "--descending"


def _option(name: str, value: str) -> tuple[str, ...]:
    option = f"--{name.replace('_', '-')}"
    # Words that begin with a dash would be taken for another option.
    return (f"{option}={value}",) if value.startswith("-") else (option, value)
