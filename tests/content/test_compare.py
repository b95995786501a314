"""In what two claims' contents meet or conflict, on claims whose answer is known."""

from datetime import date

import numpy as np
import pytest

from claimdiff.claim_content import ClaimContent
from claimdiff.content.compare import CONTENT_FEATURES, compare_contents, compare_two
from claimdiff.content.content import read_content
from claimdiff.content.speakers import Speaker
from claimdiff.records import CandidatePairs, Claim

TOLD = Speaker(None, "narrated")


def claim_of(text: str, language: str) -> Claim:
    return Claim("id", "article", text, 0, len(text), 0, len(text), "sentence", language)


def content_of(text: str, language: str, speaker: Speaker = TOLD) -> ClaimContent:
    return read_content(text, language, date(2026, 3, 12), speaker)


def features_of(left: tuple[str, str], right: tuple[str, str]) -> dict[str, float]:
    values = compare_two(content_of(*left), content_of(*right), claim_of(*left), claim_of(*right))
    return dict(zip(CONTENT_FEATURES, values, strict=True))


@pytest.mark.parametrize(
    ("left", "right", "meets", "conflicts"),
    [
        (("أسفر الهجوم عن مقتل ٤٧ شخصاً", "ar"), ("The attack killed 47 people", "en"), 1, 0),
        (("أسفر الهجوم عن مقتل ٤٧ شخصاً", "ar"), ("The attack killed 34 people", "en"), 0, 1),
        (("The paper provides for a truce of 48 hours", "en"), ("La trêve dure deux jours", "fr"), 1, 0),
        (("At least 40 people died", "en"), ("Погибли 52 человека", "ru"), 1, 0),
        (("Die Inflation lag bei 9,4 %", "de"), ("Inflation stood at 9.4 percent", "en"), 1, 0),
        (("The tariff is 35 percent", "en"), ("拟加征27%的关税", "zh"), 0, 1),
        (("The talks failed", "en"), ("The talks lasted 4 days", "en"), 0, 0),
        # one sort of thing in two words or languages, and two sorts
        (("أُطلق 12 صاروخاً", "ar"), ("They fired 12 rockets", "en"), 1, 0),
        (("أُطلق 12 صاروخاً", "ar"), ("The attack damaged 300 houses", "en"), 0, 0),
        (("Пострадали 12 школ", "ru"), ("Zwölf Dörfer sind betroffen", "de"), 0, 0),
        (("They hit 12 ships", "en"), ("They hit 14 boats", "en"), 0, 1),
        # how much it rose and what it rose to
        (("Rates rose by 2 percent", "en"), ("Rates rose to 5 percent", "en"), 0, 0),
        (("ارتفعت الأسعار بنسبة 2 في المئة", "ar"), ("Rates rose to 5 percent", "en"), 0, 0),
        (("Цены выросли на 2 процента", "ru"), ("Die Preise stiegen auf 5 Prozent", "de"), 0, 0),
        (("价格上涨2%", "zh"), ("价格上涨至5%", "zh"), 0, 0),
        (("Fiyatlar yüzde 2 arttı", "tr"), ("I prezzi sono saliti del 5 per cento", "it"), 0, 1),
        (("Rates rose by 2 percent", "en"), ("Les taux ont augmenté de 5 pour cent", "fr"), 0, 1),
        (("The rate is 2 percent", "en"), ("Rates rose to 5 percent", "en"), 0, 1),
        (("The rate is 2 percent", "en"), ("Rates rose by 5 percent", "en"), 0, 0),
        # stray numbers of two languages whose nouns no list knows
        (("The Category 5 hurricane hit the coast", "en"), ("Dos huracanes azotaron la costa", "es"), 0, 0),
        (("A bomb from World War Two was found", "en"), ("Погибли 3 солдата", "ru"), 0, 0),
        (("باع 12 مزماراً", "ar"), ("He sold 300 flutes", "en"), 0, 0),
        (("باع 12 مزماراً", "ar"), ("He sold 14 flutes", "en"), 0, 1),
        # converted units are rounded, times are not
        (("The city lies 100 miles away", "en"), ("Die Stadt liegt 160 km entfernt", "de"), 1, 0),
        (("The route is 6.2 miles long", "en"), ("Le parcours fait 10 km", "fr"), 1, 0),
        (("The fire burned 25,000 acres", "en"), ("Das Feuer verbrannte 10.000 Hektar", "de"), 1, 0),
        (("The city lies 100 miles away", "en"), ("Die Stadt liegt 100 km entfernt", "de"), 0, 1),
        (("The truce lasts 70 hours", "en"), ("The truce lasts 3 days", "en"), 0, 1),
        # the parts of a total
        (("12 killed in Gaza City and 5 in Rafah", "en"), ("17 killed in Gaza", "en"), 0, 0),
        (("They fired 40 missiles on Friday and 20 on Saturday", "en"), ("They fired 60 missiles", "en"), 0, 0),
        (("12 killed in Gaza City and 5 in Rafah", "en"), ("19 killed in Gaza", "en"), 0, 1),
        (("40 percent voted yes and 20 percent no", "en"), ("60 percent voted", "en"), 0, 1),
        # shares in words are rounded
        (("Two thirds voted for it", "en"), ("67 Prozent stimmten dafür", "de"), 1, 0),
        (("Two thirds voted for it", "en"), ("52 Prozent stimmten dafür", "de"), 0, 1),
    ],
)
def test_quantities(left: tuple[str, str], right: tuple[str, str], meets: int, conflicts: int) -> None:
    features = features_of(left, right)
    assert (features["quantity_meets"], features["quantity_conflicts"]) == (meets, conflicts)


