"""Small PDFs, written by hand: each word where it is wanted, nothing else."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842
LEADING = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words at a place: points from the left and from the bottom."""

    text: str
    x: float
    y: float
    size: float = 10
    bold: bool = False


def column(lines: Iterable[str], x: float = 50, top: float = 760) -> list[Words]:
    """Lines one below the other; an empty one leaves a gap."""
    return [Words(text=line, x=x, y=top - LEADING * number) for number, line in enumerate(lines) if line]


def written(pages: Sequence[Sequence[Words]], info: str = "", extra: Sequence[bytes] = (), trailer: str = "") -> bytes:
    """A PDF of these pages; `info` goes into its information dictionary, `extra` are more objects."""
    return with_streams([_stream(page) for page in pages], info, extra, trailer)


def with_streams(
    streams: Sequence[bytes],
    info: str = "",
    extra: Sequence[bytes] = (),
    trailer: str = "",
    filters: str = "/FlateDecode",
) -> bytes:
    """A PDF of pages with these streams, as they stand in it."""
    fonts = "<< /F1 3 0 R /F2 4 0 R >>"
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(streams)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>".encode("latin-1"),
    ]
    for number, stream in enumerate(streams):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {7 + 2 * number} 0 R "
        objects.append((page + f"/Resources << /Font {fonts} >> >>").encode())
        objects.append(f"<< /Length {len(stream)} /Filter {filters} >>\nstream\n".encode() + stream + b"\nendstream")
    return _assembled([*objects, *extra], f"/Root 1 0 R /Info 5 0 R {trailer}")


def _assembled(objects: Sequence[bytes], trailer: str) -> bytes:
    whole, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(whole)
    whole += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    whole += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    whole += f"trailer\n<< /Size {len(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(whole)


def _stream(page: Sequence[Words]) -> bytes:
    drawn = "\n".join(
        f"BT /{'F2' if words.bold else 'F1'} {words.size} Tf {words.x} {words.y} Td ({_escaped(words.text)}) Tj ET"
        for words in page
    )
    return zlib.compress(drawn.encode("cp1252"))


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
