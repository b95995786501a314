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
            told("The paper provides for a 45-day cease-fire", "en"),
            told("Il prévoit une trêve de 60 jours", "fr"),
            ("number", ["45-day"], ["60 jours"]),
        ),
        (
            told("استمر الحريق خمس ساعات من اندلاعه", "ar"),
            told("The fire burned for nine hours after it broke out", "en"),
            ("number", ["خمس ساعات"], ["nine hours"]),
        ),
        (
            told("The next round opens on 25 March", "en", day="2026-03-12"),
            told("Yeni tur 2 Nisan'da yapılacak", "tr", day="2026-03-12"),
            ("date", ["25 March"], ["2 Nisan"]),
        ),
        (
            told("وقع الهجوم فجر الأربعاء", "ar", day="2026-03-12"),
            told("Le convoi a été attaqué mercredi soir", "fr", day="2026-03-12"),
            ("date", ["فجر"], ["soir"]),
        ),
        (
            told("وقع الهجوم فجر الأربعاء", "ar", day="2026-03-12"),
            told("The convoy was hit on Wednesday at 19:40", "en", day="2026-03-12"),
            ("date", ["فجر"], ["19:40"]),
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
            told("The fire broke out because of a gas leak.", "en"),
            told("وأرجعت وزارة العمل الانفجار إلى تماس كهربائي في لوحة التحكم", "ar"),
            ("cause", ["because of a gas leak"], ["أرجعت وزارة العمل الانفجار إلى تماس كهربائي في لوحة"]),
        ),
        (
            told("The fire broke out because of a gas leak.", "en"),
            told("عزا المحقق الحريق إلى إهمال الحارس، فيما انتقد النائب الحكومة", "ar"),
            ("cause", ["because of a gas leak"], ["عزا المحقق الحريق إلى إهمال الحارس"]),
        ),
        # in Turkish, Hindi and Urdu the cause stands before the word that tells so
        (
            told("Yangın, gaz kaçağı nedeniyle çıktı", "tr"),
            told("L'incendio è stato causato da un fulmine", "it"),
            ("cause", ["gaz kaçağı nedeniyle"], ["causato da un fulmine"]),
        ),
        (
            told("शॉर्ट सर्किट की वजह से लगी आग", "hi"),
            told("O incêndio foi provocado por um raio", "pt"),
            ("cause", ["शॉर्ट सर्किट की वजह से"], ["provocado por um raio"]),
        ),
        (
            told("شارٹ سرکٹ کی وجہ سے آگ لگی", "ur"),
            told("השריפה נגרמה מהצתה, קבעו החוקרים", "he"),
            ("cause", ["شارٹ سرکٹ کی وجہ سے"], ["נגרמה מהצתה"]),
        ),
        (
            told("Il vertice si terrà a Ginevra", "it"),
            told("KTT akan digelar di Muskat", "id"),
            ("place", ["Ginevra"], ["Muskat"]),
        ),
        (told("La frontiera è aperta", "it"), told("الحدود مغلقة", "ar"), ("status", ["aperta"], ["مغلقة"])),
        (told("המעבר סגור", "he"), told("Perbatasan dibuka", "id"), ("status", ["סגור"], ["dibuka"])),
        (
            told("A inflação subiu", "pt"),
            told("मुद्रास्फीति में गिरावट", "hi"),
            ("antonym", ["subiu"], ["गिरावट"]),
        ),
        (
            told("The next round will be held in Geneva", "en"),
            told("La prochaine session aura lieu à Mascate", "fr"),
            ("place", ["Geneva"], ["Mascate"]),
        ),
        (
            told("It was the northern front that shelled the crossing", "en"),
            told("مدفعية الجيش هي التي قصفت المعبر", "ar"),
            ("actor", ["It was the northern front that"], ["هي التي"]),
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


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            ("Prices rose by 3 percent", "en"),
            ("Prices fell by 3 percent", "en"),
            ("antonym", ["rose"], ["fell"]),
        ),
        (
            ("Le pont est fermé par précaution", "fr"),
            ("Le pont a été ouvert par erreur", "fr"),
            ("status", ["fermé"], ["ouvert"]),
        ),
        (("It was a cold day", "en"), ("It was a warm day", "en"), ("other", [], [])),
        (("El puente fue cerrado por precaución", "es"), ("Le texte est lu par erreur", "fr"), ("other", [], [])),
        (("The text was read by mistake in Orda", "en"), ("Le texte est lu par lundi", "fr"), ("other", [], [])),
        (
            ("The list was drawn up by General Karim", "en"),
            ("La liste a été établie par le président Moreau", "fr"),
            ("actor", ["by General Karim"], ["par le président Moreau"]),
        ),
        (("يبدأ العمل به في الأول من مارس", "ar"), ("It began by itself, he did it himself", "en"), ("other", [], [])),
        (("قالها المتحدث باسم الجيش", "ar"), ("The army did it themselves", "en"), ("other", [], [])),
        (
            ("Liste ordu tarafından yazıldı", "tr"),
            ("Liste bakanlık tarafından yazıldı", "tr"),
            ("actor", ["ordu tarafından"], ["bakanlık tarafından"]),
        ),
        (("这是自由的理由", "zh"), ("由于天气", "zh"), ("cause", [], ["由于天气"])),
    ],
)
def test_an_actor_needs_more_than_by(
    left: tuple[str, str], right: tuple[str, str], expected: tuple[str, list[str], list[str]]
) -> None:
    assert seen(told(*left), told(*right)) == expected


