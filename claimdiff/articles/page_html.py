"""HTML pages -> articles: main text by trafilatura, completed and put in order from the page's own tree."""

from __future__ import annotations

import re
from typing import Any

from claimdiff.articles.decode import DecodedText
from claimdiff.articles.draft import ArticleDraft
from claimdiff.articles.inputs import decode_input
from claimdiff.articles.outlets import read_outlet
from claimdiff.articles.page_blocks import PageBlock, list_page_blocks, text_weight
from claimdiff.articles.page_main import FURNITURE, draft_article, draft_whole, place, squeeze
from claimdiff.articles.page_metadata import PageMetadata, marked_time, read_metadata, web_url
from claimdiff.articles.page_split import find_article_elements, is_substantial
from claimdiff.articles.published import normalise_date
from claimdiff.errors import UnreadableInput
from claimdiff.records import Dropped

_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,5}=\s{0,5}["']?[\w:.-]{2,40}""", re.I)
_HEAD_BYTES = 8192
"""How far into a page a charset is declared; browsers look at 1,024 bytes, but templates put scripts first."""
_LATIN = frozenset({"iso8859-1", "cp1252", "ascii", "latin-1"})
_WALL = re.compile(
    r"cookie|consent|enable javascript|verify (that )?you are (a )?human|checking your browser|access denied|captcha|"
    r"ملفات تعريف الارتباط|الكوكيز|çerez|печенье|файлы cookie|datenschutzeinstellung|"
    r"javascript aktivieren|activer javascript|включите javascript",
    re.I,
)
_SAVE_AGAIN = "save the article's own page, or copy its text into a .txt file"


def read_page_html(data: bytes) -> list[ArticleDraft]:
    """Return the articles of one HTML page, usually one.

    Several whole articles (repeated `<article>` elements, repeated `h1`, or several JSON-LD articles with their
    bodies) become several drafts; a live blog is one. Raises UnreadableInput for a page without an article.
    """
    return read_page_text_html(decode_page(data).text)


def decode_page(data: bytes, charset: str | None = None) -> DecodedText:
    """Return the page's text: by its bytes where they tell, else by the charset that it or its server declares.

    A declared Latin charset on a page whose letters are mostly outside ASCII is a server's default, not a fact: the
    bytes then decide alone. Raises UnreadableInput for binary data.
    """
    decoded = decode_input(data, charset)
    if decoded.encoding in _LATIN and not _is_latin(decoded.text):
        return decode_input(_DECLARED.sub(b"<meta ", data[:_HEAD_BYTES]) + data[_HEAD_BYTES:])
    return decoded


def _is_latin(text: str) -> bool:
    """Whether text read as a Latin charset looks like words: accents are few among the letters outside tags."""
    visible = re.sub(r"<[^>]{0,2000}>", " ", text[:200_000])
    letters = [c for c in visible if c.isalpha()]
    return sum(c > "\x7f" for c in letters) * 3 < len(letters)


def read_page_text_html(text: str) -> list[ArticleDraft]:
    """Return the articles of a decoded page. Raises UnreadableInput as `read_page_html` does."""
    tree = _parse(text)
    try:
        blocks = list_page_blocks(tree)
    except ValueError as error:
        raise UnreadableInput(f"{error}; {_SAVE_AGAIN}") from error
    page = read_metadata(tree)
    live = page.is_live_blog or _has_live_marks(tree)
    if not live and (parts := _marked_parts(tree, blocks, page) or _json_parts(page)):
        return parts
    draft = draft_article(blocks, _main_text(tree), page.title)
    if not _is_article(draft):
        draft = _from_json(page) or draft
    _refuse_no_article(draft)
    draft.outlet, draft.url, draft.published, draft.language = page.outlet, page.url, page.published, page.language
    _read_bylines(draft)
    return [draft]


def _read_bylines(draft: ArticleDraft) -> None:
    """Take day and outlet from the visible byline where the metadata is silent."""
    bylines = [text for role, text in draft.blocks if role == "byline"]
    draft.published = draft.published or next(filter(None, map(normalise_date, bylines)), None)
    draft.outlet = draft.outlet or read_outlet(
        bylines, "\n".join(t for role, t in draft.blocks if role == "body")[:20_000]
    )


