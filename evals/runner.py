"""Ask every case once and keep what came back: the answer, the pages found, the time it took."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from evals.cases import Case
from evals.editions import Edition, PageKey
from evals.metrics import CUT_OFFS
from evals.scorers import Result, build_result, hit_pages
from planqa.domain import Answer, Hit


class System(Protocol):
    """What is evaluated: planqa.assistant.Assistant, or a fake of it in the tests."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Return the Answer to one question after the earlier ones."""
        ...

    def search(self, question: str, k: int = 5) -> Sequence[Hit]:
        """Return the k best hits."""
        ...


class Baseline(Protocol):
    """The plain pipeline in the second column."""

    def search(self, question: str, k: int = 4) -> Sequence[tuple[PageKey, str]]:
        """Return page and text of the k nearest chunks."""
        ...


def run_case(case: Case, system: System, editions: Mapping[str, Edition], baseline: Baseline | None) -> Result:
    """Ask, time, score and search; a follow-up is searched as the standalone question, by both pipelines."""
    start = time.perf_counter()
    reply = system.ask(case.question, case.history)
    latency_ms = (time.perf_counter() - start) * 1000
    result = build_result(case, reply, editions, latency_ms)
    if not (case.answerable and case.quotes):
        return result
    question = reply.standalone_question or case.question
    depth = max(CUT_OFFS)
    plain = baseline.search(question, depth) if baseline else ()
    return replace(result, found=hit_pages(system.search(question, depth)), tutorial=tuple(page for page, _ in plain))


def run_cases(
    cases: Iterable[Case], system: System, editions: Mapping[str, Edition], baseline: Baseline | None = None
) -> list[Result]:
    """Run the cases in order; the first question is asked once before, so that every time is a warm one."""
    listed = list(cases)
    if listed:
        system.ask(listed[0].question, listed[0].history)
    return [run_case(case, system, editions, baseline) for case in _with_progress(listed)]


def _with_progress(cases: list[Case]) -> Iterable[Case]:
    from tqdm import tqdm

    return tqdm(cases, desc="cases", unit="case", leave=False, disable=None)
