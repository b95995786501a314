"""The findings as Markdown for a chat or a pull request: one entry a disputed point, contradictions first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimdiff.comparison import Comparison
from claimdiff.reports.article_text import ArticleText, article_texts
from claimdiff.reports.input_fates import all_articles
from claimdiff.reports.markdown_text import isolated_markdown, quoted_markdown
from claimdiff.reports.passage import sentence_pieces
from claimdiff.reports.point_statements import UNDECIDED, StatedPoint, StatedPosition, Statement, stated_points
from claimdiff.reports.shown_text import cut_end, cut_start
from claimdiff.reports.ui_texts import UiTexts, in_digits, interface_language, ui_texts

N_POINTS = 30
"""Points in one text: more is no message that somebody reads, and the report has them all."""
N_CHARACTERS = 60_000
"""Where the text ends, between points: GitHub takes 65,536 characters in a comment."""
N_STATEMENTS = 2
"""Sentences quoted for each position; who else says it is named."""
N_NAMES = 10
NAME_CHARACTERS = 100
REASON_CHARACTERS = 500
SECTION_TITLES = ("contradictions", "changes", "agreements")


def findings_markdown(comparison: Comparison, language: str | None = None, page: str | None = None) -> str:
    """Return the findings of `comparison` as Markdown that renders on GitHub and reads well as plain text.

    `language` is that of the words around the quotes (one of `CATALOGUES`), by default the one most articles are in.
    `page` is the address of the report's page, to which every entry links; without it there are no links at all:
    nothing that an article says becomes a link, a mention, an image or any other markup. The same comparison gives the
    same characters. At most 30 points and 60,000 characters; how many findings are left out is said at the end.
    """
    texts = ui_texts(language or interface_language(comparison.articles))
    contents = article_texts(all_articles(comparison), comparison.claims)
    points = [point for point in stated_points(comparison, contents) if point.section != UNDECIDED]
    blocks = list(_head(comparison, texts))
    n_characters, n_shown, section = 0, 0, -1
    for point in points[:N_POINTS]:
        entry = "\n\n".join(_entry(point, contents, texts, page))
        n_characters += len(entry)
        if n_characters > N_CHARACTERS and n_shown:
            break
        if point.section != section:
            section = point.section
            blocks.append(f"## {texts.texts[SECTION_TITLES[section]]}")
        blocks.append(entry)
        n_shown += 1
    n_left = sum(len(point.point.findings) for point in points[n_shown:])
    if n_left:
        blocks.append(texts.texts["more_findings"].format(findings=texts.count("findings", n_left)))
    return "\n\n".join(blocks) + "\n"


def _head(comparison: Comparison, texts: UiTexts) -> Iterator[str]:
    n_contradictions = len(comparison.findings.of("contradiction"))
    title = texts.texts["headline" if n_contradictions else "headline_none"].format(
        contradictions=texts.count("contradictions", n_contradictions),
        articles=texts.count("articles", len(comparison.articles)),
    )
    yield f"# {title}"
    colon, separator = texts.texts["colon"], texts.texts["separator"]
    n_changes, n_agreements = len(comparison.findings.of("change")), len(comparison.findings.of("agreement"))
    yield (
        f"{texts.texts['changes']}{colon} {texts.number(n_changes)}{separator}"
        f"{texts.texts['agreements']}{colon} {texts.number(n_agreements)}"
    )
    if comparison.unread:
        names = (isolated_markdown(cut_start(item.path, NAME_CHARACTERS)) for item in comparison.unread[:N_NAMES])
        more = " …" if len(comparison.unread) > N_NAMES else ""
        yield f"{texts.texts['unreadable']} ({texts.number(len(comparison.unread))}){colon} {', '.join(names)}{more}"


def _entry(point: StatedPoint, contents: Mapping[str, ArticleText], texts: UiTexts, page: str | None) -> Iterator[str]:
    """Yield the paragraphs of one point: title, each position's sentences with their sources, why, where."""
    words, separator = texts.texts, texts.texts["separator"]
    disputed = point.point
    title = f"### {in_digits(point.number, words)}. {words.get(f'kind_{disputed.kind}', disputed.kind)}{separator}"
    title += f"{texts.percent(disputed.probability)} ({texts.probability_word(disputed.probability)})"
    state = disputed.findings[0].state
    yield f"{title}{separator}{words[f'state_{state}']}" if state else title
    for number, position in enumerate(point.positions):
        letter = texts.letter(number) if len(point.positions) > 1 else ""
        yield from _position(position, letter, contents, texts)
    yield from _notes(point, texts)
    if page:
        yield f"[{words['link_to']}]({page}#{point.anchor})"


