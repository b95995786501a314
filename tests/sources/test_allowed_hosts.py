"""Which addresses are public, and what `allow_private` allows."""

from ipaddress import ip_address

import pytest

from claimdiff.errors import ClaimdiffError
from claimdiff.sources.allowed_hosts import is_public, parse_allowed
from claimdiff.sources.fetch_settings import FetchSettings


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.0.3", "0.0.0.0", "0.1.2.3", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192", "192.0.2.1", "198.18.0.1",
        "198.51.100.7", "203.0.113.5", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.88.99.1",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "fe80::1", "fe80::1%1", "fec0::1", "fc00::1",
        "fd00:ec2::254", "ff02::1", "2001:db8::1", "2001::1", "2002:7f00:1::1", "2002:a9fe:a9fe::1", "64:ff9b::7f00:1",
        "64:ff9b:1::1", "100::1", "3fff::1", "5f00::1",
    ],
)  # fmt: skip
def test_these_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "1.1.1.1", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "2002:808:808::1", "64:ff9b::808:808"],
)
def test_these_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    ("entry", "host", "port", "address", "allowed"),
    [
        ("127.0.0.1:8000", "127.0.0.1", 8000, "127.0.0.1", True),
        ("127.0.0.1:8000", "127.0.0.1", 8001, "127.0.0.1", False),
        ("127.0.0.1", "anything.example", 80, "127.0.0.1", True),
        ("127.0.0.1", "x", 80, "::ffff:127.0.0.1", True),
        ("10.0.0.0/8", "x", 443, "10.9.8.7", True),
        ("10.0.0.0/8", "x", 443, "11.9.8.7", False),
        ("10.0.0.0/8:443", "x", 80, "10.9.8.7", False),
        ("[::1]:8000", "::1", 8000, "::1", True),
        ("[::1]:8000", "::1", 80, "::1", False),
        ("::1", "::1", 80, "::1", True),
        ("fd00::/8", "x", 80, "fd00::5", True),
        ("Intranet.Example", "intranet.example.", 80, "10.0.0.1", True),
        ("intranet.example:8080", "intranet.example", 80, "10.0.0.1", False),
        ("intranet.example", "evil.intranet.example", 80, "10.0.0.1", False),
    ],
)
def test_allow_private_names_hosts_and_networks(
    entry: str, host: str, port: int, address: str, *, allowed: bool
) -> None:
    assert parse_allowed((entry,)).allows(host, port, ip_address(address)) is allowed


@pytest.mark.parametrize(
    "entry", ["", "http://127.0.0.1/", "a b", "127.0.0.1:0", "127.0.0.1:70000", "*", "a/b", "[::1"]
)
def test_an_entry_that_names_nothing_is_refused_at_once(entry: str) -> None:
    with pytest.raises(ClaimdiffError, match=r"allow_private: .* names no host, address or network"):
        FetchSettings(allow_private=(entry,))


def test_the_environment_can_allow_hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMDIFF_ALLOW_PRIVATE", " 127.0.0.1:8000 , 10.0.0.0/8,")
    assert FetchSettings.from_environment().allow_private == ("127.0.0.1:8000", "10.0.0.0/8")
    monkeypatch.delenv("CLAIMDIFF_ALLOW_PRIVATE")
    assert FetchSettings.from_environment().allow_private == ()
