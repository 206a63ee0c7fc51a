"""The built scripts and styles, the icon, and the reader's choice of language."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from counterclaim.publish.rendering import asset as template
from counterclaim.publish.words.bundles import LANGUAGES
from counterclaim.serve.assets import asset
from counterclaim.serve.guard.origins import path_here
from counterclaim.serve.here import LANGUAGE
from counterclaim.serve.pages.things import Missing, Route

FOR_EVER = "public, max-age=31536000, immutable"
A_YEAR_S = 31_536_000


def built(request: Request) -> Response:
    """A script or style sheet. Its name tells its content, so it may be kept for ever."""
    name = request.path_params["name"]
    held = asset(name)
    if held is None:
        raise Missing(f"There is no file {name}.")
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(held.content, media_type=held.media_type, headers=headers)
    return Response(held.compressed, media_type=held.media_type, headers=headers | {"Content-Encoding": "gzip"})


def icon(request: Request) -> Response:
    """Two columns, one against the other."""
    return Response(template("icon.svg", "counterclaim.serve"), media_type="image/svg+xml")


def language(request: Request) -> Response:
    """Keeps the reader's choice of language in a cookie, and goes back to the page that they came from."""
    chosen = request.query_params.get("language", "")
    answer = RedirectResponse(path_here(request.query_params.get("back", "/")), status_code=303)
    if chosen in LANGUAGES:
        answer.set_cookie(LANGUAGE, chosen, max_age=A_YEAR_S, samesite="lax", httponly=True)
    return answer


ROUTES: tuple[Route, ...] = (("/icon.svg", icon), ("/language", language), ("/static/{name}", built))
