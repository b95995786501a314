"""The thresholds of a comparison."""

from claimdiff.settings import Settings


def test_each_relation_has_its_threshold_unless_one_is_chosen_for_both() -> None:
    settings = Settings(min_contradiction=0.8, min_agreement=0.6)
    assert [settings.least(relation) for relation in ("contradiction", "change", "agreement")] == [0.8, 0.8, 0.6]
    chosen = Settings(min_contradiction=0.8, min_agreement=0.6, min_probability=0.0)
    assert [chosen.least(relation) for relation in ("contradiction", "change", "agreement")] == [0.0, 0.0, 0.0]
