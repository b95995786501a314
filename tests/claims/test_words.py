"""Words: counts that are comparable over scripts, and the folded form that markers are written in."""

import pytest

from claimdiff.claims.words import count_words, fold_for_markers, is_and, word_starts


@pytest.mark.parametrize(
    ("text", "n_words"),
    [
        ("", 0),
        ("… — «»", 0),
        ("three small words", 3),
        ("l'état-major dit", 2),
        ("١٢٫٥ في المئة", 4),
        ("الأطراف الثلاثة", 2),
        ("می‌گوید که", 2),
        ("工厂恢复生产", 3),
        ("中国 and Orda", 3),
        ("صה", 1),
        ("المسيّرات كانت مُدمَّرة", 3),  # vowel signs end no word
        ("मंत्री ने कहा कि कर दरें नहीं बढ़ेंगी।", 8),
        ("cafe\u0301 noir", 2),
    ],
)
def test_count_words(text: str, n_words: int) -> None:
    assert count_words(text) == n_words


def test_word_starts_within_bounds() -> None:
    text = "قال إن: we left"
    assert word_starts(text) == [0, 4, 8, 11]
    assert word_starts(text, 5) == [5, 8, 11]
    assert word_starts(text, 4, 9) == [4, 8]


def test_vowel_marks_and_alefs_are_folded() -> None:
    assert fold_for_markers("أَكَّدَ إنَّ آخر ٱلقول") == "اكد ان اخر القول"


@pytest.mark.parametrize(
    ("word", "expected"), [("and", True), ("And", True), ("و", True), ("ed", True), ("sand", False)]
)
def test_is_and(word: str, expected: bool) -> None:
    assert is_and(word) is expected
