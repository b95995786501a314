"""Clauses of dense agency prose: what is said is cut from its frame, what is denied or hoped for is not."""

import pytest

from claimdiff.claims.clauses import cut_clauses

WITHHELD = {
    "ar denied": ("ar", "ونفى المتحدث باسم الوزارة أن تكون قواته قد قصفت المستشفى.", "قصفت المستشفى"),
    "ar denied what a paper said": ("ar", "ونفت الشركة ما ذكرته الصحيفة من أن المصنع أُغلق يوم الأحد.", "المصنع أُغلق"),
    "ar said that he denies … and that": (
        "ar", "وقال إنه ينفي أن تكون القوات قصفت المستشفى، وأنها دخلت البلدة.", "أنها دخلت"),
    "ar demanded": ("ar", "وطالب الوفد بأن تسلم الحكومة أسلحتها الثقيلة إلى المراقبين.", "تسلم الحكومة"),
    "ar hoped": ("ar", "وأعرب الرئيس عن أمله في أن توقع الحكومة الاتفاق غداً.", "توقع الحكومة"),
    "ar does not believe": ("ar", "وقال إنه لا يعتقد أن الحكومة ستوقع الاتفاق هذا الشهر.", "الحكومة ستوقع"),
    "ar if … then": ("ar", "إذا فشلت المحادثات، فسوف تستأنف القوات هجومها على المدينة.", "فسوف"),
    "ar accused": ("ar", "واتهم الناطق الجيش بأنه قصف المستشفى مرتين في يوم واحد.", "قصف"),
    "en denied": ("en", "The ministry denied that its troops had shelled the hospital.", "its troops"),
    "en said he denied": ("en", "The minister said he denied that his troops had shelled the hospital.", "his troops"),
    "en denied reports": ("en", "The ministry denied reports that its troops had shelled the hospital.", "its troops"),
    "en rejected claims": ("en", "Officials rejected claims that the dam had been opened on purpose.", "the dam"),
    "en not true": ("en", "A spokesman said it was not true that the dam had burst on Monday.", "the dam"),
    "en hoped": ("en", "She said she hoped that the talks would end by Friday.", "the talks"),
    "en demanded": ("en", "He said the army demanded that the rebels leave the town.", "the rebels"),
    "en nobody said": ("en", "Nobody said that the bridge had been mined by the army.", "the bridge"),
    "fr denied": ("fr", "Le ministère a démenti que ses troupes aient bombardé l'hôpital.", "ses troupes"),
    "fr did not say": ("fr", "Le ministre n'a pas dit que le pont avait été miné par l'armée.", "le pont"),
    "fr hoped": ("fr", "Le ministre a dit espérer que les pourparlers finiraient vendredi.", "les pourparlers"),
    "ru denied": ("ru", "Пресс-секретарь отрицает, что войска обстреляли городскую больницу.", "войска"),
    "ru did not say": ("ru", "Министр не говорил, что мост был заминирован армией.", "мост"),
    "uk denied": ("uk", "Міністерство заперечило, що його війська обстріляли лікарню.", "його війська"),
    "uk did not say": ("uk", "Міністр не казав, що міст був замінований армією.", "міст"),
    "es denied": ("es", "El ministerio negó que sus tropas hubieran bombardeado el hospital.", "sus tropas"),
    "es did not say": ("es", "El ministro no dijo que el puente hubiera sido minado por el ejército.", "el puente"),
    "de denied": ("de", "Das Ministerium bestritt, dass seine Truppen die Klinik beschossen haben.", "seine Truppen"),
    "de did not say": ("de", "Der Minister sagte nicht, dass die Armee die Brücke vermint habe.", "die Armee"),
    "de rejected": ("de", "Der Sprecher wies zurück, dass seine Truppen die Klinik beschossen haben.", "seine Truppen"),
    "tr denied": ("tr", "Bakanlık, birliklerinin hastaneyi vurduğunu yalanladı.", "birliklerinin"),
    "fa denied": ("fa", "وزارت دفاع تکذیب کرد که نیروهایش بیمارستان را هدف گرفته‌اند.", "نیروهایش"),
    "fa rejected reports": ("fa", "وزیر گزارش‌ها را رد کرد که نیروهایش بیمارستان را زده‌اند.", "نیروهایش"),
    "fa hoped": ("fa", "او ابراز امیدواری کرد که مذاکرات تا جمعه پایان یابد.", "مذاکرات"),
    "ur denied": ("ur", "وزارت نے اس بات کی تردید کی کہ اس کی فوج نے ہسپتال پر گولہ باری کی۔", "اس کی فوج"),
    "ur rejected": ("ur", "ترجمان نے ان خبروں کو مسترد کیا کہ فوج نے ہسپتال پر گولہ باری کی۔", "فوج"),
    "he denied": ("he", "המשרד הכחיש כי כוחותיו הפגיזו את בית החולים.", "כוחותיו"),
    "he did not say": ("he", "הדובר לא אמר כי הצבא מיקש את הגשר.", "הצבא"),
    "he said that he denies": ("he", "השר אמר שהוא מכחיש כי כוחותיו הפגיזו את בית החולים.", "כוחותיו"),
    "it denied": ("it", "Il ministero ha smentito che le sue truppe abbiano bombardato l'ospedale.", "le sue truppe"),
    "it did not say": ("it", "Il ministro non ha detto che il ponte era stato minato dall'esercito.", "il ponte"),
    "pt denied": ("pt", "O ministério negou que as suas tropas tenham bombardeado o hospital.", "as suas tropas"),
    "pt did not say": ("pt", "O ministro não disse que a ponte tinha sido minada pelo exército.", "a ponte"),
    "id denied": ("id", "Kementerian membantah bahwa pasukannya menembaki rumah sakit itu.", "pasukannya"),
    "id did not say": ("id", "Menteri tidak mengatakan bahwa jembatan itu dipasangi ranjau oleh tentara.", "jembatan"),
    "hi denied": ("hi", "मंत्रालय ने इस बात से इनकार किया कि उसकी सेना ने अस्पताल पर गोलाबारी की।", "उसकी सेना"),
    "zh denied": ("zh", "国防部否认，其部队炮击了市中心的医院。", "其部队"),
    "zh did not say": ("zh", "发言人没有说，军队炮击了市中心的医院。", "军队"),
    "zh hoped": ("zh", "他希望，双方能够在本周五之前达成协议。", "双方"),
    "zh if … then": ("zh", "如果谈判失败，将恢复对城市的全面进攻。", "将恢复"),
}  # fmt: skip
CONDITIONAL = {
    "en on condition": ("en", "The truce will be extended, if both sides hand over their lists."),
    "en unless": ("en", "The truce will be extended, unless both sides break it again."),
    "fr on condition": ("fr", "La trêve sera prolongée, si les deux camps remettent leurs listes."),
    "ru on condition": ("ru", "Перемирие будет продлено, если обе стороны передадут свои списки."),
    "de on condition": ("de", "Die Waffenruhe wird verlängert, wenn beide Seiten ihre Listen übergeben."),
}
SAID = {
    "ar": ("ar", "وأعلن المتحدث أن الجيش استعاد ثلاث قرى شمال المدينة.", "الجيش استعاد ثلاث قرى شمال المدينة"),
    "ar of an unnamed official": (
        "ar", "وقال مسؤول لم يذكر اسمه إن الجيش استعاد ثلاث قرى.", "الجيش استعاد ثلاث قرى"),
    "en": ("en", "Reporters were told that the bridge had been mined.", "the bridge had been mined"),
    "fr": ("fr", "Le maire a déclaré que le pont avait été fermé.", "le pont avait été fermé"),
    "fr elided": ("fr", "Le maire a affirmé qu'il ne rouvrirait pas le pont.", "il ne rouvrirait pas le pont"),
    "ru": ("ru", "Министр заявил, что завод возобновил работу вчера.", "завод возобновил работу вчера"),
    "uk": ("uk", "Міністр заявив, що завод відновив роботу вчора.", "завод відновив роботу вчора"),
    "es": ("es", "El alcalde aseguró que el puente se cerró el lunes.", "el puente se cerró el lunes"),
    "de": ("de", "Der Minister erklärte, dass das Werk wieder arbeite.", "das Werk wieder arbeite"),
    "fa": ("fa", "وزیر اعلام کرد که کارخانه دوباره باز شده است.", "کارخانه دوباره باز شده است"),
    "ur": ("ur", "وزیر نے کہا کہ کارخانہ پیر کو دوبارہ کھل گیا۔", "کارخانہ پیر کو دوبارہ کھل گیا"),
    "he": ("he", "השר אמר כי המפעל נפתח מחדש ביום שני.", "המפעל נפתח מחדש ביום שני"),
    "it": ("it", "Il ministro ha detto che la fabbrica ha riaperto lunedì.", "la fabbrica ha riaperto lunedì"),
    "pt": ("pt", "O ministro disse que a fábrica reabriu na segunda-feira.", "a fábrica reabriu na segunda-feira"),
    "id": ("id", "Menteri mengatakan bahwa pabrik itu dibuka kembali.", "pabrik itu dibuka kembali"),
    "hi": ("hi", "मंत्री ने कहा कि कारखाना सोमवार को फिर खुल गया।", "कारखाना सोमवार को फिर खुल गया"),
    "zh": ("zh", "部长表示，工厂已于周一恢复生产。", "工厂已于周一恢复生产"),
    "trailing attribution ar": ("ar", "بلغ عدد القتلى 47 شخصاً، بحسب ما قال المتحدث.", "بلغ عدد القتلى 47 شخصاً"),
    "trailing attribution en": ("en", "The bridge fell on Monday, the official said.", "The bridge fell on Monday"),
    "source in front": ("en", "According to the ministry, the plant had reopened.", "the plant had reopened"),
    "source with a relative clause": (
        "ru", "По данным штаба, на которые ссылаются участники встречи, ночью удалось сбить 71 беспилотник.",
        "ночью удалось сбить 71 беспилотник"),
}  # fmt: skip
CUT = {
    "ar: two things said": (
        "ar",
        "وأعلنت وزارة الطاقة، الاثنين، أن الإنتاج بلغ 1,250 ميغاواط في أغسطس (آب)، وأن المحطة الثانية ستُغلق لأسبوعين.",
        ["الإنتاج بلغ 1,250 ميغاواط في أغسطس (آب)", "المحطة الثانية ستُغلق لأسبوعين"]),
    "ar: a purpose": (
        "ar", "وصل الوفد إلى العاصمة لبحث خطة السلام، ولإدانة إحجام الحكومة عن التفاوض.",
        ["وصل الوفد إلى العاصمة لبحث خطة السلام", "ولإدانة إحجام الحكومة عن التفاوض"]),
    "ar: an enumeration is not cut": (
        "ar", "وزار الوفد مصانع الزجاج والنسيج، والورق، والأسمنت، في ثلاث مدن.",
        ["وزار الوفد مصانع الزجاج والنسيج، والورق، والأسمنت، في ثلاث مدن"]),
    "ar: a relative clause borrows its noun": (
        "ar", "ووصل الرئيس سالم الهادي، الذي قاد الحملة عام 2022، إلى العاصمة صباح الأحد.",
        ["ووصل الرئيس سالم الهادي، الذي قاد الحملة عام 2022، إلى العاصمة صباح الأحد",
         "الرئيس سالم الهادي، الذي قاد الحملة عام 2022"]),
    "ar: denied and said": (
        "ar", "ونفت الوزارة قصف المستشفى، وقالت إن الحريق نجم عن تماس كهربائي.",
        ["ونفت الوزارة قصف المستشفى", "الحريق نجم عن تماس كهربائي"]),
    "en: an attribution between commas stays inside": (
        "en", "The bridge, the governor said, collapsed on Monday after a truck hit its pillar.",
        ["The bridge, the governor said, collapsed on Monday after a truck hit its pillar"]),
    "en: an enumeration is not cut": (
        "en", "Engineers bought bread, rice, oil and sugar for the camp near Lake Orda.",
        ["Engineers bought bread, rice, oil and sugar for the camp near Lake Orda"]),
    "en: a relative clause borrows its noun": (
        "en", "President Halim Orso, who led the invasion in 2022, arrived in the capital on Sunday.",
        ["President Halim Orso, who led the invasion in 2022, arrived in the capital on Sunday",
         "President Halim Orso, who led the invasion in 2022"]),
    "en: numbers and doublets": (
        "en", "The plant made 1,250 tonnes in August (Ab, hot), and the second unit closed for two weeks.",
        ["The plant made 1,250 tonnes in August (Ab, hot)", "and the second unit closed for two weeks"]),
    "en: two things said": (
        "en", "The ministry said that the plant had reopened and that its workers had been paid.",
        ["the plant had reopened", "its workers had been paid"]),
    "en: a semicolon": (
        "en", "The union called the strike on Monday; the company said that no talks were planned.",
        ["The union called the strike on Monday", "no talks were planned"]),
    "fr: a time is not cut": (
        "fr", "Le pont a été fermé à 12:30, lundi, sur ordre du préfet.",
        ["Le pont a été fermé à 12:30, lundi, sur ordre du préfet"]),
    "xx: no rules, semicolons alone": (
        "sw", "Daraja lilifungwa siku ya Jumatatu; kazi zitaendelea, wasema wahandisi, hadi Mei.",
        ["Daraja lilifungwa siku ya Jumatatu", "kazi zitaendelea, wasema wahandisi, hadi Mei"]),
}  # fmt: skip

