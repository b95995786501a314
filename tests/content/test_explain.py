"""As what a judged pair is reported, and why."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.content.explain import MAX_REASON_CHARS, explain_pair, name_kind
from claimdiff.content.told import Told
from claimdiff.explanation import UpdateSigns
from claimdiff.records import Evidence
from tests.content.told import BEFORE, told

OFFSET = len(BEFORE)
WORDS = (
    "47 people died;34 قتيلاً;never refused;إحجام;رفض;on Monday;يوم الثلاثاء;Geneva;في مسقط;open;مغلق;because of;بسبب;"
    "did not;لم;not;لا;12.5 %;في المئة;2 Nisan;İ;«;»;,;\n;达成;没有;на;👩‍👧;47;١٢;İstanbul'da;by;يَنْفِي"
)
PIECES = st.sampled_from(WORDS.split(";"))
TEXTS = st.lists(PIECES, min_size=1, max_size=8).map(" ".join).filter(str.strip)
LANGUAGES = st.sampled_from(["ar", "en", "fr", "ru", "es", "de", "tr", "fa", "uk", "zh", "he", "xx"])
DAYS = st.sampled_from([None, "2026-03-09", "2026-03-12"])
CLAIMS = st.builds(
    lambda text, language, day, speaker: told(text, language, day=day, speaker=speaker),
    TEXTS, LANGUAGES, DAYS, st.sampled_from([None, "Mira", "مسقط"]),
)  # fmt: skip


@given(CLAIMS, CLAIMS, st.sampled_from(["contradiction", "agreement"]))
def test_evidence_lies_within_its_claim_and_in_order(left: Told, right: Told, relation: str) -> None:
    explained = explain_pair("contradiction" if relation == "contradiction" else "agreement", left, right)
    evidence = explained.evidence or Evidence((), ())
    for side, spans in ((left, evidence.left), (right, evidence.right)):
        edges = [at for span in spans for at in span]
        assert edges == sorted(edges)
        assert all(side.claim.start <= start < end <= side.claim.end for start, end in spans)
    assert explained.evidence is None or evidence.left or evidence.right
    assert explained.reason is None or "\n" not in explained.reason
    assert (explained.relation == "agreement") == (relation == "agreement")


def test_a_contradiction_is_quoted_and_marked_in_the_articles() -> None:
    left, right = told("قتل ٤٧ شخصاً", "ar"), told("34 people died", "en")
    explained = explain_pair("contradiction", left, right)
    assert (explained.relation, explained.kind, explained.reason) == ("contradiction", "number", "٤٧ شخصاً / 34 people")
    assert explained.evidence == Evidence(((OFFSET + 4, OFFSET + 12),), ((OFFSET, OFFSET + 9),))


def test_a_later_toll_is_no_contradiction() -> None:
    left = told("قتل ٤٧ شخصاً", "ar", day="2026-03-10")
    right = told("34 people died", "en", day="2026-03-09")
    explained = explain_pair("contradiction", left, right)
    assert (explained.relation, explained.kind, explained.reason) == ("change", "update", "٤٧ شخصاً / 34 people")


def test_what_agreeing_claims_share_is_marked() -> None:
    left, right = told("قتل ٤٧ شخصاً", "ar"), told("The attack killed 47 people", "en")
    explained = explain_pair("agreement", left, right)
    assert (explained.relation, explained.kind, explained.reason) == ("agreement", None, "٤٧ شخصاً / 47 people")


def test_one_sided_words_are_marked_and_not_quoted() -> None:
    explained = explain_pair("contradiction", told("The minister came", "en"), told("لم يأت الوزير", "ar"))
    assert (explained.kind, explained.reason) == ("negation", None)
    assert explained.evidence == Evidence((), ((OFFSET, OFFSET + 6),))


LIGHTNING = "because of lightning above Ordana, due to a broken insulator nearby, caused by overheated copper cables, "
LEAK = "because of leaking propane cylinders, due to a careless welder upstairs, caused by neglected rubber gaskets, "
CHINESE = (
    "因为山区连续降雨导致上游水库水位迅速上涨并且下游河道长期没有清理干净以至于无法及时排洪泄水，"
    "由于水利部门没有提前通知沿岸村庄的居民转移到高处的安全地带等待救援队伍"
)


def test_a_long_reason_is_shortened_between_words() -> None:
    reason = explain_pair("contradiction", told(LIGHTNING, "en"), told(LEAK, "en")).reason
    assert reason == (
        "because of lightning above Ordana … due to a broken insulator nearby … caused … / "
        "because of leaking propane cylinders … due to a careless welder upstairs …"
    )
    assert len(reason) <= MAX_REASON_CHARS


def test_a_short_side_of_a_reason_leaves_room_to_the_other() -> None:
    reason = explain_pair("contradiction", told("because of ice", "en"), told(LEAK, "en")).reason
    assert reason == (
        "because of ice / because of leaking propane cylinders … due to a careless welder upstairs … "
        "caused by neglected rubber gaskets"
    )


def test_a_reason_without_blanks_is_shortened_too() -> None:
    reason = explain_pair("contradiction", told(CHINESE, "zh"), told(LEAK, "en")).reason
    assert reason is not None
    assert len(reason) <= MAX_REASON_CHARS
    assert reason.startswith("因为山区连续降雨导致上游水库")


def test_equal_words_are_no_reason() -> None:
    left = told("The envoy arrived yesterday", "en", day="2026-03-12")
    right = told("The envoy arrived yesterday", "en", day="2026-03-20")
    explained = explain_pair("contradiction", left, right)
    assert (explained.kind, explained.reason) == ("date", None)
    assert explained.evidence is not None


def test_a_language_without_rules_is_left_to_the_words() -> None:
    explained = explain_pair("contradiction", told("47 personer dog", "sv"), told("34 people died", "en"))
    assert (explained.kind, explained.reason, explained.evidence) == (None, None, None)


@pytest.mark.parametrize(
    ("left", "right", "growth", "both_named"),
    [
        # a toll that grows, each with its day
        ("34 people died by Monday evening", "47 people died by Tuesday noon", 1, True),
        ("47 people died by Monday evening", "34 people died by Tuesday noon", -1, True),
        # what may fall as well
        ("On Monday 34 people were in hospital", "On Tuesday 47 people were in hospital", 0, True),
        # the day of the explosion is not that of the figure
        ("34 people died by Monday evening", "47 people died in Tuesday's explosion", 1, False),
    ],
)
def test_what_speaks_for_an_update(left: str, right: str, growth: int, both_named: bool) -> None:
    explained = explain_pair("contradiction", told(left, "en", day="2026-03-10"), told(right, "en", day="2026-03-12"))
    assert (explained.relation, explained.kind) == ("change", "update")
    assert explained.update == UpdateSigns(growth, both_named, is_one_sort=True, log_ratio=log(47 / 34))


def test_a_contradiction_and_a_state_that_turned_have_no_such_signs() -> None:
    one, other = told("34 people died", "en", day="2026-03-10"), told("47 people died", "en", day="2026-03-10")
    assert explain_pair("contradiction", one, other).update is None
    closed = told("The airport was closed", "en", day="2026-03-10")
    reopened = told("The airport has reopened", "en", day="2026-03-12")
    explained = explain_pair("contradiction", closed, reopened)
    assert (explained.kind, explained.update) == ("update", None)


def test_speakers_are_evidence_of_a_position_alone() -> None:
    left = told("The company said its certificate was valid", "en", speaker="The company")
    right = told("Inspector Varan said the plant never had one", "en", speaker="Inspector Varan")
    explained = explain_pair("contradiction", left, right)
    assert explained.kind == "position"
    assert explained.evidence is not None
    assert explained.evidence.left == ((OFFSET, OFFSET + len("The company")),)
    assert name_kind(explained, "position", left, right) == explained
    renamed = name_kind(explained, "status", left, right)
    assert (renamed.relation, renamed.kind) == ("contradiction", "status")
    speakers = {*explained.evidence.left, explained.evidence.right[0]}
    kept = renamed.evidence or Evidence((), ())
    assert not speakers & {*kept.left, *kept.right}
    assert {*kept.left, *kept.right} == {*explained.evidence.left, *explained.evidence.right} - speakers
