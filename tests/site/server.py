"""The sample site for tests: it remembers what it was asked, and answers otherwise where a test wants it to."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from crawler.sample.pages import SamplePage, render, validated
from crawler.sample.server import Pages, SampleRequest, SampleSite, conditional

ORIGIN_FILES = ("/robots.txt", "/.well-known/tdmrep.json")
"""What a site says of itself, and is asked for once a day."""

Override = SamplePage | Callable[[SampleRequest], SamplePage]


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """A request and the status it got. `headers` have lower-case names, `at` is a `time.monotonic()` in seconds, taken
    when the request had come in."""

    method: str
    path: str
    status: int
    headers: Mapping[str, str]
    at: float


class RecordingSite(SampleSite):
    """The sample site with a log of its requests, in the order in which they were answered, and with overrides."""

    def __init__(self, port: int = 0, pages: Pages = render, listing: str = "/columns") -> None:
        self._lock = threading.Lock()
        self._log: list[LoggedRequest] = []
        self._overrides: dict[str, Override] = {}
        super().__init__(port, pages, listing)

    @property
    def requests(self) -> list[LoggedRequest]:
        """What was asked so far: a copy, so that it stands still while the site goes on answering."""
        with self._lock:
            return list(self._log)

    def paths(self) -> list[str]:
        """The paths with queries of the pages that were asked for."""
        return [request.path for request in self.requests if request.path not in ORIGIN_FILES]

    def forget_requests(self) -> None:
        with self._lock:
            self._log.clear()

    def override(self, path: str, response: Override) -> None:
        """Answer requests for `path` (with its query) by `response`, or by what it returns, until `restore`."""
        with self._lock:
            self._overrides[path] = response

    def restore(self, path: str) -> None:
        with self._lock:
            del self._overrides[path]

    def respond(self, request: SampleRequest) -> SamplePage:
        at = time.monotonic()
        with self._lock:
            override = self._overrides.get(request.path)
        if override is None:
            page = super().respond(request)
        else:
            page = conditional(override if isinstance(override, SamplePage) else override(request), request.headers)
        with self._lock:
            self._log.append(LoggedRequest(request.method, request.path, page.status, request.headers, at))
        return page


def edited(path: str, old: str, new: str) -> SamplePage:
    """The site's page at `path` with one text replaced and validators of its own. For pages in UTF-8, not compressed.

    Raises `ValueError` if there is no such page, or if the text isn't on it.
    """
    page = render(path)
    if page is None or old not in page.body.decode():
        raise ValueError(f"{path} has no {old!r} to replace")
    return validated(page.body.decode().replace(old, new).encode(), page.header("Content-Type") or "")
