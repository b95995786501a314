"""An article as JSON and back: how it waits on disk until the index has it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from claimdiff.records import Article, Block, Dropped, InputFate


def dump_input(fate: InputFate, articles: tuple[Article, ...]) -> str:
    """Return one input with its articles as JSON, in ASCII: half characters survive too."""
    return json.dumps({"fate": asdict(fate), "articles": [asdict(article) for article in articles]}, ensure_ascii=True)


def load_input(text: str) -> tuple[InputFate, tuple[Article, ...]]:
    """Return what `dump_input` was given; raises ValueError for anything else."""
    try:
        record = json.loads(text)
        fate = InputFate(**(record["fate"] | {"notes": tuple(record["fate"]["notes"])}))
        articles = tuple(map(_article, record["articles"]))
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("no input that waits") from error
    texts = (fate.path, fate.fate, *(text for one in articles for text in (one.path, one.text, one.language)))
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("no input that waits")
    return fate, articles


def _article(record: dict[str, Any]) -> Article:
    blocks = tuple(Block(**block) for block in record["blocks"])
    dropped = tuple(Dropped(**one) for one in record["dropped"])
    return Article(**(record | {"blocks": blocks, "dropped": dropped}))
