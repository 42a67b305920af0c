"""The pool of processes that read pages: a page that kills or stalls its worker costs that page only."""

import asyncio
import ctypes
import multiprocessing
import os
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from crawler.reading import READER_VERSION, SiteRule, read
from storage.errors import ReadingFailed
from storage.records import Capture, Reading

PAGES_A_WORKER = 2000
"""A worker is replaced after so many pages: lxml and trafilatura's caches grow slowly and never shrink."""

LARGE_WORKER = 160 * 2**20
"""Bytes of a worker that gives memory back after a page; one that has read some hundred usual pages takes 120 MB."""
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class ReadingPool:
    """`workers` processes (0: one a core); the reading of one page may take `time_limit` seconds.

    Workers come from a fork server, which has imported the reader once: a new worker starts in milliseconds, and
    nothing of this process (threads, sockets, locks) is copied into it.
    """

    def __init__(self, workers: int = 0, time_limit: float = 60.0) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["crawler.reading"])
        self.time_limit = time_limit
        self.size = workers or os.cpu_count() or 1
        self.pool = ProcessPool(
            max_workers=self.size, max_tasks=PAGES_A_WORKER, initializer=_stand_apart, context=context
        )

    async def read(self, capture: Capture, rule: SiteRule | None = None) -> Reading:
        """What `crawler.reading.read` says of this capture. Raises ReadingFailed with the reason."""
        future = self.pool.schedule(_read, args=(capture, rule), timeout=self.time_limit)
        try:
            reading: Reading = await asyncio.wrap_future(future)
        except TimeoutError as error:
            raise _failed(capture, rule, f"reading took longer than {self.time_limit:g} s") from error
        except ProcessExpired as error:
            raise _failed(capture, rule, f"the worker that read it died ({error})") from error
        except Exception as error:
            raise _failed(capture, rule, f"reading failed: {type(error).__name__}: {error}") from error
        return reading

    def close(self) -> None:
        """End the workers, and what they are doing."""
        self.pool.stop()  # type: ignore[no-untyped-call]
        self.pool.join()


def _failed(capture: Capture, rule: SiteRule | None, why: str) -> ReadingFailed:
    return ReadingFailed(f"{capture.url}: {why}", READER_VERSION, rule.version if rule else None)


def _read(capture: Capture, rule: SiteRule | None) -> Reading:
    reading = read(capture, rule)
    _give_back_memory()
    return reading


def _give_back_memory() -> None:
    """What a large page took would stay with its worker, for all the small ones after it."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        if pages * PAGE_BYTES > LARGE_WORKER:
            ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):  # not Linux, or not glibc
        return


def _stand_apart() -> None:
    """Ctrl-C and SIGTERM often reach the whole process group; the crawl ends its workers itself, when their pages are
    done. (SIGTERM is also how the pool ends a worker that is stuck, so it can't be ignored.)"""
    os.setpgrp()
