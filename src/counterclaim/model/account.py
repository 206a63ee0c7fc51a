"""What one witness says became of what was launched: derived when somebody asks, never stored as truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.model.kind import Kind
from counterclaim.model.quantity import Quantity, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """So many met one fate (`kind`: launched, shot down, lost, hit); the claims that say so, and the place if told."""

    kind: Kind
    quantity: Quantity
    claims: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One witness's account of one sort of munition: launched = shot down + lost + hit + what is left.

    `launched` is null where the witness does not say how many there were. `left` is from the least to the most that no
    fate is told of, 0 where the fates may be all of it; its `high` is null where no most is told. It is null without a
    launch or a fate. `witness` is null for the document's own voice; `side` is the witness's, `attacker` the side that
    launched, where told.
    """

    witness: str | None
    side: str | None
    said_on: date | None
    document: str
    document_name: str
    unit: Unit
    launched: Fate | None
    fates: tuple[Fate, ...]
    left: Quantity | None
    attacker: str | None = None

    @property
    def claims(self) -> tuple[str, ...]:
        """All claims that it rests on, in the order of the account."""
        told = (self.launched, *self.fates) if self.launched else self.fates
        return tuple(dict.fromkeys(claim for fate in told for claim in fate.claims))
