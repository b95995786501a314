"""Halves behind a unit: `deux ans et demi`, `三天半`; and what is no such half."""

import pytest

from claimdiff.content.quantities import find_quantities


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("fr", "deux ans et demi de prison", 2.5, "year"),
        ("fr", "un an et demi de prison", 1.5, "year"),
        ("fr", "trois heures et demie plus tard", 3.5, "hour"),
        ("es", "dos años y medio de cárcel", 2.5, "year"),
        ("es", "tres horas y media", 3.5, "hour"),
        ("it", "due anni e mezzo di carcere", 2.5, "year"),
        ("pt", "dois anos e meio de prisão", 2.5, "year"),
        ("fa", "دو سال و نیم زندان", 2.5, "year"),
        ("ar", "ثلاث سنوات ونصف", 3.5, "year"),
        ("ar", "السجن ثلاث سنوات ونصف السنة", 3.5, "year"),
        ("ar", "بعد عام ونصف العام من الحرب", 1.5, "year"),
        ("ar", "انخفض متراً ونصف المتر", 1.5, "m"),
        ("he", "שלוש שנים וחצי", 3.5, "year"),
        ("ru", "два года с половиной", 2.5, "year"),
        ("en", "two years and a half in prison", 2.5, "year"),
        ("id", "dua setengah tahun", 2.5, "year"),
        ("id", "dua jam setengah", 2.5, "hour"),
        ("tr", "iki buçuk yıl hapis", 2.5, "year"),
        ("zh", "判处两年半有期徒刑", 2.5, "year"),
        ("zh", "三天半", 3.5, "day"),
        ("zh", "一个半小时", 1.5, "hour"),
        ("zh", "两个半小时", 2.5, "hour"),
        ("zh", "一个半月", 1.5, "month"),
        ("en", "5 feet 11 inches", 71, "inch"),
        ("ar", "بعد ثلاث ساعات وربع", 3.25, "hour"),
    ],
)
def test_a_half_behind_a_unit_is_added(language: str, text: str, value: float, unit: str) -> None:
    assert [(q.low, q.high, q.unit) for q in find_quantities(text, language)] == [(value, value, unit)]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "deux ans et demi-finale", [(2, "year")]),
        ("es", "dos años y medio millón de euros", [(2, "year"), (500_000, "EUR")]),
        ("fa", "دو سال و نیم میلیون دلار", [(2, "year"), (500_000, "USD")]),
        ("ar", "ثلاث سنوات ونصف مليون دولار", [(3, "year"), (500_000, "USD")]),
        ("ar", "ساعة ونصف السكان", []),
        ("he", "שעתיים וחצי", []),
        ("en", "two years and half a million dollars", [(2, "year"), (500_000, "USD")]),
        ("en", "two hours and a half marathon", [(2, "hour")]),
        ("id", "selama dua tahun setengah penduduk mengungsi", [(2, "year"), (50, "%")]),
        ("zh", "半个小时", [(0.5, "hour")]),
        ("zh", "2年半年", [(2, "year")]),
    ],
)
def test_other_halves_are_not(language: str, text: str, values: list[tuple[float, str]]) -> None:
    assert [(q.low, q.unit) for q in find_quantities(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "value", "unit", "mention"),
    [
        ("en", "The outage lasted an hour and a half", 1.5, "hour", "an hour and a half"),
        ("en", "A year and a half later", 1.5, "year", "A year and a half"),
        ("en", "a day and a half of talks", 1.5, "day", "a day and a half"),
        ("en", "an hour and a half-long meeting", 1.5, "hour", "an hour and a half"),
        ("en", "an hour-and-a-half-long meeting", 1.5, "hour", "an hour-and-a-half"),
        ("ar", "استمر الاجتماع ساعة ونصف", 1.5, "hour", "ساعة ونصف"),
        ("ar", "استمر لساعة ونصف.", 1.5, "hour", "ساعة ونصف"),
        ("ar", "عام ونصف من الحرب", 1.5, "year", "عام ونصف"),
        ("ar", "ساعة وربع", 1.25, "hour", "ساعة وربع"),
        ("ar", "يوم ونصف اليوم", 1.5, "day", "يوم ونصف اليوم"),
        ("he", "שעה וחצי", 1.5, "hour", "שעה וחצי"),
        ("he", "שנה וחצי לאחר מכן", 1.5, "year", "שנה וחצי"),
        ("it", "un'ora e mezza", 1.5, "hour", "un'ora e mezza"),
        ("es", "duró hora y media", 1.5, "hour", "hora y media"),
        ("es", "año y medio después", 1.5, "year", "año y medio"),
        ("pt", "hora e meia", 1.5, "hour", "hora e meia"),
    ],
)
def test_one_unit_and_a_half_without_a_number(language: str, text: str, value: float, unit: str, mention: str) -> None:
    found = [(q.low, q.high, q.unit, text[q.start : q.end]) for q in find_quantities(text, language)]
    assert found == [(value, value, unit, mention)]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "a year and a half marathon", []),
        ("en", "a day and a half-hour break", []),
        ("en", "an hour and half a million people", [(500_000, "person")]),
        ("ar", "في يوم ونصف السكان نازحون", []),
        ("ar", "كل يوم وربع السكان", [(25, "%")]),
        ("ar", "أمين عام ونصف الأعضاء", []),
        ("he", "שנה וחצי מיליון איש", [(500_000, "person")]),
        ("he", "לשנה וחצי מאסר", []),
        ("es", "al año y media España", []),
        ("fr", "une heure et quart", []),
    ],
)
def test_what_is_not_one_unit_and_a_half(language: str, text: str, values: list[tuple[float, str]]) -> None:
    assert [(q.low, q.unit) for q in find_quantities(text, language)] == values


