"""Which stretch of days has as many incidents on the map at once as are to be looked at."""

from __future__ import annotations

import re
from datetime import date, timedelta

import httpx

PATIENCE_S = 120.0
_NUMBER = re.compile(r'data-number="(\d+)"')


def until_as_many(site: str, number: int) -> str:
    """The address of the map of all up to the first day by which so many incidents are in its first view; of all that
    there are if there is no such day.
    """
    with httpx.Client(base_url=site, timeout=PATIENCE_S) as client:
        whole = client.get("/map/summary").raise_for_status().json()
        if not whole["first"] or _in_view(client, {}) < number:
            return "/map"
        first, low, high = date.fromisoformat(whole["first"]), 0, len(whole["days"]) - 1
        while low < high:
            middle = (low + high) // 2
            if _in_view(client, {"until": (first + timedelta(days=middle)).isoformat()}) < number:
                low = middle + 1
            else:
                high = middle
        return f"/map?until={first + timedelta(days=low)}"


def _in_view(client: httpx.Client, asked: dict[str, str]) -> int:
    """How many of the incidents asked for lie, wholly or in part, in the stretch that their map opens on."""
    box = client.get("/map/summary", params=asked).raise_for_status().json()["box"]
    if not box:
        return 0
    shown = {**asked, "bbox": ",".join(map(str, box))}
    found = _NUMBER.search(client.get("/map/list", params=shown).raise_for_status().text)
    return int(found[1]) if found else 0
