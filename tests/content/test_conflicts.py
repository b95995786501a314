"""In what two contradicting claims conflict, and the words that do."""

import pytest

from claimdiff.content.conflicts import describe_conflict
from claimdiff.content.told import Told
from claimdiff.records import Span
from tests.content.told import told


def words(side: Told, spans: tuple[Span, ...]) -> list[str]:
    return [side.text[start:end] for start, end in spans]


def seen(left: Told, right: Told) -> tuple[str, list[str], list[str]]:
    conflict = describe_conflict(left, right)
    return conflict.kind, words(left, conflict.left), words(right, conflict.right)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            told("أسفر الهجوم عن مقتل ٤٧ شخصاً", "ar"),
            told("The attack killed 34 people", "en"),
            ("number", ["٤٧ شخصاً"], ["34 people"]),
        ),
        (
            told("The army shot down 120 of 150 drones", "en"),
            told("أسقط الجيش 98 من أصل 150 مسيّرة", "ar"),
            ("number", ["120"], ["98"]),
        ),
        (
            told("The next round opens on 25 March", "en", day="2026-03-12"),
            told("Yeni tur 2 Nisan'da yapılacak", "tr", day="2026-03-12"),
            ("date", ["25 March"], ["2 Nisan"]),
        ),
        (
            told("The president visited the mine", "en"),
            told("The president did not visit the mine", "en"),
            ("negation", ["visited"], ["not visit"]),
        ),
        (
            told("Drevia never refused to negotiate", "en"),
            told("تحدثت عن إحجام دريفيا عن التفاوض", "ar"),
            ("negation", ["never refused"], ["إحجام"]),
        ),
        (told("The airport is open", "en"), told("المطار مغلق", "ar"), ("status", ["open"], ["مغلق"])),
        (
            told("Зарплаты учителей выросли", "ru"),
            told("Die Gehälter der Lehrer sanken", "de"),
            ("antonym", ["выросли"], ["sanken"]),
        ),
        (
            told("The fire broke out because of a gas leak.", "en"),
            told("El incendio fue provocado por un rayo.", "es"),
            ("cause", ["because of a gas leak"], ["provocado por un rayo"]),
        ),
        (
            told("The next round will be held in Geneva", "en"),
            told("La prochaine session aura lieu à Mascate", "fr"),
            ("place", ["Geneva"], ["Mascate"]),
        ),
        (
            told("It was the northern front that shelled the crossing", "en"),
            told("مدفعية الجيش هي التي قصفت المعبر", "ar"),
            ("actor", ["It was"], ["هي التي"]),
        ),
        (
            told("The final is on Saturday 23 May", "en", day="2026-05-02"),
            told("Финал намечен на 24 мая", "ru", day="2026-05-02"),
            ("date", ["Saturday 23 May"], ["24 мая"]),
        ),
        (
            told("The guards saw flames at 22:50", "en"),
            told("Пожар начался в 23:40", "ru"),
            ("date", ["22:50"], ["23:40"]),
        ),
        (told("The mayor likes tea", "en"), told("The mayor prefers coffee", "en"), ("other", [], [])),
    ],
)
def test_a_conflict_is_named_and_its_words_are_marked(
    left: Told, right: Told, expected: tuple[str, list[str], list[str]]
) -> None:
    assert seen(left, right) == expected


def test_two_speakers_hold_positions() -> None:
    left = told("Oskar Talim refused the offer", "en", speaker="Oskar Talim")
    right = told("Mira Dobrin accepted the offer", "en", speaker="Mira Dobrin", quoted=True)
    assert seen(left, right) == ("position", ["Oskar Talim refused"], ["Mira Dobrin accepted"])


def test_one_speaker_in_two_wordings_is_a_quote() -> None:
    left = told("the door stays open for talks", "en", speaker="Mira Dobrin", quoted=True)
    right = told("باب المحادثات مغلق", "ar", speaker="ميرا دوبرين", quoted=True)
    assert seen(left, right) == ("quote", ["open"], ["مغلق"])


def test_the_nearest_numbers_of_one_kind_stand_against_each_other() -> None:
    left = told("300 rescuers pulled 47 bodies from the mine", "en")
    right = told("34 bodies were found by 280 rescuers", "en")
    kind, one, other = seen(left, right)
    assert (kind, one, other) in (
        ("number", ["47 bodies"], ["34 bodies"]),
        ("number", ["300 rescuers"], ["280 rescuers"]),
    )
