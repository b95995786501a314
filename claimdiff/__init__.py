"""claimdiff compares what news articles claim: which claims agree, and which contradict each other."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimdiff.comparison import Comparison as Comparison
    from claimdiff.comparison import Findings as Findings
    from claimdiff.errors import ClaimdiffError as ClaimdiffError
    from claimdiff.pipeline import compare as compare
    from claimdiff.protocols import Encoder as Encoder
    from claimdiff.protocols import Judge as Judge
    from claimdiff.records import Article as Article
    from claimdiff.records import Claim as Claim
    from claimdiff.records import Finding as Finding
    from claimdiff.settings import Settings as Settings

__version__ = "0.1.0"

_HOMES = {
    "Article": "records",
    "Claim": "records",
    "ClaimdiffError": "errors",
    "Comparison": "comparison",
    "Encoder": "protocols",
    "Finding": "records",
    "Findings": "comparison",
    "Judge": "protocols",
    "Settings": "settings",
    "compare": "pipeline",
}
"""Public names and the modules they live in: loaded when first asked for, so that `import claimdiff` costs nothing."""

__all__ = ["__version__", *_HOMES]

logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:  # noqa: ANN401 (a module's attributes are of many types)
    """Load a public name from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
