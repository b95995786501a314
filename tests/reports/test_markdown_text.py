"""An article's text in Markdown stays text: read back by a CommonMark parser."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from claimdiff.reports.markdown_text import (
    ISOLATE,
    LEFT_TO_RIGHT,
    POP,
    RIGHT_TO_LEFT,
    WORD_JOINER,
    escaped_markdown,
    isolated_markdown,
    quoted_markdown,
)
from claimdiff.reports.passage import Piece
from claimdiff.reports.shown_text import shown

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKUP = st.text(alphabet="*_`[]()!<>&\\|~#+-=.:;/@$%\"' \n\tab1حج中\u0301\u200c“”،", max_size=60)
TEXTS = MARKUP | st.text(max_size=60)
INVISIBLE = re.compile(f"[{WORD_JOINER}{RIGHT_TO_LEFT}{LEFT_TO_RIGHT}]")


def plain(text: str) -> str:
    """What a reader sees of a text: no invisible marks, runs of spaces as one."""
    return " ".join(INVISIBLE.sub("", shown(text)).split())


def inline_tokens(markdown: str) -> list[Token]:
    """Return what stands in the one block quote of `markdown`, which holds one paragraph and nothing else."""
    tokens = PARSER.parse(markdown)
    assert [token.type for token in tokens] == [
        "blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close",
    ]  # fmt: skip
    return tokens[2].children or []


def whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, True, False),)


@given(TEXTS)
def test_any_text_reads_back_as_itself(text: str) -> None:
    if not plain(text):
        return
    children = inline_tokens(quoted_markdown(whole(text), "und"))
    assert {child.type for child in children} == {"text"}
    assert plain("".join(child.content for child in children)) == plain(text)


@given(st.lists(st.tuples(TEXTS.map(shown), st.booleans()), max_size=5))
def test_marked_words_are_bold_and_nothing_else_is(parts: list[tuple[str, bool]]) -> None:
    pieces = tuple(Piece(text, True, is_marked) for text, is_marked in parts if text)
    text = "".join(piece.text for piece in pieces)
    if not plain(text):
        return
    children = inline_tokens(quoted_markdown(pieces, "und"))
    assert {child.type for child in children} <= {"text", "strong_open", "strong_close"}
    assert plain("".join(child.content for child in children)) == plain(text)
    marks = "".join("01"[piece.is_marked] for piece in pieces for _ in piece.text)
    with_words = [
        found
        for found in re.finditer(r"1+", marks)
        if any(unicodedata.category(char)[0] in "LMN" for char in text[found.start() : found.end()])
    ]
    assert sum(child.type == "strong_open" for child in children) == len(with_words)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a | b", "a \\| b"),
        ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
        ("![i](//evil)", "!\\[i\\](//evil)"),
        ("<b> & </b>", "&lt;b&gt; &amp; &lt;/b&gt;"),
        ("`code` *x* _y_ ~z~ $1$", "\\`code\\` \\*x\\* \\_y\\_ \\~z\\~ \\$1\\$"),
        ("one\n\n\ttwo", "one two"),
        ("a\x1b[31mb\u202ec\u2066d", "a\\[31mbcd"),
        ("قال 47 شخصاً", "قال 47 شخصاً"),
    ],
)
def test_markup_is_escaped(text: str, escaped: str) -> None:
    assert escaped_markdown(text) == escaped


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("ask @everyone", "ask @|everyone"),
        ("a@b.example", "a@|b.example"),
        ("https://evil.example", "https:|//evil.example"),
        ("WWW.evil.example", "WWW|.evil.example"),
        ("fixes #12 and GH-3", "fixes #|12 and GH|-3"),
        (":smile:", ":|smile:"),
        ("at 4:20", "at 4:20"),
    ],
)
def test_what_a_chat_would_make_live_is_parted(text: str, parted: str) -> None:
    assert escaped_markdown(text) == parted.replace("|", WORD_JOINER)


@pytest.mark.parametrize(
    "text", ["# t", "- t", "+ t", "1. t", "12) t", "---", "===", "=", "    code", "> t", "```", "* t"]
)
def test_the_beginning_of_a_sentence_makes_no_block(text: str) -> None:
    assert plain("".join(child.content for child in inline_tokens(quoted_markdown(whole(text), "en")))) == plain(text)


def test_a_sentence_that_begins_in_the_other_direction_is_marked() -> None:
    assert quoted_markdown(whole("Norvik قالت"), "ar") == f"> {RIGHT_TO_LEFT}Norvik قالت"
    assert quoted_markdown(whole("47 قتيلاً"), "ar") == "> 47 قتيلاً"
    assert quoted_markdown(whole("النهر said"), "en") == f"> {LEFT_TO_RIGHT}النهر said"
    assert quoted_markdown(whole("2025"), "ar") == f"> {RIGHT_TO_LEFT}2025"
    assert quoted_markdown(whole("النهر"), "und") == "> النهر"


def test_punctuation_stays_outside_of_the_bold() -> None:
    pieces = (Piece("بلغ", True, False), Piece("«47» ", True, True), Piece("قتيلاً", True, False))
    assert quoted_markdown(pieces, "ar") == "> بلغ«**47**» قتيلاً"


def test_text_among_other_words_is_isolated() -> None:
    assert isolated_markdown(" صحيفة* ") == f"{ISOLATE}صحيفة\\*{POP}"
