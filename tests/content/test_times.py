"""Days, months, years and times of day, resolved against the day of publication."""

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimdiff.content.quantities import find_quantities
from claimdiff.content.times import find_time_spans, find_times
from tests.content.only_time import THURSDAY, only

LANGUAGES = ("ar", "en", "fr", "ru", "es", "de", "tr", "fa", "uk", "zh", "he", "ur", "it", "pt", "id", "hi")


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "12 March 2026", "2026-03-12"),
        ("en", "on March 19", "2026-03-19"),
        ("en", "in a letter of 2026-02-05", "2026-02-05"),
        ("en", "on Monday", "2026-03-09"),
        ("en", "on Thursday", "2026-03-12"),
        ("en", "next Thursday", "2026-03-19"),
        ("en", "last Thursday", "2026-03-05"),
        ("en", "yesterday", "2026-03-11"),
        ("en", "Monday, 28 December", "2025-12-28"),
        ("ar", "19 مارس", "2026-03-19"),
        ("ar", "٦ شباط ٢٠٢٦", "2026-02-06"),
        ("ar", "25 مارس/آذار", "2026-03-25"),
        ("ar", "3 جويلية 2025", "2025-07-03"),
        ("ar", "في السادس من أبريل (نيسان)", "2026-04-06"),
        ("ar", "في الثاني والعشرين من أيار", "2026-05-22"),
        ("ar", "أول من أمس", "2026-03-10"),
        ("ar", "غداً", "2026-03-13"),
        ("ar", "السبت المقبل", "2026-03-14"),
        ("ar", "مساء الإثنين", "2026-03-09"),
        ("fr", "1er mars 2026", "2026-03-01"),
        ("fr", "hier", "2026-03-11"),
        ("fr", "aujourd’hui", "2026-03-12"),
        ("pt", "terça-feira", "2026-03-10"),
        ("es", "12 de marzo de 2026", "2026-03-12"),
        ("es", "el martes", "2026-03-10"),
        ("de", "am 1. März", "2026-03-01"),
        ("de", "am Montagabend", "2026-03-09"),
        ("ru", "24 мая", "2026-05-24"),
        ("ru", "вчера", "2026-03-11"),
        ("uk", "у п'ятницю", "2026-03-06"),
        ("tr", "30 Nisan'da", "2026-04-30"),
        ("fa", "۲۸ بهمن ۱۴۰۴", "2026-02-17"),
        ("fa", "۲۸ بهمن", "2026-02-17"),
        ("fa", "سه‌شنبه", "2026-03-10"),
        ("zh", "2026年3月12日", "2026-03-12"),
        ("zh", "19日", "2026-03-19"),
        ("zh", "上周五", "2026-03-06"),
        ("id", "Senin malam", "2026-03-09"),
        ("en", "on Sept. 5, 2025", "2025-09-05"),
        ("en", "on Sep. 5", "2026-09-05"),
        ("en", "on Aug. 5", "2026-08-05"),
        ("en", "on Sept 5", "2026-09-05"),
        ("en", "September 5th, 2025", "2025-09-05"),
        ("de", "am 5. Sept. 2025", "2025-09-05"),
        ("es", "el 5 de sept. de 2025", "2025-09-05"),
        ("it", "il 5 sett. 2025", "2025-09-05"),
        ("fr", "le 5 sept. 2025", "2025-09-05"),
        ("en", "last night", "2026-03-11"),
        ("es", "pasado mañana", "2026-03-14"),
        ("pt", "depois de amanhã", "2026-03-14"),
        ("id", "kemarin lusa", "2026-03-10"),
    ],
)
def test_days(language: str, text: str, day: str) -> None:
    mention = only(text, language)
    assert (mention.first, mention.last) == (date.fromisoformat(day), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "next Monday", "2026-03-16"),
        ("en", "this Friday", "2026-03-13"),
        ("en", "Monday last week", "2026-03-02"),
        ("en", "last week on Monday", "2026-03-02"),
        ("tr", "geçen hafta pazartesi", "2026-03-02"),
        ("ar", "الاثنين المقبل", "2026-03-16"),
        ("ar", "الاثنين الماضي", "2026-03-09"),
        ("ru", "в следующий понедельник", "2026-03-16"),
        ("ru", "в минувший понедельник", "2026-03-09"),
        ("fr", "lundi prochain", "2026-03-16"),
        ("fr", "lundi dernier", "2026-03-09"),
        ("fr", "lundi de la semaine dernière", "2026-03-02"),
        ("es", "el lunes que viene", "2026-03-16"),
        ("es", "el lunes pasado", "2026-03-09"),
        ("de", "am kommenden Montag", "2026-03-16"),
        ("de", "am vergangenen Montag", "2026-03-09"),
        ("de", "am Donnerstag dieser Woche", "2026-03-12"),
        ("tr", "gelecek pazartesi", "2026-03-16"),
        ("tr", "geçen pazartesi", "2026-03-09"),
        ("fa", "دوشنبه آینده", "2026-03-16"),
        ("fa", "دوشنبه گذشته", "2026-03-09"),
        ("uk", "наступного понеділка", "2026-03-16"),
        ("zh", "下周一", "2026-03-16"),
        ("zh", "下周五", "2026-03-20"),
        ("zh", "上周二", "2026-03-03"),
        ("zh", "本周五", "2026-03-13"),
        ("he", "ביום שני הבא", "2026-03-16"),
        ("ur", "آئندہ پیر", "2026-03-16"),
        ("hi", "अगले सोमवार", "2026-03-16"),
        ("it", "lunedì prossimo", "2026-03-16"),
        ("it", "lunedì scorso", "2026-03-09"),
        ("pt", "próxima segunda-feira", "2026-03-16"),
        ("id", "Senin depan", "2026-03-16"),
    ],
)
def test_weekdays_with_a_direction(language: str, text: str, day: str) -> None:
    mention = only(text, language)
    assert (mention.first, mention.last) == (date.fromisoformat(day), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "next Friday", "2026-03-13", "2026-03-20"),
        ("en", "last Monday", "2026-03-02", "2026-03-09"),
        ("ru", "в прошлый вторник", "2026-03-03", "2026-03-10"),
    ],
)
def test_a_weekday_that_may_be_of_two_weeks_spans_both(language: str, text: str, first: str, last: str) -> None:
    mention = only(text, language)
    assert (mention.first.isoformat(), mention.last.isoformat()) == (first, last)


