import signal

import pytest

from tests.crawl import forked


@pytest.fixture(scope="session", autouse=True)
def _commands_are_imported_once() -> None:
    # Whoever starts the suite in the background has it, and all that it starts, ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    forked.make_ready()
