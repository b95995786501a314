"""`index.html`: the report as one file that opens from disk and asks nothing of any network."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING

from claimdiff.comparison import Comparison
from claimdiff.records import Finding
from claimdiff.reports.article_text import article_texts
from claimdiff.reports.input_fates import all_articles
from claimdiff.reports.page_articles import page_articles
from claimdiff.reports.page_points import PointCards
from claimdiff.reports.page_summary import build_page_data
from claimdiff.reports.point_statements import stated_points
from claimdiff.reports.script_data import ScriptData, script_json
from claimdiff.reports.ui_texts import UiTexts, in_digits, interface_language, ui_texts

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

PACKAGE = "claimdiff.reports"
STYLES = ("page.css", "page_points.css", "page_articles.css", "page_side.css", "page_coverage.css", "page_media.css")
SCRIPTS = (
    "page_data.js", "page_statements.js", "page_cards.js", "page_marks.js", "page_filter.js", "page_side.js",
    "page_level.js", "page_coverage.js", "page_matrix.js", "page_keys.js", "page_views.js",
)  # fmt: skip
"""The parts of the page's one style and one script, in this order."""
SCRIPT_TEXT = re.compile(r"\bt\.([a-z]\w*)")
"""How the script names a text of the catalogue."""
SCRIPT_PLURALS = ("findings", "in_articles", "sentences", "sources")


def _template_file(name: str) -> str:
    return (resources.files(PACKAGE) / "templates" / name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def page_style() -> str:
    """Return the page's style."""
    return "".join(map(_template_file, STYLES))


@cache
def page_script() -> str:
    """Return the page's script: its parts share one scope and leave nothing in the window."""
    return '(() => {\n"use strict";\n' + "".join(map(_template_file, SCRIPTS)) + "})();\n"


def _csp_hash(text: str) -> str:
    """Return the Content-Security-Policy expression that allows exactly `text` as an inline style or script."""
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _policy(style: str, script: str) -> str:
    """Return the page's Content-Security-Policy: our one style and our one script by their hashes, and nothing else.

    An article's `<style>`, `style=`, `<script>`, event handler, image or form would be refused even if it got past
    the escaping.
    """
    return (
        f"default-src 'none'; style-src {_csp_hash(style)}; script-src {_csp_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(PACKAGE, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["digits"] = in_digits
    environment.filters["code"] = _with_code
    return environment.get_template("report.html.j2")


def _with_code(text: str) -> Markup:
    """Return one of the page's own texts as markup, what stands between backticks as code from left to right."""
    from markupsafe import Markup, escape

    parts = [escape(part) for part in text.split("`")]
    return Markup("").join(
        Markup('<code dir="ltr">{}</code>').format(part) if number % 2 else part for number, part in enumerate(parts)
    )


def _script_texts(texts: UiTexts) -> dict[str, object]:
    """Return the words that the script needs: whatever its parts ask for as `t.NAME`."""
    names = sorted(set(SCRIPT_TEXT.findall(page_script())))
    return {
        "language": texts.language,
        "t": {name: texts.texts[name] for name in names},
        "plurals": {name: texts.plurals[name] for name in SCRIPT_PLURALS},
    }


def render_page(
    comparison: Comparison,
    language: str | None = None,
    previous: str | None = None,
    resolved: Sequence[Finding] = (),
) -> str:
    """Return the page of `comparison` as HTML.

    The interface is in `language` (one of `CATALOGUES`), by default in the language most articles are in; a language
    without a catalogue gets English. `previous` is the address of the report before this one, relative to this page,
    which then begins with what is new since; `resolved` are findings of that one that are none any more.
    The same comparison gives the same characters.
    """
    from markupsafe import Markup

    texts = ui_texts(language or interface_language(comparison.articles))
    contents = article_texts(all_articles(comparison), comparison.claims)
    articles = page_articles(comparison, contents, texts)
    points = stated_points(comparison, contents, news_first=previous is not None)
    sections = PointCards(articles, contents, texts).sections(points)
    data = ScriptData(articles, contents, texts).record(points)
    style, script = page_style(), page_script()
    return _template().render(
        page=build_page_data(comparison, articles, sections, texts, previous, resolved),
        t=texts.texts,
        count=texts.count,
        number=texts.number,
        style=Markup(style),  # ours, not an article's; its hash is in the policy
        script=Markup(script),
        data=Markup(script_json({**_script_texts(texts), **data})),  # escaped for where it stands
        policy=_policy(style, script),
    )
