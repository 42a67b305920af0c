"""Who is told how a run went, and that none of them can fail it."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from crawler.runs import notices
from crawler.runs.configuration import Notify, load_configuration
from crawler.runs.endings import NO_DISK
from crawler.runs.metrics import metrics
from crawler.runs.notices import Notices, run_command, step_of
from storage.errors import UsageError
from storage.runs import ArchiveStatus, Run, RunResult, SiteRun, SiteStatus
from tests.crawl.program import COLUMNS, fast, run
from tests.site.daily import LISTING, DailyColumn, Piece
from tests.site.server import RecordingSite
from tests.storage.made import HOST, NOON, later


@dataclass
class PingService:
    """What healthchecks.io would be; `answer` is called with each request that was noted."""

    pings: list[tuple[str, str]] = field(default_factory=list)
    status: int = 200
    drips: bool = False
    garbles: bool = False
    url: str = ""


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[PingService]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    told = PingService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
            told.pings.append((self.path, body))
            if told.drips:
                for _ in range(100):  # a byte of the status line now and then: no read ever times out
                    time.sleep(0.1)
                    self.wfile.write(b"H")
                    self.wfile.flush()
            if told.garbles:
                self.wfile.write(b"H")
            self.send_response(told.status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    told.url = f"http://127.0.0.1:{server.server_port}/ping/1234"
    yield told
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def site() -> Iterator[RecordingSite]:
    column = DailyColumn()
    column.pieces = [Piece(number, 30 * number) for number in range(1, 3)]
    with RecordingSite(pages=column.page_at, listing=LISTING) as site:
        yield site


def configured(directory: Path, ping: str) -> Path:
    toml = directory / "columns.toml"
    toml.write_text(f"""
