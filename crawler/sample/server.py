"""The sample site on a loopback port: HTTP/1.1 with keep-alive and conditional requests, standard library only."""

import socket
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from crawler.sample.pages import NOT_FOUND, SamplePage, render

Pages = Callable[[str], SamplePage | None]


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """A request as received: the path with its query, and the headers by their names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]


class SampleSite:
    """The running site; a context manager that stops it. `port` 0 takes any free one.

    `base` is the site's root without a slash at the end, `url` its listing. Another site's pages may be served instead:
    `pages` gives the page at a path with its query, or None. Raises `OSError` if the port is taken.
    """

    def __init__(self, port: int = 0, pages: Pages = render, listing: str = "/columns") -> None:
        self._pages = pages
        self._server = _Server(self, port)
        self.base = f"http://127.0.0.1:{self._server.server_port}"
        self.url = self.base + listing
        # Half a second, the default, is how long `close` would then take.
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def respond(self, request: SampleRequest) -> SamplePage:
        return conditional(self._pages(request.path) or NOT_FOUND, request.headers)

    def close(self) -> None:
        """Stop answering: also on the connections that clients keep open. Harmless when called again."""
        self._server.shutdown()
        self._server.server_close()
        self._server.disconnect()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def conditional(page: SamplePage, headers: Mapping[str, str]) -> SamplePage:
    """The page, or 304 where the request's validators name the version that the client has (RFC 9110, 13.2.2)."""
    if page.status != 200:
        return page
    if "if-none-match" in headers:
        wanted = {tag.strip().removeprefix("W/") for tag in headers["if-none-match"].split(",")}
        fresh = page.header("ETag") in wanted
    else:
        # As many servers do, compared as text: a client sends back the date that it was given.
        fresh = "if-modified-since" in headers and headers["if-modified-since"] == page.header("Last-Modified")
    if not fresh:
        return page
    kept = tuple(header for header in page.headers if header[0] in {"ETag", "Last-Modified"})
    return SamplePage(304, kept, b"")


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, site: SampleSite, port: int) -> None:
        self.site = site
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def disconnect(self) -> None:
        for connection in tuple(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:  # it has just been closed
                continue

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A client that goes away in the middle of a response is a client's right: crawls under test get killed.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    # Headers and body leave in one packet; otherwise each response waits for the client's delayed ACK (40 ms).
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        page = self.server.site.respond(SampleRequest(self.command, self.path, headers))
        self.send_response(page.status)
        for name, value in page.headers:
            self.send_header(name, value)
        if page.status != 304:
            self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        self.wfile.write(page.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  http.server's own signature
        """Nothing: standard error belongs to the command that serves the site."""
