"""What every answer carries, so that a browser lets a page do no more than ours have to."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; worker-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""No script and no style but from files of ours, and no address but this server's."""
NOTHING_OF_THE_DEVICE = (
    "accelerometer=(), camera=(), display-capture=(), fullscreen=(self), "
    "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": NOTHING_OF_THE_DEVICE,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
ENCRYPTED_FROM_NOW_ON = "max-age=31536000"
NOT_KEPT = "no-store"
KEPT_BY_THE_READER = ("Accept-Language", "Cookie")
"""What a page depends on beside its address: its language."""


def put_headers(headers: MutableHeaders, *, is_encrypted: bool, is_private: bool) -> None:
    """Add what every answer carries. A handler's word on keeping its answer stands, unless that is for one reader."""
    for name, value in HEADERS.items():
        headers[name] = value
    if is_encrypted:
        headers["Strict-Transport-Security"] = ENCRYPTED_FROM_NOW_ON
    if is_private:
        headers["Cache-Control"] = NOT_KEPT
        del headers["ETag"]
    headers.setdefault("Cache-Control", NOT_KEPT)
    tag = headers.get("ETag", "")
    if headers.get("Content-Encoding") and tag.startswith('"'):
        headers["ETag"] = f"W/{tag}"
    if headers.get("content-type", "").startswith("text/html"):
        for name in KEPT_BY_THE_READER:
            headers.add_vary_header(name)
