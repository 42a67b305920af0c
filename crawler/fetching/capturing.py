"""Downloader middleware nearest to the network: conditional headers out, a WARC record in.

Each exchange is written as it came, redirects and robots.txt included, before anything else looks at it; an answer that
the archive has already, or a 304, as a revisit record. Of a page that says noindex or noarchive only the head of the
answer is written; its body goes no further than the worker that reads where it leads. The records are made durable
(`Warc.flush`) before the database mentions them: that is the spider's part, because it can do it while the page is
being read.
"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self, cast

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.headers import Headers

from crawler.reading.robots_directives import why_withheld
from crawler.reading.urls import host_of, url_key
from crawler.visiting.visited import Withheld
from storage.records import Capture, Lease, WarcReference
from storage.warc_records import TOO_LONG, WITHHELD

if TYPE_CHECKING:
    from crawler.spiders.columns import ColumnsSpider


class Capturing:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        lease: Lease | None = request.meta.get("lease")
        if lease is None:
            return
        # The validators belong to the leased address: a redirect's target has its own.
        for name, value in (("If-None-Match", lease.etag), ("If-Modified-Since", lease.last_modified)):
            if value and "redirect_urls" not in request.meta:
                request.headers[name] = value
            else:
                request.headers.pop(name, None)

    def process_response(self, request: Request, response: Response) -> Response:
        spider = cast("ColumnsSpider", self.crawler.spider)
        capture = Capture(
            url=request.url,
            status=response.status,
            headers=_header_fields(response.headers),
            body=response.body,
            captured_at=datetime.now(UTC),
        )
        asked = _header_fields(request.headers)
        why = self._why_withheld(request, capture)
        truncated = WITHHELD if why else TOO_LONG if "download_stopped" in response.flags else ""
        earlier = None if truncated else spider.archive.earlier_capture(url_key(capture.url), capture)
        reference = spider.archive.warc.append(capture, asked, earlier, truncated)
        lease: Lease | None = request.meta.get("lease")
        site = lease.site if lease is not None else host_of(request.url)
        spider.site_tallies[site].note_exchange(response.status, len(response.body), reference.length)
        request.meta["withheld"] = Withheld(why, capture) if why else None
        captures: list[tuple[Capture, WarcReference]] = request.meta.setdefault("captures", [])
        captures.append((replace(capture, body=b"") if why else capture, reference))
        return response

    def _why_withheld(self, request: Request, capture: Capture) -> str | None:
        """Why the body isn't kept; None if it is, as of whatever is no page: robots.txt has no lease."""
        lease: Lease | None = request.meta.get("lease")
        spider = cast("ColumnsSpider", self.crawler.spider)
        if lease is None or not capture.body or spider.plan.sites[lease.site].ignores_directives:
            return None
        return why_withheld(capture)


def _header_fields(headers: Headers) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values
    )