def test_this_sunday_on_a_monday_tells_no_day() -> None:
    assert find_times("this Sunday", "en", date(2026, 3, 9)) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "January last year"), ("ar", "يناير من العام الماضي"), ("fr", "janvier de l'an dernier")],
)
def test_a_month_of_last_year(language: str, text: str) -> None:
    mention = only(text, language)
    assert (mention.first, mention.last) == (date(2025, 1, 1), date(2025, 1, 31))


@pytest.mark.parametrize("text", ["يقول بائع عند باب القاعة إنه باع", "باب 12", "في باب الحارة", "وآب إلى بيته"])
def test_a_door_is_no_month(text: str) -> None:
    assert find_times(text, "ar", date(2026, 3, 12)) == ()


@pytest.mark.parametrize("text", ["وفي آب", "بآب الماضي", "في آب 2025", "وآب/أغسطس", "قصف آب (أغسطس)"])
def test_a_month_that_other_words_look_like(text: str) -> None:
    assert only(text, "ar").first.month == 8


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("ar", "منذ آب", "2025-08-01"),
        ("ar", "مقطوع منذ مطلع تموز", "2025-07-01"),
        ("ar", "منذ 5 نيسان", "2025-04-05"),
        ("en", "since mid-August", "2025-08-01"),
        ("en", "since March", "2026-03-01"),
        ("fr", "depuis le 3 avril", "2025-04-03"),
        ("de", "seit Anfang Mai", "2025-05-01"),
        ("id", "sejak awal Agustus", "2025-08-01"),
    ],
)
def test_what_lasts_since_a_month_has_begun(language: str, text: str, first: str) -> None:
    assert only(text, language).first.isoformat() == first


@pytest.mark.parametrize(("language", "text"), [("es", "desde mayo hasta julio"), ("pt", "desde maio até julho")])
def test_what_lasts_from_a_month_to_another_may_be_to_come(language: str, text: str) -> None:
    times = find_times(text, language, THURSDAY)
    assert [mention.first for mention in times] == [date(2026, 5, 1), date(2026, 7, 1)]


def test_of_two_months_the_second_may_have_a_particle() -> None:
    assert [mention.first.month for mention in find_times("بين حزيران وتموز", "ar", THURSDAY)] == [6, 7]


