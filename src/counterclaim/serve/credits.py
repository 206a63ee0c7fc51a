"""Whose work the package holds or was made with, as NOTICE and docs/models.md have it in full."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A work: its name, the message that tells what it is for, its licence, and where it is found."""

    name: str
    use: str
    licence: str
    url: str


CREDITS: tuple[Credit, ...] = (
    Credit(
        name="all-MiniLM-L6-v2 (sentence-transformers), MiniLM (Microsoft)",
        use="encoder",
        licence="Apache-2.0; MIT",
        url="https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
    ),
    Credit(
        name="UD_English-GUM 2.16",
        use="trees",
        licence="CC BY 4.0",
        url="https://github.com/UniversalDependencies/UD_English-GUM",
    ),
    Credit(
        name="re3d (Dstl)",
        use="names",
        licence="OGL 3.0; CC BY 3.0 AU; CC BY-SA 3.0",
        url="https://github.com/dstl/re3d",
    ),
    Credit(name="WNUT17", use="names", licence="CC BY 4.0", url="https://github.com/leondz/emerging_entities_17"),
    Credit(name="WordNet 3.0", use="nouns", licence="WordNet", url="https://wordnet.princeton.edu"),
    Credit(name="GeoNames", use="places", licence="CC BY 4.0", url="https://www.geonames.org"),
    Credit(
        name="LGL, TR-News (Gritta et al.)",
        use="weights",
        licence="GPL-3.0",
        url="https://github.com/milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation",
    ),
    Credit(name="Natural Earth", use="map", licence="Public domain", url="https://www.naturalearthdata.com"),
)
