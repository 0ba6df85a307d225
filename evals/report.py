"""A run as JSON and as a page of tables: headline metrics, a table by kind and one by reader, worst first."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evals import consistency, risk, unaided
from evals.gate import Floor
from evals.metrics import METRICS, RUN_METRICS, TUTORIAL_METRICS, Metric, Unit, accuracy
from evals.scorers import RIGHT, Result
from evals.tables import table

Run = dict[str, Any]
_UNITS: dict[str, Unit] = {metric.name: metric.unit for metric in METRICS} | dict.fromkeys(RUN_METRICS, "share")
_GROUP_COLUMNS = (
    "score",
    "citation_precision",
    "citation_recall",
    "section_accuracy",
    "recall@5",
    "mean_words",
)


def summarise(name: str, results: Sequence[Result]) -> Run:
    """Return everything that is kept of a run; evals/README.md gives the shape."""
    return {
        "set": name,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "cases": len(results),
        "metrics": _measures(METRICS, results),
        "tutorial": _measures(TUTORIAL_METRICS, results) if any(r.tutorial for r in results) else {},
        "by_kind": _groups(results, lambda result: result.case.kind),
        "by_reader": _groups(results, lambda result: result.case.reader),
        "results": [_row(result) for result in results],
    }


def add_consistency(run: Run, asked: Sequence[consistency.Asked]) -> None:
    """Keep the groups of wordings, and their two metrics, with the run."""
    run["metrics"] |= {name: asdict(measure(asked)) for name, measure in consistency.MEASURES.items()}
    run["consistency"] = consistency.as_json(asked)


def add_risk(run: Run, results: Sequence[Result], press: risk.Press) -> None:
    """Keep the risk-coverage curve, and the area under it, with the run."""
    run["risk"] = risk.measure_risk(results, press)
    run["metrics"]["aurc"] = run["risk"]["aurc"]


def save(run: Run, folder: Path) -> tuple[Path, Run | None]:
    """Write the run as <set>.json, the one before kept as previous.json; returns the file and that run."""
    folder.mkdir(parents=True, exist_ok=True)
    name = run["set"]
    file = folder / f"{name}.json"
    previous = folder / ("previous.json" if name == "latest" else f"{name}.previous.json")
    if file.is_file():
        file.replace(previous)
    file.write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return file, json.loads(previous.read_text("utf-8")) if previous.is_file() else None


def render(run: Run, last: Run | None, floors: Sequence[Floor]) -> str:
    """Return the report as Markdown whose columns also line up in a terminal."""
    beside = f", beside the run of {last['made']} ({last['cases']} cases)" if last else ""
    parts = [
        f"# Evals: {run['cases']} cases ({run['set']}), {run['made']}{beside}",
        "## All cases",
        _headline(run, last, floors),
        "## By kind, worst first",
        _group_table("kind", run["by_kind"], (last or {}).get("by_kind", {})),
        "## By reader, worst first",
        _group_table("reader", run["by_reader"], (last or {}).get("by_reader", {})),
    ]
    if "unaided" in run:
        parts += ["## With the FAQ switched off", unaided.render(run["unaided"], run["metrics"])]
    if "consistency" in run:
        parts += ["## The same question in ten wordings, worst first", consistency.render(run["consistency"])]
    if "risk" in run:
        parts += ["## Risk and coverage of the prose answers", risk.render(run["risk"])]
    return "\n\n".join(parts) + "\n"


def render_failures(results: Iterable[Result]) -> str:
    """Return every case that is not right, with what was expected and what came."""
    return "\n\n".join(_failure(result) for result in results if result.score.value != RIGHT)


def _measures(metrics: Sequence[Metric], results: Sequence[Result]) -> dict[str, dict[str, Any]]:
    return {metric.name: asdict(metric.measure(results)) for metric in metrics}


def _groups(results: Sequence[Result], key: Callable[[Result], str]) -> dict[str, Any]:
    """Group by key, the least accurate group first."""
    names = sorted({key(result) for result in results})
    groups = {name: [result for result in results if key(result) == name] for name in names}
    ordered = sorted(names, key=lambda name: accuracy(groups[name]).value or 0)
    return {name: _measures(METRICS, groups[name]) for name in ordered}


def _headline(run: Run, last: Run | None, floors: Sequence[Floor]) -> str:
    bounds = {floor.metric: floor for floor in floors}
    rows = []
    for name, measure in run["metrics"].items():
        before = (last or {}).get("metrics", {}).get(name, {})
        plain = run["tutorial"].get(name)
        rows.append([
            name,
            show(name, measure["value"]),
            _interval(name, measure),
            show(name, before.get("value")),
            _change(name, measure["value"], before.get("value")),
            show(name, plain["value"]) if plain else "",
            str(bounds[name]) if name in bounds else "",
            str(measure["n"]),
        ])  # fmt: skip
    return table(("metric", "this run", "95 % interval", "last run", "change", "tutorial", "floor", "n"), rows)


def _group_table(label: str, groups: Mapping[str, Any], before: Mapping[str, Any]) -> str:
    head = (label, "cases", "accuracy", "95 % interval", "last run", "change", *_GROUP_COLUMNS, "p95")
    rows = []
    for name, measures in groups.items():
        now, then = measures["accuracy"], before.get(name, {}).get("accuracy", {}).get("value")
        rows.append([
            name,
            str(now["n"]),
            show("accuracy", now["value"]),
            _interval("accuracy", now),
            show("accuracy", then),
            _change("accuracy", now["value"], then),
            *(show(column, measures[column]["value"]) for column in _GROUP_COLUMNS),
            show("latency_p95", measures["latency_p95"]["value"]),
        ])  # fmt: skip
    return table(head, rows)


def show(metric: str, value: float | None) -> str:
    """Return a value in its metric's unit; an en dash where there was nothing to measure."""
    if value is None:
        return "–"
    unit = _UNITS.get(metric, "number")
    return {"share": f"{value:.1%}", "number": f"{value:.2f}", "ms": f"{value:.0f} ms"}[unit]


