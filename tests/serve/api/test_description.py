"""The interface keeps what its OpenAPI document says, whatever it is sent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import positive_data_acceptance

from counterclaim.serve.api.routes import OPERATIONS
from counterclaim.serve.api.serving import description
from counterclaim.serve.application import create_application
from counterclaim.serve.filters import PARAMETERS
from counterclaim.store.query import Facet
from counterclaim.store.sql.ledger import SqlLedger

HOST = {"Host": "127.0.0.1"}
FEW = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
READS = sorted(path for path, methods in description()["paths"].items() if "get" in methods)
LISTS = [
    path for path in READS if any(each["name"] == "limit" for each in description()["paths"][path]["get"]["parameters"])
]
NO_SCHEMA_CAN_TELL = [positive_data_acceptance]
"""Whether a cursor was given here, which day there is, and which day is after which."""


@pytest.fixture(scope="module")
def described(ledger: SqlLedger) -> Any:
    """The interface by its own description."""
    application: Any = create_application(ledger)
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", application, headers=HOST)


@pytest.mark.parametrize("path", READS)
def test_what_may_be_asked_is_answered_as_described(described: Any, path: str) -> None:
    _hold(described, path, GenerationMode.POSITIVE)


@pytest.mark.parametrize("path", LISTS)
def test_what_may_not_be_asked_is_refused(described: Any, path: str) -> None:
    _hold(described, path, GenerationMode.NEGATIVE)


def _hold(described: Any, path: str, mode: GenerationMode) -> None:
    @FEW
    @given(described[path]["GET"].as_strategy(generation_mode=mode))
    def answers(case: Case[Any]) -> None:
        case.call_and_validate(headers=HOST, excluded_checks=NO_SCHEMA_CAN_TELL)

    answers()


def test_every_answer_is_a_record_of_the_shape_that_is_described(client: TestClient, invented: Any) -> None:
    claim, incident = invented.incidents[0].claims[0], invented.incidents[0].id
    keys = {
        "/claims/{key}": [each.id for each in invented.claims],
        "/claims/{key}/incidents": [each.id for each in invented.claims],
        "/claims/{key}/findings": [each.id for each in invented.claims],
        "/incidents/{key}": [each.id for each in invented.incidents],
        "/incidents/{key}/figures": [each.id for each in invented.incidents],
        "/findings/{key}": [each.id for each in invented.findings],
        "/documents/{key}": [each.id for each in invented.documents],
        "/claimants/{key}": [each["key"] for each in client.get("/api/v1/claimants").json()["claimants"]],
    }
    for operation in OPERATIONS:
        if operation.work is None or operation.gives.shape is None:
            continue
        paths = [operation.address.replace("{key}", key) for key in keys.get(operation.path, [""])]
        paths = [each for path in paths for each in _with_facets(path)]
        paths = [path.replace("{claim}", claim).replace("{incident}", incident) for path in paths]
        for path in paths if "{key}" not in operation.path or operation.path in keys else ():
            answer = client.get(path)
            assert answer.status_code == 200, path
            msgspec.json.decode(answer.content, type=operation.gives.shape)


def _with_facets(path: str) -> list[str]:
    return [path.replace("{facet}", each) for each in Facet] if "{facet}" in path else [path]


def test_the_contract_has_the_fields_that_are_described() -> None:
    schema = json.loads((Path(__file__).parents[3] / "docs/claim.schema.json").read_text(encoding="utf-8"))
    described = description()["components"]["schemas"]["Claim"]
    assert list(described["properties"]) == list(schema["properties"])
    assert sorted(described["required"]) == sorted(schema["required"])


def test_every_filter_of_the_pages_is_described() -> None:
    lists = {each.path: {one.name for one in each.parameters} for each in OPERATIONS}
    assert lists["/findings"] >= set(PARAMETERS)
    assert lists["/claims"] >= set(PARAMETERS) - {"finding"}


def test_the_description_is_an_openapi_document_that_names_each_operation_once(client: TestClient) -> None:
    told = client.get("/api/v1/openapi.json").json()
    assert told["openapi"] == "3.1.0"
    names = [one["operationId"] for methods in told["paths"].values() for one in methods.values()]
    assert len(set(names)) == len(names)
    assert client.get("/api/v1/claims").headers["content-type"] == "application/json"


@pytest.mark.parametrize("language", ["en", "uk"])
def test_people_read_it_without_asking_anyone_else(client: TestClient, language: str) -> None:
    html = client.get("/api/v1/", headers={"accept-language": language}).text
    for operation in OPERATIONS:
        assert f'id="{operation.name}"' in html
    assert (
        "http" not in html.replace("http://127.0.0.1:8080/api/v1", "").replace("https://", "http://").split("<main")[1]
    )
    for name in description()["components"]["schemas"]:
        assert f'id="shape-{name}"' in html
