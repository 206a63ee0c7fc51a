"""Where the incidents that the first page names happened, as a small map takes it."""

from __future__ import annotations

from typing import Any

from counterclaim.model.incident import Incident
from counterclaim.model.place import Place
from counterclaim.serve.here import Here
from counterclaim.serve.lately.glance import Glance
from counterclaim.serve.mapping.atlas import mark_of


def places_of(glance: Glance, here: Here) -> dict[str, Any] | None:
    """GeoJSON points (WGS 84, longitude first) of the incidents that have a place, each with its `precision`.

    `mark` is that of the sides that tell of it, `href` its page. Null where none can be drawn.
    """
    features = [_feature(incident, incident.place, glance, here) for incident in glance.incidents if incident.place]
    drawn = [feature for feature in features if None not in feature["geometry"]["coordinates"]]
    return {"type": "FeatureCollection", "features": drawn} if drawn else None


def _feature(incident: Incident, place: Place, glance: Glance, here: Here) -> dict[str, Any]:
    properties = {
        "name": place.name,
        "precision": place.precision.value,
        "gazetteer": place.gazetteer,
        "mark": mark_of(glance.sides[incident.id]),
        "href": here.link(f"/incidents/{incident.id}"),
    }
    geometry = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return {"type": "Feature", "id": incident.id, "geometry": geometry, "properties": properties}
