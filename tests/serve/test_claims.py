"""The table of claims: facets, search, order and pages in the address; files and the command line say the same."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from itertools import islice

import pytest
from click.testing import CliRunner
from evaluation.simulated_war.pages import READER
from evaluation.simulated_war.war import War, reports
from starlette.testclient import TestClient

from counterclaim.cli.claims import command
from counterclaim.serve.application import create_application
from counterclaim.store.entry import Entry
from counterclaim.store.query import Facet, Query
from counterclaim.store.sql.ledger import SqlLedger

CLAIMS = 260
NOON = datetime(2032, 1, 1, 12, tzinfo=UTC)
ROW = re.compile(r'class="row-link" href="/claims/([^"?]*)')


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlLedger]:
    """A small war, reported."""
    with SqlLedger(tmp_path_factory.mktemp("war") / "war.db") as ledger:
        told = islice(reports(War.of_size(CLAIMS * 10, 5, 0.05), CLAIMS * 10), 0, None, 10)
        ledger.add_many([Entry(document=each.document, claims=each.claims, reader=READER) for each in told], NOON)
        yield ledger


@pytest.fixture(scope="module")
def client(war: SqlLedger) -> TestClient:
    """A browser at the default address."""
    return TestClient(create_application(war), base_url="http://localhost")


def _html(client: TestClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.text


def _link(html: str, words: str) -> str:
    """Where the link whose tag holds these words leads."""
    found = re.search(rf'<a [^>]*href="([^"]*)"[^>]*{words}', html)
    assert found, words
    return unescape(found[1])


def _facet(html: str, label: str) -> tuple[str, int]:
    """Where the value of a facet leads, and its number."""
    found = re.search(
        r'<a href="([^"]*)"[^>]*><span class="facet-box"[^>]*></span><span class="facet-words">(?:<span[^>]*>.</span>)?'
        rf'<bdi>{label}</bdi></span> <span class="facet-number">([\d,]+)</span>',
        html,
    )
    assert found, label
    return unescape(found[1]), int(found[2].replace(",", ""))


def _total(html: str) -> int:
    found = re.search(r'class="claims-total" role="status">([\d,]+) claim', html)
    assert found
    return int(found[1].replace(",", ""))


def test_a_facet_says_how_many_its_choice_gives(client: TestClient, war: SqlLedger) -> None:
    html = _html(client, "/claims")
    assert _total(html) == war.tally().total
    killed, number = _facet(html, "Killed")
    html = _html(client, killed)
    assert _total(html) == number
    both, others = _facet(html, "Strike")
    html = _html(client, both)
    assert _total(html) == number + others
    assert html.count('aria-current="true"><span class="facet-box"') == 2
    assert _total(_html(client, _facet(html, "Killed")[0])) == others


def test_every_value_of_every_facet_gives_its_number(client: TestClient, war: SqlLedger) -> None:
    for facet in Facet:
        html = _html(client, f"/claims/values/{facet.value}").partition('class="facet-all"')[2]
        values = re.findall(r'<li>\s*<a href="([^"]*)".*?facet-number">([\d,]+)<', html, re.S)
        assert len(values) == war.facet_values(facet, most=500).distinct
        for href, number in values[:6]:
            assert _total(_html(client, unescape(href))) == int(number.replace(",", "")), href


def test_values_are_looked_for_by_name(client: TestClient) -> None:
    html = _html(client, "/claims/values/claimant?kind=killed&words=MINISTRY")
    labels = re.findall(r"<bdi>(.*?)</bdi>", html)
    assert labels
    assert all("ministry" in label.casefold() for label in labels)
    assert 'name="kind" value="killed"' in html
    assert client.get("/claims/values/colour").status_code == 404


@pytest.mark.parametrize("sort", ["", "happened", "-happened", "said", "-count", "count", "claimant", "-place"])
def test_pages_follow_each_other_without_a_gap(client: TestClient, war: SqlLedger, sort: str) -> None:
    address = f"/claims?size=100&sort={sort}"
    seen: list[str] = []
    back: list[str] = []
    while address:
        html = _html(client, address)
        rows = ROW.findall(html)
        if back:
            assert ROW.findall(_html(client, _link(html, 'rel="prev"'))) == back
        seen, back = [*seen, *rows], rows
        address = _link(html, 'rel="next"') if 'rel="next"' in html else ""
    assert sorted(seen) == sorted(claim.id for claim in war.claims())
    assert len(seen) > 200


def test_columns_are_chosen_and_the_order_is_told(client: TestClient) -> None:
    html = _html(client, "/claims?column=words&column=stance&sort=-count&density=compact")
    assert re.findall(r'<th scope="col" class="column-(\w+)"', html)[:3] == ["what", "words", "stance"]
    assert "compact" in html
    html = _html(client, "/claims?sort=-count")
    assert 'class="column-count" aria-sort="descending"' in html
    assert _link(html, ">How many") == "/claims?sort=count"


def test_clearing_the_filters_keeps_how_the_table_looks(client: TestClient) -> None:
    html = _html(client, "/claims?kind=killed&column=words&sort=-count&density=compact&size=25")
    assert _link(html, ">Clear all") == "/claims?column=words&sort=-count&density=compact&size=25"


@pytest.mark.parametrize("asked", ["sort=colour", "size=7", "column=colour", "stance=sung", "claimant=a&claimant=b"])
def test_what_can_not_be_shown_is_refused(client: TestClient, asked: str) -> None:
    assert client.get(f"/claims?{asked}").status_code == 400


def test_a_place_in_the_list_that_is_gone_leads_to_its_beginning(client: TestClient) -> None:
    html = _html(client, "/claims?after=clm_0&kind=killed")
    assert "No claims on this page." in html
    assert _link(html, ">First page") == "/claims?kind=killed"


def test_words_are_all_there_and_phrases_as_they_stand(client: TestClient, war: SqlLedger) -> None:
    sentences = [claim.sentence.text.casefold() for claim in war.claims()]
    both = sum("killed" in each and "the" in each for each in sentences)
    phrase = sum("killed in" in each for each in sentences)
    assert both
    assert phrase
    assert _total(_html(client, "/claims?text=the+KILLED")) == both
    assert _total(_html(client, '/claims?text="killed in"')) == phrase
    assert "No claim meets these filters." in _html(client, '/claims?text="in killed"')


def test_files_hold_what_the_table_shows(client: TestClient, war: SqlLedger) -> None:
    expected = [claim.id for claim in war.claims(Query(text="drones"))]
    asked = "?text=drones&sort=learned"
    answer = client.get(f"/claims/export/csv{asked}")
    assert answer.headers["content-type"].startswith("text/csv")
    assert re.fullmatch(r'attachment; filename="claims-\d{8}T\d{6}Z\.csv"', answer.headers["content-disposition"])
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert [row["claim_id"] for row in rows] == expected
    lines = client.get(f"/claims/export/json{asked}").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == expected
    features = client.get(f"/claims/export/geojson{asked}").json()["features"]
    assert {each["id"] for each in features} <= set(expected)
    assert client.get("/claims/export/xls").status_code == 404


def test_a_parquet_file_is_whole(client: TestClient, war: SqlLedger) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    answer = client.get("/claims/export/parquet?kind=killed&sort=-said")
    table = parquet.read_table(io.BytesIO(answer.content))
    assert table.num_rows == war.tally(Query(chosen=((Facet.KIND, "killed"),))).total


def test_an_empty_file_has_its_head(client: TestClient) -> None:
    assert client.get("/claims/export/csv?text=xylophone").text.startswith("claim_id,")
    assert client.get("/claims/export/json?text=xylophone").text == ""
    assert client.get("/claims/export/geojson?text=xylophone").json()["features"] == []


@pytest.mark.parametrize(
    "asked",
    [
        "kind=killed&kind=injured&sort=-count",
        "text=said+%22the+ministry%22&stance=asserted",
        "outlet=%3D",
        "side=karsia&verification=%3D&since=2031-03-01&until=2031-03-09",
        "said_since=2031-03-02&said_until=2031-03-04&sort=said",
        "claimant=ministry&weapon=%3Duav",
    ],
)
def test_the_command_line_gives_the_same_claims(client: TestClient, war: SqlLedger, asked: str) -> None:
    html = _html(client, f"/claims?{asked}&size=200")
    found = re.search(r'<code id="claims-command" dir="ltr">(.*?)</code>', html)
    assert found
    program, name, *words = shlex.split(unescape(found[1]))
    assert (program, name) == ("counterclaim", "claims")
    result = CliRunner().invoke(command, [*words, "--ledger", str(war.address), "--format", "jsonl"])
    assert result.exit_code == 0, result.output
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()][:200] == ROW.findall(html)


def test_what_a_hostile_address_says_stays_words(client: TestClient) -> None:
    html = _html(client, "/claims?text=%22%3E%3Cscript%3Ealert(1)%3C/script%3Ea&outlet=$(reboot)'%3B")
    assert "<script>alert" not in html
    found = re.search(r'<code id="claims-command" dir="ltr">(.*?)</code>', html)
    assert found
    assert shlex.split(unescape(found[1]))[2:4] == ["--outlet", "$(reboot);"]


def test_documents_follow_each_other_newest_first(client: TestClient, war: SqlLedger) -> None:
    expected = [each.id for each in war.documents(Query(descending=True))]
    address, seen = "/documents", []
    while address:
        html = _html(client, address)
        seen += re.findall(r'<th scope="row"><a href="/documents/([^"]*)"', html)
        address = _link(html, 'rel="next"') if 'rel="next"' in html else ""
    assert seen == expected


@pytest.mark.parametrize("asked", ["", "?sort=-count", "?sort=happened&side=russia"])
def test_the_same_as_json_is_in_the_order_of_the_table(client: TestClient, asked: str) -> None:
    html = client.get(f"/claims{asked}").text
    address = re.search(r'href="(/api/v1/claims[^"]*)"', html)
    assert address
    rows = ROW.findall(html)
    assert [each["id"] for each in client.get(unescape(address[1])).json()["claims"]][: len(rows)] == rows
