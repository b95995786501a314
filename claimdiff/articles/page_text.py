"""A page as copied from a news site -> its articles: headline, bylines, captions, paragraphs; noise set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimdiff.articles.clean import clean_text
from claimdiff.articles.datelines import read_published
from claimdiff.articles.draft import ArticleDraft
from claimdiff.articles.noise import RELATED, ends_sentence
from claimdiff.articles.outlets import read_outlet
from claimdiff.articles.page_lines import PageLine, is_short, look_at_lines
from claimdiff.articles.split_page import find_starts
from claimdiff.articles.teasers import find_teasers_end
from claimdiff.records import BlockRole, Dropped

_ENDS_ARTICLE = frozenset({"share links", "comment prompt", "tags", "copyright", "follow prompt", "newsletter plug"})
_OUTLET_TEXT = 20_000
"""Characters of the article in which a dateline's place is looked for."""


def read_page_text(text: str) -> list[ArticleDraft]:
    """Return the articles of a page copied as text, in order; an empty list for an empty text.

    Every line is either a block of an article or in `dropped` with its reason. Several articles are told apart only
    on evidence (see `split_page`); bullets, questions and time-stamped entries belong to the one they stand in.
    """
    lines = look_at_lines(clean_text(text))
    if not lines:
        return []
    starts = find_starts(lines)
    ends = [*starts[1:], len(lines)]
    return [_Reading(lines[start:end]).read() for start, end in zip(starts, ends, strict=True)]


