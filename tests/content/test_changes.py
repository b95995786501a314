"""What looks like a contradiction and is a change."""

import pytest

from claimdiff.content.changes import find_change
from claimdiff.content.conflicts import describe_conflict
from claimdiff.content.told import Told
from tests.content.told import told

MONDAY, TUESDAY, THURSDAY = "2026-03-09", "2026-03-10", "2026-03-12"


def change(left: Told, right: Told) -> str | None:
    return find_change(left, right, describe_conflict(left, right))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # a toll grows with the day of publication, whichever side comes first
        (told("34 people died", "en", day=MONDAY), told("قتل 47 شخصاً", "ar", day=TUESDAY), "update"),
        (told("قتل 47 شخصاً", "ar", day=TUESDAY), told("34 people died", "en", day=MONDAY), "update"),
        (told("34 people died", "en", day=MONDAY), told("Il bilancio sale a 47 morti", "it", day=TUESDAY), "update"),
        (told("34 people died", "en", day=MONDAY), told("Morreram 47 pessoas", "pt", day=TUESDAY), "update"),
        (
            told("34 people died", "en", day=MONDAY),
            told("Serangan itu menewaskan 47 orang", "id", day=TUESDAY),
            "update",
        ),
        (told("34 people died", "en", day=MONDAY), told("47 בני אדם נהרגו", "he", day=TUESDAY), "update"),
        (told("34 people died", "en", day=MONDAY), told("حملے میں 47 افراد ہلاک ہوئے", "ur", day=TUESDAY), "update"),
        (told("34 people died", "en", day=MONDAY), told("हमले में 47 लोगों की मौत हो गई", "hi", day=TUESDAY), "update"),
        (told("47 morti", "it", day=MONDAY), told("Morreram 34 pessoas", "pt", day=TUESDAY), None),
        # the later one says that the state has turned
        (
            told("The airport was closed", "en", day=MONDAY),
            told("L'aeroporto ha riaperto", "it", day=THURSDAY),
            "update",
        ),
        (told("The airport was closed", "en", day=MONDAY), told("O aeroporto reabriu", "pt", day=THURSDAY), "update"),
        (
            told("The airport was closed", "en", day=MONDAY),
            told("Bandara kembali dibuka", "id", day=THURSDAY),
            "update",
        ),
        (told("The airport was closed", "en", day=MONDAY), told("שדה התעופה נפתח מחדש", "he", day=THURSDAY), "update"),
        (
            told("The airport was closed", "en", day=MONDAY),
            told("ہوائی اڈہ دوبارہ کھل گیا", "ur", day=THURSDAY),
            "update",
        ),
        (told("The airport was closed", "en", day=MONDAY), told("हवाई अड्डा फिर से खुला", "hi", day=THURSDAY), "update"),
        # a later article counts fewer: one of them is wrong
        (told("47 people died", "en", day=MONDAY), told("34 people died", "en", day=TUESDAY), None),
        # both claims name the days of which they give a figure
        (
            told("On Monday 47 people were in hospital", "en", day=TUESDAY),
            told("On Tuesday 34 people were in hospital", "en", day=TUESDAY),
            "update",
        ),
        (told("On Monday 47 people were in hospital", "en"), told("周三住院人数为34人", "zh"), "update"),
        # a weekday alone may be another week's
        (
            told("The school was closed on Monday", "en", day=THURSDAY),
            told("The school was open on 16 March", "en", day="2026-03-18"),
            None,
        ),
        (
            told("The school was closed on Monday", "en", day=THURSDAY),
            told("The school was open on 17 March", "en", day="2026-03-18"),
            "update",
        ),
        # the same day, or days unknown
        (told("34 people died", "en", day=MONDAY), told("47 people died", "en", day=MONDAY), None),
        (told("34 people died", "en"), told("47 people died", "en"), None),
        (told("34 people died", "en", day=MONDAY), told("47 people died", "en"), None),
        # published later, but about the same named day
        (
            told("34 people died on Monday", "en", day=MONDAY),
            told("47 people died on Monday", "en", day=TUESDAY),
            None,
        ),
        # of one day, the later hour counts more
        (
            told("By 10:00 rescuers counted 12 dead", "en", day=MONDAY),
            told("At 18:30 rescuers counted 20 dead", "en", day=MONDAY),
            "update",
        ),
        # by parts of the day as well, named or not; parts that overlap are one moment, for all that anyone knows
        (
            told("انتُشلت حتى ظهر الأربعاء 41 جثة", "ar", day=THURSDAY),
            told("By Wednesday evening 97 people were known to have died", "en", day=THURSDAY),
            "update",
        ),
        (
            told("By Wednesday evening 41 people were known to have died", "en", day=THURSDAY),
            told("انتُشلت حتى ظهر الأربعاء 97 جثة", "ar", day=THURSDAY),
            "update",
        ),
        (
            told("К вечеру среды погибли 34 человека", "ru", day=THURSDAY),
            told("Mittwochabend zählte man 47 Tote", "de", day=THURSDAY),
            None,
        ),
        (
            told("К вечеру среды погибли 34 человека", "ru", day=THURSDAY),
            told("Mercredi après-midi, on comptait 47 morts", "fr", day=THURSDAY),
            None,
        ),
        (
            told("At noon rescuers counted 12 dead", "en", day=MONDAY),
            told("Бедствие унесло к вечеру жизни 20 человек", "ru", day=MONDAY),
            "update",
        ),
        (
            told("At noon rescuers counted 20 dead", "en", day=MONDAY),
            told("Бедствие унесло к вечеру жизни 12 человек", "ru", day=MONDAY),
            None,
        ),
        # what does not only grow, at two moments of one named day
        (
            told("ظهر الاثنين كان التيار مقطوعاً عن 205 آلاف منزل", "ar", day=TUESDAY),
            told("Lunes por la noche eran 260.000 las viviendas sin luz", "es", day=TUESDAY),
            "update",
        ),
        # a weekday is the last one for what was counted
        (
            told("Police counted 35,000 people on Saturday", "en", day="2026-10-05"),
            told("أحصت الشرطة السبت 10 أكتوبر سبعين ألف شخص", "ar", day="2026-10-11"),
            "update",
        ),
        # the day of the attack is not the day of the figure
        (
            told("After the attack of 1 March, 12 people died", "en", day=THURSDAY),
            told("Of 34 killed, most died on 3 March", "en", day=THURSDAY),
            None,
        ),
        (
            told("Nach dem Angriff vom 1. März starben 12 Menschen", "de", day=THURSDAY),
            told("Bis 3. März, einem Dienstag, starben 34 Menschen", "de", day=THURSDAY),
            None,
        ),
        (
            told("1 Mart'taki saldırıdan sonra 12 kişi öldü", "tr", day=THURSDAY),
            told("截至周三已有34人死亡", "zh", day=THURSDAY),
            None,
        ),
        (
            told("周一的袭击之后已有34人死亡", "zh", day=THURSDAY),
            told("On Tuesday 47 people were known to have died", "en", day=THURSDAY),
            None,
        ),
        # doctors tell the figure of the day on which they speak
        (
            told("34 people died, doctors said on Monday", "en", day=THURSDAY),
            told("47 people died, doctors said on Tuesday", "en", day=THURSDAY),
            "update",
        ),
        (
            told("On Monday, 47 people were in hospital", "en", day=THURSDAY),
            told("By Tuesday evening, 34 people were in hospital", "en", day=THURSDAY),
            "update",
        ),
        # after one attack the later article counts more
        (
            told("After the attack on Monday, 34 people died", "en", day=MONDAY),
            told("47 people died after the attack on Monday", "en", day=TUESDAY),
            "update",
        ),
        # what does not only grow
        (told("The truce lasts 45 days", "en", day=MONDAY), told("The truce lasts 60 days", "en", day=TUESDAY), None),
        # what is disputed is the day itself
        (told("It happened on 3 March", "en", day=MONDAY), told("It happened on 5 March", "en", day=TUESDAY), None),
    ],
)
def test_a_later_figure_is_an_update(left: Told, right: Told, expected: str | None) -> None:
    assert change(left, right) == expected


