"""A quoted imperative is a call; what somebody did, or a call that is only reported, is none."""

import pytest

from claimdiff.calls import is_call
from claimdiff.records import Claim


def claim(text: str, language: str, *, quoted: bool = True) -> Claim:
    return Claim("c", "a", text, 0, len(text), 0, len(text), "clause", language, quoted=quoted)


@pytest.mark.parametrize(
    ("text", "language", "calls"),
    [
        ("افتحوا المعابر أمام الجرحى", "ar", True),
        ("«اِفتحوا المعابر أمام الجرحى»", "ar", True),
        ("لا تغلقوا المدارس", "ar", True),
        ("فتحوا المعابر أمام الجرحى", "ar", False),
        ("انسحبوا من القرية ليلاً", "ar", False),
        ("أعلنوا هدنة من طرف واحد", "ar", False),
        ("لا تغلق المدارس أبوابها", "ar", False),
        ("اتفقوا على وقف النار", "ar", False),
        ("احتلوا ثلاث قرى", "ar", False),
        ("اعلنوا الحرب علينا", "ar", False),
        ("Откройте границу для раненых", "ru", True),
        ("«Не закрывайте школы»", "ru", True),
        ("Граница открыта", "ru", False),
        ("Защите не дали слова", "ru", False),
        ("Відкрийте кордон", "uk", True),
        ("Кордон відкрито", "uk", False),
        ("Ouvrez les passages", "fr", True),
        ("Rendez-vous est pris pour mardi", "fr", False),
        ("N’ouvrez pas les vannes", "fr", True),
        ("Martinez a refusé de signer", "fr", False),
        ("Chez nous, rien n’a changé", "fr", False),
        ("Les passages sont ouverts", "fr", False),
        ("Open the crossings", "en", False),  # no form of its own
        ("", "ar", False),
    ],
)
def test_what_a_call_looks_like(text: str, language: str, calls: bool) -> None:
    assert is_call(claim(text, language)) is calls


def test_outside_a_quote_nobody_calls() -> None:
    assert not is_call(claim("Ouvrez les passages", "fr", quoted=False))
