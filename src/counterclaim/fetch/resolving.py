"""What a name stands for, asked of the system within a time that is set."""

from __future__ import annotations

import socket
import threading
from collections.abc import Sequence
from queue import Empty, SimpleQueue

from counterclaim.fetch.reachable import Resolver


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses that this system gives for a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))


def resolved(resolver: Resolver, host: str, port: int, within_s: float) -> Sequence[str]:
    """What the resolver gives, or raises. Raises TimeoutError where it takes longer.

    The system can't be told to stop asking: that goes on in a thread of its own, which nobody waits for and which ends
    by the system's own bounds (half a minute, as a rule).
    """
    answers: SimpleQueue[Sequence[str] | OSError | UnicodeError] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolver(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, name=f"looks up {host[:40]}", daemon=True).start()
    try:
        found = answers.get(timeout=max(within_s, 0.001))
    except Empty:
        raise TimeoutError("the name is not looked up in time") from None
    if isinstance(found, (OSError, UnicodeError)):
        raise found
    return found
