"""What is fetched lies on public addresses, or on a seed's own host and port."""

import gzip
import os
from pathlib import Path
from typing import Any

import pytest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet import defer

from crawler.fetching.addresses import private_because
from crawler.sample.pages import SamplePage, render
from storage.archive import Archive
from tests.crawl import forked
from tests.crawl.program import PROJECT, crawl, crawl_command, export
from tests.site.server import RecordingSite


class Everywhere(CachingThreadedResolver):
    """Resolves every name to this machine."""

    def getHostByName(self, name: str, timeout: Any = ()) -> "defer.Deferred[str]":  # noqa: N802 - Twisted's name
        return defer.succeed("127.0.0.1")


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "10.2.3.4", "172.16.0.1"),
        *("192.168.1.1", "169.254.169.254", "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255"),
        *("::1", "[::1]", "fe80::1%25eth0", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "::"),
        *("localhost", "LOCALHOST.", "printer", "nas.local", "wiki.corp", "metadata.google.internal", "router.lan", ""),
    ],
)
def test_private_hosts(host: str) -> None:
    assert private_because(host, None) is not None


@pytest.mark.parametrize("host", ["8.8.8.8", "[2606:4700::1111]", "64:ff9b::808:808", "trade.example", "local.example"])
def test_public_hosts(host: str) -> None:
    assert private_because(host, None) is None


def test_what_a_name_resolves_to_counts() -> None:
    assert private_because("trade.example", "93.184.216.34") is None
    assert private_because("trade.example", "10.0.0.7") == "trade.example is 10.0.0.7, a private address"
    assert private_because("trade.example", "::ffff:127.0.0.1") is not None


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "public.example"])
def test_a_redirect_of_robots_txt_opens_nothing_private(sample_site: RecordingSite, tmp_path: Path, host: str) -> None:
    """Neither by its literal, nor by a name of this machine, nor by a public name that is one of this machine."""
    with RecordingSite() as neighbour:
        port = neighbour.base.rpartition(":")[2]
        to = f"http://{host}:{port}/robots.txt"
        sample_site.override("/robots.txt", SamplePage(302, (("Location", to),), b""))
        resolver = "DNS_RESOLVER=tests.crawl.test_addresses.Everywhere"
        done = crawl(sample_site.url, tmp_path / "archive", "CLOSESPIDER_PAGECOUNT=3", resolver)
        assert done.returncode == 5, done.stderr
        assert neighbour.requests == []
    with Archive.create_or_open(tmp_path / "archive") as archive:
        assert archive.site_file(f"{sample_site.base}/robots.txt") is None, "what wasn't asked for holds for no day"


def test_a_seed_may_be_private_by_its_name_too(sample_site: RecordingSite, tmp_path: Path) -> None:
    seed = sample_site.url.replace("127.0.0.1", "column.example")
    resolver = "DNS_RESOLVER=tests.crawl.test_addresses.Everywhere"
    done = crawl(seed, tmp_path / "archive", "CLOSESPIDER_PAGECOUNT=4", resolver)
    assert done.returncode == 5, done.stderr
    assert export(tmp_path / "archive")


def test_a_proxys_password_is_in_no_record_and_no_message(tmp_path: Path) -> None:
    """Nor is a name looked up where a proxy does that: `trade.example` has no address here."""
    origin = "http://trade.example"
    with RecordingSite(pages=lambda target: render(target.removeprefix(origin))) as proxy:
        command = crawl_command(f"{origin}/columns", tmp_path / "archive", "CLOSESPIDER_PAGECOUNT=3")
        address = proxy.base.replace("//", "//reader:secret@")
        done = forked.run(command, PROJECT, dict(os.environ) | {"http_proxy": address}, 60)
    assert done.returncode == 5, done.stderr
    assert {request.headers["proxy-authorization"] for request in proxy.requests} == {"Basic cmVhZGVyOnNlY3JldA=="}
    (warc,) = (tmp_path / "archive" / "warc").iterdir()
    written = [
        gzip.decompress(warc.read_bytes()),
        (tmp_path / "archive" / "archive.db").read_bytes(),
        done.stderr.encode(),
    ]
    assert not any(secret in text for secret in (b"secret", b"cmVhZGVyOnNlY3JldA") for text in written)
    assert b"GET /columns HTTP/1" in written[0]
