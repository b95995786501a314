"""The days beside a month, in digits and in words, and ranges of them."""

from datetime import date

import pytest

from claimdiff.content.quantities import find_quantities
from tests.content.only_time import only


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fa", "پنجم سپتامبر", "2026-09-05"),
        ("fa", "روز پنجم سپتامبر ۲۰۲۵", "2025-09-05"),
        ("fa", "دهم شهریور", "2026-09-01"),
        ("fa", "بیست و پنجم شهریور", "2025-09-16"),
        ("ar", "الخامس من سبتمبر", "2026-09-05"),
        ("ar", "الحادي عشر من سبتمبر", "2025-09-11"),
        ("ar", "الرابع والعشرون من مارس", "2026-03-24"),
        ("ar", "الأول والعشرين من نوفمبر", "2025-11-21"),
        ("ar", "السابع من يوليو (تموز)", "2026-07-07"),
        ("ru", "пятого сентября", "2026-09-05"),
        ("ru", "двадцать пятого сентября", "2025-09-25"),
        ("ru", "5-го сентября", "2026-09-05"),
        ("uk", "п'ятого вересня", "2026-09-05"),
        ("uk", "перше жовтня", "2025-10-01"),
        ("de", "am fünften September", "2026-09-05"),
        ("de", "am einundzwanzigsten März", "2026-03-21"),
        ("fr", "le premier septembre", "2026-09-01"),
        ("fr", "le dix-sept mars", "2026-03-17"),
        ("es", "el primero de septiembre", "2026-09-01"),
        ("es", "el cinco de septiembre", "2026-09-05"),
        ("it", "il primo settembre", "2026-09-01"),
        ("it", "il cinque settembre", "2026-09-05"),
        ("pt", "primeiro de setembro", "2026-09-01"),
        ("pt", "cinco de setembro", "2026-09-05"),
        ("tr", "beş Eylül", "2026-09-05"),
        ("hi", "पाँच सितंबर", "2026-09-05"),
        ("ur", "یکم ستمبر", "2026-09-01"),
        ("ur", "پانچ ستمبر", "2026-09-05"),
        ("he", "החמישה בספטמבר", "2026-09-05"),
        ("he", "הראשון במאי", "2026-05-01"),
        ("id", "lima September", "2026-09-05"),
        ("en", "the fifth of September", "2026-09-05"),
        ("en", "the twenty-first of March", "2026-03-21"),
    ],
)
def test_days_in_words(language: str, text: str, day: str) -> None:
    mention = only(text, language)
    assert (mention.first, mention.last) == (date.fromisoformat(day), date.fromisoformat(day))
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("ar", "النصف الأول من سبتمبر", "2025-09-01", "2025-09-30"),
        ("ar", "الأسبوع الأول من سبتمبر", "2025-09-01", "2025-09-30"),
        ("fa", "هفته دوم ژوئن", "2026-06-01", "2026-06-30"),
        ("en", "his second January budget", "2026-01-01", "2026-01-31"),
        ("de", "in der ersten März-Woche", "2026-03-01", "2026-03-31"),
        ("en", "In March 5 people died", "2026-03-01", "2026-03-31"),
    ],
)
def test_a_number_beside_a_month_that_is_no_day(language: str, text: str, first: str, last: str) -> None:
    mention = only(text, language)
    assert (mention.first.isoformat(), mention.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "3-5 May"),
        ("en", "May 3-5"),
        ("en", "the May 3-5 summit"),
        ("fr", "du trois au cinq mai"),
        ("fr", "du 3 au cinq mai"),
        ("ru", "с третьего по пятое мая"),
        ("ar", "في الثالث والخامس من مايو"),
        ("fa", "از سوم تا پنجم مه"),
        ("en", "from May 3 to 5"),
        ("ar", "من 3 إلى 5 مايو"),
        ("ar", "بين 3 و5 مايو"),
        ("fr", "du 3 au 5 mai"),
        ("ru", "с 3 по 5 мая"),
        ("es", "del 3 al 5 de mayo"),
        ("de", "vom 3. bis 5. Mai"),
        ("de", "3.-5. Mai"),
        ("tr", "3-5 Mayıs"),
        ("uk", "з 3 до 5 травня"),
        ("zh", "5月3日至5日"),
        ("zh", "5月3至5日"),
        ("he", "3-5 במאי"),
        ("hi", "3 से 5 मई"),
        ("ur", "3 سے 5 مئی"),
        ("id", "3 hingga 5 Mei"),
        ("it", "dal 3 al 5 maggio"),
        ("pt", "de 3 a 5 de maio"),
    ],
)
def test_ranges_of_days(language: str, text: str) -> None:
    mention = only(text, language)
    assert (mention.first, mention.last) == (date(2026, 5, 3), date(2026, 5, 5))
    assert find_quantities(text, language) == ()
