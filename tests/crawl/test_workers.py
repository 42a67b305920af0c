"""The pool of reading processes: what a bad page may cost."""

import asyncio
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pebble import ProcessExpired

from crawler.reading import read
from crawler.sample.pages import render
from crawler.workers import ReadingPool
from storage.errors import ReadingFailed
from storage.records import Capture


def capture() -> Capture:
    page = render("/columns/part-of-the-problem")
    assert page is not None
    url = "http://trade.example/columns/part-of-the-problem"
    return Capture(url, page.status, page.headers, page.body, datetime(2024, 5, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def pool() -> Iterator[ReadingPool]:
    running = ReadingPool(workers=1)
    yield running
    running.close()


def test_a_worker_reads_as_this_process_does(pool: ReadingPool) -> None:
    assert asyncio.run(pool.read(capture())) == read(capture())


def test_a_dead_worker_costs_its_own_page_only(pool: ReadingPool) -> None:
    async def dies_and_goes_on() -> None:
        dying = asyncio.wrap_future(pool.pool.schedule(os._exit, args=(1,)))
        reading = asyncio.create_task(pool.read(capture()))
        with pytest.raises(ProcessExpired):
            await dying
        assert (await reading).blocks

    asyncio.run(dies_and_goes_on())


def test_a_page_that_takes_too_long_is_given_up(pool: ReadingPool) -> None:
    endless = replace(capture(), body=b"<article>" + b"<p>A quay is a wall that ships lean on.</p>" * 300_000)
    pool.time_limit = 0.1
    with pytest.raises(ReadingFailed, match=r"part-of-the-problem: reading took longer than 0.1 s"):
        asyncio.run(pool.read(endless))
    pool.time_limit = 60
    assert asyncio.run(pool.read(capture())).blocks
