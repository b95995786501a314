"""A page as copied from a news site -> its articles: headline, bylines, captions, paragraphs; noise set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimdiff.articles.clean import clean_text
from claimdiff.articles.comments import AUTHOR_NOTE, find_comments, find_note_end
from claimdiff.articles.datelines import read_published
from claimdiff.articles.draft import ArticleDraft
from claimdiff.articles.noise import LINK, RELATED, ends_sentence
from claimdiff.articles.outlets import read_outlet
from claimdiff.articles.page_blocks import text_weight
from claimdiff.articles.page_lines import PageLine, is_short, look_at_lines
from claimdiff.articles.page_metadata import web_url
from claimdiff.articles.split_page import find_starts
from claimdiff.articles.teasers import find_box_end, find_teasers_end
from claimdiff.records import BlockRole, Dropped

_ENDS_ARTICLE = frozenset({"share links", "comment prompt", "tags", "copyright", "follow prompt", "newsletter plug"})
MIN_HEADLINE = 24
"""Letters: a line that is no longer, below a section's name, is as likely a second name as the headline."""
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
        self.tail_dates: list[str] = []
        paragraphs = [i for i, line in enumerate(lines) if line.look == "paragraph"]
        self.first_paragraph = paragraphs[0] if paragraphs else len(lines)
        self.comments = find_comments(lines)
        self.last_paragraph = self._find_last_paragraph()
        self.title_at = self._find_title()
        self.end = self._find_end()

    def read(self) -> ArticleDraft:
        """Return the draft of the article."""
        i = 0
        while i < len(self.lines):
            end, reason = self._find_box(i)
            if end > i:
                for line in self.lines[i:end]:
                    self._drop(line, reason)
                i = end
            else:
                self._place(i)
                i += 1
        self._read_dateline()
        if self.lines[0].reason == LINK:
            self.draft.url = web_url(self.lines[0].text)
        return self.draft

    def _find_last_paragraph(self) -> int:
        """Index of the article's last paragraph, teasers aside; -1 where there is none."""
        last = -1
        i = 0
        while i < len(self.lines):
            end, _ = self._find_box(i)
            last = i if end == i and self.lines[i].look == "paragraph" else last
            i = max(end, i + 1)
        return last

    def _find_box(self, i: int) -> tuple[int, str]:
        """Index after the box (teasers, comments) that begins at line `i`, and its name; `i` where none does."""
        if self.lines[i].look == "opener":
            return find_teasers_end(self.lines, i, len(self.lines)), RELATED
        if i >= self.comments:
            return len(self.lines), "reader comments"
        if self.lines[i].reason == AUTHOR_NOTE:
            return find_note_end(self.lines, i), AUTHOR_NOTE
        return find_box_end(self.lines, i, len(self.lines)) or i, RELATED

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
        # "World", "Middle East" above the headline; two words above a paragraph are the headline themselves
        after = next((i for i in range(head[0], self.first_paragraph) if not self._is_label(i)), None)
        is_headline = after in head and text_weight(self.lines[after].text) >= MIN_HEADLINE
        return after if is_headline else head[0]

    def _is_label(self, i: int) -> bool:
        """Whether line `i` may be a section's name above the headline, or is set aside in any case."""
        line = self.lines[i]
        return line.look == "noise" or (
            line.look == "short" and text_weight(line.text) <= MIN_HEADLINE and len(line.text.split()) <= 2
        )

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
            self._note_dateline(i)

    def _note_dateline(self, i: int) -> None:
        """Keep a dateline; one below the text may be another article's, so it counts where there is no other."""
        line = self.lines[i]
        if self.last_paragraph < 0 or i < self.last_paragraph:
            self.datelines.append(line)
        else:
            self.tail_dates.append(line.text)

    def _why_superfluous(self, i: int) -> str:
        """Why a line that is no noise by itself is left out: it repeats another or stands after the article's end."""
        line = self.lines[i]
        is_title = self.title_at is not None and i != self.title_at and line.key == self.lines[self.title_at].key
        if is_title and len(line.text) >= 4:
            return "repeated headline"
        if line.key in self.seen and (line.look in ("caption", "short") or len(line.text) >= 60):
            return "repeated line"
        self.seen.add(line.key)
        # a single label above may yet be the headline, and what seems the headline its deck
        if self.title_at is not None and i < self.title_at and self.title_at >= 2 and self._is_label(i):
            return "section label"
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
        if (line.look == "placeline" and self._is_below_title(i)) or self._is_name_in_head(i):
            return "byline"
        return self._role_of_short(i)

    def _is_name_in_head(self, i: int) -> bool:
        """Whether a few words stand above the first paragraph next to a byline or dateline: an author, a desk."""
        line = self.lines[i]
        if i > self.first_paragraph or line.level or line.is_item or not 2 <= len(line.text.split()) <= 4:
            return False
        beside = [self.lines[j].look for j in (i - 1, i + 1) if 0 <= j < len(self.lines) and j != self.title_at]
        return self.title_at is not None and i > self.title_at and bool({"byline", "dateline"} & set(beside))

    def _role_of_byline(self, i: int) -> BlockRole:
        """A byline stands above or below the paragraphs; between them a date heads an entry of a chronology."""
        line = self.lines[i]
        if not self.first_paragraph < i < self.last_paragraph or self._is_below_deck(i):
            return "byline"
        if line.look == "dateline" and line.names_source:
            return "byline" if len(line.text.split()) <= 6 and not line.is_item else "body"
        return "body" if line.is_item else "subheading"

    def _is_below_title(self, i: int) -> bool:
        """Whether line `i` stands between the headline (and its deck) and the first paragraph."""
        if self.title_at is None or not self.title_at < i < self.first_paragraph:
            return False
        return sum(line.look not in ("noise", "caption") for line in self.lines[self.title_at : i]) <= 2

    def _is_below_deck(self, i: int) -> bool:
        """Whether line `i` is a byline or full date with one sentence between it and the headline: the deck."""
        line, entries = self.lines[i], self.lines[i + 1 : self.last_paragraph + 1]
        above = self.lines[(self.title_at or 0) + 1 : i]
        if self.title_at is None or line.is_item or sum(above_.look == "paragraph" for above_ in above) > 1:
            return False
        has_date = line.look == "byline" or bool(read_published([line.text]))
        return has_date and not any(entry.look == "dateline" and not entry.names_source for entry in entries)

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
        self.draft.published = read_published(named) or read_published(self.tail_dates)
        self.draft.outlet = read_outlet([line.text for line in self.datelines] or self.tail_dates, text)