KEPT = {
    "ar: between is no verb of saying": (
        "ar", "وأشارت اللجنة إلى أن الخط الساخن بين القيادتين معطل منذ آذار، وأن أحداً لم يرسل فنياً لإصلاحه.",
        "الخط الساخن بين القيادتين معطل منذ آذار"),
    "ar: carried away, not reported": (
        "ar", "وأضاف أن أحد عشر جندياً قضوا في المطار، فيما أصيب أربعة وعشرون آخرون نُقل نصفهم جواً.",
        "فيما أصيب أربعة وعشرون آخرون نُقل نصفهم جواً"),
    "ar: a vowel sign within a word": (
        "ar", "وأشارت اللجنة إلى أن مزرعة قريبة كانت منصة انطلاق المسيّرات، وأن مالكها غادر البلاد قبل أسابيع.",
        "مزرعة قريبة كانت منصة انطلاق المسيّرات"),
    "ar: announced with a noun": (
        "ar", "ودعت الجماعة إلى الإفراج عن بالدي فوراً، وأعلنت تعليق عضوية سوكوبا وتجميد أموالها.",
        "وأعلنت تعليق عضوية سوكوبا وتجميد أموالها"),
    "ar: three words that were said": (
        "ar", "وأكد رئيس البعثة، في مؤتمر صحافي عقده مساء الأحد، أن الاقتراع كان نزيهاً.", "الاقتراع كان نزيهاً"),
    "ar: before a verb of saying without a comma": (
        "ar", "كما أن لائحة الأسرى تخلو من أسماء أربعين معتقلاً تقول عائلاتهم إنها رأت بعضهم في سجن العاصمة.",
        "كما أن لائحة الأسرى تخلو من أسماء أربعين معتقلاً"),
    "ar: a few words go on with what stands before": (
        "ar", "وفي الميدان، قُتل أربعة مدنيين في قصف على ضاحية ليبوفا فجر الخميس، وأصيب تسعة آخرون، فيما أعلنت كيسيا"
        " أن مسيّرات أحرقت مستودع وقود في مدينة دروسك من دون وقوع ضحايا.",
        "وفي الميدان، قُتل أربعة مدنيين في قصف على ضاحية ليبوفا فجر الخميس، وأصيب تسعة آخرون"),
    "en: claimed with a noun": (
        "en", "The Northern Front claimed the raid in a statement that called it revenge for two commanders.",
        "The Northern Front claimed the raid in a statement"),
    "en: per cent names no source": (
        "en", "The caverns are a little under two-fifths full, per cent figures show, and will last a month.",
        "per cent figures show"),
    "ar: it also appears that": (
        "ar", "أعلنت البلدية فتح الشارع مساء الأحد، كما يظهر أن الأنبوب المكسور لم يصلح بعد في الجزء الغربي منه.",
        "الأنبوب المكسور لم يصلح بعد"),
    "ar: a country before a verb of saying": (
        "ar", "سوريا أوقفت استيراد القمح الأوكراني منذ آذار بحسب ما تقول الوزارة إن المخزون يكفي عاماً كاملاً.",
        "سوريا أوقفت استيراد القمح الأوكراني"),
    "ar: as the report shows, and more": (
        "ar", "وتراجعت الأجور في القطاع العام، كما يظهر تقرير البنك المركزي ارتفاع البطالة إلى عشرين في المئة.",
        "ارتفاع البطالة إلى عشرين في المئة"),
    "en: per-capita is no source": (
        "en", "Prices rose again in the spring, per-capita income fell by a tenth in two years, and exports stopped.",
        "per-capita income fell by a tenth"),
    "ru: said, adding": (
        "ru", "Прокуратура дела не заводила, сообщил её представитель, добавив, что жалобу жители отозвали сами.",
        "Прокуратура дела не заводила"),
    "ru: by whose words": (
        "ru", "Об этом рассказал сотрудник таможни, по словам которого проверка документов заняла два часа.",
        "проверка документов заняла два часа"),
    "ru: as soon as": (
        "ru", "Половину детей уже привезли в лагерь, остальных довезут позже, как только просохнет дорога в горы.",
        "как только просохнет дорога в горы"),
    "uk: admitted defeat": (
        "uk", "Марек Одвар визнав поразку, зателефонувавши новообраному президентові за сорок хвилин до півночі.",
        "Марек Одвар визнав поразку"),
    "uk: handed over": (
        "uk", "Того ж дня музейники передали останки сорока трьох воїнів, загорнуті в тканину, яку ткали жінки.",
        "музейники передали останки сорока трьох воїнів"),
    "fr: according to which": (
        "fr", "Le tir reste un mystère pour l'ONG, d'après laquelle c'est l'artillerie qui a visé les étals du marché.",
        "c'est l'artillerie qui a visé les étals du marché"),
    "tr: according to them, without a comma": (
        "tr", "Tarihçiler kentin hafızasına işaret ediyor: onlara göre 1893’teki direnişten bu yana böylesi görülmedi.",
        "1893’teki direnişten bu yana böylesi görülmedi"),
}  # fmt: skip
ATTRIBUTIONS = {
    "ar as the platform confirmed": (
        "ar", "وبُثّت المباراة مباشرة من دون أي تأخير، كما أكدت المنصة الناقلة.", "كما أكدت المنصة"),
    "ar as the film shows": (
        "ar", "وانهار الجسر فور مرور القطار الأخير فوقه، كما يظهر في الشريط المصور، ولم يصب أحد من الركاب.",
        "كما يظهر في الشريط"),
    "ar announced by its spokesman": (
        "ar", "وأعلن الناطق باسم الجيش، الثلاثاء، أن القوات استعادت ثلاث قرى شمال المدينة.", "وأعلن الناطق"),
    "ar one frame in another": (
        "ar", "قالت النقابة إن سجلات الوردية تُظهر أن ثلاثة وثلاثين عاملاً ما زالوا تحت الأرض.",
        "سجلات الوردية"),
    "en per police": (
        "en", "The bridge fell on Monday after a truck hit its pillar, per police, and three workers were hurt.",
        "per police"),
    "en confirmed on Tuesday": (
        "en", "The bridge fell on Monday after a truck hit its pillar, the ministry confirmed on Tuesday.",
        "the ministry confirmed"),
    "ru as the minister said": (
        "ru", "Завод возобновил работу в понедельник утром, как сообщил министр, и рабочим заплатили.",
        "как сообщил министр"),
}  # fmt: skip
"""Sentences with a few words of an attribution, which begin no clause."""


