"""`python -m evals`: ask every case, print the metrics beside the last run's, and gate on floors.toml."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from evals.cases import CASES, load_cases
from evals.editions import CORPUS, RESULTS, expected_pages, open_editions
from evals.gate import read_floors, unmet
from evals.report import render, render_failures, save, summarise
from evals.runner import System, run_cases
from evals.tutorial import open_tutorial
from planqa.errors import PlanqaError
from planqa.settings import read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the evals; returns 0, 1 for a floor not met (with --gate), 2 for what an operator must mend."""
    options = _parse(arguments)
    try:
        return _run(options)
    except PlanqaError as error:
        print(f"evals: {error}", file=sys.stderr)
        return 2


def _run(options: argparse.Namespace) -> int:
    cases, floors = load_cases(options.cases), read_floors()
    editions = open_editions(cases, options.corpus)
    for case in cases:
        expected_pages(case, editions)  # a quote that stands nowhere stops the run before it starts
    tutorial = open_tutorial(sorted(editions), RESULTS, options.corpus)
    results = run_cases(cases, open_system(options.store), editions, tutorial)
    run = summarise("latest" if options.cases == CASES else options.cases.stem, results)
    file, last = save(run, RESULTS)
    report = render(run, last, floors)
    file.with_suffix(".md").write_text(report, "utf-8")
    print(report)
    if options.failures:
        print(render_failures(results))
    return _gate(unmet(floors, run["metrics"])) if options.gate else 0


def open_system(store: Path) -> System:
    """Open the assistant that is evaluated."""
    from planqa.assistant import Assistant

    return Assistant.open(store)


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
    parser.add_argument("--failures", action="store_true", help="print every case that is not right")
    parser.add_argument("--gate", action="store_true", help="exit 1 when a floor of floors.toml is not met")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
