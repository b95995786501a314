"""Findings about one fact, gathered into what is said of it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claimdiff.disputed_point import DisputedPoint, disputed_points
from claimdiff.records import Finding
from tests.findings.made import finding, side

A47 = side("a", "47 people died in Orda", day="2026-03-10")
B34 = side("b", "34 people died in Orda", day="2026-03-09")
C47 = side("c", "The flood killed 47 people", day="2026-03-11")
D34 = side("d", "Orda counts 34 dead", day="2026-03-11")


def grouped(*findings: Finding, group: str = "point") -> list[Finding]:
    return [replace(one, group=group) for one in findings]


def positions(point: DisputedPoint) -> list[list[str | None]]:
    return [[side.article.outlet for side in position.sides] for position in point.positions]


def dispute(left: object = A47, right: object = B34, probability: float = 0.9) -> Finding:
    assert left in (A47, C47)
    one, other = (A47 if left is A47 else C47), (B34 if right is B34 else D34)
    words = ("47 people", "34 people" if other is B34 else "34 dead")
    return finding("contradiction", one, other, kind="number", words=words, probability=probability)


def test_agreeing_claims_are_one_position() -> None:
    (point,) = disputed_points(grouped(dispute(), finding("agreement", A47, C47, probability=0.95)))
    assert positions(point) == [["a", "c"], ["b"]]
    assert [position.n_sources for position in point.positions] == [2, 1]
    assert (point.group, point.relation, point.kind, point.probability) == ("point", "contradiction", "number", 0.9)
    assert [one.relation for one in point.findings] == ["contradiction", "agreement"]


def test_the_same_conflicting_words_are_one_position() -> None:
    (point,) = disputed_points(grouped(dispute(), dispute(C47, B34), dispute(A47, D34, 0.8)))
    assert positions(point) == [["a", "c"], ["b"], ["d"]]


def test_contradicting_claims_never_stand_together() -> None:
    wrong = [finding("agreement", A47, C47), finding("agreement", C47, B34, probability=0.8)]
    (point,) = disputed_points(grouped(dispute(), *wrong))
    assert positions(point) == [["a", "c"], ["b"]]


def test_a_dispute_with_two_sides_has_two_positions() -> None:
    open_one, open_two = side("a", "The airport is open"), side("c", "Planes land again")
    shut = side("b", "The airport is closed")
    findings = [finding("contradiction", one, shut, kind="status") for one in (open_one, open_two)]
    (point,) = disputed_points(grouped(*findings))
    assert positions(point) == [["a", "c"], ["b"]] or positions(point) == [["c", "a"], ["b"]]
    unclear = [replace(one, kind="other") for one in findings]
    (point,) = disputed_points(grouped(*unclear))
    assert len(point.positions) == 3


def test_headline_and_text_of_one_article_are_one_position() -> None:
    headline, body = side("a", "Orda: 47 dead"), side("a", "Officials counted 47 victims on Monday", sentence=60)
    findings = [finding("contradiction", one, B34, kind="other") for one in (headline, body)]
    (point,) = disputed_points(grouped(*findings))
    assert positions(point) == [["b"], ["a", "a"]]
    assert [position.n_sources for position in point.positions] == [1, 1]


def test_of_a_change_the_earlier_position_comes_first() -> None:
    update = finding("change", A47, B34, kind="update", words=("47 people", "34 people"))
    more = finding("agreement", A47, C47)
    (point,) = disputed_points(grouped(update, more))
    assert (point.relation, positions(point)) == ("change", [["b"], ["a", "c"]])


def test_points_come_in_the_order_of_the_report() -> None:
    findings = [
        *grouped(finding("agreement", C47, A47, probability=0.99), group="shared"),
        *grouped(dispute(probability=0.8), group="weak"),
        *grouped(dispute(C47, D34, 0.95), group="strong"),
    ]
    assert [point.group for point in disputed_points(findings)] == ["strong", "weak", "shared"]
    assert disputed_points(reversed(findings)) == disputed_points(findings)


def test_a_finding_without_a_group_is_a_point_of_its_own() -> None:
    alone = dispute()
    (point,) = disputed_points([alone])
    assert (point.group, point.findings) == (alone.finding_id, (alone,))
    assert disputed_points([]) == ()


def test_of_nested_claims_the_one_of_the_strongest_finding_is_shown() -> None:
    sentence = side("a", "47 people died in Orda, the mayor said on Monday", day="2026-03-10")
    strong = finding("contradiction", A47, B34, kind="other")
    weak = finding("contradiction", sentence, D34, kind="other", probability=0.8)
    (point,) = disputed_points(grouped(strong, weak))
    assert [[one.claim.text for one in position.sides] for position in point.positions] == [
        ["34 people died in Orda"],
        ["47 people died in Orda"],
        ["Orda counts 34 dead"],
    ]


SIDES = [side(f"o{number}", f"Claim number {number}", day=f"2026-03-{10 + number % 4}") for number in range(6)]
PAIRS = st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] < pair[1])
RELATED = st.dictionaries(PAIRS, st.sampled_from(["contradiction", "agreement"]), min_size=1)


@given(RELATED)
def test_every_claim_stands_once_and_never_with_what_contradicts_it(related: dict[tuple[int, int], str]) -> None:
    findings = [
        finding("contradiction" if relation == "contradiction" else "agreement", SIDES[one], SIDES[other])
        for (one, other), relation in related.items()
    ]
    (point,) = disputed_points(grouped(*findings))
    stands = {one.claim.claim_id: n for n, position in enumerate(point.positions) for one in position.sides}
    assert sum(len(position.sides) for position in point.positions) == len(stands)
    assert set(stands) == {SIDES[number].claim.claim_id for pair in related for number in pair}
    for one in findings:
        if one.relation == "contradiction":
            assert stands[one.left.claim.claim_id] != stands[one.right.claim.claim_id]
