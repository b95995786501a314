"""Copies and near copies of a sentence."""

import pytest

from claimdiff.candidates.copies import find_copies, group_by_copy, is_near_copy
from tests.candidates.vectors import claim_of

WIRE = "The rescue teams reached the second gallery of the mine late on Sunday and found nobody in it at all"


def test_copies_point_to_the_first_of_their_words() -> None:
    texts = ["The dam burst.", "It rained.", "the DAM burst", "«The dam burst!»", "The dams burst."]
    claims = [claim_of(f"a{number}", text) for number, text in enumerate(texts)]
    assert find_copies(claims).tolist() == [0, 1, 0, 0, 4]


def test_vowel_marks_and_presentation_forms_make_no_other_words() -> None:
    texts = ["اندلعت الحرب", "اِنْدَلَعَتِ الحَرْبُ", "ﺍندلعت الحرب"]
    claims = [claim_of(f"a{number}", text) for number, text in enumerate(texts)]
    assert find_copies(claims).tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("47 people died", "34 people died"),
        ("Growth of 0.5 percent", "Growth of -0.5 percent"),
        ("A fine of $25 million", "A fine of €25 million"),
        ("The rate is 4.5", "The rate is 45"),
    ],
)
def test_digits_signs_and_currencies_make_other_words(left: str, right: str) -> None:
    assert find_copies([claim_of("a", left), claim_of("b", right)]).tolist() == [0, 1]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (WIRE, WIRE, True),
        (WIRE, WIRE.upper() + "!", True),
        (WIRE, WIRE.replace("late on", "on"), True),
        (WIRE, WIRE.replace("nobody in it at all", "four miners alive there"), False),
        (WIRE + " after 47 hours", WIRE + " after 34 hours", False),
        (WIRE + " after 47 hours", WIRE + " after hours", False),
        (WIRE + " 12 34", WIRE + " 34 12", False),
        ("abc", "abd", False),
        ("", "", True),
    ],
)
def test_near_copies_differ_by_a_word_and_by_no_number(left: str, right: str, expected: bool) -> None:
    assert is_near_copy(left, right) is expected
    assert is_near_copy(right, left) is expected


@pytest.mark.parametrize(
    ("frame", "one", "other"),
    [
        ("The strike on the northern market of the city late on Sunday killed {} people, they said", "six", "ten"),
        ("أدت الغارة على السوق الشمالية في المدينة مساء الأحد إلى مقتل {} أشخاص وإصابة آخرين كثيرين", "سبعة", "تسعة"),
        ("أدت الغارة على السوق الشمالية في المدينة مساء الأحد إلى مقتل العشرات و{} أطفال كما قيل لنا", "سبعة", "بتسعة"),
        ("Beim Angriff auf den nördlichen Markt am Sonntag wurden {} Menschen verletzt", "siebzehn", "siebzig"),
        ("Beim Angriff auf den nördlichen Markt starben {} Menschen, teilte das Ministerium am Sonntagabend mit",
         "einundvierzig", "neunundvierzig"),
        ("The foreign ministers of both countries said that they had {} agreed on the text of the accord", "", "not"),
        ("قالت وزارة الخارجية إن وفد البلاد الرسمي {} في جولة المحادثات المقبلة في العاصمة فيينا نهاية الشهر",
         "ستشارك", "لن تشارك"),
        ("Bakanlık pazar akşamı resmi heyetin ay sonunda Viyana'da yapılacak görüşmelere {} olduğunu bildirdi",
         "katılacak", "katılmayacak"),
        ("وزارت خارجه اعلام کرد هیئت رسمی کشور در دور بعدی گفتگوها در وین در پایان ماه شرکت {} کرد", "خواهد", "نخواهد"),
        ("रविवार शाम को मंत्रालय ने अपने बयान में कहा कि देश का प्रतिनिधिमंडल वार्ता में शामिल {} होगा", "", "नहीं"),
        ("外交部周日晚间发表声明表示该国正式代表团将{}参加本月底在首都维也纳举行的下一轮谈判", "", "不"),
        ("Міністерство повідомило, що внаслідок удару по північному ринку міста загинули {} людей", "п'ять", "шість"),
    ],
)  # fmt: skip
def test_near_copies_differ_by_no_number_word_or_negation(frame: str, one: str, other: str) -> None:
    assert is_near_copy(frame.format(one), frame.format(one) + "!")
    assert not is_near_copy(frame.format(one), frame.format(other))


@pytest.mark.parametrize(
    ("frame", "one", "other"),
    [
        ("The central bank expects that the price of bread in the capital will {} again until the end of this year",
         "rise", "fall"),
        ("The central bank says that the price of bread in the capital and the towns around {} again in the past year",
         "increased", "decreased"),
        ("قال البنك المركزي في بيان نشره مساء إن أسعار الخبز في العاصمة والمدن المحيطة بها {} مرة أخرى في نهاية العام",
         "ارتفعت", "انخفضت"),
        ("The ministry said this week that the crossing between the two countries will stay {} until further notice",
         "open", "shut"),
        ("The ministry said at noon that the power plant in the north of that country is {} to supply the capital",
         "able", "unable"),
        ("The foreign ministers of both countries said that they will sign the accord in the capital on {} at latest",
         "Monday", "Sunday"),
        ("Le ministère a dit que les ministres des deux pays signeront le texte de l'accord dans la capitale {} soir",
         "jeudi", "mardi"),
        ("Центральный банк сообщил вечером, что цена хлеба в столице и в городах вокруг нее {} в конце прошлого года",
         "выросла", "упала"),
        ("The company told its customers that each of them pays {} for a month of the service, whatever they use",
         "$25", "€25"),
        ("The company told its customers that each of them pays {} for a month of the service, whatever they use",
         "25 $", "25 €"),
        ("The weather service said in a report that it was {} degrees in the capital in the night and so in the towns",
         "-5", "5"),
        ("The central bank said in its report of the evening that prices in the country rose by {} percent this year",
         "2.5", "2-5"),
        ("The central bank said in its report of the evening that prices in the country rose by {} percent this year",
         "2.5", "25"),
    ],
)  # fmt: skip
def test_near_copies_differ_by_no_sign_weekday_or_opposite(frame: str, one: str, other: str) -> None:
    assert is_near_copy(frame.format(one), frame.format(one) + "!")
    assert not is_near_copy(frame.format(one), frame.format(other))
    assert not is_near_copy(frame.format(other), frame.format(one))


def test_punctuation_behind_a_number_makes_no_other_number() -> None:
    assert is_near_copy(f"{WIRE} in 2026, on page 5–6", f"{WIRE} in 2026 on page 5-6.")


def test_long_numbers_are_no_burden() -> None:
    for number in ("1" + ".," * 50_000 + "1", "1 " * 50_000, "-" * 50_000 + "1", "$" * 50_000 + "1"):
        assert is_near_copy(f"{WIRE} {number}", f"{WIRE.replace('late on', 'on')} {number}")


def test_long_words_are_no_burden() -> None:
    for word in ("ma" * 50_000, "und" * 30_000, "9" * 50_000, "و" * 50_000):
        assert is_near_copy(f"{WIRE} {word}", f"{WIRE.replace('late on', 'on')} {word}")


def test_groups_have_two_members_or_more() -> None:
    claims = [claim_of(f"a{number}", text) for number, text in enumerate(["x", "y", "x", "z", "y", "x"])]
    assert group_by_copy(find_copies(claims)) == {0: [0, 2, 5], 1: [1, 4]}
