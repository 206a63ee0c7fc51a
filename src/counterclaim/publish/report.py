"""The report: one HTML file that holds all it needs and asks nobody for more."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.figure import IncidentFigures
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.publish.rendering import asset, environment
from counterclaim.publish.report_view import Extract, page_view, report_addresses
from counterclaim.publish.words.bundles import FIRST, Words

TITLE = "Claims, side by side"


def report_html(extract: Extract, *, title: str = TITLE) -> str:
    """An extract of the ledger as one self-contained page.

    Its content security policy allows its own style sheet and script, by their hashes, and nothing else.
    """
    from markupsafe import Markup

    page = page_view(extract, report_addresses(extract))
    style = asset("style.css") + split_rules(page.split)
    script = asset("report.js")
    policy = (
        f"default-src 'none'; style-src '{source_hash(style)}'; script-src '{source_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    template = environment().get_template("report.html.j2")
    return template.render(
        t=Words(FIRST), page=page, title=title, policy=policy, style=Markup(style), script=Markup(script)
    )


def write_report(
    claims: Iterable[Claim],
    documents: Iterable[Document] | Mapping[str, Document],
    incidents: Iterable[Incident],
    findings: Iterable[Finding],
    target: Path | TextIO,
    *,
    title: str = TITLE,
    figures: Iterable[IncidentFigures] = (),
) -> None:
    """Write the report to a file (UTF-8, replaced whole) or to an open text stream."""
    texts = documents.values() if isinstance(documents, Mapping) else documents
    extract = Extract(
        claims=tuple(claims),
        documents=tuple(texts),
        incidents=tuple(incidents),
        findings=tuple(findings),
        figures=tuple(figures),
    )
    html = report_html(extract, title=title)
    if isinstance(target, Path):
        target.write_text(html, encoding="utf-8", newline="\n")
    else:
        target.write(html)


def split_rules(anchors: Iterable[str]) -> str:
    """Style rules that light the further pieces of a mark when its first piece is the page's target."""
    return "".join(f':root:has(#{each}:target) [data-piece="{each}"]{{background:var(--lit);}}\n' for each in anchors)


def source_hash(source: str) -> str:
    """The hash by which a content security policy knows an inline style or script (CSP level 2: sha256, base64)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode("utf-8")).digest()).decode("ascii")
