"""Parts of a million (`a quarter of a million`) and numbers with a word before them that adds to them (`साढ़े तीन`)."""

import pytest

from claimdiff.content.quantities import find_quantities


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "a quarter of a million people", 250_000, "person"),
        ("en", "three quarters of a million dollars", 750_000, "USD"),
        ("en", "a third of a billion euros", 333_333_000, "EUR"),
        ("en", "half of a million people", 500_000, "person"),
        ("fr", "un quart de million d'euros", 250_000, "EUR"),
        ("fr", "trois quarts d'un million de dollars", 750_000, "USD"),
        ("es", "un cuarto de millón de dólares", 250_000, "USD"),
        ("es", "un tercio de mil millones de euros", 333_333_000, "EUR"),
        ("it", "un quarto di milione di euro", 250_000, "EUR"),
        ("pt", "um quarto de milhão de dólares", 250_000, "USD"),
        ("de", "ein Viertel einer Million Euro", 250_000, "EUR"),
        ("de", "eine Viertelmillion Euro", 250_000, "EUR"),
        ("ru", "четверть миллиона долларов", 250_000, "USD"),
        ("ar", "ربع مليون دولار", 250_000, "USD"),
        ("ar", "نصف المليون دولار", 500_000, "USD"),
        ("ar", "غرامة قدرها مليونا يورو ونصف المليون.", 2_500_000, "EUR"),
        ("ar", "ثلاثة أرباع المليون دولار", 750_000, "USD"),
    ],
)
def test_a_part_of_a_scale_is_an_amount(language: str, text: str, value: float, unit: str) -> None:
    assert [(q.low, q.high, q.unit) for q in find_quantities(text, language)] == [(value, value, unit)]


def test_the_mention_of_a_part_of_a_scale_holds_it_all() -> None:
    text = "rund eine Viertelmillion Menschen"
    assert [(text[q.start : q.end], q.bound) for q in find_quantities(text, "de")] == [("eine Viertelmillion", "about")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "a quarter of voters"),
        ("en", "a quarter of the million people"),
        ("en", "a quarter of a million-dollar fund"),
        ("es", "un cuarto de mil encuestados"),
        ("fr", "un quart des millions"),
    ],
)
def test_a_part_of_something_else_is_a_share(language: str, text: str) -> None:
    assert next((q.low, q.unit) for q in find_quantities(text, language)) == (25, "%")


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("hi", "साढ़े तीन घंटे", [(3.5, "hour")]),
        ("hi", "साढ़े तीन लाख लोग", [(350_000, "person")]),
        ("hi", "साढ़े 3 लाख लोग", [(350_000, "person")]),
        ("hi", "साढ़े पांच सौ लोग", [(550, "person")]),
        ("hi", "सवा दो घंटे", [(2.25, "hour")]),
        ("hi", "सवा लाख लोग", [(125_000, "person")]),
        ("hi", "पौने दो करोड़ रुपये", [(17_500_000, "rupee")]),
        ("hi", "सुबह साढ़े आठ बजे", []),
        ("ur", "ساڑھے تین گھنٹے", [(3.5, "hour")]),
        ("ur", "ساڑھے تین ہزار افراد", [(3500, "person")]),
        ("ur", "پونے دو گھنٹے", [(1.75, "hour")]),
        ("ur", "صبح ساڑھے آٹھ بجے", []),
    ],
)
def test_words_that_add_to_the_number_behind_them(language: str, text: str, values: list[tuple[float, str]]) -> None:
    assert [(q.low, q.unit) for q in find_quantities(text, language)] == values


def test_a_part_that_is_added_to_an_unread_number_is_not_read() -> None:
    assert find_quantities("بيع مليونا كتاب وربع المليون.", "ar") == ()
