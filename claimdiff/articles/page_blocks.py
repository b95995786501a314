"""The blocks of an HTML page in reading order, each with what its place in the tree says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

BLOCK_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
SKIPPED_TAGS = frozenset({
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "button", "select",
    "textarea", "input", "audio", "video", "canvas", "map",
})  # fmt: skip
_HARD_TAGS = frozenset({"nav", "aside", "dialog", "menu"})
_HARD_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "dialog", "alertdialog", "menu"})
_FURNITURE_WORDS = frozenset({
    "ad", "ads", "advert", "advertisement", "banner", "breadcrumb", "breadcrumbs", "comment", "comments", "consent",
    "cookie", "cookies", "copyright", "disclaimer", "footer", "login", "masthead", "menu", "modal", "mostread",
    "nav", "navbar", "navigation", "newsletter", "outbrain", "pagination", "pager", "popup", "popular", "promo",
    "promotion", "recirc", "recommend", "recommendation", "recommendations", "recommended", "related", "share",
    "sharing", "sidebar", "signup", "social", "sponsored", "subscribe", "subscription", "taboola", "tags", "teaser",
    "teasers", "toolbar", "trending", "widget",
})  # fmt: skip
_FURNITURE_PAIRS = frozenset({("most", "read"), ("read", "more"), ("read", "also"), ("also", "read"), ("see", "also"),
                              ("author", "bio"), ("about", "author"), ("up", "next"), ("more", "stories")})  # fmt: skip
_BYLINE_WORDS = frozenset(
    {"byline", "dateline", "author", "authors", "timestamp", "published", "pubdate", "publishdate"}
)
_CAPTION_WORDS = frozenset({"caption", "figcaption", "credit", "credits"})
_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|(?:left|top|text-indent)\s*:\s*-\d{4}", re.I
)
_HIDDEN_CLASSES = frozenset(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only"}
)
_SHOWN_LATER = 0.5
"""Share of the page's prose from which hidden text is an article that a script unfolds, not something slipped in."""
_SENTENCE_END = (".", "!", "?", "…", "؟", "۔", "。", "！", "？", "»", "”", "।", ":", "؛")
MAX_BLOCKS = 20_000
"""Pages with more blocks than this are no news page; a long live blog has about 2,000."""


MAX_BYLINE = 200
"""Characters; what is longer and named "author" is prose about the author."""


@dataclass(slots=True)
class PageBlock:
    """One line or paragraph of a page, with the marks of its place."""

    text: str
    tag: str
    """The block element that holds the text directly (`p`, `h1`, `div`, `li`, …)."""
    element: Any
    """That element in the tree."""
    n_link_chars: int
    """How many characters of `text` stand inside links."""
    hard: bool
    """Inside nav, aside, a page footer or the like: never article text."""
    soft: bool
    """Inside something whose name speaks of furniture (`related`, `share`, form): article text only on evidence."""
    caption: bool
    byline: bool
    hidden: bool = False
    """Whether a reader of the page doesn't see it (`display:none`, off the screen, for screen readers only)."""

    @property
    def link_share(self) -> float:
        """Share of the characters inside links, [0, 1]."""
        return self.n_link_chars / len(self.text)

    @property
    def is_heading(self) -> bool:
        """Whether the block is an h1 … h6."""
        return len(self.tag) == 2 and self.tag[0] == "h" and self.tag[1].isdigit()

    @property
    def is_prose(self) -> bool:
        """Whether the text looks like sentences: long, or closed by sentence punctuation; and not mostly a link."""
        if self.link_share > 0.5 or self.is_heading:
            return False
        n = text_weight(self.text)
        return n >= 80 or (n >= 25 and self.text.rstrip("\"’')").endswith(_SENTENCE_END))


