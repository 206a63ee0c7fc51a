"""What the place finder hands on: one mention of a place, and how it is meant."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.place import Place
from counterclaim.read.places.frames import PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFound:
    """Words that speak of a place.

    `sentence` counts the sentences given, `first_word` and `last_word` (exclusive) its words. `place` is None only for
    an anaphor ("the city") whose antecedent can't be told; a name that the gazetteer lacks has no coordinates.
    `container` is the country or region that the mention's own words put it in. `in_name`: part of who, not of where
    ("the Kyiv mayor", "Russian forces", "Russia's defence ministry"). `relative`: the happening is away from it ("19
    miles north of Kharkiv"). `ambiguous`: another place fits nearly as well. `zone` is the IANA zone of its clocks.
    `antecedent` is the span of the earlier mention that an anaphor stands for; `region` the gazetteer's number of the
    first-level region. `confidence` runs from 0 to 1.
    """

    sentence: int
    first_word: int
    last_word: int
    span: EvidenceSpan
    kind: PlaceKind
    place: Place | None
    container: Place | None = None
    zone: str | None = None
    confidence: float = 0.0
    in_name: bool = False
    ambiguous: bool = False
    relative: bool = False
    is_region: bool = False
    is_settlement: bool = False
    antecedent: EvidenceSpan | None = None
    region: int | None = None

    @property
    def start(self) -> int:
        """Offset into the document's text (code points)."""
        return self.span.start

    @property
    def end(self) -> int:
        """Offset into the document's text, exclusive."""
        return self.span.end

    @property
    def text(self) -> str:
        """The mention's words."""
        return self.span.text
