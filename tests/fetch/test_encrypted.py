"""Fetching over TLS: the certificate is that of the name asked for, and all bounds hold."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fetch.misbehaving_server import PAGE, MisbehavingServer
from tests.fetch.worlds import HURRIED, fetcher_in, open_world

from counterclaim.errors import FetchError
from counterclaim.fetch.asking import Manners, Wanted

NAMED = ["-subj", "/CN=wire.example", "-addext", "subjectAltName=DNS:wire.example"]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of wire.example, by itself, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl here that makes a certificate")
    path = tmp_path_factory.mktemp("certificate") / "wire.pem"
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", str(path), "-out", f"{path}.crt"]
    subprocess.run([openssl, *made, *NAMED], check=True, capture_output=True)
    path.write_text(path.read_text() + Path(f"{path}.crt").read_text())
    return path


@pytest.fixture
def server(certificate: Path) -> Iterator[MisbehavingServer]:
    encrypted = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    encrypted.load_cert_chain(certificate)
    with MisbehavingServer(encrypted=encrypted) as serving:
        yield serving


def wanted(path: str, host: str = "wire.example") -> Wanted:
    return Wanted(address=f"https://{host}{path}")


def test_a_page_comes_over_tls(server: MisbehavingServer, certificate: Path) -> None:
    fetcher = fetcher_in(open_world(server.port), ssl_context=ssl.create_default_context(cafile=str(certificate)))
    assert fetcher.fetch(wanted("/page")).payload == PAGE
    assert fetcher.fetch(wanted("/packed")).payload == PAGE


@pytest.mark.parametrize("path", ["/too-little", "/cut-off", "/cut-off-without-a-length"])
def test_what_misbehaves_is_refused_over_tls_too(server: MisbehavingServer, certificate: Path, path: str) -> None:
    fetcher = fetcher_in(open_world(server.port), ssl_context=ssl.create_default_context(cafile=str(certificate)))
    with pytest.raises(FetchError) as refused:
        fetcher.fetch(wanted(path))
    assert refused.value.passes


@pytest.mark.parametrize("path", ["/dripping", "/slow-headers"])
def test_what_is_slow_is_left_over_tls_too(server: MisbehavingServer, certificate: Path, path: str) -> None:
    believing = ssl.create_default_context(cafile=str(certificate))
    fetcher = fetcher_in(open_world(server.port), patience=HURRIED, ssl_context=believing)
    with pytest.raises(FetchError, match="no answer in time"):
        fetcher.fetch(Wanted(address=f"https://wire.example{path}", manners=Manners(obey_robots=False)))


def test_a_certificate_of_nobody_known_or_of_another_name_is_not_believed(
    server: MisbehavingServer, certificate: Path
) -> None:
    with pytest.raises(FetchError, match=r"robots\.txt of this host can't be had \(can't be reached .*certificate"):
        fetcher_in(open_world(server.port)).fetch(wanted("/page"))
    believing = fetcher_in(open_world(server.port), ssl_context=ssl.create_default_context(cafile=str(certificate)))
    with pytest.raises(FetchError, match="certificate"):
        believing.fetch(wanted("/page", host="post.example"))
    assert "/page" not in server.paths_asked()
