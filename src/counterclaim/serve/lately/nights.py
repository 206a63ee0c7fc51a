"""Night by night: each attack, and what each witness says was launched and became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from counterclaim.model.account import Account
from counterclaim.model.incident import Incident
from counterclaim.model.interval import WITHIN_A_DAY
from counterclaim.model.kind import Kind
from counterclaim.reconcile.findings.partitions import FATES
from counterclaim.reconcile.views.raids import accounts_of
from counterclaim.serve.lately.period import Period
from counterclaim.serve.lately.settling import Settled, within_reach
from counterclaim.store.lately import Days
from counterclaim.store.ledger import Ledger

KINDS = frozenset({Kind.LAUNCH, Kind.INTERCEPTION, Kind.FLIGHT_LOSS})
MOST_ATTACKS, MOST_CLAIMS = 250, 5_000
"""The most told of; what they rest on is read in a second or two where it is so much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One attack of a night, and its accounts; `also` are incidents of which the same accounts are told."""

    incident: Incident
    accounts: tuple[Account, ...]
    also: tuple[Incident, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """The attacks of one night (two days, `dark`), or of one day or two where no hour is told."""

    first: date
    last: date
    dark: bool
    attacks: tuple[Attack, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nights:
    """The nights of a period, the last first; `number` is how many attacks it has, `shown` how many were looked at."""

    nights: tuple[Night, ...]
    number: int
    shown: int

    @property
    def accounts(self) -> Mapping[str, tuple[Account, ...]]:
        """The accounts of each attack, by the id of its incident."""
        attacks = [attack for night in self.nights for attack in night.attacks]
        return {each.id: attack.accounts for attack in attacks for each in (attack.incident, *attack.also)}


def accounts() -> Settled[tuple[Account, ...]]:
    """Where the accounts of attacks are derived, and held."""
    return Settled(KINDS | FATES, accounts_of)


def nights_of(
    ledger: Ledger, period: Period, known_at: datetime | None, settled: Settled[tuple[Account, ...]]
) -> Nights:
    """The nights of a period as the ledger stands, or stood."""
    asked = Days(first=period.first, last=period.last, kinds=KINDS, known_at=known_at)
    told = ledger.most_told(asked, MOST_ATTACKS)
    reached = within_reach(told, MOST_CLAIMS, period)
    found = settled.of(ledger, reached.incidents)
    attacks = [Attack(incident=incident, accounts=found[incident.id]) for incident in reached.incidents]
    return Nights(nights=in_nights(attacks), number=reached.number, shown=len(reached.incidents))


def in_nights(attacks: Iterable[Attack]) -> tuple[Night, ...]:
    """Attacks by their night, in the zone that it was told in; those without an account are left out."""
    nights: dict[tuple[date, date, bool], list[Attack]] = {}
    for attack in attacks:
        time = attack.incident.time
        if time is not None and attack.accounts:
            dark = time.first_day != time.last_day and time.precision in WITHIN_A_DAY
            nights.setdefault((time.last_day, time.first_day, dark), []).append(attack)
    return tuple(
        Night(first=key[1], last=key[0], dark=key[2], attacks=_told_once(nights[key]))
        for key in sorted(nights, reverse=True)
    )


def _told_once(attacks: Sequence[Attack]) -> tuple[Attack, ...]:
    """The attacks of a night; one of which nothing else is told than of an earlier one stands with that."""
    kept: list[Attack] = []
    for attack in attacks:
        at = next((at for at, other in enumerate(kept) if _tells(other, attack)), None)
        if at is None:
            kept.append(attack)
        else:
            same = kept[at]
            kept[at] = Attack(
                incident=same.incident, accounts=same.accounts, also=(*same.also, attack.incident, *attack.also)
            )
    return tuple(kept)


def _tells(other: Attack, attack: Attack) -> bool:
    """Whether one attack's accounts have all that another's have: the same witness and numbers."""
    return {_gist(each) for each in attack.accounts} <= {_gist(each) for each in other.accounts}


def _gist(account: Account) -> tuple[object, ...]:
    launched = account.launched.quantity if account.launched else None
    return (
        account.side,
        account.witness,
        account.unit,
        launched,
        *((fate.kind, fate.quantity) for fate in account.fates),
    )
