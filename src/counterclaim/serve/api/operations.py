"""What the JSON interface is made of, as it is served and as it is documented: operations with their parameters."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

ROOT = "/api/v1"
JSON = "application/json"
MOST_VALUES = 20
GEOJSON = "application/geo+json"

Record = dict[str, Any]
Work = Callable[[Request], Record]
Handler = Callable[[Request], Response | Awaitable[Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of an address: its name, what it is for, and what may be given as a JSON Schema.

    `place` is "query", "path" or "header"; one with `many` may be given several times, MOST_VALUES at most.
    """

    name: str
    words: str
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"})
    place: str = "query"
    many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What is sent or answered: its words, and the struct that describes it (null for what is no JSON)."""

    words: str
    shape: type | None = None
    media_type: str = JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One address and method, as it is served and as it is documented.

    One that reads gives `work`, which comes to a record; what it comes to is named by the ledger's edition unless
    `changes` says that it depends on more than that. One that writes gives `handler`, which answers by itself, the
    `scope` that a token needs for it, what it `takes`, and the further refusals that it knows. `also` are further
    answers without a body, by their status.
    """

    name: str
    path: str
    tag: str
    summary: str
    gives: Body
    also: Mapping[int, str] = field(default_factory=dict)
    words: str = ""
    parameters: tuple[Parameter, ...] = ()
    work: Work | None = None
    changes: bool = False
    handler: Handler | None = None
    method: str = "GET"
    status: int = 200
    takes: Body | None = None
    scope: str = ""
    refuses: Mapping[int, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Its path from the root of the site."""
        return ROOT + self.path

    @property
    def methods(self) -> list[str]:
        """The methods that it answers to."""
        return ["GET", "HEAD"] if self.method == "GET" else [self.method]
