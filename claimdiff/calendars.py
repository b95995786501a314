"""Calendars: month names and weekdays in the languages of news, folded to one form, and days of both Hijri ones."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from claimdiff.fold import fold_text

_GREGORIAN = {
    "en": "january jan;february feb;march mar;april apr;may;june jun;july jul;august aug;september sept sep;"
    "october oct;november nov;december dec",
    "fr": "janvier janv;février févr fév;mars;avril avr;mai;juin;juillet juil;août;septembre sept;octobre oct;"
    "novembre nov;décembre déc",
    "es": "enero ene;febrero feb;marzo mar;abril abr;mayo may;junio jun;julio jul;agosto ago;"
    "septiembre setiembre sept sep;octubre oct;noviembre nov;diciembre dic",
    "pt": "janeiro jan;fevereiro fev;março mar;abril abr;maio mai;junho jun;julho jul;agosto ago;setembro set;"
    "outubro out;novembro nov;dezembro dez",
    "it": "gennaio gen;febbraio feb;marzo mar;aprile apr;maggio mag;giugno giu;luglio lug;agosto ago;"
    "settembre set sett;ottobre ott;novembre nov;dicembre dic",
    "de": "januar jänner jan;februar feber feb;märz;april apr;mai;juni jun;juli jul;august aug;september sept sep;"
    "oktober okt;november nov;dezember dez",
    "nl": "januari;februari;maart;april;mei;juni;juli;augustus;september;oktober;november;december",
    "sv": "januari;februari;mars;april;maj;juni;juli;augusti;september;oktober;november;december",
    "pl": "stycznia;lutego;marca;kwietnia;maja;czerwca;lipca;sierpnia;września;października;listopada;grudnia",
    "cs": "ledna;února;března;dubna;května;června;července;srpna;září;října;listopadu;prosince",
    "hr": "siječnja;veljače;ožujka;travnja;svibnja;lipnja;srpnja;kolovoza;rujna;listopada;studenoga;prosinca",
    "tr": "ocak;şubat;mart;nisan;mayıs;haziran;temmuz;ağustos;eylül;ekim;kasım;aralık",
    "id": "januari;februari;maret;april;mei;juni;juli;agustus;september;oktober;november;desember",
    "ru": "января янв;февраля фев февр;марта мар;апреля апр;мая;июня июн;июля июл;августа авг;сентября сен сент;"
    "октября окт;ноября ноя нояб;декабря дек",
    "uk": "січня січ;лютого лют;березня бер;квітня квіт;травня трав;червня черв;липня лип;серпня серп;"
    "вересня вер;жовтня жовт;листопада лист;грудня груд",
    "bg": "януари;февруари;март;април;май;юни;юли;август;септември;октомври;ноември;декември",
    "be": "студзеня;лютага;сакавіка;красавіка;мая;чэрвеня;ліпеня;жніўня;верасня;кастрычніка;лістапада;снежня",
    "el": "ιανουαρίου;φεβρουαρίου;μαρτίου;απριλίου;μαΐου;ιουνίου;ιουλίου;αυγούστου;σεπτεμβρίου;οκτωβρίου;"
    "νοεμβρίου;δεκεμβρίου",
    "ar": "يناير;فبراير;مارس;أبريل إبريل نيسان;مايو أيار;يونيو يونيه حزيران;يوليو يوليه تموز;أغسطس آب غشت;"
    "سبتمبر أيلول شتنبر;أكتوبر تشرين_الأول;نوفمبر تشرين_الثاني نونبر;ديسمبر كانون_الأول دجنبر",
    "ar-levant": "كانون_الثاني;شباط;آذار;نيسان;أيار;حزيران;تموز;آب;أيلول;تشرين_الأول;تشرين_الثاني;كانون_الأول",
    "ar-maghreb": "جانفي;فيفري;مارس;أفريل;ماي;جوان;جويلية;أوت;سبتمبر;أكتوبر;نوفمبر;ديسمبر",
    "ar-morocco": "يناير;فبراير;مارس;أبريل;ماي;يونيو;يوليوز;غشت;شتنبر;أكتوبر;نونبر;دجنبر",
    "fa": "ژانویه;فوریه;مارس;آوریل;مه;ژوئن;ژوئیه جولای;اوت آگوست;سپتامبر;اکتبر;نوامبر;دسامبر",
    "ur": "جنوری;فروری;مارچ;اپریل;مئی;جون;جولائی;اگست;ستمبر;اکتوبر;نومبر;دسمبر",
    "he": "ינואר בינואר;פברואר בפברואר;מרץ מרס במרץ במרס;אפריל באפריל;מאי במאי;יוני ביוני;יולי ביולי;"
    "אוגוסט באוגוסט;ספטמבר בספטמבר;אוקטובר באוקטובר;נובמבר בנובמבר;דצמבר בדצמבר",
    "hi": "जनवरी;फरवरी फ़रवरी;मार्च;अप्रैल;मई;जून;जुलाई;अगस्त;सितंबर सितम्बर;अक्टूबर अक्तूबर;नवंबर नवम्बर;दिसंबर दिसम्बर",
    "vi": "tháng_1;tháng_2;tháng_3;tháng_4;tháng_5;tháng_6;tháng_7;tháng_8;tháng_9;tháng_10;tháng_11;tháng_12",
}
SOLAR_HIJRI_YEARS = range(1300, 1500)
SOLAR_OFFSET = 621
"""The Iranian year began in this many years less than the Gregorian one."""
LUNAR_HIJRI_YEARS = range(1300, 1500)
_LUNAR_EPOCH = 1948440
"""Julian day number of 1 Muharram 1 (16 July 622, Julian calendar), the civil epoch."""
_JULIAN_DAY_OF_ORDINAL_0 = 1721425
_SOLAR_HIJRI = "فروردین;اردیبهشت;خرداد;تیر;مرداد امرداد;شهریور;مهر;آبان;آذر;دی;بهمن;اسفند"
_LUNAR_HIJRI = (
    "محرم المحرم;صفر;ربيع_الأول;ربيع_الثاني ربيع_الآخر;جمادى_الأولى جمادى_الأول;جمادى_الآخرة جمادى_الثانية;رجب;شعبان;"
    "رمضان;شوال;ذو_القعدة ذي_القعدة;ذو_الحجة ذي_الحجة"
)
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lunedì martedì mercoledì giovedì venerdì "
    "sabato domenica pazartesi salı çarşamba perşembe cuma cumartesi pazar segunda-feira terça-feira quarta-feira "
    "quinta-feira sexta-feira senin selasa rabu kamis jumat sabtu minggu "
    "понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер п'ятниця субота "
    "неділя الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه "
    "پنج‌شنبه جمعه پیر منگل بدھ جمعرات ہفتہ اتوار सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार"
)


@lru_cache(maxsize=1)
def gregorian_months() -> dict[str, int]:
    """Return folded month name -> 1 to 12; two words are joined by `_`. Names that two languages give to different
    months are left out."""
    months: dict[str, int] = {}
    clashing: set[str] = set()
    for line in _GREGORIAN.values():
        for number, names in enumerate(line.split(";"), start=1):
            for name in map(fold_text, names.split()):
                if months.setdefault(name, number) != number:
                    clashing.add(name)
    return {name: number for name, number in months.items() if name not in clashing}


def gregorian_months_of(language: str) -> list[tuple[str, int]]:
    """Return (name, 1 to 12) of each month name of a language as listed, with its countries' names for Arabic."""
    tables = [names for key, names in _GREGORIAN.items() if key.partition("-")[0] == language]
    return [
        (name, number)
        for table in tables
        for number, names in enumerate(table.split(";"), start=1)
        for name in names.split()
    ]


