"""From text to terms: words stemmed, numbers and periods kept whole.

"3.5%", "£1.2m", "13,456" and "2015/16" are one term each (bm25s' own tokeniser loses or splits them).
Stems: Snowball English (Porter 2001). Stop words: question words and the commonest function words.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

STOP_WORDS = frozenset(
    """a about above after again all also am an and any are as at be because been being but by can could
    did do does doing done for from get gets give given gives got had has have having he her here hers him his
    how i if in into is it its itself just let me might more most much my myself no nor not of off on
    once only or other our ours out over own please pls same shall she should so some such than that the
    their them then there these they this those through to too under until up us very was we were what
    when where which while who whom whose why will with would you your yours s t d ll re ve m tell know
    anyone someone something anything thanks hi hello want need like many whats what's whos who's wots wat wot wht wen
    how's hows where's wheres when's often frequently stand stands mean means thing things stuff sort kind really u ur r
    ok isn't isnt aren't arent don't dont doesn't doesnt can't cant won't wont there's theres it's im i'm i've ive
    somebody anybody nobody everybody everyone going go goes gonna happen happens happened want wants wanted
    they're that's thats does say says said ever still actually currently exactly according even else""".split()
)

QUESTION_WORDS = frozenset({"why", "how", "who", "when", "where"})
_TERM = re.compile(
    r"£?\d+(?:[.,]\d+)*(?:/\d+)?(?:bn|mn|m|k)?%?"  # £1.2m, 13,456, 3.5%, 2015/16
    r"|[^\W\d_]+(?:&[^\W\d_]+)?(?:['’][^\W\d_]+)?\d*"  # words; A&E, borough's, L2
)
_CONTRACTION = re.compile(r"['’](?:s|ve|ll|d|re|m)$")


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The Snowball stem of one lower-case word; numbers come back without thousands separators."""
    if word[0].isdigit() or word[0] == "£":
        return re.sub(r"(?<=\d),(?=\d{3})", "", word)
    return str(_stemmer().stemWord(re.sub(r"['’]s?$|['’]s\b", "", word) or word))


def words(text: str) -> list[str]:
    """Lower-case words and numbers in order, stop words included, unstemmed."""
    found = _TERM.findall(unicodedata.normalize("NFKC", text).lower())
    return [_CONTRACTION.sub("", word) for word in found]


def terms(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order, repeats kept; stop words left out."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]


def share_said(heading: str, said: frozenset[str]) -> float:
    """The share of a heading's stems, and of its question words as they are, that are said."""
    wanted = frozenset(terms(heading)) | (frozenset(words(heading)) & QUESTION_WORDS)
    return len(wanted & said) / len(wanted) if wanted else 0.0
