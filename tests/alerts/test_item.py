"""Items survive JSON, and their texts fit one line whatever they hold."""

import json

from hypothesis import given
from hypothesis import strategies as st

from claimdiff.alerts.item import AlertFinding, AlertItem, AlertSide, one_line
from claimdiff.alerts.message import html_page, plain_text, subject

texts = st.text(st.characters(), max_size=300)
maybe = st.none() | texts
sides = st.builds(AlertSide, texts, maybe, maybe, maybe, maybe, maybe, maybe)
findings = st.builds(AlertFinding, sides, sides, st.floats(0, 1), texts, texts)
items = st.builds(
    AlertItem, texts, texts, st.lists(findings, max_size=3).map(tuple), maybe, st.none() | st.integers(0, 99), maybe
)


@given(items)
def test_an_item_is_the_same_after_json(item: AlertItem) -> None:
    assert AlertItem.from_json(json.loads(json.dumps(item.to_json()))) == item


@given(texts)
def test_a_line_is_one_line(text: str) -> None:
    line = one_line(text, 50)
    assert len(line) <= 50
    assert len(line.splitlines()) <= 1
    assert all(char.isprintable() or char in "\u200c\u200d" for char in line)


def test_what_a_line_keeps_and_what_not() -> None:
    assert one_line("  a\r\nBcc: b\u202e\u2066 \x00 می\u200cروم 🙂 ") == "a Bcc: b می\u200cروم 🙂"
    assert one_line("x" * 300, 10) == "xxxxxxxxx…"


@given(st.lists(items, min_size=1, max_size=3))
def test_no_text_breaks_out_of_a_message(found: list[AlertItem]) -> None:
    assert len(subject(found).splitlines()) == 1
    assert plain_text(found).endswith("Read both in their context.\n")
    assert "<script" not in html_page(found).lower()


def test_a_probability_is_never_certain() -> None:
    side = AlertSide("x")
    shown = [AlertFinding(side, side, probability) for probability in (0.0, 0.914, 1.0)]
    text = plain_text([AlertItem("i", "t", tuple(shown), n_findings=5)])
    assert [line.strip() for line in text.splitlines() if line.strip().endswith("%")] == ["1%", "91%", "99%"]
    assert "and 2 more findings" in text
