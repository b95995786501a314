"""The layers hold: which module may import which, and what an import costs."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "claimdiff"
MODULES = sorted(PACKAGE.rglob("*.py"))

STAGES = {
    "articles", "claims", "vectors", "candidates", "content", "judgements", "findings", "reports", "evaluation",
    "index", "sources", "alerts",
}  # fmt: skip
CONTRACTS = {"claim_content", "records", "errors", "settings", "progress", "protocols", "finding_record", "comparison"}
ABOVE_STAGES = {
    "pipeline", "steps", "judged_text", "indexing", "source_articles", "alert_items", "nightly", "reviews", "cli",
    "__main__",
}  # fmt: skip
HEAVY = {
    "docx", "faiss", "onnxruntime", "pandas", "pyarrow", "pypdf", "sentence_transformers", "sklearn", "torch",
    "trafilatura", "transformers",
}  # fmt: skip


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def layer_of(path: Path) -> str:
    """The first part of the module's path: the stage's name, or the module's own at the top level."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_names(path: Path, tree: ast.AST) -> Iterator[str]:
    """Yield every dotted name that the module imports, relative ones resolved; `a.b` for `from a import b`."""
    package = ["claimdiff", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            prefix = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{prefix}.{alias.name}" for alias in node.names)


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def own_imports(path: Path) -> set[str]:
    """Return the parts of claimdiff that a module imports, by their layer's name."""
    names = (name.split(".") for name in imported_names(path, parse(path)))
    return {parts[1] for parts in names if parts[0] == "claimdiff" and len(parts) > 1}


def top_packages(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported_names(path, parse(path))}


class WithoutFunctions(ast.NodeTransformer):
    """Leaves of a module what runs on import: no function bodies, no `if TYPE_CHECKING:`."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        return None

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        return None

    def visit_If(self, node: ast.If) -> ast.AST | None:
        if "TYPE_CHECKING" in ast.unparse(node.test):
            return None
        return self.generic_visit(node)


def test_the_package_has_modules_to_look_at() -> None:
    assert {"records", "errors", "settings", "progress"} <= {layer_of(path) for path in MODULES}


@pytest.mark.parametrize("path", [p for p in MODULES if layer_of(p) in STAGES], ids=name_of)
def test_a_stage_imports_no_other_stage_and_nothing_above(path: Path) -> None:
    assert own_imports(path) & ((STAGES | ABOVE_STAGES) - {layer_of(path)}) == set()


@pytest.mark.parametrize("path", [p for p in MODULES if layer_of(p) in CONTRACTS], ids=name_of)
def test_a_contract_imports_only_contracts(path: Path) -> None:
    assert own_imports(path) <= CONTRACTS


@pytest.mark.parametrize("path", [p for p in MODULES if layer_of(p) == "models"], ids=name_of)
def test_models_lie_below_the_stages(path: Path) -> None:
    assert own_imports(path) & (STAGES | ABOVE_STAGES) == set()


@pytest.mark.parametrize("path", [p for p in MODULES if layer_of(p) not in {"cli", "__main__"}], ids=name_of)
def test_only_the_command_line_knows_click_rich_and_itself(path: Path) -> None:
    assert top_packages(path) & {"click", "rich"} == set()
    assert "cli" not in own_imports(path)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_unpickles(path: Path) -> None:
    assert (
        top_packages(path) & {"pickle", "cPickle", "_pickle", "cloudpickle", "dill", "joblib", "marshal", "shelve"}
        == set()
    )


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_heavy_packages_are_imported_where_they_are_used(path: Path) -> None:
    runs_on_import = WithoutFunctions().visit(parse(path))
    assert {name.split(".")[0] for name in imported_names(path, runs_on_import)} & HEAVY == set()


@pytest.mark.parametrize(
    "path", [p for p in PACKAGE.rglob("*") if p.suffix in {".py", ".html", ".css", ".js"}], ids=name_of
)
def test_closeness_has_one_word(path: Path) -> None:
    """It is `similarity`, where more is closer; `distance` would be the same thing upside down."""
    assert re.findall(r"(?i)\w*distance\w*", path.read_text(encoding="utf-8")) == []


def test_modules_stay_small_enough_to_read() -> None:
    lines = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: n for name, n in lines.items() if n > 300} == {}


def modules_loaded_by(statement: str) -> set[str]:
    program = f"{statement}\nimport json, sys\nprint(json.dumps(sorted({{n.split('.')[0] for n in sys.modules}})))"
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(out.stdout.splitlines()[-1]))


def test_importing_claimdiff_loads_no_heavy_package() -> None:
    assert modules_loaded_by("import claimdiff") & HEAVY == set()


def test_importing_the_command_line_loads_no_heavy_package() -> None:
    assert modules_loaded_by("import claimdiff.cli") & HEAVY == set()
