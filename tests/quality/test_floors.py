"""The shipped models reach their floors, on data that is still the pinned one; floors only rise."""

from pathlib import Path

import pytest

from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.vectors.embedded import EmbeddedEncoder
from tests.quality.floors import Fall, allowance, find_falls, raised, read_floors, write_floors
from tests.quality.measure import Figure, measure_set
from tests.quality.pinned_sets import PinnedSet, pinned_sets
from tests.quality.raise_floors import raise_floors
from training.judge_config import read_config

SETS = {pinned.name: pinned for pinned in pinned_sets()}


@pytest.fixture(scope="module")
def encoder() -> EmbeddedEncoder:
    return EmbeddedEncoder()


@pytest.fixture(scope="module")
def judge() -> EmbeddedJudge:
    return EmbeddedJudge()


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.shared] if item.is_shared else []) for name, item in SETS.items()]
)
def test_the_shipped_models_reach_their_floors(name: str, encoder: EmbeddedEncoder, judge: EmbeddedJudge) -> None:
    pinned = SETS[name]
    if not pinned.is_here:
        pytest.skip("needs the folder ../shared beside the checkout (public pair files, development events)")
    pinned_floors = read_floors()[name]
    assert pinned.digest == pinned_floors["sha256"], "the data is another; python -m tests.quality.raise_floors"
    falls = find_falls(pinned_floors["floors"], measure_set(pinned, encoder, judge))
    assert [str(fall) for fall in falls] == []


def test_every_set_has_floors_and_nothing_else_has() -> None:
    assert sorted(read_floors()) == sorted(SETS)
    assert all(entry["floors"] for entry in read_floors().values())


def test_no_judge_is_trained_on_the_pinned_events() -> None:
    held_out = read_config().data.held_out_events
    names = [path.name for item in SETS.values() for path in item.paths if path.parent.name == "events"]
    assert names
    assert set(names) <= set(held_out)


def test_a_fall_is_more_than_one_of_the_things_counted() -> None:
    floors = {"accuracy": 0.8, "recall": 0.5}
    assert find_falls(floors, {"accuracy": Figure(0.79, 100), "recall": Figure(0.9, 10)}) == []
    falls = find_falls(floors, {"accuracy": Figure(0.78, 100)})
    assert falls == [Fall("accuracy", 0.8, 0.78), Fall("recall", 0.5, None)]
    assert str(falls[0]) == "accuracy: floor 0.8, found 0.78"
    assert allowance(50) == pytest.approx(0.02005)


def test_floors_rise_and_do_not_sink() -> None:
    floors = {"accuracy": 0.8, "recall": 0.5}
    figures = {"accuracy": Figure(0.795, 100), "recall": Figure(0.61234, 10), "precision": Figure(0.3, 9)}
    assert raised(floors, figures, allow_regression=False) == {"accuracy": 0.8, "recall": 0.6123, "precision": 0.3}
    assert raised(floors, figures, allow_regression=True) == {"accuracy": 0.795, "recall": 0.6123, "precision": 0.3}


def make_set(folder: Path) -> PinnedSet:
    (folder / "data").mkdir()
    (folder / "data" / "rows.jsonl").write_text("{}\n")
    return PinnedSet("one", "pairs", (folder / "data",))


def test_a_regression_is_written_only_with_leave(tmp_path: Path) -> None:
    pinned, path = make_set(tmp_path), tmp_path / "floors.json"
    assert raise_floors({pinned: {"accuracy": Figure(0.8, 100)}}, path, allow_regression=False) == []
    before = path.read_bytes()
    worse = {pinned: {"accuracy": Figure(0.7, 100)}}
    assert raise_floors(worse, path, allow_regression=False) == ["one, accuracy: floor 0.8, found 0.7"]
    assert path.read_bytes() == before
    raise_floors(worse, path, allow_regression=True)
    assert read_floors(path)["one"]["floors"] == {"accuracy": 0.7}


def test_sets_that_were_not_measured_keep_their_floors(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    write_floors({"other": {"sha256": "00", "floors": {"accuracy": 0.9}}}, path)
    raise_floors({make_set(tmp_path): {"accuracy": Figure(0.8, 100)}}, path, allow_regression=False)
    assert read_floors(path)["other"] == {"sha256": "00", "floors": {"accuracy": 0.9}}


def test_the_digest_is_that_of_names_and_contents(tmp_path: Path) -> None:
    pinned = make_set(tmp_path)
    before = pinned.digest
    (tmp_path / "data" / "rows.jsonl").write_text("{} \n")
    changed = pinned.digest
    (tmp_path / "data" / "rows.jsonl").rename(tmp_path / "data" / "names.jsonl")
    assert len({before, changed, pinned.digest}) == 3
