"""Which claims stand for which gold texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.evaluation.matching import Matcher, comparable, is_contained
from claimdiff.evaluation.pair_table import tabulate_pairs
from tests.evaluation.events import gold_row, make_article, make_claim, make_comparison, probabilities


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("  Six\n\n people  died. ", "Six people died"),
        ("«قتل ستة»", "قتل ستة"),
        ("قتـــل ستة", "قتل ستة"),
        ("\u202bقتل ستة\u202c", "قتل ستة"),
        ("e\u0301tat", "\u00e9tat"),
    ],
)
def test_texts_that_differ_in_form_alone_compare_equal(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


def test_containment_goes_both_ways_and_an_empty_text_matches_nothing() -> None:
    assert is_contained("six died", "officials said six died")
    assert is_contained("officials said six died", "six died")
    assert not is_contained("six died", "nine died")
    assert not is_contained(comparable("…"), "six died")
    assert not is_contained("six died", "")


@given(st.text(), st.text(), st.text())
def test_a_text_inside_another_is_found_where_it_starts_and_ends_with_a_word(
    before: str, text: str, after: str
) -> None:
    assert is_contained(comparable(f"x{text}y"), comparable(f"{before} x{text}y {after}"))


ONE, TWO = ["Six people died.", "A school closed."], ["قتل تسعة أشخاص.", "أغلقت مدرسة."]


def match(file: str, text: str, part: int | None = None, *, parts: tuple[int | None, ...] = (None,)) -> list[int]:
    """Return the pairs that match a row of `text` in `file` against the first sentence of two.ar.txt."""
    articles = [make_article("one.en.txt", ONE, number) for number in parts] + [make_article("two.ar.txt", TWO)]
    claims = [
        make_claim(article, sentence) for article in articles for sentence in (ONE if "en" in article.path else TWO)
    ]
    n = len(claims)
    pairs = [(left, right) for left in range(n - 2) for right in (n - 2, n - 1)]
    comparison = make_comparison(articles, claims, pairs)
    table = tabulate_pairs(comparison, probabilities([0.0] * len(pairs)))
    row = gold_row(1, (file, text), ("two.ar.txt", TWO[0]))
    if part is not None:
        from dataclasses import replace

        row = replace(row, sides=(replace(row.sides[0], part=part), row.sides[1]))
    found = Matcher(articles, table, {}).match(row)
    return [number for number, matched in enumerate(found.pairs.tolist()) if matched]


def test_a_pair_matches_with_the_article_and_the_text() -> None:
    assert match("one.en.txt", "Six people died.") == [0]
    assert match("one.en.txt", "people died") == [0]
    assert match("one.en.txt", "Six people died. A school closed.") == [0, 2]
    assert match("other.en.txt", "Six people died.") == []


def test_a_part_is_one_of_the_files_articles() -> None:
    assert match("one.en.txt", "Six people died.", 2, parts=(1, 2)) == [4]
    assert match("one.en.txt", "Six people died.", None, parts=(1, 2)) == [0, 4]


def test_a_file_split_otherwise_is_found_by_its_text() -> None:
    assert match("one.en.txt", "Six people died.", 2, parts=(None,)) == [0]


def test_rows_that_the_articles_do_not_hold_are_named() -> None:
    articles = [make_article("one.en.txt", ONE), make_article("two.ar.txt", TWO)]
    claims = [make_claim(articles[0], ONE[0]), make_claim(articles[1], TWO[0])]
    comparison = make_comparison(articles, claims, [(0, 1)])
    matcher = Matcher(articles, tabulate_pairs(comparison, probabilities([0.5])), {"three.fr.txt": "fr"})
    found = matcher.match(gold_row(3, ("three.fr.txt", "Six morts."), ("two.ar.txt", "قتل عشرون شخصا")))
    assert not found.pairs.any()
    assert found.languages == ("fr", "ar")
    assert found.missing == (
        "gold line 3: three.fr.txt is not among the articles read; the row counts as missed",
        "gold line 3: two.ar.txt as read does not hold the text «قتل عشرون شخصا»",
    )
