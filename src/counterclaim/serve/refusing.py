"""What a reader sees who asked for what can't be shown: why, in their language, and where to go on."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.errors import SettingsError
from counterclaim.publish.words.bundles import FIRST
from counterclaim.serve.api.answering import refusal
from counterclaim.serve.here import here_of
from counterclaim.serve.templating import html

NOT_HERE = 404


def refused(request: Request, status: int, why: str, told: str = "") -> Response:
    """A page, or a JSON answer, for a request that failed.

    `why` is in English, as our errors are; `told` says the same in the reader's words, where anybody has.
    """
    if request.url.path.startswith("/api/"):
        return refusal(request, status, why)
    t = here_of(request, usable=False).words
    title = t(f"refused-title-{status}")
    if told or t.language == FIRST:
        return refused_page(request, status, title, told or why, may_come_later=not told)
    return refused_page(request, status, title, t(f"refused-what-{status}"), detail=why, may_come_later=True)


def refused_page(
    request: Request, status: int, title: str, words: str, *, detail: str = "", may_come_later: bool = False
) -> Response:
    """The page for a refusal in the reader's words; `detail` says more, in English.

    What is not here may have come after the page's moment: then the page says so.
    """
    usable = status == NOT_HERE and _is_usable(request)
    values = {"title": title, "words": words, "detail": detail, "may_come_later": usable and may_come_later}
    return html(request, "refused.html.j2", status=status, usable=usable, code=status, **values)


def _is_usable(request: Request) -> bool:
    try:
        here_of(request)
    except SettingsError:
        return False
    return True