def test_equal_words_oppose_nothing() -> None:
    left = told("The tank exploded because of a gas leak", "en")
    right = told("The tank did not explode because of a gas leak", "en")
    assert seen(left, right) == ("negation", ["exploded"], ["not explode"])


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("أصاب الهجوم المدينة وأطلق 12 صاروخاً", "ar"), ("The attack damaged 300 houses", "en"), ("other", [], [])),
        (("نُقل 12 شخصاً إلى المدينة", "ar"), ("Three villages were flooded", "en"), ("other", [], [])),
        (("Rates rose by 2 percent", "en"), ("Rates rose to 5 percent", "en"), ("other", [], [])),
        (
            ("Rates rose by 2 percent", "en"),
            ("Rates rose by 5 percent", "en"),
            ("number", ["2 percent"], ["5 percent"]),
        ),
        (("أُطلق 12 صاروخاً", "ar"), ("They fired 30 rockets", "en"), ("number", ["12 صاروخاً"], ["30 rockets"])),
        # nobody knows these nouns: they are one figure only where nothing else could be meant
        (("باع 12 مزماراً", "ar"), ("He sold 300 flutes", "en"), ("number", ["12 مزماراً"], ["300 flutes"])),
        (("باع 12 مزماراً في 4 مدن", "ar"), ("He sold 300 flutes in 4 towns", "en"), ("other", [], [])),
        (
            ("باع 12 مزماراً في 4 مدن", "ar"),
            ("He sold 14 flutes in 4 towns", "en"),
            ("number", ["12 مزماراً"], ["14 flutes"]),
        ),
    ],
)
def test_numbers_of_unlike_things_do_not_conflict(
    left: tuple[str, str], right: tuple[str, str], expected: tuple[str, list[str], list[str]]
) -> None:
    assert seen(told(*left), told(*right)) == expected


@pytest.mark.parametrize(
    ("left", "right", "language", "names"),
    [
        ("في مدينة كيرفان", "في مدينة تالمورا", "ar", ("كيرفان", "تالمورا")),
        ("وقع الانفجار في بلدة كيرفان", "وقع الانفجار في محافظة تالمورا", "ar", ("كيرفان", "تالمورا")),
        ("It is in the city of Kirvan", "It is in the old town of Talmora", "en", ("Kirvan", "Talmora")),
        ("C'est dans la ville de Kirvan", "C'est dans le village d'Ordana", "fr", ("Kirvan", "Ordana")),
        ("Это было в городе Кирван", "Это было в деревне Талмора", "ru", ("Кирван", "Талмора")),
        ("Це було в місті Кірван", "Це було в селі Талмора", "uk", ("Кірван", "Талмора")),
        ("Fue en la ciudad de Kirvan", "Fue en el pueblo de Talmora", "es", ("Kirvan", "Talmora")),
        ("Es war in der Stadt Kirvan", "Es war in der Hafenstadt Talmora", "de", ("Kirvan", "Talmora")),
        ("Toplantı Kirvan kentinde oldu", "Toplantı Talmora'da oldu", "tr", ("Kirvan", "Talmora")),
        ("در شهر کیروان رخ داد", "در استان تالمورا رخ داد", "fa", ("کیروان", "تالمورا")),
    ],
)
def test_a_city_is_not_yet_its_name(left: str, right: str, language: str, names: tuple[str, str]) -> None:
    assert seen(told(left, language), told(right, language)) == ("place", [names[0]], [names[1]])


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("The next round will be held not in Muscat but in Geneva", "en", "Geneva"),
        ("The next round will be held in Geneva rather than in Muscat", "en", "Geneva"),
        ("Следующая встреча пройдёт уже не в Маскате, а в Женеве", "ru", "Женеве"),
        ("Наступна зустріч відбудеться вже не в Маскаті, а в Женеві", "uk", "Женеві"),
        ("Le prochain cycle aura lieu à Genève et non à Mascate", "fr", "Genève"),
        ("Die nächste Runde findet nicht in Maskat, sondern in Genf statt", "de", "Genf"),
        ("ستعقد الجولة في جنيف لا في مسقط", "ar", "جنيف"),
        ("La ronda será en Ginebra y no en Mascate", "es", "Ginebra"),
        ("Görüşmeler Maskat'ta değil, Cenevre'de yapılacak", "tr", "Cenevre"),
    ],
)
def test_not_at_one_place_but_at_another(text: str, language: str, place: str) -> None:
    kind, one, other = seen(told("Delegates meet in Muscat on 25 March", "en"), told(text, language))
    assert (kind, one, other) == ("place", ["Muscat"], [place])
    assert seen(told(text, language), told(text, language))[0] != "place", "both say so"


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


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("They fired 40 missiles on Friday and 20 on Saturday", "They fired 60 missiles"),
        ("They fired 60 missiles", "They fired 40 missiles on Friday and 20 on Saturday"),
        ("The city lies 100 miles away", "The city lies 160 km away"),
    ],
)
def test_a_total_and_its_parts_or_a_conversion_do_not_conflict(left: str, right: str) -> None:
    assert seen(told(left, "en"), told(right, "en"))[0] != "number"


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("The trial begins on Monday", "The trial begins on 16 March", "other"),
        ("The trial begins on Monday", "The trial begins on 17 March", "date"),
        ("The quake struck at 3:30 p.m. local time", "The quake struck at 12:30 GMT", "other"),
        ("The quake struck at 3:30 p.m.", "The quake struck at 3:40 p.m.", "date"),
    ],
)
def test_weekdays_of_another_week_and_clocks_of_two_zones_are_no_conflict(left: str, right: str, kind: str) -> None:
    sides = [told(text, "en", day="2026-03-12") for text in (left, right)]
    assert describe_conflict(*sides).kind == kind
