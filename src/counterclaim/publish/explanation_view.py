"""Why a claim is in an incident, or why it is not, as a record and on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from counterclaim.model.explanation import Explanation, Weighing
from counterclaim.publish.cells import safe
from counterclaim.publish.claim_view import heading_text
from counterclaim.publish.judgement_records import judgement_line, judgement_record

Record = dict[str, Any]


def explanation_record(found: Explanation) -> Record:
    """All of it as one JSON object; weights are natural log-odds."""
    link, weighing = found.link, found.weighing
    return {
        "claim": found.claim.id,
        "incident": found.incident.id,
        "is_in_it": link is not None,
        "tied_to": link.tied_to if link else None,
        "score": link.score if link else None,
        "reasons": list(link.reasons) if link else [],
        "weighing": _weighing_record(weighing) if weighing else None,
        "compared": found.looked_up,
        "mean_log_odds": _rounded(found.mean) if found.mean is not None else None,
        "tellings": found.number,
        "judgements": [judgement_record((judgement, None)) for judgement in found.judgements],
        "other_incidents": [incident.id for incident in found.others],
        "superseded_by": found.superseded_by,
    }


def _weighing_record(weighing: Weighing) -> Record:
    return {
        "claim": weighing.claim,
        "against": weighing.against,
        "within_one_document": weighing.within,
        "prior": _rounded(weighing.prior),
        "comparisons": [
            {"proposition": each.proposition, "asks": each.asks, "level": each.level, "weight": _rounded(each.weight)}
            for each in weighing.weighed
        ],
        "log_odds": _rounded(weighing.log_odds),
        "probability": _rounded(weighing.probability),
    }


def _rounded(number: float) -> float:
    return round(number, 3)


def print_explanation(found: Explanation, console: Console) -> None:
    """Claim and incident, what it comes to, each comparison with its weight, and the judgements that bear on it."""
    console.print(Text.assemble((found.claim.id, "cyan"), f"  {safe(heading_text(found.claim))}"))
    is_in = "is in" if found.link else "is not in"
    console.print(Text.assemble((is_in, "bold"), "  ", (found.incident.id, "cyan"), f"  {safe(found.incident.title)}"))
    console.print()
    for line in _lines(found):
        console.print(Padding(Text(line), (0, 0, 0, 2)))
    if found.weighing:
        console.print(Padding(_table(found.weighing), (1, 0, 1, 2)))
    for judgement in found.judgements:
        console.print(Padding(judgement_line((judgement, None)), (0, 0, 0, 2)))


def _lines(found: Explanation) -> Iterator[str]:
    weighing = found.weighing
    if found.superseded_by:
        yield f"Its document was superseded by {found.superseded_by}; only claims of newest versions are linked."
    if found.link and found.link.tied_to is None:
        yield "It is the claim that the incident is founded on: the first that tells of it."
    elif weighing:
        where = ", with which its document tells it" if weighing.within else ""
        held = f"{'Tied to' if found.link else 'The nearest in it is'} {weighing.against}{where}"
        yield f"{held}: log-odds {weighing.log_odds:+.2f}, a probability of {weighing.probability:.0%} on its own."
    elif not found.link:
        yield "Nothing in the incident could be held against it."
    if not found.looked_up:
        yield "The two are not compared in linking: they share no place and day, nor rare words or names."
    if found.mean is not None and found.number > 1:
        yield f"Against all {found.number} other tellings of it: {found.mean:+.2f} on average."
    if found.judgements:
        yield "People judged it; that goes before all weights:"
    for other in found.others:
        yield f"It is in {other.id}: {safe(other.title)}."


def _table(weighing: Weighing) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("asked", header_style="dim")
    table.add_column("comes out as", header_style="dim")
    table.add_column("weighs", header_style="dim", justify="right")
    table.add_row(Text("before anything is asked", "dim"), "", f"{weighing.prior:+.2f}")
    for each in sorted(weighing.weighed, key=lambda each: -abs(each.weight)):
        dim = "dim" if not round(each.weight, 2) else ""
        name = each.proposition.replace("_", " ")
        table.add_row(Text(name, dim), Text(safe(each.level), dim), Text(f"{each.weight:+.2f}", dim))
    table.add_row(Text("together", "bold"), "", Text(f"{weighing.log_odds:+.2f}", "bold"))
    return table
