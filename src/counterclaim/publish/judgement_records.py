"""Judgements as flat records and on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from counterclaim.model.judgement import Judgement, Revocation
from counterclaim.publish.cells import safe

Record = dict[str, Any]
Kept = tuple[Judgement, Revocation | None]
"""A judgement, and what revoked it."""

JUDGEMENT_NAMES = (
    "id",
    "verdict",
    "claims",
    "by",
    "because",
    "judged_at",
    "revoked_by",
    "revoked_because",
    "revoked_at",
)
_MOMENT = "%Y-%m-%d %H:%M"


def judgement_record(kept: Kept) -> Record:
    """A judgement with what revoked it, nulls where it stands."""
    judgement, revocation = kept
    return {
        "id": judgement.id,
        "verdict": judgement.verdict.value,
        "claims": list(judgement.claims),
        "by": judgement.by,
        "because": judgement.because,
        "judged_at": judgement.judged_at.isoformat(),
        "revoked_by": revocation.by if revocation else None,
        "revoked_because": revocation.because if revocation else None,
        "revoked_at": revocation.revoked_at.isoformat() if revocation else None,
    }


def judgement_line(kept: Kept) -> Text:
    """A judgement in one line."""
    judgement, revocation = kept
    one, other = judgement.claims
    line = Text.assemble((judgement.id, "cyan"), "  ", (judgement.verdict.value, "bold"), f"  {one} and {other}  ")
    line.append(f"by {safe(judgement.by)}, {judgement.judged_at:{_MOMENT}}: {safe(judgement.because)}")
    if revocation:
        taken_back = f"revoked by {safe(revocation.by)}, {revocation.revoked_at:{_MOMENT}}: {safe(revocation.because)}"
        line.append(f"  ({taken_back})", "dim")
    return line


def judgements_table(found: Iterable[Kept], console: Console) -> None:
    """Judgements, one a row."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("judgement", "verdict", "claims", "by", "when (UTC)", "because"):
        table.add_column(name, header_style="dim", overflow="fold")
    for judgement, revocation in found:
        because = Text(safe(judgement.because))
        if revocation:
            because.append(f"\nrevoked by {safe(revocation.by)}: {safe(revocation.because)}", "dim")
        table.add_row(
            Text(judgement.id, "cyan"),
            Text(judgement.verdict.value, "strike" if revocation else "bold"),
            Text("\n".join(judgement.claims)),
            Text(safe(judgement.by)),
            Text(f"{judgement.judged_at:{_MOMENT}}"),
            because,
        )
    console.print(table)
