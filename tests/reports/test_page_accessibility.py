"""axe-core finds nothing against WCAG 2.1 A and AA: in every view, language and colour scheme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimdiff.reports.page import render_page
from claimdiff.reports.ui_texts import CATALOGUES
from tests.reports.page_probe import choose, settle
from tests.reports.samples import harbour_comparison

axe_core_python = pytest.importorskip("axe_core_python", reason="needs axe-core: pip install 'claimdiff[test]'")

pytestmark = pytest.mark.browser

AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text("utf-8")
RUN = """
const done = arguments[0];
const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] };
axe.run(document, rules).then(({ violations }) => done(violations.map(({ id, nodes }) =>
  [id, nodes.length, nodes[0].html.slice(0, 200), nodes[0].failureSummary.slice(0, 300)])));"""


def violations(page: Any) -> list[Any]:
    page.execute_script(AXE)
    return page.execute_async_script(RUN)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", CATALOGUES)
def test_no_view_has_a_violation(open_page: Any, language: str, scheme: str) -> None:
    page = open_page(render_page(harbour_comparison(), language))
    page.set_script_timeout(60)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    page.execute_script("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    page.find_element("css selector", "[data-mark]").click()
    found = {}
    for view in ("points", "side", "coverage", "articles"):
        page.execute_script("location.hash = arguments[0]", view)
        settle(page)
        if view == "side":
            page.find_element("css selector", "#pane-0 .told").click()
        found[view] = violations(page)
    page.find_element("id", "open-help").click()
    found["help"] = violations(page)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    page.execute_script("localStorage.clear()")
    assert found == {view: [] for view in found}


def test_a_search_without_result_and_a_phone_have_no_violation(open_page: Any) -> None:
    page = open_page(render_page(harbour_comparison(), "en"), width=390)
    page.set_script_timeout(60)
    page.execute_script("document.getElementById('filter').open = true")
    choose(page, "filter-q", "no such words")
    assert violations(page) == []
