"""Parts that no word of the reading ties to their whole: fates, lists, "18 of the 64", those who "still" are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind, Stance
from counterclaim.model.quantity import Unit
from counterclaim.reconcile.claimants import speaks_with
from counterclaim.reconcile.findings.partitions import FATES, counts_in, quantity_of
from counterclaim.reconcile.findings.scopes import TOLLS
from counterclaim.reconcile.places import places_key
from counterclaim.reconcile.view import View

_STILL = ("still", "remain", "досі", "до сих пор", "залишаються", "остаются")
"""How the languages that are read say that some of those counted before have not come out of it."""
_BETWEEN = frozenset(
    {"of", "the", "its", "their", "those", "these", "all", "some", "about", "nearly", "around", "з", "из"}
)
"""What may stand between a part and its whole where one is counted out of the other: "18 of the 64"."""


def untied_fates(whole: Claim, view: View) -> Iterator[Claim]:
    """Fates that the claimant of a document's one launch of such munitions tells further on, of no place of its own."""
    if whole.kind is not Kind.LAUNCH or whole.count is None or whole.part_of is not None:
        return
    claims = view.claims_in(whole.document)
    if sum(_alike(claim, whole) and claim.kind is Kind.LAUNCH and claim.part_of is None for claim in claims) != 1:
        return
    for claim in claims:
        untied = claim.kind in FATES and claim.part_of is None and claim.stance is Stance.ASSERTED
        if untied and _alike(claim, whole) and _told_with(claim, whole, view) and _same_munitions(claim, whole):
            yield claim


def fates_elsewhere(whole: Claim, told: Sequence[Claim], view: View) -> tuple[Claim, ...]:
    """Fates of a launch that its claimant tells in one other document, of `told`, the earliest that has any."""
    if whole.kind is not Kind.LAUNCH or whole.claimant is None or whole.part_of is not None:
        return ()
    voice = [claim for claim in told if _alike(claim, whole) and speaks_with(claim, whole)]
    if len({_number(claim) for claim in voice if claim.kind is Kind.LAUNCH and claim.part_of is None}) != 1:
        return ()
    by_document: dict[str, list[Claim]] = {}
    for claim in voice:
        fate = claim.kind in FATES and claim.stance is Stance.ASSERTED and claim.document != whole.document
        if fate and _on_one_ground(claim, whole, view) and _same_munitions(claim, whole):
            by_document.setdefault(claim.document, []).append(claim)
    return next((tuple(found) for found in by_document.values() if _one_of_each(found)), ())


def listed(whole: Claim, view: View) -> tuple[Claim, ...]:
    """Counts of one sentence, of the whole's incident and voice, that make the whole to the last one."""
    incident = view.incident_of.get(whole.id)
    if incident is None or whole.count is None or whole.count.quantity.exact is None:
        return ()
    by_sentence: dict[int, list[Claim]] = {}
    for claim in view.claims_in(whole.document):
        if view.incident_of.get(claim.id) is incident and _may_be_listed(claim, whole, view):
            by_sentence.setdefault(claim.sentence.start, []).append(claim)
    for parts in by_sentence.values():
        numbers = [quantity_of(part).floor for part in parts]
        if len(parts) > 1 and sum(numbers) == whole.count.quantity.exact and 0 not in numbers:
            return tuple(parts)
    return ()


def told_apart(whole: Claim, view: View) -> tuple[Claim, ...]:
    """All smaller counts of such a thing that the whole's document has in its incident, where they make the whole.

    A report gives a total, and then goes through it from place to place, each on its own official's word. That all of
    them together make the total to the last one is no accident.
    """
    incident, total = view.incident_of.get(whole.id), quantity_of(whole)
    if incident is None or total.low is None or total.approximate or whole.kind not in TOLLS:
        return ()
    parts: dict[tuple[float, Unit, str, str], Claim] = {}
    for claim in view.claims_in(whole.document):
        if view.incident_of.get(claim.id) is incident and _is_smaller(claim, whole, view):
            quantity = quantity_of(claim)
            key = (quantity.floor, quantity.unit, places_key(claim), view.measures.get(claim.id, ""))
            parts.setdefault(key, claim)
    found = tuple(parts.values())
    return found if len(found) > 1 and sum(quantity_of(part).floor for part in found) == total.low else ()


