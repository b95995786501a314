"""Deciding: a pure function from evidence to findings."""

from dataclasses import replace

import numpy as np
import pytest

from claimdiff.content.compare import CONTENT_FEATURES
from claimdiff.explanation import Explanation, UpdateSigns
from claimdiff.finding_record import finding_record
from claimdiff.findings.decide import decide_findings, finding_id_of, judged_records
from claimdiff.findings.probabilities import RelationProbabilities, relation_probabilities
from claimdiff.findings.update_probability import update_features, update_probability
from claimdiff.records import Article, Finding, Judgements, PairFeatures, Relation
from claimdiff.settings import Settings
from tests.findings.judged import AGREES, CONTRADICTS, NEUTRAL_ROW, NOT_JUDGED, Judged, claim_of, judged

LOW = Settings(min_probability=0.1)
"""Below whatever the calibration makes of clear evidence, above what it makes of none."""
CLAIMS = [
    claim_of("a", "47 people died in Orda"),
    claim_of("a", "47 people died", 0),
    claim_of("a", "The dam burst on Monday", 1),
    claim_of("b", "34 people died in Orda"),
    claim_of("b", "The dam broke on Monday", 1),
    claim_of("b", "It rained in Lenta", 2),
]
WEAK = (0.05, 0.45, 0.5)


def case() -> Judged:
    rows = [
        (0, 3, CONTRADICTS, CONTRADICTS),
        (1, 3, WEAK, WEAK),
        (2, 4, AGREES, AGREES),
        (2, 5, NEUTRAL_ROW, NOT_JUDGED),
    ]
    return judged(CLAIMS, rows)


def decide(given: Judged, settings: Settings | None = None) -> list[Finding]:
    return list(decide_findings(given.judgements, given.claims, given.articles, settings or LOW).findings)


def test_one_contradiction_and_one_agreement_are_found() -> None:
    found = {finding.relation: finding for finding in decide(case())}
    assert set(found) == {"contradiction", "agreement"}
    assert found["contradiction"].left.claim.text.startswith("47 people died")  # the sentence or its clause
    assert found["contradiction"].kind == "number"
    assert found["agreement"].right.claim.text == "The dam broke on Monday"
    assert found["agreement"].kind == "paraphrase"
    assert found["agreement"].left.article.path == "a.txt"


def test_evidence_is_kept_as_it_was_judged() -> None:
    given = judged(CLAIMS, [(0, 3, (0.01, 0.04, 0.95), (0.02, 0.07, 0.91))], similarity=0.88)
    (finding,) = decide(given)
    evidence = (finding.entailment_lr, finding.entailment_rl, finding.contradiction_lr, finding.contradiction_rl)
    assert evidence == pytest.approx((0.01, 0.02, 0.95, 0.91))
    assert finding.similarity == pytest.approx(0.88)


def test_of_two_sentences_only_the_likeliest_pair_is_reported() -> None:
    given = judged(CLAIMS, [(1, 3, WEAK, WEAK), (0, 3, CONTRADICTS, CONTRADICTS)])
    known = RelationProbabilities(np.array([0.6, 0.9]), np.array([0.1, 0.0]))
    found = decide_findings(given.judgements, given.claims, given.articles, LOW, known=known).findings
    assert [finding.left.claim.text for finding in found] == ["47 people died in Orda"]


def test_the_pair_that_was_told_stands_for_its_sentences_while_it_is_likely() -> None:
    given = judged(CLAIMS, [(0, 3, CONTRADICTS, CONTRADICTS), (1, 3, WEAK, WEAK)])
    told = {finding_id_of(given.claims[1], given.claims[3])}
    (stronger,) = decide(given)
    decision = decide_findings(given.judgements, given.claims, given.articles, LOW, told=told)
    (kept,) = decision.findings
    assert (kept.left.claim.text, {kept.finding_id}) == ("47 people died", told)
    unlikely = replace(LOW, min_probability=(kept.probability + stronger.probability) / 2)
    decision = decide_findings(given.judgements, given.claims, given.articles, unlikely, told=told)
    assert [one.finding_id for one in decision.findings] == [stronger.finding_id]


def test_a_threshold_changes_the_set_and_no_probability() -> None:
    given = judged(CLAIMS, [(0, 3, CONTRADICTS, CONTRADICTS), (2, 4, WEAK, WEAK), (2, 5, NEUTRAL_ROW, NEUTRAL_ROW)])
    everything = {
        one.finding_id: one for one in decide(given, Settings(min_probability=0.0, max_neutral=1.0, min_judged=0.0))
    }
    assert len(everything) == 3
    for threshold in (0.0, 0.2, 0.5, 0.8, 0.95, 1.0):
        found = decide(given, Settings(min_probability=threshold, max_neutral=1.0, min_judged=0.0))
        kept = {one.finding_id for one in everything.values() if one.probability >= threshold}
        assert {one.finding_id for one in found} == kept
        assert all(_by_itself(one) == _by_itself(everything[one.finding_id]) for one in found)


