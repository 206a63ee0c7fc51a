"""One thing of the ledger in full on a terminal, its evidence quoted and what it hangs together with named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.figure import IncidentFigures
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident, Link
from counterclaim.model.interval import TimeMention
from counterclaim.model.kind import Kind
from counterclaim.publish.cells import safe, side_colours
from counterclaim.publish.claim_view import heading_text
from counterclaim.publish.document_lines import document_facts, document_line
from counterclaim.publish.figure_lines import print_figures
from counterclaim.publish.visible import visible
from counterclaim.publish.wording import (
    count_text,
    finding_text,
    kind_text,
    place_text,
    plain,
    side_text,
    stance_text,
    target_text,
    time_text,
    verification_text,
    weapon_text,
)

CONTEXT_CHARACTERS = 280
"""How much of the text is shown on either side of a claim's sentence."""

MOST_TEXT = 4_000
MOST_QUOTED = 80
"""So many characters of a statement are quoted in a line."""
_SPACES = re.compile(r"[ \t]+")

Field = tuple[str, str, EvidenceSpan | str]
"""What a field is called, what it holds, and the words that it rests on or where it comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What a thing hangs together with, and when the ledger learned of it (lines of plain words)."""

    whole: Claim | None = None
    claims: Sequence[Claim] = ()
    incidents: Sequence[Incident] = ()
    findings: Sequence[Finding] = ()
    history: Sequence[str] = ()
    versions: Sequence[Document] = ()
    figures: IncidentFigures | None = None


def print_claim(claim: Claim, document: Document | None, related: Related, console: Console) -> None:
    """A claim: its fields with their words, its sentence where it stands, and what it belongs to."""
    console.print(_title("claim", claim.id, heading_text(claim)))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=2)
    table.add_column(style="dim", ratio=2)
    for name, value, words in _fields(claim):
        quoted = f"“{safe(words.text)}” {words.start}–{words.end}" if isinstance(words, EvidenceSpan) else words
        table.add_row(name, _coloured(name, value, claim), Text(quoted))
    console.print(Padding(table, (1, 0, 1, 2)))
    if document is not None:
        console.print(Padding(_in_context(claim, document), (0, 4, 1, 2)))
        _section(console, "document", [document_line(document)])
    _section(console, "part of", [_claim_line(related.whole)] if related.whole else [])
    _section(console, "its parts", map(_claim_line, related.claims))
    _section(console, "incident", map(_incident_line, related.incidents))
    _section(console, "findings", map(_finding_line, related.findings))
    _section(console, "history", map(Text, related.history))


def print_document(document: Document, related: Related, console: Console) -> None:
    """A document: where it came from, its text with the claims' words marked, and its claims."""
    console.print(_title("document", document.id, document.title or document.name))
    console.print(Padding(_facts(document_facts(document)), (1, 0, 1, 2)))
    spans = [span for claim in related.claims for span in claim.evidence]
    shown = document.text[:MOST_TEXT]
    text = _marked(document, (0, len(shown)), spans)
    if len(document.text) > MOST_TEXT:
        text.append(f"\n… {len(document.text) - MOST_TEXT:,} more characters", style="dim")
    console.print(Padding(text, (0, 4, 1, 2)))
    if len(related.versions) > 1:
        _section(console, "versions, oldest first", map(document_line, related.versions))
    _section(console, "claims", map(_claim_line, related.claims))
    _section(console, "findings", map(_finding_line, related.findings))
    _section(console, "history", map(Text, related.history))


def print_judgement(line: Text, related: Related, console: Console) -> None:
    """A judgement, told in one line, and the claims that it is on."""
    console.print(line)
    console.print()
    _section(console, "claims", map(_claim_line, related.claims))
    _section(console, "history", map(Text, related.history))


def print_incident(incident: Incident, related: Related, console: Console) -> None:
    """An incident: what its counts come to, what is found about it, and its claims, each with why it belongs."""
    console.print(_title("incident", incident.id, incident.title))
    facts = (
        ("what", ", ".join(kind_text(kind) for kind in incident.kinds)),
        ("where", place_text(incident.place) if incident.place else None),
        ("when", time_text(incident.time) if incident.time else None),
    )
    console.print(Padding(_facts(facts), (1, 0, 1, 2)))
    _section(console, "part of", map(_incident_line, related.incidents))
    if related.figures and (related.figures.measures or related.figures.airwars):
        console.print(Text("figures", style="bold dim"))
        print_figures(related.figures, console)
    _section(console, "findings", map(_finding_line, related.findings))
    links = {link.claim: link for link in incident.links}
    _section(console, "claims", (_linked_line(claim, links.get(claim.id)) for claim in related.claims))
    _section(console, "history", map(Text, related.history))


def print_finding(finding: Finding, related: Related, console: Console) -> None:
    """A finding: its sentence, and the claims that it rests on, quoted."""
    console.print(_title("finding", finding.id, finding_text(finding.kind)))
    console.print(Padding(Text(safe(finding.sentence), style="bold"), (1, 4, 1, 2)))
    lines = [_claim_line(claim).append(f"\n  “{safe(claim.sentence.text)}”", style="dim") for claim in related.claims]
    _section(console, "rests on", lines)
    _section(console, "documents", (Text(safe(key)) for key in finding.documents))
    _section(console, "incident", map(_incident_line, related.incidents))
    _section(console, "history", map(Text, related.history))


