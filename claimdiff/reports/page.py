"""`index.html`: the report as one file that opens from disk and asks nothing of any network."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING

from claimdiff.comparison import Comparison
from claimdiff.reports.page_summary import build_page_data
from claimdiff.reports.ui_texts import interface_language, ui_texts

if TYPE_CHECKING:
    from jinja2 import Template

PACKAGE = "claimdiff.reports"


def _template_file(name: str) -> str:
    return (resources.files(PACKAGE) / "templates" / name).read_text(encoding="utf-8").replace("\r\n", "\n")


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
    return environment.get_template("report.html.j2")


def render_page(comparison: Comparison, language: str | None = None) -> str:
    """Return the page of `comparison` as HTML.

    The interface is in `language` (`ar`, `en`, `fr`), by default in the language most articles are in; a language
    without a catalogue gets English. The same comparison gives the same characters.
    """
    from markupsafe import Markup

    texts = ui_texts(language or interface_language(comparison.articles))
    style, script = _template_file("report.css"), _template_file("report.js")
    return _template().render(
        page=build_page_data(comparison, texts),
        t=texts.texts,
        count=texts.count,
        number=texts.number,
        style=Markup(style),  # ours, not an article's; its hash is in the policy
        script=Markup(script),
        policy=_policy(style, script),
    )
