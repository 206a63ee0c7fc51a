"""Whoever asks too often waits; nobody else does."""

from __future__ import annotations

import asyncio

import pytest

from counterclaim.serve.guard.rates import Rate
from counterclaim.serve.guard.turns import TooMany, Turns


class Steady:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_bucket_empties_and_fills() -> None:
    steady = Steady()
    rate = Rate(2.0, 3, steady)
    assert [rate.wait_s("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert rate.wait_s("b") == 0
    steady.seconds = 0.5
    assert [rate.wait_s("a") for _ in range(2)] == [0, 0.5]
    steady.seconds = 1_000
    assert [rate.wait_s("a") for _ in range(4)] == [0, 0, 0, 0.5]


def test_asking_while_one_has_to_wait_makes_it_no_longer() -> None:
    steady = Steady()
    rate = Rate(1.0, 1, steady)
    assert rate.wait_s("a") == 0
    for _ in range(50):
        assert rate.wait_s("a") == 1
    steady.seconds = 1
    assert rate.wait_s("a") == 0


def test_only_so_many_are_remembered() -> None:
    rate = Rate(1.0, 1, Steady(), most=10)
    for number in range(1_000):
        assert rate.wait_s(f"192.0.2.{number}") == 0
    assert len(rate) == 10


def test_one_clients_requests_wait_for_each_other_and_for_nobody_elses() -> None:
    async def run() -> tuple[int, int]:
        turns = Turns(turns=2)
        most = {"a": 0, "b": 0}
        now = {"a": 0, "b": 0}

        async def ask(client: str) -> None:
            async with turns.of(client):
                now[client] += 1
                most[client] = max(most[client], now[client])
                await asyncio.sleep(0.01)
                now[client] -= 1

        await asyncio.gather(*(ask(client) for client in "aaaaaaab"))
        assert not turns._of
        return most["a"], most["b"]

    assert asyncio.run(run()) == (2, 1)


def test_where_too_many_wait_nobody_else_is_let_wait() -> None:
    async def run() -> None:
        turns = Turns(turns=1, most=2)
        async with turns.of("a"), turns.of("b"):
            with pytest.raises(TooMany):
                async with turns.of("c"):
                    pass
        async with turns.of("c"):
            pass

    asyncio.run(run())
