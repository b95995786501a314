"""Recipes: what one takes over from another, what is refused, and what the permissive one is trained on."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from training.judge_config import CONFIG, ROOT, config_from_command_line, read_config
from training.training_rows import SourceRows

RECIPES = sorted((ROOT / "training").glob("judge*.toml"))
PERMISSIVE = ROOT / "training" / "judge-permissive.toml"
OWN_PATHS = '[paths]\ncache = "elsewhere"\nresult = "elsewhere/result"\n'
FREE = re.compile(r"(Apache-2\.0|MIT|CC BY(-SA)? [\d.]+)( \(.+\))?")


def recipe(folder: Path, text: str) -> Path:
    """Write a recipe that is like judge.toml."""
    (folder / "judge.toml").write_text(CONFIG.read_text(encoding="utf-8"), encoding="utf-8")
    path = folder / "own.toml"
    path.write_text(f'like = "judge.toml"\n{text}', encoding="utf-8")
    return path


def test_the_default_recipe_keeps_its_files_where_they_are() -> None:
    paths = read_config().paths
    assert paths.examples == ROOT / "training/cache/judge-data.npz"
    assert paths.event_pairs == ROOT / "training/cache/event-pairs"
    assert paths.cache / "judge-run" == ROOT / "training/cache/judge-run"


def test_a_recipe_takes_over_what_it_does_not_say(tmp_path: Path) -> None:
    text = '[[nli]]\nfile = "x"\nlicence = "MIT"\nrows = 3\n[training]\nminutes = 1\n'
    own, default = read_config(recipe(tmp_path, OWN_PATHS + text)), read_config()
    assert (own.paths.cache, own.paths.events) == (ROOT / "elsewhere", default.paths.events)
    assert (own.training.minutes, own.training.batch) == (1, default.training.batch)
    assert [source.file for source in own.nli] == ["x"]
    assert own.data == default.data
    assert list(own.mix) == list(default.mix)


@pytest.mark.parametrize(
    "text",
    [
        "[training]\nminuets = 1\n",
        "[data]\nheld_out = 1\n",
        '[[nli]]\nfile = "x"\nlicence = "MIT"\nrows = 3\nlanguage = "ar"\n',
        '[[nli]]\nfile = "x"\nrows = 3\n',  # no licence
        "[trainign]\nminutes = 1\n",
        "[hard]\nn_scored = { event = 9 }\n",  # no set of the mix
    ],
)
def test_unknown_and_missing_keys_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(TypeError):
        read_config(recipe(tmp_path, OWN_PATHS + text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        '[paths]\nresult = "elsewhere"\n',
        '[paths]\ncache = "elsewhere"\n',
        '[paths]\ncache = "training/cache"\nresult = "elsewhere"\n',
    ],
)
def test_a_recipe_must_not_write_into_anothers_cache(tmp_path: Path, text: str) -> None:
    with pytest.raises(TypeError, match="of its own"):
        read_config(recipe(tmp_path, text))


def test_recipes_keep_apart_what_they_write_and_aside_the_same() -> None:
    configs = [read_config(path) for path in RECIPES]
    assert len(configs) >= 2
    for name in ("cache", "result", "examples", "event_pairs", "held_out_groups"):
        assert len({getattr(config.paths, name) for config in configs}) == len(configs)
    drawn = {"group_weights": {}, "event_weights": {}, "share_translated": 0.0}
    aside = [replace(config.data, seen_before=[], **drawn) for config in configs]
    assert all(data == aside[0] for data in aside)


def test_every_source_of_the_permissive_recipe_is_free() -> None:
    config = read_config(PERMISSIVE)
    assert config.paths.baseline == config.paths.cache / "judge-e5"
    for source in config.nli:
        assert FREE.fullmatch(source.licence), source
        assert SourceRows(source.file, source.licence, source.rows).terms == "free"


@pytest.mark.shared
def test_the_permissive_recipe_names_every_file_that_is_there(shared: Path) -> None:
    """Each public file is used or the reason why not is told, by its name or by its set's."""
    text = PERMISSIVE.read_text(encoding="utf-8")
    for path in sorted((shared / "data/nli").glob("*.jsonl.gz")):
        name = path.name.removesuffix(".jsonl.gz")
        said = "anli_r1 to" if name.startswith("anli_") else name.split(".")[0]
        assert said in text, name


def test_the_command_line_names_the_recipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["step"])
    assert config_from_command_line("what it does") == read_config()
    monkeypatch.setattr("sys.argv", ["step", "--config", str(PERMISSIVE)])
    assert config_from_command_line("what it does") == read_config(PERMISSIVE)
