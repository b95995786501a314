"""Articles in the index: every version of each, the live one and those it replaced."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, get_args

from claimdiff.encodable import encodable
from claimdiff.index.database import Database, Row, damaged, read_json, write_json
from claimdiff.records import Article, Block, BlockRole, Dropped, make_id

_COLUMNS = "path, text, blocks, language, title, outlet, url, published, part, dropped"
_SELECT = f"SELECT article, article_id, {_COLUMNS} FROM versions JOIN articles USING (article)"
_OPTIONAL = str | None
_TYPES = (int, str, str, str, str, str, _OPTIONAL, _OPTIONAL, _OPTIONAL, _OPTIONAL, int | None, str)
"""Of the columns of `_SELECT`."""

BLOCK_ROLES = get_args(BlockRole)


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """What the index knows of an article, without its text."""

    number: int
    """The article's row; never given to another article."""
    article_id: str
    path: str
    url: str | None
    title: str | None
    outlet: str | None
    language: str
    published: str | None
    part: int | None
    n_claims: int
    n_versions: int
    added_run: int
    """The run that added the live version."""
    is_covered: bool
    """Whether the models cover its language; if not, it is kept and not compared."""


def source_key(article: Article, shared_urls: Collection[str] = ()) -> str:
    """Return by what an article is known again: its URL, else its path and, where a file holds several, its part.

    Articles of one page have one URL: where it is among `shared_urls`, the part tells them apart.
    """
    if article.url:
        return f"{article.url}#{article.part}" if article.part and article.url in shared_urls else article.url
    if article.path == "-":
        return f"-{article.article_id}"  # standard input is another one every time
    path = encodable(os.path.abspath(article.path))  # the folder's name may be no UTF-8
    return f"{path}#{article.part}" if article.part else path


def content_id(article: Article) -> str:
    """Return what differs between two versions of an article."""
    return make_id(article.url or "", article.outlet or "", article.title or "", article.published or "", article.text)


