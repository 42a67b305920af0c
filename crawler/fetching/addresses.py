"""Downloader middleware: a public site leads to no private address, neither by link nor by redirect nor by its names.

Else a page could have us fetch what only this machine or its network may: a router's page, a cloud's metadata. A seed
that a person gave may be private; it opens its own host and port, nothing else.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Any, Self, cast
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.error import DNSLookupError

from crawler.reading.urls import host_of

if TYPE_CHECKING:
    from crawler.spiders.columns import ColumnsSpider

_PRIVATE_NAMES = ("localhost", "local", "internal", "lan", "home", "intranet", "corp", "home.arpa")
"""Endings of names that mean something else in each network (RFC 6761, RFC 6762, RFC 8375; `.internal` by ICANN)."""


_NAT64 = IPv6Network("64:ff9b::/96")


class AddressRefused(IgnoreRequest):
    """The address is one of this machine or its network; the message says which."""


class PublicOnly:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises AddressRefused. Behind a proxy, which resolves names itself, the name alone is looked at."""
        spider = cast("ColumnsSpider", self.crawler.spider)
        if host_of(request.url) in spider.plan.sites:
            return
        name = urlsplit(request.url).hostname or ""
        resolved = None if request.meta.get("proxy") or address_of(name) else await _resolve(name)
        if (why := private_because(name, resolved)) is not None:
            raise AddressRefused(f"{request.url}: {why}: only a seed may be there")


def private_because(name: str, resolved: str | None) -> str | None:
    """Why a host, by its name or literal and the address that the name resolves to (None: not known), is not a public
    one; None if it is."""
    if (literal := address_of(name)) is not None:
        return None if _is_public(literal) else f"{literal} is a private address"
    folded = name.lower().rstrip(".")
    if "." not in folded or folded.endswith(tuple(f".{ending}" for ending in _PRIVATE_NAMES)):
        return f"{name} is a name in a private network"
    if resolved is not None and not _is_public(ip_address(resolved)):
        return f"{name} is {resolved}, a private address"
    return None


def address_of(name: str) -> IPv4Address | IPv6Address | None:
    """The IP address that a host in an URL is: also in the short, octal and hexadecimal forms ('127.1', '0x7f000001')
    that are still understood everywhere. None for a name."""
    try:
        return ip_address(name.strip("[]").partition("%")[0])
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(name))
    except OSError:
        return None


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and (inner := _inner(address)) is not None:
        return _is_public(inner)
    return address.is_global and not address.is_multicast


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one leads to: mapped, 6to4, Teredo, NAT64 (RFC 6052)."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


async def _resolve(name: str) -> str | None:
    """The address that the download will use, which Scrapy's resolver keeps; None if there is none."""
    from twisted.internet import reactor  # noqa: PLC0415 - importing it installs one

    try:
        return str(await maybe_deferred_to_future(cast("Any", reactor).resolve(name)))
    except DNSLookupError:
        return None
