"""The documentation says what the program does: commands, options, targets, links, words and codes."""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import claimdiff
from claimdiff.cli.review import WithNames

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *(ROOT / folder / "README.md" for folder in ("benchmarks", "indexes", "reports", "seeds")),
]
README = (ROOT / "README.md").read_text(encoding="utf-8")
REFERENCE = README + "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md")))


def command_line() -> click.Group:
    from claimdiff.cli import main

    assert isinstance(main, click.Group)
    return main


def commands(group: click.Group, path: tuple[str, ...] = ("claimdiff",)) -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its full name, groups themselves included."""
    yield " ".join(path), group
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


def options_of(command: click.Command) -> set[str]:
    return {
        name
        for option in command.params
        if isinstance(option, click.Option)
        for name in option.opts + option.secondary_opts
    }


def fenced_lines(text: str) -> list[str]:
    return [line for block in re.findall(r"^```\w*\n(.*?)^```", text, re.S | re.M) for line in block.splitlines()]


def relative_links(path: Path) -> list[str]:
    targets = re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8"))
    return [target for target in targets if not target.startswith(("http:", "https:"))]


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_command_is_documented() -> None:
    assert [name for name, command in commands(command_line()) if name not in REFERENCE and not command.hidden] == []


def test_every_option_is_documented_by_its_long_name() -> None:
    missing = [
        f"{name} {long}"
        for name, command in commands(command_line())
        for long in options_of(command)
        if long.startswith("--") and long != "--help" and not re.search(rf"{re.escape(long)}(?![\w-])", REFERENCE)
    ]
    assert missing == []


def test_every_command_and_option_says_what_it_does() -> None:
    silent = [
        f"{name} {parameter.name}"
        for name, command in commands(command_line())
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.help
    ]
    assert silent + [name for name, command in commands(command_line()) if not command.help] == []


def test_every_example_uses_commands_and_options_that_exist() -> None:
    wrong = []
    for page in PAGES:
        for line in fenced_lines(page.read_text(encoding="utf-8")):
            found = re.search(r"(?:^|\| |/)claimdiff (.*)", line)
            if not found:
                continue
            command: click.Command = command_line()
            words = shlex.split(found[1], comments=True)
            while words and isinstance(command, click.Group) and words[0] in command.commands:
                command = command.commands[words.pop(0)]
            if words and isinstance(command, WithNames):  # the name of an index, and what is to be done with it
                command = command.commands[command.default]
            used = {word.split("=")[0] for word in words if word.startswith("-") and word != "-"}
            if isinstance(command, click.Group) or used - options_of(command) - {"--help"}:
                wrong.append(f"{page.name}: {line}")
    assert wrong == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    dead = []
    for target in relative_links(path):
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        if not file.exists() or (anchor and anchor not in anchors(file)):
            dead.append(target)
    assert dead == []


def test_every_make_target_that_is_named_exists_and_is_explained() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    explained = set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.M))
    phony = set(re.findall(r"^\.PHONY: (.+)$", makefile, re.M)[0].split())
    assert phony == explained
    named = {
        name for path in PAGES for name in re.findall(r"(?:`|^)make ([a-z-]+)", path.read_text(encoding="utf-8"), re.M)
    }
    assert {"demo", "test", "check"} <= named <= explained


def test_the_readme_begins_with_the_two_commands() -> None:
    assert [line.split("#")[0].strip() for line in fenced_lines(README)[:2]] == ["make demo", "make test"]


def test_the_exit_codes_are_those_of_the_contract() -> None:
    table = README.split("### Exit codes")[1].split("\n#")[0]
    assert re.findall(r"^\| (\d) \|", table, re.M) == ["0", "1", "2", "3", "4", "5"]


def test_the_python_example_uses_names_that_exist() -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```", README, re.S | re.M)
    used = {
        node.attr
        for node in ast.walk(ast.parse(example))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "claimdiff"
    }
    assert used == {"compare"}
    assert callable(claimdiff.compare)


def test_every_extra_of_the_package_is_in_the_readme() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [extra for extra in project["optional-dependencies"] if f"`claimdiff[{extra}]`" not in README] == []


def test_the_changelog_knows_the_version_or_what_comes_next() -> None:
    import tomllib

    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert headings[0] in {"Unreleased", version}


def test_no_page_names_a_place_on_somebodys_machine() -> None:
    own = re.compile(r"/(?:home|root|Users|work|tmp)/")
    assert [path.name for path in PAGES if own.search(path.read_text(encoding="utf-8"))] == []


def test_the_readme_tells_how_good_findings_are_as_measured() -> None:
    page = (ROOT / "docs/findings.md").read_text(encoding="utf-8")
    interval = r"\.(\d+)(?: \[\.(\d+), \.(\d+)\])?"
    row = r"\| %s, claimdiff \|(?: [\d.]+ \|){5} " + f"{interval} \\| {interval} \\|"
    contradiction, agreement = (re.search(row % relation, page) for relation in ("contradiction", "agreement"))
    assert contradiction is not None
    assert agreement is not None
    precision, low, high, recall = (int(contradiction[number]) for number in (1, 2, 3, 4))
    told = " ".join(README.split())
    assert f"of the agreements {int(agreement[1])} in a hundred are right" in told
    assert f"of the contradictions {precision} (between {low} and {high} with other events)" in told
    assert f"of the agreements in those events {int(agreement[4])} in a hundred" in told
    assert f"of the contradictions {recall}, since" in told
