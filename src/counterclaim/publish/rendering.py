"""Templates, with everything escaped and made visible."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

PACKAGE = "counterclaim.publish"


def environment(packages: Sequence[str] = ()) -> Environment:
    """Templates of publishing, and of these packages before it: autoescaped, undefined names are errors."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    from counterclaim.publish.visible import shown

    return Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in (*packages, PACKAGE)]),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def asset(name: str, package: str = PACKAGE) -> str:
    """A style sheet or script as it lies beside a package's templates."""
    return (files(package) / "templates" / name).read_text("utf-8")