def clauses(sentence: str, language: str) -> list[str]:
    return [sentence[span.start : span.end] for span in cut_clauses(sentence, language)]


@pytest.mark.parametrize(("language", "sentence", "content"), WITHHELD.values(), ids=WITHHELD)
def test_what_is_not_asserted_stays_with_what_withholds_it(language: str, sentence: str, content: str) -> None:
    assert content in sentence
    assert [clause for clause in clauses(sentence, language) if clause.startswith(content)] == []


@pytest.mark.parametrize(("language", "sentence"), CONDITIONAL.values(), ids=CONDITIONAL)
def test_a_consequence_stays_with_its_condition(language: str, sentence: str) -> None:
    assert clauses(sentence, language) == [sentence.rstrip(".")]


def test_a_relative_que_hands_nothing_over() -> None:
    sentence = "Advirtió del riesgo Marta Olano, la ingeniera que dirige los trabajos en el puente del norte."
    assert [clause for clause in clauses(sentence, "es") if clause.startswith("dirige")] == []


@pytest.mark.parametrize(("language", "sentence", "said"), SAID.values(), ids=SAID)
def test_what_is_said_is_cut_from_its_frame(language: str, sentence: str, said: str) -> None:
    assert clauses(sentence, language) == [said]


@pytest.mark.parametrize(("language", "sentence", "expected"), CUT.values(), ids=CUT)
def test_clauses_of_a_sentence(language: str, sentence: str, expected: list[str]) -> None:
    assert clauses(sentence, language) == expected


