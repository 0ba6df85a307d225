"""In whose voice a question is put: a person who tells of trouble, or a reader who asks what a plan says."""

import re
from functools import cache

from planqa.guardrails.words import clean, data, spoken


def speaks_of_someone(question: str) -> bool:
    """Whether a person speaks of themselves, or tells of another: without that few questions are cries for help."""
    return _speaks(spoken(clean(question)))


def asks_as_a_reader(said: str) -> bool:
    """Whether it is a question of nobody in particular: nobody speaks of themselves, nothing happens as they write.

    said is the question as words.spoken gives it.
    """
    sentences = re.split(r"(?<=[.?!;])\s+", said)
    asked = any(cue("opening", sentence) for sentence in sentences)
    return asked and not cue("now", said) and not any(_speaks(sentence) for sentence in sentences)


def plainly(said: str) -> str:
    """Without figures of speech: "chasing me for the minutes", "dying to know"."""
    return _pattern("idioms").sub(" ", said)


def cue(name: str, said: str) -> bool:
    """Whether a cue of guardrails.toml is found."""
    return bool(_pattern(name).search(said))


def _speaks(said: str) -> bool:
    told = _pattern("courtesies").sub(" ", said)
    opens = cue("opening", told)
    if cue("first", told) or (cue("him", told) and not (opens and cue("anyone", told))):
        return True
    return (cue("ours", told) or cue("third", told)) and not opens


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(data("guardrails.toml")["cues"][name])
