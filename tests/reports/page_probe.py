"""What the tests of the page ask a Chromium: where words stand, which colours they have, what a view lists."""

from __future__ import annotations

from typing import Any

BOX = (
    "const b = document.querySelector(arguments[0]).getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]"
)
WORDS_BOX = """
const [selector, words] = arguments;
for (const element of document.querySelectorAll(selector)) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at); range.setEnd(node, at + words.length);
    const b = range.getBoundingClientRect();
    if (b.width) return [b.left, b.top, b.right, b.bottom];
  }
}
return null;"""
LETTERS = WORDS_BOX.replace(
    "const b = range.getBoundingClientRect();\n    if (b.width) return [b.left, b.top, b.right, b.bottom];",
    """const lefts = [];
    for (let i = at; i < at + words.length; i++) {
      range.setStart(node, i); range.setEnd(node, i + 1);
      lefts.push(range.getBoundingClientRect().left);
    }
    return lefts;""",
)
SETTLED = "const done = arguments[0]; setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 250);"
SHOWN_POINTS = """
return [...document.querySelectorAll("#points .point")].filter((card) => !card.closest("section").hidden)
  .map((card) => Number(card.querySelector(".number").lastChild.data));"""
CHOOSE = """
const [name, value] = arguments, field = document.getElementById(name);
field.value = value;
field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input"));
return field.value === value;"""


def box(page: Any, selector: str) -> list[float]:
    """Left, top, right and bottom of an element, CSS pixels."""
    return page.execute_script(BOX, selector)


def words_box(page: Any, selector: str, words: str) -> list[float]:
    """Left, top, right and bottom of words inside the elements of a selector, CSS pixels."""
    found = page.execute_script(WORDS_BOX, selector, words)
    assert found, f"{words!r} is not shown in {selector}"
    return found


def letters(page: Any, selector: str, words: str) -> list[float]:
    """Left edge of each character of words inside the elements of a selector, CSS pixels."""
    found = page.execute_script(LETTERS, selector, words)
    assert found, f"{words!r} is not shown in {selector}"
    return found


def settle(page: Any) -> None:
    """Wait until typing, scrolling and drawing have come to rest."""
    page.execute_async_script(SETTLED)


def choose(page: Any, name: str, value: str) -> None:
    """Set a filter or menu as a reader does, and wait for what comes of it."""
    assert page.execute_script(CHOOSE, name, value), f"{name} has no {value!r}"
    settle(page)


def go_to(page: Any, anchor: str) -> None:
    """Follow a link inside the page."""
    page.execute_script("location.hash = arguments[0]", anchor)
    settle(page)


def press(page: Any, *keys: str) -> None:
    """Press keys where the focus is."""
    for key in keys:
        page.switch_to.active_element.send_keys(key)
        settle(page)


def shown_points(page: Any) -> list[int]:
    """Return the numbers of the points that the list shows or holds folded."""
    return page.execute_script(SHOWN_POINTS)


def focused_point(page: Any) -> str:
    """Return the number of the point that holds the focus."""
    script = "return document.activeElement.closest('.point')?.querySelector('.number').lastChild.data ?? ''"
    return page.execute_script(script)
