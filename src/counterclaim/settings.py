"""What the user's environment says, as one value that is passed in and never global."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from counterclaim.errors import SettingsError
from counterclaim.ingest.limits import Limits

LEDGER = "counterclaim.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How much is taken in, how many processes read (1 or more), and where the ledger is kept."""

    limits: Limits = field(default_factory=Limits)
    workers: int = 1
    ledger: str = LEDGER

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise SettingsError(f"{self.workers} workers; give 1 or more")

    @classmethod
    def of_environment(cls, environment: Mapping[str, str], cores: int) -> Settings:
        """The settings of an environment; `cores` is how many processes read unless it says otherwise.

        COUNTERCLAIM_LEDGER, COUNTERCLAIM_WORKERS, COUNTERCLAIM_MAX_BYTES (a document or JSON line),
        COUNTERCLAIM_MAX_PAGE_BYTES (an HTML page), COUNTERCLAIM_MAX_CHARACTERS (a text). Raises SettingsError.
        """
        usual = Limits()
        return cls(
            limits=Limits(
                document_bytes=_number(environment, "COUNTERCLAIM_MAX_BYTES", usual.document_bytes),
                page_bytes=_number(environment, "COUNTERCLAIM_MAX_PAGE_BYTES", usual.page_bytes),
                characters=_number(environment, "COUNTERCLAIM_MAX_CHARACTERS", usual.characters),
            ),
            workers=_number(environment, "COUNTERCLAIM_WORKERS", cores),
            ledger=environment.get("COUNTERCLAIM_LEDGER") or LEDGER,
        )


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _number(environment: Mapping[str, str], name: str, usual: int) -> int:
    words = environment.get(name, "").strip().replace("_", "")
    if not words:
        return usual
    if not (words.isascii() and words.isdecimal()) or int(words) < 1:
        raise SettingsError(f"{name} is {words!r}; give a whole number of 1 or more")
    return int(words)
