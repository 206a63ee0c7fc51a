"""All views of an incident's counts: a pure function of the claims, the documents and the incident given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.figure import IncidentFigures, MainFigure, MeasureFigures
from counterclaim.model.incident import Incident
from counterclaim.reconcile.copies import copies_of, sources_of
from counterclaim.reconcile.view import View, view_of
from counterclaim.reconcile.views.acled import acled_of, counts_dead
from counterclaim.reconcile.views.airwars import airwars_of
from counterclaim.reconcile.views.ladders import ladder_of, newest, standing, step_of, words_of
from counterclaim.reconcile.views.measures import Measure, measures_of, quantity_of
from counterclaim.reconcile.views.ranges import by_side, range_of
from counterclaim.reconcile.views.ucdp import ucdp_of


def incident_figures(incident: Incident, claims: Iterable[Claim], documents: Mapping[str, Document]) -> IncidentFigures:
    """The figures of one incident from those of its claims that are given: leave out what was not yet known or said.

    Give the wholes of its parts too, where there are any; `documents` by id. Copies are told from the documents.
    """
    return figures_of(incident, view_of(claims, documents, sources_of(copies_of(documents.values()))))


def figures_of(incident: Incident, view: View) -> IncidentFigures:
    """The same from a view that holds the claims, whatever else it holds."""
    known = _known(incident, view)
    measures = tuple(_figures(measure, view) for measure in measures_of(known, view))
    return IncidentFigures(
        incident=incident.id, title=incident.title, measures=measures, airwars=airwars_of(known, view)
    )


def main_figures(
    incident: Incident, claims: Iterable[Claim], documents: Mapping[str, Document], most: int
) -> tuple[MainFigure, ...]:
    """So many of an incident's measures at a glance: those that most sides count, then those that most texts do.

    Takes what `incident_figures` does, and less time.
    """
    view = view_of(claims, documents, sources_of(copies_of(documents.values())))
    measures = measures_of(_known(incident, view), view)
    chosen = sorted(measures, key=_told, reverse=True)[:most]
    return tuple(
        MainFigure(words=measure.words, sides=by_side(standing(words_of(measure, view))))
        for measure in measures
        if measure in chosen
    )


def _told(measure: Measure) -> tuple[int, int]:
    """By how many sides, and in how many texts."""
    sides = {claim.side for claim in measure.claims if claim.side}
    return len(sides), len({claim.document for claim in measure.claims})


def _known(incident: Incident, view: View) -> Incident:
    """The incident with only those links whose claims are given."""
    return replace(incident, links=tuple(link for link in incident.links if link.claim in view.by_id))


def _figures(measure: Measure, view: View) -> MeasureFigures:
    words = words_of(measure, view)
    latest, still = newest(words), standing(words)
    quantity = quantity_of(measure.claims[0])
    dead = counts_dead(measure, view)
    return MeasureFigures(
        measure=measure.key,
        words=measure.words,
        kind=measure.kind,
        unit=quantity.unit,
        per=quantity.per,
        ladder=ladder_of(words, view),
        range=range_of(still),
        sides=by_side(still),
        newest=tuple(step_of(word, view) for word in latest),
        acled=acled_of(words, view) if dead else None,
        ucdp=ucdp_of(words, view) if dead else None,
    )
