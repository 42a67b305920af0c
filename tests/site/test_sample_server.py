"""The sample site over a real socket: conditional requests, the log, overrides, and an end to it all."""

import subprocess
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from crawler.sample import SampleSite
from crawler.sample.pages import SamplePage, render
from tests.site.expected import MISSING_PATH
from tests.site.server import RecordingSite, edited


def ask(connection: HTTPConnection, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    return response.status, dict(response.getheaders()), response.read()


@pytest.fixture
def connection(sample_site: RecordingSite) -> HTTPConnection:
    return HTTPConnection("127.0.0.1", urlsplit(sample_site.base).port or 0, timeout=10)


def test_unchanged_pages_answer_304_on_a_kept_connection(connection: HTTPConnection) -> None:
    for path in ["/columns", "/columns/the-long-quay?page=2", "/columns/the-search-box-is-a-shop-assistant"]:
        status, headers, body = ask(connection, path)
        socket = connection.sock
        page = render(path)
        assert (status, body) == (200, page and page.body)
        etag, modified = headers["ETag"], headers["Last-Modified"]
        assert ask(connection, path, If_None_Match=f'"other", W/{etag}')[::2] == (304, b"")
        assert ask(connection, path, If_Modified_Since=modified)[::2] == (304, b"")
        assert ask(connection, path, If_None_Match='"other"', If_Modified_Since=modified)[0] == 200
        assert connection.sock is socket
    connection.close()


def test_missing_and_moved_pages_say_so(connection: HTTPConnection) -> None:
    assert ask(connection, MISSING_PATH, If_None_Match="None")[0] == 404
    status, headers, _ = ask(connection, "/column/old-harbour-dues")
    assert (status, headers["Location"]) == (301, "/columns/harbour-dues")
    connection.close()


def test_requests_are_logged(sample_site: RecordingSite, connection: HTTPConnection) -> None:
    ask(connection, "/robots.txt")
    ask(connection, "/columns?page=2", User_Agent="columns-test")
    ask(connection, "/columns/nothing-here")
    connection.close()
    assert [(request.path, request.status) for request in sample_site.requests] == [
        ("/robots.txt", 200),
        ("/columns?page=2", 200),
        ("/columns/nothing-here", 404),
    ]
    first, second, third = sample_site.requests
    assert (second.method, second.headers["user-agent"]) == ("GET", "columns-test")
    assert first.at <= second.at <= third.at
    assert sample_site.paths() == ["/columns?page=2", "/columns/nothing-here"]
    sample_site.forget_requests()
    assert sample_site.requests == []


def test_a_page_can_be_overridden_and_restored(sample_site: RecordingSite, connection: HTTPConnection) -> None:
    path = "/columns/harbour-dues"
    etag = ask(connection, path)[1]["ETag"]
    sample_site.override(path, edited(path, "two pots of tea", "three pots of tea"))
    status, headers, body = ask(connection, path, If_None_Match=etag)
    assert status == 200
    assert b"three pots of tea" in body
    assert ask(connection, path, If_None_Match=headers["ETag"])[0] == 304
    sample_site.override(path, lambda request: SamplePage(500, (), request.path.encode()))
    assert ask(connection, path)[::2] == (500, path.encode())
    sample_site.override(path, SamplePage(503, (("ETag", etag),), b"later"))
    assert ask(connection, path, If_None_Match=etag)[::2] == (503, b"later")
    sample_site.restore(path)
    assert ask(connection, path, If_None_Match=etag)[0] == 304
    connection.close()
    with pytest.raises(ValueError, match="four pots"):
        edited(path, "four pots of tea", "none")


def test_a_closed_site_answers_nobody() -> None:
    with SampleSite() as site:
        connection = HTTPConnection("127.0.0.1", urlsplit(site.url).port or 0, timeout=10)
        assert ask(connection, "/columns")[0] == 200
    with pytest.raises(OSError, match=r"closed|reset|refused"):
        ask(connection, "/columns")
    connection.close()
    site.close()


def test_only_clients_that_go_away_are_passed_over_in_silence(
    sample_site: RecordingSite, capsys: pytest.CaptureFixture[str]
) -> None:
    for error, said in [(ConnectionResetError("gone"), False), (ZeroDivisionError("ours"), True)]:
        try:
            raise error
        except (ConnectionResetError, ZeroDivisionError):
            sample_site._server.handle_error(None, ("127.0.0.1", 1))
        assert (str(error) in capsys.readouterr().err) is said


def test_it_can_be_served_in_the_foreground() -> None:
    with subprocess.Popen([sys.executable, "-m", "crawler.sample"], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        url = urlsplit(program.stdout.readline().strip())
        connection = HTTPConnection(url.hostname or "", url.port, timeout=10)
        assert ask(connection, url.path)[0] == 200
        connection.close()
        program.terminate()