def _interval(metric: str, measure: Mapping[str, Any]) -> str:
    if measure["low"] is None:
        return ""
    return f"{show(metric, measure['low'])} to {show(metric, measure['high'])}"


def _change(metric: str, now: float | None, before: float | None) -> str:
    if now is None or before is None:
        return ""
    change = now - before
    if abs(change) < 0.0005:
        return "="
    return {"share": f"{change * 100:+.1f} pp", "number": f"{change:+.2f}", "ms": f"{change:+.0f} ms"}[_UNITS[metric]]


def _row(result: Result) -> dict[str, object]:
    case, reply = result.case, result.reply
    return {
        "id": case.id,
        "kind": case.kind,
        "reader": case.reader,
        "question": case.question,
        "score": result.score.value,
        "explanation": result.score.explanation,
        "expected_status": case.status.value,
        "status": reply.status.value,
        "answer": reply.answer,
        "answered_by": reply.answered_by,
        "words": result.words,
        "expected_pages": sorted(result.expected_pages),
        "cited_pages": result.cited,
        "found_pages": result.found,
        "tutorial_pages": result.tutorial,
        "latency_ms": round(result.latency_ms, 1),
    }


def _failure(result: Result) -> str:
    case = result.case
    wanted = "; ".join([*(" | ".join(group) for group in case.phrases), *case.quantities]) or "no words"
    return "\n".join((
        f"[{result.score.value:+d}] {case.id} ({case.kind}, {case.reader}): {result.score.explanation}",
        *(f"  earlier:  {earlier}" for earlier in case.history),
        f"  question: {case.question}",
        f"  expected: {case.status.value}; {wanted}; {_pages(result.expected_pages)}",
        f"  answer:   {result.reply.status.value}; {result.reply.answer}",
        f"  cited:    {_pages(result.cited)}; found: {_pages(result.found[:5])}",
    ))  # fmt: skip


def _pages(keys: Iterable[tuple[str, int]]) -> str:
    """Page numbers in the order given; sets are sorted."""
    ordered = sorted(keys) if isinstance(keys, frozenset) else list(keys)
    return "pages " + (", ".join(str(page) for _, page in ordered) or "none")