def _is_smaller(claim: Claim, whole: Claim, view: View) -> bool:
    """Whether a count may be a part of the whole, and is no part of a part."""
    if not counts_in(whole, claim) or quantity_of(claim).approximate or not quantity_of(claim).floor > 0:
        return False
    if claim.part_of is not None and claim.part_of != whole.id:
        return False
    return claim.kind is whole.kind and quantity_of(claim).floor < quantity_of(whole).floor


def _may_be_listed(claim: Claim, whole: Claim, view: View) -> bool:
    """Whether an exact count of another measure is in one voice with the whole, and is tied to no other."""
    if claim.id == whole.id or claim.part_of not in (None, whole.id):
        return False
    told, of = view.measures.get(claim.id), view.measures.get(whole.id)
    if told is not None and told == of:
        return False
    if not counts_in(whole, claim) or quantity_of(claim).exact is None:
        return False
    return claim.part_of == whole.id or speaks_with(claim, whole)


def counted_out(whole: Claim, view: View) -> Claim | None:
    """The one count of the whole's sentence that is told out of it: "18 of the 64", "31 are still held"."""
    if whole.count is None or whole.count.quantity.per is not None:
        return None
    found = [claim for claim in view.beside(whole) if claim.id != whole.id and _is_out_of(claim, whole, view)]
    return found[0] if len(found) == 1 else None


def _is_out_of(claim: Claim, whole: Claim, view: View) -> bool:
    if claim.count is None or whole.count is None or claim.part_of not in (None, whole.id):
        return False
    if claim.stance is not Stance.ASSERTED or claim.count.quantity.per or not speaks_with(claim, whole):
        return False
    less = claim.count.quantity.floor < whole.count.quantity.floor
    if not less or claim.count.quantity.unit is not whole.count.quantity.unit:
        return False
    part, all_of = claim.count.span, whole.count.span
    document = view.documents.get(whole.document)
    text = document.text if document else ""
    if part.end <= all_of.start:
        words = text[part.end : all_of.start].casefold().split()
        return bool(words) and words[0] in _BETWEEN and _BETWEEN.issuperset(words)
    between = text[all_of.end : part.end + len(whole.sentence.text)][: whole.sentence.end - all_of.end].casefold()
    return claim.kind is whole.kind and any(f" {word}" in between for word in _STILL)


def _number(claim: Claim) -> tuple[float | None, float | None]:
    quantity = quantity_of(claim)
    return quantity.low, quantity.high


def _alike(claim: Claim, whole: Claim) -> bool:
    """Whether both count the same sort of munition."""
    if claim.count is None or whole.count is None:
        return False
    return claim.count.quantity.unit is whole.count.quantity.unit


def _told_with(claim: Claim, whole: Claim, view: View) -> bool:
    """Whether a fate is told after the launch or beside it, on the same word, of the same day and ground."""
    after = claim.sentence.start >= whole.sentence.start
    return after and speaks_with(claim, whole) and _on_one_ground(claim, whole, view)


def _on_one_ground(claim: Claim, whole: Claim, view: View) -> bool:
    same_day = view.moments[claim.id].key == view.moments[whole.id].key
    return same_day and places_key(claim) in ("", places_key(whole))


def _same_munitions(fate: Claim, whole: Claim) -> bool:
    """Whether one side launched them: the other shoots them down, and it is the launcher who hits with them."""
    launcher = whole.actor.side if whole.actor else None
    doer = fate.actor.side if fate.actor else None
    if fate.document == whole.document and fate.sentence.start == whole.sentence.start:
        return True
    if launcher is None or doer is None:
        return fate.side is not None and fate.side != launcher
    return (doer != launcher) is (fate.kind is Kind.INTERCEPTION)


def _one_of_each(claims: Iterable[Claim]) -> bool:
    kinds = [claim.kind for claim in claims]
    return len(kinds) == len(set(kinds)) and Kind.INTERCEPTION in kinds
