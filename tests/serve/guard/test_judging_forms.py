"""The forms of a page judge for whoever is signed in, and for nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.serve.guard.conftest import ADDRESS, Served
from tests.serve.guard.test_signing import ELSEWHERE

from counterclaim.model.judgement import Verdict
from counterclaim.store.token_book import Scope


def fields(site: Served, **changed: Any) -> dict[str, Any]:
    one, other, *_ = (claim.id for claim in site.ledger.claims())
    usual = {"verdict": "different", "claims": [one, other], "because": "two nights", "back": "/incidents/inc_1?x=1"}
    return usual | {"csrf": site.csrf()} | changed


def told(site: Served) -> str:
    html: str = site.client.get("/claims").text
    return " ".join(part.partition("</p>")[0] for part in html.split('class="told" role="status">')[1:])


def test_a_form_judges_and_leads_back(site: Served) -> None:
    site.sign_in(site.token(Scope.JUDGE, name="Ada"))
    answer = site.form("/judgements", fields(site))
    assert (answer.status_code, answer.headers["location"]) == (303, "/incidents/inc_1?x=1")
    (kept,) = site.ledger.judgements()
    assert (kept.by, kept.because, kept.verdict) == ("Ada", "two nights", Verdict.DIFFERENT)
    assert "different happenings" in told(site)
    assert told(site) == ""


def test_the_first_claim_is_judged_against_each_of_the_others(site: Served) -> None:
    site.sign_in(site.token())
    keys = [claim.id for claim in site.ledger.claims()][:4]
    site.form("/judgements", fields(site, claims=keys, verdict="same"))
    assert {kept.claims for kept in site.ledger.judgements()} == {tuple(sorted((keys[0], key))) for key in keys[1:]}
    site.form("/judgements", fields(site, claims=keys[:2], verdict="different"))
    assert "An earlier judgement that said otherwise is taken back." in told(site)


def test_a_judgement_is_taken_back(site: Served) -> None:
    site.sign_in(site.token())
    site.form("/judgements", fields(site))
    (kept,) = site.ledger.judgements()
    taking = {"csrf": site.csrf(), "revoke": kept.id, "because": "a slip", "back": "/"}
    assert site.form("/judgements", taking).status_code == 303
    assert site.ledger.judgements() == ()
    assert "Taken back." in told(site)
    site.form("/judgements", taking)
    assert "already" in told(site)
    assert site.form("/judgements", taking | {"revoke": "jdg_none"}).status_code == 404


@pytest.mark.parametrize("key", ["", "x", "A" * 86])
def test_a_form_without_this_sessions_key_is_refused(site: Served, key: str) -> None:
    site.sign_in(site.token())
    answer = site.form("/judgements", fields(site, csrf=key))
    assert answer.status_code == 403
    assert site.ledger.judgements() == ()
    assert site.ledger.token_uses()[0].outcome == "refused: not a form of this session"


def test_the_key_of_another_session_is_refused(site: Served) -> None:
    site.sign_in(site.token())
    other = TestClient(site.client.app, base_url=ADDRESS)
    words = site.token(name="Bo")
    other.post("/sign-in", data={"token": words}, headers={"Origin": ADDRESS})
    theirs = other.get("/sign-in").text.partition('name="csrf" value="')[2].partition('"')[0]
    assert site.form("/judgements", fields(site, csrf=theirs)).status_code == 403
    assert site.form("/judgements", fields(site)).status_code == 303


def test_nobody_judges_who_is_not_signed_in(site: Served) -> None:
    answer = site.form("/judgements", fields(site))
    assert answer.status_code == 401
    assert "Sign in" in answer.text
    assert site.ledger.judgements() == ()


def test_a_token_for_documents_does_not_judge(site: Served) -> None:
    site.sign_in(site.token(Scope.ADD))
    assert site.form("/judgements", fields(site)).status_code == 403
    assert site.ledger.judgements() == ()


def test_a_judgement_can_not_be_asked_for_by_an_address(site: Served) -> None:
    site.sign_in(site.token())
    wanted = {key: value for key, value in fields(site).items() if isinstance(value, str)}
    assert site.client.get("/judgements", params=wanted).status_code == 405
    assert site.ledger.judgements() == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"because": "  "}, "Say why"),
        ({"claims": []}, "at least two"),
        ({"claims": ["clm_1", "clm_1"]}, "at least two"),
        ({"claims": [f"clm_{number}" for number in range(21)]}, "no more than 20"),
        ({"verdict": "perhaps"}, "not a form"),
    ],
)
def test_what_makes_no_sense_is_told_on_the_page_it_came_from(site: Served, change: dict[str, Any], words: str) -> None:
    site.sign_in(site.token())
    answer = site.form("/judgements", fields(site, **change))
    assert answer.status_code == 303
    assert words in told(site)
    assert site.ledger.judgements() == ()


@pytest.mark.parametrize("back", ELSEWHERE)
def test_judging_leads_nowhere_else(site: Served, back: str) -> None:
    site.sign_in(site.token())
    answer = site.form("/judgements", fields(site, back=back))
    assert answer.headers["location"] == "/"
    assert "set-cookie" not in answer.headers


def test_what_is_told_is_told_on_a_page_that_looks_at_its_request_more_than_once(site: Served) -> None:
    site.ledger.put_derived((), (), site.clock.now())
    site.sign_in(site.token())
    site.form("/judgements", fields(site, verdict="same"))
    claim = next(site.ledger.claims())
    (incident,) = site.ledger.incidents_of(claim.id)
    html = site.client.get(f"/incidents/{incident.id}").text
    assert 'class="told"' in html
    assert 'class="told"' not in site.client.get(f"/incidents/{incident.id}").text
