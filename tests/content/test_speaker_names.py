"""Whether two articles name one speaker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.content.speaker_names import is_same_speaker
from claimdiff.content.speech import covered_languages


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "Talim"), ("en", "Talim")),
        (("en", "Talim"), ("en", "Larnian President Oskar Talim")),
        (("en", "President Talim"), ("en", "President Oskar Talim")),
        (("en", "Talim"), ("ar", "الرئيس اللارني أوسكار تاليم")),
        (("en", "union chief Elsa Morg"), ("ar", "رئيسة النقابة إلزا مورغ")),
        (("ar", "تاليم"), ("ar", "الرئيس اللارني أوسكار تاليم")),
        (("ar", "السالمي"), ("ar", "وزير الطاقة عبد الله السالمي")),
        (("ru", "Рябов"), ("ru", "министра Олега Рябова")),
        (("de", "Vogt"), ("de", "Ministerin Karla Vogt")),
        (("fr", "Kolvan"), ("fr", "Le président Marc Kolvan")),
        (("tr", "Yılmaz"), ("tr", "Bakan Levent Yılmaz")),
        (("fa", "تالیم"), ("fa", "اسکار تالیم رئیس جمهور لارنیا")),
        (("zh", "林安"), ("zh", "外交部发言人林安")),
        (("en", "Harbis"), ("en", "Vice President Kamila Harbis")),
        (("es", "la experta Elvira Montes"), ("es", "Elvira Montes")),
        (("en", "the Kremlin"), ("en", "the Kremlin")),
        (("en", "the Larnian foreign ministry"), ("en", "the Larnian foreign ministry")),
        (("en", "Larnia's foreign ministry"), ("en", "Larnia's foreign ministry")),
        (("ar", "وزارة الخارجية اللارنية"), ("ar", "وزارة الخارجية اللارنية")),
        (("zh", "塔尔桑外交部"), ("zh", "塔尔桑外交部")),
        (("ru", "правительство Ларнии"), ("ru", "Правительство Ларнии")),
    ],
)
def test_one_speaker(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert is_same_speaker(one[1], one[0], other[1], other[0]) is True
    assert is_same_speaker(other[1], other[0], one[1], one[0]) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "President Oskar Talim"), ("en", "Prime Minister Oskar Tavir")),
        (("en", "Oskar Talim"), ("en", "Mira Dobrin")),
        (("en", "Oskar Talim"), ("ar", "ميرا دوبرين")),
        (("en", "the mayor"), ("en", "the union")),
    ],
)
def test_two_speakers(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert is_same_speaker(one[1], one[0], other[1], other[0]) is False
    assert is_same_speaker(other[1], other[0], one[1], one[0]) is False


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "officials"), ("en", "officials")),
        (("en", "Residents"), ("en", "Residents")),
        (("en", "Police"), ("en", "Police")),
        (("en", "Larnian officials"), ("en", "Larnian officials")),
        (("en", "a spokesman"), ("en", "a spokesman")),
        (("en", "its spokesman Lukas Ferris"), ("en", "a spokesman")),
        (("en", "the foreign ministry"), ("en", "the foreign ministry")),
        (("ar", "مصادر"), ("ar", "مصادر")),
        (("ar", "مسؤول عسكري"), ("ar", "مسؤول عسكري")),
        (("ar", "وزارة الخارجية"), ("ar", "وزارة الخارجية")),
        (("ar", "مدير المستشفى"), ("ar", "مدير المستشفى")),
        (("ru", "Жители"), ("ru", "Жители")),
        (("de", "Behörden"), ("de", "Behörden")),
        (("de", "die Reederei"), ("de", "die Reederei")),
        (("fa", "وزیر نیرو"), ("fa", "وزیر نیرو")),
        (("tr", "Dışişleri Bakanlığı"), ("tr", "Dışişleri Bakanlığı")),
        (("zh", "外交部"), ("zh", "外交部")),
        (("zh", "官员"), ("zh", "官员")),
        (("en", "officials"), ("en", "Oskar Talim")),
        (("en", "the army"), ("ar", "الجيش")),
        (("en", "the Larnian army"), ("en", "Larnian President Oskar Talim")),
        (("ru", "Правительство Ларнии"), ("ru", "Президент Ларнии")),
        (("en", "Larnia"), ("en", "the government of Larnia")),
        (("en", "the Kremlin"), ("en", "Kremlin spokesman Oskar Talim")),
        (("ar", "وزير البيئة أدهم الروحاني"), ("zh", "环境部长鲁哈尼")),
        (("en", "Agriculture Minister Karim Badawi"), ("ar", "وزير الزراعة كريم البدوي")),  # too few consonants
    ],
)
def test_where_words_cannot_tell(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert is_same_speaker(one[1], one[0], other[1], other[0]) is None
    assert is_same_speaker(other[1], other[0], one[1], one[0]) is None


LANGUAGES = st.sampled_from(sorted(covered_languages()))


@given(one=st.text(max_size=60), other=st.text(max_size=60), language=LANGUAGES, other_language=LANGUAGES)
def test_any_two_texts_compare_alike_both_ways(one: str, other: str, language: str, other_language: str) -> None:
    assert is_same_speaker(one, language, other, other_language) is is_same_speaker(
        other, other_language, one, language
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a first name too short for a key
        (("ar", "علي خامنئي"), ("en", "Mojtaba Khamenei")),
        (("ar", "علي خامنئي"), ("ru", "Моджтаба Хаменеи")),
        (("he", "עלי חמינאי"), ("en", "Mojtaba Khamenei")),
        # a vowel that stands for w
        (("en", "Witkoff"), ("ar", "ويتكوف")),
        (("en", "Steve Witkoff"), ("ar", "ستيف ويتكوف")),
        (("de", "Witkoff"), ("ru", "Уиткофф")),
        # a Chinese name within another, and bodies of one head noun
        (("zh", "中国外交部"), ("zh", "外交部")),
        (("zh", "警方"), ("zh", "当地警方")),
        (("ar", "الجيش الإسرائيلي"), ("ar", "جيش الاحتلال")),
        (("ru", "Министерство обороны"), ("ru", "министерства финансов")),
        (("he", "הצבא הישראלי"), ("he", "צבא הכיבוש")),
    ],
)
def test_words_that_may_name_one_speaker_tell_nothing(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert is_same_speaker(one[1], one[0], other[1], other[0]) is None
    assert is_same_speaker(other[1], other[0], one[1], one[0]) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ar", "علي خامنئي"), ("en", "Ali Khamenei")),
        (("ar", "علي خامنئي"), ("en", "Khamenei")),
        (("ar", "علي خامنئي"), ("fa", "علی خامنه‌ای")),
    ],
)
def test_a_short_first_name_may_be_the_same(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert is_same_speaker(one[1], one[0], other[1], other[0]) is not False
