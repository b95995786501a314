"""What a claim does with what it speaks of: affirm, deny, report a denial or an accusation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.content.speech import covered_languages
from claimdiff.content.stance import find_polarity_words, find_stance


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "لن تشارك الوزارة في القمة"),
        ("ar", "المقترح غير مقبول"),
        ("en", "The mayor didn't attend the session"),
        ("en", "Nobody was hurt in the fire"),
        ("fr", "Le pont n'est pas détruit"),
        ("ru", "Мост не разрушен"),
        ("es", "La planta nunca dejó de funcionar"),
        ("de", "Die Brücke wurde nicht zerstört"),
        ("tr", "Heyet görüşmeye katılmadı"),
        ("fa", "هیئت در نشست شرکت نکرد"),
        ("uk", "Міст не зруйновано"),
        ("zh", "中方未参加会议"),
        ("es", "El alcalde dijo que no hay agua"),
        ("fa", "وزیر گفت که سد آسیب ندیده است"),
    ],
)
def test_a_negation_of_the_main_clause_denies(language: str, text: str) -> None:
    found = find_stance(text, language)
    assert (found.stance, found.negated) == ("denies", True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "لم ترفض بلاده يوماً الجلوس إلى الطاولة"),
        ("ar", "بلاده لم توصد باب الحوار"),
        ("en", "The government never refused to talk"),
        ("fr", "La France n'a jamais refusé de négocier"),
        ("ru", "Страна никогда не отказывалась от переговоров"),
        ("es", "El ejército no rechazó la oferta"),
        ("de", "Die Regierung hat Gespräche nie verweigert"),
        ("uk", "Країна ніколи не відмовлялася від переговорів"),
        ("zh", "中方没有拒绝谈判"),
        ("he", "הממשלה לא סירבה לשאת ולתת"),
    ],
)
def test_a_negation_and_a_negative_verb_cancel(language: str, text: str) -> None:
    found = find_stance(text, language)
    assert (found.stance, found.negated) == ("affirms", False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "لم تستبعد الحكومة عقد لقاء"),
        ("ar", "لا نستبعد عقد لقاء"),
        ("en", "The government did not rule out a meeting"),
        ("fr", "Le gouvernement n'a pas exclu une rencontre"),
        ("fr", "Le gouvernement n’exclut pas une rencontre"),
        ("fr", "Le gouvernement n'exclut pas que les deux hommes se voient"),
        ("ru", "Правительство не исключило встречу"),
        ("ru", "Правительство не исключает встречи"),
        ("uk", "Уряд не виключив зустрічі"),
        ("es", "El gobierno no descartó una reunión"),
        ("es", "El gobierno no excluyó una reunión"),
        ("de", "Die Regierung schloss ein Treffen nicht aus"),
        ("de", "Die Regierung lehnt Gespräche nicht ab"),
        ("de", "Die Regierung wies den Bericht nicht zurück"),
        ("de", "Der Minister dementierte den Bericht nicht"),
        ("tr", "Hükümet görüşme ihtimalini dışlamadı"),
        ("tr", "Bakan haberi yalanlamadı"),
        ("fa", "دولت هرگز مذاکره را رد نکرد"),
        ("fa", "دولت مذاکره را رد نمی‌کند"),
        ("fa", "وزیر این خبر را تکذیب نکرد"),
        ("it", "Il governo non ha escluso un incontro"),
        ("it", "Il governo non esclude che i due si vedano"),
        ("pt", "O governo não descartou uma reunião"),
        ("id", "Pemerintah tidak mengesampingkan pertemuan"),
        ("he", "הממשלה אינה שוללת פגישה"),
        ("zh", "政府不排除会晤"),
        ("hi", "सरकार ने बैठक से इनकार नहीं किया"),
        ("ur", "حکومت نے ملاقات سے انکار نہیں کیا"),
    ],
)
def test_what_is_not_ruled_out_or_denied_is_affirmed(language: str, text: str) -> None:
    found = find_stance(text, language)
    assert (found.stance, found.negated) == ("affirms", False)


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("fa", "دولت مذاکره را رد کرد", "reports_denial"),
        ("hi", "सरकार ने बैठक से इनकार किया", "reports_denial"),
        ("ur", "حکومت نے ملاقات سے انکار کیا", "reports_denial"),
        ("ru", "Правительство исключило встречу", "denies"),
        ("uk", "Уряд виключив зустріч", "denies"),
        ("ar", "استبعدت الحكومة عقد لقاء", "denies"),
        ("fr", "Le gouvernement a exclu une rencontre", "denies"),
        ("de", "Die Regierung schloss ein Treffen aus", "denies"),
        ("es", "El gobierno descartó una reunión", "denies"),
        ("it", "La visita esclusiva comincia alle nove", "affirms"),
    ],
)
def test_what_is_ruled_out_or_denied_is_not(language: str, text: str, stance: str) -> None:
    found = find_stance(text, language)
    assert (found.stance, found.negated) == (stance, stance != "affirms")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "تردد الحكومة في التفاوض واضح"),
        ("en", "The government's reluctance to talk is clear"),
        ("ru", "Нежелание властей вести переговоры очевидно"),
        ("fr", "Le ministre refuse de négocier"),
    ],
)
def test_a_negative_word_alone_negates(language: str, text: str) -> None:
    assert find_stance(text, language).negated


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "الميناء لا يزال مفتوحاً"),
        ("ar", "المحادثات غير المباشرة تستأنف الثلاثاء"),
        ("en", "Not only food but medicine arrived"),
        ("en", "The bridge, which was not damaged, reopened"),
        ("fr", "Il n'y avait que trois hommes"),
        ("ru", "Погибли не менее двенадцати человек"),
        ("zh", "未来两天将有无人机表演"),
        ("ru", "Суда вышли без лоцмана"),
        ("tr", "Görüşmeler yeniden başladı"),
        ("tr", "Aramalara iki tekne katıldı"),
        ("hi", "तीन कर्मचारियों को जेल हुई"),
        ("fa", "نیروها نزدیک شهر هستند"),
    ],
)
def test_what_only_looks_like_a_negation_affirms(language: str, text: str) -> None:
    found = find_stance(text, language)
    assert (found.stance, found.negated) == ("affirms", False)


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("ar", "نفت هيئة الأركان سقوط البلدة", "reports_denial"),
        ("en", "The minister denied that troops had left", "reports_denial"),
        ("ru", "Штаб опроверг сообщения о потерях", "reports_denial"),
        ("es", "La empresa negó que hubiera explosión", "reports_denial"),
        ("tr", "Bakanlık iddiaları yalanladı", "reports_denial"),
        ("fa", "وزارت خارجه این خبر را تکذیب کرد", "reports_denial"),
        ("zh", "外交部否认有关报道", "reports_denial"),
        ("en", "He did not deny the report", "affirms"),
        ("ar", "اتهم الوزير النقابة بتعطيل الخط", "reports_accusation"),
        ("fr", "Le syndicat accuse la direction de mentir", "reports_accusation"),
        ("uk", "Міністр звинуватив профспілку", "reports_accusation"),
    ],
)
def test_denials_and_accusations_are_reported(language: str, text: str, stance: str) -> None:
    assert find_stance(text, language).stance == stance


def test_a_language_without_rules_affirms() -> None:
    assert find_stance("Bron är inte stängd", "sv").stance == "affirms"


def test_every_language_with_speakers_has_stances() -> None:
    words = {
        "ar": "لن يعود",
        "en": "never",
        "he": "לא",
        "hi": "नहीं",
        "id": "tidak",
        "it": "non",
        "pt": "não",
        "ur": "نہیں",
    }
    assert set(words) <= covered_languages()
    assert all(find_stance(text, language).negated for language, text in words.items())


@given(text=st.text(max_size=200), language=st.sampled_from(sorted(covered_languages())))
def test_any_text_has_a_stance_and_denying_is_negated(text: str, language: str) -> None:
    found = find_stance(text, language)
    assert found.stance in ("affirms", "denies", "reports_denial", "reports_accusation")
    assert found.negated or found.stance != "denies"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Ordu bölgeden çekilmedi"),
        ("tr", "Askerler köye saldırmadılar"),
        ("tr", "Taraflar anlaşmadı"),
        ("tr", "Bakan kararı savunmadı"),
        ("tr", "Ordu bölgeden çekilmeyecek"),
        ("tr", "Taraflar henüz anlaşmamış"),
        ("en", "The deal has yet to be signed"),
        ("en", "There is no 4-day truce"),
        ("en", "There was no. They left"),
        ("de", "Die Brücke ist nicht mehr offen"),
    ],
)
def test_what_was_not_done_is_negated(language: str, text: str) -> None:
    assert find_stance(text, language).negated


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Anlaşmadaki maddeler açık"),
        ("tr", "Bakan bu bir anlaşmadır dedi"),
        ("tr", "Görüşmeden sonra açıklama yapıldı"),
        ("en", "Reactor No. 4 was damaged"),
        ("en", "The No. 1 seed won"),
        ("en", "Reactor No 4 was damaged"),
        ("en", "Not more than 20 people came"),
        ("es", "El reactor no. 4 fue dañado"),
        ("es", "Murieron no más de 20 personas"),
        ("es", "Murieron no menos que 20 personas"),
        ("de", "Nicht weniger als 20 Menschen starben"),
        ("de", "Nicht mehr als 20 Menschen starben"),
        ("ar", "لم يقتل سوى ثلاثة"),
        ("ar", "لا تقتصر الحملة على المدن بل تشمل القرى"),
        ("ur", "ہلاک ہونے والے 20 سے کم نہیں"),
        ("hi", "मरने वाले 20 से कम नहीं"),
    ],
)
def test_what_looks_like_a_negation_affirms(language: str, text: str) -> None:
    found = find_stance(text, language)
    assert (found.stance, found.negated) == ("affirms", False)


@pytest.mark.parametrize(
    ("language", "text", "marked"),
    [
        ("en", "The ministry did not comment, although it had never refused before", ["not"]),
        ("en", "Although nobody was hurt, the mayor closed the bridge", []),
        ("ar", "لم تتراجع الأسعار، بعدما رفض المصرف خفض الفائدة", ["لم"]),
        ("ar", "الباب يبقى مفتوحا أمام زيادات أخرى إذا لم تتراجع الأسعار", []),
        ("fr", "Le port, qui n'avait pas fermé, n'ouvrira pas", ["n'ouvrira"]),
    ],
)
def test_words_of_negation_are_those_of_the_main_clause(language: str, text: str, marked: list[str]) -> None:
    found = find_polarity_words(text, language, is_denial=False)
    assert [text[start:end] for start, end in found] == marked


def test_an_endless_claim_of_negations_is_read_at_once() -> None:
    n = 10_000
    polarity = find_stance("we never refused, " * n, "en")
    assert (polarity.stance, polarity.negated) == ("affirms", False)
    assert len(find_polarity_words("we never refused, " * n, "en", is_denial=False)) == 2 * n
    assert not find_stance("not only, " * n, "en").negated