def test_a_year_holds_its_days() -> None:
    year, day = only("in 2025", "en"), only("on Sept. 5, 2025", "en")
    assert year.first <= day.first <= day.last <= year.last


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "mid-March"),
        ("fr", "à la mi-mars"),
        ("ar", "منتصف مارس"),
        ("de", "Mitte März"),
        ("en", "in mid-March 2026"),
    ],
)
def test_the_middle_of_a_month_is_within_it(language: str, text: str) -> None:
    mention = only(text, language)
    assert (mention.first, mention.last) == (date(2026, 3, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "in January", "2026-01-01", "2026-01-31"),
        ("en", "in February 2024", "2024-02-01", "2024-02-29"),
        ("en", "from 15 to 20 November 2026", "2026-11-15", "2026-11-20"),
        ("en", "since 2022", "2022-01-01", "2022-12-31"),
        ("en", "the 2027 budget", "2027-01-01", "2027-12-31"),
        ("en", "last year", "2025-01-01", "2025-12-31"),
        ("en", "next month", "2026-04-01", "2026-04-30"),
        ("en", "this week", "2026-03-09", "2026-03-15"),
        ("ar", "عام ٢٠١٩", "2019-01-01", "2019-12-31"),
        ("ar", "في يوليو المقبل", "2026-07-01", "2026-07-31"),
        ("ar", "في تشرين الأول الماضي", "2025-10-01", "2025-10-31"),
        ("ar", "1 رمضان 1447", "2026-02-17", "2026-02-19"),
        ("ru", "в январе", "2026-01-01", "2026-01-31"),
        ("fa", "سال ۱۳۹۸", "2019-03-21", "2020-03-19"),
        ("zh", "去年", "2025-01-01", "2025-12-31"),
    ],
)
def test_longer_times(language: str, text: str, first: str, last: str) -> None:
    mention = only(text, language)
    assert (mention.first.isoformat(), mention.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("language", "text", "minute"),
    [
        ("en", "at 6.40 a.m.", 400),
        ("en", "at 9 p.m.", 1260),
        ("en", "at six in the evening", 1080),
        ("en", "at 22:50", 1370),
        ("ar", "الساعة العاشرة والثلث صباحاً", 620),
        ("ar", "عند الساعة السادسة وأربعين دقيقة مساء", 1120),
        ("ar", "الرابعة إلا ثلثاً فجراً", 220),
        ("ar", "٢٢:٥٠", 1370),
        ("fr", "à 18h30", 1110),
        ("es", "a las 4.10 de la madrugada", 250),
        ("de", "um 18 Uhr", 1080),
        ("ru", "в 6:40 утра", 400),
        ("tr", "saat 10.20'de", 620),
        ("fa", "ساعت ۱۰:۲۰ صبح", 620),
        ("zh", "凌晨4时", 240),
        ("zh", "下午三点半", 930),
        ("id", "pukul 23.40", 1420),
        ("fa", "ساعت هشت و نیم شب", 1230),
        ("fa", "ساعت ۸ و نیم شب", 1230),
        ("fa", "ساعت هشت و ربع صبح", 495),
        ("es", "a las ocho y media de la noche", 1230),
        ("pt", "às oito e meia da noite", 1230),
        ("it", "alle otto e mezza di sera", 1230),
        ("fr", "à huit heures et demie du soir", 1230),
        ("de", "um halb neun abends", 1230),
        ("ru", "в половине девятого вечера", 1230),
        ("uk", "о пів на дев'яту вечора", 1230),
        ("uk", "о восьмій вечора", 1200),
        ("tr", "saat sekiz buçukta", 510),
        ("ur", "رات ساڑھے آٹھ بجے", 1230),
        ("hi", "रात साढ़े आठ बजे", 1230),
        ("hi", "शाम 8 बजे", 1200),
        ("id", "pukul setengah sembilan malam", 1230),
        ("he", "בשעה שמונה וחצי בערב", 1230),
        ("en", "at half past eight in the evening", 1230),
    ],
)
def test_times_of_day(language: str, text: str, minute: int) -> None:
    mention = only(text, language)
    assert find_quantities(text, language) == ()
    assert mention.minute_of_day == minute
    assert (mention.first, mention.last) == (date.min, date.max)


def test_a_time_of_day_takes_the_day_beside_it() -> None:
    clock, day = find_times("At 6:40 on Tuesday the bridge fell.", "en", THURSDAY)
    assert clock.minute_of_day == 400
    assert clock.first == clock.last == day.first == date(2026, 3, 10)


