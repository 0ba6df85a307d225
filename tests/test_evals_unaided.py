"""What the FAQ is worth: only the cases that it answered are asked again, without it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import cast

import pytest

from evals.__main__ import _parse, _set_name
from evals.cases import Case
from evals.editions import Edition
from evals.runner import run_cases
from evals.unaided import measure_unaided, render
from planqa.assistant import Assistant
from planqa.domain import Answer, Citation, Hit, Status

EDITION = Edition("doc", ("The plan runs for 4 years.", "Knives are seized."), ((1, "Plan"),))
CASES = [
    Case(id_, "facts", "resident", id_, status, phrases=((phrase,),) if phrase else (), document="doc", quotes=quotes)
    for id_, status, phrase, quotes in (
        ("term", Status.ANSWERED, "4 years", ("The plan runs for 4 years.",)),
        ("knives", Status.ANSWERED, "seized", ("Knives are seized.",)),
        ("budget", Status.NOT_IN_PLAN, "", ()),
    )
]


def reply(text: str, by: str, status: Status = Status.ANSWERED) -> Answer:
    return Answer("", status, text, (Citation("doc", "Doc", 1, "1", "", ""),), answered_by=by)


@dataclass
class FakeAssistant:
    """Answers the term and, wrongly, the budget from the FAQ; without it, neither right nor wrong."""

    without: frozenset[str] = frozenset()
    asked: list[str] = field(default_factory=list)

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        self.asked.append(question)
        if question == "knives":
            return reply("Knives are seized.", "extractive")
        if "faq" in self.without:
            return reply("The plan does not say.", "extractive", Status.NOT_IN_PLAN)
        return reply("It runs for 4 years." if question == "term" else "It is £1m.", "faq")

    def search(self, question: str, k: int = 5) -> list[Hit]:
        return []

    def less(self, *names: str) -> "FakeAssistant":
        return replace(self, without=self.without | set(names))


def test_only_what_the_faq_answered_is_asked_again() -> None:
    fake = FakeAssistant()
    results = run_cases(CASES, fake, {"doc": EDITION})
    fake.asked.clear()
    kept = measure_unaided(results, cast(Assistant, fake), {"doc": EDITION})
    assert fake.asked == ["term", "budget"]
    assert kept["asked_again"] == 2
    values = {name: measure["value"] for name, measure in kept["metrics"].items()}
    assert values == pytest.approx(  # without it the term is a false refusal, the budget right
        {"answer_accuracy": 1 / 2, "accuracy": 2 / 3, "wrong_rate": 0, "false_refusal_rate": 1 / 2}
    )
    whole = {name: {"value": value} for name, value in (("answer_accuracy", 1.0), ("accuracy", 2 / 3))}
    report = render(kept, whole | {"wrong_rate": {"value": 1 / 3}, "false_refusal_rate": {"value": None}})
    assert "| answer_accuracy    |   100.0% |   50.0% |       +50.0 pp |" in report
    assert "| wrong_rate         |    33.3% |    0.0% |       +33.3 pp |" in report
    assert "The FAQ answered 2 of the cases" in report


def test_a_run_without_a_part_is_kept_apart() -> None:
    assert _set_name(_parse([])) == "latest"
    options = _parse(["--without", "faq", "--without", "expansion", "--cases", "mine.jsonl"])
    assert _set_name(options) == "mine-without-expansion-without-faq"
