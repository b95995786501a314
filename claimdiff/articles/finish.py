"""A draft -> the article: cleaned blocks, joined, with true offsets, language and id."""

from __future__ import annotations

from claimdiff.articles.clean import clean_line, clean_text
from claimdiff.articles.draft import ArticleDraft
from claimdiff.articles.language import identify_language
from claimdiff.errors import UnreadableInput
from claimdiff.records import Article, Block, BlockRole, Dropped, make_id

GAP = "\n\n"
"""Between two blocks: a blank line."""


def finish_article(draft: ArticleDraft, path: str, part: int | None = None) -> Article:
    """Return the article of `draft` with cleaned blocks, each `text[start:end]` of one line; title first.

    Blocks that are empty after cleaning vanish; a paragraph of several lines becomes several blocks. Raises
    `UnreadableInput` where no text is left.
    """
    title = clean_line(draft.title or "") or None
    pieces = _clean_blocks(draft.blocks)
    if title and not any(text == title for _, text in pieces):
        pieces.insert(0, ("title", title))
    if not pieces:
        raise UnreadableInput(
            f"{path}: no article text found; give a page that holds an article, or save its text as .txt"
        )
    text, blocks = _join(pieces)
    body = GAP.join(piece for role, piece in pieces if role in ("body", "title", "subheading")) or text
    outlet, url = clean_line(draft.outlet or "") or None, draft.url or None
    return Article(
        article_id=make_id(url or "", outlet or "", text),
        path=path,
        text=text,
        blocks=blocks,
        language=identify_language(body, draft.language),
        title=title,
        outlet=outlet,
        url=url,
        published=draft.published,
        part=part,
        dropped=tuple(Dropped(piece.reason, clean_text(piece.text)) for piece in draft.dropped),
    )


def _clean_blocks(blocks: list[tuple[BlockRole, str]]) -> list[tuple[BlockRole, str]]:
    cleaned: list[tuple[BlockRole, str]] = []
    for role, text in blocks:
        # a headline broken over two lines is one; lines of a paragraph may be list items or table rows
        lines = [clean_line(text)] if role == "title" else clean_text(text).split("\n")
        cleaned.extend((role, line) for line in lines if line)
    return cleaned


def _join(pieces: list[tuple[BlockRole, str]]) -> tuple[str, tuple[Block, ...]]:
    blocks: list[Block] = []
    start = 0
    for role, text in pieces:
        blocks.append(Block(start, start + len(text), role))
        start += len(text) + len(GAP)
    return GAP.join(text for _, text in pieces), tuple(blocks)
