"""A claim's sentence is shown in its paragraph, words elsewhere are named apart."""

from __future__ import annotations

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.kind import Kind, Verification
from counterclaim.serve.texts.context import MOST_AROUND, context

PARAGRAPH = "It was night. A strike hit the bridge. Trains stood still."


def strike(text: str, outside: str = "") -> tuple[Document, Claim]:
    """A document with a claim of a strike, and evidence elsewhere in it."""
    document = Document.of(text, name="bridge")
    at = text.index("A strike")
    sentence = document.span(at, at + len("A strike hit the bridge."))
    far = text.index(outside) if outside else 0
    more = (document.span(far, far + len(outside)),) if outside else ()
    claim = Claim(
        id="clm_1",
        document=document.id,
        document_name="bridge",
        sentence=sentence,
        kind=Kind.STRIKE,
        verification=Verification.UNVERIFIED if outside else None,
        evidence=(sentence, *more),
    )
    return document, claim


def words(document: Document, claim: Claim) -> str:
    """What is shown of the text."""
    return "".join(token.words for token in context(document, claim).tokens)


def test_the_paragraph_is_shown() -> None:
    around = context(*strike(f"First.\n\n{PARAGRAPH}\n\nLast."))
    assert words(*strike(f"First.\n\n{PARAGRAPH}\n\nLast.")) == PARAGRAPH
    assert (around.more_before, around.more_after) == (True, True)


def test_a_text_of_one_paragraph_has_no_more() -> None:
    around = context(*strike(PARAGRAPH))
    assert (around.more_before, around.more_after, around.outside) == (False, False, ())


def test_a_long_paragraph_is_cut_at_words() -> None:
    shown = words(*strike(f"{'north ' * 500}{PARAGRAPH} {'south ' * 500}"))
    assert len(shown) < 2 * MOST_AROUND + len(PARAGRAPH)
    assert shown.startswith("north ")
    assert shown.endswith(" south")


def test_words_outside_of_the_paragraph_are_named() -> None:
    document, claim = strike(f"{PARAGRAPH}\n\nThis could not be verified.", "could not be verified")
    (edge,) = context(document, claim).outside
    assert document.text[slice(*edge)] == "could not be verified"
