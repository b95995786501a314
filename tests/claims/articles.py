"""Articles made of plain paragraphs, for tests of cutting."""

from __future__ import annotations

from claimdiff.records import Article, Block, BlockRole


def article_of(*texts: str, language: str = "en", roles: tuple[BlockRole, ...] = (), key: str = "a") -> Article:
    """Return an article with one block a text; roles are `body` unless given."""
    blocks, start = [], 0
    for number, text in enumerate(texts):
        blocks.append(Block(start, start + len(text), roles[number] if number < len(roles) else "body"))
        start += len(text) + 2
    return Article(key, f"{key}.txt", "\n\n".join(texts), tuple(blocks), language)
