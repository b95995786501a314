"""What `import claimdiff` promises."""

import logging
import subprocess
import sys

import pytest

import claimdiff

PUBLIC = {"Article", "Claim", "ClaimdiffError", "Comparison", "Encoder", "Finding", "Findings", "Judge", "Settings"}


def test_every_public_name_is_there_and_listed() -> None:
    assert set(claimdiff.__all__) == PUBLIC | {"compare", "__version__"}
    assert [name for name in claimdiff.__all__ if not hasattr(claimdiff, name)] == []
    assert claimdiff.compare.__module__ == "claimdiff.pipeline"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'claimdiff' has no attribute 'compere'"):
        _ = claimdiff.compere


def test_the_library_is_silent_unless_asked() -> None:
    assert any(isinstance(handler, logging.NullHandler) for handler in logging.getLogger("claimdiff").handlers)


def test_importing_loads_nothing_but_the_package() -> None:
    code = "import claimdiff, sys; print([m for m in sys.modules if m.partition('.')[0] in ('numpy', 'click')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
