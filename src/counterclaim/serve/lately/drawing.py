"""What the chart of nights draws: a bar an account, on the day on which its night ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from counterclaim.model.account import Account
from counterclaim.model.quantity import Quantity
from counterclaim.publish.wording import Wording
from counterclaim.serve.lately.nights import Nights
from counterclaim.serve.lately.period import Period
from counterclaim.serve.side_marks import side_mark

MOST_BARS = 6
"""Of one side and night; the smaller accounts are in the table alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A number with what it may be at least and at most, null where that side is open."""

    low: float | None
    high: float | None


def chart_of(nights: Nights, period: Period, say: Wording) -> dict[str, Any]:
    """The chart's data: its days, its sides in order, and its bars."""
    bars = _bars(nights, say)
    sides = sorted({bar["side"] for bar in bars}, key=lambda side: (side is None, side or ""))
    return {
        "first": period.first,
        "last": period.last,
        "sides": [{"side": side, "words": _side(side, say), "mark": side_mark(side).character} for side in sides],
        "bars": bars,
    }


def _bars(nights: Nights, say: Wording) -> list[dict[str, Any]]:
    """The accounts of each day and side, the largest first and beside each other."""
    found: dict[tuple[date, str | None], list[dict[str, Any]]] = {}
    for night in nights.nights:
        for attack in night.attacks:
            for account in attack.accounts:
                bar = _bar(night.last, account, attack.incident.title, say)
                found.setdefault((night.last, account.side), []).append(bar)
    for together in found.values():
        together.sort(key=lambda bar: -_height(bar))
    return [
        bar | {"at": at, "beside": min(len(together), MOST_BARS)}
        for together in found.values()
        for at, bar in enumerate(together[:MOST_BARS])
    ]


def _height(bar: dict[str, Any]) -> float:
    launched: Bounds | None = bar["launched"]
    counts = [launched] if launched else [fate["bounds"] for fate in bar["fates"]]
    return sum(each.high or each.low or 0 for each in counts)


def _bar(day: date, account: Account, title: str, say: Wording) -> dict[str, Any]:
    return {
        "day": day,
        "side": account.side,
        "launched": _bounds(account.launched.quantity) if account.launched else None,
        "fates": [{"kind": fate.kind.value, "bounds": _bounds(fate.quantity)} for fate in account.fates],
        "left": _bounds(account.left) if account.left else None,
        "words": f"{title}\n{account_words(account, say)}",
    }


def account_words(account: Account, say: Wording) -> str:
    """An account in one line: who says so, how many were launched, what became of them and how many are left."""
    parts = [account.witness or say("overview-own-voice", document=account.document_name)]
    if account.launched:
        parts.append(say("overview-launched-count", count=say.amount(account.launched.quantity)))
    for fate in account.fates:
        name = fate.kind.value.replace("_", "-")
        parts.append(f"{say(f'overview-fate-{name}')}: {say.quantity(fate.quantity)}")
    if account.left:
        parts.append(f"{say('overview-left')}: {say.quantity(account.left)}")
    return "; ".join(parts)


def _bounds(quantity: Quantity) -> Bounds:
    return Bounds(low=quantity.low, high=quantity.high)


def _side(side: str | None, say: Wording) -> str:
    return say("overview-row", side=say.side(side)) if side else say("overview-row-no-side")
