"""What the FAQ is worth: the cases that it answered are asked again with it off, and all are summed up anew."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from evals.editions import Edition
from evals.metrics import METRICS
from evals.runner import run_case
from evals.scorers import Result
from evals.tables import percent, table

if TYPE_CHECKING:
    from planqa.assistant import Assistant

PART = "faq"
SHOWN = ("answer_accuracy", "accuracy", "wrong_rate", "false_refusal_rate")


def measure_unaided(
    results: Sequence[Result], assistant: "Assistant", editions: Mapping[str, Edition]
) -> dict[str, Any]:
    """What is kept of a run: how many cases were asked again, and the metrics with what came back for them."""
    again = [result for result in results if result.reply.answered_by == PART]
    bare = assistant.less(PART)
    others = [result for result in results if result.reply.answered_by != PART]
    unaided = [*others, *(run_case(result.case, bare, editions, None) for result in again)]
    metrics = {metric.name: asdict(metric.measure(unaided)) for metric in METRICS if metric.name in SHOWN}
    return {"part": PART, "asked_again": len(again), "metrics": metrics}


def render(kept: Mapping[str, Any], metrics: Mapping[str, Any]) -> str:
    """The metrics as asked and with the FAQ off; metrics are those of the whole run."""
    rows = []
    for name, measure in kept["metrics"].items():
        aided, bare = metrics[name]["value"], measure["value"]
        change = "" if aided is None or bare is None else f"{(aided - bare) * 100:+.1f} pp"
        rows.append([name, percent(aided), percent(bare), change])
    told = table(("metric", "as asked", "FAQ off", "the FAQ's part"), rows)
    return f"{told}\n\nThe FAQ answered {kept['asked_again']} of the cases; those were asked again without it."