def test_a_state_of_another_named_day_is_an_update() -> None:
    left = told("On Monday the airport was closed", "en", day=THURSDAY)
    right = told("أعيد فتح المطار يوم الثلاثاء والمطار مفتوح", "ar", day=THURSDAY)
    assert change(left, right) == "update"


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (
            told("Doluk resigned on Sunday evening.", "en", day=MONDAY),
            told("Doluk said on Monday that he remains head of the union.", "en", day=MONDAY, speaker="Doluk"),
        ),
        (
            told("وقدّم دولوك استقالته مساء الأحد.", "ar", day=MONDAY),
            told("أكد دولوك صباح الاثنين أنه باقٍ على رأس النقابة", "ar", day=MONDAY, speaker="دولوك"),
        ),
    ],
)
def test_who_tells_of_a_state_on_a_later_day_has_not_changed_it(state: Told, said: Told) -> None:
    assert describe_conflict(state, said).kind in ("status", "antonym", "negation")
    assert change(state, said) is None
    assert change(said, state) is None


def test_a_state_that_is_said_to_have_turned_since_is_an_update() -> None:
    closed = told("The airport is closed", "en", day=MONDAY)
    assert change(closed, told("أعيد فتح المطار والمطار مفتوح", "ar", day=THURSDAY)) == "update"
    assert change(closed, told("The airport is open again", "en", day=MONDAY)) is None
    assert change(closed, told("المطار مفتوح", "ar", day=THURSDAY)) is None
    assert change(told("The airport is closed again", "en", day=MONDAY), told("It is open", "en", day=THURSDAY)) is None


@pytest.mark.parametrize(
    ("one", "other", "day", "expected"),
    [
        ("Oskar Talim", "أوسكار تاليم", THURSDAY, "changed_position"),
        ("Oskar Talim", "President Oskar Talim", THURSDAY, "changed_position"),
        ("Oskar Talim", "أوسكار تاليم", TUESDAY, None),  # one speech is reported on its day and on the next
        ("Oskar Talim", "Mira Dobrin", THURSDAY, None),
        ("the Larnian foreign ministry", "the Larnian foreign ministry", THURSDAY, "changed_position"),
        ("the Larnian foreign ministry", "the Larnian defence ministry", THURSDAY, None),
        ("the foreign ministry", "the foreign ministry", THURSDAY, None),  # of which country?
        ("officials", "officials", THURSDAY, None),
        ("a spokesman", "a spokesman", THURSDAY, None),
    ],
)
def test_one_speaker_on_two_days_changed_position(one: str, other: str, day: str, expected: str | None) -> None:
    left = told("we accept the offer", "en", day=MONDAY, speaker=one, quoted=True)
    is_arabic = other > "\u0600"
    right = told(
        "نرفض العرض" if is_arabic else "we reject the offer",
        "ar" if is_arabic else "en",
        day=day,
        speaker=other,
        quoted=True,
    )
    assert change(left, right) == expected
    assert change(right, left) == expected
