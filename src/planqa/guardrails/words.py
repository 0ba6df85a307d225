"""How the guardrails read a question: without disguise, with shorthand written out and grave words mended."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from planqa.embedding import english_words


def clean(question: str) -> str:
    """The question without control, invisible and direction-changing characters, white space folded, NFKC."""
    normal = unicodedata.normalize("NFKC", question)
    spaced = re.sub(r"\s+", " ", normal)
    return "".join(char for char in spaced if not unicodedata.category(char).startswith("C")).strip()


def spoken(text: str) -> str:
    """The words as the rules read them: lower case, contractions and shorthand written out, grave words mended."""
    folded = re.sub(r"([a-z])\1{2,}", r"\1", re.sub(r"[‘’ʼ′`´]", "'", _undisguised(text.lower())))
    for ending, full in _ENDINGS:
        folded = re.sub(ending, full, folded)
    return re.sub(r"[a-z]+\d?", lambda match: _word(match.group()), folded.replace("'", ""))


def _undisguised(text: str) -> str:
    """Letters of other scripts that pass for Latin ones in a Latin word, and words spelt l i k e this, made plain."""
    plain = re.sub(r"\w+", lambda word: word[0].translate(_ALIKE) if re.search("[a-z]", word[0]) else word[0], text)
    return re.sub(r"\b(?:[a-z] ){4,}[a-z]\b", lambda letters: letters[0].replace(" ", ""), plain)


_ALIKE = str.maketrans("аеорсухіѕјԁոαορν", "aeopcyxisjdnaopv")
_ENDINGS = (
    (r"\b(he|she|it|there|that|what|who|where|how|someone|somebody|everyone)'s\b", r"\1 is"),
    (r"\b(?:run|take|walk|talk) (me|us) through\b(?! with\b)", r"tell \1 about"),
    (r"\bno\.? of\b", "number of"),
    (r"\b([a-z]+)'re\b", r"\1 are"),
    (r"\b([a-z]+)'ll\b", r"\1 will"),
    (r"\b([a-z]+)'ve\b", r"\1 have"),
    (r"\b([a-z]+)'d\b", r"\1 would"),
)


@lru_cache(maxsize=8_192)
def _word(word: str) -> str:
    """One word written out; a word that English does not know is mended towards a grave one."""
    read = data("guardrails.toml")
    short: str | None = read["shorthand"].get(word, _shared_shorthand().get(word))
    if short is not None:
        return short
    if len(word) < 5 or word in english_words() or word.removesuffix("s") in english_words():
        return word
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    alike = [grave for grave in read["mended"]["words"].split() if grave[0] == word[0]]
    found = extractOne(word, alike, scorer=OSA.distance, score_cutoff=1 if len(word) < 8 else 2)
    return word if found is None else str(found[0])


@cache
def _shared_shorthand() -> Mapping[str, str]:
    """The shorthand that every question is read with, without what is also an English word ("meat", "dose")."""
    words: Mapping[str, str] = data("shorthand.toml")["words"]
    return {short: full.replace("'", "") for short, full in words.items() if short not in english_words()}


def is_other_language(text: str) -> bool:
    """Whether most letters are not Latin, or another language's small words outnumber the English ones."""
    letters = [char for char in text if char.isalpha()]
    if letters and sum(ord(char) > 0x24F for char in letters) / len(letters) > 0.5:
        return True
    tokens = re.findall(r"[^\W\d_]+", text.lower())
    if len(tokens) < 3:
        return False
    counts = {code: sum(token in small for token in tokens) for code, small in _languages().items()}
    english = counts.pop("english")
    other = max(counts.values())
    return other >= 2 and other > english and other / len(tokens) >= 0.25


def cries_in_another_language(text: str) -> bool:
    """Whether a text that is not English holds words of distress: help, he beats me, I am afraid."""
    said = unicodedata.normalize("NFC", text).lower()
    return is_other_language(text) and any(
        re.search(rf"(?<!\w){words}", said) for words in data("languages.toml")["cries"]
    )


@cache
def _languages() -> Mapping[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in data("languages.toml")["languages"].items()}


@cache
def data(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files("planqa").joinpath(name).read_text(encoding="utf-8"))
