"""What a terminal may show: nothing that it would obey."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.cli.terminal_text import escaped, escaped_lines, is_harmless, json_text, printable

HOSTILE = [
    "\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\r", "\n", "\x08", "\x00", "\x7f", "\x85", "\u202e", "\u202a", "\u2066",
    "\u2069", "\u200f", "\u2028", "\ufeff", "\ud800", "\udcff",
]  # fmt: skip
"""Escape and control sequences, line ends, bidi marks and overrides, lone surrogates."""
TEXTS = st.text(st.characters(), max_size=40) | st.lists(st.sampled_from([*HOSTILE, "a", "ج"])).map("".join)


def obeyed(text: str) -> list[str]:
    """Return the characters of a text that a terminal may obey, found by their Unicode category."""
    return [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in "\u200c\u200d"]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_hostile_text_loses_its_power(text: str) -> None:
    assert not is_harmless(text[0])
    assert obeyed(printable(f"a{text}b")) == ["\u2068", "\u2069"]
    assert obeyed(escaped(f"a{text}b")) == []
    assert obeyed(json_text({"a": text})) == []


@given(TEXTS)
def test_no_text_is_obeyed(text: str) -> None:
    assert obeyed(printable(text)) == ["\u2068", "\u2069"]
    assert obeyed(escaped(text)) == []
    assert not re.search("[\ud800-\udfff]", printable(text) + escaped(text))


@given(TEXTS)
def test_json_reads_back_as_it_was(text: str) -> None:
    written = json_text({text: [text, None, 1.5]})
    assert json.loads(written) == {text: [text, None, 1.5]}
    assert written.encode()
    assert "<" not in written


@pytest.mark.parametrize("text", ["قُتل 47 شخصاً", "می‌شود", "क्‍ष", "中文。", "👩‍🚒", "a [x] b"])
def test_writing_stays_as_it_is(text: str) -> None:
    assert printable(text) == f"\u2068{text}\u2069"
    assert escaped(text) == text


def test_what_it_becomes() -> None:
    assert printable("a\x1b[31m\u202eb\nc\u00add\u00a0e") == "\u2068a [31mb cd e\u2069"
    assert escaped("a\x1b[31m\u202eb\nc") == "a\\x1b[31m\\u202eb\\nc"
    assert escaped_lines("a\x1bb\nc\u202e") == "a\\x1bb\nc\\u202e"
    assert json_text({"a": "</script>\x9b\u202e"}) == '{"a": "\\u003c/script>\\u009b\\u202e"}'
