"""`claimdiff models`: what is installed, for people and for programs."""

import json

from click.testing import CliRunner, Result

from claimdiff.cli import main
from claimdiff.models.files import DATA, read_model_card


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["models", *arguments])


def test_the_text_names_all_that_the_issue_asks_for() -> None:
    result = invoke()
    assert result.exit_code == 0
    encoder, _, judge = result.stdout.partition("\njudge: ")
    for block, role in ((encoder, "encoder"), (f"judge: {judge}", "judge")):
        card = read_model_card(role)
        assert block.startswith(f"{role}: {card.facts.name}\n")
        for told in (str(card.facts.sha256)[:16] + "…", card.facts.quantisation, card.licence, card.origin, str(DATA)):
            assert told in block
        assert " ".join(card.facts.languages or ()) in block
        assert f"{sum(card.n_bytes.values()) / 1e6:.0f} MB" in block
        for name in card.figures:
            assert f"{name}: " in block


def test_the_record_has_whole_sums_files_and_figures() -> None:
    result = invoke("--json")
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert list(record) == ["encoder", "judge"]
    listed = json.loads((DATA / "models.json").read_text(encoding="utf-8"))
    for role, item in record.items():
        card = read_model_card(role)
        assert item["sha256"] == card.facts.sha256
        assert len(item["sha256"]) == 64
        assert item["bytes"] == sum(item["files"].values())
        assert str(card.graph) in item["files"]
        assert item["licence"] == listed["models"][role]["licence"]
        assert item["figures"] == listed["models"][role].get("figures", {})
        assert {"ar", "en", "fr", "ru", "zh"} <= set(item["languages"])


def test_figures_are_lines_of_their_own() -> None:
    from claimdiff.cli.models import _figures_line, _without_repeats

    lines = [("files", "x"), ("figures", _figures_line("ans", {"accuracy": 0.8})), ("figures", "b")]
    assert _without_repeats(lines) == [("files", "x"), ("figures", "ans: accuracy 0.8"), ("", "b")]
