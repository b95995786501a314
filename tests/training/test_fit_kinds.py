"""Fitting the kinds of contradictions: from labelled rows to numbers that `contradiction_kinds` applies."""

from pathlib import Path

import numpy as np
import pytest

from claimdiff.findings import contradiction_kinds
from claimdiff.findings.contradiction_kinds import KindWeights, likely_kind
from training.fit_kinds import N_FOLDS, FittedKinds, KindRows, fit_kinds, main, tell_left_out

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
N_ROWS = 240


def rows_of(named: list[str]) -> KindRows:
    """Return rows whose first two dimensions tell place, cause and status apart, whatever rules name them."""
    kind = np.array(["place", "cause", "status"] * (N_ROWS // 3))
    place_of = {"place": (1.5, 0.0, 0.0), "cause": (-1.5, 0.0, 0.0), "status": (0.0, 1.5, 0.0)}
    vectors = np.array([place_of[name] for name in kind.tolist()])
    events = np.repeat(np.arange(N_ROWS // 10), 10)
    return KindRows(vectors.astype(np.float32), np.array(named), kind, events, np.zeros(N_ROWS, np.bool_))


def everywhere(rows: KindRows) -> FittedKinds:
    return fit_kinds(rows, np.ones(len(rows.kind), np.bool_))


def test_what_the_vectors_tell_is_learnt() -> None:
    rows = rows_of(["other"] * N_ROWS)
    assert tell_left_out(rows).tolist() == rows.kind.tolist()
    fitted = everywhere(rows)
    assert fitted.vectors[0, fitted.kinds.tolist().index("place")] > 0
    assert np.abs(fitted.vectors[2]).max() == pytest.approx(0, abs=1e-6)


def test_an_event_is_told_by_fits_that_have_not_seen_it(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = rows_of(["other"] * N_ROWS)
    seen = []

    def fit(given: KindRows, which: np.ndarray) -> FittedKinds:  # type: ignore[type-arg]
        seen.append(set(given.event[which].tolist()))
        return fit_kinds(given, which)

    monkeypatch.setattr("training.fit_kinds.fit_kinds", fit)
    tell_left_out(rows)
    every = set(rows.event.tolist())
    assert [every - fold for fold in seen] == [
        {event for event in every if event % N_FOLDS == n} for n in range(N_FOLDS)
    ]


def test_numbers_that_rules_have_seen_stay_numbers() -> None:
    told = tell_left_out(rows_of(["number", "other", "other"] * (N_ROWS // 3)))
    assert set(told[0::3]) == {"number"}
    assert set(told[1::3]) == {"cause"}


def test_what_is_fitted_is_what_is_applied(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = rows_of(["other", "negation"] * (N_ROWS // 2))
    fitted = everywhere(rows)
    rules = dict(zip(fitted.named.tolist(), fitted.rules, strict=True))
    weights = KindWeights(tuple(fitted.kinds.tolist()), rules, fitted.vectors, "")
    monkeypatch.setattr(contradiction_kinds, "kind_weights", lambda: weights)
    odds = rows.vectors @ fitted.vectors
    applied = [likely_kind(name, row, np.zeros_like(row)) for name, row in zip(rows.named.tolist(), odds, strict=True)]
    shares = fitted.shares(rows, np.ones(N_ROWS, np.bool_))
    assert applied == fitted.kinds[shares.argmax(axis=1)].tolist() == rows.kind.tolist()


def test_the_command_measures_and_writes_nothing_when_dry(capsys: pytest.CaptureFixture[str]) -> None:
    shipped = Path(contradiction_kinds.__file__).with_name(contradiction_kinds.WEIGHTS)
    before = shipped.read_bytes()
    main(["--dry-run", str(SEEDS)])
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("all: ")
    assert "named as the gold does: rules" in first
    assert shipped.read_bytes() == before