def test_a_contradiction_of_which_nothing_names_what_conflicts_must_be_surer() -> None:
    given = judged(CLAIMS, [(2, 4, WEAK, WEAK), (0, 3, WEAK, WEAK)])
    known = RelationProbabilities(np.array([0.85, 0.85]), np.array([0.0, 0.0]))
    unsure = Settings(max_neutral=1.0, min_contradiction=0.8, min_unnamed=0.9)

    def decided(settings: Settings) -> tuple[list[str], list[str]]:
        decision = decide_findings(given.judgements, given.claims, given.articles, settings, known=known)
        return [one.kind for one in decision.findings], [one.kind for one in decision.undecided]

    assert decided(unsure) == (["number"], ["other"])
    assert decided(replace(unsure, min_unnamed=0.85)) == (["other", "number"], [])
    assert decided(replace(unsure, min_probability=0.8)) == (["other", "number"], []), "a chosen one goes before it"


def test_each_relation_has_a_threshold_of_its_own() -> None:
    given = case()
    by_relation = {one.relation: one.probability for one in decide(given)}
    least = {relation: probability - 0.01 for relation, probability in by_relation.items()}
    both = replace(
        LOW, min_probability=None, min_contradiction=least["contradiction"], min_agreement=least["agreement"]
    )
    assert {one.relation for one in decide(given, both)} == {"contradiction", "agreement"}
    no_contradiction = replace(both, min_contradiction=1.0)
    decision = decide_findings(given.judgements, given.claims, given.articles, no_contradiction)
    assert [one.relation for one in decision.findings] == ["agreement"]
    assert [one.relation for one in decision.undecided] == ["contradiction"]
    records = judged_records(given.judgements, given.claims, given.articles, no_contradiction)
    assert [record["relation"] for record in records] == ["neutral", "neutral", "agreement", "neutral"]
    no_agreement = replace(both, min_agreement=1.0)
    assert [one.relation for one in decide(given, no_agreement)] == ["contradiction"]
    assert len(decide(given, replace(no_agreement, min_probability=LOW.min_probability))) == 2


def test_a_figure_brought_up_to_date_has_a_probability_of_its_own() -> None:
    given = judged(CLAIMS, [(0, 3, CONTRADICTS, CONTRADICTS), (1, 3, WEAK, WEAK), (2, 4, AGREES, AGREES)])
    signs = UpdateSigns(growth=1, both_named=True, is_one_sort=True, log_ratio=0.3)

    def explain(relation: Relation, left: int, right: int, _: tuple[Article, Article]) -> Explanation:
        if relation == "contradiction" and (left, right) == (0, 3):
            return Explanation("change", "update", update=signs)
        return Explanation(relation, None)

    def decided(settings: Settings) -> dict[Relation, Finding]:
        decision = decide_findings(given.judgements, given.claims, given.articles, settings, explain)
        return {one.relation: one for one in decision.findings}

    expected = update_probability(update_features(0.97, signs))
    found = decided(LOW)
    assert set(found) == {"change", "agreement"}
    assert (found["change"].kind, found["change"].left.claim.text) == ("update", "47 people died in Orda")
    assert found["change"].probability == pytest.approx(expected, abs=1e-6)
    assert "change" not in decided(replace(LOW, min_probability=expected + 0.01))
    records = judged_records(given.judgements, given.claims, given.articles, LOW, explain)
    assert [record["relation"] for record in records] == ["change", "contradiction", "agreement"]


def _by_itself(finding: Finding) -> Finding:
    """Return a finding without what depends on the others that are reported: its point and sources."""
    return replace(finding, group=None, independent_sources=None)


def test_a_pair_that_the_first_direction_calls_neutral_is_no_finding() -> None:
    given = judged(CLAIMS, [(0, 3, (0.02, 0.95, 0.03), CONTRADICTS)])
    assert decide(given, Settings(min_probability=0.0, max_neutral=0.9)) == []
    assert len(decide(given, Settings(min_probability=0.0, max_neutral=0.96))) == 1


def test_the_likeliest_pairs_below_the_threshold_are_undecided() -> None:
    given = judged(CLAIMS, [(0, 3, CONTRADICTS, CONTRADICTS), (2, 4, WEAK, WEAK), (2, 5, NEUTRAL_ROW, NEUTRAL_ROW)])
    everything = sorted(
        decide(given, Settings(min_probability=0.0, max_neutral=1.0, min_judged=0.0)), key=lambda one: -one.probability
    )
    above, middle, below = (one.probability for one in everything)
    parts = ((above + middle) / 2, (middle + below) / 2)
    for max_undecided, n_undecided in ((30, 1), (0, 0)):
        chosen = Settings(
            min_probability=parts[0],
            min_undecided=parts[1],
            max_undecided=max_undecided,
            max_neutral=1.0,
            min_judged=0.0,
        )
        decision = decide_findings(given.judgements, given.claims, given.articles, chosen)
        assert list(decision.findings) == everything[:1]
        undecided = [replace(one, group=None, independent_sources=None) for one in everything[1 : 1 + n_undecided]]
        assert list(decision.undecided) == undecided


