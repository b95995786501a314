"""Figures of hand-made comparisons; every expected value is counted by hand in the test."""

from __future__ import annotations

import pytest

from claimdiff.evaluation.figures import EventFigures, sum_figures
from claimdiff.evaluation.gold import GoldRow
from claimdiff.evaluation.outcomes import measure_event, missed_event
from tests.evaluation.events import gold_row, make_article, make_claim, make_comparison, make_event, probabilities

EN = [
    "Six people died.",
    "The mine opened in May.",
    "The minister resigned.",
    "Rain is expected.",
    "Unions called a strike.",
]
AR = [
    "قتل تسعة أشخاص.",
    "افتتح المنجم في مايو.",
    "بقي الوزير في منصبه.",
    "يتوقع سقوط الثلج.",
    "دعت النقابات إلى إضراب.",
]
ONE, TWO = make_article("one.en.txt", EN), make_article("two.ar.txt", AR)
CLAIMS = [make_claim(ONE, text) for text in EN] + [make_claim(TWO, text) for text in AR]
SAME = [(number, number + 5) for number in range(5)]


def row(
    number: int, label: str = "contradiction", strength: str = "clear", kind: str = "number", other: int | None = None
) -> GoldRow:
    """Return a gold row between the sentences `number` and `other` (the same where not given)."""
    other = number if other is None else other
    return gold_row(number + 1, ("one.en.txt", EN[number]), ("two.ar.txt", AR[other]), label, strength, kind)


def measure(rows, pairs, reported=(), contradiction=None, agreement=None) -> EventFigures:  # noqa: ANN001
    comparison = make_comparison((ONE, TWO), CLAIMS, pairs, reported)
    return measure_event(
        comparison, make_event(rows), probabilities(contradiction or [0.0] * len(pairs), agreement), seconds=2.0
    )


def test_contradictions_found_missed_and_invented() -> None:
    """Gold contradictions 0, 2, 3; judged 0, 1, 2; reported 0 (right) and 1 (agreement in gold: wrong)."""
    figures = measure(
        [row(0), row(2, kind="status"), row(3, kind="status"), row(1, "agreement", kind="date")],
        [(0, 5), (1, 6), (2, 7)],
        [(0, 5, "contradiction", 0.9), (1, 6, "contradiction", 0.8)],
        contradiction=[0.9, 0.8, 0.3],
    )
    contradiction = figures.relation("contradiction")
    assert (contradiction.n_gold, contradiction.n_reached, contradiction.n_found) == (3, 2, 1)
    assert (contradiction.n_right, contradiction.n_wrong) == (1, 1)
    assert contradiction.precision == 0.5
    assert contradiction.recall == pytest.approx(1 / 3)
    assert contradiction.f1 == pytest.approx(0.4)
    assert contradiction.candidate_recall == pytest.approx(2 / 3)
    # ranking: right, wrong, right; one of three gold rows never reached: (1 + 2/3) / 3
    assert contradiction.average_precision == pytest.approx(5 / 9)
    # 0.9 right, 0.8 wrong, in different bins: (0.1 + 0.8) / 2
    assert contradiction.finding_ece == pytest.approx(0.45)
    agreement = figures.relation("agreement")
    assert (agreement.n_gold, agreement.n_reached, agreement.n_found) == (1, 1, 0)
    assert agreement.precision is None
    assert agreement.recall == 0.0
    assert agreement.f1 == 0.0
    assert figures.candidates_per_claim == pytest.approx(0.6)
    assert figures.seconds == 2.0


def test_an_unlisted_contradiction_is_wrong_and_an_unlisted_agreement_is_not() -> None:
    reported = [(3, 8, "contradiction", 0.9), (4, 9, "agreement", 0.9)]
    figures = measure([row(0), row(1, "agreement")], SAME, reported)
    assert figures.relation("contradiction").n_wrong == 1
    agreement = figures.relation("agreement")
    assert (agreement.n_right, agreement.n_wrong, agreement.n_unlisted) == (0, 0, 1)
    assert agreement.precision is None


