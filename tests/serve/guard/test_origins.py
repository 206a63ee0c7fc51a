"""Forms are only taken from our own pages, and readers are only sent back to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers

from counterclaim.serve.guard.hosts import client_of
from counterclaim.serve.guard.origins import is_from_here, path_here

HOST = {"host": "ledger.example:8080"}


@pytest.mark.parametrize(
    ("said", "is_ours"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, True),
        ({"origin": "http://ledger.example:8080"}, True),
        ({}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://ledger.example"}, False),
        ({"origin": "https://ledger.example:8080"}, False),
        ({"origin": "http://ledger.example:8080.strange.example"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://ledger.example:8080"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"referer": "http://ledger.example:8080/claims"}, False),
    ],
)
def test_only_a_page_of_ours_sends_forms(said: dict[str, str], is_ours: bool) -> None:
    assert is_from_here(Headers(HOST | said), "http") is is_ours


@pytest.mark.parametrize("path", ["/", "/claims", "/claims?kind=strike&page=2", "/incidents/inc_1#claim-2", "/%D0%BA"])
def test_paths_of_ours_are_kept(path: str) -> None:
    assert path_here(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "claims",
        "https://strange.example/",
        "//strange.example",
        "/\\strange.example",
        "/\t/strange.example",
        "\t//strange.example",
        "/\n/strange.example",
        "/claims\r\nSet-Cookie: a=b",
        "/claims\x00",
        "javascript:alert(1)",
        "/ /strange.example",
        "/..\\strange",
        "http:/claims",
        "/[",
        "//[",
        "/\u202eclaims",
    ],
)
def test_what_leads_elsewhere_leads_to_the_first_page(path: str) -> None:
    assert path_here(path) in ("/", "/[") if path == "/[" else path_here(path) == "/"


@given(st.text(st.sampled_from("/\\:.?#@ \t\r\n%2f5cahttps[]\u2044\uff0f"), max_size=12))
def test_no_words_lead_elsewhere(words: str) -> None:
    path = path_here(words)
    assert path.startswith("/")
    assert path[1:2] not in ("/", "\\")
    assert not set(path) & set("\t\r\n \\") - set("\\" if "?" in path or "#" in path else "")


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::1"),
        ("testclient", "testclient"),
    ],
)
def test_a_network_of_one_customer_counts_as_one(address: str, client: str) -> None:
    assert client_of({"type": "http", "client": (address, 1)}) == client
    assert client_of({"type": "http", "client": None}) == "unknown"
