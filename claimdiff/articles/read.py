"""Command-line paths -> articles, and what became of each input."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from claimdiff.articles.draft import ArticleDraft
from claimdiff.articles.finish import finish_article
from claimdiff.articles.given import complete_drafts
from claimdiff.articles.inputs import (
    GivenInput,
    GivenPage,
    InputFile,
    decode_input,
    describe_damage,
    describe_os_error,
    find_inputs,
    read_input,
    safe_label,
)
from claimdiff.articles.page_text import read_page_text
from claimdiff.articles.tables import (
    NoTextColumn,
    TableArticles,
    read_csv_articles,
    read_jsonl_articles,
    read_parquet_articles,
)
from claimdiff.errors import ClaimdiffError, UnreadableInput
from claimdiff.progress import Progress, Silent
from claimdiff.records import Article, InputFate
from claimdiff.settings import MAX_ARTICLE_CHARS, MAX_FILE_BYTES, MAX_TEXT_BYTES

_TABLES: dict[str, Callable[[bytes], TableArticles]] = {
    ".csv": read_csv_articles,
    ".jsonl": read_jsonl_articles,
    ".parquet": read_parquet_articles,
}
_LARGE = frozenset({*_TABLES, ".docx", ".pdf"})
_BINARY_KINDS = ((b"%PDF-", ".pdf"), (b"PAR1", ".parquet"), (b"PK\x03\x04", ".docx"))
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_TAG = re.compile(r"</(?:p|div|article|h1|body|html|script)>", re.I)
_SNIFFED_CHARS = 20_000
_HTML_ENDINGS = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles to compare and the fate of every input, both in the order of the command line."""

    articles: tuple[Article, ...]
    inputs: tuple[InputFate, ...]


@dataclass(slots=True)
class _Found:
    """One file's drafts (with their part number, or None for the only one) and notes."""

    drafts: list[tuple[int | None, ArticleDraft]]
    notes: list[str]


def read_articles(paths: Sequence[str | GivenInput], progress: Progress | None = None) -> Reading:
    """Return the articles that `paths` name (files, folders, globs, `-`) and what became of each input.

    A page that was fetched, and the fate of one that could not be, may stand in place of a path.

    Nothing raises for a bad input: it gets the fate `unreadable: why; remedy`, and the rest is read. An article whose
    text equals an earlier one of the same or an unknown outlet takes no part (`duplicate of …`); another outlet's copy
    of the same text does, since who carries a text is evidence.
    """
    progress = progress or Silent()
    found = find_inputs(paths)
    progress.begin("reading", len(found))
    kept: list[Article] = []
    fates: list[InputFate] = []
    copies: dict[str, list[Article]] = {}
    for item in found:
        if isinstance(item, InputFate):
            fates.append(item)
        else:
            articles, fate = _read_file(item)
            unique, fate = _leave_out_copies(articles, fate, copies)
            kept += unique
            fates.append(fate)
        progress.advance(1)
    progress.end()
    return Reading(tuple(kept), tuple(fates))


def _read_file(file: InputFile | GivenPage) -> tuple[list[Article], InputFate]:
    digest = None
    try:
        page = file if isinstance(file, GivenPage) else None
        limit = MAX_FILE_BYTES if file.extension in _LARGE else MAX_TEXT_BYTES
        data = file.data if isinstance(file, GivenPage) else read_input(file, limit)
        digest = sha256(data).hexdigest()
        found = _read_drafts(data, file.extension, page.charset if page else None)
        if page:
            complete_drafts([draft for _, draft in found.drafts], page)
        articles = _finish(found, file.label)
    except NoTextColumn as error:
        fate = "skipped: no text column, so no articles" if file.in_folder else f"unreadable: {safe_label(str(error))}"
        return [], InputFate(file.label, digest, fate)
    except ClaimdiffError as error:
        return [], InputFate(file.label, digest, f"unreadable: {' '.join(str(error).split())}")
    except OSError as error:
        return [], InputFate(file.label, digest, f"unreadable: {describe_os_error(error)}")
    dropped = Counter(dropped.reason for article in articles for dropped in article.dropped)
    return articles, InputFate(file.label, digest, "read", len(articles), dict(dropped), tuple(found.notes))


