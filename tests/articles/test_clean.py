"""Cleaning takes the invisible away and nothing else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.articles.clean import clean_line, clean_text

TRICKY = st.text(
    st.sampled_from("ab \n\r\t\u200c\u200d\u200e\u202e\u0640\u0301\u0627می\u00a0\u2028\x1b[0m\ufeff\u00ad\ufefb\ud800")
)


@given(st.one_of(st.text(), TRICKY))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("\u200fقال\u202b الرئيس\u202c", "قال الرئيس"),
        ("الـــميناء", "الميناء"),
        ("لا يفعل ـ فهو خطأ", "لا يفعل – فهو خطأ"),
        ("می\u200cرود", "می\u200cرود"),
        ("a\u200cb", "ab"),
        ("क्\u200dष", "क्\u200dष"),
        ("Zoll\u00adamt", "Zollamt"),
        ("cafe\u0301", "café"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("a\u00a0\u2009b", "a b"),
        ("a\r\n\r\n\r\n\r\nb\u2028c", "a\n\nb\nc"),
        ("\ufeff١٢٫٥ and 12.5", "١٢٫٥ and 12.5"),
        ("\ufefb\ufee3\ufef4\ufee8\ufe8e\ufe80", "لاميناء"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_examples(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


def test_a_line_stays_one_line() -> None:
    assert clean_line(" two\nlines\n\nhere ") == "two lines here"


def test_marks_without_end_are_bounded() -> None:
    assert len(clean_text("a" + "\u0301\u0316" * 100_000)) <= 32
