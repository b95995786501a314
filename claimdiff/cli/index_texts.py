"""What `claimdiff index` prints, readable in a terminal in any script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimdiff.cli.summary import MAX_CHARS, counted
from claimdiff.cli.terminal_text import escaped, printable

if TYPE_CHECKING:
    from claimdiff.indexing.index import AddResult, Index, RemoveResult


def index_line(name: str, counts: dict[str, int]) -> str:
    """Return one line on an index."""
    listed = (("articles", "article"), ("claims", "claim"), ("pairs", "pair"), ("findings", "finding"))
    return f"{printable(name)}: {', '.join(counted(counts[key], noun) for key, noun in listed)}"


def add_lines(result: AddResult) -> Iterator[str]:
    """Yield what an addition did: counts, what edits changed, what is new."""
    yield (
        f"{counted(len(result.added), 'article')} added, {len(result.edited)} edited, "
        f"{len(result.unchanged)} unchanged; {counted(result.counts.get('judged_pairs', 0), 'pair')} judged"
    )
    for edit in result.edited:
        yield (
            f"{printable(edit.path)}: version {edit.version}, {counted(edit.n_claims_added, 'claim')} added, "
            f"{edit.n_claims_removed} removed"
        )
        yield from (f"  - {printable(_short(text))}" for text in edit.removed)
        yield from (f"  + {printable(_short(text))}" for text in edit.added)
    changes = result.changes
    yield (
        f"Findings: {len(changes.new)} new, {len(changes.reopened)} reopened, {len(changes.resolved)} resolved; "
        f"{len(changes.new.of('contradiction'))} of the new ones are contradictions"
    )


def remove_lines(result: RemoveResult) -> Iterator[str]:
    """Yield what a removal took away."""
    for article in result.articles:
        yield f"removed {article.article_id} {printable(article.path)}"
    yield f"{counted(result.n_claims, 'claim')} removed, {counted(len(result.changes.resolved), 'finding')} resolved"


def listing_lines(opened: Index) -> Iterator[str]:
    """Yield an index's articles, after what made it."""
    yield index_line(opened.name, opened.counts())
    for role, facts in zip(("encoder", "judge"), opened.models() or (), strict=False):
        yield f"{role}: {escaped(facts.name)}, sha256 {(facts.sha256 or 'unknown')[:16]}, {facts.quantisation}"
    for article in opened.articles():
        edited = f", {article.n_versions} versions" if article.n_versions > 1 else ""
        covered = "" if article.is_covered else ", language not covered"
        told = " ".join(
            printable(one)
            for one in (article.published, article.outlet, article.url or article.path, article.title)
            if one
        )
        yield f"{article.article_id} {article.language} {counted(article.n_claims, 'claim')}{edited}{covered}: {told}"


def article_lines(opened: Index, name: str) -> Iterator[str]:
    """Yield one article: what is known of it, its versions, its text."""
    article = opened.article(name)
    for field in ("article_id", "url", "path", "outlet", "published", "language", "title"):
        value = getattr(article, field)
        if value is not None:
            yield f"{field:<11} {printable(value)}"
    versions = opened.versions(article.article_id)
    yield f"{'versions':<11} {len(versions)}"
    yield ""
    yield from (printable(line) if line else "" for line in article.text.split("\n"))


def _short(text: str) -> str:
    return text if len(text) <= MAX_CHARS else text[: MAX_CHARS - 1] + "…"
