"""What an event's gold says of claim pairs that cover, touch or miss its texts."""

import numpy as np
import pytest

from claimdiff.evaluation.gold import GoldRow, GoldSide
from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL, Article, CandidatePairs, Claim
from training.event_labels import UNLABELLED, EventLabels

LEFT = "The ferry sank at dawn. Nine people died, the coast guard said on Monday."
RIGHT = "Rescuers counted four dead. The ship went down at first light, in heavy fog."


def article(name: str, text: str) -> Article:
    return Article(article_id=name, path=f"{name}.txt", text=text, blocks=(), language="en")


def claim(owner: Article, text: str) -> Claim:
    start = owner.text.index(text)
    end = start + len(text)
    return Claim(f"{owner.article_id}:{start}:{end}", owner.article_id, text, start, end, start, end, "clause", "en")


ONE, OTHER = article("one", LEFT), article("other", RIGHT)
SANK, DIED = claim(ONE, "The ferry sank at dawn."), claim(ONE, "Nine people died, the coast guard said on Monday.")
DIED_CLAUSE, SAID = claim(ONE, "Nine people died"), claim(ONE, "the coast guard said on Monday")
FOUR, DOWN = (
    claim(OTHER, "Rescuers counted four dead."),
    claim(OTHER, "The ship went down at first light, in heavy fog."),
)
DOWN_CLAUSE, FOG = claim(OTHER, "The ship went down at first light"), claim(OTHER, "in heavy fog")
CLAIMS = [SANK, DIED, DIED_CLAUSE, SAID, FOUR, DOWN, DOWN_CLAUSE, FOG]


def row(one: str, other: str, label: str, strength: str = "clear") -> GoldRow:
    sides = (GoldSide("one.txt", None, one, one), GoldSide("other.txt", None, other, other))
    return GoldRow(1, sides, label, "other", strength, False)  # type: ignore[arg-type]


def label(rows: list[GoldRow], left: Claim, right: Claim) -> list[int]:
    pairs = CandidatePairs(
        np.array([CLAIMS.index(left)], np.int32), np.array([CLAIMS.index(right)], np.int32), np.ones(1, np.float32)
    )
    return EventLabels(rows, (ONE, OTHER), CLAIMS, 0.6).label(pairs)[0][0].tolist()


AGREE = row("The ferry sank at dawn", "The ship went down at first light", "agreement")
CONTRADICT = row("Nine people died", "Rescuers counted four dead", "contradiction")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (DIED_CLAUSE, FOUR, [CONTRADICTION, CONTRADICTION]),
        (DIED, FOUR, [CONTRADICTION, CONTRADICTION]),  # the whole sentence carries the clause
        (SAID, FOUR, [NEUTRAL, NEUTRAL]),  # the other clause of the same sentence
        (SANK, DOWN_CLAUSE, [ENTAILMENT, ENTAILMENT]),
        (SANK, DOWN, [UNLABELLED, ENTAILMENT]),  # the fog is more than the premise says, but little
        (SANK, FOG, [NEUTRAL, NEUTRAL]),
        (SANK, FOUR, [NEUTRAL, NEUTRAL]),
    ],
)
def test_labels_by_cover(left: Claim, right: Claim, expected: list[int]) -> None:
    assert label([AGREE, CONTRADICT], left, right) == expected


def test_a_much_longer_hypothesis_is_not_entailed() -> None:
    short = row("The ferry sank", "The ship went down", "agreement")
    assert label([short], SANK, DOWN) == [NEUTRAL, NEUTRAL]


def test_arguable_rows_give_no_label() -> None:
    assert label([row("Nine people died", "Rescuers counted four dead", "contradiction", "arguable")], DIED, FOUR) == [
        UNLABELLED,
        UNLABELLED,
    ]


def test_what_follows_from_listed_rows_gives_no_label() -> None:
    # A agrees with B, C contradicts B: A and C are unlisted, and not neutral
    third = GoldSide("third.txt", None, "At dawn the ferry went down", "At dawn the ferry went down")
    sank, four = AGREE.sides[0], CONTRADICT.sides[1]
    agrees = GoldRow(1, (sank, third), "agreement", "other", "clear", False)
    contradicts = GoldRow(2, (third, four), "contradiction", "other", "clear", False)
    assert label([agrees, contradicts], SANK, FOUR) == [UNLABELLED, UNLABELLED]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (DIED_CLAUSE, FOUR, "same"),
        (DIED, FOUR, "same"),  # the whole sentence carries the clause
        (SANK, DOWN, "same"),
        (SANK, FOG, "other"),
        (SAID, FOUR, "other"),
        (SANK, FOUR, "other"),
    ],
)
def test_matters_by_cover(left: Claim, right: Claim, expected: str) -> None:
    numbers = (np.array([CLAIMS.index(one)], np.int32) for one in (left, right))
    same, doubtful = EventLabels([AGREE, CONTRADICT], (ONE, OTHER), CLAIMS, 0.6).compare_matters(*numbers)
    assert {(True, False): "same", (False, True): "doubtful", (False, False): "other"}[
        bool(same[0]), bool(doubtful[0])
    ] == expected


def test_what_the_gold_calls_arguable_is_a_doubtful_matter() -> None:
    vague = row("Nine people died", "Rescuers counted four dead", "contradiction", "arguable")
    left, right = (np.array([CLAIMS.index(one)], np.int32) for one in (DIED, FOUR))
    same, doubtful = EventLabels([vague], (ONE, OTHER), CLAIMS, 0.6).compare_matters(left, right)
    assert (bool(same[0]), bool(doubtful[0])) == (False, True)
