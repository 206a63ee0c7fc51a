"""Following sources on a real server that misbehaves, with a clock that is turned by hand: days in seconds."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.fetch.misbehaving_server import Asked, MisbehavingServer, Misdeed, Send, answer, gives, in_turn
from tests.fetch.worlds import NINE, HandClock, fetcher_in, open_world

from counterclaim.errors import DocumentError, LedgerError
from counterclaim.fetch.asking import Wanted
from counterclaim.fetch.fetcher import Fetcher
from counterclaim.pipeline.arrivals import Taken
from counterclaim.pipeline.couriers import ManyCouriers, OneCourier
from counterclaim.pipeline.following import Following, Setting
from counterclaim.pipeline.looking import Found, Look, Looking, look_into
from counterclaim.pipeline.source_list import ListedSource
from counterclaim.settings import Settings
from counterclaim.store.ledger import Ledger
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.query import Query
from counterclaim.store.sql.ledger import SqlLedger

FEED = "http://wire.example/feed"
HOUR_S = 3_600.0
DAY = timedelta(days=1)


def item(number: int, words: str) -> str:
    return (
        f"<item><guid>{number}</guid><link>http://wire.example/{number}</link><title>Post {number}</title>"
        f"<pubDate>Sun, 04 May 2031 0{number}:00:00 GMT</pubDate><description>{words}</description></item>"
    )


def feed(*items: str) -> bytes:
    inner = "".join(items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{inner}</channel></rss>'.encode()


def tells(*items: str) -> Misdeed:
    return gives(feed(*items), Content_Type="application/rss+xml")


def page(words: str) -> Misdeed:
    body = f"<p>{words}</p><p>It was the second time this week that the town was hit, the governor said.</p>"
    return gives(f"<html><head><title>News</title></head><body><article>{body}</article></body></html>".encode())


KILLED = "The governor said on Sunday that {} killed people were found in the town after the strike. {} killed."


def killed(number: int) -> str:
    return KILLED.format(number, number)


@dataclass(slots=True)
class EndingClock(HandClock):
    """A hand clock that ends all waiting at a moment."""

    end: Any = NINE

    def wait(self, seconds: float) -> bool:
        """Waiting takes no time, until the end."""
        if self.moment + timedelta(seconds=seconds) > self.end:
            return False
        return HandClock.wait(self, seconds)


@dataclass(slots=True)
class World:
    """A server, a ledger and a clock, and who follows in them."""

    server: MisbehavingServer
    ledger: Ledger
    reader: ModuleType
    clock: EndingClock = field(default_factory=EndingClock)
    told: list[Taken] = field(default_factory=list)
    looking: Looking = look_into

    def fetcher(self) -> Fetcher:
        return fetcher_in(open_world(self.server.port), self.clock)

    def follow(self, *sources: ListedSource, days: float = 0.0, once: bool = False) -> Following:
        self.clock.end = self.clock.moment + timedelta(days=days)
        fetcher = self.fetcher()
        setting = Setting(
            now=self.clock.now,
            chance=lambda: 0.5,
            wait=self.clock.wait,
            couriers=OneCourier(fetcher.fetch, self.clock.now),
            settings=Settings(workers=1),
            reader_for=self.reader.reader_for,
            longest_wait_s=6 * HOUR_S,
            looking=self.looking,
        )
        following = Following(ledger=self.ledger, sources=sources, setting=setting, tell=self.told.append)
        following.run(once=once)
        return following

    def killed(self, **query: Any) -> list[float]:
        return sorted(claim.count.quantity.low or 0 for claim in self.ledger.claims(Query(**query)) if claim.count)

    def asked(self, path: str) -> int:
        return self.server.paths_asked().count(path)


def source(address: str = FEED, **more: Any) -> ListedSource:
    return ListedSource(**{"address": address, "name": "Wire", "every_s": HOUR_S, "gap_s": 0.0, **more})


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1]))
    return importlib.import_module("tiny_reader")


@pytest.fixture(params=["memory", "sqlite"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    with MemoryLedger() if request.param == "memory" else SqlLedger(tmp_path / "a.db") as opened:
        yield opened


@pytest.fixture
def world(ledger: Ledger, tiny: ModuleType) -> Iterator[World]:
    with MisbehavingServer() as server:
        yield World(server=server, ledger=ledger, reader=tiny)


def test_a_page_that_can_t_be_looked_into_is_refused_and_following_goes_on(world: World) -> None:
    def dies_of_broken(look: Look) -> Found:
        if b"broken" in look.answer.payload:
            return (DocumentError(look.answer.address, "killed the process", code="killed"),)
        return look_into(look)

    world.server.paths["/feed"] = tells(item(1, killed(3)))
    world.server.paths["/page"] = page("broken")
    world.looking = dies_of_broken
    following = world.follow(source(), source("http://wire.example/page"), once=True)
    assert world.killed() == [3, 3]
    assert (following.totals.refused, following.totals.failed) == (1, 0)


def test_the_entries_of_a_feed_become_documents_and_claims(world: World) -> None:
    world.server.paths["/feed"] = tells(item(1, killed(3)), item(2, killed(5)))
    world.follow(source(), once=True)
    assert world.killed() == [3, 3, 5, 5]
    assert world.ledger.numbers_standing()[0] > 0
    (state,) = world.ledger.followed()
    assert (state.good_at, state.new_at, state.failures, state.fetched, state.unchanged) == (NINE, NINE, 0, 1, 0)
    assert state.due_at == NINE + timedelta(hours=1)
    (fetch,) = world.ledger.fetches()
    assert (fetch.documents, fetch.claims, fetch.refused, fetch.error) == (2, 4, 0, None)
    origins = {document.origin for document in world.ledger.documents()}
    assert all(origin and origin.startswith(FEED) for origin in origins)


def test_a_post_that_is_edited_later_is_a_new_version_and_the_old_one_is_kept(world: World) -> None:
    world.server.paths["/feed"] = in_turn(
        tells(item(1, killed(3))), tells(item(1, killed(3))), tells(item(2, killed(8)), item(1, killed(4)))
    )
    world.follow(source(), days=1)
    assert world.killed() == [4, 4, 8, 8]
    assert world.killed(all_versions=True) == [3, 3, 4, 4, 8, 8]
    (state,) = world.ledger.followed()
    assert 23 <= world.asked("/feed") <= 25
    assert state.fetched == world.asked("/feed")
    assert state.unchanged == state.fetched - 2
    assert len(world.ledger.fetches()) == 2


def test_a_server_is_asked_whether_anything_has_changed(world: World) -> None:
    def validating(asked: Asked, send: Send) -> None:
        if asked.headers.get("if-none-match") == '"1"':
            send(b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n')
        else:
            send(answer(feed(item(1, killed(3))), ETag='"1"'))

    world.server.paths["/feed"] = validating
    world.follow(source(), days=0.5)
    assert [asked.headers.get("if-none-match") for asked in world.server.asked if asked.path == "/feed"][:3] == [
        *(None, '"1"', '"1"')
    ]
    assert world.killed() == [3, 3]


def test_a_run_goes_on_where_the_one_before_it_stopped(world: World) -> None:
    world.server.paths["/feed"] = tells(item(1, killed(3)))
    world.follow(source(), once=True)
    world.follow(source(), once=True)
    assert world.asked("/feed") == 1
    world.clock.moment += timedelta(hours=2)
    world.follow(source(), once=True)
    assert world.asked("/feed") == 2
    assert len(world.ledger.fetches()) == 1


def test_a_source_that_fails_is_left_alone_longer_and_longer_and_told_once(world: World) -> None:
    world.server.paths["/feed"] = gives(b"", "500 Oh")
    world.follow(source(), days=10)
    assert 10 <= world.asked("/feed") <= 16
    (state,) = world.ledger.followed()
    assert state.failures == world.asked("/feed")
    assert "fault (500)" in (state.error or "")
    assert len(world.ledger.fetches()) == 1
    assert len([one for one in world.told if one.failure]) == 1
    world.server.paths["/feed"] = tells(item(1, killed(3)))
    world.follow(source(), days=2)
    (state,) = world.ledger.followed()
    assert (state.failures, world.killed()) == (0, [3, 3])
    assert "fault (500)" in (state.error or "")


def test_a_server_that_asks_to_be_left_alone_is_left_alone(world: World) -> None:
    world.server.paths["/feed"] = in_turn(gives(b"", "429 Slow", Retry_After="20000"), tells(item(1, killed(3))))
    world.follow(source(), days=0.2)
    assert world.asked("/feed") == 1
    world.follow(source(), days=0.3)
    assert world.asked("/feed") > 1


@pytest.mark.parametrize("path", ["/gone", "/none", "/loop", "/image", "/to-this-machine"])
def test_what_will_not_pass_is_tried_once_a_day(world: World, path: str) -> None:
    world.follow(source(f"http://wire.example{path}"), days=3.5)
    assert world.asked(path) <= 12
    assert world.ledger.followed()[0].failures >= 3


@pytest.mark.parametrize("misdeed", ["/cut-off", "/cut-off-chunks", "/too-little", "/bomb", "/garbage"])
def test_what_misbehaves_leaves_no_document(world: World, misdeed: str) -> None:
    world.follow(source(f"http://wire.example{misdeed}"), once=True)
    assert list(world.ledger.documents()) == []
    assert world.ledger.followed()[0].failures == 1


def test_one_source_s_fault_does_not_hold_up_another(world: World) -> None:
    world.server.paths["/feed"] = tells(item(1, killed(3)))
    following = world.follow(source("http://post.example/gone"), source(), once=True)
    assert world.killed() == [3, 3]
    assert (following.totals.fetched, following.totals.failed, following.totals.told) == (2, 1, 1)


def test_a_page_is_followed_as_a_feed_is(world: World) -> None:
    world.server.paths["/page"] = in_turn(page(killed(3)), page(killed(3)), page(killed(7)))
    world.follow(source("http://wire.example/page"), days=0.5)
    assert world.killed() == [7, 7]
    assert world.killed(all_versions=True) == [3, 3, 7, 7]
    assert [document.url for document in world.ledger.documents()] == ["http://wire.example/page"]


def test_the_pages_that_a_feed_names_are_fetched_and_looked_at_again(world: World) -> None:
    world.server.paths["/feed"] = tells(item(1, "Short."), item(2, "Short."))
    world.server.paths["/1"] = in_turn(page(killed(3)), page(killed(4)))
    world.server.paths["/2"] = page(killed(9))
    world.follow(source(pages=True, every_s=12 * HOUR_S), days=6)
    assert world.killed() == [4, 4, 9, 9]
    assert world.killed(all_versions=True) == [3, 3, 4, 4, 9, 9]
    assert world.asked("/1") == 5
    assert {document.publisher for document in world.ledger.documents()} == {"Wire"}


def test_only_the_newest_pages_of_the_same_site_are_fetched(world: World) -> None:
    elsewhere = item(9, "Short.").replace("http://wire.example/9", "http://post.example/9")
    world.server.paths["/feed"] = tells(*(item(number, "Short.") for number in range(1, 6)), elsewhere)
    for number in range(1, 10):
        world.server.paths[f"/{number}"] = page(killed(number))
    world.follow(source(pages=True, most_pages=2), once=True)
    assert [path for path in world.server.paths_asked() if path[1:].isdigit()] == ["/5", "/4"]
    (told,) = [one for taken in world.told for one in taken.outcomes if isinstance(one, DocumentError)]
    assert "post.example" in str(told)
    world.clock.moment += DAY
    world.follow(source(pages=True, most_pages=3, hosts=("post.example",)), once=True)
    world.server.paths["/feed"] = tells(item(6, "Short."), elsewhere)
    world.clock.moment += DAY
    world.follow(source(pages=True, most_pages=3, hosts=("post.example",)), once=True)
    assert {"/6", "/9"} < set(world.server.paths_asked())


def test_a_page_that_fails_is_tried_again_and_then_given_up(world: World) -> None:
    world.server.paths["/feed"] = tells(item(1, "Short."), item(2, "Short."), item(3, "Short."))
    world.server.paths["/1"] = gives(b"", "503 No")
    world.server.paths["/2"] = gives(b"", "404 No")
    world.server.paths["/3"] = in_turn(gives(b"", "503 No"), page(killed(3)))
    world.follow(source(pages=True), days=0.5)
    assert (world.asked("/1"), world.asked("/2")) == (5, 1)
    assert world.killed() == [3, 3]
    (state,) = world.ledger.followed()
    assert state.failures == 0


def test_the_pages_of_an_index_of_sitemaps_are_fetched(world: World) -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    place = "http://wire.example"
    index = f"<sitemapindex {space}><sitemap><loc>{place}/may.xml</loc></sitemap></sitemapindex>"
    may = f"<urlset {space}><url><loc>{place}/1</loc><lastmod>2031-05-0{{}}</lastmod></url></urlset>"
    world.server.paths["/sitemap.xml"] = gives(index.encode())
    world.server.paths["/may.xml"] = in_turn(gives(may.format(3).encode()), gives(may.format(4).encode()))
    world.server.paths["/1"] = in_turn(page(killed(3)), page(killed(4)))
    world.follow(source(f"{place}/sitemap.xml", pages=True), days=0.1)
    assert world.killed() == [4, 4]
    assert world.killed(all_versions=True) == [3, 3, 4, 4]
    assert world.asked("/1") >= 2


def test_a_sitemap_alone_is_told_what_to_do_about_once(world: World) -> None:
    sitemap = b"<urlset><url><loc>http://wire.example/1</loc></url></urlset>"
    world.server.paths["/sitemap.xml"] = gives(sitemap)
    world.follow(source("http://wire.example/sitemap.xml"), days=1)
    (told,) = [one for taken in world.told for one in taken.outcomes]
    assert "set pages = true" in str(told)


def test_what_the_file_says_of_a_source_holds(world: World) -> None:
    world.server.paths["/feed"] = tells(item(1, killed(3)))
    world.follow(source(publisher="The Wire", language="en"), once=True)
    (document,) = world.ledger.documents()
    assert (document.publisher, document.language) == ("The Wire", "en")


def test_a_source_that_is_listed_no_longer_rests_and_can_come_back(world: World) -> None:
    world.server.paths["/feed"] = tells(item(1, killed(3)))
    world.server.paths["/other"] = tells(item(2, killed(4)))
    other = source("http://wire.example/other", name="Other")
    world.follow(source(), other, once=True)
    world.follow(other, days=1)
    states = {state.address: state for state in world.ledger.followed()}
    assert states[FEED].due_at is None
    assert world.asked("/feed") == 1
    world.follow(source(), other, once=True)
    assert world.asked("/feed") == 2


def test_a_clock_that_was_set_back_holds_nothing_up(world: World) -> None:
    world.server.paths["/feed"] = tells(item(1, killed(3)))
    world.follow(source(), once=True)
    world.clock.moment -= timedelta(days=400)
    world.follow(source(), once=True)
    assert world.asked("/feed") == 2


def test_a_document_of_two_sources_is_read_once_and_came_by_both(world: World) -> None:
    world.server.paths["/feed"] = world.server.paths["/copy"] = tells(item(1, killed(3)))
    world.follow(source(), source("http://wire.example/copy", name="Copy"), once=True)
    (document,) = world.ledger.documents()
    assert sorted(world.ledger.brought_by(document.id)) == ["http://wire.example/copy", FEED]


def test_the_usual_gap_between_new_documents_is_learned(world: World) -> None:
    def every_four_hours(_: Asked, send: Send) -> None:
        past = int((world.clock.moment - NINE).total_seconds() // (4 * HOUR_S))
        send(answer(feed(item(1, killed(past + 1)))))

    world.server.paths["/feed"] = every_four_hours
    world.follow(source(), days=2)
    (state,) = world.ledger.followed()
    assert 3.5 * HOUR_S < (state.gap_s or 0) < 4.5 * HOUR_S


def test_a_second_follower_is_told(world: World) -> None:
    with world.ledger.following(), pytest.raises(LedgerError, match="follow"):
        world.follow(source(), once=True)


def test_many_couriers_take_hosts_side_by_side_and_each_host_in_order(world: World) -> None:
    fetched: list[str] = []

    def fetches(wanted: Wanted) -> Any:
        fetched.append(wanted.address)
        return world.fetcher().fetch(wanted)

    from counterclaim.pipeline.couriers import Errand

    couriers = ManyCouriers(fetches, world.clock.now, number=4)
    addresses = [f"http://{host}.example/page?{number}" for number in range(4) for host in ("wire", "post")]
    for address in addresses:
        world.server.paths[address.split(".example")[1]] = page(killed(1))
        couriers.send(Errand(source=address, page=None, wanted=Wanted(address=address)))
    arrived: list[Any] = []
    while len(arrived) < 8:
        arrived += couriers.arrived(3, 5.0)
    assert sorted(one.errand.source for one in arrived) == sorted(addresses)
    of_wire = [address for address in fetched if "wire" in address]
    assert of_wire == sorted(of_wire)
    assert couriers.arrived(3, 0.0) == []


def test_a_run_in_threads_comes_to_the_same(world: World, tiny: ModuleType) -> None:
    sources: Sequence[ListedSource] = []
    for number in range(1, 9):
        world.server.paths[f"/feed{number}"] = tells(item(number, killed(number)))
        sources = [*sources, source(f"http://{'wire' if number % 2 else 'post'}.example/feed{number}")]
    fetcher = world.fetcher()
    world.clock.end = NINE + DAY
    setting = Setting(
        now=world.clock.now,
        chance=lambda: 0.5,
        wait=world.clock.wait,
        couriers=ManyCouriers(fetcher.fetch, world.clock.now, number=4),
        settings=Settings(workers=1),
        reader_for=tiny.reader_for,
    )
    Following(ledger=world.ledger, sources=sources, setting=setting, tell=world.told.append).run(once=True)
    assert world.killed() == sorted([*range(1, 9), *range(1, 9)])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_our_own_ends_the_run(world: World, tiny: ModuleType) -> None:
    def fails(_: Wanted) -> Any:
        raise AssertionError("a fault of our own")

    setting = Setting(
        now=world.clock.now,
        chance=lambda: 0.5,
        wait=world.clock.wait,
        couriers=ManyCouriers(fails, world.clock.now, number=1),
        settings=Settings(workers=1),
        reader_for=tiny.reader_for,
    )
    with pytest.raises(RuntimeError, match="the courier failed"):
        Following(ledger=world.ledger, sources=[source()], setting=setting, tell=world.told.append).run(once=True)
