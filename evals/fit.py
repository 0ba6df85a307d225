"""`python -m evals.fit`: fit the weights that choose a passage, and show what they give on held-out folds.

A ranking (ranking.py) over the candidates of each question: the cases of evals/cases, and with --squad FILE questions
of SQuAD 2.0 (Rajpurkar, Jia and Liang 2018, CC BY-SA 4.0) over other subjects, so that nothing is tuned to one plan.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evals.cases import CASES, load_cases
from evals.matching import missing_phrases, missing_quantities
from evals.ranking import fit_odds, fit_ranking
from planqa.assistant import Assistant
from planqa.conversation import standalone
from planqa.domain import Chunk, Document, Passage
from planqa.embedding import MiniLmEncoder
from planqa.extractive import Candidate, read_weights
from planqa.question import Kind, understand
from planqa.settings import read_settings
from planqa.store import Contents, write_store

WEIGHTS = Path("src/planqa/weights.toml")
FOLDS = 5
BIAS = "bias"  # the feature that is 1 for every passage: it takes the shift
UNMET = -99.0  # score of a passage that lacks what the question requires
LANES = frozenset({"figures", "computed", "unsafe", "adversarial"})  # kinds that other steps answer


@dataclass(frozen=True, slots=True)
class Example:
    """One question with its candidates' features, shape (candidates, features), which are right, which may answer."""

    group: str
    features: Any
    right: Any
    met: Any

    def first(self, weights: Any) -> tuple[float, bool]:
        """The score of the passage that ranks first, of those that may answer, and whether it is right."""
        scores = np.where(self.met, self.features @ weights, UNMET)
        best = int(scores.argmax())
        return float(scores[best]), bool(self.right[best])


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print the held-out result, and write weights.toml with --write."""
    options = _parse(arguments)
    fitted = {name: _fit_set(options, expanded=name == "expanded") for name in ("expanded", "plain")}
    if options.write:
        _write(fitted)
    return 0


def _fit_set(options: argparse.Namespace, *, expanded: bool) -> dict[str, float]:
    """The weights with or without the passages' own questions; SQuAD has none, so it joins the second alone."""
    names = list(read_weights(expanded=expanded))
    plan = list(_plan_examples(Assistant.open(options.store, without=set() if expanded else {"expansion"}), names))
    with_squad = options.squad and not expanded
    squad = list(_squad_examples(options.squad, names, options.most)) if with_squad else []
    print(f"{'expanded' if expanded else 'plain'}: {len(plan)} cases, {len(squad)} questions of SQuAD")
    held_out = _held_out(plan, squad)
    scale, shift = fit_odds([score for score, _, _ in held_out], [right for _, right, _ in held_out])
    _show([(score * scale + shift, right, can) for score, right, can in held_out])
    weights = dict(zip(names, _fit([*plan, *squad]) * scale, strict=True))
    return weights | {BIAS: shift}


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.fit", description=__doc__)
    parser.add_argument("--store", type=Path, default=read_settings().store)
    parser.add_argument("--squad", type=Path, help="a file in SQuAD 2.0's JSON")
    parser.add_argument("--most", type=int, default=1500, help="questions of SQuAD to use")
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS}")
    return parser.parse_args(arguments)


def _plan_examples(assistant: Assistant, names: Sequence[str]) -> Iterator[Example]:
    for case in load_cases(CASES):
        if case.kind in LANES or case.status.value in ("declined", "signposted"):
            continue
        text = standalone(case.question, case.history, assistant.figures.areas)

        def right(told: str, case: Any = case) -> bool:
            return case.answerable and not (
                missing_phrases(told, case.phrases) or missing_quantities(told, case.quantities)
            )

        example = _example(assistant, text, names, right, case.id)
        if example is not None and (example.right.any() or not case.answerable):
            yield example


def _example(
    assistant: Assistant, text: str, names: Sequence[str], right: Callable[[str], bool], group: str
) -> Example | None:
    question = understand(assistant.speller.correct(text))
    candidates = assistant.extractor.candidates(question, assistant.find(question.text))
    labels = np.array([right(_told(candidate)) for candidate in candidates], bool)
    if question.kind in (Kind.LIST, Kind.HOW) and labels.any():
        labels &= _shortest(candidates, labels)
    rows = np.array([[candidate.features[name] for name in names] for candidate in candidates], float)
    met = np.array([not candidate.unmet for candidate in candidates], bool)
    return Example(group, rows, labels, met) if candidates and met.any() else None


