"""Names in a question: the evidence must tell of what bears the name, and not of something like it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from planqa.matching import Term
from planqa.sufficiency import Requirement
from planqa.terms import words

RARE_NAME = 20  # times up to which the documents hold a name that is seldom what they are about


def names_required(question: str, asked: Sequence[Term], counts: Mapping[str, int]) -> list[Requirement]:
    """Capitalised words inside the question: unknown to the documents, never met; known but rare, to be told of.

    counts: how often the documents hold a word. A rare name is a borough's, a person's or a scheme's: a section on
    something else does not answer for it. What says nothing of the topic ("in plain English") is none.
    """
    names = re.findall(r"(?<=[\w,] )[A-Z][a-z]{2,}\b", question)
    named = {term: name for name in names for term in asked if name.lower() in words(term.word)}
    return [one for term, name in named.items() for one in _name_required(name, term, counts)]


def _name_required(name: str, term: Term, counts: Mapping[str, int]) -> Iterator[Requirement]:
    times = max(counts.get(form, 0) for word in words(name) for form in (word, word.removesuffix("s")))
    if not times and len(term.alternatives) == 1:
        yield Requirement(f"“{name}”", lambda *_: False)
    elif times <= RARE_NAME:
        said = name.lower()
        yield Requirement(f"“{name}”", lambda text, bag: term.in_bag(bag) or said in words(text), wide=True)
