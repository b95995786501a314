"""The fuzzer's cases are the same for a seed, and some dozens of them are read without a crash or silence."""

from benchmarks.fuzz_sources import make_cases, read_case, served


def test_the_same_seed_gives_the_same_cases() -> None:
    assert list(make_cases(5, seed=3)) == list(make_cases(5, seed=3))
    assert list(make_cases(5, seed=3)) != list(make_cases(5, seed=4))


def test_sixty_malformed_answers_all_end_in_a_line_or_an_article() -> None:
    cases = {case.number: case for case in make_cases(60, seed=7)}
    with served(cases) as port:
        outcomes = [read_case(number, port) for number in cases]
    assert [(outcome.number, outcome.trace) for outcome in outcomes if outcome.fate in ("CRASH", "SILENT")] == []
    fates = [outcome.fate for outcome in outcomes]
    assert fates.count("articles") >= 5
    assert len(set(fates)) >= 8
