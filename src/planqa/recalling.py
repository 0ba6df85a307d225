"""The answers told last, so that a follow-up need not ask the questions before it again."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from planqa.domain import Answer

MOST = 256  # answers kept, of some kilobytes each
Key = tuple[str, tuple[str, ...], str | None]


class Recalled:
    """Answers by question, history and document; the one used longest ago goes first. Several threads may share it."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self._lock = Lock()

    def get(self, question: str, history: Sequence[str], document: str | None) -> Answer | None:
        """What was told, or None."""
        key = (question, tuple(history), document)
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def keep(self, question: str, history: Sequence[str], document: str | None, answer: Answer) -> None:
        """Keep an answer; a long run of others pushes it out."""
        with self._lock:
            self._answers[question, tuple(history), document] = answer
            self._answers.move_to_end((question, tuple(history), document))
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)
