"""`python -m evals.bench`: time, memory and disk of planqa beside the plain tutorial pipeline, in one run.

Every figure is measured in a process of its own. The column "encoder" is the floor: the encoder alone, loaded
and asked for one question's vector, which no pipeline with this encoder can beat where it needs that vector.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from evals.cases import PLAN
from evals.editions import CORPUS, RESULTS, find_pdf, read_edition
from evals.metrics import percentile
from evals.session import SYSTEMS, Times
from evals.stopwatch import Timed, folder_mb, time_command
from evals.tables import table
from planqa.errors import PlanqaError

PROSE_QUESTION = "How does the partnership support victims of hate crime?"
FIGURE_QUESTION = "How many harassment offences were there in 2015/16?"
_ENCODE = "import sys; from planqa.embedding import MiniLmEncoder; MiniLmEncoder().encode([sys.argv[-1]])"
_PLANQA = "import sys; from planqa.cli import main; sys.exit(main())"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of each system, None where it does not apply; at_most is the target for planqa."""

    figure: str
    unit: str
    planqa: float
    tutorial: float
    encoder: float | None = None
    at_most: float | None = None

    @property
    def met(self) -> str:
        """ "yes", "no", or "" where there is no target."""
        return "" if self.at_most is None else "yes" if self.planqa <= self.at_most else "no"


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the stores of this run go, and what is asked."""

    corpus: Path
    folder: Path
    runs: int

    @property
    def store(self) -> Path:
        """planqa's store."""
        return self.folder / "store"

    @property
    def tutorial(self) -> Path:
        """The tutorial pipeline's store."""
        return self.folder / "tutorial"

    def ingest(self) -> dict[str, Timed]:
        """Build both stores from the same PDF; planqa also reads its tables."""
        planqa = ["-m", "ingest", "--corpus", str(self.corpus), "--store", str(self.store)]
        tutorial = ["-m", "evals.tutorial", "build", str(self.tutorial), str(find_pdf(PLAN, self.corpus))]
        return {"planqa": _python(planqa), "tutorial": _python(tutorial)}

    def ask_cold(self, question: str) -> dict[str, list[Timed]]:
        """Ask one question in a fresh process, the systems taking turns."""
        commands = {
            "planqa": ["-c", _PLANQA, "ask", "--store", str(self.store), question],
            "tutorial": ["-m", "evals.tutorial", "ask", str(self.tutorial), question],
            "encoder": ["-c", _ENCODE, question],
        }
        turns = [{name: _python(command) for name, command in commands.items()} for _ in range(self.runs)]
        return {name: [turn[name] for turn in turns] for name in commands}

    def session(self, systems: Sequence[str], rounds: int) -> Timed:
        """Ask the evals' questions warm; the output is session.py's JSON."""
        stores = ["--store", str(self.store), "--tutorial", str(self.tutorial)]
        return _python(["-m", "evals.session", *systems, *stores, "--rounds", str(rounds)])


def measure(bench: Bench) -> tuple[list[Row], Times]:
    """Run every step with a progress bar; takes a few minutes."""
    from tqdm import tqdm

    with tqdm(total=4 + len(SYSTEMS), unit="step", desc="ingest", disable=None) as progress:
        rows = _ingest_rows(bench)
        for name, question in (("prose", PROSE_QUESTION), ("figure", FIGURE_QUESTION)):
            progress.update()
            progress.set_description(f"cold start, {name} question")
            rows += _cold_rows(name, bench.ask_cold(question))
        peaks = {}
        for system in SYSTEMS:
            progress.update()
            progress.set_description(f"memory of a warm session, {system}")
            peaks[system] = bench.session([system], rounds=1).peak_mb
        rows.append(Row("peak memory, warm session", "MB", **peaks, at_most=1500))
        progress.update()
        progress.set_description("warm questions")
        times: Times = json.loads(bench.session(SYSTEMS, bench.runs).output)
        progress.update()
    return [*rows, *_warm_rows(times)], times