def _shortest(candidates: Sequence[Candidate], labels: Any) -> Any:
    """Of the right passages, those not three times as long as the shortest: a whole chapter is no answer."""
    lengths = np.array([len(_told(candidate)) for candidate in candidates])
    return lengths <= 3 * lengths[labels].min()


def _told(candidate: Candidate) -> str:
    passage = candidate.passage
    if passage.kind != "section":
        return passage.text
    words = " ".join([passage.text, *(text for _, text in passage.parts)]).split()
    return " ".join(words[:110])


def _squad_examples(path: Path, names: Sequence[str], most: int) -> Iterator[Example]:
    articles = json.loads(path.read_text(encoding="utf-8"))["data"]
    questions = [(pair, at) for at, pair in enumerate(_squad_questions(articles))]
    step = max(1, len(questions) // most)
    with tempfile.TemporaryDirectory() as folder:
        assistant = _squad_assistant(articles, Path(folder))
        for (text, answers, context), _ in questions[::step]:

            def right(told: str, answers: Sequence[str] = answers, context: str = context) -> bool:
                return told in context and any(answer in told for answer in answers)

            example = _example(assistant, text, names, right, text)
            if example is not None and (example.right.any() or not answers):
                yield example


def _squad_questions(articles: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, list[str], str]]:
    for article in articles:
        for paragraph in article["paragraphs"]:
            for pair in paragraph["qas"]:
                yield pair["question"], [answer["text"] for answer in pair["answers"]], paragraph["context"]


def _squad_assistant(articles: Sequence[Mapping[str, Any]], folder: Path) -> Assistant:
    from ingest.passages import number, passages

    chunks = [
        Chunk(
            f"{at}:{n}", "squad", "SQuAD", n + 1, str(n + 1), (article["title"].replace("_", " "),), text, at * 1000 + n
        )
        for at, article in enumerate(articles)
        for n, text in enumerate(paragraph["context"] for paragraph in article["paragraphs"])
    ]
    found: list[Passage] = number(passages(chunks))
    encoder = MiniLmEncoder()
    document = Document("squad", "SQuAD", "squad.json", "")
    contents = Contents(
        encoder=encoder.name,
        documents=[document],
        chunks=chunks,
        vectors=encoder.encode([chunk.indexed_text for chunk in chunks]),
        passages=found,
        passage_vectors=encoder.encode([passage.indexed_text for passage in found]),
        extras={"glossary": [], "knowledge": {}},
    )
    write_store(folder, contents)
    return Assistant.open(folder)


def _fit(examples: Sequence[Example]) -> Any:
    return fit_ranking([(example.features, example.right) for example in examples])


def _held_out(plan: Sequence[Example], squad: Sequence[Example]) -> list[tuple[float, bool, bool]]:
    """Of every case, asked in the fold it was left out of: the first one's score, its being right, any being right."""
    found = []
    for fold in range(FOLDS):
        weights = _fit([*(example for at, example in enumerate(plan) if at % FOLDS != fold), *squad])
        found += [(*example.first(weights), bool(example.right.any())) for example in plan[fold::FOLDS]]
    return found


def _show(scored: Sequence[tuple[float, bool, bool]]) -> None:
    """Risk and coverage on held-out folds of the plan's cases."""
    answerable = sum(can for _, _, can in scored)
    print("threshold  answered right  answered wrong  silent on the unanswerable")
    for threshold in np.arange(-2.0, 2.6, 0.25):
        right = sum(ok for score, ok, _ in scored if score >= threshold)
        wrong = sum(not ok for score, ok, can in scored if score >= threshold and can)
        silent = sum(score < threshold for score, _, can in scored if not can)
        quiet = silent / max(1, len(scored) - answerable)
        print(f"{threshold:9.2f}  {right / answerable:14.1%}  {wrong / answerable:14.1%}  {quiet:10.1%}")


def _write(fitted: Mapping[str, Mapping[str, float]]) -> None:
    lines = [
        "# Weights of the features in extractive.py, fitted by `python -m evals.fit --write`; log-odds of answering.",
        "# expanded: documents whose passages have questions of their own; plain: those without.",
    ]
    for name, weights in fitted.items():
        lines += ["", f"[{name}]", *(f"{feature} = {value:.3f}" for feature, value in weights.items())]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"wrote {WEIGHTS}")


if __name__ == "__main__":
    sys.exit(main())
