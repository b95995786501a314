"""`manifest.json`: every field of the contract."""

import json
from dataclasses import replace
from pathlib import Path

from claimdiff.reports.manifest import is_manifest, manifest_record, write_manifest
from claimdiff.settings import Settings
from tests.reports.samples import harbour, harbour_comparison, make_comparison


def test_every_field_of_the_contract() -> None:
    record = manifest_record(harbour_comparison())
    assert record["program"] == "claimdiff"
    assert record["format_version"] == 1
    assert record["started"] == "2025-09-04T08:15:00+00:00"
    assert record["settings"]["max_neutral"] == 0.87
    chosen = [record["settings"][name] for name in ("min_contradiction", "min_agreement", "min_probability")]
    assert chosen == [Settings().min_contradiction, Settings().min_agreement, None]
    assert record["encoder"] == {
        "name": "claimdiff-encoder-small", "sha256": "ab" * 32, "quantisation": "int8", "languages": ["ar", "en", "fr"],
    }  # fmt: skip
    assert record["judge"]["sha256"] == "cd" * 32
    assert record["counts"] == {
        "articles": 6,
        "claims": 45,
        "candidate_pairs": 1204,
        "judged_pairs": 1204,
        "findings": 13,
    }
    assert record["seconds"] == {"reading": 0.812, "claims": 0.2, "vectors": 1.5, "judgements": 6.25}
    assert record["dropped"] == {"share links": 2, "teaser": 1}
    assert record["warnings"] == ["2 claims were longer than the judge reads and were cut."]


def test_what_became_of_each_input() -> None:
    inputs = {item["path"]: item for item in manifest_record(harbour_comparison())["inputs"]}
    assert inputs["seeds/harbour_fire/mina.txt"]["fate"] == "read"
    assert inputs["seeds/harbour_fire/mina.txt"]["sha256"] == "ef" * 32
    assert inputs["seeds/harbour_fire/mina.txt"]["dropped"] == {"share links": 2, "teaser": 1}
    assert inputs["seeds/harbour_fire/amharic.txt"]["fate"] == "language not covered"
    assert inputs["seeds/harbour_fire/scan.txt"]["fate"].startswith("unreadable: it is a PNG")
    assert inputs["downloads/mina (1).txt"]["fate"] == "duplicate of seeds/harbour_fire/mina.txt"


def test_articles_say_whether_they_were_compared() -> None:
    articles = manifest_record(harbour_comparison())["articles"]
    assert [item["fate"] for item in articles] == ["compared"] * 6 + ["language not covered"]
    assert articles[2]["part"] == 1
    assert articles[0]["outlet"] == "صحيفة الميناء"
    assert articles[0]["claims"] == 11


def test_an_uncovered_article_among_the_articles_is_listed_once() -> None:
    a = harbour()
    record = manifest_record(make_comparison((a.mina, a.amharic), [], uncovered=(a.amharic,)))
    assert [item["fate"] for item in record["articles"]] == ["compared", "language not covered"]


def test_an_input_with_a_covered_article_too_was_read() -> None:
    full = harbour_comparison()
    sibling = replace(full.uncovered[0], path=full.articles[0].path, part=2)
    inputs = manifest_record(replace(full, uncovered=(sibling,)))["inputs"]
    assert inputs[0]["fate"] == "read"


def test_the_file_is_ours_and_readable(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    write_manifest(harbour_comparison(), path)
    assert is_manifest(path)
    assert "صحيفة الميناء" in path.read_text("utf-8")
    assert json.loads(path.read_text("utf-8")) == manifest_record(harbour_comparison())


def test_other_manifests_are_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    assert not is_manifest(path)
    for text in ('{"name": "web app", "icons": []}', "[]", "not json", "[" * 100_000):
        path.write_text(text)
        assert not is_manifest(path)
