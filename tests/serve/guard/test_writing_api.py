"""Programs write with a token, and with nothing less."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.serve.guard.conftest import ADDRESS, Clock, Served, tiny

from counterclaim.model.judgement import Verdict
from counterclaim.serve.api.routes import OPERATIONS
from counterclaim.serve.application import create_application
from counterclaim.serve.guard.terms import Terms, this_machine
from counterclaim.serve.guard.tokens import made_token
from counterclaim.serve.writing.jobs import Jobs
from counterclaim.settings import Settings
from counterclaim.store.query import Query
from counterclaim.store.sql.ledger import SqlLedger
from counterclaim.store.token_book import Scope

WRITTEN = [each for each in OPERATIONS if each.method == "POST"]
ADDRESSES = [each.address.replace("{key}", "jdg_1") for each in WRITTEN]
JUDGEMENTS, DOCUMENTS, FILES = "/api/v1/judgements", "/api/v1/documents", "/api/v1/files"


def a_judgement(site: Served, verdict: str = "same", because: str = "one crater") -> dict[str, Any]:
    one, other, *_ = (claim.id for claim in site.ledger.claims())
    return {"verdict": verdict, "claims": [one, other], "because": because}


def outcomes(site: Served) -> list[tuple[str | None, str, str]]:
    return [(use.token, use.what, use.outcome) for use in site.ledger.token_uses()]


@pytest.mark.parametrize("address", [*ADDRESSES, "/judgements", "/sign-in", "/sign-out"])
def test_nothing_is_written_by_a_server_that_is_not_told_to(serve: Callable[..., Served], address: str) -> None:
    site = serve()
    answer = site.post(address, {}, site.token(), Origin=ADDRESS)
    assert answer.status_code == 403
    assert "--writable" in answer.text
    assert outcomes(site) == []
    assert site.client.get("/sign-in").status_code == 403


def test_there_are_no_other_addresses_that_take_anything(site: Served) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert site.client.request(method, "/claims").status_code == 405
    assert site.client.request("DELETE", JUDGEMENTS).status_code == 405
    assert site.client.put("/judgements").status_code == 405


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_a_token_nothing_is_written(site: Served, address: str) -> None:
    answer = site.post(address, {})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.headers["content-type"] == "application/problem+json"
    for shown in ("Basic QWRhOmE=", "Bearer", "Bearer  ", "cc_1", "Token cc_00000000_" + "A" * 43):
        assert site.client.post(address, json={}, headers={"Authorization": shown}).status_code == 401


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_token_of_another_ledger_is_none_and_is_noted(site: Served, address: str) -> None:
    _, words = made_token("Eve", tuple(Scope), site.clock.now(), timedelta(days=9), lambda size: b"\7" * size)
    answer = site.post(address, a_judgement(site), words)
    assert answer.status_code == 401
    ((token, _, outcome),) = outcomes(site)
    assert (token, outcome) == (None, "refused: no such token")
    assert site.ledger.judgements() == ()


@pytest.mark.parametrize("number", range(len(WRITTEN)))
def test_a_token_for_something_else_is_refused(site: Served, number: int) -> None:
    operation, address = WRITTEN[number], ADDRESSES[number]
    other = next(scope for scope in Scope if scope.value != operation.scope)
    answer = site.post(address, {}, site.token(other))
    assert answer.status_code == 403
    assert operation.scope in answer.json()["detail"]
    assert outcomes(site)[0][2] == f"refused: it is not for {operation.scope}"


def test_a_token_that_is_revoked_or_expired_is_refused(site: Served) -> None:
    old, revoked = site.token(name="Old", days=1), site.token(name="Gone")
    assert site.ledger.revoke_token(site.ledger.tokens()[1].id, site.clock.now())
    assert site.post(JUDGEMENTS, a_judgement(site), revoked).status_code == 401
    site.clock.seconds += 86_400
    assert site.post(JUDGEMENTS, a_judgement(site), old).status_code == 401
    assert [each[2] for each in outcomes(site)] == ["refused: the token stands no longer"] * 2
    assert site.ledger.judgements() == ()


def test_wrong_tokens_are_only_looked_at_so_often(site: Served) -> None:
    wrong = "cc_00000000_" + "A" * 43
    codes = [site.post(JUDGEMENTS, {}, wrong).status_code for _ in range(8)]
    assert codes == [401] * 5 + [429] * 3
    assert site.post(JUDGEMENTS, a_judgement(site), site.token()).status_code == 202
    assert len(outcomes(site)) == 6


def test_a_token_writes_only_so_often(site: Served) -> None:
    words = site.token()
    codes = [site.post(JUDGEMENTS, {}, words).status_code for _ in range(32)]
    assert codes == [400] * 30 + [429] * 2
    assert site.post(JUDGEMENTS, {}, site.token(name="Bo")).status_code == 400


def test_a_judgement_is_kept_as_its_bearers_and_obeyed(site: Served) -> None:
    answer = site.post(JUDGEMENTS, a_judgement(site), site.token(Scope.JUDGE, name="Ada"))
    assert answer.status_code == 202
    told = answer.json()
    (kept,) = site.ledger.judgements()
    assert (kept.by, kept.because, kept.verdict) == ("Ada", "one crater", Verdict.SAME)
    assert told["judgements"][0]["id"] == kept.id
    assert answer.headers["location"] == told["look_at"]
    job = site.jobs.job(told["job"])
    assert job is not None
    assert job.done.wait(20)
    state = site.client.get(told["look_at"]).json()
    assert (state["state"], state["documents"], state["failure"]) == ("done", [], None)
    (incident,) = site.ledger.incidents_of(kept.claims[0])
    assert set(kept.claims) <= set(incident.claims)
    assert outcomes(site)[0][1].startswith("judge same clm_")
    assert site.ledger.tokens()[0].used_at == site.clock.now()


def test_a_later_word_takes_back_an_earlier_one_and_any_may_be_taken_back(site: Served) -> None:
    words = site.token()
    first = site.post(JUDGEMENTS, a_judgement(site), words).json()["judgements"][0]["id"]
    later = site.post(JUDGEMENTS, a_judgement(site, "different"), words).json()
    assert [each["id"] for each in later["taken_back"]] == [first]
    key = later["judgements"][0]["id"]
    taken = site.post(f"{JUDGEMENTS}/{key}/revocation", {"because": "a slip"}, words)
    assert taken.status_code == 202
    assert site.ledger.judgements() == ()
    assert site.post(f"{JUDGEMENTS}/{key}/revocation", {"because": "a slip"}, words).status_code == 409
    assert site.post(f"{JUDGEMENTS}/jdg_none/revocation", {"because": "a slip"}, words).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": "perhaps"},
        {"claims": []},
        {"claims": ["clm_1"]},
        {"claims": ["clm_1", "clm_1"]},
        {"claims": [f"clm_{number}" for number in range(21)]},
        {"claims": "clm_1"},
        {"because": ""},
        {"because": "  "},
        {"because": "x" * 2_001},
        {"by": "Bo"},
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(site: Served, change: dict[str, Any]) -> None:
    answer = site.post(JUDGEMENTS, a_judgement(site) | change, site.token())
    assert answer.status_code in (400, 413)
    assert answer.json()["detail"]
    assert site.ledger.judgements() == ()


def test_a_judgement_on_a_claim_that_is_not_here_is_refused_whole(site: Served) -> None:
    word = a_judgement(site)
    answer = site.post(JUDGEMENTS, word | {"claims": [*word["claims"], "clm_none"]}, site.token())
    assert answer.status_code == 404
    assert site.ledger.judgements() == ()


NO_JSON = (b"", b"{", b"[]", b"\xff\xfe", b'{"because": "\\ud800"', b"null", b"{}" * 9, b"[" * 9_999)


@pytest.mark.parametrize("body", NO_JSON)
def test_what_is_no_json_is_refused(site: Served, body: bytes) -> None:
    headers = {"Authorization": f"Bearer {site.token()}", "Content-Type": "application/json"}
    assert site.client.post(JUDGEMENTS, content=body, headers=headers).status_code == 400


def test_another_media_type_is_refused(site: Served) -> None:
    """A form of a stranger's page can send these without the browser asking us first."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", ""):
        headers = {"Authorization": f"Bearer {site.token(name=kind or 'none')}", "Content-Type": kind}
        assert site.client.post(JUDGEMENTS, content=b"{}", headers=headers).status_code == 415


