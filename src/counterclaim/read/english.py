"""The reader of English: from a document's text to its claims, step by step."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.model.document import Document
from counterclaim.read.assembly.abstentions import abstentions_of
from counterclaim.read.assembly.assembly import carried_unit, drafts_of, peaceful, those_among
from counterclaim.read.assembly.belligerents import told_by_sides
from counterclaim.read.assembly.drafts import Draft, claims_of
from counterclaim.read.assembly.parts import tie_parts
from counterclaim.read.assembly.references import inherit_from_whole, referring_back
from counterclaim.read.assembly.scenes import Scene
from counterclaim.read.assembly.settings import set_in, settings_of, stamped
from counterclaim.read.assembly.statements import only_words, reported_statement, statements_of
from counterclaim.read.assembly.verifications import mark_verifications
from counterclaim.read.assembly.voices import floor_voice, goes_on, publisher_of, voices_of
from counterclaim.read.grammar.analysis import Analyser
from counterclaim.read.mentions import with_carried
from counterclaim.read.pages import Page, page_of
from counterclaim.read.reader import Reading
from counterclaim.read.times.publication import published_in

VERSION = "0.1.0"


class EnglishReader:
    """Reads English reports. Makes no difference between documents read alone or beside others."""

    language = "en"

    def __init__(self, analyser: Analyser | None = None) -> None:
        if analyser is None:
            from counterclaim.read.grammar.onnx_analysis import english_analyser

            analyser = english_analyser()
        self._analyser = analyser
        self.name = f"english {VERSION} ({analyser.name})"

    def read(self, document: Document) -> Reading:
        """All claims of an English document, in text order."""
        document = dated(replace(document, language=document.language or "en"))
        page = page_of(document, self._analyser.analyse(document.text))
        drafts = inherit_from_whole(tie_parts(_drafts(page), document.text))
        drafts = told_by_sides(drafts, document.text, page.actors)
        drafts = mark_verifications(document, [one.sentence for one in page.mentions], drafts, page.actors)
        claims = claims_of(document, self.name, drafts)
        return Reading(document=document, claims=claims, abstentions=abstentions_of(page, claims))


def _drafts(page: Page) -> tuple[Draft, ...]:
    """The drafts of all sentences, in text order; a sentence that stands twice is read once."""
    voices, publisher, settings = voices_of(page), publisher_of(page), settings_of(page)
    drafts: list[Draft] = []
    told: set[str] = set()
    before: tuple[Draft, ...] = ()
    for number, found in enumerate(page.mentions):
        if page.is_title(number) or found.sentence.text in told:
            continue
        told.add(found.sentence.text)
        scene = Scene(
            document=page.document,
            mentions=with_carried(found, carried_unit(drafts, number)),
            attributions=page.attributions[number],
            voices=voices[number],
            floor=floor_voice(page, voices, number, before, publisher),
            sides=page.sides,
            quotes=page.quotes,
        )
        here = stamped(page, number, drafts_of(scene), settings[number])
        here = only_words(referring_back(scene.mentions, here, drafts), page.quotes)
        here = here if page.at_war(number) else peaceful(here, hardly_of_war=page.hardly_of_war)
        here = set_in(page, number, here, settings[number])
        if not here and before and goes_on(found.sentence):
            here = those_among(scene, before)
        here = (*here, *statements_of(scene, page.quotes, here))
        here = (*here, *reported_statement(scene, here))
        drafts.extend(here)
        before = here or before
    return tuple(drafts)


def dated(document: Document) -> Document:
    """The document with the day of publication that its own text tells, where none was given."""
    if document.published_on is not None:
        return document
    found = published_in(document.text, document.title)
    return document if found is None else replace(document, published_on=found.day)