def _fields(claim: Claim) -> list[Field]:
    """The fields that the claim has, in the contract's order."""
    fields: list[Field] = [("what", kind_text(claim.kind), "")]
    if stance := stance_text(claim.stance):
        fields.append(("stance", f"{claim.stance.value}: {stance}", ""))
    if claim.verification:
        fields.append(("verification", f"{claim.verification.value}: {verification_text(claim.verification)}", ""))
    fields += _speakers(claim)
    if agent := claim.actor:
        done_by = side_text(agent.side) if agent.side else agent.entity or "not told which side"
        fields.append(("done by", done_by, agent.span or "implied: only the sides tell it"))
    if target := claim.target:
        side = f", {side_text(target.side)}'s" if target.side else ""
        fields.append(("target", (target_text(target.target_class) or "other") + side, target.span))
    if weapon := claim.weapon:
        named = ", ".join(part for part in (weapon.model, weapon_text(weapon.weapon_class) or "other") if part)
        fields.append(("weapon", named, weapon.span))
    if count := claim.count:
        fields.append(("count", count_text(count), count.span))
    for mention in claim.places:
        ids = f" [{mention.place.gazetteer}]" if mention.place.gazetteer else ""
        fields.append(("place", place_text(mention.place) + ids, mention.span))
    fields += _time("time", claim.time)
    others = [span for span in claim.evidence if not claim.sentence.holds(span)]
    fields += [("also rests on", "", span) for span in others]
    fields.append(("reader", claim.reader, ""))
    return fields


def _speakers(claim: Claim) -> list[Field]:
    fields: list[Field] = []
    if claimant := claim.claimant:
        known = ", ".join(part for part in (claimant.entity, side_text(claimant.side) if claimant.side else "") if part)
        fields.append(("claimant", f"{claimant.name} ({known})" if known else claimant.name, claimant.span))
        fields += [("as told by", name, "") for name in reversed(claimant.via)]
    else:
        fields.append(("claimant", "the report itself", ""))
    fields += _time("said", claim.said)
    if claim.channel:
        fields.append(("channel", claim.channel.name, claim.channel.span))
    return fields


def _time(name: str, mention: TimeMention | None) -> list[Field]:
    if mention is None:
        return []
    value = f"{time_text(mention.interval)} ({plain(mention.interval.precision.value)})"
    if mention.text is None or mention.start is None or mention.end is None:
        return [(name, value, "inherited")]
    return [(name, value, EvidenceSpan(start=mention.start, end=mention.end, text=mention.text))]


def _coloured(name: str, value: str, claim: Claim) -> Text:
    style = "bold" if name in ("what", "count") else ""
    if name == "claimant" and claim.side:
        style = side_colours([claim.side])[claim.side]
    return Text(safe(value), style=style)


def _in_context(claim: Claim, document: Document) -> Text:
    """The sentence in its surroundings; the claim's words bright, its neighbours dim."""
    text, sentence = document.text, claim.sentence
    start = max(sentence.start - CONTEXT_CHARACTERS, 0)
    end = min(sentence.end + CONTEXT_CHARACTERS, len(text))
    shown = Text("… " if start else "", style="dim")
    shown.append_text(_piece(document, (start, sentence.start), "dim"))
    shown.append_text(_marked(document, (sentence.start, sentence.end), claim.evidence))
    shown.append_text(_piece(document, (sentence.end, end), "dim"))
    return shown.append(" …" if end < len(text) else "", style="dim")


def _marked(document: Document, edges: tuple[int, int], spans: Iterable[EvidenceSpan]) -> Text:
    """A stretch of the text with the words of the spans underlined; a span as long as the stretch marks nothing."""
    start, end = edges
    shown, place = Text(), start
    inside = sorted((max(span.start, start), min(span.end, end)) for span in spans)
    for left, right in inside:
        if left >= right or (left, right) == edges:
            continue
        shown.append_text(_piece(document, (place, max(place, left)), ""))
        shown.append_text(_piece(document, (max(place, left), max(place, right)), "bold underline"))
        place = max(place, right)
    return shown.append_text(_piece(document, (place, end), ""))


def _piece(document: Document, edges: tuple[int, int], style: str) -> Text:
    return Text(_SPACES.sub(" ", visible(document.text[edges[0] : edges[1]])), style=style)


def _title(sort: str, key: str, words: str) -> Text:
    return Text.assemble((safe(words), "bold"), (f"  {sort} {safe(key)}", "dim"))


def _facts(facts: Iterable[tuple[str, str | None]]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for name, value in facts:
        if value:
            table.add_row(name, Text(safe(value)))
    return table


def _section(console: Console, name: str, lines: Iterable[Text]) -> None:
    listed = list(lines)
    if listed:
        console.print(Text(name, style="bold dim"))
        for line in listed:
            console.print(Padding(line, (0, 4, 0, 2)))
        console.print()


def _claim_line(claim: Claim) -> Text:
    who = safe(claim.claimant.name) if claim.claimant else "the report itself"
    heading = heading_text(claim)
    if claim.kind is Kind.STATEMENT:
        heading += f": “{shorten(claim.sentence.text, MOST_QUOTED, placeholder=' …')}”"
    return Text.assemble((claim.id, "cyan"), f"  {safe(heading)}", (f", says {who}", "dim"))


def _linked_line(claim: Claim, link: Link | None) -> Text:
    """A claim of an incident, and why it is one."""
    line = _claim_line(claim)
    if link is None or not link.reasons:
        return line
    line.append(f"\n  because: {safe('; '.join(link.reasons))}", style="dim")
    return line.append(f" (compared with {safe(link.tied_to)})", style="dim") if link.tied_to else line


def _incident_line(incident: Incident) -> Text:
    return Text.assemble((incident.id, "cyan"), f"  {safe(incident.title)}", (f", {len(incident.links)} claims", "dim"))


def _finding_line(finding: Finding) -> Text:
    return Text.assemble((finding.id, "cyan"), f"  {finding_text(finding.kind)}: ", safe(finding.sentence))
