"""Whether quoted words stand on a page, white space, bullets and the shape of marks aside."""

import re
from collections.abc import Callable, Iterable, Mapping

from planqa.domain import Chunk, Citation

Pages = Mapping[tuple[str, int], str]
"""The folded words of each page, by document id and PDF page."""
Cite = Callable[[str, int, str], Citation]
"""Makes the citation of a quote on a document's PDF page."""


def folded(text: str) -> str:
    """The text's words and numbers in lower case, one blank between them."""
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def words_by_page(chunks: Iterable[Chunk]) -> Pages:
    """The words of every page in reading order, headings included."""
    found: dict[tuple[str, int], str] = {}
    for chunk in chunks:
        for part in (*chunk.trail, chunk.text):
            key = chunk.document, chunk.page
            found[key] = f"{found.get(key, '')} {folded(part)}"
    return found


def stands_on(quote: str, document: str, page: int, pages: Pages) -> bool:
    """Whether the quote's words stand together on the page."""
    words = folded(quote)
    return bool(words) and f" {words} " in f" {pages.get((document, page), '')} "
