"""Fixtures that several tests share."""

from pathlib import Path

import pytest
from hypothesis import settings

# a slow machine is no bug: speed is measured in benchmarks/; the same examples on every run keep a red test red
settings.register_profile("claimdiff", deadline=None, derandomize=True)
settings.load_profile("claimdiff")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `../shared` beside the checkout (real pages, development events); skips where it is missing."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder ../shared beside the checkout (real pages and development events)")
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The project's own articles to compare."""
    return ROOT / "seeds"
