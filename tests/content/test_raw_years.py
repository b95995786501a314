"""Decades, which are no single year."""

from datetime import date

import pytest

from claimdiff.content.quantities import find_quantities
from claimdiff.content.times import find_times
from tests.content.only_time import THURSDAY, only


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in the 1990s"),
        ("en", "in the 1990's"),
        ("en", "the mid-1990s"),
        ("fr", "dans les années 1990"),
        ("fr", "dans les années 90"),
        ("es", "en los años 90"),
        ("pt", "nos anos 1990"),
        ("pt", "na década de 1990"),
        ("it", "negli anni '90"),
        ("de", "in den 1990er Jahren"),
        ("de", "in den 90er-Jahren"),
        ("ru", "в 1990-х годах"),
        ("ru", "в 90-х"),
        ("uk", "у 1990-х роках"),
        ("tr", "1990'larda"),
        ("fa", "در دهه ۱۹۹۰"),
        ("he", "בשנות ה-90"),
        ("id", "pada tahun 1990-an"),
        ("hi", "1990 के दशक में"),
        ("ur", "1990 کی دہائی میں"),
        ("zh", "20世纪90年代"),
        ("zh", "1990年代"),
    ],
)
def test_decades(language: str, text: str) -> None:
    mention = only(text, language)
    assert (mention.first, mention.last) == (date(1990, 1, 1), date(1999, 12, 31))
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "a man in his 90s"), ("fa", "در دهه ۹۰"), ("de", "in den 20er Jahren"), ("ar", "في التسعينيات")],
)
def test_no_decade_is_told(language: str, text: str) -> None:
    assert find_times(text, language, THURSDAY) == ()
    assert find_quantities(text, language) == ()