def _parse(text: str) -> Any:  # noqa: ANN401  (lxml publishes no types)
    from lxml import etree, html

    # libxml2 would drop, in silence, what lies deeper than 256 elements; with huge_tree the limit is 2,048 and told
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    text = re.sub(r"\A\s*<\?xml[^>]{0,300}>", "", text)  # lxml refuses decoded text that declares an encoding
    try:
        tree = html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise UnreadableInput(f"the HTML cannot be parsed; {_SAVE_AGAIN}") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UnreadableInput(f"the HTML is nested too deeply to be read in full; {_SAVE_AGAIN}")
    return tree


def _main_text(tree: Any) -> str:  # noqa: ANN401
    """Return trafilatura's main text, one paragraph a line; empty where it finds none."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    try:
        # favor_recall: a paragraph too many is weeded out later, by its place in the tree; a lost one is lost
        found = bare_extraction(deepcopy(tree), favor_recall=True, include_comments=False, include_tables=True)
    except Exception:  # trafilatura raises whatever lxml does; the tree alone then has to do
        return ""
    return (found.text or "") if found is not None and not isinstance(found, dict) else ""


def _has_live_marks(tree: Any) -> bool:  # noqa: ANN401
    marks = ("liveblog", "live-blog", "live_blog", "LiveBlogPosting")
    return bool(tree.xpath("|".join(f".//*[contains(@class, '{m}') or contains(@itemtype, '{m}')]" for m in marks)))


def _marked_parts(tree: Any, blocks: list[PageBlock], page: PageMetadata) -> list[ArticleDraft]:  # noqa: ANN401
    """Return the page's several whole articles, if it has such; the rest of the page is dropped with the last."""
    elements = find_article_elements(tree, blocks, page.title)
    parts = [_draft_part(element, page) for element in elements]
    if parts:
        within = {node for element in elements for node in element.iter()}
        parts[-1].dropped += [Dropped(FURNITURE, block.text) for block in blocks if block.element not in within]
    return parts


def _draft_part(element: Any, page: PageMetadata) -> ArticleDraft:  # noqa: ANN401
    """Return one of a page's several articles; what the page says of itself holds for it only as far as it must."""
    blocks = list_page_blocks(element)
    draft = draft_whole(blocks, None)
    node = next(
        (n for n in page.articles if n.title and draft.title and squeeze(n.title) == squeeze(draft.title)), None
    )
    node = node or PageMetadata()
    links = element.xpath(".//h1//a/@href | .//h2//a/@href | .//h3//a/@href")
    draft.outlet = node.outlet or page.outlet
    draft.url = node.url or next(filter(None, map(web_url, links)), None)
    draft.published = node.published or marked_time(element)
    draft.language = node.language or page.language
    _read_bylines(draft)
    return draft


def _json_parts(page: PageMetadata) -> list[ArticleDraft]:
    """Return the JSON-LD articles with whole bodies, if there are at least two."""
    whole = [node for node in page.articles if node.body and is_substantial([node.body, node.title or ""])]
    return [_draft_node(node, page) for node in whole] if len(whole) >= 2 else []


def _from_json(page: PageMetadata) -> ArticleDraft | None:
    """Return the article from its `articleBody`, for pages that scripts fill in a browser."""
    node = next((node for node in page.articles if node.body), None)
    return _draft_node(node, page) if node else None


def _draft_node(node: PageMetadata, page: PageMetadata) -> ArticleDraft:
    draft = ArticleDraft(blocks=[("title", node.title)] if node.title else [], title=node.title)
    for line in (node.body or "").splitlines():
        if line.strip():
            place(draft, "body", " ".join(line.split()))
    draft.outlet, draft.url = node.outlet or page.outlet, node.url
    draft.published, draft.language = node.published, node.language or page.language
    return draft


def _is_article(draft: ArticleDraft) -> bool:
    body = [text for role, text in draft.blocks if role == "body"]
    return sum(map(text_weight, body)) >= 80 and not _is_wall(body)


def _is_wall(body: list[str]) -> bool:
    """Whether the page shows a cookie banner or bot check instead of an article: short, and of little else."""
    return sum(map(len, body)) < 2500 and 2 * sum(len(t) for t in body if _WALL.search(t)) > sum(map(len, body))


def _refuse_no_article(draft: ArticleDraft) -> None:
    body = [text for role, text in draft.blocks if role == "body"]
    if body and _is_wall(body):
        raise UnreadableInput(f"the page shows a cookie or browser check, not an article; {_SAVE_AGAIN}")
    if not _is_article(draft):
        raise UnreadableInput(f"no article in this HTML page (an overview, or text loaded by a script); {_SAVE_AGAIN}")