def _ingest_rows(bench: Bench) -> list[Row]:
    pages = len(read_edition(PLAN, find_pdf(PLAN, bench.corpus)).pages)
    timed = bench.ingest()
    return [
        Row("ingest", "pages/s", **{name: pages / t.seconds for name, t in timed.items()}),
        Row("ingest, whole command", "s", **{name: t.seconds for name, t in timed.items()}, at_most=30),
        Row("peak memory, ingest", "MB", **{name: t.peak_mb for name, t in timed.items()}, at_most=1500),
        Row("store size", "MB", folder_mb(bench.store), folder_mb(bench.tutorial)),
    ]


def _cold_rows(name: str, timed: dict[str, list[Timed]]) -> list[Row]:
    seconds = {system: median(t.seconds for t in runs) for system, runs in timed.items()}
    peaks = {system: max(t.peak_mb for t in runs) for system, runs in timed.items()}
    return [
        Row(f"cold start, {name} question", "s", **seconds, at_most=8),
        Row(f"peak memory, cold {name} question", "MB", **peaks, at_most=1500),
    ]


def _warm_rows(times: Times) -> list[Row]:
    pooled = {system: [ms for values in kinds.values() for ms in values] for system, kinds in times.items()}
    return [
        Row("warm question p50", "ms", **{system: percentile(ms, 50) for system, ms in pooled.items()}),
        Row(
            "warm question p95",
            "ms",
            **{system: percentile(ms, 95) for system, ms in pooled.items()},
            at_most=100,
        ),
    ]


def render(rows: Sequence[Row], times: Times) -> str:
    """Return both tables as Markdown: the figures with their targets, then warm times by kind."""
    head = ("figure", "unit", "planqa", "tutorial", "encoder", "target", "met")
    figures = [
        (
            row.figure,
            row.unit,
            *(_show(value) for value in (row.planqa, row.tutorial, row.encoder)),
            f"≤ {row.at_most:g}" if row.at_most else "",
            row.met,
        )
        for row in rows
    ]
    kinds = sorted(times["planqa"], key=lambda kind: -percentile(times["planqa"][kind], 95))
    warm = [
        (
            kind,
            str(len(times["planqa"][kind])),
            *(_show(percentile(times[s][kind], p)) for s in SYSTEMS for p in (50, 95)),
        )
        for kind in kinds
    ]
    columns = [f"{system} p{percent}" for system in SYSTEMS for percent in (50, 95)]
    title = "## Warm questions by kind, in milliseconds, slowest first"
    return "\n\n".join(("# Benchmark", table(head, figures), title, table(("kind", "asked", *columns), warm))) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables, write evals/results/bench.json and bench.md; returns 2 where a step failed."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--runs", type=int, default=3, help="cold starts of each system and rounds of questions")
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="planqa-bench-") as folder:
            rows, times = measure(Bench(options.corpus, Path(folder), options.runs))
    except (PlanqaError, RuntimeError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    report = render(rows, times)
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "bench.md").write_text(report, "utf-8")
    (RESULTS / "bench.json").write_text(json.dumps(_as_json(rows, times), indent=1) + "\n", "utf-8")
    print(report)
    return 0


def _as_json(rows: Sequence[Row], times: Times) -> dict[str, object]:
    return {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {
            "cores": os.cpu_count(),
            "platform": platform.platform(),
            "python": platform.python_version(),
        },
        "figures": [asdict(row) | {"met": row.met} for row in rows],
        "warm_ms": {
            kind: {
                system: {
                    "p50": percentile(times[system][kind], 50),
                    "p95": percentile(times[system][kind], 95),
                }
                for system in times
            }
            for kind in times["planqa"]
        },
    }


def _python(arguments: Sequence[str]) -> Timed:
    return time_command([sys.executable, *arguments])


def _show(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


if __name__ == "__main__":
    sys.exit(main())