def test_an_agreement_on_a_neutral_or_contradiction_row_is_wrong() -> None:
    rows = [row(0), row(1, "neutral"), row(2, "agreement")]
    figures = measure(rows, SAME, [(number, number + 5, "agreement", 0.9) for number in range(3)])
    agreement = figures.relation("agreement")
    assert (agreement.n_right, agreement.n_wrong, agreement.n_found) == (1, 2, 1)
    assert agreement.precision == pytest.approx(1 / 3)
    assert figures.neutral().n_as_agreement == 1


def test_agreements_are_ranked_among_listed_pairs_alone() -> None:
    """Ranking 4 (unlisted, not ranked), 1 neutral, 2 agreement: average precision 1/2."""
    rows = [row(1, "neutral"), row(2, "agreement")]
    figures = measure(rows, SAME, agreement=[0.0, 0.8, 0.7, 0.0, 0.9])
    assert figures.relation("agreement").average_precision == pytest.approx(0.5)


def test_arguable_rows_count_nowhere() -> None:
    rows = [row(0), row(1, strength="arguable"), row(2, "neutral", "arguable"), row(3, "agreement", "arguable")]
    reported = [(number, number + 5, "contradiction", 0.9) for number in range(4)]
    figures = measure(rows, SAME, reported, contradiction=[0.9, 0.99, 0.99, 0.99, 0.1])
    contradiction = figures.relation("contradiction")
    assert (contradiction.n_gold, contradiction.n_right, contradiction.n_wrong) == (1, 1, 0)
    assert contradiction.n_left_out == 3
    assert contradiction.average_precision == 1.0
    assert figures.neutral().n_gold == 0


def test_sides_are_unordered() -> None:
    turned = gold_row(1, ("two.ar.txt", AR[0]), ("one.en.txt", EN[0]))
    figures = measure([turned], [(0, 5)], [(0, 5, "contradiction", 0.9)])
    assert figures.relation("contradiction").recall == 1.0


def test_a_reported_copy_that_needed_no_judge_counts_as_reached() -> None:
    figures = measure([row(0, "agreement")], [], [(0, 5, "agreement", 1.0)])
    agreement = figures.relation("agreement")
    assert (agreement.n_reached, agreement.n_found, agreement.average_precision) == (1, 1, 1.0)
    assert figures.n_judged_pairs == 0


def test_a_comparison_without_judgements_misses_all() -> None:
    figures = measure([row(0), row(1, "neutral")], [])
    contradiction = figures.relation("contradiction")
    assert (contradiction.recall, contradiction.candidate_recall, contradiction.average_precision) == (0.0, 0.0, 0.0)
    assert contradiction.precision is None
    assert figures.neutral().n_as_contradiction == 0


def test_a_false_alarm_on_a_trap_is_counted() -> None:
    rows = [row(0, "neutral"), row(1, "neutral"), row(2, "neutral", other=3)]
    figures = measure(rows, SAME, [(0, 5, "contradiction", 0.9), (3, 8, "contradiction", 0.6)])
    neutral = figures.neutral()
    assert (neutral.n_gold, neutral.n_reached, neutral.n_as_contradiction) == (3, 2, 1)
    assert figures.relation("contradiction").n_wrong == 2


