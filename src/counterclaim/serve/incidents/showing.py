"""How pages of incidents say things: in which words, under which addresses, and with which numbers for claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from counterclaim.model.claim import Claim
from counterclaim.publish.addresses import SiteAddresses
from counterclaim.publish.wording import Wording
from counterclaim.serve.here import Here
from counterclaim.serve.side_marks import side_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A claim in a few words, with its number on the page (0 where it has none) and its address."""

    number: int
    href: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SideName:
    """A side by its name and its shape; `side` is null for outlets, third parties and documents' own words."""

    side: str | None
    name: str
    shape: str
    character: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """A page's words and addresses, and the numbers of the claims on it."""

    wording: Wording
    addresses: SiteAddresses
    numbers: Mapping[str, int] = field(default_factory=dict)
    shown: frozenset[str] = frozenset()

    def refer(self, claim: Claim) -> Reference:
        """A claim as other places of the page name it: its card where that is on the page, else its own page."""
        number = self.numbers.get(claim.id, 0)
        on_page = number and claim.id in self.shown
        href = f"#c{number}" if on_page else self.addresses.claim(claim.id)
        return Reference(number=number, href=href, words=self.wording.heading(claim))

    def refer_all(self, keys: Iterable[str], claims: Mapping[str, Claim]) -> tuple[Reference, ...]:
        """The claims of these ids, those that are known."""
        return tuple(self.refer(claims[key]) for key in dict.fromkeys(keys) if key in claims)

    def side(self, side: str | None) -> SideName:
        """A side's name and shape."""
        mark = side_mark(side)
        name = self.wording.side(side) if side else self.wording("incident-no-side")
        return SideName(side=side, name=name, shape=mark.shape, character=mark.character)


def showing_of(here: Here) -> Showing:
    """The words and addresses of a request's page."""
    return Showing(wording=Wording(here.words), addresses=SiteAddresses(documents={}, as_of=here.as_of_words))
