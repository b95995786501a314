"""Sentences end where a reader of the language would say so."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.claims.sentences import MAX_SENTENCE_CHARS, split_sentences

CASES = {
    "ar: a comma ends nothing": ("ar", ["الوضع هادئ، ولم تقع إصابات، والطرق مفتوحة.", "وعاد الناس إلى بيوتهم."]),
    "ar: abbreviated titles": (
        "ar",
        ["قال د. سمير الخطيب إن الوضع هادئ.", "حضر أ.م. ليلى حداد الندوة يوم الاثنين.", "وتحدثت عن المياه."],
    ),
    "ar: several sentences in a quote": ("ar", ["وقال: «لم نوقع شيئاً. ولن نوقع».", "ثم غادر القاعة."]),
    "ar: an unclosed quote": ("ar", ["قال «هذا غير صحيح.", "ثم صمت طويلاً.", "وغادر القاعة بعد ذلك."]),
    "ar: question, decimals": ("ar", ["هل انتهت الحرب؟", "لا أحد يعرف.", "بلغت النسبة 3.5 في المئة.", "انتهى."]),
    "ar: an ellipsis that goes on": ("ar", ["توقفنا هنا... ثم عدنا إلى البيت.", "كان الجو بارداً."]),
    "en: titles, times": ("en", ["Dr. Hale met Mr. Orso at 3.5 p.m. on Monday.", "He left at noon."]),
    "en: a quote stays whole": (
        "en",
        ["He said: “We signed nothing. We will sign nothing.”", "Then he left the room."],
    ),
    "en: an unclosed straight quote": ("en", ['He said "we signed nothing.', "Then he left.", "Nobody spoke."]),
    "fr: guillemets": (
        "fr",
        ["Il a dit « Rien n'est signé. Rien ne le sera. »", "Puis M. Duval est parti à 14 h. 30."],
    ),
    "ru: decimals, abbreviations": ("ru", ["Цена выросла на 3,5 млн руб. за год.", "Он вернулся в г. Ордань в мае."]),
    "uk: street and town": ("uk", ["Він живе на вул. Садовій у м. Ордань.", "Ціна зросла на 3.5 відсотка.", "Усе."]),
    "es: inverted question": (
        "es",
        ["El Sr. Olano llegó a las 3.30 p. m. del lunes.", "¿Vendrá mañana?", "Nadie lo sabe."],
    ),
    "de: ordinals, quote marks": (
        "de",
        ["Dr. Vogel sprach z. B. über den 3. Oktober.", "„Nichts ist unterschrieben. Nichts wird es sein“, sagte er."],
    ),
    "tr: ordinals": ("tr", ["Prof. Dr. Aylin Soy konuştu.", "Fiyatlar yüzde 3,5 arttı.", "Toplantı 4. kez ertelendi."]),
    "fa: comma, question": ("fa", ["وضع آرام است، و کسی زخمی نشد.", "راه‌ها باز است.", "چه کسی می‌داند؟"]),
    "ur: its own full stop": ("ur", ["وزیر نے کہا کہ حالات پرسکون ہیں۔", "کیا جنگ ختم ہو گئی؟", "کسی کو معلوم نہیں۔"]),
    "zh: a quote of two sentences": (
        "zh",
        ["部长说：“我们没有签字。我们也不会签字。”", "随后他离开了会场。", "会谈历时3.5小时！"],
    ),
    "he: gershayim and quotes": (
        "he",
        ['ד"ר לוי אמר כי "דבר לא נחתם. ולא ייחתם".', "הוא עזב את האולם.", 'צה"ל לא הגיב.', "מנכ״ל החברה שתק."],
    ),
    "it": ("it", ["Il dott. Rossi ha parlato alle 3.30 di lunedì.", "Nessuno ha risposto."]),
    "pt": ("pt", ["O Dr. Silva falou na segunda-feira.", "O Sr. Lima não respondeu."]),
    "id": ("id", ["Dr. Sari berbicara pada hari Senin.", "Harga naik 3,5 persen."]),
    "hi: danda": ("hi", ["डॉ. शर्मा ने सोमवार को बात की।", "कीमत 3.5 प्रतिशत बढ़ी।"]),
    "und: some rules all the same": ("und", ["Abc def ghi.", "Jkl mno pqr."]),
}
MIXED = st.text(alphabet=list("aB1.،,؟?!…:«»“”\"'()-— \t") + list("وقالאדהцчшя我们。॥۔"), max_size=300)


@pytest.mark.parametrize(("language", "sentences"), CASES.values(), ids=CASES)
def test_sentences_of_a_paragraph(language: str, sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split_sentences(text, language)] == sentences


def test_chinese_needs_no_space_between_sentences() -> None:
    text = "会谈结束了。双方没有签字。"
    assert split_sentences(text, "zh") == [(0, 6), (6, 13)]


@given(MIXED, st.sampled_from(["ar", "en", "he", "zh", "ru", "und", "xx"]))
def test_sentences_cover_every_character_but_spaces_once(text: str, language: str) -> None:
    spans = split_sentences(text, language)
    assert all(left_end <= start for (_, left_end), (start, _) in itertools.pairwise(spans))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert spans == split_sentences(text, language)


@pytest.mark.parametrize("piece", ["word ", "ا", ". ", "(", "أن الحرب، "])
def test_an_endless_line_is_cut_all_the_same(piece: str) -> None:
    text = (piece * (20_000 // len(piece))).strip()
    spans = split_sentences(text, "ar")
    assert max(end - start for start, end in spans) <= MAX_SENTENCE_CHARS
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


def test_a_sentence_over_the_edge_of_a_window_stays_whole() -> None:
    sentences = [f"The convoy number {number} reached the town of Orda." for number in range(200)]
    text = " ".join(sentences)
    assert len(text) > 3 * MAX_SENTENCE_CHARS
    assert [text[start:end] for start, end in split_sentences(text, "en")] == sentences
