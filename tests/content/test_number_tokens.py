"""Numbers as they are set: digits that go on, money, letters for scales, decimals, and very long claims."""

from time import perf_counter

import pytest

from claimdiff.content.quantities import find_quantities
from tests.content.test_quantities import LANGUAGES, only


@pytest.mark.parametrize(
    ("language", "text", "read"),
    [
        ("ar", "12 ألفا و500 أسرة", [(12_500, "اسره")]),
        ("ar", "12 ألفاً و 500 أسرة", [(12_500, "اسره")]),
        ("ar", "2 مليار و300 مليون دولار", [(2.3e9, "")]),
        ("ar", "مليون و200 ألف منزل", [(1.2e6, "منزل")]),
        ("ar", "5 ملايين و200 ألفا و300 منزل", [(5_200_300, "منزل")]),
        ("ar", "12 قتيلا و500 جريح", [(12, "قتيل"), (500, "جريح")]),
        ("ar", "قتل 5 آلاف و10 آلاف جريح", [(5000, ""), (10_000, "جريح")]),
        ("ar", "مليون و20% منها", [(1e6, ""), (20, "")]),
        ("ar", "مليارين ونصف المليار دولار", [(2.5e9, "")]),
        ("ar", "أربعة ملايين ونصف مليون يورو", [(4.5e6, "")]),
        ("he", "12 אלף ו-500 משפחות", [(12_500, "משפחות")]),
        ("en", "It cost $2 million and 30 trucks", [(2e6, ""), (30, "trucks")]),
        ("pt", "2 mil e 500 casas", [(2500, "casas")]),
    ],
)
def test_digits_that_go_on_with_a_number(language: str, text: str, read: list[tuple[float, str]]) -> None:
    assert [(one.low, one.noun) for one in find_quantities(text, language)] == read


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "a $300m loan", 3e8, "USD"),
        ("en", "£4bn", 4e9, "GBP"),
        ("en", "$5k", 5000, "USD"),
        ("en", "€1.2tn", 1.2e12, "EUR"),
        ("en", "$300mn", 3e8, "USD"),
        ("en", "USD 300m", 3e8, "USD"),
        ("en", "300m dollars", 3e8, "USD"),
        ("en", "1.2m people", 1.2e6, "person"),
        ("en", "2m jobs", 2e6, ""),
        ("en", "20k people", 20_000, "person"),
        ("en", "1.2 m high", 1.2, "m"),
        ("en", "a 2m wall", 2, "m"),
        ("en", "the 100m women's final", 100, "m"),
        ("en", "the 100m hurdles", 100, "m"),
        ("en", "2 billion US dollars", 2e9, "USD"),
        ("en", "2 billion U.S. dollars", 2e9, "USD"),
        ("fr", "300 M€", 3e8, "EUR"),
        ("fr", "3 Md€", 3e9, "EUR"),
        ("fr", "2,5 milliards d'euros", 2.5e9, "EUR"),
        ("fr", "2,5 milliards d’euros", 2.5e9, "EUR"),
        ("it", "2,5 miliardi d'euro", 2.5e9, "EUR"),
        ("it", "300 mln di euro", 3e8, "EUR"),
        ("de", "2,5 Mrd. US-Dollar", 2.5e9, "USD"),
        ("ru", "300 млн. долларов", 3e8, "USD"),
        ("uk", "300 тис. осіб", 300_000, "person"),
        ("ru", "12 тыс. 500 человек", 12_500, "person"),
        ("en", "a 1.5m-strong force", 1.5e6, ""),
        ("en", "3m of water", 3, "m"),
    ],
)
def test_money_and_letters_for_scales(language: str, text: str, value: float, unit: str) -> None:
    quantity = only(text, language)
    assert (quantity.low, quantity.unit) == (value, unit)


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
@pytest.mark.parametrize("language", ["fr", "ru", "uk", "es", "de", "it", "pt"])
def test_decimals_behind_spaced_thousands(language: str, space: str) -> None:
    assert only(f"1{space}234,5 km", language).low == 1234.5


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "1" * 10_000, "1 234" + " 567" * 3000, "million " * 5000, "1m " * 5000, "1-" * 5000]
)
def test_long_claims_are_read_in_time(text: str) -> None:
    for language in LANGUAGES:
        started = perf_counter()
        find_quantities(text, language)
        assert perf_counter() - started < 5


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "2 1/2 years", 2.5),
        ("en", "2½ years", 2.5),
        ("en", "a 2½-year sentence", 2.5),
        ("en", "3 ¼ years", 3.25),
        ("de", "2 1/2 Jahre", 2.5),
        ("fr", "2½ ans", 2.5),
    ],
)
def test_fractions_behind_digits(language: str, text: str, value: float) -> None:
    assert [(q.low, q.unit) for q in find_quantities(text, language)] == [(value, "year")]
