"""The pipeline from articles to findings, with the embedded models on small invented articles."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

import claimdiff
from claimdiff.comparison import Comparison
from claimdiff.errors import ModelError, NothingToCompare
from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.pipeline import compare, judged_pairs, judged_probabilities
from claimdiff.protocols import ModelFacts
from claimdiff.records import Article, Block, FloatArray
from claimdiff.reports.findings_jsonl import write_findings_jsonl
from claimdiff.settings import Settings
from claimdiff.vectors.embedded import EmbeddedEncoder

ARABIC = """انهيار جسر أوردا يوقف حركة السير

قُتل 47 شخصاً في انهيار جسر أوردا يوم الاثنين، وفق ما أعلنه الدفاع المدني.

ونفت وزارة النقل أن يكون الجسر قد خضع لأي تفتيش هذا العام.

وأغلقت السلطات الطريق السريع بين أوردا ولنتا حتى إشعار آخر.
"""
ENGLISH = """Orda bridge collapse kills dozens

The collapse of the Orda bridge on Monday killed 34 people, the civil defence said.

The transport ministry said that the bridge had been inspected in March.

The authorities closed the motorway between Orda and Lenta until further notice.
"""
AMHARIC = """የኦርዳ ድልድይ መደርመስ

በሰኞ ዕለት የኦርዳ ድልድይ ተደርምሶ ብዙ ሰዎች ሞተዋል። ባለሥልጣናት መንገዱን ዘግተዋል። የትራንስፖርት ሚኒስቴር ምርመራ ጀምሯል።
"""
STAGES = ["reading", "loading models", "cutting claims", "encoding claims", "finding candidate pairs", "judging pairs",
          "comparing contents", "deciding"]  # fmt: skip


class Recorder:
    """A progress display that remembers what it was told."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int | None]] = []
        self.done: dict[str, int] = {}
        self.n_ended = 0

    def begin(self, stage: str, total: int | None) -> None:
        self.stages.append((stage, total))

    def advance(self, n: int) -> None:
        stage = self.stages[-1][0]
        self.done[stage] = self.done.get(stage, 0) + n

    def end(self) -> None:
        self.n_ended += 1


class LetterEncoder:
    """An encoder of one's own: how often each of 26 letters occurs."""

    def encode(self, texts: Sequence[str]) -> FloatArray:
        counts = np.array([[1.0 + text.lower().count(chr(97 + at)) for at in range(26)] for text in texts], np.float32)
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


class SternJudge:
    """A judge of one's own: everything contradicts everything."""

    def __init__(self) -> None:
        self.pairs: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        self.pairs += pairs
        return np.tile(np.array([0.005, 0.005, 0.99], np.float32), (len(pairs), 1))


class DullJudge(SternJudge):
    """Finds everything neutral."""

    facts = ModelFacts("dull", "00", "fp32", ("ar", "en"))

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        self.pairs += pairs
        return np.tile(np.array([0.01, 0.98, 0.01], np.float32), (len(pairs), 1))


@pytest.fixture(scope="module")
def encoder() -> EmbeddedEncoder:
    return EmbeddedEncoder()


