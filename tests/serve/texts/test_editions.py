"""What became of claims between two versions: the same, put otherwise, gone, come."""

from __future__ import annotations

from typing import Any

from counterclaim.model.actor import Claimant
from counterclaim.model.claim import Claim, Count
from counterclaim.model.document import Document
from counterclaim.model.identity import claim_id
from counterclaim.model.kind import Kind, Stance
from counterclaim.model.quantity import Quantity, Unit
from counterclaim.serve.texts.editions import claim_changes

KILLED = "At least {} people were killed in the strike on the market, the governor said."


def killed(number: int, text: str = KILLED, **fields: Any) -> Claim:
    """A claim of so many killed, on the governor's word."""
    document = Document.of(text.format(number), name="post")
    digits = str(number)
    at = document.text.index(digits)
    span = document.span(at, at + len(digits))
    governor = document.text.index("the governor")
    return Claim(
        id=claim_id(document.id, "hand 1", digits),
        document=document.id,
        document_name="post",
        sentence=document.span(0, len(document.text)),
        kind=fields.pop("kind", Kind.KILLED),
        claimant=Claimant(span=document.span(governor, governor + 12), name="the governor"),
        count=Count(span=span, quantity=Quantity(low=float(number), high=None, unit=Unit.PERSON)),
        evidence=(span,),
        reader="hand 1",
        **fields,
    )


def test_an_edited_count_is_the_same_claim_put_otherwise() -> None:
    older, newer = killed(12), killed(15)
    changes = claim_changes([older], [newer])
    (changed,) = changes.changed
    assert (changed.older, changed.newer, changed.fields) == (older, newer, ("count",))
    assert (changes.same, changes.gone, changes.new) == (0, (), ())


def test_a_claim_in_other_words_is_the_same() -> None:
    other_words = killed(12, "The governor's office: {} or more dead, the governor said at noon.")
    changes = claim_changes([killed(12)], [other_words])
    assert (changes.same, changes.changed, changes.gone, changes.new) == (1, (), (), ())


def test_a_claim_of_other_things_is_gone_and_another_has_come() -> None:
    older = killed(12)
    newer = killed(3, "A fire on the quay: {} people, so the governor.", kind=Kind.INJURED)
    changes = claim_changes([older], [newer])
    assert (changes.changed, changes.gone, changes.new) == ((), (older,), (newer,))


def test_each_claim_is_matched_once() -> None:
    twice, once = [killed(12), killed(12, KILLED + " So it was.")], [killed(12)]
    changes = claim_changes(twice, once)
    assert changes.same == 1
    assert len(changes.gone) == 1


def test_a_stance_that_changed_is_told() -> None:
    (changed,) = claim_changes([killed(12)], [killed(12, stance=Stance.NEGATED)]).changed
    assert changed.fields == ("stance",)
