"""Expected texts: compared with what is written now, or written anew with UPDATE_GOLD=1."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

GOLD = Path(__file__).parent / "gold"
ACTUAL = Path(__file__).parent.parent / "actual"


def check_gold(name: str, text: str) -> None:
    """Fail where `text` differs from the gold file `name`, leaving the actual text where it can be looked at."""
    gold = GOLD / name
    if os.environ.get("UPDATE_GOLD"):
        gold.write_text(text, encoding="utf-8", newline="")
    if not gold.exists() or gold.read_bytes() != text.encode():
        ACTUAL.mkdir(exist_ok=True)
        (ACTUAL / name).write_text(text, encoding="utf-8", newline="")
        pytest.fail(f"differs from {gold}; the actual text is in {ACTUAL}. UPDATE_GOLD=1 accepts it.")