def test_a_text_is_read_kept_and_reconciled(site: Served) -> None:
    text = "Shelling of the town of Nowhere left 3 killed near the mill, the mayor said on Sunday."
    sent = {"text": text, "name": "note", "published_on": "2031-05-04", "language": "en", "publisher": "Wire"}
    told = site.post(DOCUMENTS, sent, site.token(Scope.ADD)).json()
    job = site.jobs.job(told["job"])
    assert job is not None
    assert job.done.wait(20)
    state = site.client.get(told["look_at"]).json()
    ((name, added, key, claims),) = [(d["name"], d["state"], d["id"], d["claims"]) for d in state["documents"]]
    assert (name, added, claims) == ("note", "added", 1)
    document = site.ledger.document(key)
    assert document is not None
    assert (document.text, document.publisher) == (text, "Wire")
    assert state["incidents"] >= 1
    assert outcomes(site)[0][1:] == ("add note", f"done: {told['job']}")
    again = site.jobs.job(site.post(DOCUMENTS, sent, site.token(name="Bo")).json()["job"])
    assert again is not None
    assert again.done.wait(20)
    assert again.receipt is not None
    assert [each.state for each in again.receipt.documents] == ["known"]


def test_a_file_of_any_sort_is_told_by_its_content(site: Served) -> None:
    page = (
        b"<!doctype html><html lang=en><title>Note</title><article><p>"
        + b"Some 3 killed, it said. " * 9
        + b"</article>"
    )
    for payload, state in ((page, "added"), (b"\x00\x01\x02" * 99, "refused")):
        headers = {"Authorization": f"Bearer {site.token(name=state)}", "Content-Type": "application/octet-stream"}
        answer = site.client.post(f"{FILES}?name=note", content=payload, headers=headers)
        job = site.jobs.job(answer.json()["job"])
        assert job is not None
        assert job.done.wait(20)
        assert job.receipt is not None
        assert [each.state for each in job.receipt.documents] == [state]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"text": "a"},
        {"text": "  ", "name": "n"},
        {"text": "a", "address": "https://wire.example/1", "name": "n"},
        {"text": "a", "name": "n", "published_on": "yesterday"},
        {"text": "a", "name": "n", "language": "English"},
        {"text": "a", "name": "n", "id": "doc_1"},
    ],
)
def test_a_document_that_makes_no_sense_is_refused(site: Served, sent: dict[str, Any]) -> None:
    assert site.post(DOCUMENTS, sent, site.token()).status_code == 400


