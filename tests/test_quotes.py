"""Quotation marks of every press, closed and unclosed."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.quotes import MAX_QUOTE_CHARS, find_quotes

CASES = {
    "guillemets": ("قال «لم نوقع» ثم غادر", ["لم نوقع"]),
    "curly": ("He said “we signed” and left", ["we signed"]),
    "curly the wrong way round": ("قال ”لم نوقع“ ثم غادر", ["لم نوقع"]),
    "German": ("Er sagte „nichts ist sicher“ und ging", ["nichts ist sicher"]),
    "straight": ('He said "we signed" and left', ["we signed"]),
    "Chinese": ("他说“我们签字了”然后离开", ["我们签字了"]),
    "corner brackets": ("他说「我们签字了」然后离开", ["我们签字了"]),
    "straight in Chinese": ('他说"我们签字了"然后"离开"了', ["我们签字了", "离开"]),
    "two quotes": ("«نعم» ثم «لا»", ["نعم", "لا"]),
    "gershayim are no quote": ('צה"ל ומנכ"ל החברה', []),
    "a quote beside gershayim": ('דובר צה"ל אמר "לא חתמנו" והלך', ["לא חתמנו"]),
    "never closed": ("He said “we signed and left", []),
    "closed without opening": ("we signed” and left", []),
    "each paragraph opens anew": ("“first part “second part” end", ["second part"]),
    "inches": ('a 12" pipe and a 5" pipe', []),
    "an apostrophe": ("it’s the minister's word", []),
    "mixed marks don't close each other": ('«one" two', []),
}


@pytest.mark.parametrize(("text", "inner"), CASES.values(), ids=CASES)
def test_quotes_of_a_text(text: str, inner: list[str]) -> None:
    assert [text[quote.inner_start : quote.inner_end] for quote in find_quotes(text)] == inner


def test_a_mark_that_was_never_closed_does_not_swallow_the_article() -> None:
    assert find_quotes("«" + "a" * (MAX_QUOTE_CHARS + 1) + "»") == []
    assert len(find_quotes("«" + "a" * (MAX_QUOTE_CHARS - 1) + "»")) == 1


@given(st.text(alphabet=list("ab «»“”„\"'‹›「」《》אב我"), max_size=120))
def test_quotes_are_in_order_and_do_not_overlap(text: str) -> None:
    quotes = find_quotes(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(quotes))
    assert all(quote.start < quote.inner_start <= quote.inner_end < quote.end <= len(text) for quote in quotes)
