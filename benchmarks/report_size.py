"""The report page of a large comparison: bytes, seconds to open in Chromium, DOM nodes, latency of the search.

python -m benchmarks.report_size --articles 200 --findings 10000
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.make_corpus import write_corpus
from benchmarks.measure import table
from claimdiff.articles.read import read_articles
from claimdiff.claims.cut import cut_claims
from claimdiff.comparison import Comparison, Findings
from claimdiff.protocols import ModelFacts
from claimdiff.records import Evidence, Finding, Kind, Relation, Side, make_id
from claimdiff.reports.page import render_page
from claimdiff.settings import Settings

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage")
KINDS: tuple[tuple[Relation, Kind, float], ...] = (
    ("contradiction", "number", 0.2), ("contradiction", "position", 0.1), ("change", "update", 0.1),
    ("agreement", "paraphrase", 0.4), ("agreement", "translation", 0.2),
)  # fmt: skip
"""Relation, kind and share of the made findings."""
USABLE = """
const [timing] = performance.getEntriesByType("navigation");
return [timing.domContentLoadedEventEnd / 1000, timing.loadEventEnd / 1000];"""
TYPE = """
const [words, done] = arguments, field = document.getElementById("filter-q"), start = performance.now();
field.value = words;
field.dispatchEvent(new Event("input"));
const wait = () => requestAnimationFrame(() => {
  if (new URLSearchParams(location.hash.split("?")[1] ?? "").get("q") !== (words || null)) return wait();
  requestAnimationFrame(() => done((performance.now() - start) / 1000));
});
wait();"""


def make_findings(claims: list[Side], n: int, points: int, seed: int) -> list[Finding]:
    """Return `n` findings between claims of different articles, in `points` groups, with words marked in each."""
    rng = random.Random(seed)
    findings: dict[str, Finding] = {}
    while len(findings) < n:
        left, right = sorted(rng.sample(claims, 2), key=lambda side: side.article.article_id)
        if left.article is right.article:
            continue
        number = len(findings)
        relation, kind, _ = rng.choices(KINDS, [share for _, _, share in KINDS])[0]
        finding_id = make_id(left.claim.claim_id, right.claim.claim_id)
        group = make_id("group", str(number % points)) if points else None
        findings[finding_id] = _finding(finding_id, relation, kind, (left, right), round(rng.uniform(0.7, 1), 4), group)
    return list(findings.values())


def _finding(
    finding_id: str, relation: Relation, kind: Kind, sides: tuple[Side, Side], probability: float, group: str | None
) -> Finding:
    left, right = sides
    reason = f"{left.claim.text[:20]} / {right.claim.text[:20]}"
    evidence = Evidence(((left.claim.start, left.claim.start + 8),), ((right.claim.start, right.claim.start + 8),))
    return Finding(
        finding_id, relation, kind, probability, 0.8, 0.1, 0.1, 0.8, 0.7, left, right, reason, evidence, group, (1, 1)
    )  # fmt: skip


def made_comparison(folder: Path, n_articles: int, n_findings: int, points: int, seed: int) -> Comparison:
    """Return a comparison of made articles with made findings: a load for the page, not news."""
    articles = read_articles([str(path) for path in write_corpus(folder, n_articles, 30, seed)]).articles
    sides = [Side(article, claim) for article in articles for claim in cut_claims(article)]
    findings = make_findings(sides, n_findings, points, seed)
    facts = ModelFacts("made", None, "int8", None)
    return Comparison(
        tuple(articles), tuple(side.claim for side in sides), Findings(findings), (), (), None, Settings(), facts,
        facts,
        {"judged_pairs": n_findings}, {}, "2025-01-01T00:00:00+00:00",
    )  # fmt: skip


def measure_page(path: Path, runs: int) -> list[tuple[str, str]]:
    """Open the page in a new Chromium, several times, and return what it took: medians."""
    opened: list[list[float]] = []
    typed: list[float] = []
    nodes = 0
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as profile:
            browser = _browser(profile)
            try:
                start = time.perf_counter()
                browser.get(path.as_uri())
                seen = time.perf_counter() - start
                opened.append([*browser.execute_script(USABLE), seen])
                nodes = browser.execute_script("return document.getElementsByTagName('*').length")
                browser.set_script_timeout(30)
                typed += [browser.execute_async_script(TYPE, words) for words in ("مرسى", "مرسى نور", "the", "")]
            finally:
                browser.quit()
    content, load, whole = (statistics.median(values) for values in zip(*opened, strict=True))
    return [
        ("first view usable (DOMContentLoaded), s", f"{content:.2f}"),
        ("load event, s", f"{load:.2f}"),
        ("seen from outside, s", f"{whole:.2f}"),
        ("elements at first", f"{nodes:,}"),
        ("search, letter to list (0.12 s of it waiting), s, median", f"{statistics.median(typed):.2f}"),
        ("… slowest", f"{max(typed):.2f}"),
    ]


def _browser(profile: str) -> Any:  # noqa: ANN401  (selenium publishes no types here)
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (*FLAGS, f"--user-data-dir={profile}", "--window-size=1280,900"):
        options.add_argument(flag)
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def parse_arguments() -> argparse.Namespace:
    """Return the command line's settings."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.report_size", description=__doc__.split("\n")[0] if __doc__ else ""
    )
    parser.add_argument("--articles", type=int, default=200, help="how many articles (default: 200)")
    parser.add_argument("--findings", type=int, default=10_000, help="how many findings (default: 10,000)")
    parser.add_argument("--points", type=int, default=0, help="groups of findings (default: 0, each by itself)")
    parser.add_argument("--runs", type=int, default=3, help="times that a browser opens the page (default: 3)")
    parser.add_argument("--seed", type=int, default=0, help="another seed makes other articles (default: 0)")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="write the page here and keep it")
    return parser.parse_args()


def _timed(work: Callable[[], str]) -> tuple[str, float]:
    start = time.perf_counter()
    made = work()
    return made, time.perf_counter() - start


def main() -> None:
    """Make the page once, open it several times, print the table."""
    arguments = parse_arguments()
    with tempfile.TemporaryDirectory(prefix="claimdiff-bench-") as folder:
        comparison = made_comparison(
            Path(folder) / "articles", arguments.articles, arguments.findings, arguments.points, arguments.seed
        )
        page, seconds = _timed(lambda: render_page(comparison))
        path = arguments.keep.resolve() if arguments.keep else Path(folder) / "index.html"
        path.write_text(page, encoding="utf-8")
        rows = [("seconds to render", f"{seconds:.1f}"), ("page, MB", f"{path.stat().st_size / 1e6:.2f}")]
        print(
            f"{arguments.articles} articles, {len(comparison.claims):,} claims, {len(comparison.findings):,} findings"
        )
        print(table([*rows, *measure_page(path, arguments.runs)]))


if __name__ == "__main__":
    main()
