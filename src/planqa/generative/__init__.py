"""An LLM may phrase the answer from numbered evidence; a check lets it choose words, never bring facts.

model.py asks the model, sources.py numbers the evidence, claims.py and numerals.py read what a sentence
says, support.py holds it against what it cites, phrasing.py makes the Answer. Only model.py imports LangChain.
"""

from planqa.generative.model import open_model
from planqa.generative.phrasing import phrase

__all__ = ["open_model", "phrase"]
