"""What is known of findings only once all are known."""

from claimdiff.findings.structure import structure_findings
from claimdiff.records import Finding
from tests.findings.made import finding, side

WIRE = "The agency reports from Orda that forty-seven people died when the dam burst on Monday night near the town hall"
A = side("a", "47 people died in Orda", day="2026-03-10")
B = side("b", "34 people died in Orda", day="2026-03-10")
C = side("c", "The flood killed 47 people", day="2026-03-11")


def sources_of(findings: list[Finding]) -> list[tuple[int, int] | None]:
    return [one.independent_sources for one in structure_findings(findings)]


def contradiction(probability: float = 0.9) -> Finding:
    return finding("contradiction", A, B, kind="number", words=("47 people", "34 people"), probability=probability)


def test_outlets_that_agree_stand_on_one_side() -> None:
    agreement = finding("agreement", A, C, words=("47 people", "47 people"))
    assert sources_of([contradiction()]) == [(1, 1)]
    assert sources_of([contradiction(), agreement]) == [(2, 1), (2, 2)]


def test_a_copy_is_no_further_source() -> None:
    copy = side("d", "47 people died in Orda.", day="2026-03-11")
    duplicate = finding("agreement", A, copy, kind="duplicate")
    assert sources_of([contradiction(), duplicate]) == [(1, 1), (1, 1)]


def test_other_findings_do_not_count() -> None:
    elsewhere = finding("agreement", side("a", "It rained", sentence=300), side("e", "Rain fell"))
    assert sources_of([contradiction(), elsewhere]) == [(1, 1), (2, 2)]


def test_every_finding_has_its_group_and_its_sources() -> None:
    structured = structure_findings([contradiction(), finding("agreement", A, C)])
    assert all(one.group and one.independent_sources for one in structured)
    assert structure_findings([]) == ()
