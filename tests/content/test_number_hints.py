"""No number is overlooked before the language is known; most texts without one are told at once."""

import pytest

from claimdiff.articles.language import UNKNOWN, identify_language
from claimdiff.articles.read import read_articles
from claimdiff.content.number_hints import MIN_WORTH, may_hold_number
from claimdiff.content.number_words import languages_with_numbers, number_words_of
from claimdiff.content.plain_numbers import with_plain_numbers
from claimdiff.content.quantities import find_quantities
from tests.test_seeds import SEEDS


@pytest.mark.parametrize(
    "text",
    [
        "قتل ستون مدنيا", "لن نغلق المكتبات الثلاث", "وثلاثون جريحا", "dreiundzwanzig Menschen", "Sixty people",
        "п'ять людей", "сорок два человека", "三十四人死亡", "1,200 houses", "1 250 blessés", "9,4 Prozent", "२.५ लाख",
    ],
)  # fmt: skip
def test_a_number_that_is_not_in_plain_digits(text: str) -> None:
    assert may_hold_number(text)


@pytest.mark.parametrize(
    "text",
    ["The talks ended without agreement", "قتل 60 مدنيا", "Es starben 23 Menschen", "Погибли 42 человека", "", "a"],
)
def test_plain_digits_and_no_number(text: str) -> None:
    assert not may_hold_number(text)


@pytest.mark.parametrize("language", languages_with_numbers())
def test_every_number_word_is_a_hint(language: str) -> None:
    table = number_words_of(language)
    assert table is not None
    words = [word for word, atom in table.atoms.items() if atom.value >= MIN_WORTH]
    assert [word for word in words if not may_hold_number(word)] == []


def test_of_the_seeds_every_line_is_read_as_without_hints() -> None:
    articles = read_articles([str(path) for path in sorted(SEEDS.glob("*/*.txt"))]).articles
    lines = {line for article in articles for line in article.text.splitlines()}
    unhinted = [line for line in lines if not may_hold_number(line)]
    assert 25 < len(unhinted) < len(lines)
    for line in unhinted:
        language = identify_language(line)
        read = with_plain_numbers(line, language, find_quantities(line, language))
        assert read == with_plain_numbers(line, UNKNOWN, ())
