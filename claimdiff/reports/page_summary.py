"""The page around its findings: head, what took no part, what was left out, how the run went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from claimdiff.comparison import Comparison
from claimdiff.protocols import ModelFacts
from claimdiff.records import Finding, InputFate
from claimdiff.reports.input_fates import count_dropped, final_fates
from claimdiff.reports.manifest import claimdiff_version
from claimdiff.reports.page_data import (
    PageArticle,
    PageData,
    PageDropped,
    PageModel,
    PageNotice,
    PageRun,
    PageSection,
)
from claimdiff.reports.page_news import news_line, page_resolved
from claimdiff.reports.shown_text import cut_end, shown
from claimdiff.reports.ui_texts import UiTexts, in_digits

N_EXAMPLES = 3
"""Pieces of left-out text shown for each reason."""


def _notice(item: InputFate, texts: UiTexts) -> PageNotice | None:
    """Return what to say of an input that took no part, or None for one that did."""
    kind, _, detail = item.fate.partition(":")
    name = shown(item.path)
    if kind == "unreadable":
        return PageNotice(texts.texts["unreadable"], name, shown(detail.strip()) or None)
    if item.fate.startswith("duplicate of "):
        return PageNotice(texts.texts["duplicate"], name, shown(item.fate.removeprefix("duplicate of ")))
    return None


def page_notices(comparison: Comparison, texts: UiTexts) -> tuple[PageNotice, ...]:
    """Return every input and article that took no part: unreadable ones and copies, then uncovered languages."""
    inputs = tuple(notice for item in comparison.inputs if (notice := _notice(item, texts)))
    return inputs + tuple(
        PageNotice(
            texts.texts["uncovered"],
            shown(article.title or article.path),
            shown(article.path),
            texts.language_name(article.language),
        )
        for article in comparison.uncovered
    )


def _dropped(comparison: Comparison, texts: UiTexts) -> tuple[PageDropped, ...]:
    """Return the reasons for which text was left out, most frequent first, each with its first few pieces."""
    pieces: dict[str, list[str]] = {}
    for article in comparison.articles:
        for dropped in article.dropped:
            examples = pieces.setdefault(dropped.reason, [])
            if len(examples) < N_EXAMPLES:
                examples.append(cut_end(shown(" ".join(dropped.text[:1000].split())), 100))
    return tuple(
        PageDropped(shown(texts.dropped_reason(reason)), texts.count("pieces", n), tuple(pieces.get(reason, ())))
        for reason, n in count_dropped(final_fates(comparison)).items()
    )


def _model(role: str, facts: ModelFacts) -> PageModel:
    return PageModel(role, shown(facts.name), facts.quantisation, facts.sha256[:12] if facts.sha256 else None)


def _run(comparison: Comparison, texts: UiTexts) -> PageRun:
    counts = comparison.counts
    work = [
        texts.count(noun, counts[name])
        for noun, name in (("claims", "claims"), ("candidates", "candidate_pairs"), ("judged", "judged_pairs"))
        if name in counts
    ]
    if comparison.timings:
        work.append(texts.count("seconds", round(sum(comparison.timings.values()))))
    started = comparison.started
    return PageRun(
        models=(_model(texts.texts["encoder"], comparison.encoder), _model(texts.texts["judge"], comparison.judge)),
        listed_from=texts.texts["listed_from"].format(
            contradiction=texts.percent(comparison.settings.least("contradiction")),
            agreement=texts.percent(comparison.settings.least("agreement")),
        ),
        settings=tuple((name, f"{value}") for name, value in asdict(comparison.settings).items() if value is not None),
        work=tuple(work),
        version=claimdiff_version(),
        started=started,
        started_text=_moment(started, texts),
    )


def _moment(started: str, texts: UiTexts) -> str:
    """Return day, hour and minute of an ISO time as people write them; the day alone where that is all."""
    if len(started) <= 15:
        return texts.date(started)
    clock = f"\u2066{in_digits(started[11:16], texts.texts)} UTC\u2069"
    return texts.texts["separator"].join((texts.date(started), clock))


def _dates(articles: Mapping[str, PageArticle]) -> tuple[tuple[str, str], ...]:
    """Return the first and last day of publication, once where they are one."""
    days = {item.published: item.published_text for item in articles.values() if item.published}
    ends = sorted({min(days), max(days)}) if days else []
    return tuple((day, days[day] or day) for day in ends)


def _nothing_found(comparison: Comparison, texts: UiTexts) -> str | None:
    """Return what to make of a comparison without contradictions; None where there are some."""
    if comparison.findings.of("contradiction"):
        return None
    n_pairs = comparison.counts.get("judged_pairs", 0)
    if not n_pairs:
        return texts.texts["none_judged_hint"]
    threshold = texts.percent(comparison.settings.least("contradiction"))
    return texts.texts["none_found_hint"].format(pairs=texts.count("pairs", n_pairs), threshold=threshold)


def build_page_data(
    comparison: Comparison,
    articles: Mapping[str, PageArticle],
    sections: tuple[PageSection, PageSection, PageSection, PageSection],
    texts: UiTexts,
    previous: str | None = None,
    resolved: Sequence[Finding] = (),
) -> PageData:
    """Return everything the template shows of `comparison`, in the words of `texts`."""
    compared = {key: item for key, item in articles.items() if item.is_compared}
    n_contradictions = len(comparison.findings.of("contradiction"))
    headline = texts.texts["headline" if n_contradictions else "headline_none"].format(
        contradictions=texts.count("contradictions", n_contradictions), articles=texts.count("articles", len(compared))
    )
    return PageData(
        language=texts.language,
        direction=texts.direction,
        title=texts.texts["page_title"].format(headline=headline),
        headline=headline,
        outlets=tuple(dict.fromkeys(item.label for item in compared.values())),
        languages=tuple(dict.fromkeys(item.language_name for item in compared.values())),
        dates=_dates(compared),
        claims=texts.number(len(comparison.claims)),
        sections=sections,
        nothing_found=_nothing_found(comparison, texts),
        articles=tuple(articles.values()),
        notices=page_notices(comparison, texts),
        warnings=tuple(shown(line) for line in comparison.warnings),
        dropped=_dropped(comparison, texts),
        run=_run(comparison, texts),
        previous=previous,
        news=news_line(comparison, resolved, texts) if previous else None,
        resolved=page_resolved(resolved, texts),
    )