@pytest.fixture(scope="module")
def judge() -> EmbeddedJudge:
    return EmbeddedJudge()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bridge")
    for name, text in (("one.ar.txt", ARABIC), ("two.en.txt", ENGLISH), ("three.am.txt", AMHARIC)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def paths(folder: Path) -> list[str]:
    return [str(folder / "one.ar.txt"), str(folder / "two.en.txt")]


@pytest.fixture(scope="module")
def comparison(paths: list[str], folder: Path, encoder: EmbeddedEncoder, judge: EmbeddedJudge) -> Comparison:
    inputs = [*paths, str(folder / "three.am.txt"), str(folder / "missing.txt")]
    return compare(inputs, encoder=encoder, judge=judge, settings=Settings(min_probability=0.0))


def plain_article(key: str, text: str, language: str = "en") -> Article:
    return Article(key, f"{key}.txt", text, (Block(0, len(text), "body"),), language)


def test_counts_and_stages(comparison: Comparison) -> None:
    counts = comparison.counts
    assert counts["articles"] == len(comparison.articles) == 2
    assert counts["claims"] == len(comparison.claims) > 8
    assert counts["candidate_pairs"] == counts["judged_pairs"] > 0
    assert counts["judged_pairs"] <= counts["judged_directions"] <= 2 * counts["judged_pairs"]
    assert counts["findings"] == len(comparison.findings)
    assert list(comparison.timings) == STAGES
    assert min(comparison.timings.values()) >= 0
    assert comparison.started <= comparison.finished


def test_the_known_contradiction_and_agreement_are_judged_right(comparison: Comparison) -> None:
    # beyond what any threshold decides: the tolls are likelier a contradiction, the closed road an agreement
    toll = [one for one in comparison.findings if "47" in one.left.claim.text and "34" in one.right.claim.text]
    road = [one for one in comparison.findings if "لنتا" in one.left.claim.text and "Lenta" in one.right.claim.text]
    assert [(one.relation, one.kind) for one in toll] == [("contradiction", "number")]
    assert [(one.relation, one.kind) for one in road] == [("agreement", "translation")]
    assert all(one.probability > 0.5 for one in road)


def test_articles_and_findings_keep_the_order_of_the_command_line(comparison: Comparison) -> None:
    assert [article.language for article in comparison.articles] == ["ar", "en"]
    assert {(one.left.article.language, one.right.article.language) for one in comparison.findings} == {("ar", "en")}
    ranks = [(["contradiction", "change", "agreement"].index(one.relation), -round(one.probability, 4))
             for one in comparison.findings]  # fmt: skip
    assert ranks == sorted(ranks)


def test_a_language_that_is_not_covered_is_told_and_not_compared(comparison: Comparison) -> None:
    assert [article.language for article in comparison.uncovered] == ["am"]
    assert {claim.article_id for claim in comparison.claims} == {one.article_id for one in comparison.articles}


def test_unread_inputs_are_kept_with_the_reason(comparison: Comparison, folder: Path) -> None:
    assert [item.path for item in comparison.unread] == [str(folder / "missing.txt")]
    assert [item.fate for item in comparison.inputs][:3] == ["read", "read", "read"]


def test_every_judged_pair_can_be_listed(comparison: Comparison) -> None:
    records = list(judged_pairs(comparison))
    contradiction, agreement = judged_probabilities(comparison)
    assert len(records) == len(contradiction) == len(agreement) == comparison.counts["judged_pairs"]
    assert {record["relation"] for record in records} >= {"contradiction", "agreement"}


def test_the_same_input_twice_gives_the_same_bytes(
    comparison: Comparison, paths: list[str], encoder: EmbeddedEncoder, judge: EmbeddedJudge, tmp_path: Path
) -> None:
    again = compare(paths, encoder=encoder, judge=judge, settings=Settings(min_probability=0.0))
    assert write_findings_jsonl(again.findings, tmp_path / "again") > 0
    write_findings_jsonl(comparison.findings, tmp_path / "first")
    assert (tmp_path / "again").read_bytes() == (tmp_path / "first").read_bytes()


def test_the_models_say_what_they_are(comparison: Comparison) -> None:
    assert comparison.encoder.languages is not None
    assert comparison.judge.quantisation.startswith("int8")
    assert len(comparison.encoder.sha256 or "") == 64


def test_a_threshold_runs_no_model_and_keeps_the_probabilities(
    comparison: Comparison, paths: list[str], encoder: EmbeddedEncoder, judge: EmbeddedJudge
) -> None:
    strict = compare(paths, encoder=encoder, judge=judge, settings=Settings(min_probability=0.8))
    kept = {one.finding_id: one.probability for one in comparison.findings if one.probability >= 0.8}
    assert {one.finding_id: one.probability for one in strict.findings} == kept


def test_a_single_article_is_nothing_to_compare(paths: list[str]) -> None:
    with pytest.raises(NothingToCompare, match="only one article could be read; give at least two") as error:
        compare(paths[:1], encoder=LetterEncoder(), judge=SternJudge())
    assert "\n" not in str(error.value)


def test_nothing_to_compare_says_why(paths: list[str], folder: Path, encoder: EmbeddedEncoder) -> None:
    inputs = [paths[0], str(folder / "missing.txt"), str(folder / "three.am.txt")]
    with pytest.raises(NothingToCompare, match=r"missing\.txt: unreadable.*language not covered \(am\)"):
        compare(inputs, encoder=encoder, judge=SternJudge())


def test_no_input_at_all_is_nothing_to_compare() -> None:
    with pytest.raises(NothingToCompare, match="no article could be read"):
        compare([], encoder=LetterEncoder(), judge=SternJudge())


def test_models_of_one_s_own_and_articles_as_records() -> None:
    judge, progress = SternJudge(), Recorder()
    articles = [plain_article("a", "The bridge fell on Monday."), plain_article("b", "The dam stands in Lenta.", "ka")]
    # a lone pair of two stories is improbable, however sure the judge is
    settings = Settings(min_probability=0.2)
    found = claimdiff.compare(articles, encoder=LetterEncoder(), judge=judge, progress=progress, settings=settings)
    assert [(one.relation, one.left.article.article_id) for one in found.findings] == [("contradiction", "a")]
    assert set(judge.pairs) == {
        ("The bridge fell on Monday.", "The dam stands in Lenta."),
        ("The dam stands in Lenta.", "The bridge fell on Monday."),
    }
    assert (found.encoder, found.uncovered) == (ModelFacts("LetterEncoder", None, "unknown", None), ())
    assert [item.path for item in found.inputs] == ["a.txt", "b.txt"]
    assert [stage for stage, _total in progress.stages] == STAGES[1:]
    assert (progress.done["judging pairs"], progress.n_ended) == (1, len(STAGES) - 1)


def test_a_neutral_pair_is_judged_in_one_direction_only() -> None:
    judge = DullJudge()
    articles = [plain_article("a", "The bridge fell on Monday."), plain_article("b", "The dam stands in Lenta.")]
    found = compare(articles, encoder=LetterEncoder(), judge=judge)
    assert (len(judge.pairs), found.counts["judged_directions"], len(found.findings)) == (1, 1, 0)
    (record,) = judged_pairs(found)
    assert (record["relation"], record["contradiction_rl"]) == ("neutral", None)
    assert found.judge.name == "dull"


def test_articles_without_claims_give_no_finding() -> None:
    articles = [plain_article("a", "Who knows?"), plain_article("b", "Really?")]
    found = compare(articles, encoder=LetterEncoder(), judge=SternJudge())
    assert (found.counts["claims"], found.counts["candidate_pairs"], len(found.findings)) == (0, 0, 0)


def test_a_model_that_can_not_be_loaded_is_one_line(paths: list[str], tmp_path: Path) -> None:
    with pytest.raises(ModelError) as error:
        EmbeddedEncoder(tmp_path)
    assert "\n" not in str(error.value)
