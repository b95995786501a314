"""Which findings are about one point."""

import random
from dataclasses import replace
from itertools import pairwise

from claimdiff.findings.groups import group_findings
from claimdiff.records import Finding
from tests.findings.made import finding, side

A47 = side("a", "47 people died in Orda", day="2026-03-10")
B34 = side("b", "34 people died in Orda", day="2026-03-10")
C47 = side("c", "The flood killed 47 people", day="2026-03-11")
D34 = side("d", "Orda counts 34 dead", day="2026-03-11")
A_DAM = side("a", "The dam burst at night", day="2026-03-10", sentence=100)
B_DAM = side("b", "The dam held all night", day="2026-03-10", sentence=100)
DEATHS = [
    finding("contradiction", A47, B34, kind="number", words=("47 people", "34 people")),
    finding("agreement", A47, C47, words=("47 people", "47 people")),
    finding("contradiction", C47, D34, kind="number", words=("47 people", "34 dead"), probability=0.8),
]
DAM = finding("contradiction", A_DAM, B_DAM, kind="status", words=("burst", "held"))


def groups_of(findings: list[Finding]) -> list[set[str]]:
    """Return the outlets of each group."""
    found: dict[str | None, set[str]] = {}
    for one in group_findings(findings):
        outlets = {one.left.article.outlet or "", one.right.article.outlet or ""}
        found.setdefault(one.group, set()).update(outlets)
    return sorted(found.values(), key=sorted)


def test_what_shares_a_claim_and_its_words_is_one_point() -> None:
    assert groups_of([*DEATHS, DAM]) == [{"a", "b"}, {"a", "b", "c", "d"}]
    assert group_findings([*DEATHS, DAM])[3].group != group_findings(DEATHS)[0].group


def test_an_agreement_ties_two_disputes_of_one_point() -> None:
    first, agreement, second = DEATHS
    assert groups_of([first, second]) == [{"a", "b"}, {"c", "d"}]
    assert groups_of([first, agreement, second]) == [{"a", "b", "c", "d"}]


def test_two_figures_of_one_sentence_are_two_points() -> None:
    both = side("a", "47 people died and 300 houses fell in Orda", day="2026-03-10")
    houses = side("c", "120 houses fell", day="2026-03-10")
    findings = [
        finding("contradiction", both, B34, kind="number", words=("47 people", "34 people")),
        finding("contradiction", both, houses, kind="number", words=("300 houses", "120 houses")),
    ]
    assert groups_of(findings) == [{"a", "b"}, {"a", "c"}]


def test_a_long_sentence_without_evidence_ties_nothing() -> None:
    long = side("a", " ".join(f"word{number}" for number in range(30)))
    findings = [
        finding("contradiction", long, side("b", "The dam held")),
        finding("contradiction", long, side("c", "Nobody came")),
    ]
    assert groups_of(findings) == [{"a", "b"}, {"a", "c"}]
    agreeing = [replace(one, left=side("a", "It all went well")) for one in findings]
    assert groups_of(agreeing) == [{"a", "b", "c"}]


def test_claims_within_one_sentence_are_one() -> None:
    sentence = side("a", "47 people died in Orda, the mayor said", day="2026-03-10")
    findings = [DEATHS[0], finding("contradiction", sentence, D34, kind="number", words=("47 people", "34 dead"))]
    assert groups_of(findings) == [{"a", "b", "d"}]


def test_a_chain_ends_a_few_steps_from_its_strongest_finding() -> None:
    sides = [side(f"o{number}", f"Claim {number} is short") for number in range(10)]
    chain = [
        finding("agreement", left, right, probability=0.95 - number / 100)
        for number, (left, right) in enumerate(pairwise(sides))
    ]
    sizes = sorted(len(outlets) for outlets in groups_of(chain))
    assert sizes == [4, 4, 4]


def test_groups_do_not_depend_on_the_order() -> None:
    findings = [*DEATHS, DAM]
    expected = {one.finding_id: one.group for one in group_findings(findings)}
    for seed in range(5):
        shuffled = random.Random(seed).sample(findings, len(findings))
        assert {one.finding_id: one.group for one in group_findings(shuffled)} == expected
        assert [one.finding_id for one in group_findings(shuffled)] == [one.finding_id for one in shuffled]


def test_a_later_article_leaves_the_id_as_it_was() -> None:
    (before,) = group_findings(DEATHS[:1])
    assert {one.group for one in group_findings(DEATHS)} == {before.group}
    stronger = finding(
        "contradiction",
        side("z", "More than 60 people died in Orda", day="2026-03-15"),
        B34,
        kind="number",
        probability=0.99,
        words=("60 people", "34 people"),
    )
    assert {one.group for one in group_findings([stronger, *DEATHS])} == {before.group}


def test_no_finding_makes_no_group() -> None:
    assert group_findings([]) == ()