def text_weight(text: str) -> int:
    """Return the length of `text` in letters, CJK letters counted threefold since one of them is about a syllable."""
    wide = sum("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in text)
    return len(text) + 2 * wide


@dataclass(slots=True)
class _Marks:
    hard: bool = False
    soft: bool = False
    hidden: bool = False
    caption: bool = False
    byline: bool = False
    link: bool = False
    in_article: bool = False
    skipped: bool = False
    tag: str = "body"
    element: Any = None


@dataclass(slots=True)
class _Buffer:
    pieces: list[str] = field(default_factory=list)
    marks: list[_Marks] = field(default_factory=list)
    """Those of every piece that isn't blank: a block is furniture, byline or caption where all of it is."""
    n_link_chars: int = 0

    def take(self, text: str | None, marks: _Marks) -> None:
        if not text or marks.skipped:
            return
        self.pieces.append(text)
        if text.strip():
            self.marks.append(marks)
            self.n_link_chars += len(" ".join(text.split())) if marks.link else 0


def list_page_blocks(root: Any) -> list[PageBlock]:  # noqa: ANN401  (lxml publishes no types)
    """Return the blocks of the tree `root` in reading order; no text of the visible page is in none of them.

    Works without recursion, so that a tree of any depth is safe. Raises ValueError beyond `MAX_BLOCKS`.
    """
    from lxml import etree

    blocks: list[PageBlock] = []
    stack = [_Marks(element=root)]
    buffer = _Buffer()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            if event == "end":
                buffer.take(element.tail, stack[-1])
            continue
        is_block = element.tag in BLOCK_TAGS
        if is_block or (element.tag == "br" and event == "end" and _br_ends_block(element, buffer)):
            _flush(buffer, blocks)
        if event == "start":
            stack.append(_marks_of(element, stack[-1]))
            buffer.take(element.text, stack[-1])
        else:
            stack.pop()
            buffer.take(" " if element.tag == "br" else None, stack[-1])
            buffer.take(element.tail if element is not root else None, stack[-1])
        if len(blocks) > MAX_BLOCKS:
            raise ValueError(f"the page has more than {MAX_BLOCKS} blocks")
    _flush(buffer, blocks)
    _shut_hidden(blocks)
    return blocks


def _shut_hidden(blocks: list[PageBlock]) -> None:
    """Take hidden text for furniture, unless it is so much that scripts must show it."""
    prose = [block for block in blocks if block.is_prose and not block.hard]
    n_hidden = sum(text_weight(block.text) for block in prose if block.hidden)
    if n_hidden < _SHOWN_LATER * sum(text_weight(block.text) for block in prose):
        for block in blocks:
            block.hard = block.hard or block.hidden


def _flush(buffer: _Buffer, blocks: list[PageBlock]) -> None:
    text = " ".join("".join(buffer.pieces).split())
    if text:
        marks = buffer.marks
        blocks.append(
            PageBlock(
                text=text,
                tag=marks[0].tag,
                element=marks[0].element,
                n_link_chars=min(buffer.n_link_chars, len(text)),
                hard=all(m.hard for m in marks),
                soft=all(m.soft for m in marks),
                caption=all(m.caption for m in marks),
                byline=all(m.byline for m in marks) and len(text) <= MAX_BYLINE,
                hidden=all(m.hidden for m in marks),
            )
        )
    buffer.pieces, buffer.marks, buffer.n_link_chars = [], [], 0


def _br_ends_block(element: Any, buffer: _Buffer) -> bool:  # noqa: ANN401
    """Tell paragraphs set apart by `<br>` (double, or after a full sentence) from a line that merely wraps."""
    following = element.getnext()
    double = not (element.tail or "").strip() and following is not None and following.tag == "br"
    return double or "".join(buffer.pieces[-2:]).rstrip().endswith(_SENTENCE_END)


def _marks_of(element: Any, parent: _Marks) -> _Marks:  # noqa: ANN401
    tag = element.tag
    is_block = tag in BLOCK_TAGS
    words = _name_words(element)
    in_article = parent.in_article or tag in ("article", "main")
    return _Marks(
        hard=parent.hard or _is_hard(element, parent),
        soft=parent.soft
        or _is_hidden(element)
        or (tag not in ("html", "body", "main", "article") and _is_soft(element, words, in_article, parent.tag)),
        hidden=parent.hidden or _is_hidden(element),
        caption=parent.caption or tag == "figcaption" or bool(_CAPTION_WORDS & set(words)),
        byline=parent.byline or tag in ("address", "time") or bool(_BYLINE_WORDS & set(words)),
        link=parent.link or tag == "a",
        in_article=in_article,
        skipped=parent.skipped or tag in SKIPPED_TAGS,
        tag=tag if is_block else parent.tag,
        element=element if is_block else parent.element,
    )


def _is_hidden(element: Any) -> bool:  # noqa: ANN401
    if element.get("hidden") is not None or element.get("aria-hidden", "").lower() == "true":
        return True
    return bool(
        _HIDDEN_STYLE.search(element.get("style", ""))
        or _HIDDEN_CLASSES & set(element.get("class", "").lower().split())
    )


def _is_hard(element: Any, parent: _Marks) -> bool:  # noqa: ANN401
    if element.tag in _HARD_TAGS or element.get("role", "").lower() in _HARD_ROLES:
        return True
    return element.tag == "footer" and not parent.in_article and parent.tag != "blockquote"


def _is_soft(element: Any, words: list[str], in_article: bool, parent_tag: str) -> bool:  # noqa: ANN401
    if element.tag == "footer":
        return parent_tag != "blockquote"  # there it names who is quoted
    if element.tag == "form" or (element.tag == "header" and not in_article):
        return True
    pairs = set(pairwise(words))
    return bool(_FURNITURE_WORDS & set(words)) or bool(_FURNITURE_PAIRS & pairs)


def _name_words(element: Any) -> list[str]:  # noqa: ANN401
    """Return the lower-case words in class, id, rel and itemprop; `has-x`, `tag-x` … tell of the content."""
    names = " ".join(element.get(name, "") for name in ("class", "id", "rel", "itemprop"))[:500].split()
    kept = [
        name
        for name in names
        if not name.lower().startswith(("has-", "with-", "no-", "is-", "js-", "tag-", "category-"))
    ]
    return _WORD.findall(_CAMEL.sub(" ", " ".join(kept)).lower())
