"""Which addresses and machines are gone to."""

from __future__ import annotations

import pytest

from counterclaim.errors import FetchError
from counterclaim.fetch.addresses import fit_address, is_one_site, name_in
from counterclaim.fetch.asking import is_address
from counterclaim.fetch.reachable import barred, machine_of


@pytest.mark.parametrize(
    "words",
    [
        *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "0.0.0.0"),
        *("169.254.169.254", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "192.0.0.1"),
        *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "64:ff9b::10.0.0.1"),
        *("64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2001:0:1::1", "2001:db8::1", "fe80::1", "fe80::1%eth0"),
        *("fec0::1", "fc00::1", "fd12::1", "ff02::1", "100::1", "4000::1"),
    ],
)
def test_only_machines_of_the_open_internet_are_spoken_to(words: str) -> None:
    machine = machine_of(words)
    assert machine is not None
    assert barred(machine, allow_private=False)


@pytest.mark.parametrize("words", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "2002:5db8:d822::1"])
def test_machines_of_the_open_internet_are_spoken_to(words: str) -> None:
    machine = machine_of(words)
    assert machine is not None
    assert barred(machine, allow_private=False) is None


@pytest.mark.parametrize("words", ["127.0.0.1", "10.2.3.4", "192.168.0.9", "100.100.0.1", "::1", "fd00::9"])
def test_private_machines_are_spoken_to_where_allowed(words: str) -> None:
    machine = machine_of(words)
    assert machine is not None
    assert barred(machine, allow_private=True) is None


@pytest.mark.parametrize("words", ["169.254.169.254", "fe80::1", "224.0.0.1", "0.0.0.0", "255.255.255.255"])
def test_some_machines_are_never_spoken_to(words: str) -> None:
    machine = machine_of(words)
    assert machine is not None
    assert barred(machine, allow_private=True)


@pytest.mark.parametrize(
    "words",
    [
        *("ftp://wire.example/a", "file:///etc/passwd", "gopher://wire.example", "wire.example/a", "http://", "https:///a"),
        *("http://ada:secret@wire.example/", "http://ada@wire.example/", "http://wire.example:22/"),
        *("http://wire.example:8080/", "http://localhost/", "http://a.localhost/", "http://LOCALHOST./"),
        *("http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http://1.2.3.4.5/"),
        *("http://wire.example/a b", "http://wire.example/\x00", "http://wire.example/\r\nX: y", "http://[::1/"),
        "http://wire.example/" + "a" * 5_000,
    ],
)  # fmt: skip
def test_what_is_no_fit_address_is_refused(words: str) -> None:
    with pytest.raises(FetchError) as raised:
        fit_address(words)
    assert raised.value.code == "address"
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("http://wire.example", "http://wire.example"),
        ("HTTPS://Wire.Example:443/A?b=1#c", "https://wire.example/A?b=1"),
        ("https://мост.example/новини", "https://xn--l1aeje.example/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8"),
    ],
)
def test_a_fit_address_is_written_one_way(words: str, address: str) -> None:
    assert str(fit_address(words)) == address


def test_other_ports_and_this_machine_are_allowed_together() -> None:
    assert str(fit_address("http://localhost:8080/a", allow_private=True)) == "http://localhost:8080/a"


def test_paths_are_told_from_addresses() -> None:
    assert [is_address(words) for words in ("https://a.example", "HTTP://a", "http.txt", "ftp://a", "-")] == [
        *(True, True, False, False, False)
    ]


def test_a_document_is_called_by_the_end_of_its_address() -> None:
    assert name_in("https://wire.example/2031/%D0%B0.html?x=1") == "а.html"
    assert name_in("https://wire.example/") == "wire.example"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("wire.example", "www.wire.example", True),
        ("feeds.wire.example", "www.wire.example", True),
        ("wire.example", "news.wire.example", True),
        ("wire.example", "post.example", False),
        ("www.example", "feeds.example", False),
        ("awire.example", "wire.example", False),
    ],
)
def test_hosts_of_one_site_are_told(one: str, other: str, same: bool) -> None:
    assert is_one_site(one, other) is same
