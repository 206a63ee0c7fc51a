"""Accounts of a raid: launched = shot down + lost + hit + what is left, a witness and sort of munition at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from counterclaim.model.account import Account
from counterclaim.model.incident import Incident, Link
from counterclaim.model.kind import Kind
from counterclaim.reconcile.copies import copies_of, sources_of
from counterclaim.reconcile.view import view_of
from counterclaim.reconcile.views.raids import accounts_of

NIGHT = date(2031, 5, 1)
FORCE = "Air Force/west"
Told = Callable[..., Any]


@pytest.fixture
def told(claim: Callable[..., Any], number: Callable[..., Any]) -> Told:
    """So many drones that met a fate."""

    def made(key: str, kind: str, low: float | None, by: str = FORCE, **fields: Any) -> Any:
        count = number(low, fields.pop("unit", "uav"), fields.pop("high", -1))
        start = fields.pop("start", int(key[1:]))
        return claim(key, kind, count, by=by, on=NIGHT, start=start, **fields)

    return made


@pytest.fixture
def accounts(document: Callable[..., Any]) -> Callable[..., tuple[Account, ...]]:
    def derived(*claims: Any) -> tuple[Account, ...]:
        documents = {name: document(name, NIGHT) for name in {claim.document for claim in claims}}
        links = tuple(Link(claim=claim.id, score=1.0, reasons=()) for claim in claims)
        incident = Incident(id="inc_1", title="Raid", kinds=(Kind.LAUNCH,), links=links)
        view = view_of(claims, documents, sources_of(copies_of(documents.values())))
        return accounts_of(incident, view.with_incidents((incident,)))

    return derived


def shown(account: Account) -> tuple[float | None, dict[str, float | None], tuple[float | None, float | None] | None]:
    launched = account.launched.quantity.low if account.launched else None
    fates = {fate.kind.value: fate.quantity.low for fate in account.fates}
    return launched, fates, (account.left.low, account.left.high) if account.left else None


def test_what_is_left_of_a_launch_is_told(told: Told, accounts: Any) -> None:
    claims = [told("c1", "launch", 96), told("c2", "interception", 58, part_of="c1")]
    claims.append(told("c3", "flight_loss", 31, part_of="c1"))
    (account,) = accounts(*claims)
    assert shown(account) == (96, {"interception": 58, "flight_loss": 31}, (7, 7))
    assert account.claims == ("c1", "c2", "c3")
    assert (account.witness, account.side) == ("Air Force", "west")


def test_bounds_go_into_what_is_left(told: Told, accounts: Any) -> None:
    (account,) = accounts(told("c1", "launch", 35), told("c2", "interception", 18, part_of="c1", high=None))
    assert shown(account)[2] == (0, 17)
    (account,) = accounts(told("c1", "launch", 35, high=None), told("c2", "interception", 18, part_of="c1"))
    assert shown(account)[2] == (17, None)


def test_without_a_fate_nothing_is_said_to_be_left(told: Told, accounts: Any) -> None:
    (account,) = accounts(told("c1", "launch", 57))
    assert shown(account) == (57, {}, None)


def test_two_sides_stand_beside_each_other_and_are_not_added(told: Told, accounts: Any) -> None:
    found = accounts(
        told("c1", "launch", 96),
        told("c2", "interception", 58, part_of="c1"),
        told("c3", "launch", 120, by="Ministry/east", document="other"),
    )
    assert [(each.side, shown(each)[0]) for each in found] == [("east", 120), ("west", 96)]


def test_the_same_account_in_two_documents_stands_once_with_all_its_fates(told: Told, accounts: Any) -> None:
    (account,) = accounts(
        told("c1", "launch", 96),
        told("c2", "interception", 58, part_of="c1"),
        told("c3", "launch", 96, document="wire"),
    )
    assert shown(account) == (96, {"interception": 58}, (38, 38))


def test_a_fate_that_its_witness_tells_elsewhere_is_joined_where_there_is_room(told: Told, accounts: Any) -> None:
    claims = [told("c1", "launch", 96), told("c2", "interception", 58, part_of="c1")]
    (account,) = accounts(*claims, told("c3", "flight_loss", 31, document="wire"))
    assert shown(account)[2] == (7, 7)
    (account,) = accounts(*claims, told("c3", "flight_loss", 80, document="wire"))
    assert shown(account)[2] == (38, 38)


def test_a_region_s_count_is_in_its_country_s(told: Told, accounts: Any) -> None:
    (account,) = accounts(
        told("c1", "interception", 112, by="Ministry/east"),
        told("c2", "interception", 41, by="Governor/east", at=("Belgorod Oblast",), document="post"),
    )
    assert shown(account) == (None, {"interception": 112}, None)


def test_a_document_that_repeats_a_claimant_adds_no_account(told: Told, accounts: Any) -> None:
    found = accounts(
        told("c1", "launch", 96),
        told("c2", "interception", 58, part_of="c1"),
        told("c3", "launch", 96, by="", document="wire", high=None),
    )
    assert [each.side for each in found] == ["west"]


def test_units_are_apart(told: Told, accounts: Any) -> None:
    found = accounts(told("c1", "launch", 96), told("c2", "launch", 3, unit="ballistic_missile"))
    assert [(each.unit.value, shown(each)[0]) for each in found] == [("uav", 96), ("ballistic_missile", 3)]


def test_nobody_hit_anything_and_nothing_is_accounted_for(told: Told, accounts: Any) -> None:
    assert accounts(told("c1", "strike", 4), told("c2", "killed", 2, unit="person")) == ()
