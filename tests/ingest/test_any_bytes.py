"""Whatever the bytes, there are documents and refusals, and nothing else."""

from __future__ import annotations

import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.errors import DocumentError
from counterclaim.ingest.documents import open_documents
from counterclaim.ingest.limits import Limits

LIMITS = Limits(document_bytes=5_000, page_bytes=4_000, characters=3_000)
MARKUP = (
    "<p> </p> <html> <table><tr><td> <script> <!-- --> <svg> &#x0; &amp <meta\tcharset= ' <article> </div> <![CDATA[ "
    "<?xml\tencoding='utf-8'?> <a\thref=' word\t <br/> € <time\tdatetime=' <ul><li> <math><mi> <template> <frameset>"
)
PIECES = st.sampled_from(MARKUP.split(" "))


def refused_or_whole(content: bytes) -> None:
    """Each comes out as a document whose text is its own, or as a refusal that says why in one line."""
    for found in open_documents(["-"], io.BytesIO(content), LIMITS):
        if isinstance(found, DocumentError):
            assert found.reason
            assert found.code
        else:
            assert found.text.strip()
            assert found.text.encode()
            assert len(found.text) <= LIMITS.characters


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=6_000))
def test_any_bytes(content: bytes) -> None:
    refused_or_whole(content)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=3_000), st.sampled_from(["utf-8", "utf-16", "cp1251", "utf-8-sig"]))
def test_any_text_in_any_encoding(text: str, encoding: str) -> None:
    refused_or_whole(text.encode(encoding, "replace"))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=60))
def test_any_markup(pieces: list[str]) -> None:
    refused_or_whole(("<html>" + "".join(pieces)).encode("utf-8", "surrogatepass"))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(["id", "text", "published", "lang", "url", "publisher", "title", "other"])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=8), max_size=4), st.integers(0, 200))
def test_any_json_whole_or_cut(records: list[dict[str, object]], cut: int) -> None:
    lines = "\n".join(json.dumps(record) for record in records).encode()
    refused_or_whole(lines)
    refused_or_whole(lines[: max(0, len(lines) - cut)])


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=500))
def test_the_text_of_a_json_line_is_exactly_the_text_given(text: str) -> None:
    for found in open_documents(["-"], io.BytesIO(json.dumps({"text": text}).encode()), LIMITS):
        assert isinstance(found, DocumentError) or found.text == text
