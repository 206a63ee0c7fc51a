"""Levels in words: why a claim was tied to another, as a user is told."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.reconcile.linking.particulars import Particulars
from counterclaim.reconcile.linking.weights import Levels, Weights

_MOST = 4
"""So many reasons are told at most."""
_LEAST = 0.1
"""A level that weighs less is no reason."""

_WORDS = {
    ("same_place", "the same"): "the same place: {places}",
    ("same_place", "one of several"): "one of the places: {places}",
    ("same_place", "some of several"): "some of the places: {places}",
    ("same_place", "a site in it"): "a site at the same place",
    ("same_place", "named"): "the place is named in the words",
    ("same_place", "of one name"): "a region and the town that it is named after",
    ("same_place", "in the region"): "a place in the region",
    ("same_place", "in the country"): "a place in the country",
    ("same_place", "the same country"): "the same country: {places}",
    ("times_overlap", "the same hours"): "the same hours",
    ("times_overlap", "aftermath"): "told of the days after it",
    ("same_place", "the same region"): "the same region: {places}",
    ("same_place", "the same area"): "the same area: {places}",
    ("times_overlap", "the same day"): "the same day",
    ("times_overlap", "the same days"): "days that overlap",
    ("times_overlap", "the same weeks"): "stretches of time that overlap",
    ("compatible_kind", "the same"): "the same kind of happening",
    ("compatible_kind", "go together"): "kinds that one happening gives",
    ("compatible_kind", "words about it"): "words about a happening",
    ("same_weapon", "the same"): "the same weapon",
    ("same_weapon", "alike"): "weapons that are taken for each other",
    ("same_target", "the same thing"): "the same thing hit: {things}",
    ("same_target", "the same class"): "the same sort of target",
    ("same_actor", "the same"): "the same side did it",
    ("rival_accounts", "rivals"): "two accounts of one event: what was shot down fell, or it was hit",
    ("counts_measure_the_same", "the same large"): "the same figure",
    ("counts_measure_the_same", "the same"): "the same figure",
    ("counts_measure_the_same", "may be"): "figures that can both hold",
    ("wording_alike", "nearly the same"): "nearly the same words",
    ("wording_alike", "much"): "much the same words: {words}",
    ("wording_alike", "some"): "words in common: {words}",
    ("wording_alike", "little"): "a few words in common: {words}",
    ("same_names", "one"): "a name in common: {names}",
    ("same_names", "several"): "names in common: {names}",
    ("told_together", "part of it"): "part of a count in it",
    ("told_together", "same sentence"): "told in the same sentence",
    ("place_in_focus", "theirs"): "told while the text speaks of that place",
    ("told_together", "next sentence"): "told in the next sentence",
    ("told_together", "next sentence, refers back"): "told in the next sentence, which refers back",
    ("told_together", "next sentence, takes up"): "told in the next sentence, which takes it up",
    ("told_together", "same paragraph, refers back"): "told in the same paragraph, which refers back",
    ("told_together", "same paragraph, takes up"): "told in the same paragraph, which takes it up",
    ("told_together", "next paragraph"): "told in the next paragraph",
    ("told_together", "next paragraph, refers back"): "told in the next paragraph, which refers back",
    ("told_together", "next paragraph, takes up"): "told in the next paragraph, which takes it up",
    ("told_together", "near, takes up"): "told soon after, and taken up there",
    ("times_overlap", "reported at once"): "reported at the same time",
    ("times_overlap", "reported days later"): "reported within days",
    ("times_overlap", "published at once"): "published at the same time",
    ("times_overlap", "published days later"): "published within days",
    ("times_overlap", "both as the war began"): "both as the war began",
    ("main_story", "yes"): "both are what their texts are mainly about",
    ("same_scope", "a day's tolls"): "both count one day's toll",
    ("same_scope", "running totals"): "both are running totals",
    ("same_actor", "both in a struggle"): "the same struggle",
}
_SETTINGS = frozenset({"struggle", "words"})
"""What a level says first where it is one of fighting for ground, or a place is told by the words alone."""


def reasons_for(levels: Levels, weights: Weights, one: Particulars, other: Particulars) -> tuple[str, ...]:
    """What speaks for one happening, strongest first; where nothing does, what it amounts to."""
    weighed = sorted(
        ((weights.of(proposition, level), proposition, level) for proposition, level in levels),
        key=lambda item: (-item[0], item[1]),
    )
    told = [
        words
        for weight, proposition, level in weighed
        if weight >= _LEAST and (words := _words(proposition, level, one, other))
    ]
    return tuple(told[:_MOST]) or ("nothing that they tell keeps them apart",)


def _words(proposition: str, level: str, one: Particulars, other: Particulars) -> str:
    """A level in words; empty for what says nothing to a reader, such as what is not told."""
    words = _WORDS.get((proposition, level))
    if words is None:
        struggle, _, bare = level.partition(", ")
        words = _WORDS.get((proposition, bare), "") if struggle in _SETTINGS else ""
    if not words:
        return ""
    keys = {spot.key for spot in other.spots}
    return words.format(
        places=_listed(spot.name for spot in one.spots if spot.key in keys) or _listed(spot.name for spot in one.spots),
        things=_listed(set(one.things) & set(other.things)),
        words=_listed(set(one.words) & set(other.words)),
        names=_listed(name.title() for name in set(one.names) & set(other.names)),
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(set(words))[:3])
