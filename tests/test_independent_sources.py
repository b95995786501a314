"""How many outlets say something by themselves."""

import pytest

from claimdiff.independent_sources import count_sources, outlet_key
from claimdiff.records import Side
from tests.findings.made import side

REPORT = (
    "Rescue teams in Orda searched the ruins of the town hall for a third night while families waited outside. "
    "Officials said that more than forty houses along the river had been swept away when the dam gave way on Monday. "
)
ONE = side("one", "47 people died", whole="47 people died. A report of its own, told by a reporter who went there.")
OTHER = side("other", "Orda counts 47 dead", whole="Orda counts 47 dead. Here is quite another account of that night.")


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ([], 0),
        ([ONE], 1),
        ([ONE, OTHER], 2),
        ([ONE, side("two", "47 people died.")], 1),
        ([ONE, side("two", "The flood killed 47", name="ONE")], 1),
        ([side("x", "47 people died", name=""), side("y", "Orda counts 47 dead", name="")], 2),
        (
            [
                side("x", "47 dead", name="", url="https://www.example.org/a"),
                side("y", "47 killed", name="", url="http://example.org/b"),
            ],
            1,
        ),
        # one wire text under two headlines
        (
            [
                side("x", "A dam burst", whole="A dam burst. " + REPORT),
                side("y", "Orda", whole=REPORT + "Our reporter."),
            ],
            1,
        ),
        # two outlets that have nothing in common but a third that copied both
        ([ONE, OTHER, side("third", "Orda counts 47 dead", name="one")], 1),
    ],
)
def test_sources(sides: list[Side], expected: int) -> None:
    assert count_sources(sides) == expected
    assert count_sources(sides[::-1]) == expected


def test_an_outlet_is_known_by_its_name_its_site_or_its_article() -> None:
    assert outlet_key(side("a", "x", name="  The  Times ").article) == "the times"
    assert outlet_key(side("a", "x", name="", url="https://www.example.org/x").article) == "example.org"
    nameless = side("a", "x", name="", url="http://[").article
    assert outlet_key(nameless) == nameless.article_id
