"""Blocks of figures in a page of the documentation."""

from pathlib import Path

import pytest

from training import ablation_table, findings_block
from training.docs_block import END, begin_marker, markdown_table, share, write_block

PAGE = Path(__file__).resolve().parents[2] / "docs/findings.md"


def test_only_what_is_between_its_own_markers_is_rewritten(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    other = f"{begin_marker('two')}\n\nkept\n\n{END}"
    page.write_text(f"before\n\n{begin_marker('one')}\nold\n{END}\n\nbetween\n\n{other}\n\nafter\n")
    write_block(page, "one", "new")
    write_block(page, "one", "new")
    assert page.read_text() == f"before\n\n{begin_marker('one')}\n\nnew\n\n{END}\n\nbetween\n\n{other}\n\nafter\n"


def test_a_page_without_markers_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"{begin_marker('two')} {END}")
    with pytest.raises(SystemExit, match="lacks the markers <!-- one writes"):
        write_block(page, "one", "block")


@pytest.mark.parametrize("command", [findings_block.COMMAND, ablation_table.COMMAND])
def test_the_page_that_is_written_has_the_markers(command: str) -> None:
    _, found, rest = PAGE.read_text(encoding="utf-8").partition(begin_marker(command))
    assert found
    assert END in rest


def test_shares_and_tables() -> None:
    assert [share(0.934), share(1.0), share(0.0), share(None), share(0.9345, 3)] == [".93", "1.00", ".00", "–", ".934"]
    assert markdown_table(["", "a"], [["b", "1"]]) == "|  | a |\n| --- | --- |\n| b | 1 |"
