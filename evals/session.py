"""The benchmark's warm session, run as a process of its own: the same questions to each system in turn.

`python -m evals.session --store DIR --tutorial DIR planqa tutorial encoder` prints
{system: {kind: [milliseconds, …]}}. The systems take turns question by question, so that a busy moment of the
machine falls on all of them.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.cases import CASES, Case, load_cases

SYSTEMS = ("planqa", "tutorial", "encoder")
PER_KIND = 6
Ask = Callable[[Case], object]
Times = dict[str, dict[str, list[float]]]


def pick_cases(cases: Sequence[Case], per_kind: int = PER_KIND) -> list[Case]:
    """Return up to per_kind cases of every kind, spread evenly over each kind's order in the files."""
    kinds: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        kinds[case.kind].append(case)
    return [
        group[i * len(group) // n] for group in kinds.values() for n in [min(per_kind, len(group))] for i in range(n)
    ]


def time_rounds(asks: dict[str, Ask], cases: Sequence[Case], rounds: int, seconds: float) -> Times:
    """Ask every case of every system, round after round, until the rounds or the seconds are used up."""
    times: Times = {name: defaultdict(list) for name in asks}
    begun = time.perf_counter()
    for _ in range(rounds):
        for case in cases:
            for name, ask in asks.items():
                start = time.perf_counter()
                ask(case)
                times[name][case.kind].append((time.perf_counter() - start) * 1000)
        if time.perf_counter() - begun > seconds:
            break
    return times


def open_asks(systems: Sequence[str], store: Path, tutorial: Path) -> dict[str, Ask]:
    """Open the named systems; each becomes a function of a case."""
    openers: dict[str, Callable[[], Ask]] = {
        "planqa": lambda: _open_planqa(store),
        "tutorial": lambda: _open_tutorial(tutorial),
        "encoder": _open_encoder,
    }
    return {name: openers[name]() for name in systems}


def _open_planqa(store: Path) -> Ask:
    from planqa.assistant import Assistant

    assistant = Assistant.open(store)
    return lambda case: assistant.ask(case.question, case.history)


def _open_tutorial(folder: Path) -> Ask:
    from evals.tutorial import Tutorial

    tutorial = Tutorial(folder)
    return lambda case: tutorial.search(case.question)


def _open_encoder() -> Ask:
    from planqa.embedding import MiniLmEncoder

    encoder = MiniLmEncoder()
    return lambda case: encoder.encode([case.question])


def main(arguments: Sequence[str] | None = None) -> None:
    """Open, warm up with one round, time the rounds and print the times as JSON."""
    parser = argparse.ArgumentParser(prog="python -m evals.session", description=__doc__)
    parser.add_argument("systems", nargs="+", choices=SYSTEMS)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--tutorial", type=Path, required=True)
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args(arguments)
    asks = open_asks(options.systems, options.store, options.tutorial)
    cases = pick_cases(load_cases(options.cases))
    time_rounds(asks, cases, 1, 0)  # whatever loads at first use is loaded now
    print(json.dumps(time_rounds(asks, cases, options.rounds, options.seconds)))


if __name__ == "__main__":
    main()
