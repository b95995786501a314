"""A judge that was trained on plain numbers is given them; any other judge gets its texts as they are."""

from collections.abc import Sequence

import numpy as np

from claimdiff.judged_text import MAX_READ, PlainNumberJudge, plain_pairs, plain_text, with_its_texts
from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.protocols import Judge, ModelFacts, facts_of
from claimdiff.records import FloatArray

WRITTEN, READ = "قتل ستون مدنيا في الغارة على المدينة.", "قتل 60 مدنيا في الغارة على المدينة."


class AskedJudge:
    """Keeps what it was asked."""

    def __init__(self, *, reads_plain_numbers: bool) -> None:
        self.reads_plain_numbers = reads_plain_numbers
        self.asked: list[tuple[str, str]] = []
        self.n_truncated = 0
        self.facts = ModelFacts("asked", "5eed", "none", ("ar", "en"))

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        self.asked += pairs
        self.n_truncated += 1
        return np.tile(np.array([0.2, 0.3, 0.5], np.float32), (len(pairs), 1))


def test_the_language_is_told_from_the_text() -> None:
    assert plain_text(WRITTEN) == READ
    assert plain_text("Es starben dreiundzwanzig Menschen in den Bergen.") == "Es starben 23 Menschen in den Bergen."
    assert plain_text("") == ""


def test_of_an_endless_text_only_the_beginning_is_read() -> None:
    sentence = "Sixty people were hurt in the raid. "
    text = sentence * (MAX_READ // len(sentence) + 1000)
    read = plain_text(text)
    assert read.startswith("60 people were hurt in the raid. 60 people")
    assert read.endswith(text[MAX_READ:])


def test_pairs_keep_their_order() -> None:
    assert plain_pairs([(WRITTEN, "Sixty people died."), ("a", "b")]) == [(READ, "60 people died."), ("a", "b")]


def test_a_judge_trained_so_gets_plain_numbers() -> None:
    inner = AskedJudge(reads_plain_numbers=True)
    judge = with_its_texts(inner)
    assert isinstance(judge, PlainNumberJudge)
    assert isinstance(judge, Judge)
    assert judge.judge([(WRITTEN, "b")]).tolist() == [[np.float32(0.2), np.float32(0.3), 0.5]]
    assert inner.asked == [(READ, "b")]
    assert (facts_of(judge), judge.n_truncated) == (inner.facts, 1)


def test_any_other_judge_stays_itself() -> None:
    inner = AskedJudge(reads_plain_numbers=False)
    assert with_its_texts(inner) is inner


def test_nothing_is_wrapped_twice() -> None:
    judge = with_its_texts(AskedJudge(reads_plain_numbers=True))
    assert with_its_texts(judge) is judge


def test_the_shipped_judge_takes_numbers_in_any_form_for_the_same() -> None:
    judge = with_its_texts(EmbeddedJudge())
    forms = ["قتل ٦٠ مدنيا في الغارة على المدينة.", WRITTEN, READ]
    answers = judge.judge([(form, "60 civilians were killed in the raid on the city.") for form in forms])
    assert np.abs(answers - answers[0]).max() < 1e-5