class _Reading:
    """Gives each line of one article its role, from its look and its place."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        self.lines = lines
        self.draft = ArticleDraft(blocks=[])
        self.seen: set[str] = set()
        self.datelines: list[PageLine] = []
        paragraphs = [i for i, line in enumerate(lines) if line.look == "paragraph"]
        self.first_paragraph = paragraphs[0] if paragraphs else len(lines)
        self.last_paragraph = self._find_last_paragraph(paragraphs)
        self.title_at = self._find_title()
        self.end = self._find_end()

    def read(self) -> ArticleDraft:
        """Return the draft of the article."""
        i = 0
        while i < len(self.lines):
            if self.lines[i].look == "opener":
                end = find_teasers_end(self.lines, i, len(self.lines))
                for line in self.lines[i:end]:
                    self._drop(line, RELATED)
                i = end
            else:
                self._place(i)
                i += 1
        self._read_dateline()
        return self.draft

    def _find_last_paragraph(self, paragraphs: list[int]) -> int:
        """Index of the article's last paragraph, teasers aside; -1 where there is none."""
        last = -1
        i = 0
        while i < len(self.lines):
            if self.lines[i].look == "opener":
                i = find_teasers_end(self.lines, i, len(self.lines))
                continue
            last = i if self.lines[i].look == "paragraph" else last
            i += 1
        return last

    def _find_title(self) -> int | None:
        """Index of the headline: a repeated short line, else the first one that is more than a section's label."""
        head = [i for i, line in enumerate(self.lines[: self.first_paragraph]) if line.look == "short"]
        if not head:
            return self._sentence_as_title()
        keys = [self.lines[i].key for i in head]
        n_times = Counter(keys)
        repeated = [i for i, key in zip(head, keys, strict=True) if n_times[key] > 1 and len(key) >= 8]
        if repeated:
            return repeated[0]
        top = [i for i in head if self.lines[i].level == 1]
        if top:
            return top[0]
        longer = [i for i in head if len(self.lines[i].text.split()) >= 4]
        is_label = len(self.lines[head[0]].text.split()) <= 2 and len(self.lines[head[0]].text) <= 24
        # "World" above the headline; two words above a paragraph are the headline themselves
        return longer[0] if is_label and longer and longer[0] == head[0] + 1 else head[0]

    def _sentence_as_title(self) -> int | None:
        """The first line where it ends like a sentence but a dateline or a far longer paragraph follows."""
        i = next((i for i, line in enumerate(self.lines) if line.look not in ("noise", "separator", "opener")), None)
        if i is None or self.lines[i].look != "paragraph" or i + 1 >= len(self.lines) or len(self.lines[i].text) > 160:
            return None
        following = self.lines[i + 1]
        is_head = following.look in ("dateline", "byline") or len(following.text) > 3 * len(self.lines[i].text)
        return i if is_head and not self.lines[i].is_item else None

    def _place(self, i: int) -> None:
        line = self.lines[i]
        reason = line.reason if line.look == "noise" else "separator" if line.look == "separator" else ""
        reason = reason or self._why_superfluous(i)
        if reason:
            self._drop(line, reason)
            return
        role = self._find_role(i)
        if line.markup:
            self.draft.dropped.append(Dropped("markup", line.markup))
        self.draft.blocks.append((role, line.text))
        if role == "title":
            self.draft.title = line.text
        if role == "byline":
            self.datelines.append(line)

    def _why_superfluous(self, i: int) -> str:
        """Why a line that is no noise by itself is left out: it repeats another or stands after the article's end."""
        line = self.lines[i]
        is_title = self.title_at is not None and i != self.title_at and line.key == self.lines[self.title_at].key
        if is_title and len(line.text) >= 4:
            return "repeated headline"
        if line.key in self.seen and (line.look in ("caption", "short") or len(line.text) >= 60):
            return "repeated line"
        self.seen.add(line.key)
        if line.look == "short" and self.last_paragraph >= 0 and i != self.title_at and i >= self.end:
            return "after the article's end"
        return ""

    def _find_end(self) -> int:
        """Index from which short lines are page furniture: past a share link or the like, or in a long row of them."""
        below = range(self.last_paragraph + 1, len(self.lines))
        shorts = [self.lines[i] for i in below if self.lines[i].look == "short"]
        is_list = any(line.is_item or line.text.endswith(("?", "؟", "？")) for line in shorts)
        if len(shorts) >= 4 and not is_list:
            return below.start
        return next((i for i in below if self.lines[i].reason in _ENDS_ARTICLE), len(self.lines))

    def _find_role(self, i: int) -> BlockRole:
        line = self.lines[i]
        if i == self.title_at:
            return "title"
        if line.look in ("dateline", "byline"):
            return self._role_of_byline(i)
        if line.look == "caption":
            return "caption"
        if line.look == "paragraph":
            return "body"
        if line.look == "placeline" and self._is_below_title(i):
            return "byline"
        return self._role_of_short(i)

    def _role_of_byline(self, i: int) -> BlockRole:
        """A byline stands above or below the paragraphs; between them a date heads an entry of a chronology."""
        line = self.lines[i]
        if not self.first_paragraph < i < self.last_paragraph:
            return "byline"
        if line.look == "dateline" and line.names_source:
            return "byline" if len(line.text.split()) <= 6 and not line.is_item else "body"
        return "body" if line.is_item else "subheading"

    def _is_below_title(self, i: int) -> bool:
        """Whether line `i` stands between the headline (and its deck) and the first paragraph."""
        return self.title_at is not None and self.title_at < i <= self.title_at + 2 and i < self.first_paragraph

    def _role_of_short(self, i: int) -> BlockRole:
        line = self.lines[i]
        if i < self.first_paragraph or line.level:
            return "subheading"
        if line.is_item or ends_sentence(line.text):
            return "body"
        before, after = self.lines[i - 1], self.lines[i + 1] if i + 1 < len(self.lines) else None
        # short lines in a row are a list, a short line at the very end is a sentence without its full stop
        is_in_row = before.look == "short" or (after is not None and after.look == "short")
        return "body" if after is None or is_in_row or not is_short(line.text) else "subheading"

    def _drop(self, line: PageLine, reason: str) -> None:
        self.draft.dropped.append(Dropped(reason, (line.markup + " " + line.text).strip()))

    def _read_dateline(self) -> None:
        text = "\n".join(block for role, block in self.draft.blocks if role != "byline")[:_OUTLET_TEXT]
        n_entries = sum(line.look == "dateline" for line in self.lines[self.first_paragraph : self.last_paragraph + 1])
        # in a chronology the first bare date is an entry's, not the day of publication
        named = [line.text for line in self.datelines if n_entries < 2 or line.names_source]
        self.draft.published = read_published(named)
        self.draft.outlet = read_outlet([line.text for line in self.datelines], text)
