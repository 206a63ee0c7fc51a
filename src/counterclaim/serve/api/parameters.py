"""What may be given in the addresses of the JSON interface, each with its words and its schema."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind, Stance, Verification
from counterclaim.serve.api.operations import Parameter
from counterclaim.serve.api.paging import LEAST, LONGEST_CURSOR, MOST, USUAL
from counterclaim.store.facet_words import WHOLE
from counterclaim.store.query import LONGEST_FILTER

DAY: Mapping[str, Any] = {"type": "string", "format": "date", "examples": ["2024-09-01"]}
MOMENT: Mapping[str, Any] = {
    "type": "string",
    "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?)?$",
    "examples": ["2024-09-01", "2024-09-01T09:00+02:00"],
}
LONGEST_VALUE = 200
VALUE: Mapping[str, Any] = {"type": "string", "minLength": 1, "maxLength": LONGEST_VALUE}
SEARCHED: Mapping[str, Any] = {"type": "string", "minLength": 1, "maxLength": LONGEST_FILTER}
YES_OR_NO: Mapping[str, Any] = {"type": "string", "enum": ["yes", "no"]}


def _one_of(choices: type[StrEnum], *others: str) -> Mapping[str, Any]:
    return {"type": "string", "enum": [*(each.value for each in choices), *others]}


AS_OF = Parameter(
    name="as_of",
    words="The ledger as it stood then: at the end of a day, or at a moment of ISO 8601 (UTC where no zone is told).",
    schema=MOMENT,
)
_WHOLE = (
    f" The whole of one as `{WHOLE}NAME`, of which several may be given; `{WHOLE}` alone for claims that do not say."
)
_SEVERAL = f" Several may be given; `{WHOLE}` for claims that do not say."


def _facet(name: str, words: str, schema: Mapping[str, Any]) -> Parameter:
    return Parameter(name=name, words=words, schema=schema, many=True)


FILTERS = (
    Parameter(
        name="text",
        words="Words, and phrases in quotation marks, of the sentence; of documents, of title or text.",
        schema=SEARCHED,
    ),
    _facet("place", "Part of a name, a region, a country code or a gazetteer id." + _WHOLE, VALUE),
    _facet("claimant", "Part of the claimant's name or entity." + _WHOLE, VALUE),
    _facet("weapon", "The start of a class, a model, or a word for it." + _WHOLE, VALUE),
    _facet("side", "The claimant's side." + _SEVERAL, VALUE),
    _facet("kind", "What happened. Several may be given.", _one_of(Kind)),
    _facet("verification", "What the document says of its truth." + _SEVERAL, _one_of(Verification, WHOLE)),
    _facet("stance", "How the claimant puts it. Several may be given.", _one_of(Stance)),
    _facet("outlet", "Who published the document." + _SEVERAL, VALUE),
    Parameter(name="document", words="A document's id, or its name as given.", schema=SEARCHED),
    Parameter(name="since", words="The first day of the happening; of documents, of publication.", schema=DAY),
    Parameter(name="until", words="The last day, inclusive.", schema=DAY),
    Parameter(name="said_since", words="The first day on which it was said (UTC).", schema=DAY),
    Parameter(name="said_until", words="The last day on which it was said, inclusive.", schema=DAY),
    AS_OF,
    Parameter(name="said_by", words="Only what had surely been said by this moment.", schema=MOMENT),
    Parameter(name="all_versions", words="Older versions of documents too.", schema=YES_OR_NO),
)
FINDING = Parameter(name="finding", words="The finding's kind.", schema=_one_of(FindingKind))
PAGING = (
    Parameter(
        name="limit",
        words=f"How many at most; {USUAL} where it is not given.",
        schema={"type": "integer", "minimum": LEAST, "maximum": MOST, "default": USUAL},
    ),
    Parameter(
        name="cursor",
        words="Where to go on: taken from `next` of the page before, never made. It holds for the same filters alone.",
        schema={"type": "string", "minLength": 1, "maxLength": LONGEST_CURSOR},
    ),
)
KEY = Parameter(name="key", words="Its id.", place="path")
