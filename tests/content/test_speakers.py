"""Who says a claim: quotes, reported speech, sources, headlines, pronouns."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.content.folding import QuotedText
from claimdiff.content.speakers import Speaker, find_speaker, find_speaker_span
from claimdiff.content.speech import covered_languages

_QUOTE = re.compile('«[^»]*»|“[^”]*”|「[^」]*」|„[^“]*“|"[^"]*"')


def quoted(text: str) -> QuotedText:
    return QuotedText(text, tuple(match.span() for match in _QUOTE.finditer(text)))


def speaker_of(marked: str, language: str, before: str = "") -> Speaker:
    """Find who says what stands between `[` and `]` in a sentence."""
    start, end = marked.index("["), marked.index("]") - 1
    sentence = marked.replace("[", "", 1).replace("]", "", 1)
    return find_speaker(quoted(sentence), start, end, language, quoted(before))


REPORTED = [
    ("ar", "وقالت وزيرة الطاقة ليلى منصور، الثلاثاء، إن [المحطة ستعود إلى العمل غداً].", "وزيرة الطاقة ليلى منصور"),
    ("ar", "وأكد بشير، الذي يقود الفريق، أن [الجسر صالح للعبور].", "بشير"),
    ("ar", "قال كمال إن السد سليم، مضيفاً أن [المياه تتراجع منذ أيام].", "كمال"),
    ("ar", "[انهار السقف قبل الفجر بقليل]، بحسب إدارة الدفاع المدني.", "إدارة الدفاع المدني"),
    ("ar", "وفقاً لوزارة الصحة، [بلغ عدد المصابين أربعين شخصاً].", "وزارة الصحة"),
    ("ar", "ونقلت وكالة أنباء عن الناطق سامر قوله إن [المحادثات تستأنف قريباً].", "الناطق سامر"),
    ("ar", "[أغلق الميناء أبوابه يومين]، وفق ما ذكره المدير العام سمير.", "المدير العام سمير"),
    ("en", "The harbour master, who arrived late, said that [nobody had been hurt].", "The harbour master"),
    ("en", "Police said on Monday that [two boats had sunk].", "Police"),
    ("en", "[The bridge will reopen in May], the mayor said.", "the mayor"),
    ("en", "According to the fire service, [the blaze began in the kitchen].", "the fire service"),
    ("en", "[The road was flooded for hours], said Ana Torv, a farmer.", "Ana Torv"),
    ("fr", "[Le port restera fermé jusqu’à lundi], a annoncé la préfète.", "la préfète"),
    ("fr", "Selon la mairie, [douze maisons ont été détruites].", "la mairie"),
    ("fr", "Le ministre, en visite à Brest, a affirmé que [les digues tiendront].", "Le ministre"),
    ("ru", "По словам губернатора, [дорогу откроют в пятницу].", "губернатора"),
    ("ru", "Министр Олег Рябов, выступая в порту, заявил, что [паром вернётся завтра].", "Министр Олег Рябов"),
    ("ru", "[Мост рухнул под утро], сообщил штаб спасателей.", "штаб спасателей"),
    ("es", "La alcaldesa, Marta Ruiz, afirmó que [el agua es potable].", "La alcaldesa"),
    ("es", "[El puente reabrirá en mayo], según la concejalía.", "la concejalía"),
    ("de", "Nach Angaben der Polizei [starben zwei Menschen bei dem Unfall].", "der Polizei"),
    ("de", "Ministerin Karla Vogt sagte, dass [die Brücke gesperrt bleibt].", "Ministerin Karla Vogt"),
    ("de", "[Die Fähre fährt morgen wieder], teilte die Reederei mit.", "die Reederei"),
    ("tr", "Bakan Yılmaz, [köprünün mayısta açılacağını] açıkladı.", "Bakan Yılmaz"),
    ("tr", "Tanıklara göre [yangın mutfakta başladı].", "Tanıklara"),
    ("fa", "به گفته استاندار، [جاده فردا باز می‌شود].", "استاندار"),
    ("fa", "وزیر نیرو روز دوشنبه گفت که [سد آسیبی ندیده است].", "وزیر نیرو"),
    ("uk", "За словами речника, [міст відкриють у травні].", "речника"),
    ("uk", "Мер Ігор Гнатюк заявив, що [води вистачить усім].", "Мер Ігор Гнатюк"),
    ("zh", "市长周二表示，[大桥将于五月重新开放]。", "市长"),
    ("zh", "据气象局介绍，[暴雨将持续三天]。", "气象局"),
    ("ur", "وزیر خزانہ نے کہا کہ [قیمتیں نہیں بڑھیں گی]۔", "وزیر خزانہ"),
    ("he", "לדברי ראש העיר, [הגשר ייפתח בשבוע הבא].", "ראש העיר"),
]


@pytest.mark.parametrize(("language", "marked", "name"), REPORTED)
def test_reported_speech_names_its_speaker(language: str, marked: str, name: str) -> None:
    assert speaker_of(marked, language) == Speaker(name, "reported")


@pytest.mark.parametrize(
    ("language", "marked", "name"),
    [
        ("en", "Karpov, who arrived on Monday, said [the war would go on].", "Karpov"),
        ("en", "Dolenz, speaking in Arlan on Friday, said [talks would resume].", "Dolenz"),
        ("en", "The minister, after the meeting, said [talks with the rebels would resume].", "The minister"),
        ("en", "Karpov, a former officer who was born in 1952, said [the war goes on and on].", "Karpov"),
        ("en", "Dolenz, speaking in Arlan, said she [would stay].", "Dolenz"),
        ("en", "The minister, speaking in Arlan, denied [the attack].", "The minister"),
        ("en", "Oskar Talim, 54, who heads the union, told AFP [the strike would go on].", "Oskar Talim"),
        ("en", "[Speaking in Arlan, Dolenz said talks would resume].", "Dolenz"),
        ("en", "[The port, shut since May, will reopen], said Ana Torv.", "Ana Torv"),
        ("es", "[El puerto, situado al norte, seguirá cerrado], anunció la alcaldesa.", "la alcaldesa"),
        ("fr", "[Le port, situé au nord, restera fermé], a annoncé la préfète.", "la préfète"),
        ("fr", "Le ministre, en visite à Brest, a annoncé [la fermeture du port].", None),
        ("ru", "Рябов, министр транспорта, в пятницу заявил, что [паром вернётся].", "Рябов"),
        ("fa", "اسکار تالیم، رئیس جمهور لارنیا، روز جمعه گفت که [مذاکرات ادامه دارد].", "اسکار تالیم"),
        ("fa", "اسکار تالیم، رئیس جمهور لارنیا، در دلمار گفت که [مذاکرات ادامه دارد].", "اسکار تالیم"),
        ("ar", "[وزير الخارجية سامر كرم قال إن المحادثات لم تتوقف].", "وزير الخارجية سامر كرم"),
    ],
)
def test_what_stands_between_a_subject_and_its_verb_is_not_the_speaker(
    language: str, marked: str, name: str | None
) -> None:
    assert speaker_of(marked, language).name == name


def test_what_is_said_of_somebody_is_not_put_into_the_mouth_of_a_clause_before() -> None:
    sentence = (
        "Los bomberos ya habían advertido al club, recuerda el sindicato, que lleva tres años así "
        "y cuyo portavoz lamentó que los informes «[acaben siempre debajo de una taza]»."
    )
    assert speaker_of(sentence, "es").name is None
    sentence = "Lawyers reply with a letter, and [the chairs stay empty], says a bishop who has hosted three attempts."
    assert speaker_of(sentence, "en").name == "a bishop"
    sentence = (
        "[Two boats and a ship, the Alba 4, came so close that their hulls touched], said the officials, who left."
    )
    assert speaker_of(sentence, "en").name == "the officials"
    sentence = "[The envoy, elected last month, has told aides to stand down], according to two officers."
    assert speaker_of(sentence, "en").name == "two officers"
    sentence = "[In Arlan, a town buries its shoppers while generals argue over a map]"
    assert speaker_of(sentence, "en").name is None
    sentence = "[O golpe anterior, em 2009, abriu caminho a três anos de guerra], lembra o historiador Baltasar Nunes."
    assert speaker_of(sentence, "pt").name == "o historiador Baltasar Nunes"


@pytest.mark.parametrize(
    ("language", "marked", "name"),
    [
        ("en", "“[We will not close the harbour before the year ends],” Torv told reporters.", "Torv"),
        ("en", "“[No deal],” Torv told reporters.", "Torv"),
        ("en", "“[We will not close the harbour],” union chief Oskar Talim said on Monday.", "union chief Oskar Talim"),
        ("en", "“[We will not close the harbour],” the minister said in a statement.", "the minister"),
        ("pt", "“[Não fecharemos o porto antes do fim do ano]”, o ministro disse aos jornalistas.", "o ministro"),
        ("id", "“[Kami tidak akan menutup pelabuhan tahun ini],” Surya mengatakan kepada wartawan.", "Surya"),
        ("fr", "« [Nous ne fermerons pas le port avant la fin] », Kolvan a déclaré à la presse.", "Kolvan"),
    ],
)  # fmt: skip
def test_a_quote_names_the_speaker_before_the_verb(language: str, marked: str, name: str) -> None:
    assert speaker_of(marked, language) == Speaker(name, "quoted")


def test_a_quote_within_a_sentence_is_not_the_speakers() -> None:
    marked = "Asked about “the long quoted thing that nobody knows of at all”, Torv said [talks would resume]."
    assert speaker_of(marked, "en") == Speaker("Torv", "reported")


@pytest.mark.parametrize(
    ("language", "marked", "name"),
    [
        ("ar", "وقال الوزير: «[لن نغلق الميناء قبل نهاية العام الجاري]».", "الوزير"),
        ("en", "“[We will not close the harbour before the year ends],” said Ana Torv.", "Ana Torv"),
        ("fr", "« [Nous ne fermerons pas le port avant la fin] », a dit le maire.", "le maire"),
        ("ru", "«[Мы не закроем порт до конца этого года]», — заявил мэр.", "мэр"),
        ("de", "„[Wir schließen den Hafen nicht vor dem Herbst]“, sagte Vogt.", "Vogt"),
        ("zh", "市长说：“[我们在年底之前不会关闭港口]。”", "市长"),
    ],
)
def test_a_direct_quote_names_its_speaker(language: str, marked: str, name: str) -> None:
    assert speaker_of(marked, language) == Speaker(name, "quoted")


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "[The bridge fell into the river on Monday]."),
        ("ar", "[انهار الجسر في النهر يوم الاثنين]."),
        ("en", "The minister did not say that [the bridge was closed]."),
        ("ru", "Министр не сказал, что [мост закрыт]."),
        ("ar", "قال الوزير إن السد سليم، فيما [غمرت المياه القرى المجاورة]."),
        ("en", "[The plan was approved], according to the law."),
        ("zh", "[双方对此表示感谢]。"),
    ],
)
def test_what_nobody_is_said_to_say_has_no_speaker(language: str, marked: str) -> None:
    assert speaker_of(marked, language).name is None


@pytest.mark.parametrize(
    ("language", "before", "marked", "name"),
    [
        ("ar", "وقال المدير إن السد سليم.", "وأضاف أن [المياه تتراجع].", "المدير"),
        ("ar", "وقالت الوزيرة إن السد سليم.", "وأضاف أن [المياه تتراجع].", None),
        ("en", "The mayor said the dam was safe.", "He added that [the water was falling].", "The mayor"),
        ("en", "The mayor said that it was safe. The union said that it was not.", "He said that [it leaked].", None),
        ("en", "The mayor said it was safe. Rain fell all night.", "He added that [the water was falling].", None),
        ("en", "", "He added that [the water was falling].", None),
        (
            "fr",
            "Le maire a dit que le barrage tenait.",
            "« [L’eau recule depuis plusieurs jours] », a-t-il ajouté.",
            "Le maire",
        ),
        ("zh", "市长表示，大坝安全。", "他说，[水位正在下降]。", "市长"),
    ],
)
def test_a_pronoun_goes_back_to_the_one_speaker_before_it(
    language: str, before: str, marked: str, name: str | None
) -> None:
    assert speaker_of(marked, language, before).name == name


def test_a_relative_clause_goes_back_to_the_speaker_before_its_pronoun() -> None:
    marked = "غرق القارب، وفق حاكم الإقليم سمير، الذي أكد أن [ثلاثة أشخاص أصيبوا]."
    assert speaker_of(marked, "ar") == Speaker("حاكم الإقليم سمير", "reported")


@pytest.mark.parametrize(
    ("headline", "body", "name"),
    [
        ("[الوزير: لن تغلق الموانئ هذا العام]", "", "الوزير"),
        ("[وزير وصياد ومعلمة: ثلاثة أصوات من الميناء]", "", None),
        ("[سمير: الموانئ مفتوحة للجميع]", "وقال سمير إن الموانئ مفتوحة.", "سمير"),
        ("[لارنيا: قمة تبحث الهدنة غداً]", "وقالت حكومة لارنيا إنها تشارك.", None),
    ],
)
def test_a_headline_with_a_colon_names_a_speaker_only_where_that_is_sure(
    headline: str, body: str, name: str | None
) -> None:
    assert speaker_of(headline, "ar", body).name == name


@pytest.mark.parametrize(
    ("language", "headline", "body", "name"),
    [
        ("ar", "[تاليم: لم نرفض التفاوض]", "وقال الرئيس اللارني أوسكار تاليم إن بلاده لم ترفض.", "تاليم"),
        ("ru", "[Рябов: мы не отказывались]", "Пресс-секретарь порта Олег Рябов заявил, что отказа не было.", "Рябов"),
        ("en", "[Talim: we never refused]", "President Oskar Talim said the country had never refused.", "Talim"),
        ("de", "[Vogt: Wir bleiben]", "Ministerin Karla Vogt sagte, dass die Brücke gesperrt bleibt.", "Vogt"),
        ("fr", "[Kolvan : nous restons]", "Le président Marc Kolvan a déclaré que le pays restait.", "Kolvan"),
        ("es", "[Ruiz: no hemos rechazado]", "La presidenta Marta Ruiz dijo que no ha rechazado.", "Ruiz"),
        ("uk", "[Гнатюк: води вистачить]", "Мер Ігор Гнатюк заявив, що води вистачить усім.", "Гнатюк"),
        ("tr", "[Yılmaz: Köprü açılacak]", "Bakan Levent Yılmaz, köprünün açılacağını söyledi.", "Yılmaz"),
        ("fa", "[تالیم: مذاکره را رد نکردیم]", "اسکار تالیم رئیس جمهور لارنیا گفت که رد نکرده است.", "تالیم"),
        ("he", "[טלים: לא סירבנו]", "הנשיא אוסקר טלים אמר כי המדינה לא סירבה.", "טלים"),
        ("en", "[Larnia war: what we know]", "Larnia said it would fight on.", None),
        ("en", "[Larnia: what we know]", "Larnia said it would fight on.", None),
        ("ar", "[لارنيا: ما نعرفه]", "وقالت لارنيا إنها ستواصل القتال.", None),
        ("en", "[Larnia: summit opens]", "The government of Larnia said it would take part.", None),
        (
            "id",
            "[Larnia: pertemuan dibuka]",
            "Juru bicara Kementerian Pertahanan Larnia mengatakan bahwa ia ikut.",
            None,
        ),
        ("ru", "[Ларния против Долмы: спор о словах]", "Правительство Долмы заявило, что примет участие.", None),
        ("ru", "[Ларния: саммит открыт]", "Правительство Ларнии заявило, что примет участие.", None),
        ("en", "[Talim: we never refused]", "Oskar Talim visited the port.", None),
    ],
)
def test_a_headlines_name_meets_the_fuller_name_of_the_body(
    language: str, headline: str, body: str, name: str | None
) -> None:
    assert speaker_of(headline, language, body).name == name


@pytest.mark.parametrize(
    ("language", "text", "name", "marked"),
    [
        ("en", "Larnian media say Larnia said no", "Larnia", "Larnia said"),
        ("ar", "علي أغلق الجسر، قال علي.", "علي", "علي."),
        ("en", "Larnian media say no", "Larnia", None),
        ("en", "Larnia would fight if Larnia had to", "Larnia", None),
        ("en", "Oskar Talim refused the offer", "Oskar Talim", "Oskar Talim refused"),
    ],
)
def test_a_speaker_is_marked_beside_the_verb_of_saying(language: str, text: str, name: str, marked: str | None) -> None:
    span = find_speaker_span(text, (), language, name)
    assert span == (None if marked is None else (text.rindex(marked), text.rindex(marked) + len(name)))


def test_of_two_speakers_each_claim_has_its_own() -> None:
    sentence = "Police said that [two boats had sunk], while the union said that three were lost."
    assert speaker_of(sentence, "en").name == "Police"
    sentence = "Police said that two boats had sunk, while the union said that [three were lost]."
    assert speaker_of(sentence, "en").name == "the union"


def test_vowel_marks_do_not_shift_the_name() -> None:
    assert speaker_of("وقالَ الوزيرُ سَمير إنَّ [السَّدَّ سَليمٌ تماماً].", "ar").name == "الوزيرُ سَمير"


def test_a_language_without_rules_has_modes_but_no_speakers() -> None:
    assert speaker_of("Ministern sade att [bron är stängd].", "sv") == Speaker(None, "narrated")
    assert speaker_of("«[Bron är stängd tills vidare]», sade han.", "sv") == Speaker(None, "quoted")


PIECES = [
    "وقال", "إن", "أن", "بحسب", "وفق", "وأضاف", "«نص طويل جداً يتجاوز ثمانية وعشرين حرفاً»", "،", ".", ":", "said",
    "that", "according to", "“a long quote that goes on and on”", "he", "the mayor", "who", "X'e göre", "dedi", "گفت",
    "که", "表示", "，", "据", "报道", "市长", "заявил", "что", "по словам", "«цитата, которая достаточно длинна»",
    "a-t-il ajouté", "selon", "İ", "sagte", "nach Angaben der", "Polizei",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))


@given(data=st.data(), sentence=TEXTS, before=TEXTS, language=st.sampled_from(sorted(covered_languages())))
def test_any_speaker_stands_in_the_sentence_or_before_it(data: Any, sentence: str, before: str, language: str) -> None:
    start = data.draw(st.integers(0, len(sentence)))
    end = data.draw(st.integers(start, len(sentence)))
    found = find_speaker(quoted(sentence), start, end, language, quoted(before))
    assert found.name is None or (found.name and (found.name in sentence or found.name in before))
    assert found.mode in ("narrated", "quoted", "reported")
