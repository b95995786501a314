"""What the page's template gets: plain dataclasses of texts that are ready to be shown (and still to be escaped)."""

from __future__ import annotations

from dataclasses import dataclass

from claimdiff.reports.passage import Passage


@dataclass(frozen=True, slots=True)
class PageArticle:
    """An article as the page's table and the cards name it."""

    number: int
    """1, 2, … in the order given; its row has the anchor `a-NUMBER`."""
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


@dataclass(frozen=True, slots=True)
class PageSide:
    """One claim of a card."""

    article: PageArticle
    language: str
    language_name: str
    direction: str
    passage: Passage
    whole: Passage | None
    """The whole paragraph, where `passage` is only a part of it."""
    role: str
    speaker: str | None
    quoted: bool


@dataclass(frozen=True, slots=True)
class PageDirection:
    """What the judge said of the second claim, the first given: shares as texts in per cent."""

    given: PageSide
    about: PageSide
    follows: str
    contradicted: str
    open: str


@dataclass(frozen=True, slots=True)
class PageFinding:
    """A card, or a row of the short list."""

    finding_id: str
    number: int
    """1, 2, … through the page."""
    relation: str
    kind: str
    probability: float
    percent: str
    word: str
    bar: int
    """Length of the probability's bar, 1 to 100."""
    reason: str | None
    similarity: str
    sides: tuple[PageSide, PageSide]
    directions: tuple[PageDirection, PageDirection]


@dataclass(frozen=True, slots=True)
class PageSection:
    """The findings of one relation: cards, then short rows, then only a number."""

    relation: str
    n_findings: int
    cards: tuple[PageFinding, ...]
    rows: tuple[PageFinding, ...]
    n_unlisted: int


@dataclass(frozen=True, slots=True)
class PageNotice:
    """An input or article that took no part, and why."""

    what: str
    name: str
    detail: str | None
    language_name: str | None = None


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
    min_probability: str
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
