"""A pair's language group is told from its scripts alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.judgements.language_group import GROUPS, language_group, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("وقعت مصر الاتفاق", "Arab"),
        ("توافق‌نامه امضا نشد", "Arab"),
        ("Die Größe", "Latn"),
        ("Thỏa thuận", "Latn"),
        ("Соглашение", "Cyrl"),
        ("协议没有签署", "Hani"),
        ("ההסכם", "Hebr"),
        ("समझौता", "Deva"),
        ("Η συμφωνία", "Grek"),
        ("قال متحدث باسم NATO إن المحادثات انتهت", "Arab"),
        ("The word «نعم» was heard twice", "Latn"),
        ("٤٢ ... 42!", None),
        ("協", "Hani"),
        ("협정은", None),
        ("", None),
    ],
)
def test_the_script_is_that_of_most_letters(text: str, script: str | None) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("one", "other", "group"),
    [
        ("Arab", "Arab", "Arab"),
        ("Arab", "Latn", "cross-script"),
        ("Latn", "Arab", "cross-script"),
        (None, "Cyrl", "Cyrl"),
        ("Cyrl", None, "Cyrl"),
        (None, None, "other"),
    ],
)
def test_groups_of_pairs(one: str | None, other: str | None, group: str) -> None:
    assert language_group(one, other) == group


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_pair_has_a_known_group_in_either_order(one: str, other: str) -> None:
    group = language_group(script_of(one), script_of(other))
    assert group in GROUPS
    assert language_group(script_of(other), script_of(one)) == group
