"""Our commands as forks of one process that has imported them: a new interpreter would spend two seconds on that.

From its entry point on, a command does what it does when a user starts it. What comes before, and what the workers of
a crawl inherit, is the matter of the tests that start processes (`program.run_anew`, and whoever sends signals).
"""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from multiprocessing import forkserver
from pathlib import Path
from tempfile import TemporaryDirectory

ENTRIES = {"columns": ("crawler.cli", "main"), "scrapy": ("scrapy.cmdline", "execute")}
"""Where the scripts of these names begin."""

IMPORTED = [
    "__main__",
    __name__,
    *(module for module, _ in ENTRIES.values()),
    "crawler.checking",
    "crawler.commands.crawl",
    "crawler.crawling",
    "crawler.fetching.capturing",
    "crawler.reports.explaining",
    "crawler.upkeep.reprocessing",
    "scrapy.commands.check",
    "scrapy.commands.parse",
    "scrapy.core.downloader.handlers.http11",
    "scrapy.downloadermiddlewares.cookies",
    "scrapy.extensions.remote_control",
    "typer._adapters",
    "storage.export",
    "tests.crawl.frozen",
]
"""What commands spend most of their start on. Nothing of it starts a thread or installs Twisted's reactor: neither
would outlive a fork."""

_context = multiprocessing.get_context("forkserver")


def make_ready() -> None:
    """Start the process that is forked, unless it runs: before a reading pool of this process starts one for itself,
    which would import the reader only."""
    _context.set_forkserver_preload(IMPORTED)
    forkserver.ensure_running()


def run(
    command: Sequence[str], cwd: Path, environment: Mapping[str, str], timeout: float
) -> subprocess.CompletedProcess[str]:
    """As `subprocess.run` would, for the script that the command names."""
    make_ready()
    with TemporaryDirectory() as directory:
        output, errors = Path(directory, "output"), Path(directory, "errors")
        output.touch()
        errors.touch()
        process = _context.Process(target=_become, args=(command, cwd, dict(environment), (output, errors)))
        process.start()
        process.join(timeout)
        if process.is_alive():
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(command, timeout, output.read_bytes(), errors.read_bytes())
        assert process.exitcode is not None
        return subprocess.CompletedProcess(command, process.exitcode, output.read_text(), errors.read_text())


def _become(command: Sequence[str], cwd: Path, environment: Mapping[str, str], streams: tuple[Path, Path]) -> None:
    """In the fork: what the script does, with these files as its standard output and error."""
    for descriptor, file in enumerate(streams, start=1):
        opened = os.open(file, os.O_WRONLY | os.O_APPEND)
        os.dup2(opened, descriptor)
        os.close(opened)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = list(command)
    # The reading pool's workers are forks of the same process, instead of a server that this one would have to start.
    forkserver._forkserver.ensure_running = lambda: None  # type: ignore[method-assign]
    module, name = ENTRIES[Path(command[0]).name]
    entry: Callable[[], object] = getattr(import_module(module), name)
    sys.exit(entry())  # type: ignore[arg-type]
