"""Numbers in ten and more languages: value, bound, unit, what they count, and what is no quantity."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimdiff.claim_content import Quantity
from claimdiff.content.base_units import in_base_unit
from claimdiff.content.quantities import find_quantities

LANGUAGES = ("ar", "en", "fr", "ru", "es", "de", "tr", "fa", "uk", "zh", "he", "ur", "it", "pt", "id", "hi")


def only(text: str, language: str) -> Quantity:
    found = find_quantities(text, language)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "1,480 houses", 1480),
        ("en", "9.4 litres", 9.4),
        ("en", "2.4 million goats", 2_400_000),
        ("en", "forty-one goats", 41),
        ("en", "two hundred thousand goats", 200_000),
        ("en", "two hundred and five goats", 205),
        ("en", "half a million goats", 500_000),
        ("en", "two and a half hours", 2.5),
        ("en", "a thousand goats", 1000),
        ("en", "two dozen goats", 24),
        ("fr", "1 480 maisons", 1480),
        ("fr", "trois cent dix maisons", 310),
        ("fr", "quatre-vingt-dix-sept maisons", 97),
        ("fr", "soixante et onze maisons", 71),
        ("fr", "une centaine de maisons", 100),
        ("es", "1.480 casas", 1480),
        ("es", "veinticuatro casas", 24),
        ("es", "treinta y cinco mil casas", 35_000),
        ("es", "mil quinientos millones de casas", 1_500_000_000),
        ("de", "vierundzwanzig Ziegen", 24),
        ("de", "zweihundertfünfzigtausend Ziegen", 250_000),
        ("de", "3,5 Millionen Ziegen", 3_500_000),
        ("de", "anderthalb Jahre", 1.5),
        ("ru", "сто двадцать коз", 120),
        ("ru", "ста двадцати коз", 120),
        ("ru", "двух тысяч трёхсот коз", 2300),
        ("ru", "1,7 млн тонн", 1_700_000),
        ("ru", "полтора миллиона коз", 1_500_000),
        ("uk", "двадцять п'ять кіз", 25),
        ("uk", "29,5 млрд доларів", 29_500_000_000),
        ("tr", "kırk beş keçi", 45),
        ("tr", "iki binden fazla keçi", 2000),
        ("tr", "keçilerin sayısı üç bin beş yüzdü", 3500),
        ("tr", "keçilerin sayısı kırktı", 40),
        ("tr", "2,4 milyon ton", 2_400_000),
        ("fa", "چهل و پنج خانه", 45),
        ("fa", "صد و بیست هزار خانه", 120_000),
        ("fa", "۱۱ خانه", 11),
        ("ar", "ثلاثة وعشرون منزلاً", 23),
        ("ar", "أربعمئة وعشرة منازل", 410),
        ("ar", "خمسة عشر منزلاً", 15),
        ("ar", "مليون وأربعمئة ألف منزل", 1_400_000),
        ("ar", "مليون ونصف المليون منزل", 1_500_000),
        ("ar", "١٬٤٨٠ منزلاً", 1480),
        ("ar", "1.480 منزلاً", 1480),
        ("ar", "٨٫٢٥ كيلومتر", 8.25),
        ("ar", "مئتا منزل", 200),
        ("ar", "ألفي منزل", 2000),
        ("ar", "سقط قتيلان", 2),
        ("ar", "غرق مركبان وسفينتان", 2),
        ("ar", "ساعتين ونصف", 2.5),
        ("zh", "三十五名工人", 35),
        ("zh", "64万人", 640_000),
        ("zh", "半小时", 0.5),
        ("zh", "1.2亿元", 120_000_000),
        ("he", "שלושים וחמישה בתים", 35),
        ("ur", "اڑتیس مکان", 38),
        ("hi", "एक लाख बीस हजार घर", 120_000),
        ("it", "ventitré case", 23),
        ("pt", "duzentos e dez casas", 210),
        ("id", "dua puluh lima rumah", 25),
    ],
)
def test_numbers_in_digits_and_words(language: str, text: str, value: float) -> None:
    assert only(text, language).low == pytest.approx(value)


@pytest.mark.parametrize(
    ("language", "text", "unit", "value"),
    [
        ("en", "9.4 percent", "%", 9.4),
        ("en", "$40 million", "USD", 40_000_000),
        ("en", "a quarter of a point", "pp", 0.25),
        ("en", "two thirds of voters", "%", 66.67),
        ("en", "a five-year plan", "year", 5),
        ("en", "12 people", "person", 12),
        ("fr", "9,4 %", "%", 9.4),
        ("fr", "900 millions de dollars", "USD", 900_000_000),
        ("fr", "un tiers des maisons", "%", 33.33),
        ("ar", "تسعة في المئة", "%", 9),
        ("ar", "تسعة بالمئة", "%", 9),
        ("ar", "50 نقطة أساس", "bp", 50),
        ("ar", "نحو عُشر التجارة", "%", 10),
        ("ar", "يومين", "day", 2),
        ("ru", "пяти процентов", "%", 5),
        ("uk", "пів відсоткового пункту", "pp", 0.5),
        ("tr", "yüzde 8", "%", 8),
        ("tr", "üçte ikisi", "%", 66.67),
        ("fa", "شش‌دهم درصد", "%", 0.6),
        ("zh", "9.4%", "%", 9.4),
        ("zh", "百分之九", "%", 9),
        ("zh", "三分之一", "%", 33.33),
        ("de", "12 Prozentpunkte", "pp", 12),
    ],
)
def test_units(language: str, text: str, unit: str, value: float) -> None:
    quantity = only(text, language)
    assert quantity.unit == unit
    assert quantity.low == pytest.approx(value, abs=0.01)


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("en", "12 goats", "exactly"),
        ("en", "about 12 goats", "about"),
        ("en", "more than 12 goats", "more_than"),
        ("en", "at least 12 goats", "at_least"),
        ("en", "12 goats or more", "at_least"),
        ("en", "up to 12 goats", "at_most"),
        ("en", "well over a thousand goats", "more_than"),
        ("ar", "نحو 12 منزلاً", "about"),
        ("ar", "بأكثر من 12 منزلاً", "more_than"),
        ("ar", "12 منزلاً على الأقل", "at_least"),
        ("ar", "ما لا يقل عن 12 منزلاً", "at_least"),
        ("ar", "لم تتجاوز 12 منزلاً", "at_most"),
        ("ru", "не менее двадцати коз", "at_least"),
        ("ru", "снизился до 12 тонн", "exactly"),
        ("ru", "до 12 тонн", "at_most"),
        ("tr", "100'den fazla keçi", "more_than"),
        ("tr", "en az 12 keçi", "at_least"),
        ("fa", "دست‌کم ۱۲ خانه", "at_least"),
        ("de", "rund 12 Ziegen", "about"),
        ("es", "unas 12 casas", "about"),
        ("fr", "au moins 12 maisons", "at_least"),
        ("fr", "jusqu’à 12 maisons", "at_most"),
        ("zh", "超过12名工人", "more_than"),
        ("zh", "12名工人以上", "exactly"),
        ("zh", "30多人", "more_than"),
    ],
)
def test_bounds(language: str, text: str, bound: str) -> None:
    assert only(text, language).bound == bound


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("en", "between 10 and 12 goats", 10, 12),
        ("en", "10-12 percent", 10, 12),
        ("en", "between 3 percent and 5 percent", 3, 5),
        ("ar", "من 3 إلى 5 أيام", 3, 5),
        ("ar", "بين تسعة أعوام وستين عاماً", 9, 60),
        ("fr", "de 10 à 12 maisons", 10, 12),
        ("zh", "3至5万人", 30_000, 50_000),
    ],
)
def test_ranges(language: str, text: str, low: float, high: float) -> None:
    quantity = only(text, language)
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    ("language", "text"), [("en", "It rose from 3 to 5 metres."), ("ar", "ارتفع العدد من 3 إلى 5 منازل")]
)
def test_a_change_is_no_range(language: str, text: str) -> None:
    assert [quantity.low for quantity in find_quantities(text, language)] == [3, 5]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Article 5 of the charter"),
        ("en", "on 12 March 2026 at 6:40"),
        ("en", "in 2022 and in the 2027 budget"),
        ("en", "one of the men said no one knew"),
        ("en", "the twenty-first century"),
        ("en", "the 2nd brigade with F-16 jets"),
        ("en", "call +33 1 23 or 555-01-02"),
        ("en", "the second half of the year"),
        ("en", "the ferry «Aurora 2» sank"),
        ("en", "thousands of people"),
        ("fr", "un homme et une femme"),
        ("de", "Er sprach über eine Pause am 5. Tag"),
        ("ru", "двадцать первого числа один из них"),
        ("ar", "في المادة 5 من عام 2019 الساعة 10:20"),
        ("ar", "في القرن الحادي والعشرين"),
        ("ar", "لا أحد في باكستان"),
        ("ar", "مسلحين مجهولين"),
        ("fa", "سه‌شنبه ساعت ده صبح"),
        ("tr", "bir adam"),
        ("tr", "adam nehirde yüzdü"),
        ("tr", "otobüse bindi"),
        ("zh", "一名发言人在第三次会议上说三峡"),
    ],
)
def test_what_counts_nothing(language: str, text: str) -> None:
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "nouns"),
    [
        ("en", "It shot down 87 of 138 drones", ["drones", "drones"]),
        ("ar", "أسقط 96 من أصل 120 مسيّرة", ["مسيره", "مسيره"]),
        ("ar", "سبعون عاملاً", ["عامل"]),
        ("ar", "أعضاء المجلس التسعة", ["مجلس"]),
        ("en", "three of the soldiers", ["soldiers"]),
        ("en", "8 million tonnes of grain", ["grain"]),
        ("ru", "71", [""]),
        ("zh", "34名工人", ["工人"]),
    ],
)
def test_what_is_counted(language: str, text: str, nouns: list[str]) -> None:
    assert [quantity.noun for quantity in find_quantities(text, language)] == nouns


def test_the_mention_holds_the_number_and_its_sign() -> None:
    text = "It lost $40 million, or 9.4 %, of it."
    assert [text[q.start : q.end] for q in find_quantities(text, "en")] == ["$40 million", "9.4 %"]


def test_a_word_for_one_counts_where_a_bound_or_unit_says_so() -> None:
    assert only("at least one goat", "en").low == 1
    assert only("خلال يوم واحد", "ar").unit == "day"


def test_units_of_one_dimension_meet() -> None:
    assert in_base_unit(only("48 hours", "en")) == in_base_unit(only("two days", "en"))
    assert in_base_unit(only("50 نقطة أساس", "ar")) == (0.5, 0.5, "pp")


def test_a_language_without_tables_has_none() -> None:
    assert find_quantities("12 keci", "xx") == ()


WORDS = (
    "12 1.480 1,5 ٣ million مليون و ونصف and half ثلاثة عشر вдвое сто тысяч 三十五 万 % $ - / : . ' ' "
    "\u200c von bin yüz 's ـ خط واحد"
)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("O filme dura duas horas e vinte e sete minutos.", "pt", [(147, "minute")]),
        ("It took 2 hours and 27 minutes.", "en", [(147, "minute")]),
        ("استمر الفيلم ساعتين و27 دقيقة", "ar", [(147, "minute")]),
        ("Фильм идёт 2 часа 27 минут", "ru", [(147, "minute")]),
        ("after two years and three months in jail", "en", [(27, "month")]),
        ("for two hours, in 27 minutes of which nothing moved", "en", [(2, "hour"), (27, "minute")]),
        ("for two hours and then again 90 minutes", "en", [(2, "hour"), (90, "minute")]),
    ],
)
def test_a_duration_in_two_units_is_one(text: str, language: str, values: list[tuple[float, str]]) -> None:
    found = find_quantities(text, language)
    assert [(one.low, one.unit) for one in found] == values
    assert text[found[0].start : found[-1].end]


def test_a_kashida_used_as_a_dash_is_no_word() -> None:
    text = "يضخ العراق عبر خط كركوك ـ جيهان ما بين 180 ألفاً و190 ألف برميل يومياً"
    assert [(one.low, one.high) for one in find_quantities(text, "ar")] == [(180_000, 190_000)]
    assert find_quantities("ـ واحد", "ar") == ()


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS.split(" ")), max_size=25).map(" ".join)),
    st.sampled_from(LANGUAGES),
)
def test_any_text_gives_ordered_mentions_inside_it(text: str, language: str) -> None:
    found = find_quantities(text, language)
    assert found == find_quantities(text, language)
    ends = [0]
    for quantity in found:
        assert ends[-1] <= quantity.start < quantity.end <= len(text)
        assert quantity.low <= quantity.high
        ends.append(quantity.end)


@pytest.mark.parametrize(
    ("language", "text", "read"),
    [
        ("ru", "шестидесятидневное перемирие", (60, "day", "шестидесяти")),
        ("ru", "Двадцатипятилетний мужчина", (25, "year", "Двадцатипяти")),
        ("ru", "четырёхчасовая встреча", (4, "hour", "четырёх")),
        ("ru", "полуторачасовая беседа", (1.5, "hour", "полутора")),
        ("ru", "трёхмесячная пауза", (3, "month", "трёх")),
        ("ru", "48-часовой ультиматум", (48, "hour", "48")),
        ("uk", "триденний візит", (3, "day", "три")),
        ("uk", "двотижневий страйк", (2, "week", "дво")),
        ("uk", "п'ятирічний план", (5, "year", "п'яти")),
        ("de", "ein dreitägiger Besuch", (3, "day", "drei")),
        ("de", "eine fünfundvierzigtägige Waffenruhe", (45, "day", "fünfundvierzig")),
        ("de", "die sechsmonatige Frist", (6, "month", "sechs")),
    ],
)
def test_adjectives_of_number_and_unit(language: str, text: str, read: tuple[float, str, str]) -> None:
    found = only(text, language)
    assert (found.low, found.unit, text[found.start : found.end]) == read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "в прошлом столетии"),
        ("ru", "часовой механизм"),
        ("ru", "Стокгольм"),
        ("de", "tägliche Berichte"),
        ("uk", "річна звітність"),
    ],
)
def test_words_that_only_look_like_them(language: str, text: str) -> None:
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("en", "104 degrees Fahrenheit", "fahrenheit"),
        ("en", "104°F", "fahrenheit"),
        ("en", "104 degrees", "fahrenheit"),
        ("en", "40 degrees", "degree"),
        ("en", "40°C", "degree"),
        ("en", "200 degrees Celsius", "degree"),
        ("fr", "104 degrés Fahrenheit", "fahrenheit"),
        ("ru", "104 градуса по Фаренгейту", "fahrenheit"),
        ("zh", "华氏104度", "fahrenheit"),
        ("en", "30,000 feet", "foot"),
        ("en", "12 inches", "inch"),
        ("en", "3 gallons of water", "gallon"),
        ("en", "500 square miles", "mi2"),
        ("en", "500 sq km", "km2"),
        ("en", "20 nautical miles", "nautical_mile"),
        ("es", "20 millas náuticas", "nautical_mile"),
        ("ru", "20 морских миль", "nautical_mile"),
        ("ru", "20 кв. км", "km2"),
    ],
)
def test_units_that_are_not_metric(language: str, text: str, unit: str) -> None:
    assert only(text, language).unit == unit


def test_feet_and_square_miles_meet_metric_units_and_nautical_miles_none() -> None:
    assert in_base_unit(only("30,000 feet", "en")) == (pytest.approx(9144), pytest.approx(9144), "m")
    assert in_base_unit(only("2 square miles", "en"))[2] == in_base_unit(only("5 km²", "fr"))[2]
    assert in_base_unit(only("12 миль", "ru"))[2] == in_base_unit(only("12 nautical miles", "en"))[2] != "m"