def text_key(article: Article) -> str:
    """Return what two articles with the same words have in common, however these are spaced."""
    return sha256("".join(article.text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def insert_article(
    database: Database, article: Article, key: str, run: int, *, is_covered: bool
) -> tuple[int, Article]:
    """Add a new article with its source key; return its number and the article with the id that it has in the index."""
    known = database.value("SELECT article_id FROM identities WHERE source_key = ?", (key,))
    if known is None:
        known = article.article_id
        while database.row("SELECT 1 FROM identities WHERE article_id = ?", (known,)):
            known = make_id(known, key)
        database.write("INSERT INTO identities VALUES (?, ?)", (key, known))
    number = database.write("INSERT INTO articles (article_id, source_key) VALUES (?, ?)", (known, key))
    article = replace(article, article_id=known)
    _insert_version(database, number, article, run, is_covered=is_covered)
    return number, article


def replace_version(database: Database, number: int, article: Article, run: int, *, is_covered: bool) -> Article:
    """Make `article` the live version; return it with the id that it has in the index."""
    database.write("UPDATE versions SET replaced_run = ? WHERE article = ? AND replaced_run IS NULL", (run, number))
    known = database.value("SELECT article_id FROM articles WHERE article = ?", (number,))
    article = replace(article, article_id=known)
    _insert_version(database, number, article, run, is_covered=is_covered)
    return article


def _insert_version(database: Database, number: int, article: Article, run: int, *, is_covered: bool) -> None:
    database.write(
        f"INSERT INTO versions (article, content_id, text_key, is_covered, added_run, {_COLUMNS}) "
        f"VALUES ({', '.join('?' * 15)})",
        (
            number, content_id(article), text_key(article), is_covered, run, article.path, article.text,
            write_json([[block.start, block.end, block.role] for block in article.blocks]), article.language,
            article.title, article.outlet, article.url, article.published, article.part,
            write_json([[one.reason, one.text] for one in article.dropped]),
        ),
    )  # fmt: skip


def give_source_key(database: Database, number: int, key: str) -> None:
    """Let an article be known by another source key, which no other live article has."""
    (article_id,) = database.rows("SELECT article_id FROM articles WHERE article = ?", (number,))[0]
    database.write("DELETE FROM identities WHERE source_key = ? OR article_id = ?", (key, article_id))
    database.write("INSERT INTO identities VALUES (?, ?)", (key, article_id))
    database.write("UPDATE articles SET source_key = ? WHERE article = ?", (key, number))


def find_equal(database: Database, article: Article) -> tuple[int, str] | None:
    """Return number and path of the live article that has exactly this content, or None."""
    row = database.row(
        "SELECT article, path FROM versions WHERE content_id = ? AND replaced_run IS NULL ORDER BY article",
        (content_id(article),),
    )
    return None if row is None else (int(row[0]), str(row[1]))


def find_repeated(database: Database, article: Article, key: str) -> str | None:
    """Return the path of another live article that has the same words and may be of the same outlet, or None."""
    rows = database.rows(
        "SELECT v.path, v.outlet, a.source_key FROM versions v JOIN articles a USING (article) "
        "WHERE v.text_key = ? AND v.replaced_run IS NULL ORDER BY article",
        (text_key(article),),
    )
    for path, outlet, other_key in rows:
        same_outlet = not outlet or not article.outlet or outlet.casefold() == article.outlet.casefold()
        if same_outlet and other_key != key:
            return str(path)
    return None


def find_number(database: Database, key: str) -> int | None:
    """Return the number of the article with this source key, or None."""
    found = database.value("SELECT article FROM articles WHERE source_key = ?", (key,))
    return None if found is None else int(found)


def find_named(database: Database, name: str) -> list[int]:
    """Return the numbers of the articles with this id, URL or path (all parts of a file); none where there is none."""
    rows = database.rows(
        "SELECT DISTINCT article FROM articles JOIN versions USING (article) WHERE replaced_run IS NULL AND "
        "(article_id = ?1 OR url = ?1 OR path = ?1 OR source_key = ?1 OR source_key = ?2) ORDER BY article",
        (name, os.path.abspath(name)),
    )
    return [int(row[0]) for row in rows]


def live_content_ids(database: Database, numbers: Sequence[int]) -> dict[int, str]:
    """Return the content id of the live version of each article."""
    rows = database.rows(
        "SELECT article, content_id FROM versions WHERE replaced_run IS NULL "
        "AND article IN (SELECT value FROM json_each(?))",
        (write_json(list(numbers)),),
    )
    return {int(number): str(content) for number, content in rows}


def load_articles(database: Database, numbers: Sequence[int] | None = None) -> dict[int, Article]:
    """Return the live version of the articles with these numbers (of all), by number, in order."""
    chosen = ""
    values: tuple[str, ...] = ()
    if numbers is not None:
        chosen, values = "AND article IN (SELECT value FROM json_each(?))", (write_json(list(map(int, numbers))),)
    rows = database.typed_rows(f"{_SELECT} WHERE replaced_run IS NULL {chosen} ORDER BY article", values, _TYPES)
    return {row[0]: _article(database, row) for row in rows}


def load_versions(database: Database, number: int) -> tuple[Article, ...]:
    """Return all versions of an article, the first one first."""
    rows = database.typed_rows(f"{_SELECT} WHERE article = ? ORDER BY version", (number,), _TYPES)
    return tuple(_article(database, row) for row in rows)


def list_articles(database: Database) -> tuple[IndexedArticle, ...]:
    """Return the live articles in the order in which they came."""
    rows = database.typed_rows(
        "SELECT article, article_id, path, url, title, outlet, language, published, part, "
        "(SELECT count(*) FROM claims c WHERE c.article = a.article), "
        "(SELECT count(*) FROM versions o WHERE o.article = a.article), added_run, is_covered "
        "FROM articles a JOIN versions v USING (article) WHERE replaced_run IS NULL ORDER BY article",
        (),
        (int, str, str, _OPTIONAL, _OPTIONAL, _OPTIONAL, str, _OPTIONAL, int | None, int, int, int, int),
    )
    return tuple(IndexedArticle(*[*row[:-1], bool(row[-1])]) for row in rows)


def _article(database: Database, row: Row) -> Article:
    _, article_id, path, text, blocks, language, title, outlet, url, published, part, dropped = row
    return Article(
        article_id=article_id,
        path=path,
        text=text,
        blocks=tuple(_block(block, database) for block in read_json(blocks, database.path)),
        language=language,
        title=title,
        outlet=outlet,
        url=url,
        published=published,
        part=part,
        dropped=tuple(Dropped(*one) for one in read_json(dropped, database.path)),
    )


def _block(value: Any, database: Database) -> Block:  # noqa: ANN401 (JSON is of any type)
    start, end, role = value
    if not (isinstance(start, int) and isinstance(end, int) and role in BLOCK_ROLES):
        raise damaged(database.path, "an article's blocks are none")
    return Block(start, end, role)