def test_an_hour_and_a_half_keeps_its_bound() -> None:
    assert [q.bound for q in find_quantities("about an hour and a half", "en")] == ["about"]
    assert [q.bound for q in find_quantities("لأكثر من ساعة ونصف", "ar")] == ["more_than"]
    assert [q.bound for q in find_quantities("כשעה וחצי", "he")] == ["about"]


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "half an hour later", 0.5, "hour"),
        ("en", "half-an-hour", 0.5, "hour"),
        ("en", "cut rates by half a percentage point", 0.5, "pp"),
        ("it", "mezz'ora", 0.5, "hour"),
        ("de", "eine Viertelstunde", 0.25, "hour"),
        ("de", "eine Dreiviertelstunde", 0.75, "hour"),
        ("de", "ein Vierteljahr", 0.25, "year"),
        ("ru", "полчаса", 0.5, "hour"),
        ("ru", "около полугода", 0.5, "year"),
        ("uk", "півгодини", 0.5, "hour"),
        ("uk", "півроку", 0.5, "year"),
        ("uk", "пів року", 0.5, "year"),
        ("fa", "نیم ساعت", 0.5, "hour"),
        ("hi", "आधा घंटा", 0.5, "hour"),
        ("ur", "آدھا گھنٹہ", 0.5, "hour"),
        ("tr", "yarım saat", 0.5, "hour"),
        ("id", "setengah jam", 0.5, "hour"),
        ("zh", "半小时", 0.5, "hour"),
        ("pt", "meia hora", 0.5, "hour"),
        ("tr", "toplantı planlanandan yarım saat önce bitirildi", 0.5, "hour"),
    ],
)
def test_a_part_of_one_unit(language: str, text: str, value: float, unit: str) -> None:
    assert [(q.low, q.unit) for q in find_quantities(text, language)] == [(value, unit)]


def test_a_mention_is_the_whole_word() -> None:
    text = "Это длилось полчаса."
    assert [text[q.start : q.end] for q in find_quantities(text, "ru")] == ["полчаса"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "half an hour ago"),
        ("en", "an hour and a half ago"),
        ("ru", "полчаса назад"),
        ("uk", "майже півроку тому"),
        ("it", "mezz'ora fa"),
        ("ru", "в четверть девятого"),
        ("ru", "в половине девятого"),
        ("uk", "о чверть на дев'яту"),
        ("uk", "о пів на дев'яту"),
        ("uk", "півдня України"),
        ("ar", "الثامنة والنصف"),
        ("ar", "في الثامنة وربع"),
        ("ar", "في العاشرة ونصف"),
        ("ar", "في الساعة 8 وربع"),
        ("de", "das Viertelfinale"),
        ("en", "at half past eight"),
        ("en", "half an hour to an hour"),
        ("it", "un'ora"),
        ("pt", "na terça-feira ao meio-dia"),
        ("en", "Kalin moves half a point from the title"),
    ],
)
def test_times_and_what_only_looks_like_a_part(language: str, text: str) -> None:
    assert find_quantities(text, language) == ()


def test_a_quarter_of_voters_is_no_time_of_day() -> None:
    assert [(q.low, q.bound) for q in find_quantities("au moins le quart des électeurs", "fr")] == [(25, "at_least")]
    assert [q.low for q in find_quantities("четверть населения", "ru")] == [25]
    assert [q.low for q in find_quantities("чверть населення", "uk")] == [25]
    assert [q.low for q in find_quantities("чверть на заході", "uk")] == [25]
