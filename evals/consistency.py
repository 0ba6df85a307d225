"""Consistency: whether ten wordings of one question give the same facts, and how many give the right ones.

Elazar et al. 2021 (TACL 9) count the pairs of paraphrases that get the same answer; here it is the share of the
wordings that get the commonest one, which a reader can check by counting.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from evals.cases import Case, parse_case, read_lines
from evals.matching import holds_quantity, mentions
from evals.metrics import Measure, share
from evals.runner import System
from evals.scorers import RIGHT, score_reply
from evals.tables import percent, table
from planqa.domain import Answer, Status
from planqa.errors import InputError

GROUPS = Path(__file__).parent / "consistency"
WORDINGS = 10
Facts = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One question in ten wordings, each a Case with the same target; evals/README.md tells the fields."""

    id: str
    kind: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A group after the run: for every wording the reply, whether it gives the commonest facts, and its score."""

    group: Group
    replies: tuple[Answer, ...]
    same: tuple[bool, ...]
    scores: tuple[int, ...]

    @property
    def consistent(self) -> float:
        """Share of the wordings with the facts of the commonest reply."""
        return fmean(self.same)

    @property
    def right(self) -> float:
        """Share of the wordings whose reply is right."""
        return fmean(score == RIGHT for score in self.scores)


def load_groups(path: Path = GROUPS) -> list[Group]:
    """Read one .jsonl file, or every one in a folder; raises InputError naming file and line."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise InputError(f"{path}: no groups of wordings there; name a .jsonl file or a folder of them")
    return [group for file in files for group in read_lines(file, parse_group)]


def parse_group(line: str) -> Group:
    """Build a group from one JSON line: a case whose `wordings` stand for `reader` and `question`.

    Raises ValueError that says what is wrong with it.
    """
    given = json.loads(line)
    wordings = given.pop("wordings", None) if isinstance(given, dict) else None
    if not isinstance(wordings, Mapping):
        raise ValueError("lacks wordings by reader")
    said = [(reader, question) for reader, questions in wordings.items() for question in questions]
    if len({question.casefold() for _, question in said}) != WORDINGS:
        raise ValueError(f"needs {WORDINGS} different wordings")
    cases = [_case(given, number, reader, question) for number, (reader, question) in enumerate(said, start=1)]
    return Group(str(given["id"]), cases[0].kind, tuple(cases))


def ask_groups(groups: Iterable[Group], system: System) -> list[Asked]:
    """Ask every wording of every group once, without history."""
    return [judge(group, [system.ask(case.question) for case in group.cases]) for group in _with_progress(groups)]


def judge(group: Group, replies: Sequence[Answer]) -> Asked:
    """Compare the replies to one group's wordings, given in the wordings' order."""
    pairs = list(zip(group.cases, replies, strict=True))
    told = [facts(case, reply) for case, reply in pairs]
    commonest, _ = Counter(told).most_common(1)[0]
    scores = tuple(score_reply(case, reply).value for case, reply in pairs)
    return Asked(group, tuple(replies), tuple(one == commonest for one in told), scores)


def facts(case: Case, reply: Answer) -> Facts:
    """What a reply says, so that two replies that say the same are equal.

    That is its status and, of an answer, which of the expected phrases and quantities, and of the excluded numbers,
    it holds. Where that is not all of the first and none of the second, it is also the table cells it stands on or,
    without any, the words it quotes: two answers that are wrong in different ways are not the same.
    """
    if reply.status is not Status.ANSWERED:
        return (reply.status,)
    held = tuple(any(mentions(reply.answer, phrase) for phrase in group) for group in case.phrases)
    held += tuple(holds_quantity(reply.answer, printed) for printed in case.quantities)
    spoilt = tuple(holds_quantity(reply.answer, printed) for printed in case.excluded)
    whole = bool(held) and all(held) and not any(spoilt)
    return (reply.status, held, spoilt, frozenset() if whole else _sources(reply))


def consistency(asked: Sequence[Asked]) -> Measure:
    """Mean over groups of the share of wordings that give the facts of the group's commonest reply."""
    return share(sum(one.consistent for one in asked), len(asked))


def consistency_right(asked: Sequence[Asked]) -> Measure:
    """Mean over groups of the share of wordings whose reply is right."""
    return share(sum(one.right for one in asked), len(asked))


MEASURES = {"consistency": consistency, "consistency_right": consistency_right}


def as_json(asked: Sequence[Asked]) -> list[dict[str, Any]]:
    """What is kept of a run: each group with its shares, and its wordings with what came back."""
    return [
        {
            "id": one.group.id,
            "kind": one.group.kind,
            "same": one.consistent,
            "right": one.right,
            "wordings": [
                {"question": case.question, "reader": case.reader, "same": same, "score": score}
                | {"status": reply.status.value, "answer": reply.answer}
                for case, reply, same, score in zip(one.group.cases, one.replies, one.same, one.scores, strict=True)
            ],
        }
        for one in asked
    ]


def render(kept: Sequence[Mapping[str, Any]]) -> str:
    """Return the groups, as as_json keeps them, in which the wordings part or are not right; the worst first."""
    parted = [one for one in kept if min(one["same"], one["right"]) < 1]
    rows = [
        (one["id"], one["kind"], percent(one["same"]), percent(one["right"]))
        for one in sorted(parted, key=lambda one: (one["same"], one["right"]))
    ]
    whole = f"In {len(kept) - len(rows)} of {len(kept)} groups all ten wordings give the same, right facts."
    return f"{whole}\n\n{table(('group', 'kind', 'same facts', 'right'), rows)}" if rows else whole


def render_parted(kept: Sequence[Mapping[str, Any]]) -> str:
    """Return the wordings that part from their group's commonest reply, or are not right, with what came back."""
    return "\n".join(
        f"{one['id']}: {said['question']}\n  {_fault(said)}; {said['status']}; {said['answer']}"
        for one in kept
        for said in one["wordings"]
        if not said["same"] or said["score"] != RIGHT
    )


def _fault(said: Mapping[str, Any]) -> str:
    faults = ["other facts"] if not said["same"] else []
    return ", ".join(faults + ([] if said["score"] == RIGHT else ["not right"]))


def _sources(reply: Answer) -> frozenset[object]:
    cells = frozenset((one.table, one.row, one.column) for one in reply.figures)
    return cells or frozenset((one.page, one.quote) for one in reply.citations)


def _case(given: Mapping[str, Any], number: int, reader: str, question: str) -> Case:
    return parse_case(
        json.dumps({**given, "id": f"{given.get('id')}/{number}", "reader": reader, "question": question})
    )


def _with_progress(groups: Iterable[Group]) -> Iterable[Group]:
    from tqdm import tqdm

    return tqdm(list(groups), desc="wordings", unit="group", leave=False, disable=None)
