"""A loopback site for each test."""

from collections.abc import Iterator

import pytest

from tests.sources.loopback import Site, serve


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as found:
        yield found
