"""What a reader of the ledger asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from counterclaim.errors import SettingsError
from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind, Verification
from counterclaim.store.spelling import words

LONGEST_FILTER = 1_000
_DAY = len("2024-09-01")


def moment_of(text: str) -> datetime:
    """A moment as people write it: UTC is meant where no zone is given, and a day alone is its end.

    Raises SettingsError.
    """
    try:
        moment = datetime.fromisoformat(text)
        if len(text) <= _DAY:
            moment = datetime.combine(moment.date(), time.max)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except ValueError:
        raise SettingsError(f"{text!r} is no moment; write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM+HH:MM") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Filters that all have to hold; what is left out filters nothing. Case and accents never matter.

    `since` and `until` are days of the happening, both inclusive, in the claim's own zone; a claim without a time
    meets neither. `known_at` (aware) asks for the ledger as it stood at that moment, `said_by` (aware) for what had
    surely been said by then: a claim by its own time of saying, else by the end of its document's day of publication.
    `all_versions` asks for older versions of documents too, and their claims. `place` is a name, a region, a
    country code of two letters or a gazetteer id; it meets whole words; `place_aliases` are other such names, any of
    which will do. `claimant` is part of a name or entity,
    `side` the claimant's side, `weapon` the start of a class, a model or a word for it, `text` part of the sentence,
    `document` an id or a name as given. `finding_kinds` filters findings alone.

    An incident or a finding is listed where one of its claims would be; with `said_by` a finding only where all its
    claims had been said, and an incident with the claims that had. For documents `since` and `until` are days of
    publication and `text` is part of title or text; every other filter asks for a claim in it that meets them all.
    """

    since: date | None = None
    until: date | None = None
    known_at: datetime | None = None
    said_by: datetime | None = None
    all_versions: bool = False
    place: str | None = None
    place_aliases: tuple[str, ...] = ()
    claimant: str | None = None
    side: str | None = None
    kinds: tuple[Kind, ...] = ()
    weapon: str | None = None
    verification: Verification | None = None
    text: str | None = None
    document: str | None = None
    finding_kinds: tuple[FindingKind, ...] = ()
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        for name in ("known_at", "said_by"):
            moment = getattr(self, name)
            if moment is not None and moment.tzinfo is None:
                raise SettingsError(f"{name} {moment}: a moment needs its zone")
        if self.since and self.until and self.since > self.until:
            raise SettingsError(f"since {self.since} is after until {self.until}: no day lies between them")
        if self.offset < 0 or (self.limit is not None and self.limit < 0):
            raise SettingsError("limit and offset can't be below zero")
        for name in ("place", "claimant", "side", "weapon", "text", "document"):
            self._check_words(name, getattr(self, name))

    @staticmethod
    def _check_words(name: str, value: str | None) -> None:
        if value is None:
            return
        if len(value) > LONGEST_FILTER:
            raise SettingsError(f"{name}: {len(value)} characters, at most {LONGEST_FILTER} can be searched for")
        if not words(value):
            raise SettingsError(f"{name} {value!r}: no letter or digit to search for")


EVERYTHING = Query()