def test_without_a_day_of_publication_only_whole_dates_are_resolved() -> None:
    assert find_times("yesterday, in May and on 19 March", "en", None) == ()
    assert only("on Monday, 19 March 2029", "en", None).first == date(2029, 3, 19)


@pytest.mark.parametrize(
    ("language", "text"), [("en", "on Monday"), ("ar", "يوم الإثنين"), ("zh", "周一晚间"), ("ru", "в понедельник")]
)
def test_without_a_day_of_publication_a_weekday_keeps_its_number(language: str, text: str) -> None:
    monday = only(text, language, None)
    assert (monday.weekday, monday.first, monday.last) == (1, date.min, date.max)


@pytest.mark.parametrize(
    ("language", "text", "weekday"),
    [
        ("en", "will arrive on Monday", 1),
        ("de", "wird am Montag erwartet", 1),
        ("zh", "周五", 5),
        ("en", "next Monday", None),
        ("en", "this Friday", None),
        ("en", "Monday, 9 March", None),
    ],
)
def test_a_bare_weekday_keeps_its_number(language: str, text: str, weekday: int | None) -> None:
    assert only(text, language).weekday == weekday


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("de", "in der Nacht auf Dienstag", "2026-03-09", "2026-03-10"),
        ("de", "in der Nacht zum Dienstag, 10. März", "2026-03-09", "2026-03-10"),
        ("ru", "в ночь на 11 марта", "2026-03-10", "2026-03-11"),
        ("uk", "у ніч на вівторок", "2026-03-09", "2026-03-10"),
        ("en", "the night of March 10", "2026-03-10", "2026-03-11"),
        ("en", "overnight into Tuesday", "2026-03-09", "2026-03-10"),
        ("fr", "dans la nuit du 10 au 11 mars", "2026-03-10", "2026-03-11"),
    ],
)
def test_a_night_is_of_two_days(language: str, text: str, first: str, last: str) -> None:
    mention = only(text, language)
    assert (mention.first.isoformat(), mention.last.isoformat()) == (first, last)


@pytest.mark.parametrize("published", [date.min, date.max])
def test_a_night_at_the_end_of_the_calendar_tells_no_day(published: date) -> None:
    for text in ("the night of today", "overnight into today"):
        assert len(find_times(text, "en", published)) <= 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The October 7 attack killed many"),
        ("en", "the Sept. 11 attacks"),
        ("ar", "منذ أحداث 7 أكتوبر"),
        ("fr", "les attentats du 11 septembre"),
        ("es", "los atentados del 11 de septiembre"),
        ("de", "seit dem Massaker vom 7. Oktober"),
        ("ru", "после терактов 11 сентября"),
        ("tr", "15 Temmuz darbe girişimi"),
        ("zh", "10月7日袭击"),
        ("he", "מאז טבח 7 באוקטובר"),
    ],
)
def test_the_name_of_an_event_tells_no_day_and_no_number(language: str, text: str) -> None:
    assert find_times(text, language, THURSDAY) == ()
    assert find_quantities(text, language) == ()


def test_a_day_with_its_year_is_no_name() -> None:
    assert only("the attack of 7 October 2023", "en").first == date(2023, 10, 7)
    assert only("the 7 October 2023 attack", "en").first == date(2023, 10, 7)


def test_a_guessed_year_is_marked() -> None:
    assert only("on 7 October", "en").is_year_guessed
    assert not only("on 7 October 2023", "en").is_year_guessed


