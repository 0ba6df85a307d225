"""The answers to the parts of a question as one answer: short, each with its citations and figures."""

from collections.abc import Sequence
from dataclasses import replace

from planqa.domain import Answer, Citation, Status
from planqa.sentences import split_sentences

MAX_WORDS = 110  # of the whole answer's text
MAX_CITATIONS = 8
_SAID = (Status.SIGNPOSTED, Status.DECLINED)


def join(question: str, parts: Sequence[tuple[str, Answer]]) -> Answer:
    """One answer of several, in order; what is not in the plan is said for that part alone.

    parts are (question asked, its answer). A part that must not be answered, or all of them being left open, leaves
    one answer: that part's.
    """
    stopped = next((answer for _, answer in parts if answer.status in _SAID), None)
    if stopped is not None:
        return stopped
    told = [(asked, answer) for asked, answer in parts if answer.status is Status.ANSWERED]
    if not told:
        return _left_open(parts)
    texts = _distinct([answer.answer for _, answer in told])
    silent = [
        f"On “{asked.strip(' ?.!,')}”, the plan does not say."
        for asked, answer in parts
        if answer.status is not Status.ANSWERED
    ]
    answers = [answer for _, answer in told]
    kept = _fewer_items(answers, _within(texts, MAX_WORDS - sum(len(text.split()) for text in silent)))
    first = told[0][1]
    return replace(
        first,
        question=question,
        answer="\n".join([*kept, *silent]) if any("\n" in text for text in kept) else " ".join([*kept, *silent]),
        citations=_cited(answers, kept),
        figures=tuple(dict.fromkeys(figure for _, answer in told for figure in answer.figures)),
        caveats=tuple(dict.fromkeys(caveat for _, answer in told for caveat in answer.caveats)),
        see_also=tuple(dict.fromkeys(one for _, answer in told for one in answer.see_also)),
        reckoned=tuple(dict.fromkeys(number for _, answer in told for number in answer.reckoned)),
        standalone_question=" ".join(answer.standalone_question for _, answer in parts),
        answered_by=first.answered_by if len({answer.answered_by for _, answer in told}) == 1 else "parts",
        confidence=None,
    )


def _left_open(parts: Sequence[tuple[str, Answer]]) -> Answer:
    """Nothing is told of any part: the first silence, for all of them."""
    whole = " ".join(answer.standalone_question for _, answer in parts)
    return replace(parts[0][1], standalone_question=whole)


def _distinct(texts: Sequence[str]) -> list[str]:
    """The texts in order, without one that another holds."""
    found: list[str] = []
    for text in texts:
        found = [one for one in found if one not in text]
        if not any(text in one for one in found):
            found.append(text)
    return _without_repeats(found)


def _without_repeats(texts: Sequence[str]) -> list[str]:
    """A sentence told in one text is not told again in the next."""
    told: set[str] = set()
    found = []
    for text in texts:
        kept = text if "\n" in text else " ".join(one for one in split_sentences(text) if one not in told)
        told.update(split_sentences(text))
        found += [kept] if kept else []
    return found


def _cited(answers: Sequence[Answer], texts: Sequence[str]) -> tuple[Citation, ...]:
    """The citations of what is told, in order."""
    text = "\n".join(texts)
    found = (one for answer in answers for one in answer.citations if _is_told(one, answer, text))
    return tuple(dict.fromkeys(found))


def _fewer_items(answers: Sequence[Answer], texts: Sequence[str]) -> list[str]:
    """The texts, the longest list shortened until no more than so many citations are needed."""
    kept = list(texts)
    while len(_cited(answers, kept)) > MAX_CITATIONS:
        longest = max(range(len(kept)), key=lambda at: kept[at].count("\n"))
        if kept[longest].count("\n") < 2:
            break
        kept[longest] = _shorter(kept[longest])
    return kept


def _is_told(citation: Citation, answer: Answer, text: str) -> bool:
    """Whether what is quoted was not cut from the answer's text."""
    return citation.quote not in answer.answer or citation.quote in text or citation is answer.citations[0]


def _within(texts: Sequence[str], words: int) -> list[str]:
    """The texts, the longest shortened from its end until all fit into so many words."""
    kept = list(texts)
    while sum(len(text.split()) for text in kept) > words:
        longest = max(range(len(kept)), key=lambda at: len(kept[at].split()))
        shorter = _shorter(kept[longest])
        if shorter == kept[longest]:
            break
        kept[longest] = shorter
    return kept


def _shorter(text: str) -> str:
    """Without its last item or sentence; what is one sentence stays."""
    lines = text.split("\n")
    if len(lines) > 1:
        more = lines[-1].startswith("…")
        kept = lines[: -2 if more else -1]
        return "\n".join([*kept, lines[-1]]) if more and len(kept) > 1 else "\n".join(kept) if not more else text
    sentences = split_sentences(text)
    return " ".join(sentences[:-1]) if len(sentences) > 1 else text
