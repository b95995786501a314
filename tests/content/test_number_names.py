"""Numbers that name or grade something, and those that count."""

import pytest

from claimdiff.content.quantities import find_quantities


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Reactor No. 4 exploded"),
        ("en", "Reactor 4 exploded"),
        ("en", "a Category 4 hurricane"),
        ("en", "World War 2"),
        ("en", "Stage 4 cancer"),
        ("en", "level 3 alert"),
        ("fr", "le réacteur n° 4"),
        ("fr", "ouragan de catégorie 4"),
        ("es", "huracán de categoría 4"),
        ("de", "Hurrikan der Kategorie 4"),
        ("ru", "ураган категории 4"),
        ("zh", "4级飓风"),
    ],
)
def test_names_and_grades_are_no_quantities(language: str, text: str) -> None:
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "In the war 3,000 soldiers died", 3000),
        ("en", "He said no. 40 people died", 40),
        ("en", "a level of 3 metres", 3),
        ("zh", "6.1级地震", 6.1),
    ],
)
def test_numbers_behind_such_words_may_count(language: str, text: str, value: float) -> None:
    assert [q.low for q in find_quantities(text, language)] == [value]