@pytest.mark.parametrize(
    ("language", "text", "minute", "zone"),
    [
        ("en", "(1230 GMT)", 750, "utc"),
        ("en", "by 1630 hours GMT", 990, "utc"),
        ("en", "at 7:30 a.m. local time", 450, "local"),
        ("en", "at 14:00 GMT+3", 840, "utc+3"),
        ("en", "at 14:00 (GMT)", 840, "utc"),
        ("en", "at 14:00", 840, ""),
        ("es", "(16.00 GMT)", 960, "utc"),
        ("es", "a las 18.00 hora local", 1080, "local"),
        ("ru", "в 18.00 мск", 1080, "msk"),
        ("ru", "в 18:00 по московскому времени", 1080, "msk"),
        ("ru", "в 9 часов 30 минут", 570, ""),
        ("uk", "о 18.00 за Києвом", 1080, "kyiv"),
        ("ar", "الساعة 18,00", 1080, ""),
        ("ar", "(15,00 ت غ)", 900, "utc"),
        ("ar", "(15:00 ت.غ)", 900, "utc"),
        ("ar", "04:30 بتوقيت غرينتش", 270, "utc"),
        ("fr", "vers 9 heures 30", 570, ""),
        ("fr", "à 9 heures 30 minutes", 570, ""),
        ("fr", "12h30 GMT", 750, "utc"),
        ("de", "um 16.30 Uhr MEZ", 990, "cet"),
        ("de", "um 16.30 Uhr Ortszeit", 990, "local"),
        ("it", "alle ore 18.30 GMT", 1110, "utc"),
        ("pt", "às 18h30 (hora local)", 1110, "local"),
        ("tr", "TSİ 18.00'de", 1080, "turkey"),
        ("fa", "ساعت ۱۰:۲۰ به وقت محلی", 620, "local"),
        ("he", "בשעה 18:00 שעון ישראל", 1080, "israel"),
        ("id", "pukul 16.00 WIB", 960, "wib"),
        ("zh", "北京时间18时30分", 1110, "beijing"),
        ("zh", "18:30（GMT）", 1110, "utc"),
    ],
)
def test_times_of_day_in_zones(language: str, text: str, minute: int, zone: str) -> None:
    mention = only(text, language)
    assert (mention.minute_of_day, mention.zone) == (minute, zone)
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("fr", "à 9 heures 30 personnes manquaient", 30),
        ("ru", "в 9 часов 30 человек вышли", 30),
        ("en", "5 local time zones", 5),
        ("en", "2570 GMT-7 rifles", 2570),
        ("es", "las 12,50 toneladas", 12.5),
    ],
)
def test_a_count_beside_a_zone_or_hour_is_no_time(language: str, text: str, number: float) -> None:
    assert number in {quantity.low for quantity in find_quantities(text, language)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They may march"),
        ("en", "2,019 goats"),
        ("en", "about 2000 goats"),
        ("ar", "في اليوم الأول"),
        ("es", "por la mañana"),
        ("ru", "шли четыре дня"),
        ("fr", "dix-sept maisons"),
        ("en", "at 6.40 percent"),
        ("xx", "12 March 2026"),
        ("en", "they march 5 times"),
        ("fr", "après sept heures de route"),
        ("fr", "à deux heures de Paris"),
        ("es", "a dos horas de Madrid"),
        ("ru", "около двух часов"),
        ("uk", "о другій хвилі"),
        ("ru", "в половине третьего тайма"),
    ],
)
def test_what_is_no_time(language: str, text: str) -> None:
    assert find_times(text, language, THURSDAY) == ()


def test_the_mention_is_the_whole_date() -> None:
    text = "يوم السبت 25 مارس/آذار 2028 في المدينة"
    mention = only(text, "ar")
    assert text[mention.start : mention.end] == "السبت 25 مارس/آذار 2028"


WORDS = (
    "12 30 2026 1447 March mars май آذار رمضان بهمن Monday yesterday next last at "
    "three days ago قبل يومين il y a three weeks 90 s -х 年代 天 前 fifth of Sept "
    "الساعة السادسة والنصف : . / - 年 月 日 时 's"
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS.split(" ")), max_size=25).map(" ".join)),
    st.sampled_from(LANGUAGES),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_gives_ordered_mentions_inside_it(text: str, language: str, published: date | None) -> None:
    found = find_times(text, language, published)
    assert found == find_times(text, language, published)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        assert mention.first <= mention.last
        assert mention.minute_of_day is None or 0 <= mention.minute_of_day < 24 * 60
        end = mention.end
    assert len(find_time_spans(text, language)) >= len(found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "a" * 100_000),
        ("en", "1" * 10_000 + " days ago"),
        ("en", "three days ago " * 3_000),
        ("fr", "il y a " * 5_000),
        ("ar", "قبل " * 10_000),
        ("zh", "三" * 20_000 + "天前"),
        ("zh", "1" * 10_000 + "年代"),
        ("zh", "北京时间12日18时" * 3_000),
        ("en", "1230 GMT+3 (local time) " * 3_000),
        ("de", "Nacht auf den " * 5_000),
    ],
)
def test_long_texts_are_read_quickly(language: str, text: str) -> None:
    started = perf_counter()
    find_times(text, language, THURSDAY)
    assert perf_counter() - started < 5
