"""One document: its text with its claims beside it, what the reader left alone, and its versions compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.errors import SettingsError
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.kind import Kind
from counterclaim.read.assembly.abstentions import NO_DATE, NO_PLACE, NOTHING_COUNTED
from counterclaim.serve.here import Here, here_of, ledger_of
from counterclaim.serve.pages.things import Missing, Route, found
from counterclaim.serve.templating import html
from counterclaim.serve.texts.editions import claim_changes
from counterclaim.serve.texts.left_alone import LONGEST, LeftAlone, Outcome, SecondReadings
from counterclaim.serve.texts.margin import Asked, Margin, margin
from counterclaim.serve.texts.portions import Portion, portion, whole_number
from counterclaim.serve.texts.wordwise import compared, shortened
from counterclaim.store.entry import Change, Event
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query

SHOWN = "shown"
REASONS = {
    NOTHING_COUNTED: "document-left-counted",
    NO_PLACE: "document-left-place",
    NO_DATE: "document-left-date",
}
"""Why words were left alone, and which message says so."""
MOST_PIECES = 2_000
"""So many changes of a text are shown; of a text that is wholly another, more would help nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a document, when the ledger learned of it, and its address; `is_this` is the one that is shown."""

    document: Document
    learned_at: datetime
    href: str
    is_this: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A document as it is known at the page's moment, with its claims, its versions and its past."""

    document: Document
    claims: tuple[Claim, ...]
    versions: tuple[Version, ...]
    history: tuple[Event, ...]


def document(request: Request) -> Response:
    """One document. Parameters: `part` or `at` (an offset) of a long text, `kind`, `left`, `against` (a version)."""
    here = here_of(request)
    text = _known(ledger_of(request), request.path_params["key"], here)
    if here.parameters.get("against", "").strip():
        return _compared(request, here, text)
    kind = _kind(here.parameters.get("kind", "").strip())
    shown = _portion(text.document, here)
    left = _second_readings(request).of(text.document) if here.parameters.get("left") == SHOWN else None
    alone = left.abstentions if left and left.outcome is Outcome.READ else ()
    asked = Asked(
        shown=shown,
        kind=kind,
        left_alone=tuple(each.span for each in alone),
        as_of=here.as_of_words,
        wording=here.wording,
    )
    beside = margin(text.document, text.claims, asked)
    return html(
        request,
        "document.html.j2",
        text=text,
        document=text.document,
        margin=beside,
        of_kind=kind,
        left=left,
        reasons=REASONS,
        readers=tuple(event.note for event in text.history if event.change is Change.READ),
        most_read=LONGEST,
        newest=text.versions[-1] if text.versions and not text.versions[-1].is_this else None,
        quoted=quote,
        lasts=_lasts(left, beside),
        earlier=here.same(part=shown.number - 1, at="") if shown.number > 1 else "",
        later=here.same(part=shown.number + 1, at="") if shown.number < shown.parts else "",
    )


def _lasts(left: LeftAlone | None, beside: Margin) -> tuple[tuple[str, str, str], ...]:
    """What was left alone in the part that is shown: its words, the reason, its anchor."""
    alone = left.abstentions if left else ()
    return tuple(
        (each.span.text, each.reason, f"#s1-{each.span.start}-{each.span.end}")
        for each in alone
        if beside.shown.holds(each.span.start)
    )


def _known(ledger: Ledger, key: str, here: Here) -> Text:
    """The document of an id as it was known at the page's moment. Raises Missing."""
    one: Document | None = found(ledger.document(key), "document", key)
    moment = here.as_of
    if moment is not None:
        then = Query(document=key, known_at=moment)
        one = next((each for each in ledger.documents(then) if each.id == key), None)
        if one is None:
            raise Missing(f"The ledger did not know document {key} then.")
        claims = tuple(each for each in ledger.claims(then) if each.document == key)
    else:
        claims = tuple(ledger.claims_of_documents((key,)))
    history = tuple(event for event in ledger.history(key) if moment is None or event.at <= moment)
    assert one is not None
    return Text(document=one, claims=claims, versions=_versions(ledger, key, here), history=history)


def _versions(ledger: Ledger, key: str, here: Here) -> tuple[Version, ...]:
    """All versions that are known, oldest first; none where there is only one."""
    if not (ledger.superseded_by(key) or ledger.older_versions((key,))):
        return ()
    learned = [(each, _learned(ledger.history(each.id))) for each in ledger.versions(key)]
    known = [(each, at) for each, at in learned if at is not None and (here.as_of is None or at <= here.as_of)]
    return tuple(
        Version(
            document=each,
            learned_at=at,
            href=here.link(f"/documents/{quote(each.id, safe='')}"),
            is_this=each.id == key,
        )
        for each, at in (known if len(known) > 1 else ())
    )


def _learned(history: Sequence[Event]) -> datetime | None:
    return next((event.at for event in history if event.change is Change.LEARNED), None)


def _compared(request: Request, here: Here, text: Text) -> Response:
    """The version that is shown against another: the older of the two first, whichever was asked for."""
    key = here.parameters["against"].strip()
    other = next((each for each in text.versions if each.document.id == key and not each.is_this), None)
    this = next((each for each in text.versions if each.is_this), None)
    if other is None or this is None:
        raise Missing(f"{key} is no other version of this document.")
    older, newer = sorted((this, other), key=text.versions.index)
    ledger = ledger_of(request)

    def work() -> object:
        then = {each.document.id: _known(ledger, each.document.id, here).claims for each in (older, newer)}
        pieces = shortened(compared(older.document.text, newer.document.text))
        return pieces, claim_changes(then[older.document.id], then[newer.document.id])

    asked = ("compared", older.document.id, newer.document.id, here.as_of_words)
    pieces, changes = request.app.state.remembered.answer(ledger.edition(), asked, work)
    return html(
        request,
        "document_compared.html.j2",
        document=text.document,
        older=older,
        newer=newer,
        pieces=pieces[:MOST_PIECES],
        more=len(pieces) > MOST_PIECES,
        changes=changes,
        quoted=quote,
    )


def _portion(document: Document, here: Here) -> Portion:
    part = whole_number("part", here.parameters.get("part", ""), 1)
    at = whole_number("at", here.parameters.get("at", ""), 0)
    shown = portion(document.text, part=part or 1, at=at if part is None else None)
    if shown is None:
        raise Missing(f"This text has no part {part if part is not None else at}.")
    return shown


def _kind(value: str) -> Kind | None:
    try:
        return Kind(value) if value else None
    except ValueError:
        raise SettingsError(f"kind {value!r}: not one of {', '.join(Kind)}") from None


def _second_readings(request: Request) -> SecondReadings:
    held: SecondReadings = request.app.state.second_readings
    return held


ROUTES: tuple[Route, ...] = (("/documents/{key}", document),)
