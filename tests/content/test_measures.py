"""Whether a number tells a change or a level."""

from datetime import date

import pytest

from claimdiff.content.content import read_content
from claimdiff.content.speakers import Speaker


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Rates rose by 2 percent to 5 percent", "en", ["change", "level"]),
        ("Rates rose about 2 percent", "en", ["change"]),
        ("The toll rose by 5 to 47", "en", ["change", "level"]),
        ("The rate stood at 5 percent", "en", ["level"]),
        ("The army shot down 46 drones", "en", [""]),
        ("The tanks numbered at least 40 and 2 percent of them moved by 3 km", "en", ["", "", ""]),
        ("The text was signed by 12 people", "en", [""]),
        ("ارتفعت الأسعار بنسبة 2 في المئة", "ar", ["change"]),
        ("ارتفعت الأسعار إلى 5 في المئة", "ar", ["level"]),
        ("ما لا يزيد على 40 شخصاً", "ar", [""]),
        ("Les prix ont augmenté de 2 %", "fr", ["change"]),
        ("Die Preise stiegen um 2 Prozent auf 5 Prozent", "de", ["change", "level"]),
        ("Цены выросли на 2 процента", "ru", ["change"]),
        ("Ціни зросли до 5 відсотків", "uk", ["level"]),
        ("Los precios subieron un 2 %", "es", ["change"]),
        ("I prezzi sono saliti del 2 per cento", "it", ["change"]),
        ("Os preços subiram para 5 por cento", "pt", ["level"]),
        ("Fiyatlar yüzde 5'e yükseldi", "tr", ["level"]),
        ("قیمت‌ها به ۵ درصد رسید", "fa", ["level"]),
        ("价格上涨2%", "zh", ["change"]),
        ("价格上涨至5%", "zh", ["level"]),
        ("המחירים ירדו ב-2 אחוז", "he", ["change"]),
        ("Harga naik sebesar 2 persen", "id", ["change"]),
        ("कीमतें 2 प्रतिशत बढ़ीं", "hi", [""]),
    ],
)
def test_a_change_is_no_level(text: str, language: str, expected: list[str]) -> None:
    content = read_content(text, language, date(2026, 3, 12), Speaker(None, "narrated"))
    assert [quantity.measure for quantity in content.quantities] == expected
