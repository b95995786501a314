"""Ranges and changes whose ends share one scale or unit."""

import pytest

from claimdiff.content.quantities import find_quantities
from tests.content.test_quantities import only


@pytest.mark.parametrize(
    ("language", "text", "low", "high", "unit"),
    [
        ("en", "2 to 3 million people", 2e6, 3e6, "person"),
        ("en", "two to three hundred thousand people", 2e5, 3e5, "person"),
        ("en", "2 or 3 million people", 2e6, 3e6, "person"),
        ("en", "$1.5-$2 billion", 1.5e9, 2e9, "USD"),
        ("en", "between $1.5 billion and $2 billion", 1.5e9, 2e9, "USD"),
        ("en", "£2-3m", 2e6, 3e6, "GBP"),
        ("en", "5 to 10,000 people", 5, 10_000, "person"),
        ("en", "between 900 and 1.2 million people", 900, 1.2e6, "person"),
        ("ar", "بين 200 و300 ألف شخص", 200_000, 300_000, "person"),
        ("ar", "ما بين مليونين وثلاثة ملايين دولار", 2e6, 3e6, "USD"),
        ("ar", "بين 3 آلاف و5 آلاف شخص", 3000, 5000, "person"),
        ("ru", "от 200 до 300 тысяч человек", 200_000, 300_000, "person"),
        ("ru", "две-три тысячи человек", 2000, 3000, "person"),
        ("uk", "2-3 млн грн", 2e6, 3e6, "UAH"),
        ("fr", "entre 200 et 300 mille personnes", 200_000, 300_000, "person"),
        ("es", "entre 200 y 300 mil personas", 200_000, 300_000, "person"),
        ("de", "zwei- bis dreitausend Menschen", 2000, 3000, "person"),
        ("it", "tra 2 e 3 milioni di euro", 2e6, 3e6, "EUR"),
        ("pt", "entre 2 e 3 milhões de euros", 2e6, 3e6, "EUR"),
        ("tr", "2 ila 3 milyon kişi", 2e6, 3e6, "person"),
        ("fa", "بین ۲۰۰ تا ۳۰۰ هزار نفر", 200_000, 300_000, "person"),
        ("he", "בין 200 ל-300 אלף איש", 200_000, 300_000, "person"),
        ("ur", "2 سے 3 لاکھ افراد", 200_000, 300_000, "person"),
        ("hi", "2 से 3 लाख लोग", 200_000, 300_000, "person"),
        ("id", "2 hingga 3 juta orang", 2e6, 3e6, "person"),
    ],
)
def test_the_scale_of_a_range_holds_for_both_ends(language: str, text: str, low: float, high: float, unit: str) -> None:
    quantity = only(text, language)
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("language", "text", "read"),
    [
        ("en", "It rose from 2 to 3 million people", [(2e6, "person"), (3e6, "person")]),
        ("en", "It fell from 3 to 2 million tonnes", [(3e6, "ton"), (2e6, "ton")]),
        ("en", "It rose from 2 to 3 percent", [(2, "%"), (3, "%")]),
        ("ar", "رفع الضريبة من 15 إلى 17 في المئة", [(15, "%"), (17, "%")]),
    ],
)
def test_where_a_change_began_has_the_unit_of_where_it_ends(
    language: str, text: str, read: list[tuple[float, str]]
) -> None:
    assert [(one.low, one.unit) for one in find_quantities(text, language)] == read
