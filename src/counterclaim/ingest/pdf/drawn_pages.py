"""The pages of a PDF as lines, and what its maker wrote into it, by pypdf and within bounds."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from counterclaim.ingest.pdf.columns import read_in_order
from counterclaim.ingest.pdf.lines import Drawing, Page, Widths, visitor
from counterclaim.ingest.pdf.statements import FileFacts, facts_of
from counterclaim.ingest.raw import RawDocument

Seconds = Callable[[], float]
"""A clock that only goes forward."""

BROKEN = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, AssertionError, EOFError, OSError)
BROKEN_TOO = (RecursionError, NotImplementedError, struct.error, zlib.error)
"""What pypdf stumbles with over files that are no proper PDF, beside its own errors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The most that a report may ask for.

    `stream_bytes` is what one stream may unpack to, `page_steps` and `steps` are steps of drawing in a page and in all.
    """

    pages: int = 1_000
    seconds: float = 60.0
    stream_bytes: int = 30_000_000
    page_steps: int = 1_000_000
    steps: int = 3_000_000

    def configuration(self) -> dict[str, Any]:
        """What pypdf is held to; no other program is started."""
        unpacked = dict.fromkeys(UNPACKING, self.stream_bytes)
        return {
            **unpacked,
            "stream_decoding_work_maximum_length": 2 * self.stream_bytes,
            "stream_parsing_work_maximum_count": self.page_steps,
            "page_tree_maximum_entries": 10 * self.pages,
            "xform_maximum_invocations_per_extraction": self.pages,
            "jbig2dec_binary": None,
            "disable_legacy_handling": True,
        }


UNPACKING = (
    "maximum_declared_stream_length",
    "array_based_stream_maximum_output_length",
    "lzw_maximum_output_length",
    "run_length_maximum_output_length",
    "zlib_maximum_output_length",
)
"""pypdf's bounds on what comes of each way of packing."""


class TooMuch(Exception):
    """More work than a report can ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What was drawn: the pages, null for one that can't be taken apart."""

    pages: tuple[Page | None, ...]
    facts: FileFacts


class Work:
    """How much was done so far. Raises TooMuch."""

    def __init__(self, seconds: Seconds, bounds: Bounds) -> None:
        self.bounds, self._seconds, self._until = bounds, seconds, seconds() + bounds.seconds
        self._steps = 0

    def step(self, *_: object) -> None:
        """One step of drawing more."""
        self._steps += 1
        if self._steps > self.bounds.steps:
            raise TooMuch(f"more than {self.bounds.steps:,} steps of drawing")
        if self._steps % 1_000 == 0:
            self.look_at_the_clock()

    def look_at_the_clock(self) -> None:
        """Go on only while there is time."""
        if self._seconds() > self._until:
            raise TooMuch(f"more than {self.bounds.seconds:.0f} seconds")


def drawn(raw: RawDocument, seconds: Seconds, bounds: Bounds) -> Drawn:
    """The lines of all pages. Raises DocumentError for what is protected, damaged, or asks for too much."""
    from pypdf import apply_configuration
    from pypdf.errors import DependencyError, DeprecationError, LimitReachedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it finds odd but can mend, nobody has asked for
    try:
        with apply_configuration(**bounds.configuration()):
            return _drawn(raw, Work(seconds, bounds))
    except (TooMuch, LimitReachedError) as error:
        reason = f"a PDF that asks for too much ({_told(error)}); print it anew, or save its text"
        raise raw.refusal(reason, "too_long") from error
    except DependencyError as error:
        reason = "a PDF protected by AES; pip install 'counterclaim[protected]', or use qpdf --decrypt"
        raise raw.refusal(reason, "encrypted") from error
    except (PyPdfError, DeprecationError, *BROKEN, *BROKEN_TOO) as error:
        raise raw.refusal(f"a damaged PDF ({_told(error)}); get it again, or print it anew", "damaged") from error


def _drawn(raw: RawDocument, work: Work) -> Drawn:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(raw.payload), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise raw.refusal("a PDF that needs a password; take it off (qpdf --decrypt)", "encrypted")
    number = len(reader.pages)
    if number > work.bounds.pages:
        raise raw.refusal(f"a PDF of {number:,} pages, more than {work.bounds.pages:,}; split it", "too_long")
    if not number:
        raise raw.refusal("a PDF without pages; get it again", "damaged")
    return Drawn(pages=_pages(reader, work), facts=facts_of(reader))


def _pages(reader: Any, work: Work) -> tuple[Page | None, ...]:
    """The pages; one that can't be taken apart is left out, but not all of them."""
    from pypdf.errors import DeprecationError, PyPdfError

    pages: list[Page | None] = []
    widths, failure = Widths(), None
    for number in range(len(reader.pages)):
        work.look_at_the_clock()
        try:
            pages.append(_page(reader.pages[number], widths, work))
        except (PyPdfError, DeprecationError, *BROKEN, *BROKEN_TOO) as error:
            pages.append(None)
            failure = error
    if failure is not None and all(page is None for page in pages):
        raise failure
    return tuple(pages)


def _page(page: Any, widths: Widths, work: Work) -> Page:
    drawing = Drawing()
    page.extract_text(visitor_text=visitor(drawing, widths), visitor_operand_before=work.step)
    drawing.end_line()
    box = page.mediabox
    return Page(lines=tuple(read_in_order(drawing.lines)), bottom=float(box.bottom), top=float(box.top))


def _told(error: Exception) -> str:
    words = " ".join(str(error).split()) or type(error).__name__
    return "".join(character for character in words if character.isprintable())[:80]
