"""How much a request may be: its address, its headers, its body, and how long it may take to come."""

from __future__ import annotations

import asyncio

from starlette.types import Message, Receive, Scope

from counterclaim.serve.guard.refusals import Refusal

ADDRESS_BYTES = 8_192
PARAMETERS = 200
HEADERS = 64
HEADER_BYTES = 16_384
FORM_BYTES = 65_536
DOCUMENT_BYTES = 10_000_000
BODY_S = 30.0
"""A body that takes longer to come is not waited for."""


def check_size(scope: Scope) -> None:
    """Raises Refusal for a request whose address or headers are larger than any of ours."""
    asked: bytes = scope["query_string"]
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    if len(path) + len(asked) > ADDRESS_BYTES:
        raise Refusal(400, "long-address", most=ADDRESS_BYTES)
    if asked.count(b"&") >= PARAMETERS:
        raise Refusal(400, "many-parameters", most=PARAMETERS)
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    if len(headers) > HEADERS or sum(len(name) + len(value) for name, value in headers) > HEADER_BYTES:
        raise Refusal(431, "many-headers", most=HEADERS, bytes=HEADER_BYTES)


async def body_of(receive: Receive, most: int, within_s: float = BODY_S) -> bytes:
    """The whole body of a request. Raises Refusal where it is too large, or too slow."""
    try:
        async with asyncio.timeout(within_s):
            return await _gathered(receive, most)
    except TimeoutError:
        raise Refusal(408, "slow-body", seconds=within_s) from None


async def _gathered(receive: Receive, most: int) -> bytes:
    held = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise Refusal(400, "broken-body")
        held += message.get("body", b"")
        if len(held) > most:
            raise Refusal(413, "large-body", most=most)
        if not message.get("more_body", False):
            return bytes(held)


def given_again(body: bytes, receive: Receive) -> Receive:
    """A way to receive a body that was gathered already; what comes after it comes as it would have."""
    told = False

    async def again() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
