"""Whose requests are meant for us, and from whom they come."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection

from starlette.types import Scope

UNKNOWN = "unknown"
"""The address of a client that the server does not tell (a socket of Unix)."""
_HOME = 64
"""A household or a server has a network of so many bits in IPv6: all of its addresses count as one."""


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine can reach this host: localhost, 127.0.0.0/8 or ::1."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host_name(header: str) -> str:
    """The host in a Host header, without its port and brackets, in lower case."""
    host = header.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def may_ask(header: str, served: str, names: Collection[str] = ()) -> bool:
    """Whether a request that names this host is meant for us; `names` are further ones that a proxy answers to.

    A page of a stranger's that has its own name resolve to this machine (DNS rebinding) names that name. So a
    loopback server answers loopback names alone; another one its own name, localhost and bare addresses.
    """
    host = host_name(header)
    if is_loopback(host) or host in names:
        return True
    return not is_loopback(served) and (host == served.lower() or _is_address(host))


def address_of(scope: Scope) -> str:
    """The address that a request comes from."""
    client = scope.get("client")
    return client[0] if client else UNKNOWN


def client_of(scope: Scope) -> str:
    """Whom a request counts for: its address, or in IPv6 the network that one customer has."""
    address = address_of(scope)
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv6Address) and not known.is_loopback:
        mapped = known.ipv4_mapped
        return str(mapped or ipaddress.ip_network((known, _HOME), strict=False))
    return str(known)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
