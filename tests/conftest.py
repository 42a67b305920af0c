from collections.abc import Iterator

import pytest

from tests.site.server import RecordingSite


@pytest.fixture
def sample_site() -> Iterator[RecordingSite]:
    """The sample column site on a free loopback port, for one test."""
    with RecordingSite() as site:
        yield site
