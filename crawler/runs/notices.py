"""Who is told how a run went: a ping address, a command, Prometheus. None of them can fail a run, or hold it up long.

The pings are those of healthchecks.io and its like: `/start` when a run begins, the address itself when it ended well,
`/fail` when it didn't, with what the run said as the body. A run that found the archive held, or was interrupted, says
nothing: if no other one succeeds in time, the service will.
"""

import logging
import os
import signal
import subprocess
import threading
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from crawler.runs.configuration import Notify
from crawler.runs.endings import BUSY, DONE, INTERRUPTED, LIMIT, NO_DISK
from crawler.runs.metrics import metrics
from storage.archive import Archive
from storage.export.output import opened

logger = logging.getLogger(__name__)

PING_SECONDS = 10.0
COMMAND_SECONDS = 60.0

BODY_BYTES = 10_000
"""What healthchecks.io keeps of a ping's body."""


def step_of(code: int, lines: str) -> Literal["", "/fail"] | None:
    """Where the ping goes that tells of a run's end: '' if it went well; None if it says nothing."""
    if code in (BUSY, INTERRUPTED):
        return None
    return "" if code == DONE or (code == LIMIT and NO_DISK not in lines) else "/fail"


@dataclass(frozen=True, slots=True)
class Notices:
    """`archive` is its directory, `user_agent` that of the pings."""

    notify: Notify
    archive: Path
    user_agent: str

    def began(self) -> None:
        self._ping("/start", "")

    def ended(self, code: int, lines: str) -> None:
        """Tell that a run ended with this exit code and said these lines."""
        step = step_of(code, lines)
        if step is None:
            return
        self._ping(step, lines)
        if step and self.notify.failure_command is not None:
            said = {
                "COLUMNS_LINE": lines,
                "COLUMNS_EXIT_CODE": str(code),
                "COLUMNS_ARCHIVE": str(self.archive.absolute()),
            }
            run_command(self.notify.failure_command, said)

    def measured(self, archive: Archive) -> None:
        """Write the figures for Prometheus, in place of those of before."""
        if self.notify.textfile is None:
            return
        text = metrics(str(self.archive.absolute()), archive.status(), archive.last_success())
        try:
            with opened(Path(self.notify.textfile)) as file:
                file.write(text.encode())
        except OSError as error:
            logger.warning("%s: the figures for Prometheus can't be written: %s", self.notify.textfile, error)

    def _ping(self, step: str, body: str) -> None:
        if self.notify.ping is None:
            return
        parts = urlsplit(self.notify.ping)
        address = parts._replace(path=parts.path.rstrip("/") + step).geturl()
        data = body.encode("utf-8", "replace")[:BODY_BYTES]
        request = urllib.request.Request(address, data, {"User-Agent": self.user_agent}, method="POST")  # noqa: S310
        _within(PING_SECONDS, lambda: _send(request, f"{parts.hostname}: the ping '{step or 'success'}'"))


def _send(request: urllib.request.Request, what: str) -> None:
    """The address is a secret of sorts, so that the log names the host only."""
    try:
        with urllib.request.urlopen(request, timeout=PING_SECONDS) as answer:  # noqa: S310 - http(s), see `Notify`
            answer.read(1)
    except (OSError, ValueError, HTTPException) as error:
        logger.warning("%s failed: %s", what, error)


def _within(seconds: float, call: Callable[[], None]) -> None:
    """Call, and wait so long at most: a time-out of a socket alone doesn't end an answer that drips."""
    thread = threading.Thread(target=call, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        logger.warning("a ping took longer than %g s, and is waited for no more", seconds)


def run_command(command: str, said: Mapping[str, str], seconds: float = COMMAND_SECONDS) -> None:
    """Run a shell command with these variables, for so long at most; what it prints is for the log."""
    environment = {"PATH": os.defpath} | dict(os.environ) | dict(said)
    try:
        process = subprocess.Popen(  # noqa: S603 - the user's own command
            ["/bin/sh", "-c", command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:  # ValueError: a NUL in a variable
        logger.warning("the failure command can't be run: %s", error)
        return
    with process:
        try:
            printed, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            logger.warning("the failure command took longer than %g s, and was ended", seconds)
            return
    if process.returncode or printed:
        level = logging.WARNING if process.returncode else logging.INFO
        said_by_it = printed.decode("utf-8", "replace").strip()
        logger.log(level, "the failure command exited with %d: %s", process.returncode, said_by_it)
