"""The shapes of what is sent to be written, and of what comes of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from counterclaim.model.judgement import Verdict
from counterclaim.serve.api.shapes.claims import Shape
from counterclaim.serve.api.shapes.derived import Judgement
from counterclaim.serve.api.shapes.record import Number

Words = Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]
Key = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]


class Sent(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What is sent: nothing but these fields."""


class NewJudgement(Sent):
    """Whether the first of these claims is about the same happening as each of the others, and why."""

    verdict: Verdict
    claims: Annotated[tuple[Key, ...], msgspec.Meta(min_length=2, max_length=20)]
    because: Words


class Reason(Sent):
    """Why a judgement is taken back."""

    because: Words


class NewDocument(Sent):
    """A text with what is known of it, or an address to fetch one from: one of the two.

    `name` tells texts without a `url` apart. `published_on` is the day that "overnight" is counted from.
    """

    text: Annotated[str, msgspec.Meta(min_length=1)] | None = None
    address: Annotated[str, msgspec.Meta(min_length=8, max_length=2_000)] | None = None
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=300)] | None = None
    title: Annotated[str, msgspec.Meta(max_length=1_000)] | None = None
    publisher: Annotated[str, msgspec.Meta(max_length=300)] | None = None
    url: Annotated[str, msgspec.Meta(max_length=2_000)] | None = None
    published_on: date | None = None
    language: Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}$")] | None = None


class JobDocument(Shape):
    """What became of one document that was sent; `why` says why it was not read."""

    name: str
    state: Literal["added", "known", "unread", "left_out", "refused"]
    id: str | None
    claims: Number
    why: str | None


class Job(Shape):
    """Work that was asked for. `incidents` and `findings` are how many stand once it is done."""

    id: str
    state: Literal["waiting", "done", "failed"]
    asked_at: datetime
    documents: list[JobDocument]
    incidents: Number | None
    findings: Number | None
    failure: str | None


class Accepted(Shape):
    """What was kept, and the work that follows from it: `look_at` is the address that tells how it goes."""

    job: str
    look_at: str
    judgements: list[Judgement]
    taken_back: list[Judgement]
