"""The floors of the house: imports go down only, no circle, one heavy library has one importer, loaded late."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = (
    {"errors", "quantities", "digests"},
    {"domain", "settings", "embedding", "terms", "sentences", "question", "mentions"},
    {
        "lexical",
        "glossary",
        "spelling",
        "figures",
        "conversation",
        "parts",
        "guardrails",
        "generative",
        "gate",
        "page_image",
        "quoting",
        "audit",
        "boards",
        "noticeboard",
        "lines",
        "owners",
    },
    {"store", "matching", "composing", "aspects", "joining", "leading", "offices", "prose"},
    {"measuring", "requirement"},
    {"naming"},
    {
        "retrieval",
        "meaning",
        "sufficiency",
        "focus",
        "langchain_door",
        "holders",
        "seats",
        "priorities",
        "recounting",
        "bodies",
    },
    {"extractive", "register", "duties", "notices", "faq", "turns", "recalling"},
    {"choosing", "talking"},
    {"steps"},
    {"assistant"},
    {"cli"},
)
HEAVY = {
    "chromadb": {"store"},
    "duckdb": {"store"},
    "sentence_transformers": {"embedding"},
    "torch": {"embedding"},
    "bm25s": {"lexical"},
    "pypdfium2": {"page_image"},
    "langchain": {"generative"},
    "langchain_core": {"generative", "langchain_door"},
    "streamlit": set(),
    "pypdf": set(),
}


def _modules() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in sorted((ROOT / "src" / "planqa").rglob("*.py")):
        name = path.relative_to(ROOT / "src" / "planqa").parts[0].removesuffix(".py")
        if name != "__init__":
            found.setdefault(name, []).append(path)
    return found


def _imports(path: Path) -> list[tuple[str, bool]]:
    """Names imported and whether at the top of the module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    checked = {id(node) for block in ast.walk(tree) if _is_type_checking(block) for node in ast.walk(block)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and id(node) not in checked:
            found += [(alias.name, node in tree.body) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and id(node) not in checked:
            found.append((node.module, node in tree.body))
    return found


def _is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _floor(name: str) -> int:
    return next(at for at, floor in enumerate(FLOORS) if name in floor)


def test_every_module_has_a_floor() -> None:
    assert set(_modules()) == set().union(*FLOORS)


@pytest.mark.parametrize("name", sorted(_modules()))
def test_imports_go_down(name: str) -> None:
    for path in _modules()[name]:
        for imported, _ in _imports(path):
            parts = imported.split(".")
            if parts[0] == "planqa" and len(parts) > 1 and parts[1] != name:
                assert _floor(parts[1]) < _floor(name), f"{path.name} imports {imported}"


@pytest.mark.parametrize("name", sorted(_modules()))
def test_planqa_imports_neither_ingest_nor_evals(name: str) -> None:
    for path in _modules()[name]:
        assert not {imported.split(".")[0] for imported, _ in _imports(path)} & {"ingest", "evals", "app"}


@pytest.mark.parametrize("library", sorted(HEAVY))
def test_one_heavy_library_has_one_importer_and_loads_late(library: str) -> None:
    for name, paths in _modules().items():
        for path in paths:
            for imported, at_top in _imports(path):
                if imported.split(".")[0] == library:
                    assert name in HEAVY[library], f"{path.name} imports {library}"
                    assert not at_top, f"{path.name} imports {library} at the top"


def test_importing_the_assistant_loads_nothing_heavy() -> None:
    code = "import sys, planqa.assistant; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not set(HEAVY) & set(loaded)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "src").rglob("*.py")) + sorted((ROOT / "ingest").rglob("*.py")), ids=str
)
def test_a_file_holds_one_idea(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 280
    assert (path.name == "__init__.py" and not text) or ast.get_docstring(ast.parse(text)), "no sentence opens it"