def test_no_judgement_gives_no_finding() -> None:
    assert decide(judged(CLAIMS, [])) == []


def test_an_id_is_the_same_whichever_side_stands_on_the_left() -> None:
    one, other = CLAIMS[:2]
    assert finding_id_of(one, other) == finding_id_of(other, one) != finding_id_of(one, one)


def test_ids_depend_on_texts_and_articles_and_not_on_the_run() -> None:
    given = case()
    order = np.array([3, 2, 1, 0])
    pairs = type(given.judgements.pairs)(
        given.judgements.pairs.left[order],
        given.judgements.pairs.right[order],
        given.judgements.pairs.similarity[order],
    )
    turned = Judgements(pairs, given.judgements.left_to_right[order], given.judgements.right_to_left[order])
    again = decide(replace(given, judgements=turned))
    assert {one.finding_id for one in again} == {one.finding_id for one in decide(given)}
    moved = [replace(claim, start=claim.start + 7, end=claim.end + 7, claim_id="moved") for claim in CLAIMS]
    assert {one.finding_id for one in decide(replace(given, claims=moved))} == {one.finding_id for one in again}
    others = [replace(claim, text=claim.text + "!") for claim in CLAIMS]
    assert not {one.finding_id for one in decide(replace(given, claims=others))} & {one.finding_id for one in again}


def test_every_judged_pair_is_a_record_neutral_ones_too() -> None:
    given = case()
    records = list(judged_records(given.judgements, given.claims, given.articles, LOW))
    assert [record["relation"] for record in records][0::2] == ["contradiction", "agreement"]
    assert (records[3]["relation"], records[3]["kind"]) == ("neutral", "other")
    assert records[3]["contradiction_rl"] is None
    of_the_group = {"group", "independent_sources"}  # a finding's, known only where all findings are
    assert set(records[3]) | of_the_group == set(finding_record(decide(given)[0]))
    probabilities = relation_probabilities(given.judgements, given.claims)
    strongest = np.maximum(probabilities.contradiction, probabilities.agreement)
    # the second pair's likelier relation doesn't count: its one claim follows from the other
    likelier = [records[number]["probability"] for number in (0, 2, 3)]
    assert likelier == pytest.approx(strongest[[0, 2, 3]].tolist(), abs=1e-4)


def test_what_else_is_known_does_not_overrule_the_judge() -> None:
    given = judged(CLAIMS, [(0, 3, (0.1, 0.6, 0.3), (0.1, 0.8, 0.1))])
    chosen = Settings(min_probability=0.0, min_undecided=0.0, min_judged=0.2)
    assert [one.relation for one in decide(given, chosen)] == ["contradiction"]
    assert decide(given, replace(chosen, min_judged=0.21)) == []


def test_a_claim_that_follows_from_the_other_does_not_contradict_it() -> None:
    copies = judged(CLAIMS, [(0, 3, (0.31, 0.01, 0.68), (0.86, 0.01, 0.13))])
    chosen = Settings(min_probability=0.0, min_undecided=0.0, min_judged=0.0)
    assert [one.relation for one in decide(copies, chosen)] == ["agreement"]


def test_a_call_contradicts_no_fact_but_another_call() -> None:
    calls = [replace(claim, language="fr", quoted=True, text="Ouvrez les vannes du barrage") for claim in CLAIMS]
    for changed, found in (([0], []), ([3], []), ([0, 3], ["contradiction"]), ([], ["contradiction"])):
        claims = [calls[number] if number in changed else claim for number, claim in enumerate(CLAIMS)]
        assert [one.relation for one in decide(judged(claims, [(0, 3, CONTRADICTS, CONTRADICTS)]))] == found


def test_where_numbers_exclude_each_other_the_judge_does_not_rule_a_contradiction_out() -> None:
    given = judged(CLAIMS, [(0, 3, (0.6, 0.1, 0.3), (0.5, 0.1, 0.4))])
    known = RelationProbabilities(np.array([0.8]), np.array([0.1]))
    for conflicts, relation in ((1.0, "contradiction"), (0.0, "agreement")):
        values = np.zeros((1, len(CONTENT_FEATURES)))
        values[0, CONTENT_FEATURES.index("quantity_conflicts")] = conflicts
        judgements = replace(given.judgements, contents=PairFeatures(CONTENT_FEATURES, values))
        decision = decide_findings(judgements, given.claims, given.articles, LOW, known=known)
        assert [one.relation for one in decision.findings] == [relation]
