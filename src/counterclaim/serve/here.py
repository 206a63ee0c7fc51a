"""What a page knows of its request: whose ledger, in which language, as of which moment, at which address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from starlette.requests import Request

from counterclaim.publish.wording import Wording
from counterclaim.publish.words.bundles import LANGUAGES, Words, words_of
from counterclaim.serve.filters import as_of
from counterclaim.serve.guard.gate import Reader, gate_of
from counterclaim.store.ledger import Ledger

LANGUAGE = "language"
"""The cookie with the reader's choice of language."""
AS_OF = "as_of"
PAGES = ("overview", "incidents", "claims", "findings", "map", "claimants", "documents", "sources", "about")
"""The pages of the navigation, in its order."""
PLACES_IN_A_LIST = ("page", "after", "before")
"""Parameters that lead to a place in a list: they mean nothing once the list is another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """One request, as templates see it. `as_of` is null for now; `as_of_words` are its words in the address.

    `given` has the address's parameters in their order, also those that come several times; `parameters` the last of
    each name. `reader` is who is signed in, `csrf` what their forms carry, `told` what they are told once.
    """

    path: str
    given: tuple[tuple[str, str], ...]
    words: Words
    as_of: datetime | None
    as_of_words: str
    reader: Reader | None = None
    csrf: str = ""
    told: tuple[str, ...] = ()
    may_sign_in: bool = False

    @property
    def parameters(self) -> Mapping[str, str]:
        """The address's parameters by name; of several with one name, the last."""
        return dict(self.given)

    @property
    def language(self) -> str:
        """The code of the page's language."""
        return self.words.language

    @property
    def wording(self) -> Wording:
        """What says values in the page's language."""
        return Wording(self.words)

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages of the navigation, in its order."""
        return PAGES

    @property
    def languages(self) -> Mapping[str, str]:
        """The languages that there are: each code, and its own name for itself."""
        return LANGUAGES

    @property
    def as_of_field(self) -> str:
        """This page's moment as a form's field of date and time has it, in UTC; empty for now."""
        return self.as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M") if self.as_of else ""

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What a form that sets another moment has to keep: all but the moment and the place in a list."""
        return tuple(each for each in self.given if each[0] != AS_OF and each[0] not in PLACES_IN_A_LIST)

    def at(self, name: str) -> bool:
        """Whether this is the page of that name itself."""
        return self.path == _path_of(name)

    def within(self, name: str) -> bool:
        """Whether this is the page of that name, or one under it."""
        return self.at(name) or self.path.startswith(f"/{name}/")

    def link(self, path: str, **parameters: object) -> str:
        """The address of a page that keeps this page's moment; parameters that are null or empty are left out."""
        path, hash_, anchor = path.partition("#")
        return _address(path, _pairs({**parameters, AS_OF: self.as_of_words})) + hash_ + anchor

    def same(self, **changed: object) -> str:
        """This page's own address with some parameters changed; null or empty ones are taken away.

        A list or a tuple puts a parameter several times.
        """
        held = [each for each in self.given if each[0] not in changed and each[1]]
        return _address(self.path, [*held, *_pairs(changed)])


def _path_of(name: str) -> str:
    return "/" if name == "overview" else f"/{name}"


def _pairs(parameters: Mapping[str, object]) -> list[tuple[str, str]]:
    several = [
        (name, each)
        for name, value in parameters.items()
        for each in (value if isinstance(value, list | tuple) else (value,))
    ]
    return [(name, str(value)) for name, value in several if value not in (None, "")]


def _address(path: str, parameters: Sequence[tuple[str, str]]) -> str:
    if not parameters:
        return path
    return f"{path}{'&' if '?' in path else '?'}{urlencode(parameters)}"


def here_of(request: Request, *, usable: bool = True) -> Here:
    """What a request's page knows. Raises SettingsError where its moment can't be used.

    Where what it asks is not `usable`, its parameters are left aside.
    """
    given = tuple(request.query_params.multi_items()) if usable else ()
    parameters = dict(given)
    gate = gate_of(request)
    reader = gate.reader(request)
    words = words_of(request.cookies.get(LANGUAGE, ""), request.headers.get("accept-language", ""))
    return Here(
        path=request.url.path,
        given=given,
        words=words,
        as_of=as_of(parameters),
        as_of_words=parameters.get(AS_OF, "").strip(),
        reader=reader,
        csrf=gate.sessions.form_key(reader.session) if reader else "",
        told=tuple(words(message, **values) for message, values in gate.told(request, reader)),
        may_sign_in=gate.terms.writable,
    )


def ledger_of(request: Request) -> Ledger:
    """The ledger that the application was made with."""
    ledger: Ledger = request.app.state.ledger
    return ledger
