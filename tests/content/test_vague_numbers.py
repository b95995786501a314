"""Numbers that give no amount, ages, nouns that end at an `and`, and bounds of several words."""

import pytest

from claimdiff.content.quantities import find_quantities
from tests.content.test_quantities import only


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1.8m Syrians"),
        ("en", "5m of the country's people"),
        ("en", "a 10k race"),
        ("en", "several hundred thousand people"),
        ("fa", "ده‌ها نفر کشته شدند"),
        ("fa", "ده‌ها هزار نفر"),
        ("fa", "صدها نفر"),
        ("fa", "هزاران نفر"),
        ("fa", "چند هزار نفر"),
        ("fa", "در ساعت هشت و نیم شب"),
        ("ar", "عشرات القتلى"),
        ("ar", "مئات آلاف النازحين"),
        ("ar", "آلاف الأشخاص"),
        ("ru", "десятки тысяч человек"),
        ("ru", "сотни людей"),
        ("en", "dozens of people"),
        ("en", "tens of thousands of people"),
        ("fr", "des dizaines de milliers de personnes"),
        ("de", "mehrere tausend Menschen"),
        ("tr", "on binlerce kişi"),
        ("tr", "birkaç bin kişi"),
        ("he", "מאות אלפי אנשים"),
        ("zh", "数十人"),
        ("zh", "数百万美元"),
        ("zh", "上千名工人"),
        ("ar", "طائرات إف-16"),
        ("ar", "طائرات إف 16 الأمريكية"),
        ("ar", "منظومة إس-400"),
        ("ar", "قادة مجموعة السبع"),
        ("ar", "دول مجموعة الـ20"),
        ("fa", "جنگنده‌های اف-۱۶"),
        ("fa", "گروه هفت"),
        ("he", "מטוסי אף-16"),
        ("ur", "ایف-16 طیارے"),
        ("en", "S-400, F-16, Su-35 and the G7"),
        ("en", "S 400 missiles"),
        ("en", "the Group of Seven"),
        ("ru", "страны Группы семи"),
        ("fr", "le Groupe des Sept"),
        ("en", "The suspect, 42, was held."),
        ("de", "Hans Müller (42) wurde"),
        ("he", "דוח בן 140 עמודים"),
        ("en", "minus 12"),
        ("en", "-12 degrees"),
        ("en", "12 degrees below zero"),
        ("ar", "ناقص 12 درجة"),
        ("ar", "12 درجة تحت الصفر"),
        ("ru", "минус 12 градусов"),
        ("fr", "moins 12 degrés"),
        ("es", "12 grados bajo cero"),
        ("zh", "零下12度"),
    ],
)
def test_what_gives_no_amount(language: str, text: str) -> None:
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "a suspect aged 42", 42, "year"),
        ("en", "a suspect aged over 42", 42, "year"),
        ("en", "a 42-year-old suspect", 42, "year"),
        ("ar", "المشتبه به (54 عاماً)", 54, "year"),
        ("ar", "وعمره 42 عاما", 42, "year"),
        ("tr", "42 yaşındaki şüpheli", 42, "year"),
        ("ur", "42 سالہ شخص", 42, "year"),
        ("hi", "42 वर्षीय व्यक्ति", 42, "year"),
        ("he", "החשוד, בן 42, נעצר", 42, "year"),
        ("fa", "۲/۵ میلیون نفر", 2.5e6, "person"),
        ("fa", "۲/۵ درصد", 2.5, "%"),
        ("ar", "ألفا جندي", 2000, ""),
        ("ar", "مليونا دولار", 2e6, "USD"),
        ("ar", "ما مجموعه 220 محتجزاً", 220, ""),
        ("en", "a group of seven people", 7, "person"),
        ("es", "al menos 12 grados", 12, "degree"),
        ("he", "ארבעה־עשר ימים", 14, "day"),
        ("he", "שנים-עשר ימים", 12, "day"),
    ],
)
def test_ages_duals_and_slashes(language: str, text: str, value: float, unit: str) -> None:
    quantity = only(text, language)
    assert (quantity.low, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    ("language", "text", "nouns"),
    [
        ("ar", "عدد القتلى 34 والجرحى 57", ["", ""]),
        ("ar", "قتل 34 وأصيب 57 شخصا", ["", "شخص"]),
        ("ar", "حضر 3 وزراء و12 وفدا", ["وزراء", "وفد"]),
        ("he", "מספר ההרוגים 34 והפצועים 57", ["", ""]),
        ("en", "Five F-16s were shot down", ["f-16"]),
        ("fr", "300 litres d’huile", ["huile"]),
        ("fr", "20 % d’ici 2030", [""]),
    ],
)
def test_what_is_counted_ends_at_an_and(language: str, text: str, nouns: list[str]) -> None:
    assert [one.noun for one in find_quantities(text, language)] == nouns


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("ru", "более чем 40 человек", "more_than"),
        ("ru", "больше, чем 40 человек", "more_than"),
        ("ru", "более чем на 40 процентов", "more_than"),
        ("ru", "менее чем за 40 дней", "less_than"),
        ("ru", "не менее чем 40 человек", "at_least"),
        ("uk", "більше, ніж 40 людей", "more_than"),
        ("uk", "не менш ніж 40 людей", "at_least"),
        ("pt", "mais do que 40 pessoas", "more_than"),
        ("he", "כ-40 איש", "about"),
        ("he", "יותר מ-40 איש", "more_than"),
    ],
)
def test_bounds_of_several_words(language: str, text: str, bound: str) -> None:
    assert only(text, language).bound == bound


