"""Fetching from a server that misbehaves."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from tests.fetch.misbehaving_server import PAGE, MisbehavingServer, answer, gives, in_turn, redirects
from tests.fetch.worlds import HURRIED, NINE, OPEN, HandClock, SmallInternet, fetcher_in, open_world

from counterclaim.errors import FetchError
from counterclaim.fetch.asking import Manners, Patience, Wanted
from counterclaim.fetch.fetcher import Fetcher, Hops, back_off_s, retry_after_s


@pytest.fixture
def server() -> Iterator[MisbehavingServer]:
    with MisbehavingServer() as serving:
        yield serving


@pytest.fixture
def fetcher(server: MisbehavingServer) -> Fetcher:
    return fetcher_in(open_world(server.port))


def wanted(path: str, etag: str | None = None, last_modified: str | None = None) -> Wanted:
    return Wanted(address=f"http://wire.example{path}", etag=etag, last_modified=last_modified)


def refused(fetcher: Fetcher, path: str) -> FetchError:
    with pytest.raises(FetchError) as raised:
        fetcher.fetch(wanted(path))
    return raised.value


def test_a_page_comes_whole_with_what_the_server_says_of_it(server: MisbehavingServer, fetcher: Fetcher) -> None:
    found = fetcher.fetch(wanted("/page#part"))
    assert (found.payload, found.address) == (PAGE, "http://wire.example/page")
    assert (found.charset, found.media_type, found.unchanged) == ("utf-8", "text/html", False)
    (robots, asked) = server.asked
    assert robots.path == "/robots.txt"
    assert asked.headers["user-agent"] == "counterclaim/1.0 (+mailto:desk@wire.example)"
    assert asked.headers["host"] == "wire.example"
    assert "cookie" not in asked.headers


@pytest.mark.parametrize("path", ["/packed", "/packed-without-head", "/without-a-length", "/hints", "/elsewhere"])
def test_what_is_odd_but_whole_is_taken(fetcher: Fetcher, path: str) -> None:
    assert fetcher.fetch(wanted(path)).payload == PAGE


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("/cut-off", "broken", "cut off"),
        ("/cut-off-chunks", "broken", "cut off"),
        ("/cut-off-without-a-length", "cut_off", "its end is missing"),
        ("/too-much", "broken", "cut off"),
        ("/too-little", "cut_off", "announced 20 bytes and sent more"),
        ("/too-little-later", "cut_off", "announced 20 bytes and sent more"),
        ("/endless", "too_long", "more than 1 MB"),
        ("/endless-chunks", "too_long", "more than 1 MB"),
        ("/bomb", "too_long", "more than 1 MB"),
        ("/large", "too_long", "more than 1 MB"),
        ("/packed-and-cut-off", "cut_off", "has no end"),
        ("/wrongly-packed", "packing", "wrongly packed"),
        ("/brotli", "packing", "not asked for"),
        ("/garbage", "broken", "broken"),
        ("/huge-headers", "broken", "broken"),
        ("/image", "binary", "image/png"),
        ("/none", "gone", "404"),
        ("/gone", "gone", "taken down"),
        ("/secret", "status", "password"),
        ("/busy", "busy", "left alone"),
        ("/loop", "redirect", "in a circle"),
        ("/chain", "redirect", "too many times"),
        ("/nowhere", "redirect", "to nowhere"),
    ],
)
def test_what_can_t_be_used_is_refused_with_the_reason(fetcher: Fetcher, path: str, code: str, words: str) -> None:
    error = refused(fetcher, path)
    assert error.code == code
    assert words in str(error)
    assert "wire.example" in str(error)


@pytest.mark.parametrize("path", ["/slow-headers", "/dripping", "/never", "/endless-interim"])
def test_a_server_that_is_slow_on_purpose_is_left(server: MisbehavingServer, path: str) -> None:
    fetcher = fetcher_in(open_world(server.port), patience=HURRIED)
    before = time.monotonic()
    with pytest.raises(FetchError, match="no answer in time") as raised:
        fetcher.fetch(Wanted(address=f"http://wire.example{path}", manners=Manners(obey_robots=False)))
    assert (raised.value.code, raised.value.passes) == ("timeout", True)
    assert time.monotonic() - before < 10


def test_a_name_that_is_not_looked_up_in_time_is_left(server: MisbehavingServer) -> None:
    ends = threading.Event()

    class SlowInternet(SmallInternet):
        def resolve(self, host: str, port: int) -> Sequence[str]:
            ends.wait(60)
            return super().resolve(host, port)

    slow = SlowInternet(port=server.port, names={"wire.example": (OPEN,)})
    try:
        at_once = Wanted(address="http://wire.example/page", manners=Manners(obey_robots=False))
        fetcher = fetcher_in(slow, patience=HURRIED)
        with pytest.raises(FetchError) as raised:
            fetcher.fetch(at_once)
        assert (raised.value.code, raised.value.passes) == ("timeout", True)
        assert not slow.dialled
    finally:
        ends.set()


@pytest.mark.parametrize("path", ["/to-this-machine", "/to-a-number", "/to-the-cloud", "/to-a-file"])
def test_a_redirect_leads_nowhere_that_it_should_not(server: MisbehavingServer, fetcher: Fetcher, path: str) -> None:
    assert refused(fetcher, path).code in ("redirect", "address")
    assert server.paths_asked() == ["/robots.txt", path]


def test_a_redirect_to_a_name_of_a_private_machine_is_not_followed(server: MisbehavingServer) -> None:
    world = open_world(server.port, inner_example=("10.0.0.7", "::1"))
    assert "no address of the open internet" in str(refused(fetcher_in(world), "/to-an-inner-name"))
    assert set(world.dialled) == {OPEN}


def test_a_name_that_stands_for_another_machine_a_moment_later_is_not_followed_there(
    server: MisbehavingServer,
) -> None:
    world = open_world(server.port, wire_example=("127.0.0.1",))
    world.first.append((OPEN,))
    error = refused(fetcher_in(world), "/page")
    assert "127.0.0.1 is no address of the open internet" in str(error)
    assert world.dialled == [OPEN]


def test_only_the_open_ones_of_a_name_s_machines_are_spoken_to(server: MisbehavingServer) -> None:
    world = open_world(server.port, mixed_example=("10.1.1.1", OPEN))
    found = fetcher_in(world).fetch(Wanted(address="http://mixed.example/page"))
    assert found.payload == PAGE
    assert set(world.dialled) == {OPEN}


def test_a_private_machine_is_spoken_to_where_that_is_allowed(server: MisbehavingServer) -> None:
    world = open_world(server.port)
    allowed = Manners(allow_private=True)
    here = f"http://127.0.0.1:{server.port}"
    assert fetcher_in(world).fetch(Wanted(address=f"{here}/page", manners=allowed)).payload == PAGE
    with pytest.raises(FetchError, match="special purposes"):
        fetcher_in(world).fetch(Wanted(address="http://169.254.169.254/", manners=allowed))


def test_an_encrypted_address_does_not_lead_to_one_that_is_not(server: MisbehavingServer) -> None:
    hops = Hops(url=httpx.URL("https://wire.example/a"), left=5, allow_private=False)
    with pytest.raises(FetchError, match="not encrypted"):
        hops.to(httpx.Response(302, headers={"Location": "http://wire.example/b"}))


def test_nothing_has_changed_is_told_apart(fetcher: Fetcher) -> None:
    first = fetcher.fetch(wanted("/validators"))
    assert (first.etag, first.last_modified) == ('"v1"', "Mon, 05 May 2031 09:00:00 GMT")
    again = fetcher.fetch(wanted("/validators", etag='"v1"', last_modified="Mon, 05 May 2031 09:00:00 GMT"))
    assert again.unchanged
    assert (again.payload, again.etag, again.last_modified) == (b"", '"v1"', "Mon, 05 May 2031 09:00:00 GMT")


def test_an_encoding_that_nobody_knows_is_left_aside(fetcher: Fetcher) -> None:
    assert fetcher.fetch(wanted("/cyrillic")).charset == "cp1251"
    assert fetcher.fetch(wanted("/wrong-charset")).charset is None


def test_a_fault_that_passes_is_waited_for(server: MisbehavingServer) -> None:
    clock = HandClock()
    server.paths["/ill"] = in_turn(gives(b"", "500 Oh"), gives(b"", "503 No", Retry_After="7"), gives(PAGE))
    fetcher = fetcher_in(open_world(server.port), clock)
    assert fetcher.fetch_patiently(wanted("/ill")).payload == PAGE
    assert clock.waited == [1.0, 7.0]


def test_a_server_that_asks_for_more_patience_than_there_is_is_left_alone(server: MisbehavingServer) -> None:
    clock = HandClock()
    fetcher = fetcher_in(open_world(server.port), clock)
    with pytest.raises(FetchError, match="left alone") as raised:
        fetcher.fetch_patiently(wanted("/busy"))
    assert raised.value.retry_after_s == 120.0
    assert server.paths_asked().count("/busy") == 1


def test_what_does_not_pass_is_asked_once(server: MisbehavingServer) -> None:
    fetcher = fetcher_in(open_world(server.port))
    with pytest.raises(FetchError):
        fetcher.fetch_patiently(wanted("/gone"))
    assert server.paths_asked().count("/gone") == 1


def test_robots_txt_is_obeyed_unless_told_otherwise(server: MisbehavingServer, fetcher: Fetcher) -> None:
    server.paths["/robots.txt"] = gives(b"User-agent: *\nDisallow: /page\n", Content_Type="text/plain")
    error = refused(fetcher, "/page")
    assert (error.code, error.passes) == ("robots", False)
    assert server.paths_asked() == ["/robots.txt"]
    assert fetcher.fetch(wanted("/validators")).payload == PAGE
    rude = Manners(obey_robots=False)
    assert fetcher.fetch(Wanted(address="http://wire.example/page", manners=rude)).payload == PAGE


def test_rules_for_us_go_before_rules_for_all(server: MisbehavingServer, fetcher: Fetcher) -> None:
    rules = b"User-agent: other\nUser-agent: *\nDisallow: /\n\nUser-agent: Counterclaim\nAllow: /\n"
    server.paths["/robots.txt"] = gives(rules)
    assert fetcher.fetch(wanted("/validators")).payload == PAGE


def test_robots_txt_is_asked_once_a_day(server: MisbehavingServer) -> None:
    clock = HandClock()
    fetcher = fetcher_in(open_world(server.port), clock)
    fetcher.fetch(wanted("/page"))
    fetcher.fetch(wanted("/page"))
    clock.wait(25 * 3600)
    fetcher.fetch(wanted("/page"))
    assert server.paths_asked() == ["/robots.txt", "/page", "/page", "/robots.txt", "/page"]


@pytest.mark.parametrize("misdeed", ["500 Oh", "429 Slow"])
def test_without_robots_txt_from_a_server_with_a_fault_nothing_is_fetched(
    server: MisbehavingServer, misdeed: str
) -> None:
    clock = HandClock()
    server.paths["/robots.txt"] = in_turn(gives(b"", misdeed), gives(b""))
    fetcher = fetcher_in(open_world(server.port), clock)
    error = refused(fetcher, "/page")
    assert (error.code, error.passes, error.retry_after_s) == ("robots_wait", True, 600.0)
    assert server.paths_asked() == ["/robots.txt"]
    clock.wait(700)
    assert fetcher.fetch(wanted("/page")).payload == PAGE


@pytest.mark.parametrize("status", ["401 No", "403 No", "404 No", "410 No"])
def test_a_host_without_robots_txt_allows_all(server: MisbehavingServer, fetcher: Fetcher, status: str) -> None:
    server.paths["/robots.txt"] = gives(b"User-agent: *\nDisallow: /", status)
    assert fetcher.fetch(wanted("/page")).payload == PAGE


def test_the_start_of_an_endless_robots_txt_is_obeyed(server: MisbehavingServer, fetcher: Fetcher) -> None:
    server.paths["/robots.txt"] = lambda _, send: send(
        answer(b"User-agent: *\nDisallow: /page\n" + b"# more and more\n" * 60_000)
    )
    assert refused(fetcher, "/page").code == "robots"


def test_a_robots_txt_that_names_ten_thousands_of_robots_takes_no_time(
    server: MisbehavingServer, fetcher: Fetcher
) -> None:
    agents = b"".join(b"User-agent: robot%d\n" % number for number in range(20_000))
    server.paths["/robots.txt"] = gives(agents + b"Disallow: /\n\nUser-agent: *\nDisallow: /page\n")
    before = time.process_time()
    assert refused(fetcher, "/page").code == "robots"
    assert time.process_time() - before < 3


def test_a_redirected_robots_txt_is_followed(server: MisbehavingServer, fetcher: Fetcher) -> None:
    server.paths["/robots.txt"] = redirects("/rules.txt")
    server.paths["/rules.txt"] = gives(b"User-agent: *\nDisallow: /page")
    assert refused(fetcher, "/page").code == "robots"


def test_a_host_is_left_alone_for_a_while_after_each_fetch(server: MisbehavingServer) -> None:
    clock = HandClock()
    server.paths["/robots.txt"] = gives(b"User-agent: *\nCrawl-delay: 12\n")
    fetcher = fetcher_in(open_world(server.port), clock)
    fetcher.fetch(wanted("/page"))
    fetcher.fetch(Wanted(address="http://post.example/page"))
    assert clock.waited == []
    fetcher.fetch(wanted("/page"))
    assert clock.waited == [12.0]
    fetcher.fetch(wanted("/page"))
    assert clock.waited == [12.0, 12.0]


def test_one_host_is_asked_one_thing_at_a_time_by_however_many_threads(server: MisbehavingServer) -> None:
    answering = threading.Lock()
    alone: list[bool] = []

    def slow(_: object, send: object) -> None:
        alone.append(answering.acquire(blocking=False))
        time.sleep(0.03)
        if alone[-1]:
            answering.release()  # before the answer is there, after which another may ask
        send(answer(PAGE))  # type: ignore[operator]

    server.paths["/slow"] = slow
    fetcher = fetcher_in(open_world(server.port))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(fetcher.fetch, [wanted("/slow")] * 8))
    assert len(found) == 8
    assert alone == [True] * 8


def test_a_run_that_ends_waits_no_longer(server: MisbehavingServer) -> None:
    clock = HandClock(ended=True)
    fetcher = fetcher_in(open_world(server.port), clock)
    fetcher.fetch(wanted("/page"))
    assert refused(fetcher, "/page").code == "stopped"


def test_waits_grow_and_are_spread() -> None:
    waits = [back_off_s(60.0, failures, 86_400.0, lambda: 0.5) for failures in (1, 2, 3, 30)]
    assert waits == [60.0, 120.0, 240.0, 86_400.0]
    assert back_off_s(60.0, 1, 86_400.0, lambda: 0.0) == 45.0


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("120", 120.0),
        ("99999999999999999999", 86_400.0),
        ("Sun, 04 May 2031 09:02:00 GMT", 120.0),
        ("Sun, 04 May 2031 08:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_what_a_server_asks_for_is_understood_and_bounded(words: str | None, seconds: float | None) -> None:
    assert retry_after_s(words, NINE) == seconds


def test_the_bounds_are_those_that_were_set() -> None:
    assert Patience().whole_s == 60.0
