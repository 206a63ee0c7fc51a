"""Which machines may be spoken to: those of the open internet, and others only where someone allows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Resolver = Callable[[str, int], Sequence[str]]
"""The IP addresses of a host and port, as they are written; raises OSError where there are none."""

Machine = IPv4Address | IPv6Address

ADVICE = "allow it with --allow-private or allow_private = true"

_PRIVATE_4 = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "100.64.0.0/10")))
_PRIVATE_6 = (IPv6Network("::1/128"), IPv6Network("fc00::/7"))

_CARRIES_4 = ((IPv6Network("64:ff9b::/96"), 0), (IPv6Network("::ffff:0:0/96"), 0), (IPv6Network("2002::/16"), 80))
"""Networks whose addresses hold one of the old kind, and by how many bits from the right it lies."""

_NEVER_6 = tuple(
    map(IPv6Network, ("::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "fe80::/10", "fec0::/10"))
)
"""Unspecified, local translation, discard, special purposes (Teredo among them), examples, links, sites."""

_OPEN_6 = IPv6Network("2000::/3")
"""What is given out as addresses of the open internet (IANA)."""


def machine_of(words: str) -> Machine | None:
    """The machine of an IP address as it is written, one of the old kind taken out of one of the new."""
    try:
        found = ip_address(words.partition("%")[0])
    except (ValueError, AddressValueError):
        return None
    return _plain(found) if isinstance(found, IPv6Address) else found


def barred(machine: Machine, *, allow_private: bool) -> str | None:
    """Why this machine may not be spoken to; null where it may.

    Private are the networks of a house or a company, of a provider within itself, and this machine; all else that is
    no address of the open internet is never spoken to.
    """
    if _is_private(machine):
        return None if allow_private else f"{machine} is no address of the open internet; {ADVICE}"
    return None if _is_open(machine) else f"{machine} is an address for special purposes"


def _plain(machine: IPv6Address) -> Machine:
    for network, bits in _CARRIES_4:
        if machine in network:
            return IPv4Address((int(machine) >> bits) & 0xFFFFFFFF)
    return machine


def _is_private(machine: Machine) -> bool:
    if isinstance(machine, IPv4Address):
        return any(machine in network for network in _PRIVATE_4)
    return any(machine in network for network in _PRIVATE_6)


def _is_open(machine: Machine) -> bool:
    if isinstance(machine, IPv4Address):
        return machine.is_global and not (machine.is_multicast or machine.is_reserved)
    return machine in _OPEN_6 and not any(machine in network for network in _NEVER_6)
