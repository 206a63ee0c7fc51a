"""What one document tells of one happening: its claims are gathered as its text goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.judgement import Judgement, Verdict
from counterclaim.model.place import PlacePrecision
from counterclaim.reconcile.linking.comparisons import PROPOSITIONS, compared
from counterclaim.reconcile.linking.particulars import Particulars, together
from counterclaim.reconcile.linking.passages import (
    Passage,
    last_place,
    main_story,
    named_again,
    passages_of,
    place_in_focus,
    told_together,
)
from counterclaim.reconcile.linking.reasons import reasons_for
from counterclaim.reconcile.linking.times import NOT_TOLD
from counterclaim.reconcile.linking.weights import Levels, Weights, weights_for

COUNTRY = PlacePrecision.COUNTRY
_NAMES = tuple(proposition.__name__ for proposition in PROPOSITIONS)
_OPEN = 24
"""A claim is compared with so many tellings before it at most, the last ones."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Why a claim joined a telling: the log-odds, and the reasons, strongest first."""

    weight: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The claims of one document about one happening, in the order of its text, and all that linking looks at.

    `id` is that of the first claim, `at` is where in the document it stands; `ties` say why each of the others joined.
    `wholes` are the tellings of the same document that some of its counts are parts of.
    """

    id: str
    document: str
    at: int
    claims: tuple[str, ...]
    ties: tuple[Tie, ...]
    told: Particulars
    wholes: tuple[str, ...] = ()


def tellings_of(
    claims: Sequence[Claim], document: Document | None, judgements: Sequence[Judgement] = ()
) -> tuple[Telling, ...]:
    """The tellings of one document, each claim in one; claims that were judged to be of two happenings in two.

    Depends on nothing but the claims, their document and the judgements on them.
    """
    if not claims:
        return ()
    groups = gathered(passages_of(claims, document), weights_for("within"), apart_by(judgements))
    teller = {one.claim.id: group.members[0].claim.id for group in groups for one in group.members}
    return tuple(replace(telling_of(group), wholes=_wholes(group, teller)) for group in groups)


def _wholes(group: Group, teller: Mapping[str, str]) -> tuple[str, ...]:
    own = group.members[0].claim.id
    found = (teller.get(one.claim.part_of or "") for one in group.members)
    return tuple(dict.fromkeys(key for key in found if key is not None and key != own))


@dataclass(slots=True)
class Group:
    """A telling in the making. `named` are the stems of the names that its sentences hold, those of its places too."""

    members: list[Passage]
    ties: list[Tie]
    told: Particulars
    places: frozenset[str]
    named: frozenset[str]

    @classmethod
    def of(cls, passage: Passage) -> Group:
        """A group of one."""
        return cls([passage], [], passage.told, _places(passage.told), _named(passage))

    def add(self, passage: Passage, tie: Tie) -> None:
        """Take one more claim in."""
        self.members.append(passage)
        self.ties.append(tie)
        self.told = together([one.told for one in self.members])
        self.places = _places(self.told)
        self.named |= _named(passage)


Apart = Mapping[str, frozenset[str]]
"""For a claim those that it was judged to be told apart from."""


def apart_by(judgements: Iterable[Judgement]) -> Apart:
    """Which claims people told apart."""
    found: dict[str, set[str]] = {}
    for judgement in judgements:
        if judgement.verdict is Verdict.DIFFERENT:
            one, other = judgement.claims
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {claim: frozenset(others) for claim, others in found.items()}


def gathered(passages: Sequence[Passage], weights: Weights, apart: Apart) -> list[Group]:
    """Each claim joins the telling before it that it fits best, or begins a new one."""
    groups: list[Group] = []
    for so_far, passage in enumerate(passages):
        best: tuple[float, Group, Levels] | None = None
        strangers = apart.get(passage.claim.id, frozenset())
        for group in groups[-_OPEN:]:
            if strangers and not strangers.isdisjoint(one.claim.id for one in group.members):
                continue
            levels = levels_within(passage, group, so_far)
            weight = weights.weighed(levels)
            if weight > (best[0] if best else 0):
                best = (weight, group, levels)
        if best is None:
            groups.append(Group.of(passage))
        else:
            weight, group, levels = best
            group.add(passage, Tie(round(weight, 3), reasons_for(levels, weights, passage.told, group.told)))
    return groups


def levels_within(passage: Passage, group: Group, so_far: int) -> Levels:
    """How a claim compares with a telling before it in the same document.

    Claims of one sentence share its words whatever they tell of, so that those say nothing.
    """
    together = told_together(passage, group.members)
    beside = any(one.claim.sentence.start == passage.claim.sentence.start for one in group.members)
    levels = dict(zip(_NAMES, compared(passage.told, group.told), strict=True))
    place = levels["same_place"] if len(group.members) == 1 else None
    if levels["same_place"] == NOT_TOLD and any(spot.precision is not COUNTRY for spot in passage.told.spots):
        levels["same_place"] = "a new place, beside" if beside else "a new place"
    if beside:
        levels |= dict.fromkeys(_OF_WORDS, NOT_TOLD)
    levels |= {
        "told_together": together,
        "place_in_focus": place_in_focus(passage, group.places),
        "named_again": named_again(passage, group.named, beside),
        "last_place": last_place(passage, group.members, place),
        "main_story": main_story(group.members, so_far),
    }
    return list(levels.items())


_OF_WORDS = ("same_target", "wording_alike", "same_names")


def _places(told: Particulars) -> frozenset[str]:
    return frozenset(spot.key for spot in told.local)


def _named(passage: Passage) -> frozenset[str]:
    return passage.named.union(passage.told.called, passage.told.names)


def telling_of(group: Group) -> Telling:
    """A group of claims as a telling."""
    first = group.members[0].claim
    return Telling(
        id=first.id,
        document=first.document,
        at=first.sentence.start,
        claims=tuple(one.claim.id for one in group.members),
        ties=tuple(group.ties),
        told=group.told,
    )
