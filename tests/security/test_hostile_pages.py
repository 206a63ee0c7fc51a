"""Whatever documents, claimants and people write, pages hold no element, attribute or address that isn't ours.

Every address of the application is walked: those of the tables of routes, and all that pages link to.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from itertools import islice, product
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html
from starlette.routing import compile_path
from tests.security.hostile_ledger import BEGINNINGS, HARMLESS, PRODUCT, attack, fill
from tests.serve.conftest import _publishing

from counterclaim.publish.visible import HIDDEN
from counterclaim.serve.api.routes import OPERATIONS
from counterclaim.serve.application import create_application
from counterclaim.serve.guard.terms import Terms, this_machine
from counterclaim.serve.guard.tokens import made_token
from counterclaim.serve.pages.signing import SIGN_IN
from counterclaim.serve.routes import ROUTES
from counterclaim.store.ledger import Ledger
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.token_book import Scope

ADDRESS = "http://127.0.0.1:8080"
LINKS = frozenset({"href", "src", "action", "formaction", "poster", "cite", "ping", "srcset", "xlink:href"})
OF_OURS = re.compile(r"(?:/(?![/\\])|#|\?|https?://(?!strange))[^\t\r\n]*|")
"""Where links may lead: on this site, or to an address of the web that a document gives as its own."""
COOKIES = re.compile(
    r"(?:language|visits)=[\w~.-]*; HttpOnly; Max-Age=\d+; Path=/; SameSite=(?:lax|strict)$", re.IGNORECASE
)
PER_ROUTE = 3
MOST = 1_000
NUMBERS = {"{zoom}": "0", "{column}": "0", "{row}": "0", "{facet}": "kind"}
NEVER_GOOD = {"/static/{name}", "/icon.svg"}
PARAMETERS = (
    *("text", "place", "claimant", "side", "weapon", "document", "kind", "finding", "verification", "since", "until"),
    *("as_of", "said_by", "all_versions", "page", "after", "cursor", "limit", "back", "language", "sort", "columns"),
    *("day", "days", "address", "source", "state", "view", "with", "reader", "version", "outlet", "stance"),
)


@dataclass
class Walk:
    """What was seen of a site: for each address its answer, and which elements with which attributes pages had."""

    client: TestClient
    answers: dict[str, Any] = field(default_factory=dict)
    shapes: set[str] = field(default_factory=set)

    def ask(self, path: str) -> Any:
        """The answer at an address, looked at."""
        answer = self.client.get(path, follow_redirects=False)
        self.answers[path] = answer
        assert answer.status_code < 500, (path, answer.text[:300])
        assert "attacked" not in "".join(answer.headers)
        for cookie in answer.headers.get_list("set-cookie"):
            assert COOKIES.match(cookie), (path, cookie)
        if answer.headers.get("content-type", "").startswith("text/html"):
            self._look(path, answer.text)
        return answer

    def _look(self, path: str, source: str) -> None:
        assert not HIDDEN.search(source.replace("\x0c", "")), (path, HIDDEN.findall(source)[:3])
        assert PRODUCT not in source, path
        for element in _parsed(source).iter(etree.Element):
            assert isinstance(element.tag, str), path
            _check(path, element)
            self.shapes |= {element.tag} | {f"@{name}" for name in element.attrib}

    def whole(self, ids: Sequence[str]) -> None:
        """Walk all there is: what pages lead to, and what else the ids of things lead to."""
        number: Counter[str] = Counter()
        self._follow(list(_addresses_without_names()), number)
        for route in [each for each in _PATHS if "{" in each and not number[each]]:
            named = list(dict.fromkeys(re.findall(r"\{[^}]*\}", route)))
            for keys in islice(product(ids, repeat=len(named)), MOST):
                path = route
                for name, key in zip(named, keys, strict=True):
                    path = path.replace(name, NUMBERS.get(name) or quote(key, safe=""))
                if not number[route]:
                    self._follow([path], number)

    def _follow(self, waiting: list[str], number: Counter[str]) -> None:
        while waiting and len(self.answers) < MOST:
            path = waiting.pop(0)
            route = _route_of(path)
            if path in self.answers or number[route] >= PER_ROUTE:
                continue
            answer = self.ask(path)
            number[route] += answer.status_code == 200
            if answer.headers.get("content-type", "").startswith(("text/html", "application/atom")):
                waiting += [each for each in _linked(path, answer.text) if each not in self.answers]


def _ids(ledger: Ledger) -> list[str]:
    """The first of each sort of thing."""
    things = (ledger.claims(), ledger.incidents(), ledger.findings(), ledger.documents(), ledger.judgements())
    return [key for some in things for key in _first_id(some)] + [each.key for each in ledger.claimant_names()][:3]


def _first_id(things: Iterable[Any]) -> list[str]:
    return [each.id for each in islice(things, 1)]


def _parsed(source: str) -> Any:
    return lxml_html.document_fromstring(source, parser=lxml_html.HTMLParser(encoding="utf-8"))


def _check(path: str, element: Any) -> None:
    where = (path, etree.tostring(element)[:300])
    for name, value in element.attrib.items():
        assert not name.startswith("on"), where
        assert name not in ("style", "srcdoc"), where
        if name in LINKS:
            assert OF_OURS.fullmatch(value), where
    if element.tag == "script":
        is_script = element.get("src", "").startswith("/static/") and not (element.text or "").strip()
        is_block = element.get("type") == "application/json" and "src" not in element.attrib
        assert is_script or is_block, where
        if is_block:
            json.loads(element.text)
            assert "<" not in element.text, where
    assert element.tag not in ("style", "iframe", "object", "embed", "base", "applet"), where
    assert element.get("http-equiv") is None, where


def _linked(path: str, source: str) -> Iterator[str]:
    for link in re.findall(r'(?:href|src)="([^"]*)"', source):
        plain = unescape(link).partition("#")[0].removeprefix(ADDRESS)
        if plain.startswith(("/", "?")) and not plain.startswith("//"):
            yield urljoin(path, plain)


_PATHS = (*(path for path, _ in ROUTES), *(each.address for each in OPERATIONS))
_PATTERNS = [(path, compile_path(path)[0]) for path in _PATHS]


def _route_of(path: str) -> str:
    plain = urlsplit(path).path
    return next((route for route, pattern in _PATTERNS if pattern.match(plain)), plain)


def _addresses_without_names() -> Iterator[str]:
    yield "/"
    yield from (path for path, _ in ROUTES if "{" not in path)
    yield from (each.address for each in OPERATIONS if each.method == "GET" and "{" not in each.address)


@pytest.fixture(scope="module")
def invented() -> Any:
    return _publishing().invent()


def _signed_in(ledger: Ledger, name: str) -> TestClient:
    """A browser that may judge, so that the forms for that are on the pages."""
    here = this_machine()
    token, words = made_token(name, tuple(Scope), here.now(), timedelta(days=1), here.chance)
    ledger.keep_token(token)
    client = TestClient(create_application(ledger, Terms(writable=True), surroundings=here), base_url=ADDRESS)
    client.post(SIGN_IN, data={"token": words}, headers={"Origin": ADDRESS}, follow_redirects=False)
    return client


@pytest.fixture(scope="module")
def usual(invented: Any) -> Walk:
    """The same ledger with harmless words: what pages are made of."""
    ledger = MemoryLedger()
    fill(ledger, invented, HARMLESS)
    walk = Walk(_signed_in(ledger, "Ada"))
    walk.whole(_ids(ledger))
    return walk


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_no_page_holds_what_is_not_ours(invented: Any, usual: Walk, beginning: str) -> None:
    ledger = MemoryLedger()
    fill(ledger, invented, beginning)
    walk = Walk(_signed_in(ledger, attack(beginning)[:90]))
    walk.whole(_ids(ledger))
    assert walk.shapes - usual.shapes == set()
    for path, answer in walk.answers.items():
        kind = answer.headers.get("content-type", "")
        if "json" in kind:
            for record in answer.text.splitlines() if "ndjson" in kind else [answer.text]:
                json.loads(record)
        elif "xml" in kind:
            _check_feed(
                path, answer.content, {element.tag for element in etree.fromstring(usual.ask(path).content).iter()}
            )
        elif kind.startswith("text/csv"):
            _check_table(path, answer.text)


def _check_feed(path: str, source: bytes, tags: set[Any]) -> None:
    for element in etree.fromstring(source).iter():
        assert element.tag in tags, path
        for name in ("href", "uri"):
            assert OF_OURS.fullmatch(element.get(name, "").removeprefix(ADDRESS)), (path, element.attrib)


def _check_table(path: str, source: str) -> None:
    for row in csv.reader(io.StringIO(source)):
        for cell in row:
            if cell[:1] in ("=", "+", "@", "\t", "\r") or re.match(r"-\D", cell):
                raise AssertionError((path, cell[:40]))


def test_every_address_is_walked(usual: Walk) -> None:
    """But tiles of maps, which are no text, and jobs, of which there is none here."""
    seen = {_route_of(path) for path, answer in usual.answers.items() if answer.status_code == 200}
    wanted = {path for path, _ in ROUTES} | {each.address for each in OPERATIONS if each.method == "GET"}
    unseen = {path for path in wanted - seen - NEVER_GOOD if not path.endswith(("/jobs/{key}", "/add/{key}", ".mvt"))}
    redirecting = {_route_of(path) for path, answer in usual.answers.items() if answer.is_redirect}
    assert unseen - redirecting == set()


@pytest.mark.parametrize("beginning", ["markup", "link", "unseen", "elsewhere"])
def test_what_is_asked_for_is_never_answered_as_it_is(usual: Walk, beginning: str) -> None:
    words = attack(beginning)
    walk = Walk(usual.client)
    for path in dict.fromkeys(_route_of(path) for path in usual.answers):
        put = re.sub(r"\{[^}]*\}", quote(words[:2_000], safe=""), path)
        walk.ask(put)
        for name in PARAMETERS if "{" not in path and not path.startswith("/api/") else ():
            walk.ask(f"{put}?{name}={quote(words[:2_000], safe='')}")
        walk.ask(f"{put}?{quote(words[:300], safe='')}=x")
    assert walk.shapes - usual.shapes == set()


@pytest.mark.parametrize("beginning", BEGINNINGS)
@pytest.mark.parametrize(
    "header", ["Accept-Language", "User-Agent", "Referer", "Cookie", "If-None-Match", "X-Forwarded-For"]
)
def test_what_a_browser_says_is_never_answered_as_it_is(usual: Walk, beginning: str, header: str) -> None:
    words = (
        attack(beginning).encode("utf-8", "surrogatepass").replace(b"\r", b"").replace(b"\n", b"").replace(b"\x00", b"")
    )
    said = b"language=" + words if header == "Cookie" else words
    for path in ("/", "/nowhere", "/api/v1/claims"):
        answer = usual.client.get(path, headers=[(header.encode(), said[:4_000])])
        assert answer.status_code in (200, 304, 404)
        assert b"attacked" not in answer.content


def test_the_words_of_a_document_are_shown_all_the_same(usual: Walk) -> None:
    """An attack that is not on the page at all would show nothing."""
    texts = [answer.text for path, answer in usual.answers.items() if path.startswith("/documents/")]
    assert any(HARMLESS in text for text in texts)
