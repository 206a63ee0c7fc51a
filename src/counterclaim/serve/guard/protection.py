"""What stands before the application: whom it answers, how much and how often, and what every answer carries."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from counterclaim.publish.words.bundles import Words, words_of
from counterclaim.serve.api.answering import problem
from counterclaim.serve.guard.bounds import DOCUMENT_BYTES, FORM_BYTES, body_of, check_size, given_again
from counterclaim.serve.guard.gate import COOKIE, ENCRYPTED_COOKIE
from counterclaim.serve.guard.headers import put_headers
from counterclaim.serve.guard.hosts import client_of, may_ask
from counterclaim.serve.guard.rates import Rate
from counterclaim.serve.guard.refusals import Refusal, busy, too_often
from counterclaim.serve.guard.terms import Terms
from counterclaim.serve.guard.tokens import PREFIX
from counterclaim.serve.guard.turns import TooMany, Turns
from counterclaim.store.patience import Deadline, within

READING = frozenset({"GET", "HEAD"})
WRITING = "POST"
SECONDS_AT_ONCE = 10
"""A client may have saved up the requests of so many seconds."""
WHOLE_ANSWER_S = 600.0
"""An answer that has begun may take so long to end: an export of everything."""
BUILT = "/static/"


@dataclass(frozen=True, slots=True)
class Protection:
    """Refuses what is not meant for us, is too large, too often or too slow; adds the security headers to all answers.

    `methods` tells which methods an address answers to; none where there is no such address.
    """

    app: ASGIApp
    terms: Terms
    methods: Callable[[str], frozenset[str]]
    rate: Rate | None
    turns: Turns = field(default_factory=Turns)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request. Web sockets are closed unheard."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = Headers(scope=scope)
        deadline: list[Deadline] = []

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                is_private = _has_session(headers) and not scope["path"].startswith(BUILT)
                put_headers(
                    MutableHeaders(scope=message), is_encrypted=scope["scheme"] == "https", is_private=is_private
                )
                for each in deadline:
                    each.until = time.monotonic() + WHOLE_ANSWER_S
            await send(message)

        try:
            self._check(scope, headers)
            if scope["method"] == WRITING:
                body = await body_of(receive, _most_bytes(headers))
                scope.setdefault("state", {})["body"] = body
                receive = given_again(body, receive)
            async with self.turns.of(client_of(scope)):
                with within(self.terms.patience_s) as begun:
                    deadline.append(begun)
                    await self._answer(scope, receive, guarded)
        except (Refusal, TooMany) as refused:
            refusal = refused if isinstance(refused, Refusal) else busy()
            await refusal_answer(scope, headers, refusal)(scope, receive, guarded)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have the application answer; whoever takes for ever to read the answer gets no more of it."""
        try:
            async with asyncio.timeout(WHOLE_ANSWER_S + self.terms.patience_s) as limit:
                await self.app(scope, receive, send)
        except TimeoutError:
            if not limit.expired():
                raise

    def _check(self, scope: Scope, headers: Headers) -> None:
        """Raises Refusal."""
        if not may_ask(headers.get("host", ""), self.terms.host, self.terms.names):
            raise Refusal(421, "strange-host", host=self.terms.host)
        check_size(scope)
        if self.rate is not None and (wait := self.rate.wait_s(client_of(scope))):
            raise too_often(wait)
        allowed = self.methods(scope["path"]) or READING
        if scope["method"] not in allowed:
            raise Refusal(405, "no-such-method", {"Allow": ", ".join(sorted(allowed))})
        if scope["method"] == WRITING and not self.terms.writable:
            raise Refusal(403, "read-only")


def refusal_answer(scope: Scope, headers: Headers, refusal: Refusal) -> Response:
    """A refusal: as a problem (RFC 9457) where a program asks, else as plain text in the reader's language."""
    if scope["path"].startswith("/api/"):
        answer = problem(refusal.status, refusal.told())
        answer.headers.update(refusal.headers)
        return answer
    words: Words = words_of("", headers.get("accept-language", ""))
    return PlainTextResponse(refusal.told(words) + "\n", status_code=refusal.status, headers=refusal.headers)


def _has_session(headers: Headers) -> bool:
    cookies = headers.get("cookie", "")
    return COOKIE in cookies or ENCRYPTED_COOKIE in cookies


def _most_bytes(headers: Headers) -> int:
    """How much may be sent: only what shows a token may be a document."""
    return DOCUMENT_BYTES if headers.get("authorization", "").lower().startswith(f"bearer {PREFIX}_") else FORM_BYTES