def _finish(found: _Found, label: str) -> list[Article]:
    """Return the finished articles; one that is empty or endless is noted, so that a bad row loses no table.

    Raises UnreadableInput where none is left.
    """
    articles: list[Article] = []
    why = "no article text in it; pass the article's text or page"
    for part, draft in found.drafts:
        try:
            if sum(len(text) for _, text in draft.blocks) > MAX_ARTICLE_CHARS:
                why = f"a text of more than {MAX_ARTICLE_CHARS:,} characters is no article; split it into its articles"
                raise UnreadableInput(why)
            articles.append(finish_article(draft, label, part))
        except UnreadableInput:
            found.notes.append(f"article {part or 1} was left out: {why.partition(';')[0]}")
    if not articles:
        raise UnreadableInput(why)
    return articles


def _read_drafts(data: bytes, extension: str, charset: str | None) -> _Found:
    """Return the drafts of one file, by its ending; a page or text by its content, since endings are often wrong."""
    if not data.strip():
        raise UnreadableInput("the file is empty; save the article again")
    _refuse_wrong_ending(data, extension)
    if extension in _TABLES:
        table = _TABLES[extension](data)
        several = len(table.drafts) > 1
        return _Found([(row if several else None, draft) for row, draft in table.drafts], table.notes)
    if extension in (".docx", ".pdf"):
        from claimdiff.articles import office

        return _number((office.read_docx if extension == ".docx" else office.read_pdf)(data), [])
    return _read_page(data, extension, charset)


def _refuse_wrong_ending(data: bytes, extension: str) -> None:
    for start, kind in _BINARY_KINDS:
        if data.startswith(start) and extension != kind:
            raise UnreadableInput(f"its content is {kind}, its name is not; rename it to end in {kind}")


def _read_page(data: bytes, extension: str, charset: str | None) -> _Found:
    decoded = decode_input(data, charset)
    if extension not in ("", ".txt", ".md", *_HTML_ENDINGS) and decoded.text.lstrip()[:1] in ("{", "["):
        raise UnreadableInput(f"{extension} is no kind claimdiff reads; write its articles as .jsonl with a text each")
    if extension in _HTML_ENDINGS or is_html(decoded.text):
        from claimdiff.articles.page_html import decode_page, read_page_text_html

        decoded = decode_page(data, charset)
        return _number(read_page_text_html(decoded.text), describe_damage(decoded))
    return _number(read_page_text(decoded.text), describe_damage(decoded))


def is_html(text: str) -> bool:
    """Whether the text is an HTML page: it begins as one, or is full of closing tags."""
    start = text[:_SNIFFED_CHARS].lstrip("\ufeff")
    return bool(_HTML_START.match(start)) or len(_HTML_TAG.findall(start)) >= 5


def _number(drafts: list[ArticleDraft], notes: list[str]) -> _Found:
    several = len(drafts) > 1
    return _Found([(i if several else None, draft) for i, draft in enumerate(drafts, 1)], notes)


def _leave_out_copies(
    articles: list[Article], fate: InputFate, copies: dict[str, list[Article]]
) -> tuple[list[Article], InputFate]:
    """Return the articles that repeat no earlier one, and the fate with what was left out; enters them in `copies`."""
    unique: list[Article] = []
    notes: list[str] = []
    last = ""
    for article in articles:
        key = sha256("".join(article.text.split()).encode("utf-8", "surrogatepass")).hexdigest()
        earlier = next((other for other in copies.get(key, ()) if _same_outlet(article, other)), None)
        if earlier is None:
            copies.setdefault(key, []).append(article)
            unique.append(article)
        else:
            last = _name(earlier)
            notes.append(f"article {article.part or 1} is a duplicate of {last}")
    if not notes:
        return unique, fate
    if not unique and len(articles) == 1:
        return [], replace(fate, fate=f"duplicate of {last}", n_articles=0)
    verdict = fate.fate if unique else f"duplicate of {last}"
    return unique, replace(fate, fate=verdict, n_articles=len(unique), notes=(*fate.notes, *notes))


def _same_outlet(a: Article, b: Article) -> bool:
    return not a.outlet or not b.outlet or a.outlet.casefold() == b.outlet.casefold()


def _name(article: Article) -> str:
    return safe_label(article.path) + (f", article {article.part}" if article.part else "")
