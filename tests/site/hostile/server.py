"""A server that may answer for as long as it likes: a piece now and then, or without end."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from crawler.sample.pages import NOT_FOUND, SamplePage


@dataclass(frozen=True, slots=True)
class Stream:
    """A response of unknown length, with a pause (seconds) after each piece."""

    content_type: str
    pieces: Callable[[], Iterator[bytes]]
    pause: float = 0.0


Answer = SamplePage | Stream


class HostileServer:
    """Serves the answers that `answer` gives for a path with its query, None for 404; `paths` are those asked for."""

    def __init__(self, answer: Callable[[str], Answer | None]) -> None:
        self.answer = answer
        self.paths: list[str] = []
        self._server = _Server(self)
        self.base = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, site: HostileServer) -> None:
        self.site = site
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: a client that has had enough goes away in the middle of a response."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self.server.site.paths.append(self.path)
        answer = self.server.site.answer(self.path) or NOT_FOUND
        if isinstance(answer, Stream):
            self._stream(answer)
            return
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def _stream(self, answer: Stream) -> None:
        self.send_response(200)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for piece in answer.pieces():
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            self.wfile.flush()
            time.sleep(answer.pause)
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  http.server's own signature
        """Nothing: standard error belongs to the command that serves the site."""