def test_addresses_are_only_fetched_where_that_is_allowed(site: Served, serve: Callable[..., Served]) -> None:
    answer = site.post(DOCUMENTS, {"address": "https://wire.example/1"}, site.token())
    assert answer.status_code == 403
    assert "--fetch" in answer.json()["detail"]
    fetching = serve(writable=True, fetches=True)
    words = fetching.token(name="Bo")
    assert fetching.post(DOCUMENTS, {"address": "file:///etc/passwd"}, words).status_code == 400
    told = fetching.post(DOCUMENTS, {"address": "http://127.0.0.1:9/secret"}, words).json()
    job = fetching.jobs.job(told["job"])
    assert job is not None
    assert job.done.wait(20)
    assert job.receipt is not None
    ((state, why),) = [(each.state, each.why) for each in job.receipt.documents]
    assert state == "refused"
    assert why is not None
    assert "private" in why or "this machine" in why


def test_a_session_is_no_token(site: Served) -> None:
    site.sign_in(site.token())
    assert site.post(JUDGEMENTS, a_judgement(site), Origin=ADDRESS).status_code == 401


def test_a_job_of_nobodys_is_not_here(site: Served) -> None:
    assert site.client.get("/api/v1/jobs/job_none").status_code == 404


def test_a_file_ledger_is_written_by_another_process_while_it_is_read(tmp_path: Path) -> None:
    with SqlLedger(tmp_path / "a.db") as ledger:
        here = this_machine()
        jobs = Jobs(ledger, here, Settings(), tiny)
        try:
            served = create_application(ledger, Terms(writable=True), surroundings=here, jobs=jobs)
            client = TestClient(served, base_url=ADDRESS)
            token, words = made_token("Ada", tuple(Scope), here.now(), timedelta(days=1), here.chance)
            ledger.keep_token(token)
            sent = {"text": "At least 3 killed in Nowhere, the mayor said.", "name": "note"}
            told = client.post(DOCUMENTS, json=sent, headers={"Authorization": f"Bearer {words}"}).json()
            until = time.monotonic() + 60
            while client.get(told["look_at"]).json()["state"] == "waiting" and time.monotonic() < until:
                assert client.get("/documents").status_code == 200
            assert client.get(told["look_at"]).json()["state"] == "done"
            assert len(list(ledger.claims(Query(text="3 killed")))) == 1
        finally:
            assert jobs.close()


def test_too_much_that_waits_is_refused(kept: Any, clock: Clock) -> None:
    from counterclaim.pipeline.taking_in import Parcel
    from counterclaim.serve.guard.refusals import Refusal

    jobs = Jobs(kept, clock.surroundings, Settings(), tiny)
    assert jobs.close()
    with pytest.raises(Refusal) as refused:
        jobs.submit(Parcel(why="late"), "tok_1")
    assert refused.value.status == 503
