"""Which addresses may be fetched: public ones, and private ones that the configuration names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from claimdiff.errors import ClaimdiffError

Address = IPv4Address | IPv6Address

_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?", re.IGNORECASE)
_PUBLIC_V6 = ip_network("2000::/3")
"""All that is assigned as global unicast; loopback, mapped, link-local, unique-local and multicast lie outside."""
_NAT64 = ip_network("64:ff9b::/96")
_OTHER_REFUSED = tuple(
    ip_network(network)
    for network in (
        "100.64.0.0/10",  # carrier-grade NAT; one cloud's metadata is at 100.100.100.200
        "168.63.129.16/32",  # public, yet a cloud's own service for its machines
        "192.0.0.0/24",  # protocol assignments; one cloud's metadata is at 192.0.0.192
        "192.88.99.0/24",  # 6to4 relays
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",
        "3fff::/20",  # examples, like the one before
    )
)


@dataclass(frozen=True, slots=True)
class AllowedHosts:
    """Parsed `allow_private`: names and networks, each with a port or None for any."""

    names: frozenset[tuple[str, int | None]] = frozenset()
    networks: tuple[tuple[IPv4Network | IPv6Network, int | None], ...] = ()

    def allows(self, host: str, port: int, address: Address) -> bool:
        """Whether `address`, to which `host` resolved, may be connected to although it is not public."""
        name = host.rstrip(".").lower()
        if {(name, port), (name, None)} & self.names:
            return True
        meant = mapped_address(address)
        return any(
            wanted in (None, port) and meant.version == network.version and meant in network
            for network, wanted in self.networks
        )


def parse_allowed(entries: tuple[str, ...]) -> AllowedHosts:
    """Return the hosts and networks that `entries` name. Raises ClaimdiffError for one that names none."""
    names: set[tuple[str, int | None]] = set()
    networks: list[tuple[IPv4Network | IPv6Network, int | None]] = []
    for entry in entries:
        host, port = _split_port(entry)
        try:
            networks.append((ip_network(host, strict=False), port))
        except ValueError:
            if not _HOST.fullmatch(host):
                raise _unknown(entry) from None
            names.add((host.rstrip(".").lower(), port))
    return AllowedHosts(frozenset(names), tuple(networks))


def is_public(address: Address) -> bool:
    """Whether `address` lies in the public internet.

    Loopback, private, link-local, multicast, reserved and cloud metadata addresses do not, nor does an IPv6 address
    that embeds such an IPv4 one (mapped, 6to4, NAT64).
    """
    if isinstance(address, IPv6Address):
        embedded = _embedded(address)
        if embedded is not None:
            return is_public(embedded)
        if address not in _PUBLIC_V6:
            return False
    elif address.is_multicast or address.is_reserved:
        return False
    return address.is_global and not any(
        address.version == network.version and address in network for network in _OTHER_REFUSED
    )


def mapped_address(address: Address) -> Address:
    """Return the IPv4 address that an IPv4-mapped IPv6 one stands for; any other as it is."""
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address


def parse_address(text: str) -> Address | None:
    """Return the address that `text` writes, or None for a name."""
    try:
        return ip_address(text)
    except ValueError:
        return None


def _embedded(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def _split_port(entry: str) -> tuple[str, int | None]:
    found = re.fullmatch(r"\[([0-9a-fA-F:.]+)\](?::(\d{1,5}))?|([^:\[\]]+):(\d{1,5})", entry.strip())
    if not found:
        return entry.strip(), None
    port = found.group(2) or found.group(4)
    if port is not None and not 0 < int(port) < 65536:
        raise _unknown(entry)
    return found.group(1) or found.group(3), int(port) if port else None


def _unknown(entry: str) -> ClaimdiffError:
    return ClaimdiffError(
        f"allow_private: {entry!r} names no host, address or network; write it as 127.0.0.1:8000, news.example or "
        "10.0.0.0/8"
    )
