"""The short summary at the end."""

from claimdiff.cli.summary import MAX_CHARS, summary_lines
from claimdiff.comparison import Comparison, Findings
from claimdiff.protocols import ModelFacts
from claimdiff.records import Finding
from claimdiff.settings import Settings
from tests.test_finding_record import finding, side_of

UNKNOWN = ModelFacts("some", None, "unknown", None)


def lines_of(*findings: Finding) -> list[str]:
    comparison = Comparison(
        (), (), Findings(findings), (), (), None, Settings(min_probability=0.5), UNKNOWN, UNKNOWN,
        counts={"judged_pairs": 1},
    )  # fmt: skip
    return list(summary_lines(comparison))


def test_nothing_found_is_said() -> None:
    assert lines_of() == [
        "0 articles, 0 claims, 1 pair judged: 0 contradictions, 0 agreements",
        "No contradiction reached the threshold of 0.50.",
    ]


def test_a_likely_contradiction_that_nothing_names_is_none_and_is_told_of() -> None:
    comparison = Comparison(
        (), (), Findings(()), (), (), None, Settings(min_contradiction=0.8, min_unnamed=0.9), UNKNOWN, UNKNOWN,
        counts={"judged_pairs": 1}, undecided=Findings([finding(probability=0.87)]),
    )  # fmt: skip
    *_, line = summary_lines(comparison)
    assert line == "No contradiction reached the threshold of 0.80 (0.90 where nothing tells the kind)."


def test_a_contradiction_shows_both_claims_isolated() -> None:
    lines = lines_of(finding(probability=0.93, left=side_of("a", "قُتل 47 شخصاً"), right=side_of("b", "34 died")))
    assert lines[0].endswith("1 contradiction, 0 agreements")
    assert lines[2:] == [
        "1. 93 % likely, kind: number",
        "   \u2068Outlet\u2069, 2025-09-02: \u2068قُتل 47 شخصاً\u2069",
        "   \u2068Outlet\u2069, 2025-09-02: \u206834 died\u2069",
    ]


def test_changes_are_counted_where_there_are_any() -> None:
    line = lines_of(finding(relation="change", kind="update"))[0]
    assert line.endswith("0 contradictions, 1 change, 0 agreements")


def test_certainty_is_never_claimed() -> None:
    assert "99 % likely" in lines_of(finding(probability=1.0))[2]


def test_long_claims_are_cut_and_control_characters_taken_out() -> None:
    lines = lines_of(finding(left=side_of("a", "x" * 500), right=side_of("b", "a\x1b[31m\u202eb\nc")))
    assert lines[3].endswith("\u2068" + "x" * (MAX_CHARS - 1) + "…\u2069")
    assert lines[4].endswith("\u2068a [31mb c\u2069")


def test_only_the_first_five_are_listed() -> None:
    lines = lines_of(*(finding(finding_id=str(number)) for number in range(7)))
    assert sum("likely" in line for line in lines) == 5
    assert lines[-1] == "… and 2 more in the report."
