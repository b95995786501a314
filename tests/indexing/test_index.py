"""An index from outside: what adding, editing and removing leaves behind."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from claimdiff.errors import IndexLocked, IndexMissing, IndexUnwritable, ModelMismatch, UnknownArticle, UnknownFinding
from claimdiff.finding_record import finding_record
from claimdiff.index.fact_rows import load_fact
from claimdiff.index.finding_rows import told_findings
from claimdiff.indexing.evidence import load_evidence
from claimdiff.indexing.index import Index
from claimdiff.records import Article, Finding, FloatArray, Review
from claimdiff.settings import IndexSettings, Settings
from tests.indexing.stubs import FLOOD, ROAD, SCHOOL, TRAIN, NumberJudge, OtherJudge, WordEncoder, article_of


def opened(
    folder: Path, *, encoder: WordEncoder | None = None, judge: NumberJudge | None = None, writing: bool = True
) -> Index:
    return Index.open(
        "valley",
        indexes_dir=folder,
        writing=writing,
        wait_seconds=0,
        encoder=encoder or WordEncoder(),
        judge=judge or NumberJudge(),
    )


Told = dict[str, tuple[object, ...]]


def decided_at_once(index: Index) -> Told:
    """What the whole evidence comes to, decided together."""
    session = index._session
    evidence = load_evidence(session.database, session.judge_number(), session.settings)
    return {one.finding_id: told(one) for one in evidence.decide(session.settings).findings}


def kept(index: Index) -> Told:
    return {one.finding_id: told(one) for one in index.findings(with_dismissed=True)}


def told(one: Finding) -> tuple[object, ...]:
    return one.relation, one.kind, round(one.probability, 6), one.group, one.independent_sources


FIRST = article_of("first", FLOOD.format(47), ROAD, SCHOOL)
SECOND = article_of("second", FLOOD.format(34), ROAD, TRAIN)


def test_two_articles_contradict_and_agree(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        result = index.add([FIRST, SECOND])
        found = {(one.relation, one.kind, one.state) for one in index.findings()}
    assert result.added == (FIRST.article_id, SECOND.article_id)
    assert found == {("contradiction", "number", "new"), ("agreement", "duplicate", "new")}
    assert len(result.changes.new) == 2
    assert result.counts["articles"] == 2
    assert result.counts["claims"] == 6


def test_what_was_added_is_there_for_the_next_reader(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.add([FIRST, SECOND])
    with opened(tmp_path, writing=False) as index:
        assert [one.article_id for one in index.articles()] == [FIRST.article_id, SECOND.article_id]
        assert index.article(FIRST.article_id) == FIRST
        assert index.verify() == ()
        assert index.counts()["findings"] == 2


def test_adding_the_same_article_again_does_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.add([FIRST, SECOND])
        before = index.counts()
    encoder, judge = WordEncoder(), NumberJudge()
    with opened(tmp_path, encoder=encoder, judge=judge) as index:
        result = index.add([FIRST, SECOND])
        assert (result.added, result.unchanged) == ((), ("first.txt", "second.txt"))
        assert [item.fate for item in result.inputs] == ["unchanged", "unchanged"]
        assert index.counts() == before | {"runs": 2}
        assert {one.state for one in index.findings()} == {"open"}
    assert (encoder.texts, judge.pairs) == ([], [])


def test_the_same_words_of_the_same_outlet_elsewhere_are_a_duplicate(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.add([FIRST])
        result = index.add([replace(FIRST, path="copy.txt", article_id="0" * 16)])
        assert [item.fate for item in result.inputs] == ["duplicate of first.txt"]
        assert index.counts()["articles"] == 1


def test_an_edit_replaces_claims_keeps_the_old_version_and_says_what_changed(tmp_path: Path) -> None:
    edited = article_of("second", FLOOD.format(47), ROAD, TRAIN, outlet="second")
    with opened(tmp_path) as index:
        index.add([FIRST, SECOND])
        road = [one.finding_id for one in index.findings() if one.relation == "agreement"]
    with opened(tmp_path) as index:
        result = index.add([edited])
        (edit,) = result.edited
        assert (edit.article_id, edit.version) == (SECOND.article_id, 2)
        assert (edit.n_claims_added, edit.n_claims_removed) == (1, 1)
        assert (edit.added, edit.removed) == ((FLOOD.format(47),), (FLOOD.format(34),))
        assert [version.text for version in index.versions("second.txt")] == [SECOND.text, edited.text]
        assert [one.reason for one in result.changes.resolved] == ["edited"]
        assert [one.relation for one in result.changes.new] == ["agreement"]
        states = {one.finding_id: one.state for one in index.findings()}
        assert states[road[0]] == "open"
        assert index.verify() == ()


def test_removing_leaves_no_ghost(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.add([FIRST, SECOND])
        result = index.remove([SECOND.article_id])
        assert {one.reason for one in result.changes.resolved} == {"removed"}
        assert len(result.changes.resolved) == 2
        assert index.verify() == ()
    connection = sqlite3.connect(tmp_path / "valley" / "index.sqlite")
    tables = ("articles", "versions", "claims", "contents", "vectors", "pairs")
    counts = [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
    connection.close()
    assert counts == [1, 1, 3, 3, 3, 0]
    assert TRAIN.encode() not in (tmp_path / "valley" / "index.sqlite").read_bytes()


def test_what_comes_back_is_reopened_under_its_old_id_and_no_pair_is_judged_again(tmp_path: Path) -> None:
    judge = NumberJudge()
    with opened(tmp_path, judge=judge) as index:
        index.add([FIRST, SECOND])
        before = {one.finding_id for one in index.findings()}
        n_judged = len(judge.pairs)
        index.remove(["second.txt"])
        result = index.add([SECOND])
        assert {one.finding_id for one in result.changes.reopened} == before
        assert (len(result.changes.new), len(judge.pairs)) == (0, n_judged)


def test_a_copy_takes_the_place_of_the_first_when_that_is_removed(tmp_path: Path) -> None:
    third = article_of("third", ROAD, FLOOD.format(34), outlet="third")
    with opened(tmp_path) as index:
        index.add([FIRST, SECOND, third])
        index.remove(["second.txt"])
        pairs = {(one.relation, one.left.article.outlet, one.right.article.outlet) for one in index.findings()}
        assert {(relation, *sorted((str(left), str(right)))) for relation, left, right in pairs} == {
            ("contradiction", "first", "third"),
            ("agreement", "first", "third"),
        }
        assert index.verify() == ()


def test_an_unknown_article_removes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.add([FIRST, SECOND])
        with pytest.raises(UnknownArticle, match="elsewhere"):
            index.remove(["first.txt", "elsewhere"])
        assert index.counts()["articles"] == 2


def test_another_model_is_refused_with_the_command_that_rebuilds(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.add([FIRST])
    with opened(tmp_path, judge=OtherJudge()) as index:
        with pytest.raises(ModelMismatch, match="claimdiff index rebuild valley") as error:
            index.add([SECOND])
        assert "\n" not in str(error.value)
        assert index.counts()["articles"] == 1


def test_rebuild_with_another_judge_judges_again_and_keeps_the_findings(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.add([FIRST, SECOND])
        before = kept(index)
    judge = OtherJudge()
    with opened(tmp_path, judge=judge) as index:
        result = index.rebuild()
        assert (result.is_encoded_anew, result.is_judged_anew) == (False, True)
        assert len(judge.pairs) > 0
        assert kept(index) == before == decided_at_once(index)
        assert index.verify() == ()


def test_an_index_of_models_that_shipped_before_is_rebuilt_with_those_that_ship_now(tmp_path: Path) -> None:
    with Index.open("valley", indexes_dir=tmp_path, writing=True) as index:
        index.add([FIRST, SECOND])
        before = kept(index)
        database = index._session.database
        models = load_fact(database, "models")
        models["judge"] |= {"name": "an earlier judge", "sha256": "0" * 64}
        with database.transaction():
            database.write("UPDATE facts SET value = ? WHERE name = 'models'", (json.dumps(models),))
    with (
        Index.open("valley", indexes_dir=tmp_path, writing=True) as index,
        pytest.raises(ModelMismatch, match=r"an earlier judge.*: make it over with: claimdiff index rebuild valley$"),
    ):
        index.add([article_of("third", ROAD)])
    with Index.open("valley", indexes_dir=tmp_path, writing=True) as index:
        result = index.rebuild()
        assert (result.is_encoded_anew, result.is_judged_anew) == (False, True)
        assert index.verify() == ()
        assert kept(index) == before
        assert len(index.add([article_of("third", ROAD)]).added) == 1


def test_a_stop_leaves_the_rest_for_another_run(tmp_path: Path) -> None:
    articles = [article_of(f"a{n}", FLOOD.format(n), ROAD) for n in range(IndexSettings().articles_per_batch + 2)]
    asked = []
    with opened(tmp_path) as index:
        result = index.add(articles, should_stop=lambda: len(asked) == 1 or asked.append(1) is not None)
        assert len(result.added) == IndexSettings().articles_per_batch
        assert result.not_done == tuple(one.path for one in articles[-2:])
        again = index.add(articles)
        assert (len(again.added), len(again.unchanged)) == (2, IndexSettings().articles_per_batch)


def test_one_url_twice_in_one_addition_is_an_edit(tmp_path: Path) -> None:
    one = article_of("a", FLOOD.format(12), ROAD, url="https://news.example/a")
    two = article_of("a", FLOOD.format(13), ROAD, url="https://news.example/a")
    with opened(tmp_path) as index:
        result = index.add([one, two])
        assert (len(result.added), [edit.version for edit in result.edited]) == (1, [2])
        assert index.verify() == ()


def test_parts_of_a_file_that_move_are_the_same_articles(tmp_path: Path) -> None:
    def parts(*articles: Article) -> list[Article]:
        return [replace(one, path="page.txt", part=at) for at, one in enumerate(articles, 1)]

    third = article_of("third", TRAIN, FLOOD.format(50))
    with opened(tmp_path) as index:
        index.add(parts(FIRST, SECOND))
        result = index.add(parts(third, FIRST, SECOND))
        assert (result.added, result.edited, len(result.unchanged)) == ((third.article_id,), (), 2)
        edited = article_of("second", FLOOD.format(34), SCHOOL, outlet="second")
        result = index.add(parts(third, FIRST, edited))
        assert [one.article_id for one in result.edited] == [SECOND.article_id]
        assert index.counts()["articles"] == 3
        assert index.verify() == ()


def test_rows_of_a_table_are_known_by_their_urls(tmp_path: Path) -> None:
    rows = [
        article_of(name, FLOOD.format(n), ROAD, url=f"https://news.example/{name}") for n, name in enumerate("ab", 20)
    ]
    with opened(tmp_path) as index:
        index.add([replace(one, path="t.csv", part=at) for at, one in enumerate(rows, 1)])
        edited = article_of("b", FLOOD.format(30), ROAD, url="https://news.example/b")
        result = index.add([replace(one, path="t.csv", part=at) for at, one in enumerate([edited, rows[0]], 1)])
        assert (len(result.added), len(result.edited), len(result.unchanged)) == (0, 1, 1)


def test_a_run_holds_several_additions(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        with index.run("nightly") as run:
            index.add([FIRST])
            index.add([SECOND])
            assert len(run.changes().new) == 2
        assert [(one.kind, one.finished is None) for one in index.runs()] == [("nightly", False)]
        assert [len(index.changes(after_run=number).new) for number in (0, run.number)] == [2, 0]


def test_a_review_stays_with_its_finding_and_hides_what_was_dismissed(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.add([FIRST, SECOND])
        (one,) = index.findings().of("contradiction")
        index.set_review(one.finding_id, Review("false_alarm", "another day", "2026-01-02T03:04:05+00:00"))
        assert [found.relation for found in index.findings()] == ["agreement"]
        assert [found.relation for found in index.comparison().findings] == ["agreement"]
        index.remove(["second.txt"])
        index.add([SECOND])
        (record,) = index.reviews()
        assert (record.finding_id, record.review.note, record.is_open) == (one.finding_id, "another day", True)
        assert record.record["left"]["text"] == one.left.claim.text
        assert record.features["contradiction_mean"] > 3
        assert len(index.findings(with_dismissed=True)) == 2
        index.remove_review(one.finding_id)
        with pytest.raises(UnknownFinding):
            index.remove_review(one.finding_id)
        assert len(index.findings()) == 2


def test_open_and_reviewed_findings_go_on_standing_for_their_sentences(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.add([FIRST, SECOND])
        (one,) = index.findings().of("contradiction")
        assert told_findings(index._session.database) == set(kept(index))
        index.set_review(one.finding_id, Review("false_alarm", "another day", "2026-01-02T03:04:05+00:00"))
        index.remove(["second.txt"])
        assert told_findings(index._session.database) == {one.finding_id}
        evidence = load_evidence(index._session.database, index._session.judge_number(), index._session.settings)
        assert evidence.told == {one.finding_id}


def test_a_comparison_holds_what_the_index_holds(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.add([FIRST, SECOND])
        comparison = index.comparison()
        assert {finding_record(one)["finding_id"] for one in comparison.findings} == set(kept(index))
        assert [article.article_id for article in comparison.articles] == [FIRST.article_id, SECOND.article_id]
        assert (comparison.counts["articles"], comparison.counts["claims"]) == (2, 6)
        assert [item.fate for item in comparison.inputs] == ["read", "read"]
        assert len(index.comparison(min_probability=1.0).findings) == 0


def test_one_writes_at_a_time_and_readers_need_no_lock(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.add([FIRST])
        with pytest.raises(IndexLocked, match="valley"):
            opened(tmp_path)
        with opened(tmp_path, writing=False) as reader:
            assert reader.counts()["articles"] == 1
            with pytest.raises(IndexUnwritable):
                reader.add([SECOND])
    opened(tmp_path).close()


def test_another_threshold_decides_anew_without_a_model(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.add([FIRST, SECOND])
        (lower, higher) = sorted(one.probability for one in index.findings())
    judge = NumberJudge()
    strict = Settings(min_probability=(lower + higher) / 2)
    with Index.open(
        "valley", indexes_dir=tmp_path, writing=True, encoder=WordEncoder(), judge=judge, settings=strict
    ) as index:
        result = index.add([FIRST])
        assert [one.reason for one in result.changes.resolved] == ["weaker evidence"]
        assert [one.probability for one in index.findings()] == [higher]
    with opened(tmp_path, judge=judge) as index:
        assert len(index.add([FIRST]).changes.reopened) == 1
    assert judge.pairs == []


def test_a_reader_keeps_its_state_while_another_writes(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.add([FIRST])
    with opened(tmp_path, writing=False) as reader, opened(tmp_path) as index, reader._session.database.snapshot():
        before = reader.counts()
        index.add([SECOND])
        assert reader.counts() == before
        assert len(reader.findings()) == 0
        assert reader.verify() == ()
    with opened(tmp_path, writing=False) as reader:
        assert len(reader.findings()) == 2


def test_a_missing_index_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="valley"):
        opened(tmp_path, writing=False)


def test_a_failure_halfway_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    class Failing(NumberJudge):
        def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
            raise RuntimeError("the judge broke")

    with opened(tmp_path) as index:
        index.add([FIRST])
        before = index.counts()
    with opened(tmp_path, judge=Failing()) as index:
        with pytest.raises(RuntimeError, match="broke"):
            index.add([SECOND])
        assert index.counts() == before | {"runs": 2}
    with opened(tmp_path) as index:
        assert index.verify() == ()
        assert len(index.add([SECOND]).changes.new) == 2


NUMBERS = st.integers(10, 13)
SENTENCES = st.lists(
    st.one_of(NUMBERS.map(FLOOD.format), st.sampled_from([ROAD, SCHOOL, TRAIN])), min_size=1, max_size=4, unique=True
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from("abcd"), SENTENCES),
        st.tuples(st.just("remove"), st.sampled_from("abcd"), st.just([])),
    ),
    min_size=1,
    max_size=8,
)


@given(STEPS)
@hypothesis_settings(max_examples=25)
def test_whatever_happens_what_is_kept_is_whole_and_what_the_evidence_says(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, list[str]]]
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    texts: dict[str, str] = {}
    for what, name, sentences in steps:
        with opened(folder) as index:
            if what == "add":
                article = article_of(name, *sentences, url=f"https://news.example/{name}")
                index.add([article])
                texts[name] = article.text
            elif name in texts:
                index.remove([f"https://news.example/{name}"])
                del texts[name]
            assert index.verify() == ()
            assert kept(index) == decided_at_once(index) if texts else not kept(index)
    with opened(folder, writing=False) as index:
        assert {str(one.url)[-1]: index.article(one.article_id).text for one in index.articles()} == texts


@given(st.lists(SENTENCES, min_size=2, max_size=6), st.integers(1, 4))
@hypothesis_settings(max_examples=15)
def test_it_makes_no_difference_how_many_come_at_once(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]], size: int
) -> None:
    articles = [article_of(f"a{n}", *sentences) for n, sentences in enumerate(texts)]
    folders = [tmp_path_factory.mktemp("batches") for _ in range(2)]
    for folder, step in zip(folders, (len(articles), size), strict=True):
        for start in range(0, len(articles), step):
            with opened(folder) as index:
                index.add(articles[start : start + step])
    assert _content_of(folders[0]) == _content_of(folders[1])


def _content_of(folder: Path) -> list[list[tuple[object, ...]]]:
    connection = sqlite3.connect(folder / "valley" / "index.sqlite")
    queries = (
        "SELECT article_id FROM articles ORDER BY article",
        "SELECT claim, article, start, copy_of, near FROM claims ORDER BY claim",
        "SELECT * FROM pairs ORDER BY 1, 2",
        "SELECT finding_id, record FROM findings WHERE is_open = 1 ORDER BY 1",
    )
    rows = [connection.execute(query).fetchall() for query in queries]
    connection.close()
    return rows


def test_articles_with_halved_characters_are_refused(tmp_path: Path) -> None:
    broken: Article = replace(FIRST, text=FIRST.text + " \ud800")
    with opened(tmp_path) as index:
        result = index.add([broken, SECOND])
        assert [item.is_unread for item in result.inputs] == [True, False]
        assert index.counts()["articles"] == 1
