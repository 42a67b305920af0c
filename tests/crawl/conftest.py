import pytest

from tests.crawl import forked


@pytest.fixture(scope="session", autouse=True)
def _commands_are_imported_once() -> None:
    forked.make_ready()