# One sentence each, with two clauses: the tolls contradict each other, the dates speak of different things.
LONG_EN = "Officials said six people died in the mine, which had opened in May after a long delay."
LONG_AR = "وقالت الشرطة إن تسعة أشخاص قتلوا في المنجم، الذي زاره الوزير في يونيو قبل الحادث."
DIED, OPENED = "six people died in the mine", "had opened in May"
KILLED, VISITED = "تسعة أشخاص قتلوا في المنجم", "زاره الوزير في يونيو"
WIRE = (make_article("wire.en.txt", [LONG_EN]), make_article("wire.ar.txt", [LONG_AR]))
WIRE_CLAIMS = [
    *(make_claim(WIRE[0], LONG_EN, text) for text in (None, DIED, OPENED)),
    *(make_claim(WIRE[1], LONG_AR, text) for text in (None, KILLED, VISITED)),
]
WIRE_ROWS = [
    gold_row(1, ("wire.en.txt", DIED, LONG_EN), ("wire.ar.txt", KILLED, LONG_AR)),
    gold_row(2, ("wire.en.txt", OPENED, LONG_EN), ("wire.ar.txt", VISITED, LONG_AR), "neutral", kind="date"),
]
WIRE_PAIRS = [(left, right) for left in range(3) for right in range(3, 6)]


def measure_wire(*reported: tuple[int, int]) -> EventFigures:
    findings = [(left, right, "contradiction", 0.9) for left, right in reported]
    comparison = make_comparison(WIRE, WIRE_CLAIMS, WIRE_PAIRS, findings)
    return measure_event(comparison, make_event(WIRE_ROWS), probabilities([0.5] * len(WIRE_PAIRS)))


def test_nested_claims_are_one_right_sentence_pair() -> None:
    figures = measure_wire((0, 3), (1, 4), (0, 4))
    contradiction = figures.relation("contradiction")
    assert (contradiction.n_right, contradiction.n_right_claim_pairs, contradiction.n_found) == (1, 3, 1)
    assert contradiction.precision == 1.0


def test_whole_sentences_that_also_match_a_neutral_row_are_no_false_alarm() -> None:
    figures = measure_wire((0, 3))
    assert figures.relation("contradiction").precision == 1.0
    assert figures.neutral().n_as_contradiction == 0


def test_the_neutral_clause_of_a_contradicting_sentence_pair_is_left_out() -> None:
    figures = measure_wire((2, 5))
    contradiction = figures.relation("contradiction")
    assert (contradiction.n_right, contradiction.n_wrong, contradiction.n_left_out) == (0, 0, 1)
    assert (contradiction.n_found, contradiction.n_wrong_claim_pairs) == (0, 0)
    assert figures.neutral().n_as_contradiction == 0


def test_clauses_that_match_no_row_are_wrong_as_claim_pairs_alone() -> None:
    contradiction = measure_wire((1, 5)).relation("contradiction")
    assert (contradiction.n_right, contradiction.n_wrong, contradiction.n_left_out) == (0, 0, 1)
    assert contradiction.n_wrong_claim_pairs == 1
    assert contradiction.claim_pair_precision == 0.0
    assert contradiction.recall == 0.0


def test_a_wrong_clause_beside_a_right_one_leaves_the_sentence_pair_right() -> None:
    contradiction = measure_wire((1, 4), (1, 5)).relation("contradiction")
    assert (contradiction.n_right, contradiction.n_wrong) == (1, 0)
    assert contradiction.claim_pair_precision == 0.5


def test_figures_split_by_language_and_kind() -> None:
    third = make_article("three.en.txt", ["Eight people died."])
    claims = [*CLAIMS, make_claim(third, "Eight people died.")]
    comparison = make_comparison(
        (ONE, TWO, third),
        claims,
        [(0, 5), (0, 10), (5, 10)],
        [(0, 5, "contradiction", 0.9), (0, 10, "contradiction", 0.8), (1, 6, "contradiction", 0.7)],
    )
    rows = [
        row(0),
        gold_row(2, ("three.en.txt", "Eight people died."), ("one.en.txt", EN[0]), kind="status"),
        gold_row(3, ("three.en.txt", "Eight people died."), ("two.ar.txt", AR[0])),
    ]
    figures = measure_event(comparison, make_event(rows), probabilities([0.9, 0.8, 0.1]))
    assert figures.values("contradiction", "crossing") == ("cross-lingual", "same-language")
    assert figures.values("contradiction", "languages") == ("ar-en", "en-en")
    assert figures.values("contradiction", "kind") == ("number", "other", "status")
    cross = figures.relation("contradiction", "crossing", "cross-lingual")
    assert (cross.n_gold, cross.n_found, cross.n_right, cross.n_wrong) == (2, 1, 1, 1)
    same = figures.relation("contradiction", "languages", "en-en")
    assert (same.precision, same.recall, same.average_precision) == (1.0, 1.0, 1.0)
    number = figures.relation("contradiction", "kind", "number")
    assert (number.recall, number.precision, number.average_precision) == (0.5, 1.0, None)
    assert figures.relation("contradiction", "kind", "other").n_wrong == 1