[notify]
ping = "{ping}"
failure_command = 'printf "%s|%s|%s" "$COLUMNS_EXIT_CODE" "$COLUMNS_ARCHIVE" "$COLUMNS_LINE" > {directory}/told'
textfile = "columns.prom"
""")
    return toml


def test_a_run_tells(service: PingService, site: RecordingSite, tmp_path: Path) -> None:
    toml = configured(tmp_path, service.url)
    archive = tmp_path / "archive"
    options = ["--archive", str(archive), *fast(f"COLUMNS_TOML={toml}")]
    done = run([COLUMNS, "crawl", site.url, *options])
    assert (done.returncode, done.stderr) == (0, "")
    assert service.pings[0] == ("/ping/1234/start", "")
    (ended, line) = service.pings[1]
    assert ended == "/ping/1234"
    assert line.startswith("columns: done: ")
    assert not (tmp_path / "told").exists()
    figures = (tmp_path / "columns.prom").read_text()
    assert f'columns_last_run_exit_code{{archive="{archive}"}} 0\n' in figures

    done = run([COLUMNS, "crawl", "http://127.0.0.1:1/", *options])
    assert done.returncode == 4
    assert service.pings[2:] == [("/ping/1234/start", ""), ("/ping/1234/fail", done.stderr.strip())]
    assert (tmp_path / "told").read_text() == f"4|{archive}|{done.stderr.strip()}"
    assert f'columns_last_run_exit_code{{archive="{archive}"}} 4\n' in (tmp_path / "columns.prom").read_text()


def test_no_ping_fails_a_run(site: RecordingSite, tmp_path: Path) -> None:
    toml = configured(tmp_path, "http://127.0.0.1:1/secret-of-sorts")
    (tmp_path / "columns.prom").mkdir()  # can't be written
    archive = tmp_path / "archive"
    done = run([COLUMNS, "crawl", site.url, "--archive", str(archive), *fast(f"COLUMNS_TOML={toml}")])
    assert (done.returncode, done.stderr) == (0, "")
    log = (archive / "logs" / "crawl.log").read_text()
    assert "127.0.0.1: the ping '/start' failed: " in log
    assert "columns.prom: the figures for Prometheus can't be written" in log
    assert "secret" not in log


def test_a_ping_is_waited_for_no_longer_than_it_may_take(service: PingService, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "PING_SECONDS", 0.5)
    service.drips = True
    began = time.monotonic()
    Notices(Notify(ping=service.url), Path("archive"), "Columns/1").began()
    assert time.monotonic() - began < 5
    assert service.pings == [("/ping/1234/start", "")]


def test_an_answer_that_is_no_http_fails_the_ping_only(service: PingService, caplog: pytest.LogCaptureFixture) -> None:
    service.garbles = True
    Notices(Notify(ping=service.url), Path("archive"), "Columns/1").began()
    assert "127.0.0.1: the ping '/start' failed: HHTTP/1.0 200 OK" in caplog.text


def test_a_query_of_the_pings_address_stays(service: PingService) -> None:
    service.status = 500  # is no matter
    Notices(Notify(ping=f"{service.url}/?rid=7"), Path("archive"), "Columns/1").ended(1, "columns: a fault")
    assert service.pings == [("/ping/1234/fail?rid=7", "columns: a fault")]


@pytest.mark.parametrize(
    ("code", "line", "step"),
    [
        (0, "", ""),
        (1, "", "/fail"),
        (2, "", "/fail"),
        (3, "", "/fail"),
        (4, "", "/fail"),
        (5, "columns: stopped (limit: 10 pages)", ""),
        (5, f"columns: stopped ({NO_DISK}3 MB)", "/fail"),
        (6, "", None),
        (130, "", None),
    ],
)
def test_which_ends_are_failures(code: int, line: str, step: str | None) -> None:
    assert step_of(code, line) == step


def test_a_failure_command_ends_with_all_that_it_started(tmp_path: Path) -> None:
    began = time.monotonic()
    run_command(f"(sleep 2; touch {tmp_path}/late) & sleep 60", {}, seconds=0.3)
    assert time.monotonic() - began < 10
    time.sleep(2.2)
    assert not (tmp_path / "late").exists()


@pytest.mark.parametrize("command", ["exit 3", "no-such-program", "kill -9 $$"])
def test_a_failure_command_that_fails(command: str) -> None:
    run_command(command, {"COLUMNS_LINE": "a\nb"})
    run_command(command, {"COLUMNS_LINE": "a\0b"})


def test_figures_for_prometheus() -> None:
    site = SiteStatus(HOST, 5, 1, 6, 7, 2, {}, None)
    last = SiteRun(HOST, found=3, requests=9, received=1234, failed={"answers 500": 2, "other": 1}, alarm="no article")
    ended = Run(3, NOON, {}, RunResult(later(2), "finished", 3, {}))
    status = ArchiveStatus((site,), ended, {HOST: ((ended, last),)})
    lines = metrics('/a "quoted" one', status, NOON).splitlines()
    archive = 'archive="/a \\"quoted\\" one"'
    for expected in (
        "# TYPE columns_articles gauge",
        f"columns_last_run_duration_seconds{{{archive}}} 120",
        f'columns_articles{{{archive},site="a.example"}} 5',
        f'columns_run_received_bytes{{{archive},site="a.example"}} 1234',
        f'columns_run_failed{{{archive},site="a.example"}} 3',
        f'columns_needs_person{{{archive},site="a.example"}} 1',
        f"columns_last_success_timestamp_seconds{{{archive}}} {NOON.timestamp():.15g}",
    ):
        assert expected in lines
    assert all(line.startswith(("# HELP columns_", "# TYPE columns_", "columns_")) for line in lines)
    assert metrics("a", ArchiveStatus((), None), None) == ""


@pytest.mark.parametrize("ping", ["ftp://hc.example/1", "hc.example", "http://hc.example/ 1", ""])
def test_a_ping_goes_to_an_address(ping: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="notify"):
        load_configuration(configured(tmp_path, ping))
