"""Invented pages, and what comes out of them."""

from __future__ import annotations

from datetime import date

from counterclaim.errors import DocumentError
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.pages import extract
from counterclaim.ingest.raw import RawDocument
from counterclaim.model.document import Document

FIRST = "A strike set an oil depot on fire near the port, the governor of the invented region said on Sunday."
SECOND = "At least three people were injured, two of them seriously, according to the regional health office."
THIRD = "The claim could not be independently verified, and the defence ministry did not comment on the report."
FOURTH = "Firefighters worked through the night, and the road to the harbour was closed to all but ambulances."
PARAGRAPHS = (FIRST, SECOND, THIRD, FOURTH)


def documents(markup: str, published_on: date | None = None) -> list[Document]:
    """The documents of a page. Raises DocumentError where there is none."""
    raw = RawDocument(source="a.html", name="a.html", format="page", payload=markup.encode())
    found = [one for one in extract(raw, Limits(), published_on) if isinstance(one, Document)]
    assert found
    return found


def only(markup: str) -> Document:
    """The one document of a page."""
    (found,) = documents(markup)
    return found


def refused(markup: str) -> DocumentError:
    """Why a page is refused."""
    try:
        found = documents(markup)
    except DocumentError as refusal:
        return refusal
    raise AssertionError(f"{len(found)} documents came out")


def page(body: str, head: str = "", heading: str = "Depot burns after strike") -> str:
    """A page with an article: `body` stands in it after its heading and before its paragraphs."""
    story = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return article(f"{body}{story}", head, heading)


def article(story: str, head: str = "", heading: str = "Depot burns after strike") -> str:
    """A page whose article is `story`."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{heading} | Invented Wire</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/war'>War</a></nav><main><article>"
        f"<h1>{heading}</h1>{story}</article></main>"
        "<footer>© Invented Wire</footer></body></html>"
    )


def stated(thing: str) -> str:
    """JSON-LD in a head."""
    return f'<script type="application/ld+json">{thing}</script>'
