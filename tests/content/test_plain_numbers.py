"""Numbers of a text in one form: plain ASCII digits, whatever script, mark or word they were written with."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.content.plain_numbers import with_plain_numbers
from claimdiff.content.quantities import find_quantities


def plain(text: str, language: str) -> str:
    return with_plain_numbers(text, language, find_quantities(text, language))


@pytest.mark.parametrize(
    ("language", "written", "read"),
    [
        ("ar", "قُتل ٢٢٠ شخصاً في الغارة.", "قُتل 220 شخصاً في الغارة."),
        ("ar", "قتل ستون مدنيا.", "قتل 60 مدنيا."),
        ("fa", "۱۲۰ نفر کشته شدند.", "120 نفر کشته شدند."),
        ("en", "Sixty people and 1,200 houses.", "60 people and 1200 houses."),
        ("en", "Two hundred and fifty thousand barrels.", "250000 barrels."),
        ("fr", "Il y a eu 1 250 blessés.", "Il y a eu 1250 blessés."),
        ("de", "Es starben dreiundzwanzig Menschen.", "Es starben 23 Menschen."),
        ("de", "Es kamen 1.200 Menschen.", "Es kamen 1200 Menschen."),
        ("ru", "Погибли сорок два человека.", "Погибли 42 человека."),
        ("zh", "洪水造成三十四人死亡。", "洪水造成34人死亡。"),
    ],
)
def test_counts_are_written_in_plain_digits(language: str, written: str, read: str) -> None:
    assert plain(written, language) == read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "One of the two men came in 2019."),  # one and two are pronouns as often as numbers
        ("en", "The loan is worth $2.5 million."),  # shorter so than in seven digits
        ("en", "A third of the villages were hit, half of them by night."),  # shares
        ("en", "Some 20–30 villages were hit."),  # a range
        ("en", "It happened at 14:30 on 12 March 2026."),  # times are no quantities
        ("sw", "Watu 1,200 walikufa."),  # a language without tables
    ],
)
def test_what_is_no_certain_count_stays_as_written(language: str, text: str) -> None:
    assert plain(text, language) == text


def test_digits_of_dates_become_ascii_too() -> None:
    assert plain("في ١٢ آذار ٢٠٢٦", "ar") == "في 12 آذار 2026"


TEXTS = st.text(alphabet="ab, .-٣٤५6۷ستونخمسة sixtyhundred", max_size=60)


@given(TEXTS, st.sampled_from(["ar", "en", "fa", "hi"]))
def test_all_digits_are_ascii_and_letters_beside_numbers_stay(text: str, language: str) -> None:
    quantities = find_quantities(text, language)
    read = with_plain_numbers(text, language, quantities)
    assert not any(character.isdecimal() and not character.isascii() for character in read)
    assert with_plain_numbers(text, language, []) == "".join(
        str(unicodedata.digit(character)) if character.isdecimal() else character for character in text
    )
    outside = text[: quantities[0].start] if quantities else text
    assert read.startswith("".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in outside))
