"""`python -m evals.scale`: 100,000 invented figures over 200 documents; how long loading, looking up and replying take.

Every document is one invented area's plan: half of its rows are those of all plans ("Harassment"), the other half are
its own. The words are those of the corpus' vocabulary. What a question should find is known, so the run also tells
how many of the replies are right: a lookup that is quick because it finds something else is worth nothing.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

from evals.editions import CORPUS, RESULTS
from evals.invented import PER_DOCUMENT, invent_figures, pick_questions, widen
from evals.metrics import percentile
from evals.tables import table
from planqa.audit import audit
from planqa.domain import Figure
from planqa.errors import PlanqaError
from planqa.figures import FigureLane, Vocabulary, load_vocabulary
from planqa.store.figures import read_figures, write_figures

DOCUMENTS = 200
QUESTIONS = 300
SEED = 11
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure; at_most is the target, None where there is none."""

    figure: str
    unit: str
    value: float
    at_most: float | None = None

    @property
    def met(self) -> str:
        """ "yes", "no", or "" where there is no target."""
        return "" if self.at_most is None else "yes" if self.value <= self.at_most else "no"


def measure(vocabulary: Vocabulary, documents: int = DOCUMENTS, asked: int = QUESTIONS) -> list[Row]:
    """Write, read, open and ask; times in seconds and milliseconds, `right` in per cent."""
    written = invent_figures(vocabulary, documents)
    with tempfile.TemporaryDirectory(prefix="planqa-scale-") as folder:
        path = Path(folder) / "figures.duckdb"
        _, writing = _timed(lambda: write_figures(path, written))
        size = path.stat().st_size / 1e6
        figures, reading = _timed(lambda: read_figures(path))
    if figures != written:
        raise RuntimeError("the figures that were read are not those that were written")
    lane, opening = _timed(lambda: FigureLane(figures, vocabulary))
    _, auditing = _timed(lambda: audit(figures))
    loading = [
        Row("figures", "", len(figures)),
        Row("documents", "", documents),
        Row("write (ingest)", "s", writing),
        Row("file", "MB", size),
        Row("load: read the file", "s", reading, at_most=1.5 * max(1, len(figures) / 100_000)),
        Row("load: open the lane", "s", opening),
        Row("audit of all figures, once", "s", auditing),
    ]
    return loading + _ask(lane, figures, asked)


def _ask(lane: FigureLane, figures: Sequence[Figure], asked: int) -> list[Row]:
    """Ask about one cell each, then about many; the first kind is right where the reply stands on that cell."""
    random = Random(SEED)
    exact = list(pick_questions(figures, asked, random))
    asks = [*exact, *((question, None) for question in widen(figures, asked // 3, random))]
    lookups = [_timed(partial(lane.lookup, question)) for question, _ in asks]
    replies = [_timed(partial(lane.reply, question)) for question, _ in asks]
    held = sum(cell in found for (_, cell), (found, _) in zip(exact, lookups, strict=False))
    right = sum(
        reply is not None and cell in reply.figures for (_, cell), (reply, _) in zip(exact, replies, strict=False)
    )
    return [
        *_times("lookup", [took for _, took in lookups]),
        *_times("reply", [took for _, took in replies]),
        Row("lookups that hold the cell asked for", "%", 100 * held / len(exact)),
        Row("replies that stand on it", "%", 100 * right / len(exact)),
    ]


def _times(what: str, seconds: Sequence[float]) -> list[Row]:
    took = [1000 * one for one in seconds]
    p50, p95 = (percentile(took, percent) for percent in (50, 95))
    return [
        Row(f"{what} p50", "ms", p50),
        Row(f"{what} p95", "ms", p95, at_most=100),
        Row(f"slowest {what}", "ms", max(took)),
    ]


def _timed(run: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    made = run()
    return made, time.perf_counter() - start


def render(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    head = ("figure", "value", "unit", "target", "met")
    shown = [
        (row.figure, _show(row.value), row.unit, f"≤ {row.at_most:g}" if row.at_most else "", row.met) for row in rows
    ]
    return f"# Scale\n\n{table(head, shown)}\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, write evals/results/scale.json; returns 2 where the vocabulary cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m evals.scale", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help=f"1 to 200, of {PER_DOCUMENT} figures each")
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    parser.add_argument("--results", type=Path, default=RESULTS, help="folder of scale.json")
    options = parser.parse_args(arguments)
    try:
        rows = measure(load_vocabulary(options.corpus / "vocabulary.toml"), options.documents, options.questions)
    except PlanqaError as error:
        print(f"scale: {error}", file=sys.stderr)
        return 2
    options.results.mkdir(parents=True, exist_ok=True)
    (options.results / "scale.json").write_text(json.dumps(_as_json(rows), indent=1) + "\n", "utf-8")
    print(render(rows))
    return 0


def _as_json(rows: Sequence[Row]) -> dict[str, object]:
    machine = {"cores": os.cpu_count(), "platform": platform.platform(), "python": platform.python_version()}
    return {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine,
        "figures": [asdict(row) | {"met": row.met} for row in rows],
    }


def _show(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


if __name__ == "__main__":
    sys.exit(main())