@pytest.mark.parametrize(
    ("language", "text", "low", "high", "bound"),
    [
        ("tr", "10 bine yakın kişi öldü", 10_000, 10_000, "about"),
        ("tr", "2 milyona yakın kişi", 2_000_000, 2_000_000, "about"),
        ("tr", "200'e yakın kişi", 200, 200, "about"),
        ("tr", "kırka yakın kişi", 40, 40, "about"),
        ("tr", "10 bini aşkın kişi", 10_000, 10_000, "more_than"),
        ("tr", "100 bini aşan kişi", 100_000, 100_000, "more_than"),
        ("tr", "200'ü aşan kişi", 200, 200, "more_than"),
        ("tr", "iki buçuk milyon kişi", 2_500_000, 2_500_000, "exactly"),
        ("de", "ca. 200 Menschen", 200, 200, "about"),
        ("de", "annähernd 200 Menschen", 200, 200, "about"),
        ("de", "um die 200 Menschen", 200, 200, "about"),
        ("en", "200-plus people", 200, 200, "at_least"),
        ("en", "200+ people", 200, 200, "at_least"),
        ("en", "~200 people", 200, 200, "about"),
        ("en", "200-odd people", 200, 200, "about"),
        ("en", "approx. 200 people", 200, 200, "about"),
        ("en", "just shy of 200 people", 200, 200, "less_than"),
        ("ru", "200 с лишним человек", 200, 200, "more_than"),
        ("ru", "полторы сотни человек", 150, 150, "about"),
        ("ru", "два десятка человек", 20, 20, "about"),
        ("ru", "без малого 200 человек", 200, 200, "less_than"),
        ("ru", "под 200 человек", 200, 200, "about"),
        ("uk", "дві сотні людей", 200, 200, "about"),
        ("uk", "200 з лишком людей", 200, 200, "more_than"),
        ("fa", "افزون بر ۲۰۰ نفر", 200, 200, "more_than"),
        ("fa", "۲۰۰ و اندی نفر", 200, 200, "more_than"),
        ("fa", "قریب ۲۰۰ نفر", 200, 200, "about"),
        ("fr", "pas loin de 200 personnes", 200, 200, "about"),
        ("fr", "pas loin d'un million de personnes", 1_000_000, 1_000_000, "about"),
        ("es", "200 y pico personas", 200, 200, "more_than"),
        ("pt", "200 e tantas pessoas", 200, 200, "more_than"),
        ("it", "200 e passa persone", 200, 200, "more_than"),
        ("id", "tiga setengah juta orang", 3_500_000, 3_500_000, "exactly"),
        ("zh", "三四十人", 30, 40, "exactly"),
        ("zh", "二三十人", 20, 30, "exactly"),
        ("zh", "七八千人", 7000, 8000, "exactly"),
        ("zh", "十三四人", 13, 14, "exactly"),
        ("zh", "三五个人", 3, 5, "exactly"),
        ("zh", "两百来人", 200, 200, "about"),
        ("zh", "一百二十三人", 123, 123, "exactly"),
    ],
)
def test_rounded_numbers_and_their_bounds(language: str, text: str, low: float, high: float, bound: str) -> None:
    assert [(q.low, q.high, q.bound) for q in find_quantities(text, language)] == [(low, high, bound)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "несколько десятков тысяч человек"),
        ("ru", "сотни тысяч людей"),
        ("uk", "десятки тисяч людей"),
        ("tr", "yüz yüze görüştü"),
        ("en", "$200+ million"),
        ("fa", "۲۰ و اندی هزار نفر"),
        ("ru", "20 с лишним тысяч человек"),
    ],
)
def test_scales_of_no_certain_number(language: str, text: str) -> None:
    assert find_quantities(text, language) == ()
