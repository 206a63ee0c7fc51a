"""Reads war reporting and keeps a ledger of who claims what.

    import counterclaim

    reading = counterclaim.read_text("…", published="2024-09-01")
    with counterclaim.open_ledger("counterclaim.db") as ledger:
        counterclaim.add(ledger, reading)
        counterclaim.reconcile_ledger(ledger)
        for claim in ledger.claims(counterclaim.Query(place="Kharkiv")):
            print(claim.kind, claim.sentence.text)

Names are imported when they are first used, so that `import counterclaim` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.api import (
        add,
        figures,
        judge,
        open_ledger,
        place_aliases,
        read_document,
        read_text,
        reconcile_ledger,
        revoke,
        source_health,
        why,
    )
    from counterclaim.errors import CounterclaimError, DocumentError, LedgerError, SettingsError
    from counterclaim.model.actor import Agent, Channel, Claimant
    from counterclaim.model.claim import Claim, Count, Target, Weapon
    from counterclaim.model.contract import claim_record
    from counterclaim.model.document import Document
    from counterclaim.model.evidence import EvidenceSpan
    from counterclaim.model.explanation import Explanation, Weighed, Weighing
    from counterclaim.model.figure import (
        CountRange,
        Estimate,
        Fatalities,
        Grade,
        Grading,
        IncidentFigures,
        MeasureFigures,
        SideRange,
        Step,
    )
    from counterclaim.model.finding import Finding, FindingKind
    from counterclaim.model.incident import Incident, Link
    from counterclaim.model.interval import TimeInterval, TimeMention, TimePrecision
    from counterclaim.model.judgement import Judgement, Revocation, Verdict
    from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
    from counterclaim.model.place import Place, PlaceMention, PlacePrecision
    from counterclaim.model.quantity import Quantity, Rate, Unit
    from counterclaim.model.source_health import SourceHealth, SourceState
    from counterclaim.read.reader import Abstention, Reading
    from counterclaim.reconcile.books import Reconciliation
    from counterclaim.store.entry import Change, Entry, Event
    from counterclaim.store.ledger import Ledger
    from counterclaim.store.memory.ledger import MemoryLedger
    from counterclaim.store.query import Query

_HOMES = {
    "api": (
        "add",
        "figures",
        "judge",
        "open_ledger",
        "place_aliases",
        "read_document",
        "read_text",
        "reconcile_ledger",
        "revoke",
        "source_health",
        "why",
    ),
    "errors": ("CounterclaimError", "DocumentError", "LedgerError", "SettingsError"),
    "model.actor": ("Agent", "Channel", "Claimant"),
    "model.claim": ("Claim", "Count", "Target", "Weapon"),
    "model.contract": ("claim_record",),
    "model.document": ("Document",),
    "model.evidence": ("EvidenceSpan",),
    "model.figure": (
        *("CountRange", "Estimate", "Fatalities", "Grade", "Grading", "IncidentFigures", "MeasureFigures"),
        *("SideRange", "Step"),
    ),
    "model.explanation": ("Explanation", "Weighed", "Weighing"),
    "model.finding": ("Finding", "FindingKind"),
    "model.incident": ("Incident", "Link"),
    "model.interval": ("TimeInterval", "TimeMention", "TimePrecision"),
    "model.judgement": ("Judgement", "Revocation", "Verdict"),
    "model.kind": ("Kind", "Stance", "TargetClass", "Verification", "WeaponClass"),
    "model.place": ("Place", "PlaceMention", "PlacePrecision"),
    "model.quantity": ("Quantity", "Rate", "Unit"),
    "model.source_health": ("SourceHealth", "SourceState"),
    "read.reader": ("Abstention", "Reading"),
    "reconcile.books": ("Reconciliation",),
    "store.entry": ("Change", "Entry", "Event"),
    "store.ledger": ("Ledger",),
    "store.memory.ledger": ("MemoryLedger",),
    "store.query": ("Query",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Abstention",
    "Agent",
    "Change",
    "Channel",
    "Claim",
    "Claimant",
    "Count",
    "CountRange",
    "CounterclaimError",
    "Document",
    "DocumentError",
    "Entry",
    "Estimate",
    "Event",
    "EvidenceSpan",
    "Explanation",
    "Fatalities",
    "Finding",
    "FindingKind",
    "Grade",
    "Grading",
    "Incident",
    "IncidentFigures",
    "Judgement",
    "Kind",
    "Ledger",
    "LedgerError",
    "Link",
    "MeasureFigures",
    "MemoryLedger",
    "Place",
    "PlaceMention",
    "PlacePrecision",
    "Quantity",
    "Query",
    "Rate",
    "Reading",
    "Reconciliation",
    "Revocation",
    "SettingsError",
    "SideRange",
    "SourceHealth",
    "SourceState",
    "Stance",
    "Step",
    "Target",
    "TargetClass",
    "TimeInterval",
    "TimeMention",
    "TimePrecision",
    "Unit",
    "Verdict",
    "Verification",
    "Weapon",
    "WeaponClass",
    "Weighed",
    "Weighing",
    "__version__",
    "add",
    "claim_record",
    "figures",
    "judge",
    "open_ledger",
    "place_aliases",
    "read_document",
    "read_text",
    "reconcile_ledger",
    "revoke",
    "source_health",
    "why",
]


def __getattr__(name: str) -> object:
    """A public name from its own module, kept here for the next time (PEP 562)."""
    if name == "__version__":
        from importlib.metadata import version

        return version("counterclaim")
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """All public names, also those not used yet."""
    return sorted({*globals(), *__all__})
