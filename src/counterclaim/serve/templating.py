"""Templates filled in for a request."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from counterclaim.publish.addresses import web_link
from counterclaim.publish.rendering import environment
from counterclaim.serve.assets import entry
from counterclaim.serve.data_blocks import json_block
from counterclaim.serve.here import Here, here_of
from counterclaim.serve.saying import said_by
from counterclaim.serve.side_marks import side_mark

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

PACKAGE = "counterclaim.serve"


def html(request: Request, template: str, /, *, status: int = 200, usable: bool = True, **values: Any) -> HTMLResponse:
    """A template filled in with these values, `here` (the request), `t` (its words) and `entry` (built scripts).

    Besides there is what `saying` says values with; a value of the page's own hides what has its name.

    `usable` is false where what the request asks can't be used: the page then is about nothing that it asks.
    """
    return HTMLResponse(_filled(here_of(request, usable=usable), template, values), status_code=status)


def markup(request: Request, template: str, /, **values: Any) -> Markup:
    """A part of a page, filled in as `html` fills in a page: to be remembered, and put into a page as it is.

    It is for all readers: nothing in it is for one who is signed in.
    """
    from markupsafe import Markup

    for_all = replace(here_of(request), reader=None, csrf="", told=())
    return Markup(_filled(for_all, template, values))


def _filled(here: Here, template: str, values: dict[str, Any]) -> str:
    known: dict[str, Any] = {"here": here, "t": here.words, "entry": entry, "say": here.wording}
    return _templates().get_template(template).render(known | said_by(here.wording) | values)


@cache
def _templates() -> Environment:
    templates = environment((PACKAGE,))
    templates.filters["json_block"] = json_block
    templates.filters["side_mark"] = side_mark
    templates.filters["web_link"] = web_link
    return templates
