"""What the page's template gets: plain dataclasses of texts that are ready to be shown (and still to be escaped)."""

from __future__ import annotations

from dataclasses import dataclass

from claimdiff.reports.article_text import Paragraph
from claimdiff.reports.passage import Passage


@dataclass(frozen=True, slots=True)
class PageArticle:
    """An article as the list of articles and the cards name it."""

    number: int
    """1, 2, … in the order given; its entry has the anchor `a-NUMBER`, its sentences `sNUMBER-0`, `sNUMBER-1`, …"""
    outlet: str | None
    label: str
    """The outlet, or the web host or file name where the article names none."""
    title: str | None
    language: str
    """ISO 639-1, or empty for an unknown language, as HTML's `lang` has it."""
    language_name: str
    direction: str
    """`rtl` or `ltr` by the language, `auto` where it is unknown. By its letters alone, an Arabic sentence that begins
    with a Latin name would be set the wrong way round."""
    published: str | None
    published_text: str | None
    url: str | None
    """An http(s) address or None: nothing else becomes a link."""
    path: str
    part: int | None
    is_compared: bool
    n_claims: int
    n_contradictions: int
    n_agreements: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class PageStatement:
    """What one article says of a point."""

    article: PageArticle
    sentence: int
    """Number of the sentence in its article."""
    language: str
    language_name: str
    direction: str
    passage: Passage
    role: str
    speaker: str | None
    quoted: bool


@dataclass(frozen=True, slots=True)
class PagePosition:
    """One thing that is said of a point, by the articles that say it."""

    letter: str
    """A, B, … where a point has several positions, else empty."""
    tally: str | None
    """How many articles and independent sources, where there is more than one article."""
    statements: tuple[PageStatement, ...]
    further: tuple[PageStatement, ...]
    """Statements after the first few: named, with a link to their sentence."""


@dataclass(frozen=True, slots=True)
class PageDirection:
    """What the judge said of the second claim, the first given: shares as texts in per cent."""

    given: PageArticle
    about: PageArticle
    follows: str
    contradicted: str
    open: str


@dataclass(frozen=True, slots=True)
class PageFinding:
    """One pair of claims under a point."""

    finding_id: str
    relation: str
    kind: str
    percent: str
    word: str
    bar: int
    """Length of the probability's bar, 1 to 100."""
    reason: str | None
    sources: str | None
    """How many independent outlets say what each side says."""
    state: str | None
    """`new`, `open`, `resolved`, `reopened`; None in a comparison that keeps nothing."""
    review: str | None
    """What a person decided, in words."""
    similarity: str
    sides: tuple[PageArticle, PageArticle]
    letters: tuple[str, str]
    directions: tuple[PageDirection, ...]
    """One each way; only the first where the pair was judged one way."""


@dataclass(frozen=True, slots=True)
class PagePoint:
    """A card: a disputed, changed or shared point with its positions and findings."""

    anchor: str
    number: int
    """1, 2, … through the page."""
    relation: str
    tally: str | None
    """How many articles and findings, where there is more than one finding."""
    positions: tuple[PagePosition, ...]
    findings: tuple[PageFinding, ...]
    """The first one is the likeliest; the card's head shows its kind and probability."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """A finding in one line, for readers without scripts: with them, the script makes cards of all."""

    finding_id: str
    number: int
    relation: str
    kind: str
    percent: str
    reason: str | None
    sides: tuple[tuple[str, str, str, str, str], tuple[str, str, str, str, str]]
    """Label, anchor of the sentence, language, direction and first words of each side."""


@dataclass(frozen=True, slots=True)
class PageSection:
    """The points of one relation: cards, then short rows."""

    relation: str
    n_findings: int
    """Findings of this relation, under whichever points they stand."""
    n_points: int
    cards: tuple[PagePoint, ...]
    rows: tuple[PageRow, ...]


@dataclass(frozen=True, slots=True)
class PageNotice:
    """An input or article that took no part, and why."""

    what: str
    name: str
    detail: str | None
    language_name: str | None = None


@dataclass(frozen=True, slots=True)
class PageResolved:
    """A finding of the report before that is none any more."""

    kind: str
    reason: str
    sides: tuple[tuple[str, str, str, str], tuple[str, str, str, str]]
    """Label, language, direction and text of each."""


@dataclass(frozen=True, slots=True)
class PageDropped:
    """Text left out for one reason: how many pieces, and a few of them."""

    reason: str
    count: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageModel:
    """A model in the footer."""

    role: str
    name: str
    quantisation: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class PageRun:
    """How the report came about."""

    models: tuple[PageModel, ...]
    listed_from: str
    """From which probabilities on findings are listed, in words."""
    settings: tuple[tuple[str, str], ...]
    """Every setting with its value, as the manifest names them."""
    work: tuple[str, ...]
    version: str
    started: str
    started_text: str


@dataclass(frozen=True, slots=True)
class PageData:
    """The whole page."""

    language: str
    direction: str
    title: str
    headline: str
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    dates: tuple[tuple[str, str], ...]
    """First and last day of publication (ISO, as text); one where they are the same, none where no article says."""
    claims: str
    sections: tuple[PageSection, PageSection, PageSection, PageSection]
    """Contradictions, changes, agreements, undecided pairs."""
    nothing_found: str | None
    """What to make of it, where there is no contradiction."""
    articles: tuple[PageArticle, ...]
    notices: tuple[PageNotice, ...]
    warnings: tuple[str, ...]
    dropped: tuple[PageDropped, ...]
    run: PageRun
    previous: str | None
    """Address of the report before this one, relative to the page."""
    news: str | None = None
    """What is new since then, where there is one."""
    resolved: tuple[PageResolved, ...] = ()