@pytest.mark.parametrize(
    ("left", "right", "meets", "conflicts"),
    [
        (("تُعقد الجولة المقبلة يوم 25 مارس", "ar"), ("The next round opens on 25 March", "en"), 1, 0),
        (("تُعقد الجولة المقبلة يوم 25 مارس", "ar"), ("Yeni tur 2 Nisan'da yapılacak", "tr"), 0, 1),
        (("The blast was heard at 10:20", "en"), ("The fire broke out on 3 March", "en"), 0, 0),
        # on Monday: the last one or the next
        (("Der Minister wird am Montag in Kairo erwartet", "de"), ("He will arrive on March 16", "en"), 1, 0),
        (("He will arrive on Monday", "en"), ("يصل الاثنين المقبل", "ar"), 1, 0),
        (("Le vote aura lieu vendredi", "fr"), ("التصويت غدا الجمعة", "ar"), 1, 0),
        (("Голосование пройдет в пятницу", "ru"), ("Die Wahl ist an diesem Freitag", "de"), 1, 0),
        (("Oylama cuma günü", "tr"), ("The vote is on March 13", "en"), 1, 0),
        (("投票将于周五举行", "zh"), ("The vote is on March 13", "en"), 1, 0),
        (("رأی‌گیری جمعه برگزار می‌شود", "fa"), ("The vote is on March 13", "en"), 1, 0),
        (("He will arrive on Monday", "en"), ("He will arrive on March 18", "en"), 0, 1),
        (("He will arrive on Monday", "en"), ("He will arrive on March 17", "en"), 0, 0),
        (("He will arrive on Monday", "en"), ("He will arrive next week", "en"), 0, 0),
        (("He will arrive on Monday", "en"), ("He will arrive on March 30", "en"), 0, 1),
        (("He will arrive next Monday", "en"), ("He arrived on March 9", "en"), 0, 1),
        # zones
        (("It fell at 3:30 p.m. local time (1230 GMT)", "en"), ("Il est tombé à 12h30 GMT", "fr"), 1, 0),
        (("It fell at 7:30 a.m. local time", "en"), ("سقط 04:30 بتوقيت غرينتش", "ar"), 0, 0),
        (("It fell at 7:30 a.m. local time", "en"), ("Es fiel um 7.30 Uhr", "de"), 1, 0),
        (("It fell at 7:30 a.m. local time", "en"), ("Es fiel um 8.30 Uhr", "de"), 0, 0),
        (("It fell at 1230 GMT", "en"), ("Es fiel um 14.30 Uhr UTC", "de"), 0, 1),
        (("Le train part vers 9 heures 30", "fr"), ("The train leaves at 9:30", "en"), 1, 0),
        # nights, and days of a guessed year
        (("It fell late on Monday", "en"), ("Es fiel in der Nacht auf Dienstag", "de"), 1, 0),
        (("بعد 7 أكتوبر", "ar"), ("since Oct 7, 2023", "en"), 1, 0),
        (("بعد 7 أكتوبر", "ar"), ("since Oct 17, 2023", "en"), 0, 1),
    ],
)
def test_times(left: tuple[str, str], right: tuple[str, str], meets: int, conflicts: int) -> None:
    features = features_of(left, right)
    assert (features["time_meets"], features["time_conflicts"]) == (meets, conflicts)


@pytest.mark.parametrize(
    ("left", "right", "both", "all_conflict"),
    [
        ("120 of 150 drones", "98 of 150 drones", 1, 0),
        ("118 millimetres of rain in three hours", "160 millimetres of rain in 48 hours", 0, 1),
        ("47 people died", "34 people died", 0, 0),
        ("47 people died", "47 people died", 0, 0),
    ],
)
def test_several_numbers(left: str, right: str, both: int, all_conflict: int) -> None:
    features = features_of((left, "en"), (right, "en"))
    assert (features["quantity_both"], features["quantities_conflict"]) == (both, all_conflict)


def test_polarity_and_names() -> None:
    features = features_of(("The envoy said Putin has not refused talks", "en"), ("بوتين رفض المحادثات", "ar"))
    assert features["polarity_differs"] == 1
    assert features["names_shared"] > 0


@pytest.mark.parametrize(
    ("left", "right", "same", "differ"),
    [
        (("President Oskar Talim", "en"), ("Prime Minister Oskar Tavir", "en"), 0, 1),
        (("Talim", "en"), ("الرئيس اللارني أوسكار تاليم", "ar"), 1, 0),
        (("officials", "en"), ("officials", "en"), 0, 0),
        (("the army", "en"), ("الجيش", "ar"), 0, 0),
    ],
)
def test_speakers(left: tuple[str, str], right: tuple[str, str], same: int, differ: int) -> None:
    contents = [content_of("Talks go on", "en", Speaker(name, "reported")) for name, _ in (left, right)]
    values = compare_two(*contents, claim_of("Talks go on", left[1]), claim_of("Talks go on", right[1]))
    features = dict(zip(CONTENT_FEATURES, values, strict=True))
    assert (features["same_speaker"], features["speakers_differ"]) == (same, differ)


def test_a_language_without_rules_compares_as_nothing() -> None:
    assert set(features_of(("47 xanthous kjhkjh", "xx"), ("34 people died", "en")).values()) == {0.0}


def test_only_wanted_pairs_are_compared() -> None:
    texts = [("The attack killed 47 people", "en"), ("The attack killed 34 people", "en")]
    claims, contents = [claim_of(*text) for text in texts], [content_of(*text) for text in texts]
    pairs = CandidatePairs(np.array([0, 0], np.int32), np.array([1, 1], np.int32), np.zeros(2, np.float32))
    features = compare_contents(contents, claims, pairs, np.array([True, False]))
    assert features.names == CONTENT_FEATURES
    assert features.values[0, CONTENT_FEATURES.index("quantity_conflicts")] == 1
    assert not features.values[1].any()
