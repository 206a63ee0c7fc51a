"""An incident's page offers its forms to whoever may judge, and what they say changes what belongs together."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from tests.serve.guard.conftest import NOON, Served

from counterclaim.model.incident import Incident
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.store.token_book import Scope

Fields = dict[str, list[str]]


@pytest.fixture
def linked(serve: Callable[..., Served]) -> Served:
    """A served ledger with the incidents that linking makes of the invented documents."""
    site = serve(writable=True)
    reconcile_ledger(site.ledger, lambda: NOON)
    return site


def _largest(site: Served) -> Incident:
    return max(site.ledger.incidents(), key=lambda incident: len(incident.links))


def _forms(html: str) -> list[Fields]:
    """The hidden and chosen fields of each form that judges."""
    found = []
    for form in re.findall(r'<form method="post" action="/judgements">(.*?)</form>', html, re.DOTALL):
        fields: Fields = {}
        for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form):
            fields.setdefault(name, []).append(unescape(value))
        for value in re.findall(r'<option value="([^"]*)" selected', form):
            fields.setdefault("claims", []).append(value)
        found.append(fields)
    return found


def _page(site: Served, key: str, **asked: str) -> str:
    answer = site.client.get(f"/incidents/{key}", params=asked)
    assert answer.status_code == 200
    return str(answer.text)


def test_a_claim_that_does_not_belong_is_split_off_and_taken_back(linked: Served) -> None:
    linked.sign_in(linked.token(Scope.JUDGE, name="Ada"))
    incident = _largest(linked)
    split = next(each for each in _forms(_page(linked, incident.id)) if each["verdict"] == ["different"])
    answer = linked.form("/judgements", split | {"because": ["another night"]})
    assert answer.headers["location"] == f"/incidents/{incident.id}"
    (kept,) = linked.ledger.judgements()
    held = [each for each in linked.ledger.incidents() if set(kept.claims) <= set(each.claims)]
    assert held == []
    key = next(each.id for each in linked.ledger.incidents() if kept.claims[0] in each.claims)
    html = _page(linked, key)
    assert "Two happenings" in html
    assert "another night" in html
    taking = next(each for each in _forms(html) if "revoke" in each)
    assert taking["revoke"] == [kept.id]
    linked.form("/judgements", taking | {"because": ["a slip"]})
    assert linked.ledger.judgements() == ()
    assert len(_largest(linked).links) == len(incident.links)


def test_two_incidents_are_joined(linked: Served) -> None:
    linked.sign_in(linked.token(Scope.JUDGE, name="Ada"))
    one, other = sorted(linked.ledger.incidents(), key=lambda incident: -len(incident.links))[:2]
    html = _page(linked, one.id, join=f"https://ledger.example/incidents/{other.id}?as_of=")
    join = next(each for each in _forms(html) if each["verdict"] == ["same"])
    assert set(join["claims"]) <= {*one.claims, *other.claims}
    linked.form("/judgements", join | {"because": ["one night, told twice"]})
    (kept,) = linked.ledger.judgements()
    held = [each for each in linked.ledger.incidents() if set(kept.claims) <= set(each.claims)]
    assert len(held) == 1
    assert "One happening" in _page(linked, held[0].id)


def test_an_incident_that_is_not_there_can_not_be_joined(linked: Served) -> None:
    linked.sign_in(linked.token(Scope.JUDGE))
    html = _page(linked, _largest(linked).id, join="<b>inc_nowhere")
    assert "There is no incident &lt;b&gt;inc_nowhere that stands." in html
    assert not [each for each in _forms(html) if each["verdict"] == ["same"]]


@pytest.mark.parametrize("scopes", [(), (Scope.ADD,)])
def test_forms_are_for_those_who_may_judge(linked: Served, scopes: tuple[Scope, ...]) -> None:
    if scopes:
        linked.sign_in(linked.token(*scopes))
    assert _forms(_page(linked, _largest(linked).id)) == []


def test_nobody_judges_the_past(linked: Served) -> None:
    linked.sign_in(linked.token(Scope.JUDGE))
    asked: dict[str, Any] = {"as_of": NOON.isoformat()}
    assert _forms(_page(linked, _largest(linked).id, **asked)) == []
