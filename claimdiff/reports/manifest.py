"""`manifest.json`: what was compared, with what, what became of each input, and how long it took."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from typing import Any

from claimdiff.comparison import Comparison
from claimdiff.protocols import ModelFacts
from claimdiff.records import Article
from claimdiff.reports.input_fates import COMPARED, LANGUAGE_NOT_COVERED, all_articles, count_dropped, final_fates

FORMAT_VERSION = 1
"""Raised whenever a file of the report folder changes in a way that a program reading it would notice."""

PROGRAM = "claimdiff"
"""The manifest's `program`: how a folder is told to be a report of ours."""


def claimdiff_version() -> str:
    """Return the version of the installed package, or `unknown` where it runs from a bare checkout."""
    try:
        return metadata.version(PROGRAM)
    except metadata.PackageNotFoundError:
        return "unknown"


def _model_record(facts: ModelFacts) -> dict[str, Any]:
    languages = None if facts.languages is None else list(facts.languages)
    return {
        "name": facts.name, "sha256": facts.sha256, "quantisation": facts.quantisation, "languages": languages,
    }  # fmt: skip


def _article_record(article: Article, n_claims: int, is_uncovered: bool) -> dict[str, Any]:
    return {
        "article_id": article.article_id,
        "path": article.path,
        "part": article.part,
        "url": article.url,
        "title": article.title,
        "outlet": article.outlet,
        "language": article.language,
        "published": article.published,
        "claims": n_claims,
        "fate": LANGUAGE_NOT_COVERED if is_uncovered else COMPARED,
    }


def manifest_record(comparison: Comparison) -> dict[str, Any]:
    """Return the manifest as one JSON object; of two equal runs only `started`, `finished` and `seconds` differ."""
    fates = final_fates(comparison)
    n_claims = Counter(claim.article_id for claim in comparison.claims)
    uncovered = {article.article_id for article in comparison.uncovered}
    return {
        "program": PROGRAM,
        "format_version": FORMAT_VERSION,
        "claimdiff_version": claimdiff_version(),
        "started": comparison.started,
        "finished": comparison.finished,
        "settings": asdict(comparison.settings),
        "encoder": _model_record(comparison.encoder),
        "judge": _model_record(comparison.judge),
        "inputs": [
            {
                "path": item.path, "sha256": item.sha256, "fate": item.fate,
                "articles": item.n_articles, "dropped": dict(sorted(item.dropped.items())),
            }
            for item in fates
        ],
        "articles": [
            _article_record(article, n_claims[article.article_id], article.article_id in uncovered)
            for article in all_articles(comparison)
        ],
        "dropped": count_dropped(fates),
        "counts": dict(comparison.counts),
        "seconds": {stage: round(seconds, 3) for stage, seconds in comparison.timings.items()},
        "warnings": list(comparison.warnings),
    }  # fmt: skip


def write_manifest(comparison: Comparison, path: Path) -> None:
    """Write the manifest of `comparison` to `path`, indented, UTF-8, not ASCII-escaped."""
    text = json.dumps(manifest_record(comparison), ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8", errors="backslashreplace", newline="\n")


def is_manifest(path: Path) -> bool:
    """Tell whether `path` is a manifest that claimdiff wrote."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(record, dict) and record.get("program") == PROGRAM
