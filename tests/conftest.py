from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.site.server import RecordingSite

# The suite draws the same examples each time: what it says of a change is no matter of luck. A search draws others:
# pytest --hypothesis-profile default --hypothesis-seed N
settings.register_profile("suite", derandomize=True)
settings.load_profile("suite")


@pytest.fixture
def sample_site() -> Iterator[RecordingSite]:
    """The sample column site on a free loopback port, for one test."""
    with RecordingSite() as site:
        yield site
