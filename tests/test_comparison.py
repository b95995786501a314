"""The result of a comparison: findings as a sequence and as a table, and the inputs that could not be read."""

from claimdiff.comparison import Comparison, Findings
from claimdiff.finding_record import FLAT_COLUMNS
from claimdiff.protocols import ModelFacts
from claimdiff.records import InputFate
from claimdiff.settings import Settings
from tests.test_finding_record import finding

UNKNOWN = ModelFacts("some", None, "unknown", None)
IN_ORDER = (
    finding(probability=0.9, finding_id="1"),
    finding(probability=0.7, finding_id="2"),
    finding(relation="agreement", kind="paraphrase", probability=0.95, finding_id="3"),
)


def test_findings_are_a_sequence_in_the_report_s_order() -> None:
    findings = Findings(reversed(IN_ORDER))
    assert (len(findings), tuple(findings), findings[0], findings[-1]) == (3, IN_ORDER, IN_ORDER[0], IN_ORDER[2])
    assert findings[:2] == IN_ORDER[:2]
    assert IN_ORDER[1] in findings


def test_findings_of_one_relation() -> None:
    findings = Findings(IN_ORDER)
    assert findings.of("contradiction") == IN_ORDER[:2]
    assert findings.of("agreement") == IN_ORDER[2:]
    assert findings.of("change") == ()


def test_a_dataframe_has_one_row_a_finding() -> None:
    table = Findings(IN_ORDER).to_dataframe()
    assert list(table.columns) == list(FLAT_COLUMNS)
    assert table["finding_id"].tolist() == ["1", "2", "3"]
    assert table["left_text"].tolist() == ["قُتل 47 شخصاً"] * 3


def test_no_finding_is_an_empty_table_with_all_columns() -> None:
    table = Findings().to_dataframe()
    assert (len(table), list(table.columns)) == (0, list(FLAT_COLUMNS))


def test_unread_inputs() -> None:
    fates = (
        InputFate("a", None, "read"),
        InputFate("b", None, "unreadable: x"),
        InputFate("c", None, "duplicate of a"),
    )
    comparison = Comparison((), (), Findings(), fates, (), None, Settings(), UNKNOWN, UNKNOWN)
    assert comparison.unread == fates[1:2]