def test_the_gold_says_what_is_cross_lingual() -> None:
    from dataclasses import replace

    figures = measure([replace(row(0), crosslingual=False)], SAME)
    assert figures.relation("contradiction", "crossing", "same-language").n_gold == 1


def test_events_add_up_with_their_rankings_pooled() -> None:
    """One event ranks right 0.9, wrong 0.2; the other wrong 0.95, right 0.6: pooled wrong, right, right, wrong."""
    one = measure([row(0)], [(0, 5), (1, 6)], contradiction=[0.9, 0.2])
    other = measure([row(2)], [(1, 6), (2, 7)], [(2, 7, "contradiction", 0.6)], contradiction=[0.95, 0.6])
    for total in (one + other, sum_figures("total", (one, other))):
        contradiction = total.relation("contradiction")
        assert (contradiction.n_gold, contradiction.n_found, contradiction.recall) == (2, 1, 0.5)
        assert contradiction.average_precision == pytest.approx((1 / 2 + 2 / 3) / 2)
        assert (total.n_articles, total.n_judged_pairs, total.seconds) == (4, 4, 4.0)


def test_an_event_that_was_not_compared_counts_as_missed() -> None:
    event = make_event([row(0), row(1, "agreement"), row(2, "neutral")], {"one.en.txt": "en", "two.ar.txt": "ar"})
    figures = missed_event(event, "no article could be read")
    assert figures.relation("contradiction").recall == 0.0
    assert figures.relation("contradiction", "languages", "ar-en").n_gold == 1
    assert figures.relation("contradiction").average_precision == 0.0
    assert figures.neutral().n_gold == 1
    assert "no article could be read" in figures.warnings[0]


def test_a_change_is_no_contradiction_but_a_missed_one() -> None:
    """Gold: 0 contradiction, 1 neutral; both are called a change, 2 (nothing in gold) is a contradiction at .3."""
    figures = measure(
        [row(0), row(1, "neutral")],
        SAME,
        [(0, 5, "change", 0.95), (1, 6, "change", 0.9)],
        contradiction=[0.95, 0.9, 0.3, 0.0, 0.0],
    )
    contradiction = figures.relation("contradiction")
    assert (contradiction.n_found, contradiction.n_right, contradiction.n_wrong) == (0, 0, 0)
    assert figures.neutral().n_as_contradiction == 0
    changes = figures.changes()
    assert (changes.n_reported, changes.n_on_contradiction, changes.n_on_neutral, changes.n_on_agreement) == (
        2,
        1,
        1,
        0,
    )
    # the contradiction ranks last, with the other changes and what is surely none: 1 of 5
    assert contradiction.average_precision == pytest.approx(1 / 5)


def test_calibration_over_all_judged_pairs() -> None:
    """Right .9, wrong .2 and three wrong at 0: (.1 + .2 + 0) / 5."""
    figures = measure([row(0)], SAME, contradiction=[0.9, 0.2, 0.0, 0.0, 0.0])
    assert figures.relation("contradiction").judged_ece == pytest.approx(0.06)
    assert figures.relation("contradiction").finding_ece is None
    assert figures.relation("contradiction", "kind", "number").judged_ece is None
