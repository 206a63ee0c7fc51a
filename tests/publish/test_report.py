"""The report: one file, every field tied to its words, nothing asked of anybody else."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.identity import claim_id
from counterclaim.model.incident import Incident
from counterclaim.model.interval import TimeInterval, TimePrecision
from counterclaim.model.kind import Kind
from counterclaim.publish.report import report_html, write_report
from counterclaim.publish.report_view import Extract, page_view, report_addresses

VOID = {"meta", "link", "br", "input", "img", "hr"}
LOADS = {"src", "srcset", "poster", "data", "background", "action", "formaction"}


class Page(HTMLParser):
    """A page's elements with their words, as a browser without scripts would have them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: dict[str, str] = {}
        self.headings: list[tuple[int, str]] = []
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self._stack: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()
        assert not self._stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.elements.append((tag, held))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))
        if tag not in VOID:
            self._stack.append((tag, held))

    def handle_endtag(self, tag: str) -> None:
        assert self._stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self._stack]
        if "style" in tags:
            self.styles.append(data)
        if "script" in tags:
            self.scripts.append(data)
        for tag, attributes in self._stack:
            for key in filter(None, (attributes.get("id"), attributes.get("data-piece"))):
                if "sup" not in tags:
                    self.text[key] = self.text.get(key, "") + data
            if re.fullmatch("h[1-6]", tag):
                level, words = self.headings[-1]
                self.headings[-1] = (level, words + data)

    def values(self, name: str) -> list[str]:
        """All that an attribute holds anywhere."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def _extract(invented: Any) -> Extract:
    return Extract(
        claims=invented.claims, documents=invented.documents, incidents=invented.incidents, findings=invented.findings
    )


@pytest.fixture(scope="module")
def html(invented: Any) -> str:
    return report_html(_extract(invented))


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_it_asks_nothing_of_anybody_else(html: str, page: Page) -> None:
    assert not LOADS & {name for _, attributes in page.elements for name in attributes}
    assert {tag for tag, _ in page.elements}.isdisjoint({"link", "img", "iframe", "object", "embed", "form", "base"})
    assert not re.search(r"@import|url\(", "".join(page.styles))
    outside = [href for href in page.values("href") if not href.startswith("#")]
    assert outside == ["https://wire.example/1"]


def test_its_policy_allows_its_own_style_and_script_alone(page: Page) -> None:
    policy = next(each["content"] for tag, each in page.elements if each.get("http-equiv") == "Content-Security-Policy")
    for source, name in (("".join(page.styles), "style-src"), ("".join(page.scripts), "script-src")):
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert not page.values("style")
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]


def test_every_link_leads_somewhere_and_every_anchor_is_single(page: Page) -> None:
    anchors = Counter(page.values("id"))
    assert {anchor for anchor, times in anchors.items() if times > 1} == set()
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(anchors)


def test_every_field_leads_to_its_exact_words(invented: Any, page: Page) -> None:
    numbers = {document.id: number for number, document in enumerate(invented.documents, 1)}
    links = set(page.values("href"))
    for claim in invented.claims:
        held: list[EvidenceSpan | None] = [claim.sentence, *(mention.span for mention in claim.places), *claim.evidence]
        held += [each.span for each in (claim.claimant, claim.channel, claim.actor, claim.target, claim.weapon) if each]
        held += [claim.count.span] if claim.count else []
        for span in held:
            if span is not None:
                anchor = f"s{numbers[claim.document]}-{span.start}-{span.end}"
                assert f"#{anchor}" in links
                assert page.text[anchor] == span.text


def test_the_texts_are_there_whole(invented: Any, html: str) -> None:
    texts = re.findall(r'<div class="text" dir="auto">(.*?)</div>', html, re.DOTALL)
    plain = [re.sub(r"<sup>.*?</sup>|<[^>]*>", "", text) for text in texts]
    assert [text.replace("&#39;", "'").replace("&#34;", '"') for text in plain] == [d.text for d in invented.documents]


def test_sides_stand_in_columns_with_no_side_between_them(invented: Any) -> None:
    extract = _extract(invented)
    view = page_view(extract, report_addresses(extract))
    refinery = next(incident for day in view.days for incident in day.incidents if incident.title.startswith("Lissa"))
    assert [column.title for column in refinery.columns] == ["Velmaria", "No side", "Karsk"]
    assert [column.title for column in view.loose] == ["No side"]


def test_parts_follow_their_whole(invented: Any) -> None:
    extract = _extract(invented)
    downed = page_view(extract, report_addresses(extract)).days[0].incidents[0]
    cards = downed.columns[0].claims
    assert [(card.heading.value, card.depth) for card in cards][:3] == [
        ("At least 158 drones", 0),
        ("46 drones", 1),
        ("34 drones", 1),
    ]
    assert [card.number for card in cards] == [1, 2, 3, 4, 5]


def test_uncertainty_is_said_in_words(page: Page, html: str) -> None:
    for words in (
        "said not to have happened",
        "said to be possible",
        "said to be expected",
        "could not be verified",
        "confirmed by the outlet",
        "No people",
        "About 150 soldiers",
        "it does not decide who is right",
    ):
        assert words in html


def test_findings_stand_above_and_under_their_incident(invented: Any, html: str) -> None:
    for finding in invented.findings:
        assert html.count(finding.sentence) == 2


def test_headings_go_down_one_step_at_a_time(page: Page) -> None:
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(following - level <= 1 for level, following in pairwise(levels))
    assert {tag for tag, _ in page.elements} >= {"main", "aside", "nav", "header"}


def test_a_script_address_is_no_link(html: str) -> None:
    assert "javascript:alert(1)" in html
    assert 'href="javascript' not in html


HOSTILE = "<script>alert(1)</script> \u202e\"'><img src=x onerror=alert(1)> {{ 7*7 }} \x00 \ud800 " + "w" * 5000


def test_a_hostile_document_is_text_and_nothing_else() -> None:
    document = Document.of(HOSTILE, name=HOSTILE[:60], title=HOSTILE, publisher=HOSTILE, url="https://" + HOSTILE)
    whole, crossing = document.span(0, 60), document.span(30, 90)
    claim = Claim(
        id=claim_id(document.id, "fake/1"),
        document=document.id,
        document_name=document.name,
        sentence=whole,
        kind=Kind.STATEMENT,
        evidence=(whole, crossing),
        reader="<b>",
    )
    incident = Incident(id="inc_<i>", title=HOSTILE, kinds=(Kind.STATEMENT,), links=())
    html = report_html(Extract(claims=(claim,), documents=(document,), incidents=(incident,)), title=HOSTILE)
    page = Page(html.encode("utf-8").decode("utf-8"))
    assert sum(tag == "script" for tag, _ in page.elements) == 1
    assert not {"img", "i"} & {tag for tag, _ in page.elements}
    assert not re.search("[\x00\u202e\ud800]", html)
    assert "⟨U+202E⟩" in html
    assert "{{ 7*7 }}" in html
    assert page.text["s1-30-90"] == document.span(30, 90).text.replace("\u202e", "⟨U+202E⟩").replace(
        "\x00", "⟨U+0000⟩"
    ).replace("\ud800", "⟨U+D800⟩")
    assert ":root:has(#s1-30-90:target)" in html


def test_the_same_extract_gives_the_same_bytes(invented: Any, html: str) -> None:
    assert report_html(_extract(invented)) == html


def test_it_is_written_to_a_file_or_a_stream(invented: Any, html: str, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    documents = {document.id: document for document in invented.documents}
    write_report(invented.claims, documents, invented.incidents, invented.findings, target)
    stream = io.StringIO()
    write_report(iter(invented.claims), invented.documents, invented.incidents, invented.findings, stream)
    assert target.read_text("utf-8") == stream.getvalue() == html


def test_an_empty_ledger_makes_a_page_that_says_so() -> None:
    html = report_html(Extract(claims=(), documents=()))
    assert "<b>0</b> claims" in html
    assert "No claims." in html


def test_what_is_wider_than_a_night_stands_after_the_days(invented: Any) -> None:
    month = TimeInterval.of_days(date(2031, 1, 1), date(2031, 1, 31), TimePrecision.MONTH)
    first, second, third, fourth = invented.incidents
    moved = (replace(first, time=month), second, replace(third, time=None), fourth)
    extract = replace(_extract(invented), incidents=moved)
    days = page_view(extract, report_addresses(extract)).days
    assert [(day.title, [incident.title for incident in day.incidents]) for day in days] == [
        ("3 May 2031", ["Lissa oil refinery"]),
        ("5 May 2031", ["Fighting at Pivna"]),
        ("Longer than a day and a night", ["Drones downed over Velmaria"]),
        ("Day not known", ["Missiles on Dorn"]),
    ]


def test_a_claim_in_two_incidents_is_shown_twice_with_one_anchor(invented: Any) -> None:
    again = replace(invented.incidents[0], id="inc_again", title="Again")
    page = Page(report_html(replace(_extract(invented), incidents=(*invented.incidents, again))))
    assert max(Counter(page.values("id")).values()) == 1
    assert len([each for tag, each in page.elements if tag == "article" and "claim" in each["class"].split()]) == 15 + 5