def _position(
    position: StatedPosition, letter: str, contents: Mapping[str, ArticleText], texts: UiTexts
) -> Iterator[str]:
    for statement in position.statements[:N_STATEMENTS]:
        source = _source(statement, texts)
        yield f"**{letter}**{texts.texts['separator']}{source}" if letter else source
        text = contents[statement.side.article.article_id]
        claim = statement.side.claim
        pieces = sentence_pieces(
            statement.sentence.text,
            text.shown_span(statement.sentence, (claim.start, claim.end)),
            [text.shown_span(statement.sentence, span) for span in statement.evidence],
        )
        yield quoted_markdown(pieces, claim.language)
    further = dict.fromkeys(_outlet(statement, texts) for statement in position.statements[N_STATEMENTS:])
    if further:
        names = list(further)
        more = " …" if len(names) > N_NAMES else ""
        yield f"{texts.texts['further']}{texts.texts['colon']} {', '.join(names[:N_NAMES])}{more}"


def _outlet(statement: Statement, texts: UiTexts) -> str:
    article = statement.side.article
    return isolated_markdown(cut_end(article.outlet or article.title or article.path, NAME_CHARACTERS))


def _source(statement: Statement, texts: UiTexts) -> str:
    """Return outlet, date and speaker of a sentence."""
    article, claim = statement.side.article, statement.side.claim
    day = isolated_markdown(texts.date(article.published)) if article.published else texts.texts["no_date"]
    parts = [_outlet(statement, texts), day]
    if claim.speaker:
        speaker = isolated_markdown(cut_end(claim.speaker, NAME_CHARACTERS))
        parts.append(f"{texts.texts['speaker']}{texts.texts['colon']} {speaker}")
    if claim.quoted:
        parts.append(texts.texts["quoted"])
    return texts.texts["separator"].join(parts)


def _notes(point: StatedPoint, texts: UiTexts) -> Iterator[str]:
    """Yield why it is listed and on how many independent sources it stands, then what a person decided."""
    words, first = texts.texts, point.point.findings[0]
    parts = []
    if first.reason:
        reason = isolated_markdown(cut_end(first.reason, REASON_CHARACTERS))
        parts.append(f"**{words['reason']}{words['colon']}** {reason}")
    parts.append(_sources(point, texts))
    yield words["separator"].join(parts)
    if first.review:
        noted = [isolated_markdown(cut_end(first.review.note, REASON_CHARACTERS))] if first.review.note else []
        decided = words["separator"].join([words[f"mark_{first.review.decision}"], *noted])
        yield f"{words['reviewed']}{words['colon']} {decided}"


def _sources(point: StatedPoint, texts: UiTexts) -> str:
    counts = [position.n_sources for position in point.positions]
    if len(counts) == 1:
        return texts.count("sources", counts[0])
    if len(counts) == 2:
        first, second = map(texts.number, counts)
        return texts.texts["sources_of_sides"].format(first=first, second=second)
    told = (
        f"{texts.letter(place)}{texts.texts['colon']} {texts.count('sources', n)}" for place, n in enumerate(counts)
    )
    return texts.texts["separator"].join(told)
