"""A disputed point becomes one alert, however many pairs it has."""

from dataclasses import replace

from claimdiff.alert_items import alert_item
from claimdiff.disputed_point import disputed_points
from claimdiff.records import Article, Claim, Finding, Side


def side(number: int, text: str, outlet: str | None = "Harbour Post") -> Side:
    article = Article(f"a{number}", f"a{number}.txt", text, (), "en", "Piers", outlet, None, "2026-03-14")
    return Side(
        article,
        Claim(
            f"c{number}", article.article_id, text, 0, len(text), 0, len(text), "sentence", "en", speaker="Ada Quill"
        ),
    )


def finding(number: int, left: Side, right: Side, probability: float) -> Finding:
    return Finding(
        f"f{number}", "contradiction", "status", probability, 0.9, 0.0, 0.0, 0.9, 0.9, left, right, group="g1"
    )  # fmt: skip


def test_the_point_is_told_once_with_its_likeliest_findings() -> None:
    closed = side(0, "Pier 1 was closed on Monday.")
    found = [
        finding(i, closed, side(i, f"Pier 1 stayed open, said witness {i}.", "Quay Times"), 0.7 + i / 50)
        for i in range(1, 6)
    ]
    (point,) = disputed_points(found)
    item = alert_item(point, report="reports/latest/index.html", found="2026-03-16T02:00:00+00:00")
    assert (item.alert_id, item.n_findings, item.report) == ("g1", 5, "reports/latest/index.html")
    assert [shown.probability for shown in item.findings] == [0.8, 0.78, 0.76]
    assert item.title == "Harbour Post: Pier 1 was closed on Monday. / Quay Times: Pier 1 stayed open, said witness 5."
    left = item.findings[0].left
    assert (left.text, left.outlet, left.published, left.speaker) == (
        "Pier 1 was closed on Monday.", "Harbour Post", "2026-03-14", "Ada Quill",
    )  # fmt: skip


def test_agreements_within_a_disputed_point_are_not_its_findings() -> None:
    first = finding(1, side(1, "Pier 1 was closed."), side(2, "Pier 1 was open.", None), 0.9)
    second = replace(finding(2, side(3, "Pier 1 was shut."), first.left, 0.99), relation="agreement", kind="paraphrase")
    (point,) = disputed_points([first, second])
    item = alert_item(point, alert_id="g1:reopened")
    assert (item.alert_id, item.n_findings, [shown.finding_id for shown in item.findings]) == ("g1:reopened", 1, ["f1"])
    assert item.title == "Harbour Post: Pier 1 was closed. / Pier 1 was open."
