"""The address that was checked is the one connected to, and the certificate is checked against the name."""

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from claimdiff.sources.fetch import Fetcher
from claimdiff.sources.fetch_error import FetchError
from tests.sources.loopback import Handler, Site, page, quick, reply


def resolve_to(monkeypatch: pytest.MonkeyPatch, answers: dict[str, list[list[str]]]) -> list[str]:
    """Let these names resolve to these addresses, one list each time; returns the names as they are asked."""
    asked: list[str] = []
    really = socket.getaddrinfo

    def look_up(host: str, port: int, *more: Any, **named: Any) -> list[Any]:
        if host[0].isdigit():  # connecting to an address goes through here too
            return really(host, port, *more, **named)
        asked.append(host)
        if host not in answers:
            raise socket.gaierror("no such name")
        found = answers[host].pop(0) if len(answers[host]) > 1 else answers[host][0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def test_a_name_is_resolved_once_for_a_connection(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second look could bring another address (DNS rebinding); robots.txt and page are a connection each."""
    site.pages["/a"] = reply(page("Piers"))
    asked = resolve_to(monkeypatch, {"post.example": [["127.0.0.1"]]})
    Fetcher(quick(site)).fetch(f"http://post.example:{site.port}/a")
    assert asked == ["post.example"] * 2
    assert site.asked[0].headers["host"] == f"post.example:{site.port}"


def test_a_name_that_turns_private_after_the_first_look_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/a"] = reply(page("Piers"))
    resolve_to(monkeypatch, {"post.example": [["127.0.0.1"], ["10.0.0.1"]]})
    with pytest.raises(FetchError, match=r"post\.example leads to 10\.0\.0\.1, not a public address"):
        Fetcher(quick(site)).fetch(f"http://post.example:{site.port}/a")


def test_of_several_addresses_only_those_that_may_be_asked_are(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/a"] = reply(page("Piers"))
    resolve_to(monkeypatch, {"post.example": [["10.0.0.1", "169.254.169.254", "127.0.0.1"]]})
    assert Fetcher(quick(site)).fetch(f"http://post.example:{site.port}/a").is_private


def test_a_name_that_does_not_resolve_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve_to(monkeypatch, {})
    with pytest.raises(FetchError) as caught:
        Fetcher(quick()).fetch("http://nowhere.example/a")
    assert str(caught.value) == "no address found for nowhere.example; check the host's name, and the network"


def test_a_resolver_that_hangs_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [release.wait(30)][:0])
    with pytest.raises(FetchError, match=r"^no connection within 0\.2 s; "):
        Fetcher(quick(connect_seconds=0.2, n_attempts=1)).fetch("http://slow.example/a")
    release.set()


@contextmanager
def https(folder: Path) -> Iterator[tuple[Site, Path]]:
    """A site with a certificate for `localhost` that nobody has signed."""
    key, certificate = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    class OwnHandler(Handler):
        pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), OwnHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    site = OwnHandler.site = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield site, certificate
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_certificate_is_checked_against_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with https(tmp_path) as (site, certificate):
        site.pages["/a"] = reply(page("Piers"))
        url = f"https://localhost:{site.port}/a"
        settings = quick(allow_private=("127.0.0.0/8", "::1"))
        with pytest.raises(FetchError, match="the server's certificate is not valid"):
            Fetcher(settings).fetch(url)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert Fetcher(settings).fetch(url).data == page("Piers").encode()
        with pytest.raises(FetchError, match="certificate is not valid"):
            Fetcher(settings).fetch(f"https://127.0.0.1:{site.port}/a")
