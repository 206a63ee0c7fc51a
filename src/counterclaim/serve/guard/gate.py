"""Who asks, by the token or the session that they show, and whether they may do what they ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.serve.guard.hosts import address_of, client_of
from counterclaim.serve.guard.origins import is_from_here
from counterclaim.serve.guard.rates import Rate
from counterclaim.serve.guard.refusals import Refusal, too_often
from counterclaim.serve.guard.sessions import LONGEST_S, Session, Sessions, Told, is_form_key
from counterclaim.serve.guard.terms import Surroundings, Terms
from counterclaim.serve.guard.tokens import is_borne, token_named
from counterclaim.store.ledger import Ledger
from counterclaim.store.token_book import Scope, Token, TokenUse

COOKIE = "counterclaim-session"
ENCRYPTED_COOKIE = f"__Host-{COOKIE}"
"""A browser takes a cookie of this name over https from this very host alone."""
FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 50
WRONG_A_MINUTE, WRONG_AT_ONCE = 5, 5
WRITTEN_A_SECOND, WRITTEN_AT_ONCE = 1.0, 30
DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody who is signed in, as pages know them."""

    token: Token
    session: Session

    @property
    def name(self) -> str:
        """Whose token it is."""
        return self.token.name

    @property
    def scopes(self) -> tuple[str, ...]:
        """What it is for."""
        return tuple(scope.value for scope in self.token.scopes)

    def may(self, scope: str) -> bool:
        """Whether it is for this."""
        return scope in self.scopes


class Gate:
    """Tells who asks. All that is written passes here, and leaves a line in the log of tokens."""

    def __init__(self, ledger: Ledger, terms: Terms, surroundings: Surroundings) -> None:
        self._ledger, self.terms, self._surroundings = ledger, terms, surroundings
        self.sessions = Sessions(surroundings.steady, surroundings.chance)
        self._wrong = Rate(WRONG_A_MINUTE / 60, WRONG_AT_ONCE, surroundings.steady)
        self._written = Rate(WRITTEN_A_SECOND, WRITTEN_AT_ONCE, surroundings.steady)

    @property
    def now(self) -> Callable[[], datetime]:
        """The clock."""
        return self._surroundings.now

    def bearer(self, request: Request, scope: Scope, what: str) -> Token:
        """The token that a program shows for something that it wants to write. Raises Refusal."""
        self.check_writable()
        kind, _, words = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not words.strip():
            raise Refusal(401, "no-token", {"WWW-Authenticate": "Bearer"})
        token = self._shown(request, words.strip(), what)
        self._check(request, token, scope, what)
        return token

    def sign_in(self, request: Request, words: str) -> str:
        """Begin a session with the token that somebody pasted; the key to it. Raises Refusal."""
        self.check_writable()
        self.check_origin(request)
        token = self._shown(request, words.strip(), "sign in")
        self.note(request, token, "sign in", DONE)
        self.sign_out(request)
        return self.sessions.begin(token.id)

    def sign_out(self, request: Request) -> None:
        """End the session of a request, if it has one."""
        self.sessions.end(request.cookies.get(self._cookie(request), ""))

    def reader(self, request: Request) -> Reader | None:
        """Who is signed in; null where nobody is, or their token stands no longer."""
        if not self.terms.writable:
            return None
        key = request.cookies.get(self._cookie(request), "")
        session = self.sessions.found(key) if key else None
        if session is None:
            return None
        token = self._ledger.token(session.token)
        if token is None or not token.stands_at(self._surroundings.now()):
            self.sessions.end(key)
            return None
        return Reader(token=token, session=session)

    def form(self, request: Request) -> Mapping[str, list[str]]:
        """The fields of a form, in order. Raises Refusal for what is none."""
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
            raise Refusal(415, "no-form")
        fields: dict[str, list[str]] = {}
        try:
            for name, value in parse_qsl(
                request.state.body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"
            ):
                fields.setdefault(name, []).append(value)
        except ValueError:
            raise Refusal(400, "no-form") from None
        return fields

    def writer(self, request: Request, fields: Mapping[str, list[str]], scope: Scope, what: str) -> Reader:
        """Who sent a form of ours to write something. Raises Refusal."""
        self.check_writable()
        self.check_origin(request)
        reader = self.reader(request)
        if reader is None:
            raise Refusal(401, "not-signed-in")
        if not is_form_key("".join(fields.get("csrf", ())), reader.session):
            self.note(request, reader.token, what, "refused: not a form of this session")
            raise Refusal(403, "not-this-session")
        self._check(request, reader.token, scope, what)
        return reader

    def note(self, request: Request, token: Token | None, what: str, outcome: str) -> None:
        """Keep a line of what was asked, and of what came of it."""
        use = TokenUse(
            used_at=self._surroundings.now(),
            token=token.id if token else None,
            what=what,
            address=address_of(request.scope),
            outcome=outcome,
        )
        self._ledger.note_uses((use,))

    def told(self, request: Request, reader: Reader | None) -> tuple[Told, ...]:
        """What a reader is to be told by the answer to this request, and by no later one."""
        if not hasattr(request.state, "told"):
            request.state.told = self.sessions.told(reader.session) if reader else ()
        said: tuple[Told, ...] = request.state.told
        return said

    def put_cookie(self, request: Request, answer: Response, key: str) -> None:
        """Have the browser keep the key to a session; empty to have it forget."""
        answer.set_cookie(
            self._cookie(request),
            key,
            max_age=int(LONGEST_S) if key else 0,
            path="/",
            secure=_is_encrypted(request),
            httponly=True,
            samesite="strict",
        )

    def check_writable(self) -> None:
        """Raises Refusal where nothing may be written."""
        if not self.terms.writable:
            raise Refusal(403, "read-only")

    def check_origin(self, request: Request) -> None:
        """Raises Refusal for a form that no page of ours sent."""
        if not is_from_here(request.headers, request.url.scheme):
            raise Refusal(403, "from-elsewhere")

    def _shown(self, request: Request, words: str, what: str) -> Token:
        """The token that words show, if it stands. Wrong ones are only looked at so often."""
        client = client_of(request.scope)
        key = token_named(words)
        token = self._ledger.token(key) if key else None
        if is_borne(words, token) and token and token.stands_at(self._surroundings.now()):
            return token
        if wait := self._wrong.wait_s(client):
            raise too_often(wait)
        why = "no such token" if not is_borne(words, token) else "the token stands no longer"
        self.note(request, token if is_borne(words, token) else None, what, f"refused: {why}")
        raise Refusal(401, "wrong-token", {"WWW-Authenticate": "Bearer"})

    def _check(self, request: Request, token: Token, scope: Scope, what: str) -> None:
        if wait := self._written.wait_s(token.id):
            raise too_often(wait)
        if scope not in token.scopes:
            self.note(request, token, what, f"refused: it is not for {scope.value}")
            raise Refusal(403, "other-scope", scope=scope.value)

    def _cookie(self, request: Request) -> str:
        return ENCRYPTED_COOKIE if _is_encrypted(request) else COOKIE


def _is_encrypted(request: Request) -> bool:
    return request.url.scheme == "https"


def gate_of(request: Request) -> Gate:
    """The gate of the application."""
    gate: Gate = request.app.state.gate
    return gate
