"""Which of the addresses that documents give as their own become links."""

from __future__ import annotations

import pytest

from counterclaim.publish.addresses import web_link


@pytest.mark.parametrize(
    "url",
    ["https://wire.example/1?a=b&c#d", "HTTP://wire.example", "https://приклад.укр/новина", "http://[::1]:8080/a"],
)
def test_addresses_of_the_web_become_links(url: str) -> None:
    assert web_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,<b>",
        "//wire.example",
        "https://",
        "https:///path",
        "http://[",
        "https://wire.example/a b",
        "https://wire.example/a\nb",
        "https://wire.example/\u202e",
        "https://wire.example/<script>",
        'https://wire.example/"onclick=',
        "https://wire.example/" + "a" * 2_000,
        " https://wire.example/",
        "java\tscript:alert(1)",
    ],
)
def test_others_do_not(url: str) -> None:
    assert web_link(url) == ""