@lru_cache(maxsize=1)
def solar_hijri_months() -> dict[str, int]:
    """Return folded month name of the Iranian calendar -> 1 to 12."""
    return {
        fold_text(name): number
        for number, names in enumerate(_SOLAR_HIJRI.split(";"), start=1)
        for name in names.split()
    }


@lru_cache(maxsize=1)
def weekdays() -> frozenset[str]:
    """Return the folded names of weekdays, without those that are also numbers or months."""
    return frozenset(map(fold_text, _WEEKDAYS.split()))


@lru_cache(maxsize=1)
def lunar_hijri_months() -> dict[str, int]:
    """Return folded month name of the Islamic calendar -> 1 to 12; two words are joined by `_`."""
    return {
        fold_text(name): number
        for number, names in enumerate(_LUNAR_HIJRI.split(";"), start=1)
        for name in names.split()
    }


def lunar_hijri_day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a date in the tabular Islamic calendar, years 1300 to 1499, or None.

    The observed calendars of single countries begin a month up to a day earlier or later (E. G. Richards,
    "Mapping Time", 1998, chapter 25).
    """
    if year not in LUNAR_HIJRI_YEARS or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    julian_day = day + (59 * (month - 1) + 1) // 2 + 354 * (year - 1) + (11 * year + 3) // 30 + _LUNAR_EPOCH - 1
    return date.fromordinal(julian_day - _JULIAN_DAY_OF_ORDINAL_0)


def solar_hijri_day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a date in the Iranian calendar, years 1300 to 1499, or None where there is none.

    Leap years follow the 33-year cycle, which agrees with the observed calendar from 1178 to 1633 (K. M. Borkowski,
    "The Persian calendar for 3000 years", Earth, Moon, and Planets 74, 1996).
    """
    n_days = 31 if month <= 6 else 30 if month <= 11 or _is_solar_leap(year) else 29
    if year not in SOLAR_HIJRI_YEARS or not 1 <= month <= 12 or not 1 <= day <= n_days:
        return None
    n_leaps = sum(map(_is_solar_leap, range(1300, year)))
    day_of_year = 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1
    return date(1921, 3, 21) + timedelta(days=365 * (year - 1300) + n_leaps + day_of_year)


def _is_solar_leap(year: int) -> bool:
    return year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)
