"""Documents by the web: a text with what is known of it, a page at an address, or a file; read after the answer."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from counterclaim.fetch.asking import is_address
from counterclaim.model.document import Document
from counterclaim.pipeline.taking_in import Parcel
from counterclaim.serve.api.shapes.writing import NewDocument
from counterclaim.serve.guard.gate import DONE, gate_of
from counterclaim.serve.guard.refusals import Refusal
from counterclaim.serve.writing.jobs import Job, jobs_of
from counterclaim.store.token_book import Token

_KNOWN = ("title", "publisher", "url", "published_on", "language")


def parcel_of(request: Request, sent: NewDocument) -> Parcel:
    """What somebody sent, to be read, or to be fetched and read. Raises Refusal where it can't be used."""
    if (sent.text is None) == (sent.address is None):
        raise Refusal(400, "no-json", why="one of text and address")
    return _fetched(request, sent.address) if sent.text is None else _text(sent)


def submitted(request: Request, parcel: Parcel, token: Token) -> Job:
    """Have it read, with a line in the log of tokens."""
    job = jobs_of(request).submit(parcel, token.id)
    gate_of(request).note(request, token, f"add {parcel.why}", f"{DONE}: {job.id}")
    return job


def _fetched(request: Request, address: str | None) -> Parcel:
    if not gate_of(request).terms.fetches:
        raise Refusal(403, "no-fetching")
    if address is None or not is_address(address):
        raise Refusal(400, "no-json", why="address: http:// or https://")
    return Parcel(why=address, address=address)


def _text(sent: NewDocument) -> Parcel:
    name = sent.name or sent.url
    if name is None or not (sent.text or "").strip():
        raise Refusal(400, "no-json", why="a text with a name or a url")
    known: dict[str, Any] = {each: getattr(sent, each) for each in _KNOWN}
    return Parcel(why=name, document=Document.of(sent.text or "", name=name, **known))