def test_a_borrowed_noun_comes_without_its_verb_of_saying() -> None:
    sentence = "وقال الهادي، الذي قاد الحملة على الإقليم عام 2022، إن الحرب ستنتهي قريباً جداً."
    assert clauses(sentence, "ar") == ["الهادي، الذي قاد الحملة على الإقليم عام 2022", "الحرب ستنتهي قريباً جداً"]


def test_a_frame_before_a_quote_is_no_claim() -> None:
    sentence = "وأضاف بيان صدر عن مكتب الرئيس سالم الهادي في العاصمة: «لم نوقع شيئاً يوم الجمعة»."
    assert clauses(sentence, "ar") == ["«لم نوقع شيئاً يوم الجمعة»"]


@pytest.mark.parametrize(("language", "sentence", "kept"), KEPT.values(), ids=KEPT)
def test_what_looks_like_an_attribution_is_not_lost(language: str, sentence: str, kept: str) -> None:
    assert any(kept in clause for clause in clauses(sentence, language))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ar", "وإذا فشلت المحادثات في جنيف يوم غد تقول الحكومة إنها ستعلن حال الطوارئ في الشمال."),
        ("en", "If the Front claimed the raid in a statement that nobody has seen, the talks would end."),
    ],
)
def test_a_condition_before_a_verb_of_saying_is_not_asserted(language: str, sentence: str) -> None:
    assert not any(clause.startswith(("وإذا فشلت", "If the Front")) and len(clause) < 60
                   for clause in clauses(sentence, language))  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "attribution"), ATTRIBUTIONS.values(), ids=ATTRIBUTIONS)
def test_an_attribution_begins_no_clause(language: str, sentence: str, attribution: str) -> None:
    assert not any(clause.startswith(attribution) for clause in clauses(sentence, language))
