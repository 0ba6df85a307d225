"""`python -m evals`: ask every case, print the metrics beside the last run's, and gate on floors.toml."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evals.cases import CASES, load_cases
from evals.consistency import ask_groups, load_groups, render_parted
from evals.editions import CORPUS, RESULTS, expected_pages, open_editions
from evals.gate import read_floors, unmet
from evals.report import Run, add_consistency, add_risk, render, render_failures, save, summarise
from evals.risk import press_with
from evals.runner import run_cases
from evals.scorers import Result
from evals.tutorial import open_tutorial
from evals.unaided import PART, measure_unaided
from planqa.errors import PlanqaError
from planqa.settings import read_settings

if TYPE_CHECKING:
    from planqa.assistant import Assistant


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the evals; returns 0, 1 for a floor not met (with --gate), 2 for what an operator must mend."""
    options = _parse(arguments)
    try:
        return _run(options)
    except PlanqaError as error:
        print(f"evals: {error}", file=sys.stderr)
        return 2


def _run(options: argparse.Namespace) -> int:
    run, results = _ask(options)
    file, last = save(run, RESULTS)
    floors = read_floors()
    report = render(run, last, floors)
    file.with_suffix(".md").write_text(report, "utf-8")
    print(report)
    if options.failures:
        print(render_failures(results), render_parted(run.get("consistency", ())), sep="\n\n")
    return _gate(unmet(floors, run["metrics"])) if options.gate else 0


def _ask(options: argparse.Namespace) -> tuple[Run, list[Result]]:
    """Ask the cases and, with the committed ones, the groups of wordings; returns what is kept and each result."""
    committed = options.cases == CASES
    cases, groups = load_cases(options.cases), load_groups() if committed else []
    asked = [*cases, *(group.cases[0] for group in groups)]
    editions = open_editions(asked, options.corpus)
    for case in asked:
        expected_pages(case, editions)  # a quote that stands nowhere stops the run before it starts
    tutorial = open_tutorial(sorted(editions), RESULTS, options.corpus)
    assistant = open_assistant(options.store, options.without)
    results = run_cases(cases, assistant, editions, tutorial)
    run = summarise(_set_name(options), results)
    add_risk(run, results, press_with(assistant))
    if PART not in assistant.without:
        run["unaided"] = measure_unaided(results, assistant, editions)
    if groups:
        add_consistency(run, ask_groups(groups, assistant))
    return run, results


def _set_name(options: argparse.Namespace) -> str:
    """The name that the results are kept under; a run with a part switched off never stands for the whole."""
    name = "latest" if options.cases == CASES else options.cases.stem
    return "-without-".join((name, *sorted(set(options.without))))


def open_assistant(store: Path, without: Iterable[str] = ()) -> "Assistant":
    """Open the assistant that is evaluated, with these parts switched off."""
    from planqa.assistant import Assistant

    return Assistant.open(store, without=frozenset(without))


def _gate(broken: Sequence[str]) -> int:
    for line in broken:
        print(f"gate: {line}", file=sys.stderr)
    print("gate: not met" if broken else "gate: every floor met", file=sys.stderr)
    return 1 if broken else 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("--cases", type=Path, default=CASES, help="a .jsonl file or a folder of them")
    parser.add_argument("--store", type=Path, default=read_settings().store, help="the built store")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="the folder with the documents' PDFs")
    parser.add_argument("--without", action="append", default=[], help="switch a part off: faq, expansion, or a step")
    parser.add_argument("--failures", action="store_true", help="print every case that is not right")
    parser.add_argument("--gate", action="store_true", help="exit 1 when a floor of floors.toml is not met")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
